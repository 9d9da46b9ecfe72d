"""The pages of figures, as a table of data: by team, place, neighbourhood, kind, group, time, volunteer…"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .. import catalogue, centre, sessions
from ..base import db
from ..calendar import WEEKDAYS
from ..errors import Refused
from ..journal import Actor
from ..language import N_, Words, _, name_of
from ..sessions.counting import EVERYTHING, Scope
from . import counted, indicators
from .counted import Figures
from .periods import Period
from .tables import Column, Row, Table, Value

TASK_GROUPS = Words({"1": N_("Hỗ trợ cán bộ"), "2": N_("Hỗ trợ người dân"), "3": N_("Phổ cập kỹ năng số")})
"""The three task groups (DOMAIN 5.1)."""

DAILY, WEEKLY = 31, 120
"""So many days are told one by one, so many week by week; longer periods by the month."""


@dataclass(frozen=True)
class _Measure:
    words: str
    short: str
    how: Callable[[Figures], Value]
    kind: str = "count"


MEASURES: Mapping[str, _Measure] = {
    "turns": _Measure(N_("Lượt hỗ trợ"), N_("Lượt"), lambda it: it.turns),
    "people": _Measure(N_("Số người"), N_("Người"), lambda it: it.people),
    "volunteer_turns": _Measure(N_("Lượt TNV"), N_("Lượt TNV"), lambda it: it.volunteer_turns),
    "minutes": _Measure(N_("Giờ hỗ trợ"), N_("Giờ"), lambda it: it.minutes, "minutes"),
    "ticks": _Measure(N_("Số việc"), N_("Việc"), lambda it: it.ticks),
    "served": _Measure(N_("Ca trực"), N_("Ca"), lambda it: it.served),
    "duty_minutes": _Measure(N_("Giờ trực"), N_("Giờ trực"), lambda it: it.duty_minutes, "minutes"),
    "planned": _Measure(N_("Ca theo lịch"), N_("Ca lịch"), lambda it: it.planned),
    "planned_minutes": _Measure(
        N_("Giờ trực theo lịch"), N_("Giờ lịch"), lambda it: it.planned_minutes, "minutes"
    ),
    "elderly": _Measure(N_("Cao tuổi"), N_("Cao tuổi"), lambda it: it.elderly),
    "disabled": _Measure(N_("Khuyết tật"), N_("KT"), lambda it: it.disabled),
    "minority": _Measure(N_("Dân tộc thiểu số"), N_("DTTS"), lambda it: it.minority),
    "pregnant": _Measure(N_("Mang thai"), N_("M.thai"), lambda it: it.pregnant),
}  # fmt: skip
"""What can stand in a column; those that come first on a page are the ones a narrow screen shows."""

_HELP = ("turns", "people", "volunteer_turns", "minutes")
_GROUPS = ("elderly", "disabled", "minority", "pregnant")
_DUTY = ("served", "duty_minutes", "planned", "planned_minutes")

OVERLAP = N_("Một lượt có thể nằm ở nhiều dòng. Dòng Tổng được đếm riêng, không cộng các dòng.")
ONCE = N_("Người quen biết được đếm một lần ở mỗi dòng và một lần ở dòng Tổng.")


@dataclass(frozen=True)
class Page:
    """A page: its title, the word for the list of pages, the part and measures, what is drawn as bars."""

    title: str
    short: str
    label: str
    part: str
    measures: tuple[str, ...]
    bars: str = "turns"
    notes: tuple[str, ...] = (OVERLAP, ONCE)
    own: bool = False


PAGES: Mapping[str, Page] = {
    "general": Page(N_("Chỉ tiêu chung"), N_("Chung"), N_("Chỉ tiêu"), "all", (), "", (), own=True),
    "team": Page(N_("Theo đội"), N_("Đội"), N_("Đội"), "team", (*_HELP, *_GROUPS, *_DUTY)),
    "place": Page(N_("Theo điểm trực"), N_("Điểm"), N_("Điểm"), "place", (*_HELP, *_GROUPS, *_DUTY)),
    "neighbourhood": Page(
        N_("Theo thôn, tổ dân phố"), N_("Thôn"), N_("Thôn, tổ"), "neighbourhood", (*_HELP, *_GROUPS)
    ),
    "kind": Page(
        N_("Theo việc hỗ trợ"), N_("Việc"), N_("Việc"), "kind", ("ticks", *_HELP, *_GROUPS), "ticks", own=True
    ),
    "group": Page(
        N_("Theo nhóm người được giúp"), N_("Nhóm"), N_("Nhóm"), "group", _HELP,
        notes=(OVERLAP, N_("Dòng Tổng gồm cả người không thuộc nhóm nào.")),
    ),
    "time": Page(
        N_("Theo thời gian"), N_("Ngày"), N_("Thời gian"), "all", (*_HELP, *_GROUPS, *_DUTY),
        notes=(ONCE,), own=True,
    ),
    "volunteer": Page(
        N_("Theo tình nguyện viên"), N_("Mã TNV"), N_("Mã TNV"), "volunteer",
        ("turns", "people", "minutes", "served", "duty_minutes", "planned", "planned_minutes"),
    ),
    "procedure": Page(
        N_("Theo thủ tục"), N_("Thủ tục"), N_("Thủ tục"), "procedure", (*_HELP, *_GROUPS), own=True
    ),
    "place_kind": Page(
        N_("Theo loại điểm"), N_("Loại"), N_("Loại điểm"), "place_kind", (*_HELP, *_GROUPS, *_DUTY)
    ),
    "task_group": Page(
        N_("Theo nhóm nhiệm vụ"), N_("Nhiệm vụ"), N_("Nhiệm vụ"), "task_group", (*_HELP, *_GROUPS)
    ),
}  # fmt: skip
"""The pages; a volunteer sees the `own` ones, of him- or herself alone."""


@db.reading()
def table(
    name: str,
    period: Period,
    scope: Scope = EVERYTHING,
    scope_words: str = "",
    reader: Actor | None = None,
) -> Table:
    """Return a page of a period, of a scope or of all, as its reader may see it.

    Raises `Refused` for an unknown one.
    """
    if name not in PAGES:
        raise Refused("figures.page", field="page", name=name[:40], known=", ".join(PAGES))
    page = PAGES[name]
    if name == "general":
        return indicators.table(period, scope, scope_words, reader)
    bucket = bucket_of(period) if name == "time" else ""
    found = counted.by(page.part, period.first, period.last, scope, bucket)
    whole = counted.total(period.first, period.last, scope)
    rows = [_row(name, page, key, label, found) for key, label in _labels(name, page, bucket, found).items()]
    if name != "time":
        place = page.measures.index(page.bars)
        rows.sort(key=lambda row: -_number(row.values[place]))
    return Table(
        name, _(page.title), period, _(page.label), _columns(page), tuple(rows),
        Row(_("Tổng"), _values(page, _whole(page, whole, found)), "all"),
        tuple(_(note) for note in page.notes), scope_words, page.bars,
    )  # fmt: skip


def bucket_of(period: Period) -> str:
    """Return by what the days of a period are told: day, week or month."""
    return "day" if period.days <= DAILY else "week" if period.days <= WEEKLY else "month"


def _number(value: Value) -> float:
    return value if isinstance(value, (int, float)) else 0


def _columns(page: Page) -> tuple[Column, ...]:
    known = ((name, MEASURES[name]) for name in page.measures)
    return tuple(Column(name, _(one.words), _(one.short), one.kind) for name, one in known)


def _values(page: Page, found: Figures) -> tuple[Value, ...]:
    return tuple(MEASURES[name].how(found) for name in page.measures)


def _row(name: str, page: Page, key: str, label: str, found: dict[str, Figures]) -> Row:
    figures = found.get(key, counted.NONE)
    values = _values(page, figures)
    if name == "group":
        values = (values[0], getattr(figures, key), *values[2:])
    return Row(label, values, f"{name}:{key}")


def _whole(page: Page, whole: Figures, found: dict[str, Figures]) -> Figures:
    """Return the total; ticks are the only thing that a column may be summed of."""
    facts = {**vars(whole), "ticks": sum(it.ticks for it in found.values())}
    return Figures(**facts)


def _labels(name: str, page: Page, bucket: str, found: dict[str, Figures]) -> dict[str, str]:
    """Return the keys of a page's rows with their words: all there are of some, those found of others."""
    known = _KNOWN[name](bucket, found)
    unknown = {key: known.get(key) or key or _("(chưa rõ)") for key in found if key not in known}
    return {**known, **unknown}


def _of_table(sql: str) -> dict[str, str]:
    return {str(key): label for key, label in db.execute_sql(sql)}


def _kinds(found: dict[str, Figures]) -> dict[str, str]:
    known = catalogue.help_kinds_ever()
    return {kind.code: name_of(kind) for kind in known if not kind.valid_to or kind.code in found}


def _volunteers(bucket: str, found: dict[str, Figures]) -> dict[str, str]:
    codes = _of_table("SELECT id, code FROM volunteer")
    return {key: codes.get(key, key) for key in found}


def _procedures(bucket: str, found: dict[str, Figures]) -> dict[str, str]:
    names = _of_table("SELECT procedure_code, short FROM short_name WHERE valid_to IS NULL")
    return {key: names.get(key, key) or _("(không rõ thủ tục)") for key in found}


def _times(bucket: str, found: dict[str, Figures]) -> dict[str, str]:
    return {key: _TIMES[bucket](key) for key in sorted(found)}


def _day_words(key: str) -> str:
    day = date.fromisoformat(key)
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}"


_TIMES: Mapping[str, Callable[[str], str]] = {
    "day": _day_words,
    "week": lambda key: _("tuần từ {day}", day=f"{date.fromisoformat(key):%d/%m}"),
    "month": lambda key: _("tháng {month}/{year}", month=int(key[5:]), year=int(key[:4])),
}
_KNOWN: Mapping[str, Callable[[str, dict[str, Figures]], dict[str, str]]] = {
    "team": lambda bucket, found: _of_table("SELECT id, name FROM team WHERE active = 1 ORDER BY code"),
    "place": lambda bucket, found: _of_table("SELECT id, name FROM place WHERE active = 1 ORDER BY id"),
    "neighbourhood": lambda bucket, found: {},
    "kind": lambda bucket, found: _kinds(found),
    "group": lambda bucket, found: dict(sessions.GROUPS),
    "time": _times,
    "volunteer": _volunteers,
    "procedure": _procedures,
    "place_kind": lambda bucket, found: dict(centre.PLACE_KINDS),
    "task_group": lambda bucket, found: dict(TASK_GROUPS),
}
