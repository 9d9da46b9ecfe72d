"""aoxanh due: the date a citizen is promised, and why, for any receipt and limit."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import click

from models import calendar, clock
from models.calendar import WEEKDAYS, Calendar, Due
from models.centre import PLACE_KINDS
from models.language import _
from tui import words
from tui.commands.common import Opening, as_json

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}))"
    r"[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?: *(?P<zone>Z|[+-]\d{2}:?\d{2}))?",
    re.ASCII | re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:(?P<value>[1-9]\d{0,8}) *(?P<unit>WD|CD|H)|(?P<alone>INDAY|PLAN|UNKNOWN))", re.ASCII | re.I
)
FIRST_YEAR, LAST_YEAR = 2000, 2199


class MomentType(click.ParamType[datetime]):
    """A moment on the command line; without a zone it is of the clock on the wall."""

    name = _("lúc")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the aware moment; fails with what was expected."""
        if isinstance(value, datetime):
            return value
        moment = _moment(value.strip())
        if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
            self.fail(
                _(
                    "“{value}” không phải một lúc: cần 2026-08-21T09:00 hoặc 21/08/2026 09:00,"
                    " năm {first}–{last}.",
                    value=value,
                    first=FIRST_YEAR,
                    last=LAST_YEAR,
                ),
                param,
                ctx,
            )
        return moment


def _moment(typed: str) -> datetime | None:
    """Return the aware moment that a text means, or None."""
    found = _MOMENT.fullmatch(typed)
    if not found:
        return None
    year, month, day = (int(found[name] or found[name[0]]) for name in ("year", "month", "day"))
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    zone = (found["zone"] or "+0700").upper().replace("Z", "+0000")
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=datetime.strptime(zone, "%z").tzinfo)
    except ValueError:
        return None


class LimitType(click.ParamType[tuple[str, int | None]]):
    """A limit on the command line: 3WD, 15CD, 8H, INDAY."""

    name = _("thời hạn")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int | None]:
        """Return unit and value; fails with what was expected."""
        if isinstance(value, tuple):
            return value
        found = _LIMIT.fullmatch(value.strip())
        if not found:
            self.fail(
                _(
                    "“{value}” không phải một thời hạn: cần 3WD (ngày làm việc), 15CD (ngày),"
                    " 8H (giờ làm việc), INDAY (trong ngày), PLAN hoặc UNKNOWN.",
                    value=value,
                ),
                param,
                ctx,
            )
        if found["alone"]:
            return found["alone"].upper(), None
        return found["unit"].upper(), int(found["value"])


@click.command(
    help=_(
        "Ngày hẹn trả của một hồ sơ, với lý do."
        " Không cần sổ: khi chưa có sổ thì theo lịch kèm theo chương trình."
    )
)
@click.option("--received", type=MomentType(), help=_("Lúc nhận: 2026-08-21T09:00; mặc định bây giờ."))
@click.option("--limit", type=LimitType(), help=_("Thời hạn: 3WD, 15CD, 8H hoặc INDAY."))
@click.option(
    "--procedure", metavar=_("THỦ_TỤC"), help=_("Hoặc thời hạn của thủ tục: mã, phím tắt, vài chữ.")
)
@click.option("--case", type=click.IntRange(1, 99), help=_("Trường hợp của thủ tục; mặc định 1."))
@click.option(
    "--place",
    type=click.Choice(list(PLACE_KINDS)),
    default="centre",
    show_default=True,
    help=_("Lịch của loại nơi nào."),
)
@as_json
@click.pass_obj
def command(
    opening: Opening,
    received: datetime | None,
    limit: tuple[str, int | None] | None,
    procedure: str | None,
    case: int | None,
    place: str,
    as_json_: bool,
) -> None:
    """Print when something received is due, and why."""
    if (limit is None) == (procedure is None):
        raise click.UsageError(_("Nêu --limit hoặc --procedure, một trong hai."))
    if case is not None and procedure is None:
        raise click.UsageError(_("--case chỉ đi với --procedure."))
    received = received or clock.now()
    known = _calendar(opening, place)
    unit, value = limit or _limit_of(opening, procedure or "", case or 1, received)
    due = calendar.due(known, received, unit, value)
    if due.unknown_years:
        click.echo(_("CHƯA NẠP ngày nghỉ năm {years}: ngày hẹn có thể sai.", years=_years(due)), err=True)
    click.echo(_as_data(due) if as_json_ else _as_lines(due))


def _calendar(opening: Opening, place: str) -> Calendar:
    """Return the register's calendar, or the shipped one when there is none; say which it is."""
    if opening.path.exists():
        from models import catalogue

        opening.open()
        click.echo(_("Theo lịch của sổ {path}.", path=opening.path), err=True)
        return calendar.load(place, catalogue.last_load())
    from fixtures.shipped import shipped_calendar

    known = shipped_calendar(place)
    click.echo(
        _(
            "Chưa có sổ ở {path}: theo lịch kèm theo chương trình (ngày nghỉ năm {first}–{last}).",
            path=opening.path,
            first=min(known.years),
            last=max(known.years),
        ),
        err=True,
    )
    return known


def _limit_of(opening: Opening, procedure: str, case: int, received: datetime) -> tuple[str, int | None]:
    if opening.path.exists():
        return _found_limit(procedure, case, received)
    from fixtures.load import LIMITS, shipped_register

    with shipped_register(LIMITS):
        return _found_limit(procedure, case, received)


def _found_limit(procedure: str, case: int, received: datetime) -> tuple[str, int | None]:
    """Return the limit of a procedure's case in the register that is open; say what was found."""
    from models import catalogue

    found = catalogue.procedure(procedure, clock.day_of(received))
    unit, value = catalogue.limit_of(found.code, found.valid_from, case)
    limit = catalogue.limit_words(unit, value)
    click.echo(
        _(
            "{code} {name}, trường hợp {case}: {limit}.",
            code=found.code,
            name=found.short,
            case=case,
            limit=limit,
        ),
        err=True,
    )
    return unit, value


def _years(due: Due) -> str:
    first, last = due.unknown_years[0], due.unknown_years[-1]
    return str(first) if first == last else f"{first}–{last}"


def _as_data(due: Due) -> str:
    """Return a due date as JSON, with years without days off only when there are some."""
    at = clock.local(due.at).isoformat(timespec="seconds") if due.at else None
    row: dict[str, Any] = {"due": at, "session": due.session, "reasons": due.reasons}
    if due.unknown_years:
        row["unknown_years"] = due.unknown_years
    return json.dumps(row, ensure_ascii=False)


def _as_lines(due: Due) -> str:
    """Return a due date and each of its reasons as lines."""
    head = _("Không có ngày hẹn tính được.")
    if due.at:
        day = clock.day_of(due.at)
        head = f"{WEEKDAYS[day.weekday()]} {words.day(day)} {words.time(due.at)} ({due.session})"
    return "\n".join([head, *(f"- {reason}" for reason in due.reasons)])
