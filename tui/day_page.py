"""The day in plain lines of 80 columns: the morning, what stands open, and the sheet of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from textwrap import wrap

from models import centre, clock, closing, corrected, outcomes, visits
from models.day_sheet import Sheet
from models.language import _, _n
from models.workdays import Morning
from tui import words

WIDTH = 78


def morning_lines(told: Morning) -> list[str]:
    """Return what one wants to know before the doors open."""
    counts = (
        _("Hẹn trả hôm nay {count}", count=words.number(told.due_today)),
        _("quá hạn {count}", count=words.number(told.overdue)),
        _("chờ mã {count}", count=words.number(told.without_code)),
    )
    late = [_("Ngày {day} chưa đóng.", day=words.day(day)) for day in told.unclosed]
    return [_hours(told), " · ".join(counts), *late]


def _hours(told: Morning) -> str:
    day = f"{words.weekday(told.day)}/{told.day.year}"
    sessions = ", ".join(f"{opens}–{closes}" for opens, closes in told.sessions)
    if told.works:
        return _("{day}: ngày làm việc, {sessions}.", day=day, sessions=sessions)
    if sessions:
        return _("{day}: chỉ tiếp nhận, {sessions}; không tính vào thời hạn.", day=day, sessions=sessions)
    why = told.off or _("không có giờ làm việc")
    return _("{day}: không phải ngày làm việc ({why}).", day=day, why=why)


def open_line(row: closing.Open) -> str:
    """Return what stands open as a row of a list."""
    kind, label = words.fit(closing.KINDS[row.kind], 13), words.fit(row.label, 23)
    return f"{kind} {label} {words.fit(row.what, 26)} {row.where}".rstrip()


def summary(found: Sequence[closing.Open]) -> str:
    """Return how many of each kind stand open, or that nothing does."""
    counts = {kind: sum(row.kind == kind for row in found) for kind in closing.KINDS}
    parts = [
        f"{closing.KINDS[kind]} {count}{'+' * (count == closing.MOST)}"
        for kind, count in counts.items()
        if count
    ]
    return " · ".join(parts) or _("không còn việc nào dở")


def sheet_lines(sheet: Sheet) -> list[str]:
    """Return the sheet of a day as it is printed; no line is longer than `WIDTH`."""
    parts = (_head, _visits, _outcomes, _desks, _dossiers, _help, _after)
    return [part for block in parts for line in block(sheet) for part in _wrapped(line)]


def _wrapped(line: str) -> list[str]:
    return wrap(line, WIDTH, subsequent_indent="    ", drop_whitespace=True) or [""]


def _head(sheet: Sheet) -> list[str]:
    own = centre.the_centre()
    copied = sheet.backup or (_("CHƯA: aoxanh backup") if sheet.closed else "")
    times = (
        _("mở {when}", when=_who(sheet.opened)) if sheet.opened else _("chưa mở"),
        _("đóng {when}", when=_who(sheet.closed)) if sheet.closed else _("chưa đóng"),
    )
    return [
        f"{_('PHIẾU NGÀY')} {words.weekday(sheet.day)}/{sheet.day.year}",
        own.name if own else "",
        " · ".join(times),
        *([_("sao lưu {file}", file=copied)] if copied else []),
    ]


def _who(done: tuple[str, datetime]) -> str:
    return f"{words.time(done[1])} {done[0]}"


def _visits(sheet: Sheet) -> Iterable[str]:
    yield ""
    yield _("LƯỢT KHÁCH {count}", count=words.number(sheet.visits))
    yield _counted("", sheet.states, visits.STATES)
    yield _counted(_("kênh:"), sheet.channels, visits.CHANNELS)
    yield _counted(_("ưu tiên:"), sheet.priorities, visits.PRIORITIES)
    if sheet.longest:
        ticket, seconds = sheet.longest
        yield "  " + _("chờ lâu nhất: {ticket}, {time}", ticket=ticket, time=words.minutes(seconds // 60))


def _counted(head: str, counts: Mapping[str, int], named: Mapping[str, str]) -> str:
    parts = [f"{named[code]} {words.number(counts[code])}" for code in named if code in counts]
    return "  " + "  ".join(filter(None, (head, *parts))) if parts else ""


def _outcomes(sheet: Sheet) -> Iterable[str]:
    yield ""
    yield _("KẾT QUẢ {count}", count=words.number(sum(sheet.outcomes.values())))
    for code, kind in outcomes.KINDS.items():
        if code in sheet.outcomes:
            yield f"  {words.fit(kind.name, 30)} {words.number(sheet.outcomes[code]):>6}"


def _desks(sheet: Sheet) -> Iterable[str]:
    if sheet.desks:
        yield ""
        yield _("Ở QUẦY")
    for row in sheet.desks:
        done = f"{_n('{n} lượt khách', row.visits):>16} {_n('{n} kết quả', row.outcomes):>14}"
        yield f"  {words.fit(row.desk or '-', 16)} {words.fit(row.account, 16)} {done}"


def _dossiers(sheet: Sheet) -> Iterable[str]:
    promises = sheet.promises
    yield ""
    yield _("HỒ SƠ")
    yield "  " + _(
        "nhận {received} · xong {finished} (đúng hẹn {in_time}, trễ {late}, không hẹn {unpromised})"
        " · trả {returned}",
        **{name: words.number(count) for name, count in vars(promises).items()},
    )
    yield "  " + _("hẹn trả ngày này mà chưa xong {count}", count=words.number(promises.missed))
    yield f"  {_('chờ mã {count}', count=words.number(len(sheet.codes)))}"
    if sheet.codes:
        yield "    " + ", ".join(sheet.codes[:MOST_CODES]) + ("…" if len(sheet.codes) > MOST_CODES else "")


MOST_CODES = 12
"""Awaited codes on the sheet; `aoxanh dossier list without_code` has them all."""


def _help(sheet: Sheet) -> Iterable[str]:
    figures = sheet.help
    yield ""
    yield _("HỖ TRỢ")
    parts = (
        _n("{n} lượt", figures.turns),
        _n("{n} người", figures.people),
        _n("{n} tình nguyện viên", sheet.volunteers),
        _n("{n} lượt TNV", figures.volunteer_turns),
        words.minutes(figures.minutes),
    )
    yield f"  {' · '.join(parts)}"


def _after(sheet: Sheet) -> Iterable[str]:
    if sheet.closed is None:
        return
    yield ""
    yield _("SAU KHI ĐÓNG")
    yield "  " + _("dòng ghi thêm trong ngày {count}", count=words.number(sheet.late_lines))
    yield "  " + _("dòng đã sửa {count}", count=words.number(len(sheet.corrected)))
    yield from (f"  {correction_line(row)}" for row in sheet.corrected)


def correction_line(row: corrected.Correction) -> str:
    """Return a line that was corrected after closing: when, who, what and why."""
    when = f"{words.time(row.at)} {words.day(clock.day_of(row.at))}"
    why = f" ({row.reason})" if row.reason else ""
    return f"{when} {row.account}: {corrected.VERBS[row.verb]} {row.what}{why}"
