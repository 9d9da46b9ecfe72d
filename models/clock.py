"""The only place that asks what time it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone

LOCAL = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps one offset all year, so no zone database is needed on old machines."""

_fixed: list[datetime] = []


def now() -> datetime:
    """Return the present moment as an aware UTC datetime with whole milliseconds."""
    moment = _fixed[-1] if _fixed else datetime.now(timezone.utc)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def today() -> date:
    """Return the present day at the counter."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day at the counter on which an aware moment falls."""
    return moment.astimezone(LOCAL).date()


def local(moment: datetime) -> datetime:
    """Return an aware moment as the clock on the wall shows it."""
    return moment.astimezone(LOCAL)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let everything inside happen at one aware moment; for generated registers."""
    _fixed.append(moment.astimezone(timezone.utc))
    try:
        yield
    finally:
        _fixed.pop()
