"""The pages of figures, as a table of data: by team, place, neighbourhood, kind, group, time, volunteer…"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..base import db
from ..errors import Refused
from ..journal import Actor
from ..language import N_, _
from ..sessions.counting import EVERYTHING, Scope
from . import counted, indicators, labels
from .counted import Figures
from .periods import Period
from .scopes import ALL, OWN, mark
from .tables import Column, Row, Table, Value

DAILY, WEEKLY = 31, 120
"""So many days are told one by one, so many week by week; longer periods by the month."""


@dataclass(frozen=True)
class _Measure:
    words: str
    short: str
    how: Callable[[Figures], Value]
    unit: str
    kind: str = "count"


MEASURES: Mapping[str, _Measure] = {
    "turns": _Measure(N_("Lượt hỗ trợ"), N_("Lượt"), lambda it: it.turns, N_("lượt")),
    "people": _Measure(N_("Số người"), N_("Người"), lambda it: it.people, N_("người")),
    "volunteer_turns": _Measure(
        N_("Lượt TNV"), N_("Lượt TNV"), lambda it: it.volunteer_turns, N_("lượt TNV")
    ),
    "minutes": _Measure(N_("Giờ hỗ trợ"), N_("Giờ"), lambda it: it.minutes, N_("hỗ trợ"), "minutes"),
    "ticks": _Measure(N_("Số việc"), N_("Việc"), lambda it: it.ticks, N_("việc")),
    "served": _Measure(N_("Ca trực"), N_("Ca"), lambda it: it.served, N_("ca trực")),
    "duty_minutes": _Measure(
        N_("Giờ trực"), N_("Giờ trực"), lambda it: it.duty_minutes, N_("trực"), "minutes"
    ),
    "planned": _Measure(N_("Ca theo lịch"), N_("Ca lịch"), lambda it: it.planned, N_("ca theo lịch")),
    "planned_minutes": _Measure(
        N_("Giờ trực theo lịch"), N_("Giờ lịch"), lambda it: it.planned_minutes, N_("trực theo lịch"),
        "minutes",
    ),
    "elderly": _Measure(N_("Cao tuổi"), N_("Cao tuổi"), lambda it: it.elderly, N_("người cao tuổi")),
    "disabled": _Measure(N_("Khuyết tật"), N_("KT"), lambda it: it.disabled, N_("người khuyết tật")),
    "minority": _Measure(
        N_("Dân tộc thiểu số"), N_("DTTS"), lambda it: it.minority, N_("người dân tộc thiểu số")
    ),
    "pregnant": _Measure(N_("Mang thai"), N_("M.thai"), lambda it: it.pregnant, N_("phụ nữ mang thai")),
}  # fmt: skip
"""What can stand in a column; those that come first on a page are the ones a narrow screen shows."""

_HELP = ("turns", "people", "volunteer_turns", "minutes")
_GROUPS = ("elderly", "disabled", "minority", "pregnant")
_DUTY = ("served", "duty_minutes", "planned", "planned_minutes")

OVERLAP = N_("Một lượt có thể nằm ở nhiều dòng. Dòng Tổng được đếm riêng, không cộng các dòng.")
COUNTED = N_(
    "Lượt: một lần giúp, dù mấy việc, mấy TNV. Người: đầu người; người quen biết được đếm một lần ở mỗi"
    " dòng và một lần ở dòng Tổng. Lượt TNV: mỗi TNV của một lượt."
)
IN_ORDER = ("time", "result")
"""The pages whose rows keep their own order; on others the largest comes first."""


@dataclass(frozen=True)
class Page:
    """A page: its title, the word for the list of pages, the part and measures, what is drawn as bars."""

    title: str
    short: str
    label: str
    part: str
    measures: tuple[str, ...]
    bars: str = "turns"
    notes: tuple[str, ...] = (COUNTED, OVERLAP)
    own: bool = False


PAGES: Mapping[str, Page] = {
    "general": Page(N_("Chỉ tiêu chung"), N_("Chung"), N_("Chỉ tiêu"), "all", (), "", (), own=True),
    "team": Page(
        N_("Theo đội"), N_("Đội"), N_("Đội"), "team", (*_HELP, *_GROUPS, *_DUTY),
        notes=(COUNTED, OVERLAP, N_(
            "Ca trực của người ở nhiều đội tính cho đội vào sau cùng; lượt hỗ trợ tính cho đội của nơi giúp,"
            " rồi của nhóm việc."
        )),
    ),
    "place": Page(N_("Theo điểm trực"), N_("Điểm"), N_("Điểm"), "place", (*_HELP, *_GROUPS, *_DUTY)),
    "neighbourhood": Page(
        N_("Theo thôn, tổ dân phố"), N_("Thôn"), N_("Thôn, tổ"), "neighbourhood", (*_HELP, *_GROUPS)
    ),
    "kind": Page(
        N_("Theo việc hỗ trợ"), N_("Việc"), N_("Việc"), "kind", ("ticks", *_HELP, *_GROUPS), "ticks", own=True
    ),
    "group": Page(
        N_("Theo nhóm người được giúp"), N_("Nhóm"), N_("Nhóm"), "group", _HELP,
        notes=(COUNTED, OVERLAP, N_("Dòng Tổng gồm cả người không thuộc nhóm nào.")),
    ),
    "time": Page(
        N_("Theo thời gian"), N_("Ngày"), N_("Thời gian"), "all", (*_HELP, *_GROUPS, *_DUTY),
        notes=(COUNTED,), own=True,
    ),
    "volunteer": Page(
        N_("Theo tình nguyện viên"), N_("Mã TNV"), N_("Tình nguyện viên"), "volunteer",
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
    "result": Page(
        N_("Theo kết quả"), N_("Kết quả"), N_("Kết quả"), "result", (*_HELP, *_GROUPS), own=True
    ),
}  # fmt: skip
"""The pages; a volunteer sees the `own` ones, of him- or herself alone."""


def only_looked_at(by: Actor, name: str) -> bool:
    """Tell whether somebody sees a page of the own figures alone, as on the screen: no export."""
    return not by.may(ALL) and by.may(OWN) and name in PAGES and PAGES[name].own


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
    named = labels.of(name, bucket, found, reader)
    rows = [_row(name, page, key, label, found) for key, label in named.items()]
    if name not in IN_ORDER:
        place = page.measures.index(page.bars)
        rows.sort(key=lambda row: -_number(row.values[place]))
    return Table(
        name, _(page.title), period, _(page.label), _columns(page), tuple(rows),
        Row(_("Tổng"), _values(page, _whole(page, whole, found)), "all"),
        tuple(_(note) for note in page.notes), scope_words, page.bars, mark(scope),
    )  # fmt: skip


def bucket_of(period: Period) -> str:
    """Return by what the days of a period are told: day, week or month."""
    return "day" if period.days <= DAILY else "week" if period.days <= WEEKLY else "month"


def _number(value: Value) -> float:
    return value if isinstance(value, (int, float)) else 0


def _columns(page: Page) -> tuple[Column, ...]:
    known = ((name, MEASURES[name]) for name in page.measures)
    return tuple(Column(name, _(one.words), _(one.short), one.kind, _(one.unit)) for name, one in known)


def _values(page: Page, found: Figures) -> tuple[Value, ...]:
    return tuple(MEASURES[name].how(found) for name in page.measures)


def _row(name: str, page: Page, key: str, label: str, found: dict[str, Figures]) -> Row:
    figures = found.get(key, counted.NONE)
    values = _values(page, figures)
    if name == "group":
        values = (values[0], getattr(figures, key), *values[2:])
    return Row(label, values, f"{name}:{key}", part=name == "result" and ":" in key)


def _whole(page: Page, whole: Figures, found: dict[str, Figures]) -> Figures:
    """Return the total; ticks are the only thing that a column may be summed of."""
    facts = {**vars(whole), "ticks": sum(it.ticks for it in found.values())}
    return Figures(**facts)
