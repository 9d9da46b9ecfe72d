"""How the lists of F6 are written: their counts in a line or two, and a row as columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models import clock, dossiers
from models.dossiers import Listed
from models.language import _, _n
from tui import words

DIGITS = "1234567890"
CHOSEN = "▶"
REACHED, TRIED = "●", "·"
"""What stands before the day of the last call: the owner was reached, or not."""

TICKED, UNTICKED = "[x]", "[ ]"
WIDE = 110
"""From this many columns on a row also has sector, desk, holder and limit."""


@dataclass(frozen=True)
class Column:
    """A part of a row: at least so many cells, its share of what is left over, and its text."""

    width: int
    share: int
    text: Callable[[Listed, date], str]


def counts_text(counted: Mapping[str, int], chosen: str, width: int) -> str:
    """Return the lists by digit with how long each is, the chosen one marked, in lines that fit."""
    parts = [
        f"{CHOSEN if name == chosen else ' '}{digit} {_(of.short)} {words.number(counted[name])}"
        for digit, (name, of) in zip(DIGITS, dossiers.LISTS.items())
    ]
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) + 1 > width:
            lines.append("")
        lines[-1] += f"{part} "
    return "\n".join(line.rstrip() for line in lines)


def label(row: Listed, today: date) -> str:
    """Return the end of a code, which tells most, or the number of a dossier without one."""
    if row.code is None:
        return row.label if len(row.label) <= LABEL else f"#{row.label.rpartition('#')[2]}"
    end = row.code.partition("-")[2] or row.code
    return end if len(end) <= LABEL else f"…{end[-LABEL + 1 :]}"


def called(row: Listed, today: date) -> str:
    """Return the mark of the last call and its day, empty when nobody called."""
    mark = REACHED if row.reminded == "reached" else TRIED
    return f"{mark}{row.reminded_day:%d/%m}" if row.reminded_day else ""


def short_name(name: str, width: int) -> str:
    """Return a name that fits some cells: as many first words as needed become initials."""
    parts, initials = name.split(), ""
    while len(parts) > 1 and len(f"{initials} {' '.join(parts)}".strip()) > width:
        initials += f"{parts.pop(0)[0]}."
    return words.cut(f"{initials} {' '.join(parts)}".strip(), width)


def _due(row: Listed, today: date) -> str:
    return _day_and_left(row.due_day, today)


def _supply_by(row: Listed, today: date) -> str:
    return _day_and_left(row.supply_by, today)


def _by_moment(moment: datetime | None, today: date) -> str:
    if moment is None:
        return _("chưa có hẹn")
    if clock.day_of(moment) != today:
        return _day_and_left(clock.day_of(moment), today)
    late = clock.now() > moment
    return f"{words.time(moment)} {_('đã trễ') if late else _('hôm nay')}"


def _hand_over_by(row: Listed, today: date) -> str:
    day = clock.day_of(row.hand_over_by) if row.hand_over_by else today
    if day == today:
        return _("giao {when}", when=_by_moment(row.hand_over_by, today))
    days, by = (day - today).days, f"{day:%d/%m}"
    if days > 0:
        return _n("giao {day} còn {n} ngày", days, day=by)
    return _n("giao {day} trễ {n} ngày", -days, day=by)


def _done_or_due(row: Listed, today: date) -> str:
    return _shelf(row, today) if row.completed_day else _due(row, today)


def _answer_by(row: Listed, today: date) -> str:
    return _by_moment(row.pressing if isinstance(row.pressing, datetime) else None, today)


def _since(row: Listed, today: date) -> str:
    at = row.pressing
    return _("từ {day}", day=f"{clock.day_of(at):%d/%m}") if isinstance(at, datetime) else ""


def _shelf(row: Listed, today: date) -> str:
    done = f"{row.completed_day:%d/%m}" if row.completed_day else "–"
    return _("{shelf} · xong {day}", shelf=row.shelf or "–", day=done)


def _day_and_left(day: date | None, today: date) -> str:
    return f"{day:%d/%m} {words.left(day, today)}" if day else _("chưa có hẹn")


DAYS: Mapping[str, Callable[[Listed, date], str]] = {
    "supplement": _supply_by,
    "not_supplied": _supply_by,
    "uncollected": _shelf,
    "without_code": _done_or_due,
    "not_handed_over": _hand_over_by,
    "unanswered": _answer_by,
    "payment": _since,
}
"""What matters in a list besides the day promised."""

LABEL = 12


def columns(name: str, width: int) -> list[Column]:
    """Return the columns of a list on a terminal of some width, filling it."""
    day = Column(21, 0, DAYS.get(name, _due))
    made = [
        Column(LABEL, 0, label),
        Column(6, 0, called),
        Column(13, 2, lambda row, today: row.procedure),
        Column(14, 2, lambda row, today: row.owner),
        Column(8, 0, lambda row, today: row.phone),
        day,
    ]
    if width >= WIDE:
        made += [
            Column(8, 2, lambda row, today: row.sector),
            Column(2, 0, lambda row, today: str(row.desk or "")),
            Column(7, 2, lambda row, today: row.holder),
            Column(9, 3, lambda row, today: row.limit),
        ]
    return made


def lines(
    rows: list[Listed], name: str, width: int, today: date, ticked: set[int] | None = None
) -> list[str]:
    """Return the rows of a list as lines; where some can be ticked, a box stands before each."""
    made = columns(name, width)
    box = 0 if ticked is None else len(TICKED) + 1
    left = width - box - sum(column.width + 1 for column in made)
    shares = sum(column.share for column in made)
    widths = [column.width + left * column.share // shares for column in made]
    parts = [(column.text, cells) for column, cells in zip(made, widths)]
    return [_line(row, parts, today, ticked) for row in rows]


def _line(
    row: Listed,
    parts: list[tuple[Callable[[Listed, date], str], int]],
    today: date,
    ticked: set[int] | None,
) -> str:
    box = "" if ticked is None else f"{TICKED if row.id in ticked else UNTICKED} "
    texts = (
        (short_name(text(row, today), cells) if place == OWNER else text(row, today), cells)
        for place, (text, cells) in enumerate(parts)
    )
    return box + " ".join(words.fit(text, cells) for text, cells in texts).rstrip()


OWNER = 3
"""The place of the owner's name, which is shortened from its front: the given name comes last."""
