"""How shifts and half-days are said, on screens and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models import clock, hours, roster, text
from models.ahead import Ahead
from models.calendar import WEEKDAYS
from models.language import _, _n
from models.roster import Entry, HalfDay
from models.volunteers import Volunteer
from tui import words


def lack(half: HalfDay) -> str:
    """Return what is wrong with a half-day in words: thiếu 1, thừa 2, vắng 1; empty when all is well."""
    said = (
        _("thiếu {n}", n=half.missing) if half.missing else "",
        _("thừa {n}", n=half.surplus) if half.surplus else "",
        _("vắng {n}", n=half.count("absent")) if half.count("absent") else "",
        _("chưa vào {n}", n=half.count("awaited")) if half.count("awaited") else "",
        _("chưa ghi ra {n}", n=half.count("unended")) if half.count("unended") else "",
    )
    return ", ".join(filter(None, said))


def week(halves: Sequence[HalfDay]) -> str:
    """Return what the half-days still to come lack, and what those that are over lacked."""
    over = [half for half in halves if hours.at(half.day, half.closes) <= clock.now()]
    ahead = [half for half in halves if half not in over]
    missing = sum(half.missing for half in ahead)
    lacked, absent = sum(half.missing for half in over), sum(half.count("absent") for half in over)
    gone = (_("thiếu {n}", n=lacked) if lacked else "", _("vắng {n}", n=absent) if absent else "")
    past = ", ".join(filter(None, gone))
    said = (
        (_("còn thiếu {n} lượt người", n=missing) if missing else _("còn lại đủ")) if ahead else "",
        _("đã qua: {past}", past=past) if past else "",
    )
    return " · ".join(filter(None, said))


def people(half: HalfDay, width: int) -> str:
    """Return the given names of a half-day; what does not fit is counted."""
    names = [_called(entry, half.outside) for entry in half.entries]
    whole = ", ".join(names)
    if len(whole) <= width:
        return whole
    kept = next(n for n in range(len(names), -1, -1) if len(_some(names, n)) <= width or n == 0)
    return words.cut(_some(names, kept), width)


def _called(entry: Entry, with_hour: bool) -> str:
    """Return the given name, and since when where the half-day does not tell."""
    name = entry.name or entry.volunteer
    return f"{name} {entry.starts}" if with_hour else name


def _some(names: list[str], kept: int) -> str:
    return ", ".join([*names[:kept], f"+{len(names) - kept}"])


def half(row: HalfDay) -> str:
    """Return T2 23/11 Sáng 07:00–11:30 Trung tâm."""
    return f"{words.weekday(row.day)} {row.name} {row.opens}–{row.closes} {row.place}"


def short_half(row: HalfDay) -> str:
    """Return T2 23/11 Sáng · Trung tâm."""
    return f"{words.weekday(row.day)} {row.name} · {row.place}"


def counted(row: HalfDay) -> str:
    """Return có 1/2 · thiếu 1 of a half-day."""
    many = f"{row.planned}/{row.needed}" if row.needed else str(row.planned)
    return " · ".join(filter(None, (_("có {many}", many=many), lack(row))))


def real(entry: Entry) -> str:
    """Return 07:02–11:31 of who came and went, 07:02– of who is still there, empty of who never came."""
    return f"{words.time(entry.came)}–{words.time(entry.went)}" if entry.came else ""


def remarks(entry: Entry) -> str:
    """Return the state of a shift, which times tell of one that was served, and all else to be said."""
    said = (
        roster.STATES[entry.state] if entry.state != "served" else "",
        _("ngoài lịch") if entry.unplanned else "",
        _("muộn {n} phút", n=entry.late) if entry.late else "",
        _("về sớm {n} phút", n=entry.early) if entry.early else "",
        _("thay {volunteer}", volunteer=entry.instead) if entry.instead else "",
        _("đã sửa giờ") if entry.corrected else "",
    )
    return " · ".join(filter(None, said))


def shift(entry: Entry) -> str:
    """Return #12 TNV01 Bia 07:00–11:30 07:15–11:31 muộn 15 phút."""
    parts = (f"#{entry.id}", entry.volunteer, entry.name, f"{entry.starts}–{entry.ends}")
    return " ".join(filter(None, (*parts, real(entry), remarks(entry))))


def who(entry: Entry) -> str:
    """Return TNV01 Bia."""
    return f"{entry.volunteer} {entry.name}".strip()


def brief(entry: Entry) -> str:
    """Return TNV01 Bia 23/11 07:00–11:30."""
    return f"{who(entry)} {day(entry.day)} {entry.starts}–{entry.ends}"


def called(row: Volunteer) -> str:
    """Return the given name by which a volunteer is called."""
    return text.given_name(row.name)


def whose(row: Volunteer, what: str) -> str:
    """Return TNV01 Bia before what is said of a shift or a pattern of theirs."""
    return " ".join(filter(None, (row.code, called(row), what)))


def taken(who: Volunteer, row: roster.Shift) -> str:
    """Return TNV01 Bia 23/11 07:00–11:30 Trung tâm of a shift that somebody takes, and what it meets."""
    hours_ = ", ".join(one.hour for one in roster.meetings([row]))
    met = _("trùng việc lúc {hours}", hours=hours_) if hours_ else ""
    return " · ".join(filter(None, (whose(who, done(row)), met)))


def meeting(one: roster.Meeting) -> str:
    """Return TNV01 23/11 có việc #12 lúc 08:00 of an errand that a shift meets."""
    number = one.errand & 0xFFFFFFFF
    known = {"who": one.volunteer, "day": day(one.day), "number": number, "hour": one.hour}
    return _("{who} {day} có việc #{number} lúc {hour}", **known)


def done(row: roster.Shift) -> str:
    """Return what one has just planned or changed: 23/11 07:00–11:30 Trung tâm."""
    return f"{day(row.day)} {row.starts}–{row.ends} {roster.place_name(row.place_id)}"


def day(value: date) -> str:
    """Return 23/11."""
    return f"{value:%d/%m}"


def weekly(row: roster.ShiftPattern) -> str:
    """Return T2 07:00–11:30 Trung tâm, từ 23/11/2026 đến 31/12/2026."""
    place = roster.place_name(row.place_id)
    ends = _(" đến {day}", day=words.day(row.to_day)) if row.to_day else ""
    since = _("từ {day}", day=words.day(row.from_day))
    return f"{WEEKDAYS[row.weekday - 1]} {row.starts}–{row.ends} {place}, {since}{ends}"


def given_up(found: Ahead) -> str:
    """Return what ends with a volunteer or a place, and what somebody else must take; "" for nothing."""
    ended = _listed(
        (_n("{n} ca trực", found.shifts), found.shifts), (_n("{n} lịch tuần", found.patterns), found.patterns)
    )
    taken = _listed(
        (_n("{n} việc đến nhà", found.errands), found.errands), (_n("{n} lớp", found.lessons), found.lessons)
    )
    parts = (
        _("bỏ {what}", what=ended) if ended else "",
        _("cần giao người khác {what}", what=taken) if taken else "",
    )
    return ", ".join(filter(None, parts))


def _listed(*counted: tuple[str, int]) -> str:
    return ", ".join(said for said, count in counted if count)
