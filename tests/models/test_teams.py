"""Teams and volunteers: who is in which when, who pledged, who was trained (DOMAIN 5.1)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import catalogue, centre, clock, journal, people, roster, sessions, volunteers
from models.base import db, first, rows
from models.errors import Refused
from models.journal import Actor
from models.volunteers import TASK_GROUPS, Team, TeamMember, Training

from ..conftest import MONDAY, Wall

WEEK = timedelta(days=7)


def _teams(by: Actor, code: str, **given: object) -> tuple[str, ...]:
    found = {row.code: row.teams for row in volunteers.listed(by, **given)}  # type: ignore[arg-type]
    return found[code]


def _refusal(call: object, **given: object) -> str:
    with pytest.raises(Refused) as refused:
        call(**given)  # type: ignore[operator]
    return refused.value.rule


@pytest.mark.parametrize("group", TASK_GROUPS)
def test_a_team_is_of_one_of_the_three_task_groups(group: int, supervisor: Actor, wall: Wall) -> None:
    row = volunteers.add_team(
        by=supervisor, code="D2", name=" Đội  2 ", task_group=group, neighbourhood="Thôn 3"
    )
    assert (row.code, row.name, row.task_group, row.neighbourhood, row.active) == (
        "D2", "Đội 2", group, "Thôn 3", 1,
    )  # fmt: skip
    assert [team.code for team in volunteers.listed_teams()] == ["D1", "D2"]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"code": "D2", "name": "Đội 2", "task_group": 4}, "choice"),
        ({"code": "D2", "name": "   "}, "form.needed"),
        ({"code": "d 1", "name": "Đội 1"}, "code.taken"),
        ({"code": "D2;D3", "name": "Đội 2"}, "code"),
        ({"code": "", "name": "Đội 2"}, "code"),
        ({"code": "D2", "name": "x" * 81}, "person.long"),
    ],
)
def test_a_team_that_cannot_be_is_refused(given: dict[str, object], rule: str, supervisor: Actor) -> None:
    assert _refusal(volunteers.add_team, by=supervisor, **given) == rule
    assert len(rows(Team, "1")) == 1


def test_a_volunteer_is_in_several_teams_over_time(supervisor: Actor, wall: Wall) -> None:
    volunteers.add_team(by=supervisor, code="D3", name="Đội 3", task_group=3)
    volunteers.join(by=supervisor, team="D3", volunteer="TNV01", day=MONDAY - WEEK)
    assert _teams(supervisor, "TNV01") == ("D1", "D3")
    volunteers.part(by=supervisor, team="D1", volunteer="TNV01", day=MONDAY)
    assert _teams(supervisor, "TNV01") == ("D1", "D3"), "the last day in a team is a day in it"
    wall.run(24 * 60)
    assert _teams(supervisor, "TNV01") == ("D3",)
    assert [(team.code, team.members) for team in volunteers.listed_teams()] == [("D1", 1), ("D3", 1)]
    helper = volunteers.by_code("TNV01")
    assert [(time.code, time.to_day) for time in volunteers.times(helper.id)] == [
        ("D3", None),
        ("D1", MONDAY),
    ]
    volunteers.join(by=supervisor, team="D1", volunteer="TNV01")
    assert _teams(supervisor, "TNV01") == ("D3", "D1")
    assert volunteers.team_of(helper.id, clock.today()).code == "D1", "citizens are helped by group 2"


def test_what_is_done_counts_for_the_team_whose_neighbourhood_or_task_it_is(
    supervisor: Actor, wall: Wall
) -> None:
    """DOMAIN 5.1: teams by neighbourhood and three task groups; a volunteer in several works for one."""
    for code, group, where in (("D3", 3, None), ("D4", 2, "Thôn 4"), ("D5", 1, None), ("D6", 2, None)):
        volunteers.add_team(by=supervisor, code=code, name=code, task_group=group, neighbourhood=where)
        volunteers.join(by=supervisor, team=code, volunteer="TNV02", day=MONDAY)
    helper = volunteers.by_code("TNV02").id

    def team(where: str | None = None, group: int = volunteers.FOR_CITIZENS) -> str:
        return str(volunteers.team_of(helper, MONDAY, where, group).code)

    assert team() == "D6"
    assert team("Thôn 4") == "D4"
    assert team("Thôn 9") == "D6"
    assert team(group=volunteers.FOR_STAFF) == "D5"
    assert team("Thôn 9", volunteers.FOR_SKILLS) == "D3"
    assert volunteers.team_of(helper, MONDAY - WEEK).code == "D1"


def test_a_session_counts_for_the_team_of_what_was_done_in_it(supervisor: Actor, volunteer: Actor) -> None:
    volunteers.add_team(by=supervisor, code="D5", name="Đội số hóa", task_group=1)
    volunteers.join(by=supervisor, team="D5", volunteer="TNV01")
    kinds = {kind.task_group: kind.code for kind in catalogue.help_kinds()}
    found = []
    for ticks in ({kinds[1]: 3}, {kinds[2]: 1}, {kinds[1]: 1, kinds[2]: 1}):
        session = sessions.start(by=volunteer)
        ended = sessions.end(by=volunteer, session_id=session.id, ticks=ticks, result="done")
        found.append(first(Team, "id = ?", ended.team_id).code)
    assert found == ["D5", "D1", "D1"]


@pytest.mark.parametrize("days", (-1, 0, 3))
def test_nobody_is_in_a_team_twice_at_a_time(days: int, supervisor: Actor, wall: Wall) -> None:
    """Joined in January, parted on Monday: the time before is one stretch, whatever day is typed."""
    again = MONDAY + timedelta(days=days)
    assert _refusal(volunteers.join, by=supervisor, team="D1", volunteer="TNV01", day=again) == "team.member"
    volunteers.part(by=supervisor, team="D1", volunteer="TNV01", day=MONDAY)
    if days <= 0:
        assert (
            _refusal(volunteers.join, by=supervisor, team="D1", volunteer="TNV01", day=again) == "team.member"
        )
    else:
        volunteers.join(by=supervisor, team="D1", volunteer="TNV01", day=again)
        assert len(rows(TeamMember, "volunteer_id = ?", volunteers.by_code("TNV01").id)) == 2


def test_a_team_is_left_once_and_not_before_it_was_joined(supervisor: Actor, wall: Wall) -> None:
    volunteers.add_team(by=supervisor, code="D3", name="Đội 3")
    part = {"by": supervisor, "volunteer": "TNV01"}
    assert _refusal(volunteers.part, team="D3", **part) == "team.not_member"
    volunteers.join(by=supervisor, team="D3", volunteer="TNV01")
    assert _refusal(volunteers.part, team="D3", day=MONDAY - WEEK, **part) == "team.before"
    volunteers.part(by=supervisor, team="D3", volunteer="TNV01")
    assert _refusal(volunteers.part, team="D3", **part) == "team.not_member"
    assert _refusal(volunteers.part, team="D9", **part) == "team.unknown"


def test_a_closed_team_keeps_its_past_and_takes_nobody_in(supervisor: Actor, wall: Wall) -> None:
    volunteers.change_team(by=supervisor, code="D1", active=False)
    assert volunteers.listed_teams() == []
    assert [(row.code, row.active) for row in volunteers.listed_teams(closed=True)] == [("D1", False)]
    member = rows(TeamMember, "1")
    assert [row.to_day for row in member] == [MONDAY, MONDAY]
    assert _refusal(volunteers.join, by=supervisor, team="D1", volunteer="TNV01") == "team.closed"
    volunteers.change_team(by=supervisor, code="D1", active=True, name="Đội mới")
    assert [(row.name, row.active) for row in volunteers.listed_teams()] == [("Đội mới", True)]
    assert [row.to_day for row in rows(TeamMember, "1")] == [MONDAY, MONDAY]


def test_a_change_that_changes_nothing_is_refused_and_leaves_no_line(supervisor: Actor) -> None:
    lines = journal.Journal.select().count()
    same = {"by": supervisor, "code": "TNV01"}
    assert (
        _refusal(volunteers.change_team, by=supervisor, code="D1", name="Đội Trung tâm") == "change.nothing"
    )
    assert _refusal(volunteers.change_volunteer, name="Hà Thị Y Bia", **same) == "change.nothing"
    assert _refusal(volunteers.change_volunteer, **same) == "change.nothing"
    assert _refusal(centre.change_place, by=supervisor, code="CA", name="Công an") == "change.nothing"
    assert journal.Journal.select().count() == lines


def test_what_is_known_of_a_volunteer_is_changed_and_taken_away(supervisor: Actor) -> None:
    given = {"birth_year": "2003", "phone": "0912 345 678", "organisation": "Đoàn xã"}
    volunteers.change_volunteer(by=supervisor, code="tnv01", **given)  # type: ignore[arg-type]
    row = volunteers.by_code("TNV01")
    assert (row.birth_year, row.phone, row.organisation) == (2003, "0912345678", "Đoàn xã")
    volunteers.change_volunteer(by=supervisor, code="TNV01", phone="", organisation="")
    row = volunteers.by_code("TNV01")
    assert (row.birth_year, row.phone, row.organisation) == (2003, None, None)
    volunteers.change_volunteer(by=supervisor, code="TNV01", name="Lê Văn Ất")
    assert volunteers.by_code("TNV01").name == "Lê Văn Ất"


@pytest.mark.parametrize("typed", ("TNV01", "tnv01", "TNV 01", " tnv 01 ", "TNV-01"))
def test_a_code_is_known_however_it_is_typed(typed: str, register: object) -> None:
    assert volunteers.by_code(typed).code == "TNV01"


def test_the_next_code_follows_the_last_one(supervisor: Actor) -> None:
    assert volunteers.next_code() == "TNV03"
    volunteers.add_volunteer(by=supervisor, code="TNV 09", name="Lò Văn Ba")
    assert volunteers.next_code() == "TNV 10"


def test_an_account_is_one_volunteers(supervisor: Actor) -> None:
    take = {"by": supervisor, "code": "TNV03", "name": "Lò Văn Ba"}
    assert _refusal(volunteers.add_volunteer, account="volunteer", **take) == "volunteer.account"
    assert _refusal(volunteers.add_volunteer, account="nobody", **take) == "account.missing"
    row = volunteers.add_volunteer(account="reception", **take)  # type: ignore[arg-type]
    assert row.account_id == people.Account.get(people.Account.name == "reception").id
    volunteers.change_volunteer(by=supervisor, code="TNV01", account="")
    volunteers.change_volunteer(by=supervisor, code="TNV03", account="volunteer")
    assert volunteers.of_account(volunteers.by_code("TNV03").account_id, "").code == "TNV03"


def test_who_is_out_of_service_leaves_all_teams_and_comes_back(supervisor: Actor, wall: Wall) -> None:
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=False)
    assert [row.code for row in volunteers.listed(supervisor)] == ["TNV02"]
    assert [row.code for row in volunteers.listed(supervisor, closed=True)] == ["TNV02", "TNV01"]
    assert [time.to_day for time in volunteers.times(volunteers.by_code("TNV01").id)] == [MONDAY]
    for call in (volunteers.pledge, lambda **given: volunteers.join(team="D1", **given)):
        assert _refusal(call, by=supervisor, volunteer="TNV01") == "volunteer.closed"
    assert volunteers.lacking_pledge() == 1, "who is out of service needs no pledge"
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=True)
    assert volunteers.lacking_pledge() == 2


def test_who_has_not_pledged_is_warned_and_stands_first(supervisor: Actor, wall: Wall) -> None:
    assert "TNV01 chưa ký cam kết" in volunteers.without_pledge(volunteers.by_code("TNV01"))
    volunteers.pledge(by=supervisor, volunteer="TNV01", day=MONDAY - WEEK)
    assert volunteers.without_pledge(volunteers.by_code("TNV01")) == ""
    assert [row.code for row in volunteers.listed(supervisor)] == ["TNV02", "TNV01"]
    assert [row.code for row in volunteers.listed(supervisor, unpledged=True)] == ["TNV02"]
    assert volunteers.lacking_pledge() == 1


def test_a_pledge_is_signed_today_or_before_and_anew_only_later(supervisor: Actor, wall: Wall) -> None:
    sign = {"by": supervisor, "volunteer": "TNV01"}
    assert _refusal(volunteers.pledge, day=MONDAY + WEEK, **sign) == "day.ahead"
    volunteers.pledge(day=MONDAY - WEEK, **sign)  # type: ignore[arg-type]
    assert _refusal(volunteers.pledge, day=MONDAY - WEEK, **sign) == "volunteer.pledged"
    assert volunteers.pledge(**sign).pledged_day == MONDAY  # type: ignore[arg-type]


def test_several_are_trained_in_one_act_or_none(supervisor: Actor, wall: Wall) -> None:
    lines = journal.Journal.select().count()
    train = {"by": supervisor, "topic": "Bảo mật thông tin", "day": MONDAY, "confidentiality": True}
    made = volunteers.train(volunteer_codes=("TNV01", "tnv02", "TNV01"), **train)  # type: ignore[arg-type]
    assert [row.volunteer_id for row in made] == [volunteers.by_code(c).id for c in ("TNV01", "TNV02")]
    assert journal.Journal.select().count() == lines + 1
    volunteers.add_volunteer(by=supervisor, code="TNV03", name="Lò Văn Ba")
    again = ("TNV03", "TNV01")
    assert _refusal(volunteers.train, volunteer_codes=again, **train) == "training.twice"
    assert len(rows(Training, "1")) == 2
    assert _refusal(volunteers.train, volunteer_codes=(), **train) == "volunteer.nobody"
    assert _refusal(volunteers.train, by=supervisor, volunteer_codes=again, topic=" ") == "form.needed"
    later = {**train, "day": MONDAY + WEEK}
    assert _refusal(volunteers.train, volunteer_codes=again, **later) == "day.ahead"
    counts = {row.code: row.trainings for row in volunteers.listed(supervisor)}
    assert counts == {"TNV01": 1, "TNV02": 1, "TNV03": 0}


def test_volunteers_read_given_names_and_no_years_or_phones_of_others(
    supervisor: Actor, volunteer: Actor
) -> None:
    """DOMAIN 7: volunteers are given less."""
    for code in ("TNV01", "TNV02"):
        volunteers.change_volunteer(by=supervisor, code=code, birth_year=2001, phone="0912345678")
    seen = {row.code: row for row in volunteers.listed(volunteer)}
    other, own = seen["TNV02"], seen["TNV01"]
    assert (other.name, other.birth_year, other.phone, other.account) == ("Ơn", None, "", "")
    assert (own.name, own.birth_year, own.phone) == ("Hà Thị Y Bia", 2001, "09xx…678")
    whole = {row.code: row for row in volunteers.listed(supervisor)}["TNV02"]
    assert (whole.name, whole.birth_year, whole.phone) == ("Lò Văn Ơn", 2001, "09xx…678")


def test_a_whole_phone_number_is_shown_by_a_verb_that_leaves_a_line(supervisor: Actor) -> None:
    assert _refusal(volunteers.show_phone, by=supervisor, volunteer="TNV01") == "volunteer.no_phone"
    volunteers.change_volunteer(by=supervisor, code="TNV01", phone="0912345678")
    lines = journal.Journal.select().count()
    assert volunteers.show_phone(by=supervisor, volunteer="TNV01") == "0912345678"
    assert journal.Journal.select().count() == lines + 1
    last = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert '"verb":"volunteer.show_phone"' in last and "0912345678" not in last


def test_the_last_duty_is_the_last_day_checked_in(supervisor: Actor, wall: Wall) -> None:
    helper = volunteers.by_code("TNV01")
    for day in (MONDAY - WEEK, MONDAY):
        shift = roster.plan_shift(
            by=supervisor,
            volunteer_id=helper.id,
            place_id=centre.place("TT").id,
            day=day,
            starts="07:00",
            ends="11:30",
        )
        if day < MONDAY:
            with journal.act("shift.plan", supervisor) as doing:
                doing.change(roster.Shift, shift.id, checked_in_at=clock.now() - WEEK)
    assert volunteers.one(supervisor, helper).last_duty == MONDAY - WEEK


def test_personal_columns_of_a_volunteer_stay_out_of_the_line(supervisor: Actor) -> None:
    volunteers.add_volunteer(
        by=supervisor, code="TNV03", name="Lò Văn Bảy", phone="0987654321", birth_year=2004
    )
    last = db.execute_sql("SELECT line FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert "TNV03" in last
    assert not any(word in last for word in ("Bảy", "0987654321", "2004"))


def test_who_is_closed_gives_up_shifts_to_come_and_patterns_and_checks_in_no_more(
    supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    helper = volunteers.by_code("TNV01")
    given = {"by": supervisor, "volunteer_id": helper.id, "place_id": centre.place("TT").id}
    roster.add_pattern(weekday=2, starts="7:00", ends="11:30", from_day=MONDAY, **given)
    for day, starts in ((MONDAY - timedelta(days=1), "07:00"), (MONDAY, "07:30"), (MONDAY + WEEK, "07:00")):
        roster.plan_shift(day=day, starts=starts, ends="11:30", **given)
    begun = roster.check_in(by=volunteer)
    volunteers.change_volunteer(by=supervisor, code="TNV01", active=False)
    told = roster.entries(MONDAY - timedelta(days=1), MONDAY + WEEK)
    assert [entry.day for entry in told] == [MONDAY - timedelta(days=1), MONDAY]
    assert told[1].id == begun.id
    gone = roster.Shift.select().where(roster.Shift.cancelled_at.is_null(False)).get()
    assert (gone.day, gone.reason_key) == (MONDAY + WEEK, "absence.moved")
    assert roster.patterns(MONDAY + timedelta(days=1)) == []
    assert roster.standing(volunteer) is None
    assert _refusal(roster.check_in, by=volunteer) == "volunteer.inactive"


def test_the_end_of_a_time_in_a_team_may_be_another_one_until_it_has_come(
    supervisor: Actor, wall: Wall
) -> None:
    volunteers.part(by=supervisor, team="D1", volunteer="TNV01", day=MONDAY + 2 * WEEK)
    helper = volunteers.by_code("TNV01")
    assert [team.code for team in volunteers.joined_now(helper.id)] == ["D1"]
    volunteers.part(by=supervisor, team="D1", volunteer="TNV01", day=MONDAY + WEEK)
    volunteers.part(by=supervisor, team="D1", volunteer="TNV02", day=MONDAY + WEEK)
    volunteers.change_team(by=supervisor, code="D1", active=False)
    for code in ("TNV01", "TNV02"):
        (time,) = volunteers.times(volunteers.by_code(code).id)
        assert time.to_day == MONDAY
    assert _refusal(volunteers.part, by=supervisor, team="D1", volunteer="TNV01") == "team.not_member"
