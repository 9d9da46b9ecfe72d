"""Whoever is typed into a form is the one who is planned or sent, and is named when it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import centre, errands, roster, volunteers
from models.journal import Actor
from tests.conftest import MONDAY, Wall
from tests.models.test_roster import plan
from tests.tui.app import ENTER, F8, SAVE, TAB, burst, message, picture, run, shown
from tui.screens import typed
from tui.screens.errand_forms import AssignForm
from tui.screens.lesson_forms import PlanForm
from tui.screens.shift_forms import ShiftForm


@pytest.fixture
def seven(register: Path, founder: Actor, wall: Wall) -> Path:
    """TNV 7 has a shift at the police; TNV 17 and TNV 10 are free."""
    for code, name in (("TNV 7", "Lò Thị Hoa"), ("TNV 17", "Vi Văn Hòa"), ("TNV 10", "Hà Thị Lan")):
        volunteers.add_volunteer(by=founder, code=code, name=name)
    plan(founder, code="TNV 7", place="CA")
    plan(founder, "13:30-17:00", code="TNV01")
    return register


def test_a_number_plans_its_volunteer_or_nobody(seven: Path) -> None:
    async def scene() -> None:
        async with shown(seven, "supervisor") as pilot:
            await burst(pilot, F8)
            await pilot.app.open(ShiftForm(None))  # type: ignore[attr-defined]
            await burst(pilot, f"7{SAVE}")
            assert "TNV 7 đã có ca 07:00–11:30" in message(pilot)
            await burst(pilot, f"\x1b[Z\x1b[Z\x1b[Z\x15hoa{SAVE}")
            assert "TNV 7 Hoa, TNV 17 Hòa" in message(pilot)
            await burst(pilot, f"\x1517{SAVE}")
            assert message(pilot).startswith("Xếp ca TNV 17 Hòa 23/11 07:00–11:30 Trung tâm")

    run(scene)
    assert {(one.volunteer, one.starts) for one in roster.entries(MONDAY, MONDAY)} == {
        ("TNV 7", "07:00"),
        ("TNV 17", "07:00"),
        ("TNV01", "13:30"),
    }


def test_a_raised_digit_is_nobodys_number(seven: Path) -> None:
    """It stands on many keyboards, and is a digit to Python that no number is made of."""

    async def scene() -> None:
        async with shown(seven, "supervisor") as pilot:
            await burst(pilot, F8)
            await pilot.app.open(ShiftForm(None))  # type: ignore[attr-defined]
            await burst(pilot, f"²{SAVE}")
            assert "Không có tình nguyện viên “²”" in message(pilot)
            await pilot.app.open(AssignForm(sent()))  # type: ignore[attr-defined]
            await burst(pilot, "²")
            assert "?" in picture(pilot)
            await burst(pilot, SAVE)
            assert "Không có tình nguyện viên “²”" in message(pilot)

    row = errands.ask(by=_officer(), name="Lò Thị Ơn", contact="0912345678", address="Nhà 5", day=MONDAY)

    def sent() -> errands.Listed:
        return errands.shown(_officer(), row.id)

    run(scene)


def test_who_left_is_not_taken_for_somebody_else(seven: Path, founder: Actor) -> None:
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    row = errands.ask(by=_officer(), name="Lò Thị Ơn", contact="0912345678", address="Nhà 5", day=MONDAY)
    volunteers.change_volunteer(by=founder, code="TNV 7", active=False)

    async def scene() -> None:
        async with shown(seven, "officer") as pilot:
            await pilot.app.open(AssignForm(errands.shown(_officer(), row.id)))  # type: ignore[attr-defined]
            await burst(pilot, f"TNV 7, lan{SAVE}")
            assert message(pilot).startswith("✗ TNV 7 đã nghỉ")
            await burst(pilot, f"\x15văn, lan{SAVE}")
            assert "“văn” là tên của nhiều người: TNV 17 Hòa, TNV02 Ơn" in message(pilot)
            await burst(pilot, f"\x1517, lan{ENTER}")
            assert "TNV 17 Hòa + TNV 10 Lan" in picture(pilot)

    run(scene)


def _officer() -> Actor:
    from models import people

    return people.sign_in("test", "officer")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("3 5", ["3", "5"]),
        ("3,5; 7", ["3", "5", "7"]),
        ("TNV 03 TNV 05", ["TNV 03", "TNV 05"]),
        ("tnv03 5", ["tnv03", "5"]),
        ("TNV 03", ["TNV 03"]),
        ("Hoa, Lan Anh", ["Hoa", "Lan Anh"]),
        (" , ", []),
    ],
)
def test_codes_and_numbers_are_told_apart_by_blanks_and_names_by_commas(
    written: str, parts: list[str]
) -> None:
    assert typed.parts(written) == parts
    assert [*typed.earlier_parts(written), typed.last_part(written)][: len(parts)] == parts


def test_two_numbers_send_two_and_who_has_not_pledged_is_named(seven: Path, founder: Actor) -> None:
    volunteers.pledge(by=founder, volunteer="TNV 10")
    centre.add_place(by=founder, code="NHA", name="Tại nhà", kind="home")
    row = errands.ask(by=_officer(), name="Lò Thị Ơn", contact="0912345678", address="Nhà 5", day=MONDAY)

    async def scene() -> None:
        async with shown(seven, "supervisor") as pilot:
            await burst(pilot, F8)
            asked = errands.shown(_officer(), row.id)
            await pilot.app.open(AssignForm(asked))  # type: ignore[attr-defined]
            await burst(pilot, "17 10")
            assert "TNV 17 Hòa + TNV 10 Lan" in picture(pilot)
            await burst(pilot, SAVE)
            assert "TNV 17, TNV 10 đi" in message(pilot)
            assert "CHƯA CAM KẾT bảo mật: TNV 17 ·" in message(pilot)

    run(scene)


def test_the_cursor_of_a_class_goes_to_what_is_wrong(seven: Path) -> None:
    async def scene() -> None:
        async with shown(seven, "supervisor") as pilot:
            await burst(pilot, F8)
            await pilot.app.open(PlanForm())  # type: ignore[attr-defined]
            await burst(pilot, f"VNeID{TAB}{TAB}19:00{TAB}20:30{TAB}{TAB}NV{TAB}99{SAVE}")
            assert "NV" in message(pilot)
            assert pilot.app.screen.held().name == "place"
            await burst(pilot, f"\x15trung tâm{SAVE}")
            assert "Không có tình nguyện viên “99”" in message(pilot)
            assert pilot.app.screen.held().name == "teachers"

    run(scene)
