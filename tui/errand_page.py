"""Errands in words: as a row, as a page, and as the paper that is taken along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models import centre, clock, errands, text
from models.errands import Listed, Printed
from models.language import N_, _, _n, in_source
from tui import words
from tui.papers import write

TITLE = N_("Danh sách đến nhà, đưa đón")

LEAST = 20
"""Cells that an address needs at least, on wider terminals."""


def list_line(row: Listed, with_day: bool, width: int) -> str:
    """Return an errand as a row of a list; on wider terminals with the address."""
    when = row.starts or "··:··"
    if with_day:
        when = f"{row.day:%d/%m} {when}" if row.day else _("chưa ngày").ljust(11)
    room = width - 78
    where = f"{words.fit(row.address, room - 1)} " if room > LEAST else ""
    who = " · ".join(part for part in (row.name, str(row.birth_year or "")) if part)
    helpers = row.volunteers + (f" ({_('một mình')})" if row.alone else "")
    state = "" if row.state == "assigned" else errands.STATES[row.state]
    what = words.fit(errands.KINDS[row.kind], 12)
    end = " · ".join(filter(None, (helpers, state)))
    return f"{when} {words.fit(row.neighbourhood, 13)} {what} {words.fit(who, 24)} {where}{end}"


def card_lines(row: Listed) -> list[str]:
    """Return all of an errand as its reader may see it."""
    facts = (
        (N_("Trạng thái"), _state(row)),
        (N_("Ngày đi"), " ".join(filter(None, (words.day(row.day), row.starts)))),
        (N_("Ai đi"), row.volunteers + (f" ({_('một mình')})" if row.alone else "")),
        (N_("Người cần"), " · ".join(filter(None, (row.name, str(row.birth_year or ""))))),
        (N_("Điện thoại"), row.phone),
        (N_("Thôn, tổ"), row.neighbourhood),
        (N_("Địa chỉ"), row.address),
        (N_("Đưa đến"), row.destination),
        (N_("Vì sao"), row.purpose),
        (N_("Thủ tục"), row.procedure),
        (N_("Hồ sơ mang theo"), row.dossier),
        (N_("Ghi chú"), row.note),
        (N_("Đã đi"), _ways(row)),
        (N_("Số người"), "" if row.heads is None else words.number(row.heads)),
        (N_("Nội dung"), row.topics),
        (N_("Lý do"), row.reason),
        (N_("Ai báo"), _asked(row)),
    )
    return [f"{words.fit(_(label), 17)}{said}" for label, said in facts if said]


def _state(row: Listed) -> str:
    again = _("hẹn lại của #{number}", number=row.after_id & 0xFFFFFFFF) if row.after_id else ""
    return " · ".join(filter(None, (errands.STATES[row.state], again)))


def _ways(row: Listed) -> str:
    km = "" if row.km is None else _("{km} km", km=words.number(row.km, 0 if row.km == int(row.km) else 1))
    return " · ".join(filter(None, (km, errands.VEHICLES[row.vehicle] if row.vehicle else "")))


def _asked(row: Listed) -> str:
    channel = errands.CHANNELS[row.channel] if row.channel else ""
    return " · ".join(filter(None, (channel, row.asked_by)))


@dataclass(frozen=True)
class Stop:
    """Somewhere one goes, in large short lines: when, what and whom, where, the number, the rest."""

    when: str
    what: str
    where: str
    phone: str
    helpers: str
    more: str


@dataclass(frozen=True)
class Area:
    """The stops of one neighbourhood."""

    name: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class DayList:
    """The paper of a day: the variables of its template."""

    title: str
    centre: str
    day: date
    whole: bool
    areas: tuple[Area, ...]
    hidden: int = 0
    form: str = "DN"
    old_title: str = ""
    old_code: str = ""


def write_list(printed: Printed, kind: str = "txt", own: Path | None = None) -> str:
    """Return the list of a day as text of 80 columns or as a page in large letters."""
    with in_source():
        return write(_day_list(printed), kind, own=own)


def _day_list(printed: Printed) -> DayList:
    known = centre.the_centre()
    return DayList(
        title=_(TITLE),
        centre=known.name if known else "",
        day=printed.day,
        whole=printed.whole,
        areas=tuple(_areas(printed)),
        hidden=max(0, printed.hidden),
    )


def _areas(printed: Printed) -> Iterator[Area]:
    names = dict.fromkeys(row.neighbourhood for row in printed.rows)
    for name in names:
        rows = [row for row in printed.rows if row.neighbourhood == name]
        yield Area(name or _("Chưa rõ thôn, tổ"), tuple(_stop(row) for row in rows))


def _stop(row: Listed) -> Stop:
    age = _n("{n} tuổi", clock.today().year - row.birth_year) if row.birth_year else ""
    whom = ", ".join(filter(None, (errands.KINDS[row.kind], row.name, age)))
    helpers = row.volunteers or errands.STATES["asked"]
    destination = _("đưa đến {place}", place=row.destination) if row.destination else ""
    more = (row.purpose, row.procedure, row.dossier, destination, row.note)
    alone = f" ({_('một mình')})" if row.alone else ""
    return Stop(
        when=row.starts or _("trong ngày"),
        what=whom[:1].upper() + whom[1:],
        where=row.address,
        phone=row.phone,
        helpers=text.line(helpers + alone),
        more=" · ".join(filter(None, more)),
    )
