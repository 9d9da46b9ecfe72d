"""F5 as a volunteer lives it: who waits, what is ticked, who helps too, what was left open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from models import centre, clock, language, people, roster, sessions, visits, volunteers
from models.journal import Actor
from models.sessions import HelpSession, Turns
from tui import speech

from ..conftest import MONDAY, Wall
from ..models.test_session_ends import end
from .app import BACKSPACE, DOWN, ENTER, F3, F4, F5, SAVE, TAB, UP, burst, message, picture, run, shown

TODAY = Turns(turns=1, people=1, volunteer_turns=1, minutes=0)


def newest() -> HelpSession:
    """Return the session begun last."""
    found: HelpSession = HelpSession.select().order_by(HelpSession.id.desc()).get()
    return found


def ticked(session: HelpSession) -> dict[str, int]:
    """Return what was helped in a session, and how often."""
    return {tick.help_kind_code: tick.count for tick in sessions.ticks_of(session.id)}


@pytest.mark.parametrize("keys", ["1⏎1⏎1", "↓⏎1⏎1", "⏎1⏎1"])
def test_the_common_session_takes_at_most_six_keys(
    register: Path, officer: Actor, wall: Wall, keys: str
) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo", needs_phone_help=True)
    assert len(keys) <= 6

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, keys.replace("⏎", ENTER).replace("↓", DOWN))
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    assert sessions.turns(MONDAY, MONDAY) == TODAY
    assert (newest().visit_id is None) == (keys[0] == "⏎")


def test_who_needs_help_waits_first_and_who_has_it_last(register: Path, officer: Actor, wall: Wall) -> None:
    for name, needs in (("Lò Thị An", False), ("Hà Văn Bình", True), ("Quách Thị Cúc", True)):
        visits.arrive(by=officer, procedures=["ks"], name=name, needs_phone_help=needs)
    helper2 = people.sign_in("test", "volunteer2")
    sessions.start(by=helper2, ticket="A003")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            seen = picture(pilot)
            assert "Đang chờ 3 · cần giúp 1" in seen
            names = [
                name for line in seen.splitlines() for name in ("Bình", "An", "Cúc") if f" {name} " in line
            ]
            assert names[0] == "Bình"
            assert "TNV02 đang giúp" in seen
            assert "Hà Văn" not in seen
            await burst(pilot, f"{DOWN}{ENTER}")
            assert "A002 bắt đầu" in picture(pilot)

    run(scene)


def test_kinds_people_and_groups_are_counted(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++++-1{UP}{UP}ccmmmm")
            seen = picture(pilot)
            assert "In, sao chụp, quét            [4]" in seen
            assert "4 người" in seen and "[2] C cao tuổi" in seen and "[4] M mang thai" in seen
            await burst(pilot, f"---{DOWN}{ENTER}1")

    run(scene)
    row = newest()
    assert ticked(row) == {"copied": 4, "form_filled": 1}
    assert (row.people, row.elderly, row.pregnant, row.minority) == (2, 2, 1, 0)


@pytest.mark.parametrize(
    ("keys", "people", "old"),
    [("cc↑↑", 4, 2), ("↑↑cc", 3, 2), ("c↑c", 2, 2), ("ccc-", 2, 2), ("cc↑↓↓", 1, 1)],
)
def test_each_key_counts_one_more_and_nobody_is_old_without_being_counted(
    register: Path, wall: Wall, keys: str, people: int, old: int
) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1{keys}{ENTER}1".replace("↑", UP).replace("↓", DOWN))

    run(scene)
    assert (newest().people, newest().elderly) == (people, old)


def test_a_group_marked_by_a_slip_is_taken_back(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7c")
            assert "[x] C cao tuổi" in picture(pilot)
            await burst(pilot, f"-{ENTER}1")

    run(scene)
    assert (newest().people, newest().elderly, ticked(newest())) == (1, 0, {"copied": 1})


def test_a_tick_taken_back_is_not_counted_on(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}122+{ENTER}1")

    run(scene)
    assert ticked(newest()) == {"form_filled": 2}


def test_counts_survive_a_lost_line(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++3s{UP}cc")
        async with shown(register, "volunteer") as pilot:
            assert "In, sao chụp, quét            [3]" in picture(pilot)
            await burst(pilot, f"{ENTER}1")

    run(scene)
    row = newest()
    assert ticked(row) == {"copied": 3, "vneid_installed": 1}
    assert (row.people, row.elderly, row.consent) == (2, 2, 1)


def test_help_on_somebodys_phone_reminds_of_consent_and_passwords(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1")
            assert "OTP" not in picture(pilot)
            await burst(pilot, "3")
            assert "[ ] S người dân đồng ý" in picture(pilot) and "OTP" in picture(pilot)
            await burst(pilot, f"s{ENTER}1")

    run(scene)
    assert newest().consent == 1


def test_what_could_not_be_done_says_why(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}3{ENTER}4")
            assert "vì sao" in picture(pilot)
            await burst(pilot, "2")
            assert "Ghi phiên hỗ trợ: chưa được" in message(pilot)

    run(scene)
    assert (newest().result, newest().reason_key) == ("not_done", "not_helped.no_network")


def test_a_second_volunteer_joins_and_the_turn_is_one(register: Path, officer: Actor, wall: Wall) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")
    sessions.start(by=people.sign_in("test", "volunteer2"), ticket="A001")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"1{ENTER}")
            assert "TNV02 đang giúp A001" in picture(pilot)
            await burst(pilot, "1")
            assert "Cùng giúp với TNV02" in message(pilot)
            await burst(pilot, f"1{ENTER}1")

    run(scene)
    assert sessions.turns(MONDAY, MONDAY) == Turns(turns=1, people=1, volunteer_turns=2, minutes=0)


def _joined(account: str = "volunteer") -> HelpSession:
    """Let the partner end, with one kind, the session that the account has on the screen."""
    partner = people.sign_in("test", "volunteer2" if account == "volunteer" else "volunteer")
    opened = newest()
    ends = {"ticks": {"online_filed": 1}, "result": "done", "note": "hẹn quay lại"}
    return sessions.end(by=partner, session_id=opened.id, **ends)


@pytest.mark.parametrize("told", (True, False), ids=("the screen knows", "the screen does not know yet"))
def test_who_ends_second_adds_what_the_partner_did_not_record(
    register: Path, officer: Actor, wall: Wall, told: bool
) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"1{ENTER}{UP}{UP}cc1++7")
            sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
            _joined()
            if told:
                pilot.app.screen.reload()  # type: ignore[attr-defined]
                assert "Phiên này đã kết thúc: ghi tiếp" in message(pilot)
                assert "[3]" in picture(pilot)
            await burst(pilot, f"g{ENTER}{ENTER}máy hết pin{SAVE}{ENTER}1")
            assert "Ghi cùng TNV02: bổ sung 2 việc · A001" in message(pilot)

    run(scene)
    row = newest()
    assert ticked(row) == {"online_filed": 1, "form_filled": 3, "copied": 1}
    assert (row.people, row.elderly, row.note) == (3, 2, "hẹn quay lại · máy hết pin")
    assert sessions.turns(MONDAY, MONDAY) == Turns(turns=1, people=3, volunteer_turns=2, minutes=0)


def test_what_the_partner_ended_while_the_line_was_gone_is_taken_up(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
        sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
        _joined()
        async with shown(register, "volunteer") as pilot:
            assert "Phiên này đã kết thúc: ghi tiếp" in message(pilot)
            assert "In, sao chụp, quét            [3]" in picture(pilot)
            await burst(pilot, f"{ENTER}1")
            assert "bổ sung 1 việc" in message(pilot)
        async with shown(register, "volunteer") as pilot:
            assert "đã kết thúc" not in message(pilot)

    run(scene)
    assert ticked(newest()) == {"online_filed": 1, "copied": 3}


@pytest.mark.parametrize("why", ("checked", "of yesterday"))
def test_what_cannot_be_added_any_more_is_not_offered(
    register: Path, supervisor: Actor, wall: Wall, why: str
) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
            sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
            ended = _joined()
        if why == "checked":
            sessions.check(by=supervisor, session_id=ended.id)
        else:
            wall.set(8, 0, MONDAY + timedelta(days=1))
        async with shown(register, "volunteer") as pilot:
            assert "đã kết thúc" not in message(pilot)
            await burst(pilot, f"{ENTER}1{ENTER}1")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    assert HelpSession.select().count() == 2
    assert ticked(newest()) == {"form_filled": 1}


@pytest.mark.parametrize("why", ("alone", "checked"))
def test_what_was_ended_elsewhere_and_cannot_be_added_to_begins_anew(
    register: Path, volunteer: Actor, supervisor: Actor, wall: Wall, why: str
) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
            if why == "alone":
                end(volunteer, newest())
            else:
                sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
                sessions.check(by=supervisor, session_id=_joined().id)
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            assert "Phiên này đã kết thúc ở cửa sổ khác" in message(pilot)
            await burst(pilot, f"{ENTER}1{ENTER}1")

    run(scene)
    assert [row.state for row in HelpSession.select()] == ["ended"] * 2


def test_who_ended_it_is_not_guessed(register: Path, supervisor: Actor, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
            sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
            end(supervisor, newest())
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            assert "Phiên này đã kết thúc: ghi tiếp" in message(pilot)
            assert "TNV02" not in message(pilot)

    run(scene)


def test_a_session_of_today_does_not_push_aside_what_is_ticked_of_yesterdays(
    register: Path, volunteer: Actor, wall: Wall
) -> None:
    wall.set(11, 10)
    left = sessions.start(by=volunteer)
    wall.set(7, 5, MONDAY + timedelta(days=1))

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, "7++")
            partner = people.sign_in("test", "volunteer2")
            begun = sessions.start(by=partner)
            sessions.join(by=partner, session_id=begun.id, volunteer_code="TNV01")
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            await burst(pilot, f"{ENTER}1{BACKSPACE * 8}1125{ENTER}")
            assert ticked(left) == {"copied": 3}
            await burst(pilot, f"1{ENTER}1")
            assert ticked(begun) == {"form_filled": 1}

    run(scene)
    assert [row.state for row in HelpSession.select()] == ["ended"] * 2


def test_what_was_typed_of_a_session_that_was_voided_is_kept_for_the_next(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
            sessions.void(by=supervisor, session_id=newest().id, reason="wrong_person")
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            assert "Những gì đã gõ còn đây" in message(pilot)
            await burst(pilot, f"{ENTER}{ENTER}1")

    run(scene)
    assert ticked(newest()) == {"copied": 3}


def test_what_is_left_of_an_ended_session_can_be_given_up(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++")
            sessions.join(by=people.sign_in("test", "volunteer2"), session_id=newest().id)
            _joined()
            await burst(pilot, "8")
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            await burst(pilot, "x")
            assert "Bỏ phần chưa ghi" in message(pilot)

    run(scene)
    assert (newest().state, ticked(newest())) == ("ended", {"online_filed": 1})


def test_help_elsewhere_says_where_for_this_session_alone(register: Path, founder: Actor, wall: Wall) -> None:
    centre.add_place(by=founder, code="DT", name="Qua điện thoại", kind="remote")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}n")
            assert "Giúp ở đâu?" in picture(pilot)
            await burst(pilot, "3")
            assert "Điểm: Qua điện thoại" in picture(pilot)
            await burst(pilot, f"1{ENTER}1")
            assert "Điểm: Trung tâm" in picture(pilot)

    run(scene)
    assert newest().place_id == centre.place("DT").id


def test_one_volunteer_takes_another_along(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}h")
            assert "1 TNV02 Ơn" in picture(pilot)
            await burst(pilot, "1")
            assert "TNV02 cùng giúp" in message(pilot)
            await burst(pilot, f"2{ENTER}1")

    run(scene)
    assert sessions.helpers_of(newest().id) == ["TNV01", "TNV02"]


def test_more_may_be_written_and_nothing_of_it_must(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1g{SAVE}")
            await burst(pilot, f"gks{ENTER}Giàng A Páo{ENTER}678{ENTER}máy hết pin{SAVE}")
            await burst(pilot, f"{ENTER}1")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    row = newest()
    assert (row.procedure_code, row.name, row.phone_tail, row.note) == (
        "1.001193", "Giàng A Páo", "678", "máy hết pin",
    )  # fmt: skip


def test_a_name_with_digits_is_refused_where_it_is_typed(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1g{ENTER}Páo 2{SAVE}")
            assert "tên người không có chữ số" in message(pilot)
            await burst(pilot, f"{BACKSPACE * 2}{SAVE}{ENTER}1")

    run(scene)
    assert newest().name == "Páo"


def test_yesterdays_open_session_is_asked_about_never_closed_in_silence(
    register: Path, supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    _shift(supervisor, "07:00")
    wall.set(11, 10)
    left = sessions.start(by=volunteer)
    wall.set(7, 5, MONDAY + timedelta(days=1))

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            assert "Phiên từ 11:10 ngày 23/11/2026 còn mở" in message(pilot)
            await burst(pilot, f"1{ENTER}1")
            assert "Hết lúc nào? Từ 11:10" in picture(pilot) and "11:30" in picture(pilot)
            assert HelpSession.get_by_id(left.id).state == "open"
            await burst(pilot, f"1125{ENTER}")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    row = HelpSession.get_by_id(left.id)
    assert (row.state, row.ended_by_hand, row.seconds) == ("ended", 1, 15 * 60)
    assert f"{clock.local(row.ended_at):%d %H:%M}" == "23 11:25"


def test_a_time_that_cannot_be_leaves_the_session_open(register: Path, volunteer: Actor, wall: Wall) -> None:
    wall.set(11, 10)
    sessions.start(by=volunteer)
    wall.set(7, 5, MONDAY + timedelta(days=1))

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"1{ENTER}1")
            for typed in ("9:00", "muộn", ""):
                await burst(pilot, f"{BACKSPACE * 8}{typed}{ENTER}")
                assert "✗" in message(pilot)
            assert newest().state == "open"

    run(scene)


def test_when_the_shift_is_over_the_screen_asks_in_that_minute(
    register: Path, supervisor: Actor, volunteer: Actor, wall: Wall
) -> None:
    _shift(supervisor, "07:00")
    wall.set(11, 20)

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1")
            wall.set(11, 31)
            pilot.app.screen.paint_title()  # type: ignore[attr-defined]
            assert "Ca trực hết lúc 11:30" in message(pilot)
            await burst(pilot, f"{ENTER}1")
            assert "ca trực hết 11:30" in picture(pilot)
            await burst(pilot, f"11:30{ENTER}")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    assert (newest().seconds, newest().ended_by_hand) == (600, 1)


def test_the_desk_sees_who_is_being_helped_and_since_when(
    register: Path, officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    for _ in range(2):
        visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")
    sessions.start(by=volunteer, ticket="A001")

    async def scene() -> None:
        async with shown(register, "officer") as pilot:
            assert "A001  08:00  Khai sinh  TNV01 từ 08:00" in picture(pilot)
            await burst(pilot, f"{F3}a001")
            assert "đang chờ · TNV01 từ 08:00 · Giàng" in picture(pilot)
            wall.run(16)
            await burst(pilot, ENTER)
            assert "Chờ 16 phút" in picture(pilot) and "08:00 TNV01: đang giúp" in picture(pilot)
            end(volunteer, newest())
            await burst(pilot, F4)
            assert "A001  08:00  Khai sinh   đã giúp 08:16" in picture(pilot)
            sessions.start(by=volunteer, ticket="A001")
            await burst(pilot, f"{F4}{ENTER}")
            assert "TNV01 đang giúp từ 08:16" in picture(pilot)

    run(scene)


def test_a_volunteer_sees_and_helps_only_who_is_at_the_own_place_today(
    register: Path, officer: Actor, wall: Wall
) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo", place_id=centre.place("CA").id)

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            assert "Páo" not in picture(pilot)
            await burst(pilot, f"A001{ENTER}")
            assert "chỉ xem lượt hôm nay ở điểm trực" in message(pilot)
            await burst(pilot, f"\x1bOR{'A001'}")
            assert "Páo" not in picture(pilot)

    run(scene)
    assert HelpSession.select().count() == 0


def test_tab_shows_what_was_done_today(register: Path, officer: Actor, wall: Wall) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}1{ENTER}1+")
            assert "Đang chờ 1" in picture(pilot)
            await burst(pilot, TAB)
            seen = picture(pilot)
            assert "Đã giúp hôm nay" in seen and seen.count("Kê khai, viết tờ khai") == 3

    run(scene)


def test_a_supervisor_is_not_offered_f5(register: Path) -> None:
    async def scene() -> None:
        async with shown(register, "supervisor") as pilot:
            await burst(pilot, F5)
            assert "không có quyền" in message(pilot)

    run(scene)


def _shift(by: Actor, starts: str = "07:30", ends: str = "11:30") -> roster.Shift:
    helper = volunteers.by_code("TNV01")
    place = centre.place("TT")
    return roster.plan_shift(
        by=by, volunteer_id=helper.id, place_id=place.id, day=MONDAY, starts=starts, ends=ends
    )


def test_one_key_comes_on_duty_and_asks_before_going_off(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    planned = _shift(supervisor)

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            assert "bấm / để vào ca" in message(pilot) and "chưa vào" in picture(pilot)
            await burst(pilot, "/")
            assert "Vào ca" in message(pilot) and "vào 08:00" in picture(pilot)
            wall.set(11, 28)
            await burst(pilot, "/2")
            assert roster.Shift.get_by_id(planned.id).checked_out_at is None
            await burst(pilot, "/1")
            assert "Ra ca" in message(pilot)

    run(scene)
    row = roster.Shift.get_by_id(planned.id)
    assert [f"{clock.local(at):%H:%M}" for at in (row.checked_in_at, row.checked_out_at)] == [
        "08:00",
        "11:28",
    ]


def test_nobody_goes_off_duty_with_a_session_open(register: Path, supervisor: Actor, wall: Wall) -> None:
    planned = _shift(supervisor)

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"/{ENTER}1/1")
            assert "Còn một phiên hỗ trợ chưa ghi kết quả" in message(pilot)
            await burst(pilot, f"{ENTER}1")
            assert "Ghi phiên hỗ trợ: xong" in message(pilot)

    run(scene)
    assert roster.Shift.get_by_id(planned.id).checked_out_at is None


def test_a_shift_nobody_planned_begins_only_when_one_says_so(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, "/3")
            assert roster.Shift.select().count() == 0
            await burst(pilot, "/")
            assert "1 Vào ca ngoài lịch, ngay bây giờ: Trung tâm" in picture(pilot)
            await burst(pilot, "1")
            assert "Vào ca" in message(pilot)

    run(scene)
    row = roster.Shift.get()
    assert (row.unplanned, row.place_id) == (1, centre.place("TT").id)


def test_who_is_not_on_the_roster_says_at_which_place_the_shift_is(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, "/2")
            assert "Điểm: Công an" in picture(pilot)
            await burst(pilot, f"{ENTER}1{ENTER}1")

    run(scene)
    police = centre.place("CA").id
    assert (roster.Shift.get().place_id, newest().place_id) == (police, police)


def test_the_bar_names_the_help_key_that_works_while_a_ticket_is_typed(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, ENTER)
            await pilot.resize_terminal(81, 24)
            await burst(pilot, f"1{ENTER}1")
            assert "F1 Giúp" in picture(pilot) and "? Giúp" not in picture(pilot)

    run(scene)


def test_who_helps_where_stays_on_one_line_in_english_too(
    register: Path, supervisor: Actor, founder: Actor, wall: Wall
) -> None:
    centre.change_place(by=founder, code="TT", name="Trung tâm Phục vụ hành chính công xã")
    volunteers.change_team(by=founder, code="D1", name="Đội hình tình nguyện Trung tâm")
    _shift(supervisor, "07:00")

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            seen = picture(pilot).splitlines()
            assert "shift 07:00–11:30, not in yet" in seen[1]
            assert "Helping no." in seen[2]

    speech.speak("en")
    try:
        run(scene)
    finally:
        speech.speak(language.SOURCE)


def test_who_has_not_pledged_is_warned_at_every_sign_in(
    register: Path, supervisor: Actor, wall: Wall
) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            assert "TNV01 chưa ký cam kết bảo mật" in message(pilot)

    run(scene)
    volunteers.pledge(by=supervisor, volunteer="TNV01")

    async def again() -> None:
        async with shown(register, "volunteer") as pilot:
            assert "cam kết" not in message(pilot)

    run(again)


def test_who_is_taken_along_sees_the_session_at_once_and_cannot_throw_it_away(
    register: Path, officer: Actor, volunteer: Actor, wall: Wall
) -> None:
    visits.arrive(by=officer, procedures=["ks"], name="Giàng A Páo")

    async def scene() -> None:
        async with shown(register, "volunteer2") as pilot:
            opened = sessions.start(by=volunteer, ticket="A001")
            sessions.join(by=volunteer, session_id=opened.id, volunteer_code="TNV02")
            pilot.app.screen.reload()  # type: ignore[attr-defined]
            await pilot.pause()
            assert "volunteer mời bạn cùng giúp" in message(pilot) and "A001 bắt đầu" in picture(pilot)
            await burst(pilot, "1x")
            assert "do volunteer mở" in message(pilot)
            await burst(pilot, f"{ENTER}1")

    run(scene)
    assert (newest().state, ticked(newest())) == ("ended", {"form_filled": 1})


def test_escape_empties_the_ticket_and_a_minus_takes_a_slip_back(register: Path, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, "3A026")
            await pilot.press("escape")
            await burst(pilot, f"{ENTER}1{ENTER}1++")
            assert sessions.turns(MONDAY, MONDAY).turns == 3
            await burst(pilot, "--")
            assert "Rút lại phiên" in message(pilot)
            assert sessions.turns(MONDAY, MONDAY).turns == 1
            wall.run(11)
            await burst(pilot, "-")
            assert "để rút lại" in message(pilot)

    run(scene)
    assert sessions.turns(MONDAY, MONDAY).turns == 1


def test_what_was_written_of_a_session_can_be_read_again(register: Path, officer: Actor, wall: Wall) -> None:
    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"{ENTER}7++g{ENTER}Giàng A Páo{ENTER}678{ENTER}máy hết pin{SAVE}{ENTER}1")
            await burst(pilot, f"{TAB}{DOWN}{ENTER}")
            seen = picture(pilot)
            assert "máy hết pin" in seen and "678" in seen and "×3" in seen
            assert "Páo" in seen and "Giàng" not in seen

    run(scene)
    assert sessions.about(officer, newest().id).name == "Giàng A Páo"


def test_who_was_helped_already_waits_below_who_was_not(register: Path, officer: Actor, wall: Wall) -> None:
    for name in ("Hà Văn Bình", "Quách Thị Cúc"):
        visits.arrive(by=officer, procedures=["ks"], name=name, needs_phone_help=True)

    async def scene() -> None:
        async with shown(register, "volunteer") as pilot:
            await burst(pilot, f"1{ENTER}1{ENTER}3")
            seen = picture(pilot)
            assert "cần giúp 1" in seen and "đã giúp 08:00" in seen
            assert seen.index("Cúc") < seen.index("Bình")

    run(scene)

    async def desk() -> None:
        async with shown(register, "officer") as pilot:
            await burst(pilot, F4)
            assert "TNV01: Kê khai, viết tờ khai" in picture(pilot)

    run(desk)
