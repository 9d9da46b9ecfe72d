"""A help session in words, the same on its screen and from the command line."""

from __future__ import annotations

from models import sessions
from models.language import _, _n
from tui import words


def lines(it: sessions.About) -> list[str]:
    """Return a session as lines; what is not known is left out."""
    ended = words.time(it.ended_at)
    typed = _("(giờ kết thúc gõ sau)") if it.ended_by_hand else ""
    groups = ", ".join(f"{name} {heads}" for name, heads in it.groups.items())
    parts = (
        (_("Khi nào"), f"{words.day(it.day)} {words.time(it.started_at)}–{ended} {typed}".strip()),
        (_("Số"), it.ticket),
        (_("Ai giúp"), " · ".join(filter(None, (it.helpers, it.team)))),
        (_("Ở đâu"), " · ".join(filter(None, (it.place, it.neighbourhood)))),
        (_("Giúp ai"), " · ".join(filter(None, (it.name, _n("{n} người", it.people), groups)))),
        (_("3 số cuối"), it.phone_tail),
        (_("Thủ tục"), it.procedure),
        (_("Việc"), it.kinds),
        (_("Kết quả"), " · ".join(filter(None, (_came_of(it), it.reason)))),
        (_("Đồng ý"), _("cho thao tác trên máy") if it.consent else ""),
        (_("Ghi chú"), it.note),
        (_("Người ghi"), it.typed_by),
        (_("Đã kiểm"), it.checked_by),
    )
    return [f"{words.fit(label, 11)} {value}" for label, value in parts if value]


def _came_of(it: sessions.About) -> str:
    return it.state if it.state == sessions.STATES["void"] else it.result or it.state
