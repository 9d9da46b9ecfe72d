"""The indicators that go upward (DOMAIN 5.2), as data: code, words, unit, where each comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import catalogue, errands, lessons
from ..base import db
from ..language import N_, _, name_of
from ..sessions.counting import EVERYTHING, Scope
from . import counted, satisfaction
from .counted import Figures
from .periods import Period
from .tables import Column, Row, Table, Value

STAFF = 1
"""The task group that supports staff: counted apart from help for citizens (DOMAIN 5.1)."""


@dataclass(frozen=True)
class Facts:
    """All that the indicators of a period and a scope are made of."""

    help: Figures
    kinds: dict[str, Figures]
    citizens: int
    teams: int
    teams_active: int
    volunteers: int
    errands: errands.Errands
    lessons: lessons.Lessons
    opinion: satisfaction.Whole


@dataclass(frozen=True)
class Indicator:
    """A line of the indicator set; `part` is a share of the line above, `key` what lies behind it."""

    code: str
    words: str
    unit: str
    how: Callable[[Facts], Value]
    kind: str = "count"
    part: bool = False
    key: str = ""

    def row(self, facts: Facts) -> Row:
        """Return the line of a table."""
        values = (self.how(facts), None)
        return Row(_(self.words), values, self.key, self.part, self.kind, _(self.unit) if self.unit else "")


FORCE = (
    Indicator("teams", N_("Đội hình"), N_("đội"), lambda it: it.teams),
    Indicator("teams_active", N_("có hoạt động trong kỳ"), N_("đội"), lambda it: it.teams_active, part=True),
    Indicator(
        "volunteers", N_("Tình nguyện viên (mỗi người một lần)"), N_("người"), lambda it: it.volunteers
    ),
    Indicator("shifts", N_("Lượt TNV trực"), N_("ca"), lambda it: it.help.served),
    Indicator("shifts_planned", N_("theo lịch"), N_("ca"), lambda it: it.help.planned, part=True),
    Indicator("duty", N_("Giờ trực thực tế"), "", lambda it: it.help.duty_minutes, "minutes"),
    Indicator("duty_planned", N_("theo lịch"), "", lambda it: it.help.planned_minutes, "minutes", True),
)


def _group(code: str, words: str, how: Callable[[Facts], Value]) -> Indicator:
    return Indicator(code, words, N_("người"), how, "count", True, f"group:{code}")


HELP = (
    Indicator("turns", N_("Lượt hỗ trợ"), N_("lượt"), lambda it: it.help.turns, key="all"),
    Indicator("citizens", N_("lượt người dân"), N_("lượt"), lambda it: it.citizens, part=True),
    Indicator(
        "staff", N_("chỉ hỗ trợ cán bộ"), N_("lượt"), lambda it: it.help.turns - it.citizens, part=True
    ),
    Indicator("people", N_("Số người được hỗ trợ"), N_("người"), lambda it: it.help.people, key="all"),
    _group("elderly", N_("người cao tuổi"), lambda it: it.help.elderly),
    _group("disabled", N_("người khuyết tật"), lambda it: it.help.disabled),
    _group("minority", N_("dân tộc thiểu số"), lambda it: it.help.minority),
    _group("pregnant", N_("phụ nữ mang thai"), lambda it: it.help.pregnant),
    Indicator(
        "volunteer_turns", N_("Lượt TNV hỗ trợ"), N_("lượt"), lambda it: it.help.volunteer_turns, key="all"
    ),
    Indicator("help_time", N_("Giờ hỗ trợ của TNV"), "", lambda it: it.help.minutes, "minutes", key="all"),
)  # fmt: skip
OUTSIDE = (
    Indicator("home_visits", N_("Lượt đến nhà"), N_("lượt"), lambda it: it.errands.home_visits),
    Indicator("transports", N_("Lượt đưa đón"), N_("lượt"), lambda it: it.errands.transports),
    Indicator("km", N_("Quãng đường"), N_("km"), lambda it: it.errands.km, "decimal"),
    Indicator("outreach", N_("Buổi tuyên truyền"), N_("buổi"), lambda it: it.errands.outreach),
    Indicator(
        "outreach_heads", N_("người được tuyên truyền"), N_("người"), lambda it: it.errands.heads, part=True
    ),
    Indicator("lessons", N_("Buổi Bình dân học vụ số"), N_("buổi"), lambda it: it.lessons.lessons),
    Indicator("learners", N_("lượt học viên"), N_("lượt"), lambda it: it.lessons.heads, part=True),
)  # fmt: skip
OPINION = (
    Indicator("ratings", N_("Số đánh giá"), N_("phiếu"), lambda it: it.opinion.ratings),
    Indicator("very_satisfied", N_("rất hài lòng"), "", lambda it: it.opinion.shares[0], "share", True),
    Indicator("satisfied", N_("hài lòng"), "", lambda it: it.opinion.shares[1], "share", True),
    Indicator("dissatisfied", N_("không hài lòng"), "", lambda it: it.opinion.shares[2], "share", True),
)


def table(period: Period, scope: Scope = EVERYTHING, scope_words: str = "") -> Table:
    """Return the whole indicator set of a period, of a scope or of all."""
    facts = gather(period, scope)
    known = catalogue.help_kinds()
    citizens = [kind for kind in known if kind.task_group != STAFF]
    staff = [kind for kind in known if kind.task_group == STAFF]
    rows = [
        *_section(N_("Lực lượng"), [one.row(facts) for one in FORCE]),
        *_section(N_("Lượt và người"), [one.row(facts) for one in HELP]),
        *_section(N_("Việc đã giúp: số việc, số lượt"), [_of_kind(kind, facts) for kind in citizens]),
        *_section(N_("Hỗ trợ cán bộ: số việc, số lượt"), [_of_kind(kind, facts) for kind in staff]),
        *_section(N_("Tại nhà, đưa đón, tuyên truyền, lớp học"), [one.row(facts) for one in OUTSIDE]),
    ]
    if scope == EVERYTHING:
        rows += _section(N_("Mức hài lòng"), [one.row(facts) for one in OPINION])
    return Table(
        "general", _("Chỉ tiêu chung"), period, _("Chỉ tiêu"),
        (Column("value", _("Số liệu")), Column("turns", _("Lượt"))),
        tuple(rows), notes=_notes(facts, scope), scope=scope_words,
    )  # fmt: skip


def gather(period: Period, scope: Scope = EVERYTHING) -> Facts:
    """Read everything the indicators are made of; some thirty queries, however long the period."""
    first, last = period.first, period.last
    beside = {
        name: value
        for name, value in vars(scope).items()
        if name in ("neighbourhood", "place_id", "team_id", "volunteer_id") and value is not None
    }
    fits = len(beside) == sum(value is not None for value in vars(scope).values())
    citizens = counted.by("citizens", first, last, scope, people=False)
    teams = counted.by("team", first, last, scope, people=False)
    return Facts(
        help=counted.total(first, last, scope),
        kinds=counted.by("kind", first, last, scope, people=False),
        citizens=sum(it.turns for it in citizens.values()),
        teams=_teams(scope),
        teams_active=sum(bool(key) and (it.turns or it.served) > 0 for key, it in teams.items()),
        volunteers=len(_volunteers(period, scope, beside, fits)),
        errands=errands.counts(first, last, **beside) if fits else errands.Errands(0, 0, 0.0, 0, 0, 0),
        lessons=lessons.counts(first, last, **beside) if fits else lessons.Lessons(0, 0, 0, 0),
        opinion=satisfaction.whole(period) if scope == EVERYTHING else satisfaction.NOTHING,
    )


def _section(words: str, rows: list[Row]) -> list[Row]:
    return [Row(_(words), (None, None), heading=True), *rows]


def _of_kind(kind: Any, facts: Facts) -> Row:
    found = facts.kinds.get(kind.code, counted.NONE)
    return Row(name_of(kind), (found.ticks, found.turns), f"kind:{kind.code}", unit=_("việc"))


def _teams(scope: Scope) -> int:
    if scope.team_id is not None:
        return 1
    return int(db.execute_sql("SELECT count(*) FROM team WHERE active = 1").fetchone()[0])


_TAUGHT = """
SELECT t.volunteer_id FROM lesson l JOIN lesson_teacher t ON t.lesson_id = l.id AND t.dropped_at IS NULL
WHERE l.day BETWEEN :first AND :last AND l.held_at IS NOT NULL AND l.cancelled_at IS NULL{lessons}
UNION SELECT v.volunteer_id FROM errand e
JOIN errand_volunteer v ON v.errand_id = e.id AND v.dropped_at IS NULL
WHERE e.day BETWEEN :first AND :last AND e.state = 'done'{errands}
"""


def _volunteers(period: Period, scope: Scope, beside: dict[str, Any], fits: bool) -> set[str]:
    """Return the ids of those who served a shift, helped, taught or did an errand."""
    found = counted.by("volunteer", period.first, period.last, scope, people=False)
    ids = {key for key, it in found.items() if it.volunteer_turns or it.served}
    if not fits:
        return ids
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    parts = {"lessons": _beside("l", "t", beside), "errands": _beside("e", "v", beside)}
    return ids | {str(key) for (key,) in db.execute_sql(_TAUGHT.format(**parts), {**days, **beside})}


def _beside(table: str, helper: str, beside: dict[str, Any]) -> str:
    columns = {name: f"{table}.{name}" for name in ("neighbourhood", "place_id", "team_id")}
    columns["neighbourhood"] = f"coalesce({table}.neighbourhood, '')"
    columns["volunteer_id"] = f"{helper}.volunteer_id"
    return "".join(f" AND {columns[name]} = :{name}" for name in beside)


def _notes(facts: Facts, scope: Scope) -> tuple[str, ...]:
    notes = [
        _("Một lượt: một hay nhiều người được giúp một lần, dù bao nhiêu việc, bao nhiêu TNV."),
        _("Một lượt có thể có nhiều việc, nên không cộng lượt của các việc."),
        _("Lớp học, tuyên truyền đếm riêng, không phải lượt hỗ trợ."),
    ]
    if scope == EVERYTHING and facts.opinion.ratings is None:
        notes.append(_("Dưới 5 đánh giá: không nêu tỷ lệ."))
    return tuple(notes)
