"""DOMAIN 5.2 and 5.3: every figure of every part and scope is what plain counting over rows says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import figures, lessons, outcomes, ratings, roster, sessions, visits, volunteers, workdays
from models.base import db
from models.errors import Refused
from models.figures import counted, indicators, pages, periods
from models.figures.cells import PARTS
from models.figures.struck import AT_ONCE, unstruck
from models.journal import Actor
from models.sessions import EVERYTHING, Scope

from ..conftest import MONDAY, Wall
from . import naive_figures
from .figure_lives import Life, World, last_day, lives
from .test_counting_help import _help

LAST = last_day()
NAMES = (
    "turns", "people", "volunteer_turns", "seconds", "elderly", "minority", "disabled", "pregnant", "ticks",
)  # fmt: skip


@pytest.fixture
def world(register: Path, wall: Wall) -> Iterator[World]:
    """A register that lives are written into, on the evening of the last of them."""
    wall.set(20, day=LAST)
    made = World(register)
    yield made
    made.connection.close()


def scopes(world: World) -> list[Scope]:
    """Return one scope of each thing, and one of two."""
    team = world.teams[0]
    return [
        EVERYTHING, Scope(place_id=world.places[0]), Scope(team_id=team), Scope(neighbourhood=""),
        Scope(neighbourhood="Thôn 1"), Scope(kind="copied"), Scope(group="elderly"),
        Scope(volunteer_id=world.volunteers[0]), Scope(procedure_code="1.001193"),
        Scope(team_id=team, kind="copied"),
    ]  # fmt: skip


def _plain(found: counted.Figures) -> dict[str, int]:
    return {name: getattr(found, name) for name in NAMES}


def _held_to_rows(world: World, first: date, last: date) -> None:
    for scope in scopes(world):
        for part in PARTS:
            wanted = naive_figures.counted(part, first, last, scope)
            got = counted.by(part, first, last, scope)
            shown = {key: _plain(it) for key, it in got.items() if it.turns}
            assert shown == wanted, (part, scope)
        whole = naive_figures.counted("all", first, last, scope).get("", dict.fromkeys(NAMES, 0))
        got_whole = _plain(counted.total(first, last, scope))
        assert {**got_whole, "ticks": 0} == whole, scope


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(lived=lives(), days=st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted))
def test_every_part_and_scope_is_what_counting_over_rows_says(
    world: World, lived: list[Life], days: Sequence[int]
) -> None:
    world.forget()
    world.write(lived)
    _held_to_rows(world, MONDAY + timedelta(days=days[0]), MONDAY + timedelta(days=days[1]))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(lived=lives(), later=lives(), struck=st.sets(st.integers(0, 3)))
def test_figures_kept_of_closed_days_are_those_counted_anew(
    world: World, founder: Actor, lived: list[Life], later: list[Life], struck: set[int]
) -> None:
    """Whatever days were struck, and whatever was written after that."""
    world.forget()
    world.write(lived)
    for after in struck:
        _strike(founder, MONDAY + timedelta(days=after))
    _held_to_rows(world, MONDAY, LAST)
    world.write(later)
    _held_to_rows(world, MONDAY, LAST)


def _strike(by: Actor, day: date) -> None:
    from models.figures.struck import _strike as strike
    from models.journal import act

    with act("workday.close", by) as doing:
        strike(doing.connection, day)


def test_the_total_of_a_day_is_what_the_volunteers_screen_says(world: World) -> None:
    """DOMAIN 5.3 in two hands: the four figures of F5 and those of F7."""
    both = Life(
        0,
        1,
        None,
        1,
        2,
        (1, 0, 0, 0),
        frozenset({0, 1}),
        frozenset({"copied"}),
        90,
        0,
        0,
        None,
        None,
        "ended",
    )
    world.write([both, replace(both, volunteers=frozenset({1})), replace(both, visit=None, person=None)])
    for scope in scopes(world):
        found, kept = counted.total(MONDAY, MONDAY, scope), sessions.turns(MONDAY, MONDAY, scope)
        assert (found.turns, found.people, found.volunteer_turns, found.minutes) == tuple(vars(kept).values())
    assert counted.total(MONDAY, MONDAY).turns == 2


def test_hours_on_duty_are_those_of_the_roster(
    world: World, supervisor: Actor, volunteer: Actor, founder: Actor, wall: Wall
) -> None:
    """DOMAIN 5.2 "giờ trực": by day, place, team and volunteer, counted anew and kept."""
    for volunteer_id, place in zip(world.volunteers, world.places):
        roster.plan_shift(
            by=supervisor, volunteer_id=volunteer_id, place_id=place, day=MONDAY, starts="08:00", ends="11:30"
        )
    roster.check_in(by=volunteer)
    wall.run(95)
    roster.check_out(by=volunteer)
    wall.run(24 * 60)
    for kept in (False, True):
        for part in ("place", "team", "volunteer"):
            found = counted.by(part, MONDAY, LAST)
            wanted = roster.duties(part, MONDAY, LAST)
            assert {
                key: (it.served, it.planned, it.duty_minutes, it.planned_minutes) for key, it in found.items()
            } == {
                str(key): (it.served, it.planned, it.minutes, it.planned_minutes)
                for key, it in wanted.items()
            }
        whole = counted.total(MONDAY, LAST)
        assert (whole.served, whole.planned, whole.duty_minutes) == (1, 2, 95)
        if not kept:
            _strike(founder, MONDAY)
    roster.plan_shift(
        by=supervisor, volunteer_id=world.volunteers[0], place_id=world.places[1],
        day=MONDAY + timedelta(days=2), starts="13:30", ends="17:00",
    )  # fmt: skip
    assert counted.total(MONDAY, LAST).planned == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE shift SET ends = '11:00'",
        "UPDATE team_member SET to_day = '2026-11-22'",
        "INSERT INTO team_member (id, team_id, volunteer_id, from_day)"
        " SELECT 1 << 41, team_id, volunteer_id, '2026-11-23' FROM team_member LIMIT 1",
        "UPDATE place SET kind = 'road'",
        "UPDATE help_kind SET task_group = 3",
        "UPDATE tick SET count = 7",
        "UPDATE help_session SET person_id = NULL",
        "UPDATE help_session SET result = 'partial'",
        "UPDATE help_session SET reason_key = 'not_helped.other'",
        "UPDATE help_session_volunteer SET volunteer_id = volunteer_id",
    ],
)
def test_what_figures_were_made_of_drops_those_kept(change: str, world: World, founder: Actor) -> None:
    """The walls of SQL see to it, whoever writes."""
    made = Life(
        0, 1, None, 1, 2, (1, 1, 0, 0), frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None, "ended"
    )
    world.write([made])
    world.connection.execute(
        "INSERT INTO shift (id, day, volunteer_id, place_id, starts, ends)"
        " VALUES (1 << 42, ?, ?, ?, '08:00', '11:30')",
        (MONDAY.isoformat(), world.volunteers[0], world.places[0]),
    )
    _strike(founder, MONDAY)
    assert unstruck(MONDAY, MONDAY) == []
    world.connection.execute(change)
    assert unstruck(MONDAY, MONDAY) == [MONDAY]
    assert db.execute_sql("SELECT count(*) FROM tally").fetchone() == (0,)


@pytest.mark.parametrize(
    "change", ("UPDATE place SET kind = kind", "UPDATE help_kind SET task_group = task_group")
)
def test_what_is_loaded_again_as_it_was_drops_no_figures(change: str, world: World, founder: Actor) -> None:
    """A file of help kinds names all columns of a row of which one changes."""
    made = Life(0, 1, None, 1, 2, (1, 1, 0, 0), frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made])
    _strike(founder, MONDAY)
    world.connection.execute(change)
    assert unstruck(MONDAY, MONDAY) == []


def test_closing_a_day_keeps_the_figures_of_the_days_before(
    register: Path, volunteer: Actor, supervisor: Actor, wall: Wall
) -> None:
    mistaken = _help(volunteer, wall)
    _help(volunteer, wall)
    wall.run(24 * 60)
    tomorrow = MONDAY + timedelta(days=1)
    assert unstruck(MONDAY, tomorrow) == [MONDAY]
    workdays.close_day(by=supervisor)
    assert unstruck(MONDAY, tomorrow) == []
    assert counted.total(MONDAY, tomorrow).turns == 2
    sessions.void(by=supervisor, session_id=mistaken.id, reason="typed_twice")
    assert unstruck(MONDAY, tomorrow) == [MONDAY], "what was kept of a day goes when the day changes"
    assert db.execute_sql("SELECT count(*) FROM tally").fetchone() == (0,)
    assert counted.total(MONDAY, tomorrow).turns == 1


@pytest.mark.parametrize("page", ["general", "team", "time"])
def test_a_page_is_of_one_moment_whatever_is_written_meanwhile(
    page: str, world: World, supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day that another terminal closes, or changes, between two reads is counted once, as it was."""
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made])
    period, real = periods.span(MONDAY, LAST), counted.unstruck
    before = figures.table(page, period)

    def meanwhile(*days: Any, **how: Any) -> list[date]:
        found = real(*days, **how)
        world.write([made])
        return found

    monkeypatch.setattr(counted, "unstruck", meanwhile)
    assert figures.table(page, period) == before
    assert figures.behind(supervisor, period, "all").turns > 1, "and the next one sees what was written"


def test_what_lies_behind_a_figure_is_of_one_moment(
    world: World, supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made])
    db.query_hooks.append(lambda event: world.write([made]))
    found = figures.behind(supervisor, periods.span(MONDAY, LAST), "all")
    db.query_hooks.pop()
    assert (found.turns, len(found.sessions)) == (1, 1)


@pytest.mark.parametrize("ends", (workdays.close_day, workdays.open_day))
def test_days_long_ago_are_kept_too_the_newest_first(
    ends: Callable[..., object], world: World, supervisor: Actor
) -> None:
    """However long ago: a change of an old day must not cost every page of a year its kept figures."""
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    days = [MONDAY - timedelta(days=7 * week) for week in range(AT_ONCE + 2)]
    world.write([replace(made, after=(day - MONDAY).days) for day in days])
    ends(by=supervisor)
    kept = [date.fromisoformat(day) for (day,) in db.execute_sql("SELECT day FROM struck ORDER BY 1 DESC")]
    assert kept == days[:AT_ONCE]
    workdays.close_day(by=supervisor, day=MONDAY - timedelta(days=1))
    assert db.execute_sql("SELECT count(*) FROM struck").fetchone() == (len(days),)


def test_leaving_a_team_drops_no_figures_of_days_in_it(world: World, founder: Actor) -> None:
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([replace(made, after=after) for after in range(4)])
    days = [MONDAY + timedelta(days=after) for after in range(4)]
    for day in days:
        _strike(founder, day)
    world.connection.execute("UPDATE team_member SET to_day = ?", (LAST.isoformat(),))
    assert unstruck(MONDAY, LAST) == []
    world.connection.execute("UPDATE team_member SET to_day = ?", (days[1].isoformat(),))
    assert unstruck(MONDAY, LAST) == days[2:]
    world.connection.execute("UPDATE team_member SET to_day = NULL")
    _strike(founder, days[2])
    world.connection.execute("UPDATE team_member SET from_day = ?", (days[1].isoformat(),))
    assert unstruck(MONDAY, LAST) == days


@pytest.mark.parametrize("page", [name for name in pages.PAGES if name != "general"])
def test_a_figure_and_the_list_behind_it_say_the_same(page: str, world: World, supervisor: Actor) -> None:
    made = Life(
        0,
        1,
        None,
        1,
        2,
        (1, 1, 0, 0),
        frozenset({0, 1}),
        frozenset({"copied", "digitised"}),
        90,
        0,
        0,
        None,
        None,
        "ended",
    )
    world.write([
        made, replace(made, volunteers=frozenset({2}), place=1), replace(made, visit=None, after=1, team=1),
        replace(made, errand=2, visit=None, after=3, house="Thôn 1"), replace(made, state="void"),
        replace(made, visit=2, result="not_done", reason="not_helped.no_network"),
        replace(made, visit=2, result="not_done"),
    ])  # fmt: skip
    for period in (periods.span(MONDAY, LAST), periods.of("month", MONDAY), periods.of("year", MONDAY)):
        table = figures.table(page, period)
        at = [column.key for column in table.columns].index("turns")
        told = 0
        for row in table.lines:
            found = figures.behind(supervisor, period, row.key)
            assert found.turns == row.values[at] == sum(not it.again for it in found.sessions), row
            assert not found.more
            told += found.turns
        assert told > 0


@pytest.mark.parametrize("page", [name for name in pages.PAGES if name != "general"])
def test_a_list_too_long_to_be_listed_says_how_many_turns_all_the_same(
    page: str, world: World, supervisor: Actor, founder: Actor
) -> None:
    """Of days kept and of days counted anew, of all and of a scope; the newest sessions come first."""
    made = Life(0, 1, None, 1, 2, (1, 1, 0, 0), frozenset({0, 1}), frozenset({"copied", "digitised"}), 90,
                0, 0, None, None, "ended")  # fmt: skip
    world.write([replace(made, after=after, visit=visit) for after in (0, 1, 3) for visit in (1, 1, 2, None)])
    _strike(founder, MONDAY)
    _strike(founder, LAST)
    period, told = periods.span(MONDAY, LAST), 0
    for scope in (EVERYTHING, Scope(place_id=world.places[0]), Scope(kind="copied", group="elderly")):
        for row in figures.table(page, period, scope).lines:
            whole = figures.behind(supervisor, period, row.key, scope)
            cut = figures.behind(supervisor, period, row.key, scope, most=max(0, len(whole.sessions) - 1))
            assert (cut.turns, cut.sessions) == (whole.turns, whole.sessions[:-1]), (row, scope)
            assert cut.more == bool(whole.sessions)
            told += cut.turns
    assert told > 0


def test_every_indicator_that_leads_to_sessions_says_how_many(world: World, supervisor: Actor) -> None:
    made = Life(
        0,
        None,
        None,
        None,
        3,
        (1, 1, 0, 1),
        frozenset({0}),
        frozenset({"copied", "data_keyed"}),
        60,
        0,
        0,
        None,
        None,
        "ended",
    )
    world.write([made, replace(made, kinds=frozenset({"data_keyed"}))])
    period = periods.of("week", MONDAY)
    rows = {row.label: row for row in figures.table("general", period).rows}
    assert rows["Lượt hỗ trợ"].values[0] == 2
    assert rows["lượt người dân"].values[0] == 1
    assert rows["chỉ hỗ trợ cán bộ"].values[0] == 1
    assert rows["Số người được hỗ trợ"].values[0] == 3, "work for staff alone helps no citizen"
    assert rows["người cao tuổi"].values[0] == rows["phụ nữ mang thai"].values[0] == 1
    for label in ("Lượt hỗ trợ", "lượt người dân"):
        assert figures.behind(supervisor, period, rows[label].key).turns == rows[label].values[0]
    for row in rows.values():
        if row.key.startswith("kind:"):
            assert figures.behind(supervisor, period, row.key).turns == row.values[1]
    with pytest.raises(Refused) as refused:
        figures.behind(supervisor, period, rows["Đội hình"].key)
    assert refused.value.rule == "figures.behind"


def test_shares_of_satisfaction_are_hidden_behind_fewer_than_five(
    register: Path, officer: Actor, wall: Wall
) -> None:
    def share(kind: str = "month", reader: Actor | None = None) -> Any:
        table = figures.table("general", periods.of(kind, MONDAY), reader=reader)
        return next(row.values[0] for row in table.rows if row.label == "rất hài lòng")

    for n in range(10):
        assert share() is None, n
        visit = visits.arrive(by=officer, procedures=["ks"])
        visits.call(by=officer, visit_id=visit.id)
        visits.serve(by=officer, visit_id=visit.id)
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO", finish=True)
        ratings.rate(by=officer, visit_id=visit.id, score=1 + n % 2)
    assert share() == share("quarter") == 0.5
    assert share("day") is share("week") is None, "short periods could be compared with one another"
    assert share(reader=officer) is None, "a desk does not read the figures of today"
    wall.run(24 * 60)
    assert share(reader=officer) == 0.5


def test_a_volunteer_of_a_shared_session_is_one_volunteer(world: World) -> None:
    """Figures of one volunteer do not count the other one who helped."""
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0, 1}), frozenset({"copied"}), 9, 0, 0, None,
                None, "ended")  # fmt: skip
    world.write([made])
    period = periods.span(MONDAY, LAST)
    own = Scope(volunteer_id=world.volunteers[0])
    assert indicators.gather(period, own).force.volunteers == 1
    assert _general(period)["volunteers"] == 2


def _general(period: figures.Period, scope: Scope = EVERYTHING) -> dict[str, Any]:
    facts = indicators.gather(period, scope)
    told = (*indicators.FORCE, *indicators.HELP, *indicators.OUTSIDE)
    return {one.code: one.how(facts) for one in told if one.fits(scope)}


def test_the_force_is_that_of_what_is_asked_for(world: World, founder: Actor) -> None:
    """A team's page tells of its members, a place's of those who were there, a volunteer's of nobody."""
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0, 2}), frozenset({"copied"}), 9, 0, 0, None,
                None, "ended")  # fmt: skip
    world.write([made, replace(made, place=1, team=None, volunteers=frozenset({1}))])
    period, team = periods.span(MONDAY, LAST), world.teams[0]
    volunteers.add_team(by=founder, code="D2", name="Đội 2", task_group=2)
    names = ("teams", "teams_active", "teams_there", "members", "members_active", "volunteers")

    def force(scope: Scope) -> dict[str, int]:
        return {name: many for name, many in _general(period, scope).items() if name in names}

    assert force(EVERYTHING) == {"teams": 1, "teams_active": 1, "volunteers": 3}
    assert force(Scope(team_id=team)) == {"members": 2, "members_active": 1}
    assert force(Scope(place_id=world.places[0])) == {"teams_there": 1, "volunteers": 2}
    assert force(Scope(place_id=world.places[1])) == {"teams_there": 0, "volunteers": 1}
    assert force(Scope(kind="copied", place_id=world.places[1])) == {"teams_there": 0, "volunteers": 1}
    assert force(Scope(volunteer_id=world.volunteers[0])) == {}


def test_shifts_and_errands_are_left_out_where_they_mean_nothing(world: World) -> None:
    """None of them is of a kind, a group or a procedure; shifts are of no neighbourhood either."""
    period = periods.span(MONDAY, LAST)
    known = {name: _general(period, Scope(**{name: value})) for name, value in (
        ("kind", "copied"), ("neighbourhood", ""), ("place_id", world.places[0]),
    )}  # fmt: skip
    assert not {"shifts", "duty", "home_visits", "lessons"} & set(known["kind"])
    assert "home_visits" in known["neighbourhood"] and "shifts" not in known["neighbourhood"]
    assert {"shifts", "duty_planned", "home_visits", "learners"} <= set(known["place_id"])
    rows = figures.table("general", period, Scope(kind="copied")).rows
    assert all(not one.heading or not other.heading for one, other in zip(rows, rows[1:]))


def test_by_result_and_by_reason_turns_are_counted_not_ticks(world: World) -> None:
    """DOMAIN 5.3: a turn is one whatever it held; one of two results stands under both."""
    made = Life(0, 1, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied", "digitised"}), 9, 0, 0,
                None, None, "ended", "partial")  # fmt: skip
    why = replace(made, visit=2, result="not_done", reason="not_helped.no_network")
    world.write([
        made, replace(made, result="done"), why, replace(why, visit=None), replace(why, visit=3, reason=None),
        replace(made, visit=4, result="handed_over"),
    ])  # fmt: skip
    table = figures.table("result", periods.span(MONDAY, LAST))
    assert [(row.key, row.part, row.values[0]) for row in table.rows] == [
        ("result:done", False, 1), ("result:partial", False, 1), ("result:handed_over", False, 1),
        ("result:not_done", False, 3), ("result:not_done:not_helped.no_network", True, 2),
        ("result:not_done:", True, 1),
    ]  # fmt: skip
    assert [row.label for row in table.rows[3:]] == ["chưa được", "mất mạng", "không nêu lý do"]
    assert table.total is not None and table.total.values[0] == 5


def test_days_kept_before_results_were_are_counted_anew_and_kept_again(
    world: World, founder: Actor, supervisor: Actor
) -> None:
    """A register of an older program has kept days without the part; no result may get lost by that."""
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made, replace(made, after=1)])
    for after in (0, 1):
        _strike(founder, MONDAY + timedelta(days=after))
    world.connection.execute("DELETE FROM tally WHERE part = 'result'")
    world.connection.execute("DELETE FROM tally_known WHERE part = 'result'")
    assert counted.by("result", MONDAY, LAST)["done"].turns == 2
    assert unstruck(MONDAY, LAST) == [], "other parts stay kept"
    assert len(unstruck(MONDAY, LAST, part="result")) == 2
    workdays.close_day(by=supervisor)
    assert db.execute_sql("SELECT sum(turns) FROM tally WHERE part = 'result'").fetchone() == (2,)
    assert db.execute_sql("SELECT sum(turns) FROM tally WHERE part = 'all'").fetchone() == (2,)
    assert counted.by("result", MONDAY, LAST)["done"].turns == 2


def test_names_of_volunteers_are_for_those_who_may_read_them(
    world: World, volunteer: Actor, officer: Actor, supervisor: Actor
) -> None:
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made])
    period = periods.span(MONDAY, LAST)
    for reader, label in ((supervisor, "TNV01 Hà Thị Y Bia"), (officer, "TNV01"), (None, "TNV01")):
        (row,) = figures.table("volunteer", period, reader=reader).rows
        assert row.label == label
    other = figures.Row("TNV02", (1,), f"volunteer:{world.volunteers[1]}")
    with pytest.raises(Refused):
        figures.of_row(volunteer, other, figures.allowed(volunteer)[0])


@pytest.mark.parametrize(
    "key", ["volunteer:", "team:", "procedure:", "all", "time:2026-11-23", "result:done", "shift:served", ""]
)
def test_a_row_that_is_of_nothing_is_no_scope(key: str, register: Path, supervisor: Actor) -> None:
    with pytest.raises(Refused) as refused:
        figures.of_row(supervisor, figures.Row("x", (1,), key))
    assert refused.value.rule == "figures.scope_row"


def test_a_row_of_a_page_is_a_scope_that_counts_as_much_as_the_row(world: World, supervisor: Actor) -> None:
    made = Life(0, None, None, 1, 2, (1, 1, 0, 0), frozenset({0, 1}), frozenset({"copied"}), 90, 0, 0, None,
                "1.001193", "ended")  # fmt: skip
    world.write([made, replace(made, volunteers=frozenset({2}), place=1, house="Thôn 1", groups=(0,) * 4)])
    period = periods.span(MONDAY, LAST)
    told = 0
    for page in figures.KNOWN:
        for row in figures.table(page, period).rows:
            scope, name, words = figures.of_row(supervisor, row)
            time = figures.table("time", period, scope, words)
            assert (name, time.scope, time.total.values[:1]) == (
                page,
                words,
                row.values[:1],
            ) or page == "kind"  # type: ignore[union-attr]
            assert time.mark.startswith(page) and "/" not in time.mark
            told += 1
    assert told > 9


def test_teams_of_a_period_are_those_that_had_members_or_did_something(
    world: World, founder: Actor, supervisor: Actor
) -> None:
    """Closed since or not; more can never have been active than there were."""
    month = periods.of("month", MONDAY)
    volunteers.add_team(by=founder, code="D2", name="Đội 2", task_group=2)
    assert _general(month)["teams"] == 1, "nobody is in the new team yet"
    plain: dict[str, Any] = {
        "title": "Dùng VNeID",
        "day": LAST,
        "starts": "08:00",
        "ends": "09:00",
        "place": "TT",
    }
    lesson = lessons.plan(by=supervisor, teachers=["TNV01"], **plain)
    lessons.hold(by=supervisor, lesson_id=lesson.id, heads=5)
    world.connection.execute("UPDATE lesson SET team_id = (SELECT id FROM team WHERE code = 'D2')")
    for code in ("D1", "D2"):
        volunteers.change_team(by=founder, code=code, active=False)
    found = _general(month)
    assert (found["teams"], found["teams_active"]) == (2, 1)
    before = _general(periods.of("year", date(2025, 12, 1)))
    assert (before["teams"], before["teams_active"]) == (0, 0)


def test_a_kind_that_was_retired_keeps_its_figures(world: World, supervisor: Actor) -> None:
    made = Life(0, None, None, None, 1, (0,) * 4, frozenset({0}), frozenset({"copied"}), 9, 0, 0, None, None,
                "ended")  # fmt: skip
    world.write([made])
    world.connection.execute("UPDATE help_kind SET valid_to = '2026-11-24' WHERE code = 'copied'")
    for page in ("general", "kind"):
        rows = {row.key: row for row in figures.table(page, periods.of("month", MONDAY)).rows}
        assert rows["kind:copied"].values[:2] == (1, 1) and rows["kind:copied"].label != "copied"
        empty = figures.table(page, periods.of("year", date(2025, 1, 1)))
        assert "kind:copied" not in {row.key for row in empty.rows}


def test_what_is_planned_counts_up_to_today(world: World, supervisor: Actor, wall: Wall) -> None:
    """Else a month under way compares hours on duty with plans of days that have not come."""
    wall.set()
    for after in range(3):
        roster.plan_shift(
            by=supervisor, volunteer_id=world.volunteers[0], place_id=world.places[0],
            day=MONDAY + timedelta(days=after), starts="13:30", ends="17:30", anyway=True,
        )  # fmt: skip
    month = periods.of("month", MONDAY)
    assert (_general(month)["shifts_planned"], _general(month)["duty_planned"]) == (1, 240)
    assert counted.by("place", month.first, month.last)[str(world.places[0])].planned == 1
    wall.run(24 * 60)
    assert (_general(month)["shifts_planned"], _general(month)["duty_planned"]) == (2, 480)


@pytest.mark.parametrize("key", ["time:x", "time:", "time:2026-13", "time:9999-12-31", "kinds:copied", "x"])
@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_row_that_there_is_not_leads_nowhere(
    key: str, kind: str, register: Path, supervisor: Actor
) -> None:
    with pytest.raises(Refused) as refused:
        figures.behind(supervisor, periods.of(kind, MONDAY), key)
    assert refused.value.rule == "figures.behind"


def test_a_volunteer_sees_the_own_figures_alone(
    register: Path, volunteer: Actor, volunteer2: Actor, supervisor: Actor, case_officer: Actor, wall: Wall
) -> None:
    _help(volunteer, wall)
    _help(volunteer2, wall)
    period = periods.of("day", MONDAY)
    scope, words = figures.allowed(volunteer)
    assert words == "TNV: TNV01"
    assert figures.table("kind", period, scope).total.values[1] == 1  # type: ignore[union-attr]
    with pytest.raises(Refused):
        figures.allowed(volunteer, *figures.asked(volunteer="TNV02"))
    assert figures.allowed(supervisor, *figures.asked(volunteer="TNV02"))[1] == "Tình nguyện viên: TNV02"
    with pytest.raises(Refused):
        figures.allowed(case_officer)


def test_an_export_leaves_a_line_of_what_and_how_much(
    register: Path, supervisor: Actor, volunteer: Actor
) -> None:
    table = figures.table("team", periods.of("month", MONDAY))
    figures.export(by=supervisor, table=table, form="csv")
    (line,) = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    for part in (
        '"verb":"figures.export"',
        '"what":"team"',
        '"form":"csv"',
        '"first":"2026-11-01"',
        '"rows":2',
    ):
        assert part in line
    with pytest.raises(Refused):
        figures.export(by=volunteer, table=table, form="csv")


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        ("week", date(2026, 11, 22), date(2026, 11, 16), date(2026, 11, 22)),
        ("month", date(2028, 2, 3), date(2028, 2, 1), date(2028, 2, 29)),
        ("quarter", date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_bounds(kind: str, day: date, first: date, last: date) -> None:
    assert periods.of(kind, day) == figures.Period(kind, first, last)


@given(
    st.sampled_from(("day", "week", "month", "quarter", "year")), st.dates(date(2025, 7, 1), date(2190, 1, 1))
)
def test_periods_follow_one_another_without_a_gap(kind: str, day: date) -> None:
    period = periods.of(kind, day)
    behind = periods.next_to(period, 1)
    assert behind.first == period.last + timedelta(days=1)
    assert periods.next_to(behind, -1) == period
    assert period.first <= day <= period.last


def test_campaigns_lie_beside_one_another_and_unknown_ones_are_named(register: Path) -> None:
    first, second = (periods.campaign(row.code) for row in periods.campaigns())
    assert periods.next_to(first, 1) == second
    assert periods.next_to(second, 1) == second
    assert "01/07–31/08/2025" in first.words
    with pytest.raises(Refused) as refused:
        periods.campaign("none")
    assert refused.value.facts["known"] == f"{first.code}, {second.code}"
