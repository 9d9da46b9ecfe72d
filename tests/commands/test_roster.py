"""aoxanh roster …: the roster without a screen."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fixtures.kinds import KINDS
from models import clock
from tests.commands.run import aoxanh, as_json

NEXT = date(2038, 3, 1)
"""A Monday far ahead: what is planned then is neither begun nor past, whenever the test runs."""

SHIFT = ("TNV01", "TT", NEXT.isoformat(), "7:00", "11:30")


@pytest.fixture
def at(closed_register: Path) -> dict[str, Any]:
    """As the supervisor, in a register of the test's own."""
    return {"register": closed_register, "account": "supervisor"}


def month(*words: str) -> tuple[str, ...]:
    return ("roster", *words, "--month", "2038-03")


def test_a_roster_by_commands(at: dict[str, Any]) -> None:
    as_json("place", "change", "TT", "--needed", "2", **at)
    at_rest = {**at, "account": "admin"}
    as_json("calendar", "set", "2038-03-02", "--kind", "holiday", "--name", "Lễ hội", "--yes", **at_rest)
    refused = aoxanh("roster", "plan", "TNV01", "TT", "2038-03-02", "7:00", "11:30", **at)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nghỉ (Lễ hội)" in refused.stderr and "thêm --anyway" in refused.stderr
    row = as_json("roster", "plan", *SHIFT, **at)
    assert (row["starts"], row["volunteer"]) == ("07:00", "TNV01")
    halves = as_json("roster", "show", "--from", NEXT, "--to", NEXT, **at)
    assert [(half["name"], half["planned"], half["missing"]) for half in halves] == [
        ("Sáng", 1, 1),
        ("Chiều", 0, 2),
    ]
    assert halves[0]["entries"][0]["volunteer"] == "TNV01"
    taken = as_json("roster", "replace", row["id"], "TNV02", "--reason", "sick", **at)
    assert taken["replaces_id"] == row["id"]
    shown = aoxanh("roster", "show", "--from", str(NEXT), "--to", str(NEXT), **at).stdout
    assert shown.splitlines() == [
        "T2 01/03 Sáng 07:00–11:30 Trung tâm: có 1/2 · thiếu 1",
        f"  #{taken['id']} TNV02 Ơn 07:00–11:30 chưa đến giờ · thay TNV01",
        "T2 01/03 Chiều 13:30–17:00 Trung tâm: có 0/2 · thiếu 2",
    ]
    gone = as_json("roster", "cancel", f"#{taken['id']}", "--reason", "1", **at)
    assert gone["reason_key"] == "absence.sick"
    gaps = as_json("roster", "gaps", "--from", NEXT, "--to", NEXT, **at)
    assert [gap["missing"] for gap in gaps] == [2, 2]


def test_weekly_patterns_fill_a_month_once(at: dict[str, Any]) -> None:
    added = as_json("roster", "pattern", "add", "TNV01", "TT", "1", "7:00", "11:30", **at)
    assert len(as_json(*month("fill"), **at)["added"]) == 5
    assert as_json(*month("fill"), **at)["added"] == []
    (row,) = as_json("roster", "pattern", "list", **at)
    assert (row["volunteer"], row["place"]) == ("TNV01", "Trung tâm")
    ended = as_json("roster", "pattern", "end", added["id"], "--last", "2038-03-14", "--reason", "2", **at)
    assert ended["to_day"] == "2038-03-14"
    shifts = [shift for half in as_json(*month("show"), **at) for shift in half["entries"]]
    assert [shift["day"] for shift in shifts] == ["2038-03-01", "2038-03-08"]


def test_a_template_is_filled_in_and_loaded(at: dict[str, Any], tmp_path: Path) -> None:
    as_json("place", "change", "TT", "--needed", "1", **at)
    as_json("roster", "pattern", "add", "TNV01", "TT", "1", "7:00", "11:30", **at)
    printed = aoxanh("roster", "template", "--from", str(NEXT), "--to", "2038-03-02", **at).stdout
    assert printed.startswith("\ufeffday,volunteer,place,starts,ends\n")
    lines = list(csv.reader(io.StringIO(printed.removeprefix("\ufeff"))))
    assert lines[1:] == [
        ["2038-03-01", "TNV01", "TT", "07:00", "11:30"],
        ["2038-03-01", "", "TT", "13:30", "17:00"],
        ["2038-03-02", "", "TT", "07:00", "11:30"],
        ["2038-03-02", "", "TT", "13:30", "17:00"],
    ]
    lines[2][1] = "TNV02"
    path = tmp_path / "thang3.csv"
    path.write_text("\n".join(map(",".join, lines)), "utf-8-sig")
    checked = aoxanh("roster", "load", path, "--check", **at)
    assert checked.stdout.splitlines()[:2] == [
        "thang3.csv (roster): 2 dòng, sẽ thêm 2, sẽ đổi 0, sẽ khép 0",
        "  + 2038-03-01 TNV01 TT 07:00–11:30",
    ]
    admin = {**at, "account": "admin"}
    (loaded,) = as_json("load", path, **admin)
    assert (loaded["added"], loaded["kind"]) == (2, "roster")
    (again,) = as_json("roster", "load", path, **at)
    assert again["added"] == 0


def test_a_roster_that_cannot_be_is_refused_with_its_lines(at: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "sai.csv"
    path.write_text("day,volunteer,place,starts,ends\n1/3/2038,TNV77,TT,7:00,11:30\n", "utf-8")
    done = aoxanh("roster", "load", path, **at)
    assert done.returncode == 2
    assert "sai.csv:2:volunteer: “TNV77”" in done.stderr


@pytest.mark.parametrize("account", ("admin", "supervisor"))
@pytest.mark.parametrize(
    ("kind", "lines"),
    (
        ("volunteers", ("code,name,team", "TNV88,Lò Văn Tám,D1")),
        ("ethnic_groups", ("code,name", "99,Khác")),
    ),
)
def test_a_roster_is_all_that_is_loaded_as_one(
    kind: str, lines: tuple[str, ...], account: str, at: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "thang3.csv"
    path.write_text("\n".join(lines), "utf-8")
    at["account"] = account
    done = aoxanh("roster", "load", path, "--replace", **at)
    assert done.returncode == 2
    assert f"thang3.csv:1: “{kind}” – cần tệp loại roster" in done.stderr
    listed = as_json("volunteer", "list", **at)
    assert [row["code"] for row in listed] == ["TNV01", "TNV02"]


def test_one_checks_in_and_out_and_a_forgotten_time_is_set_right(at: dict[str, Any]) -> None:
    volunteer = {**at, "account": "volunteer"}
    came = as_json("roster", "in", **volunteer)
    assert came["unplanned"] == 1
    again = aoxanh("roster", "in", **volunteer)
    assert (again.returncode, "Đã vào ca lúc" in again.stderr) == (1, True)
    as_json("session", "start", **volunteer)
    waits = aoxanh("roster", "out", **volunteer)
    assert (waits.returncode, "Còn một phiên hỗ trợ" in waits.stderr) == (1, True)
    as_json("session", "cancel", **volunteer)
    assert as_json("roster", "out", **volunteer)["checked_out_at"]
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    row = as_json("roster", "plan", "TNV02", "TT", yesterday, "7:00", "11:30", "--anyway", **at)
    right = ("roster", "correct", row["id"], "--in", "7:30", "--out", "11:00", "--note", "quên")
    assert as_json(*right, **at)["corrected_by"]
    (told,) = as_json("roster", "hours", "--from", yesterday, "--to", yesterday, **at)
    assert (told["volunteer"], told["minutes"], told["planned_minutes"], told["late"]) == (
        "TNV02",
        210,
        270,
        1,
    )
    said = aoxanh("roster", "hours", "--from", yesterday, "--to", yesterday, **at).stdout
    assert "TNV02   Ơn        1/1 ca · 3 giờ 30 phút (lịch 4 giờ 30 phút) · muộn 1 · về sớm 1" in said
    as_json("volunteer", "close", "TNV02", **at)
    one = ("roster", "hours", "--from", yesterday, "--to", yesterday, "--volunteer", "2")
    assert [row["volunteer"] for row in as_json(*one, **at)] == ["TNV02"]


@pytest.mark.parametrize(
    ("words", "account", "status", "said"),
    (
        (("plan", *SHIFT), "volunteer", 1, "không có quyền"),
        (("show",), "officer", 1, "không có quyền"),
        (("plan", "TNV01", "TT", "2038-03-01", "11:30", "7:00"), "supervisor", 2, "phải sau giờ bắt đầu"),
        (("plan", "TNV01", "TT", "soon", "7:00", "11:30"), "supervisor", 2, "không phải một ngày"),
        (("plan", "TNV01", "XX", "2038-03-01", "7:00", "11:30"), "supervisor", 2, "Không có điểm “XX”"),
        (("cancel", "abc"), "supervisor", 2, "không phải số của một ca"),
        (("show", "--month", "2038-13"), "supervisor", 2, "không phải một tháng"),
        (("show", "--from", "2027-01-01", "--to", "2027-12-31"), "supervisor", 2, "nhiều nhất 92 ngày"),
        (("out",), "volunteer", 1, "Chưa vào ca nào hôm nay"),
        (("hours", "--volunteer", "TNV02"), "volunteer", 1, "không có quyền"),
    ),
)
def test_a_wrong_word_about_the_roster_gets_a_sentence_and_a_status(
    words: tuple[str, ...], account: str, status: int, said: str, at: dict[str, Any]
) -> None:
    done = aoxanh("roster", *words, **{**at, "account": account})
    assert (done.returncode, done.stdout) == (status, ""), done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    "words",
    (
        ("roster", "pattern", "end", "99999999999999999999"),
        ("roster", "template", "--month", "9999-13"),
    ),
)
def test_numbers_beyond_all_bounds_are_wrong_usage(words: tuple[str, ...], at: dict[str, Any]) -> None:
    done = aoxanh(*words, **at)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize(
    "words",
    (
        ("roster", "show", "--from", "9999-12-30"),
        ("roster", "template", "--month", "9999-12"),
        ("lesson", "list", "--from", "9999-12-01"),
    ),
)
def test_the_end_of_all_days_is_no_fault(words: tuple[str, ...], at: dict[str, Any]) -> None:
    done = aoxanh(*words, **at)
    assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr


def test_the_help_of_load_names_the_headings_of_what_a_centre_makes_itself(at: dict[str, Any]) -> None:
    shown = aoxanh("load", "--help", **at).stdout
    kinds = {kind.name: kind for kind in KINDS}
    for name in ("roster", "teams", "volunteers"):
        columns = sorted(kinds[name].columns, key=lambda column: column.optional)
        told = ",".join(f"[{column.name}]" if column.optional else column.name for column in columns)
        assert told in shown
