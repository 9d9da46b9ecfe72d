"""aoxanh dossier list, remind, hand-over-all, code: what the screens of F6 do, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import clock, dossiers, store
from tests.commands.run import aoxanh, as_json
from tests.golden.promised import promised
from tests.golden.scenes import NOW

DAY = ("--day", "2026-11-21")


@pytest.fixture
def kept(register: Path) -> Path:
    """A closed register with dossiers in every list."""
    with clock.at(NOW):
        promised()
    store.close()
    return register


def test_without_a_name_it_says_how_long_each_list_is(kept: Path) -> None:
    counted = as_json("dossier", "list", *DAY, account="officer", register=kept)
    assert list(counted) == list(dossiers.LISTS)
    assert counted["overdue"] == 3 and counted["not_handed_over"] == 3 and counted["due_today"] == 0
    said = aoxanh("dossier", "list", *DAY, account="officer", register=kept).stdout
    assert "     3  Quá hạn (overdue)\n" in said


def test_a_list_masks_phones_and_says_who_was_called(kept: Path) -> None:
    listed = as_json("dossier", "list", "overdue", *DAY, account="officer", register=kept)
    assert [row["label"][-4:] for row in listed] == ["0101", "0102", "0103"]
    assert [row["due_day"] for row in listed] == ["2026-11-18", "2026-11-19", "2026-11-20"]
    assert {row["phone"] for row in listed} == {"09xx…678", "09xx…321"}
    assert [row["reminded"] for row in listed] == ["", "reached", "no_answer"]
    said = aoxanh("dossier", "list", "overdue", *DAY, account="officer", register=kept)
    assert "0912345678" not in said.stdout
    assert said.stdout.splitlines()[1].endswith("09xx…678 hẹn 19/11/2026 · đã gặp 16/11/2026")


def test_sector_and_desk_narrow_lists_and_counts(kept: Path) -> None:
    at = {"account": "officer", "register": kept}
    of_sector = as_json("dossier", "list", *DAY, "--sector", "Đất đai", **at)
    assert {name: many for name, many in of_sector.items() if many} == {"due_tomorrow": 1, "payment": 1}
    assert as_json("dossier", "list", *DAY, "--desk", "1", **at)["overdue"] == 3
    assert as_json("dossier", "list", "overdue", *DAY, "--desk", "2", **at) == []
    unknown = aoxanh("dossier", "list", "--desk", "9", **at)
    assert unknown.returncode == 2 and "1, 2" in unknown.stderr


def test_a_call_is_recorded_with_what_came_of_it(kept: Path) -> None:
    at = {"account": "officer", "register": kept}
    made = as_json("dossier", "remind", "261116-0101", "--result", "message", **at)
    assert made["result"] == "message"
    listed = as_json("dossier", "list", "overdue", **at)
    assert listed[0]["reminded"] == "message"
    wrong = aoxanh("dossier", "remind", "261116-0101", "--result", "shouted", **at)
    assert wrong.returncode == 2 and "reached, no_answer, wrong_number, message" in wrong.stderr
    assert aoxanh("dossier", "remind", "261116-0101", account="cashier", register=kept).returncode == 1


def test_all_that_wait_are_handed_over_on_one_slip(kept: Path) -> None:
    at = {"account": "officer", "register": kept}
    slip = as_json("dossier", "hand-over-all", "261120-0110", "--unit", "Phòng Kinh tế", **at)
    assert (slip["form"], slip["number"], len(slip["dossiers"])) == ("BG", 1, 1)
    done = aoxanh("dossier", "hand-over-all", "--unit", "Phòng Kinh tế", **at)
    assert done.stdout == f"Phiếu bàn giao số 2/{slip['year']}: 2 hồ sơ\n"
    assert as_json("dossier", "list", "not_handed_over", **at) == []
    nothing = aoxanh("dossier", "hand-over-all", "--unit", "Phòng Kinh tế", **at)
    assert nothing.returncode == 2 and "Chưa chọn hồ sơ nào" in nothing.stderr
    wrong = aoxanh("dossier", "hand-over-all", "261116-0101", "--unit", "Phòng Kinh tế", **at)
    assert wrong.returncode == 1 and "đang xử lý" in wrong.stderr


def test_an_awaited_code_is_entered_and_a_taken_one_refused(kept: Path) -> None:
    at = {"account": "officer", "register": kept}
    waiting = as_json("dossier", "list", "without_code", **at)[0]["label"]
    number = waiting[waiting.index("#") :]
    taken = aoxanh("dossier", "code", number, "H56.15.127-261116-0101", **at)
    assert taken.returncode == 1 and "H56.15.127-261116-0101" in taken.stderr
    done = as_json("dossier", "code", number, "H56.15.127-261119-0777", **at)
    assert (done["label"], done["state"]) == ("H56.15.127-261119-0777", 2)
    assert as_json("dossier", "list", "without_code", **at) == []
