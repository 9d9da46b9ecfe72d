"""The words in which a promised date gives its reasons.

They are kept with the dossier, so they are in the register's own language, whatever language is
spoken: no word of theirs is looked up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time

from ..language import N_
from .tally import Tally

WEEKDAYS_AS_KEPT = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
NOON = time(12)
MORNING, AFTERNOON = "sáng", "chiều"


def half(at: time) -> str:
    """Return the half of the day in which a time lies."""
    return MORNING if at < NOON else AFTERNOON


def short(day: date) -> str:
    """Return a day without its year: 24/11."""
    return f"{day.day:02}/{day.month:02}"


def full(day: date) -> str:
    """Return a day with its weekday and year: T3 24/11/2026."""
    return f"{WEEKDAYS_AS_KEPT[day.weekday()]} {day.day:02}/{day.month:02}/{day.year:04}"


def weekday(day: date) -> str:
    """Return the name of a day of the week."""
    return WEEKDAYS_AS_KEPT[day.weekday()]


def counted_from(received: datetime, begins: datetime, intake: bool) -> str:
    """Return why a limit does not run from the receipt, and from when it does."""
    why = "nhận ngoài giờ"
    if intake:
        why = f"{half(received.time())} {weekday(received)} chỉ nhận hồ sơ"
    hour = f"{begins.hour:02}:{begins.minute:02}"
    return f"{why}, tính từ {hour}" + (f" {full(begins)}" if begins.date() != received.date() else "")


def paused(stopped: date, resumed: date, amount: str) -> str:
    """Return for which days the clock stood still and what that adds; "" adds nothing."""
    days = short(stopped) + (f"–{short(resumed)}" if resumed != stopped else "")
    return f"đồng hồ dừng {days}, " + (f"cộng {amount}" if amount else "không cộng thêm")


def hours(microseconds: int) -> str:
    """Return an amount of working time in words, "" for none."""
    minutes = microseconds // 60_000_000
    parts = [f"{n} {unit}" for n, unit in zip(divmod(minutes, 60), ("giờ", "phút")) if n]
    if not parts:
        return "chưa đến 1 phút làm việc" if microseconds else ""
    return " ".join([*parts, "làm việc"])


def not_loaded(years: Collection[int]) -> tuple[str, ...]:
    """Return the warning about years of which no day off is known; nothing for no years."""
    if not years:
        return ()
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1][1:] = [year]
        else:
            runs.append([year])
    named = ", ".join("–".join(map(str, run)) for run in runs)
    return (f"CHƯA NẠP ngày nghỉ năm {named}: ngày hẹn có thể sai",)


class Told:
    """What is said of the days that are not like others, ready to be told for any stretch of days."""

    def __init__(self, off: Mapping[date, str], worked: Mapping[date, date], working: Tally) -> None:
        """Take the days off with their names and the days worked instead of others."""
        told = [(day.toordinal(), f"tính {full(day)} làm bù {short(worked[day])}") for day in worked]
        told += [(last, words) for last, words in _closures(off, working)]
        told.sort()
        self._off = frozenset(day.toordinal() for day in off)
        self._lasts = [last for last, _ in told]
        self._words = tuple(words for _, words in told)

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words for the days behind `first` until `last`, and for `first` if it is off."""
        since = bisect_right(self._lasts, first - (first in self._off))
        return self._words[since : bisect_right(self._lasts, last)]


def _closures(off: Mapping[date, str], working: Tally) -> list[tuple[int, str]]:
    """Return the last day and the words of each run of days off of one name, no working day between."""
    runs: list[list[date]] = []
    for day in sorted(off):
        before = runs[-1][-1] if runs else day
        worked = working.upto(day.toordinal()) - working.upto(before.toordinal())
        if runs and off[before] == off[day] and not worked:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [(run[-1].toordinal(), f"bỏ qua {_stretch(run)} {off[run[0]]}") for run in runs]


def _stretch(run: list[date]) -> str:
    return short(run[0]) if len(run) == 1 else f"{short(run[0])}–{short(run[-1])}"


_TELLING = ("bỏ qua", "tính T", "nhận ngoài giờ", "sáng", "CHƯA NẠP")


def telling(reasons: Iterable[str]) -> list[str]:
    """Return the reasons, as they are kept, that a citizen would not expect; the loudest comes last."""
    return [reason for reason in reasons if reason.startswith(_TELLING)]
