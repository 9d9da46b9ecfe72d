"""What is said at sign-in of forms that were left half filled."""

from __future__ import annotations

from models import clock, timetable, visits
from models.drafts import Drafts
from models.errors import Refused
from models.journal import Actor
from models.language import N_, Words, _

FORMS = Words(
    {
        "visit": N_("lượt mới (F2)"),
        "outcome": N_("kết quả của {ticket}"),
        "ask": N_("thêm thủ tục cho {ticket}"),
        "special_day": N_("ngày nghỉ (Lịch làm việc)"),
        "swap_days": N_("hoán đổi ngày (Lịch làm việc)"),
    }
)
"""The forms by the first word of the name that their drafts have; the second is the visit's id."""

PROMISING = ("calendar.change", "dossier.accept")
"""The rights of those whom days off concern."""

GOING_ON = ("serving", "on_hold")
"""The states of a visit whose forms can still be saved."""


def offer(by: Actor, drafts: Drafts) -> str:
    """Return the sentence that names what was left half filled and can still be saved, or nothing."""
    named = [_named(*form.split(" ")) for form in drafts.forms(by.account_id or 0)]
    left = list(dict.fromkeys(filter(None, named)))
    return _("Còn bản nháp chưa lưu: {forms}.", forms=", ".join(left)) if left else ""


def remind(by: Actor) -> str:
    """Return what those who give or check promised dates must hear of the timetable, or nothing."""
    told = timetable.warnings(clock.today()) if any(map(by.may, PROMISING)) else ()
    return told[0] if told else ""


def _named(kind: str, visit_id: str = "", *_rest: str) -> str:
    """Return a form's words, empty for one of a visit that is over."""
    if kind not in FORMS or not visit_id:
        return FORMS.get(kind, "")
    try:
        visit = visits.by_id(int(visit_id))
    except Refused:
        return ""
    return FORMS[kind].format(ticket=visit.ticket) if visit.state in GOING_ON else ""
