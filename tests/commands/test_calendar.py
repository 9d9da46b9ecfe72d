"""aoxanh calendar and load: what moves is seen first, and nothing moves unasked."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from models import calendar, catalogue, clock, dossiers, people, store
from tests.commands.run import aoxanh, as_json
from tests.models.test_calendar import WORKING_DAYS
from tests.pty.terminal import UTF8, Terminal, program

DAYS = "date,kind,name,instead_of,confidence,source"


@pytest.fixture
def promised(closed_register: Path) -> tuple[int, date]:
    """A dossier received now in three working days, and the first of them; the register is closed."""
    store.open_file(closed_register)
    by = people.sign_in("test", "officer")
    row = dossiers.register(by=by, procedure="1.004873", channel=dossiers.DIRECT)
    dossiers.accept(by=by, dossier_id=row.id)
    known = calendar.load("centre", catalogue.last_load())
    begins, _why = calendar.start(known, clock.now())
    day = known.next_working(begins.date())
    store.close()
    return row.id, day


def _due(register: Path, dossier_id: int) -> datetime:
    store.open_file(register)
    due = dossiers.by_id(dossier_id).due_current
    store.close()
    assert due is not None
    return due


def _file(tmp_path: Path, name: str, *lines: str) -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_a_year_is_shown_to_anybody_with_the_check_sums(year: int, closed_register: Path) -> None:
    """DOMAIN 3.3."""
    at: dict[str, Any] = {"register": closed_register, "account": "volunteer"}
    shown = as_json("calendar", "show", "--year", year, **at)
    assert tuple(shown["months"]) == WORKING_DAYS[year]
    assert (shown["working_days"], shown["empty"]) == (sum(WORKING_DAYS[year]), False)
    assert any(day["name"] == "Ngày Văn hóa Việt Nam" for day in shown["days"])
    told = aoxanh("calendar", "show", "--year", str(year), **at)
    assert " ".join(map(str, WORKING_DAYS[year])) in " ".join(told.stdout.split())
    assert "CHƯA NẠP" not in told.stdout
    assert "CHƯA NẠP NGÀY NGHỈ" in aoxanh("calendar", "show", "--year", "2031", **at).stdout


def test_a_day_that_moves_dossiers_is_set_only_when_that_is_confirmed(
    closed_register: Path, promised: tuple[int, date]
) -> None:
    dossier_id, day = promised
    before = _due(closed_register, dossier_id)
    at: dict[str, Any] = {"register": closed_register, "account": "admin"}
    words = ("calendar", "set", day.isoformat(), "--name", "Hội xã")
    checked = as_json(*words, "--check", **at)
    (moved,) = checked["moved"]
    assert (checked["applied"], moved["dossier_id"]) == (False, dossier_id)
    refused = aoxanh(*words, **at)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "dời ngày hẹn của 1 hồ sơ" in refused.stderr
    assert _due(closed_register, dossier_id) == before
    assert as_json(*words, "--yes", **at)["applied"] is True
    assert _due(closed_register, dossier_id) == datetime.fromisoformat(moved["after"])
    assert "đã có trong lịch: Hội xã" in aoxanh(*words, "--yes", **at).stderr
    assert as_json("calendar", "drop", day.isoformat(), "--yes", **at)["applied"] is True
    assert _due(closed_register, dossier_id) == before


def test_on_a_terminal_the_dossiers_are_shown_and_a_no_changes_nothing(
    closed_register: Path, promised: tuple[int, date]
) -> None:
    dossier_id, day = promised
    before = _due(closed_register, dossier_id)
    words = ["calendar", "set", day.isoformat(), "--name", "Hội xã"]
    for answer, status in (("n", 2), ("y", 0)):
        with Terminal.running([*program(closed_register, "admin"), *words], UTF8, columns=132) as terminal:
            moved = "1 hồ sơ đang giải quyết đổi ngày hẹn. Đổi?"
            terminal.wait_for(moved, f"bỏ qua {day:%d/%m} Hội xã")
            terminal.send(answer, "Enter")
            assert terminal.wait_end() == status
        assert (_due(closed_register, dossier_id) > before) == (answer == "y")


def test_a_file_of_days_off_moves_dossiers_only_when_that_is_confirmed(
    closed_register: Path, promised: tuple[int, date], tmp_path: Path
) -> None:
    dossier_id, day = promised
    before = _due(closed_register, dossier_id)
    path = _file(tmp_path, "days_off.csv", DAYS, f"{day},holiday,Hội xã,,sourced,QĐ 12")
    at: dict[str, Any] = {"register": closed_register, "account": "admin"}
    (checked,) = as_json("load", path, "--check", **at)
    assert [moved["dossier_id"] for moved in checked["moved"]] == [dossier_id]
    assert aoxanh("load", path, **at).returncode == 1
    assert _due(closed_register, dossier_id) == before
    (loaded,) = as_json("calendar", "load", path, "--yes", **at)
    assert loaded["moved"] == checked["moved"]
    assert _due(closed_register, dossier_id) > before
    assert "(days_off): 1 dòng" in aoxanh("load", path, **at).stdout, "what moves nothing is not asked"


def test_files_of_limits_say_that_they_hold_for_what_comes_later(
    closed_register: Path, promised: tuple[int, date], tmp_path: Path
) -> None:
    """DESIGN 6: a dossier keeps the limit in force when it was received."""
    dossier_id, _day = promised
    before = _due(closed_register, dossier_id)
    limits = "procedure_code,position,limit_value,limit_unit,source"
    path = _file(tmp_path, "local_limits.csv", limits, "1.004873,1,2,WD,QĐ 5/QĐ-UBND")
    done = aoxanh("calendar", "load", path, account="admin", register=closed_register)
    assert done.returncode == 0, done.stderr
    assert "giữ thời hạn lúc nhận" in done.stderr
    assert _due(closed_register, dossier_id) == before


def test_hours_swaps_and_the_due_time_are_commands_too(closed_register: Path) -> None:
    at: dict[str, Any] = {"register": closed_register, "account": "admin"}
    as_json("calendar", "hours", "T7", "(07:30-11:00)", **at)
    as_json("calendar", "hours", "t2", "7-11", "13h-16h30", **at)
    as_json("calendar", "due-time", "clock", **at)
    as_json("calendar", "swap", "--off", "2028-05-02", "--work", "2028-05-06", **at)
    shown = as_json("calendar", "show", "--year", "2028", **at)
    assert shown["hours"]["centre 6"] == "(07:30-11:00)"
    assert shown["hours"]["centre 1"] == "07:00-11:00 13:00-16:30"
    assert shown["due_time"] == "clock"
    assert [day["kind"] for day in shown["days"]] == ["swap_off", "swap_work"]


@pytest.mark.parametrize(
    ("words", "account", "status", "said"),
    [
        (("set", "2028-01-01", "--name", "Tết"), "supervisor", 1, "không có quyền"),
        (("set", "2028-01-01"), "admin", 2, "Ngày nghỉ lễ cần có tên"),
        (("set", "soon"), "admin", 2, "soon"),
        (("hours", "T9", "7-11"), "admin", 2, "T9"),
        (("hours", "2", "7-11"), "admin", 2, "T2, T3"),
        (("hours", "T2", "7 đến 11"), "admin", 2, "7 đến 11"),
        (("swap", "--off", "2028-05-02", "--work", "2028-05-03"), "admin", 2, "vốn là ngày làm việc"),
        (("due-time", "noon"), "admin", 2, "noon"),
    ],
)
def test_a_change_that_cannot_be_gets_a_sentence(
    closed_register: Path, words: tuple[str, ...], account: str, status: int, said: str
) -> None:
    done = aoxanh("calendar", *words, account=account, register=closed_register)
    assert (done.returncode, done.stdout) == (status, ""), done.stderr
    assert said in done.stderr


def test_a_register_without_days_off_is_sound_but_hinted_at(closed_register: Path, tmp_path: Path) -> None:
    """DOMAIN 3.4: a warning while a year is empty."""
    path = _file(tmp_path, "days_off.csv", DAYS, "2020-01-01,holiday,Tết Dương lịch,,sourced,")
    at: dict[str, Any] = {"register": closed_register, "account": "admin"}
    assert aoxanh("load", path, "--replace", **at).returncode == 0
    checked = as_json("check", **at)
    assert checked["sound"] is True
    assert f"Năm {clock.today().year} chưa có ngày nghỉ nào" in checked["hints"][0]
    told = aoxanh("check", **at)
    assert told.returncode == 0
    assert "NHẮC: Năm" in told.stderr
    assert json.loads(aoxanh("calendar", "show", "--json", **at).stdout)["warnings"] == checked["hints"]
