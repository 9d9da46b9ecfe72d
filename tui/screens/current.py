"""What the desk shows in words: a row of the queue, the visit that is here, the keys for it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from models import people, sessions, text, visits
from models.language import N_, Words, _, _n
from tui import words

WIDTH = 38
"""How many cells the right half of a screen of 80 has."""

ROW, ROW_WIDE = 38, 65
"""How many cells a row of the queue has, on a screen of 80 and on a wide one."""

HELP_WIDE = 24
"""How many cells of them tell what somebody was helped with; the visit that is here tells all."""

SHORT = Words(
    {
        "ACCEPTED": N_("đã tiếp nhận"),
        "ONLINE_ASSISTED": N_("nộp trực tuyến"),
        "ONLINE_GUIDED": N_("hướng dẫn nộp"),
        "SUPPLEMENT": N_("bổ sung"),
        "SUPPLIED": N_("đã bổ sung"),
        "REFUSED": N_("từ chối"),
        "DONE_ON_SPOT": N_("xong"),
        "RESULT": N_("đã trả kết quả"),
        "FEE": N_("thu phí"),
        "WITHDRAW": N_("rút"),
        "STOP": N_("đề nghị dừng"),
        "INFO": N_("hướng dẫn"),
        "REFERRED": N_("giới thiệu"),
        "COMPLAINT": N_("phản ánh"),
        "HOME_VISIT": N_("hẹn đến nhà"),
        "NOTHING": N_("không giải quyết"),
    }
)

ASIDE = Words({"on_hold": N_("dừng"), "no_show": N_("vắng")})
"""Why a row of the queue is not simply waiting, in four letters."""

Hints = tuple[tuple[tuple[int, str], ...], ...]

CALLED: Hints = (
    ((21, N_("Enter bắt đầu tiếp")), (0, N_("R gọi lại"))),
    ((13, N_("V vắng mặt")), (0, N_("L trả về hàng chờ"))),
)
SERVING: Hints = (
    ((14, N_("T tiếp nhận")), (12, N_("B bổ sung")), (0, N_("C từ chối"))),
    ((14, N_("X xong ngay")), (12, N_("H hướng dẫn")), (0, N_("G giới thiệu"))),
    ((14, N_("K trả kết quả")), (12, N_("N khác")), (0, N_("P tạm dừng"))),
    ((13, N_("S thêm t.tục")), (10, N_("M chuyển")), (0, N_("Enter kết thúc"))),
)
"""The keys for the visit that is here: lines of messages, each with the cells it takes."""


def queue_line(row: visits.Waiting, wide: bool) -> str:
    """Return a row of the queue; a wide one has the name and the priority in words."""
    word = ASIDE.get(row.state, "")
    if row.state == "waiting" and row.priority != "none":
        word = f"* {visits.PRIORITIES[row.priority]}" if wide else "*"
    if row.desk_number:
        word = f"{word} → {row.desk_number}".strip()
    start = f"{row.ticket}  {words.time(row.arrived_at)}"
    if wide:
        said = f"{word} {_help(row, wide)}".strip()
        room = ROW_WIDE - len(f"{start}     {said}")
        name = max(12, min(18, room - 22))
        procedure = words.fit(row.procedure, max(10, min(22, room - name)))
        return f"{start}  {procedure} {words.fit(row.name, name)} {said}"
    said = f"{word} {_help(row, wide)}".strip()
    room = ROW - len(f"{start}   {said}")
    return f"{start}  {words.fit(row.procedure, max(8, min(19, room)))} {said}"


def _help(row: visits.Waiting, wide: bool) -> str:
    """Return who helps somebody who waits since when, else with what they were helped, or when."""
    if row.helper and row.helped_since:
        first, *more = row.helper.split(", ")
        who = f"{first}+{len(more)}" if more else first
        return _("{helper} từ {time}", helper=who, time=words.time(row.helped_since))
    if not row.helped_at or wide:
        return words.cut(row.helped, HELP_WIDE)
    return _("đã giúp {time}", time=words.time(row.helped_at))


def helped(row: visits.Waiting) -> str:
    """Return who helps somebody now and since when, else with what they were helped before."""
    if row.helped_since is not None:
        return _("{helper} đang giúp từ {time}", helper=row.helper, time=words.time(row.helped_since))
    last = sessions.of_visit(row.id)[:1] if row.helped_at else []
    return " · ".join(f"{it.ticket}: {it.kinds} – {it.result}" for it in last)


def nobody(desk_id: int | None) -> str:
    """Return what stands where the visit would be when there is none."""
    if desk_id is None:
        return f"{_('Tài khoản này chưa gắn với quầy nào:')}\n{_('chỉ xem được hàng chờ.')}"
    ways = (_("F4 gọi số tiếp theo"), _("Enter gọi người ở dòng đang chọn"))
    return "\n".join((_("Quầy đang trống."), "", *ways))


def somebody(visit: visits.Visit, asked: Sequence[visits.AskedRow], place: int, helper: str) -> str:
    """Return the visit that is here: who, since when, what for, and the keys that work."""
    since = _("từ {time}", time=words.time(visit.since))
    head = _("Đang tiếp") if visit.state == "serving" else _("Đã gọi lần {times}", times=visit.calls)
    lines = [f"{head}  {visit.ticket}   {since}", *_person_lines(visit), ""]
    lines += [_asked_line(row, here == place) for here, row in enumerate(asked)]
    if not asked:
        lines.append(f" ({_('chưa rõ thủ tục · S thêm thủ tục')})")
    if helper:
        lines += ["", *wrap(helper, WIDTH)[:2]]
    return "\n".join([*lines, "", *_hint_lines(CALLED if visit.state == "called" else SERVING)])


def _person_lines(visit: visits.Visit) -> list[str]:
    person = people.by_id(visit.person_id)
    name, year = (person.name, person.birth_year) if person else (None, None)
    priority = f"* {visits.PRIORITIES[visit.priority]}" if visit.priority != "none" else ""
    parts = filter(None, (str(name or "").upper(), str(year or ""), priority))
    lines = [words.cut(" · ".join(parts), WIDTH) or f"({_('chưa ghi tên')})"]
    if person and (person.address or person.phone):
        reached = filter(None, (person.address, text.mask_phone(person.phone)))
        lines.append(words.cut(" · ".join(reached), WIDTH))
    return lines


def _asked_line(row: visits.AskedRow, here: bool) -> str:
    mark = "▶" if here and not row.outcome else " "
    done = SHORT.get(row.outcome, _("chưa kết quả"))
    copies = f", {_n('{n} bản', row.copies)}" if row.copies else ""
    return f"{mark}{row.position} {words.fit(row.short, 20)} {done}{copies}"


def _hint_lines(hints: Hints) -> list[str]:
    return ["".join(f"{_(message)} ".ljust(width) for width, message in line).rstrip() for line in hints]
