"""aoxanh due: date and reasons, with a register and without one, for people and for scripts."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from models import clock
from tests.commands.run import aoxanh, as_json
from tests.models.due_vectors import HOURS, VECTORS

ASKED = (
    *((at, unit if unit == "INDAY" else f"{n}{unit}", f"{day}T17:00") for at, unit, n, day in VECTORS),
    *((at, f"{n}H", due.replace(" ", "T")) for at, n, due in HOURS),
)


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A path at which there is no register."""
    return tmp_path / "no" / "register.db"


def _due(register: Path, *words: str) -> Any:
    """Return what the command answers, as data."""
    return as_json("due", *words, account="officer", register=register)


def test_the_answer_holds_the_date_its_half_of_the_day_and_the_reasons(nowhere: Path) -> None:
    """DESIGN: these three names and no other, before there is a register."""
    assert _due(nowhere, "--received", "2026-08-21T09:00", "--limit", "3WD") == {
        "due": "2026-08-25T17:00:00+07:00",
        "session": "chiều",
        "reasons": [
            "nhận T6 21/08/2026",
            "3 ngày làm việc, không tính ngày nhận",
            "tính T7 22/08/2026 làm bù 31/08",
        ],
    }
    assert not nowhere.parent.exists()


@pytest.mark.parametrize(("received", "limit", "due"), ASKED)
def test_the_command_gives_the_due_dates_of_the_page(
    received: str, limit: str, due: str, nowhere: Path
) -> None:
    """DOMAIN 3.3 and 0.3."""
    assert _due(nowhere, "--received", received, "--limit", limit)["due"] == f"{due}:00+07:00"


@pytest.mark.parametrize(
    ("received", "limit"),
    (
        ("2026-08-21 09:00", "1H"),
        ("2026-08-21t09:00:00", "1h"),
        ("21/08/2026 09:00", " 1 h "),
        ("21/8/2026 9:00", "1H"),
        ("2026-08-21T02:00Z", "1H"),
        ("2026-08-21T02:00:00.000+00:00", "1H"),
        ("2026-08-21T04:00+0200", "1H"),
    ),
)
def test_a_moment_and_a_limit_may_be_written_in_several_ways(
    received: str, limit: str, nowhere: Path
) -> None:
    due = _due(nowhere, "--received", received, "--limit", limit)
    assert (due["due"], due["session"]) == ("2026-08-21T10:00:00+07:00", "sáng")


@pytest.mark.parametrize(
    ("words", "said"),
    (
        (("--received", "2026-08-21", "--limit", "3WD"), "cần 2026-08-21T09:00 hoặc 21/08/2026 09:00"),
        (("--received", "2026-02-30T09:00", "--limit", "3WD"), "cần 2026-08-21T09:00"),
        (("--received", "2026-08-21T25:00", "--limit", "3WD"), "cần 2026-08-21T09:00"),
        (("--received", "9999-12-31T23:00Z", "--limit", "3WD"), "năm 2000–2199"),
        (("--received", "hôm qua", "--limit", "3WD"), "cần 2026-08-21T09:00"),
        (("--limit", "3"), "cần 3WD (ngày làm việc), 15CD (ngày), 8H (giờ làm việc), INDAY"),
        (("--limit", "0WD"), "cần 3WD"),
        (("--limit", "-3WD"), "cần 3WD"),
        (("--limit", "３WD"), "cần 3WD"),
        (("--limit", "3WDs"), "cần 3WD"),
        (("--limit", "9" * 5000 + "WD"), "cần 3WD"),
        (("--limit", "999999999H"), "sau năm 9999"),
        (("--limit", "1WD", "--place", "home"), "Không có ngày làm việc nào"),
        (("--limit", "1WD", "--place", "moon"), "moon"),
        (("--limit", "1WD", "--procedure", "ks"), "Nêu --limit hoặc --procedure"),
        ((), "Nêu --limit hoặc --procedure"),
        (("--limit", "1WD", "--case", "2"), "--case chỉ đi với --procedure"),
        (("--procedure", "zzz"), "Không có thủ tục “zzz”"),
        (("--procedure", "dang ky"), "Gõ thêm chữ hoặc dùng mã"),
        (
            ("--procedure", "kt", "--case", "9"),
            "không có trường hợp số 9. Có: 1 Thông thường, 2 Cần xác minh",
        ),
    ),
)
def test_what_cannot_be_answered_says_what_is_expected(
    words: tuple[str, ...], said: str, nowhere: Path
) -> None:
    done = aoxanh("due", *words, register=nowhere)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_year_without_days_off_is_said_on_both_streams(nowhere: Path) -> None:
    done = aoxanh("due", "--received", "2027-12-28T09:00", "--limit", "10WD", "--json", register=nowhere)
    assert done.returncode == 0
    row = json.loads(done.stdout)
    assert row["unknown_years"] == [2028]
    assert row["reasons"][-1] == "CHƯA NẠP ngày nghỉ năm 2028: ngày hẹn có thể sai"
    assert "CHƯA NẠP ngày nghỉ năm 2028: ngày hẹn có thể sai." in done.stderr


@pytest.mark.parametrize("limit", ("PLAN", "unknown"))
def test_what_has_no_computed_date_says_so(limit: str, nowhere: Path) -> None:
    due = _due(nowhere, "--received", "2026-08-21T09:00", "--limit", limit)
    assert due["due"] is None
    assert due["reasons"][-1] == "không có thời hạn tính được, nhập ngày hẹn"
    told = aoxanh("due", "--received", "2026-08-21T09:00", "--limit", limit, register=nowhere)
    assert told.stdout.startswith("Không có ngày hẹn tính được.\n")


def test_people_get_a_line_for_the_date_and_one_for_each_reason(nowhere: Path) -> None:
    done = aoxanh("due", "--received", "23/11/2026 09:00", "--limit", "1WD", register=nowhere)
    assert done.stdout.splitlines() == [
        "T4 25/11/2026 17:00 (chiều)",
        "- nhận T2 23/11/2026",
        "- 1 ngày làm việc, không tính ngày nhận",
        "- bỏ qua 24/11 Ngày Văn hóa Việt Nam",
    ]
    assert f"Chưa có sổ ở {nowhere}: theo lịch kèm theo chương trình" in done.stderr


@pytest.mark.parametrize("named", ("kt", "1.000656", "Khai tử", "khai tu"))
def test_a_procedure_is_asked_for_by_hot_key_code_or_words(
    named: str, nowhere: Path, closed_register: Path
) -> None:
    asked = ("--received", "2026-11-23T09:00", "--procedure", named, "--case", "2")
    shipped = _due(nowhere, *asked)
    assert shipped["due"] == "2026-11-27T17:00:00+07:00"
    assert _due(closed_register, *asked) == shipped
    told = aoxanh("due", *asked, register=nowhere)
    assert "1.000656 Khai tử, trường hợp 2: 3 ngày làm việc." in told.stderr


def test_a_register_answers_by_its_own_calendar(closed_register: Path) -> None:
    asked = ("due", "--received", "2026-11-25T09:00", "--limit", "1WD")
    with sqlite3.connect(closed_register) as connection:
        connection.execute(
            "INSERT INTO day_off (date, kind, name, confidence, valid_from)"
            " VALUES ('2026-11-26', 'holiday', 'Hội xã', 'sourced', '2026-01-01')"
        )
        connection.execute("UPDATE centre SET due_time = 'clock'")
    done = aoxanh(*asked, register=closed_register, account="officer")
    assert done.stdout.splitlines()[0] == "T6 27/11/2026 09:00 (sáng)"
    assert "- bỏ qua 26/11 Hội xã" in done.stdout
    assert f"Theo lịch của sổ {closed_register}." in done.stderr


def test_another_kind_of_place_has_its_own_hours(nowhere: Path) -> None:
    asked = ("--received", "2026-11-28T09:00", "--limit", "1WD", "--place", "police")
    assert "sáng T7 chỉ nhận hồ sơ, tính từ 07:00 T2 30/11/2026" in _due(nowhere, *asked)["reasons"]


def test_without_a_moment_it_is_received_now(nowhere: Path) -> None:
    before = clock.today()
    row = _due(nowhere, "--limit", "1CD")
    days = {f"{day:%d/%m/%Y}" for day in (before, clock.today())}
    assert row["reasons"][0].split()[-1] in days
