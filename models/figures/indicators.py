"""The indicators that go upward (DOMAIN 5.2), as data: code, words, unit, where each comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .. import catalogue, errands, lessons
from ..journal import Actor
from ..language import N_, _, name_of
from ..sessions.counting import EVERYTHING, Scope
from . import counted, force, satisfaction
from .counted import Figures
from .force import Force
from .periods import Period
from .scopes import mark
from .tables import Column, Row, Table, Value

NO_ERRANDS, NO_LESSONS = errands.Errands(0, 0, 0.0, 0, 0, 0), lessons.Lessons(0, 0, 0, 0)
STAFF = 1
"""The task group that supports staff: counted apart from help for citizens (DOMAIN 5.1)."""


@dataclass(frozen=True)
class Facts:
    """All that the indicators of a period and a scope are made of."""

    help: Figures
    kinds: dict[str, Figures]
    citizens: Figures
    force: Force
    errands: errands.Errands
    lessons: lessons.Lessons
    opinion: satisfaction.Whole


@dataclass(frozen=True)
class Indicator:
    """A line of the indicator set; `part` is a share of the line above, `key` what lies behind it.

    `fits` tells of which scopes it means anything; of others it is left out.
    """

    code: str
    words: str
    unit: str
    how: Callable[[Facts], Value]
    kind: str = "count"
    part: bool = False
    key: str = ""
    fits: Callable[[Scope], bool] = lambda scope: True

    def row(self, facts: Facts) -> Row:
        """Return the line of a table."""
        values = (self.how(facts), None)
        return Row(_(self.words), values, self.key, self.part, self.kind, _(self.unit) if self.unit else "")


def _of_all(scope: Scope) -> bool:
    return scope == EVERYTHING


def _of_a_team(scope: Scope) -> bool:
    return scope.team_id is not None and scope.volunteer_id is None


def _of_teams(scope: Scope) -> bool:
    return scope != EVERYTHING and scope.team_id is None and scope.volunteer_id is None


def _of_many(scope: Scope) -> bool:
    return scope.team_id is None and scope.volunteer_id is None


def _with_shifts(scope: Scope) -> bool:
    return force.on_duty(scope) is not None


def _with_errands(scope: Scope) -> bool:
    return force.beside(scope) is not None


FORCE = (
    Indicator("teams", N_("Đội hình"), N_("đội"), lambda it: it.force.teams, fits=_of_all),
    Indicator(
        "teams_active", N_("có hoạt động trong kỳ"), N_("đội"), lambda it: it.force.teams_active, part=True,
        fits=_of_all,
    ),
    Indicator(
        "teams_there", N_("Đội hình có hoạt động"), N_("đội"), lambda it: it.force.teams_active,
        fits=_of_teams,
    ),
    Indicator(
        "members", N_("Thành viên của đội trong kỳ"), N_("người"), lambda it: it.force.members,
        fits=_of_a_team,
    ),
    Indicator(
        "members_active", N_("có hoạt động"), N_("người"), lambda it: it.force.members_active, part=True,
        fits=_of_a_team,
    ),
    Indicator(
        "volunteers", N_("Tình nguyện viên (mỗi người một lần)"), N_("người"),
        lambda it: it.force.volunteers, fits=_of_many,
    ),
    Indicator(
        "shifts", N_("Lượt TNV trực"), N_("ca"), lambda it: it.help.served, key="shift:served",
        fits=_with_shifts,
    ),
    Indicator(
        "shifts_planned", N_("theo lịch"), N_("ca"), lambda it: it.help.planned, part=True,
        key="shift:planned", fits=_with_shifts,
    ),
    Indicator(
        "duty", N_("Giờ trực thực tế"), "", lambda it: it.help.duty_minutes, "minutes", key="shift:served",
        fits=_with_shifts,
    ),
    Indicator(
        "duty_planned", N_("theo lịch"), "", lambda it: it.help.planned_minutes, "minutes", True,
        "shift:planned", _with_shifts,
    ),
)  # fmt: skip


def _group(code: str, words: str, how: Callable[[Facts], Value]) -> Indicator:
    return Indicator(code, words, N_("người"), how, "count", True, f"group:{code}")


HELP = (
    Indicator("turns", N_("Lượt hỗ trợ"), N_("lượt"), lambda it: it.help.turns, key="all"),
    Indicator(
        "citizens", N_("lượt người dân"), N_("lượt"), lambda it: it.citizens.turns, part=True, key="citizens"
    ),
    Indicator(
        "staff", N_("chỉ hỗ trợ cán bộ"), N_("lượt"), lambda it: it.help.turns - it.citizens.turns, part=True
    ),
    Indicator(
        "people", N_("Số người được hỗ trợ"), N_("người"), lambda it: it.citizens.people, key="citizens"
    ),
    _group("elderly", N_("người cao tuổi"), lambda it: it.citizens.elderly),
    _group("disabled", N_("người khuyết tật"), lambda it: it.citizens.disabled),
    _group("minority", N_("dân tộc thiểu số"), lambda it: it.citizens.minority),
    _group("pregnant", N_("phụ nữ mang thai"), lambda it: it.citizens.pregnant),
    Indicator(
        "volunteer_turns", N_("Lượt TNV hỗ trợ"), N_("lượt"), lambda it: it.help.volunteer_turns, key="all"
    ),
    Indicator("help_time", N_("Giờ hỗ trợ của TNV"), "", lambda it: it.help.minutes, "minutes", key="all"),
)  # fmt: skip


def _beside(
    code: str, words: str, unit: str, how: Callable[[Facts], Value], key: str, **more: Any
) -> Indicator:
    return Indicator(code, words, unit, how, key=key, fits=_with_errands, **more)


def _opinion(code: str, words: str, score: int) -> Indicator:
    return Indicator(code, words, "", lambda it: it.opinion.shares[score], "share", True, fits=_of_all)


OUTSIDE = (
    _beside(
        "home_visits", N_("Lượt đến nhà"), N_("lượt"), lambda it: it.errands.home_visits, "errand:home_visit"
    ),
    _beside(
        "transports", N_("Lượt đưa đón"), N_("lượt"), lambda it: it.errands.transports, "errand:transport"
    ),
    _beside("km", N_("Quãng đường"), N_("km"), lambda it: it.errands.km, "errand:km", kind="decimal"),
    _beside(
        "outreach", N_("Buổi tuyên truyền"), N_("buổi"), lambda it: it.errands.outreach, "errand:outreach"
    ),
    _beside(
        "outreach_heads", N_("người được tuyên truyền"), N_("người"), lambda it: it.errands.heads,
        "errand:outreach", part=True,
    ),
    _beside(
        "lessons", N_("Buổi Bình dân học vụ số"), N_("buổi"), lambda it: it.lessons.lessons, "lesson:held"
    ),
    _beside(
        "learners", N_("lượt học viên"), N_("lượt"), lambda it: it.lessons.heads, "lesson:held", part=True
    ),
)  # fmt: skip
OPINION = (
    Indicator("ratings", N_("Số đánh giá"), N_("phiếu"), lambda it: it.opinion.ratings, fits=_of_all),
    _opinion("very_satisfied", N_("rất hài lòng"), 0),
    _opinion("satisfied", N_("hài lòng"), 1),
    _opinion("dissatisfied", N_("không hài lòng"), 2),
)  # fmt: skip


def table(
    period: Period, scope: Scope = EVERYTHING, scope_words: str = "", reader: Actor | None = None
) -> Table:
    """Return the whole indicator set of a period, of a scope or of all, as its reader may see it."""
    facts = gather(period, scope, reader)
    known = [kind for kind in catalogue.help_kinds_ever() if not kind.valid_to or kind.code in facts.kinds]
    citizens = [kind for kind in known if kind.task_group != STAFF]
    staff = [kind for kind in known if kind.task_group == STAFF]
    rows = [
        *_section(N_("Lực lượng"), _rows(FORCE, facts, scope)),
        *_section(N_("Lượt và người"), _rows(HELP, facts, scope)),
        *_section(N_("Việc đã giúp: số việc, số lượt"), [_of_kind(kind, facts) for kind in citizens]),
        *_section(N_("Hỗ trợ cán bộ: số việc, số lượt"), [_of_kind(kind, facts) for kind in staff]),
        *_section(N_("Tại nhà, đưa đón, tuyên truyền, lớp học"), _rows(OUTSIDE, facts, scope)),
        *_section(N_("Mức hài lòng của mọi người đến Trung tâm"), _rows(OPINION, facts, scope)),
    ]
    return Table(
        "general", _("Chỉ tiêu chung"), period, _("Chỉ tiêu"),
        (Column("value", _("Số liệu")), Column("turns", _("Lượt"))),
        tuple(rows), notes=_notes(facts), scope=scope_words, mark=mark(scope),
    )  # fmt: skip


def gather(period: Period, scope: Scope = EVERYTHING, reader: Actor | None = None) -> Facts:
    """Read everything the indicators are made of; some thirty queries, however long the period."""
    first, last = period.first, period.last
    beside = force.beside(scope)
    citizens = counted.by("citizens", first, last, scope)
    return Facts(
        help=counted.total(first, last, scope),
        kinds=counted.by("kind", first, last, scope, people=False),
        citizens=next(iter(citizens.values()), counted.NONE),
        force=force.force(first, last, scope),
        errands=NO_ERRANDS if beside is None else errands.counts(first, last, **beside),
        lessons=NO_LESSONS if beside is None else lessons.counts(first, last, **beside),
        opinion=satisfaction.whole(period, reader) if scope == EVERYTHING else satisfaction.NOTHING,
    )


def _section(words: str, rows: list[Row]) -> list[Row]:
    """Return rows under what heads them; nothing where there are none."""
    return [Row(_(words), (None, None), heading=True), *rows] if rows else []


def _rows(known: Sequence[Indicator], facts: Facts, scope: Scope) -> list[Row]:
    return [one.row(facts) for one in known if one.fits(scope)]


def _of_kind(kind: Any, facts: Facts) -> Row:
    found = facts.kinds.get(kind.code, counted.NONE)
    return Row(name_of(kind), (found.ticks, found.turns), f"kind:{kind.code}", unit=_("việc"))


def _notes(facts: Facts) -> tuple[str, ...]:
    notes = [
        _("Một lượt: một hay nhiều người được giúp một lần, dù bao nhiêu việc, bao nhiêu TNV."),
        _("Người: đầu người được giúp; người quen biết được đếm một lần trong kỳ."),
        _("Một lượt có thể có nhiều việc, nên không cộng lượt của các việc."),
        _("Chưa làm được thì vẫn là một lượt, không là một việc."),
        _("Lớp học, tuyên truyền đếm riêng, không phải lượt hỗ trợ."),
    ]
    return (*notes, *facts.opinion.notes)
