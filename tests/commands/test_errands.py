"""aoxanh errand and aoxanh lesson: the same verbs for scripts."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from models import centre, clock, errands, lessons, people, sessions, store
from models.lessons import Lessons

from .run import aoxanh, as_json


def _with_a_home(register: Path) -> None:
    store.open_file(register)
    centre.add_place(by=people.sign_in("test", "founder"), code="NHA", name="Tại nhà", kind="home")
    store.close()


def _asked_long_ago(register: Path) -> None:
    """Let what was asked for just now have been asked for long ago: the hours of yesterday are over."""
    connection = sqlite3.connect(register)
    connection.execute(
        "UPDATE errand SET asked_at = replace(asked_at, substr(asked_at, 1, 10), '2026-01-06')"
    )
    connection.commit()
    connection.close()


def test_an_errand_is_asked_for_assigned_listed_printed_and_done(closed_register: Path) -> None:
    _with_a_home(closed_register)
    as_officer = {"account": "officer", "register": closed_register}
    where = (
        "--address",
        "Nhà 5",
        "--neighbourhood",
        "Thôn 3",
        "--name",
        "Lò Thị Ơn",
        "--phone",
        "0912345678",
    )
    row = as_json("errand", "ask", *where, "--year", "1940", "--purpose", "1", **as_officer)
    assert row["state"] == "asked"
    assert "0912345678" not in str(row) and "Nhà 5" not in str(row)
    number = f"#{row['number']}"
    alone = aoxanh("errand", "assign", number, "--volunteer", "TNV01", **as_officer)
    assert (alone.returncode, alone.stdout) == (1, "")
    assert "chọn rõ là đi một mình" in alone.stderr and "--alone" in alone.stderr
    both = ("--volunteer", "TNV01", "--volunteer", "TNV02")
    sent = aoxanh("errand", "assign", number, *both, **as_officer)
    assert sent.stdout == f"{number} đã phân công\n"
    assert "TNV01 chưa ký cam kết bảo mật" in sent.stderr, "who has not pledged is named where it is decided"
    listed = as_json("errand", "list", account="volunteer", register=closed_register)
    assert [(found["name"], found["phone"]) for found in listed] == [("Ơn", "09xx…678")]
    masked = aoxanh("errand", "print", "--masked", **as_officer)
    assert "09xx…678" in masked.stdout and "THÔN 3" in masked.stdout
    page = aoxanh("errand", "print", "--format", "html", account="volunteer", register=closed_register)
    assert "0912345678" in page.stdout and page.stdout.startswith("<!DOCTYPE html>")
    done = (
        "--from",
        "00:00",
        "--to",
        "00:01",
        "--help-kind",
        "copied=2",
        "--km",
        "3,5",
        "--group",
        "elderly",
    )
    assert aoxanh("errand", "done", number, **as_officer).returncode == 2
    before = clock.today() - timedelta(days=1)
    _asked_long_ago(closed_register)
    assert as_json("errand", "done", number, *done, "--day", str(before), **as_officer)["state"] == "done"
    store.open_file(closed_register)
    assert errands.counts(before, before).km == 3.5
    assert sessions.turns(before, before).volunteer_turns == 2
    store.close()


def test_an_errand_that_was_not_done_is_asked_for_again_or_void(closed_register: Path) -> None:
    _with_a_home(closed_register)
    as_officer = {"account": "officer", "register": closed_register}
    row = as_json("errand", "ask", "--address", "Nhà 5", **as_officer)
    failed = aoxanh("errand", "fail", str(row["number"]), "--reason", "road", **as_officer)
    assert failed.stdout == f"#{row['number']} không làm được\n"
    again = as_json("errand", "again", str(row["number"]), "--day", "2038-01-05", **as_officer)
    assert (again["after_id"], again["day"]) == (row["id"], "2038-01-05")
    refused = aoxanh("errand", "void", str(again["number"]), "--reason", "1", **as_officer)
    assert refused.returncode == 1 and "errand.void" in refused.stderr
    head = {"account": "supervisor", "register": closed_register}
    assert as_json("errand", "void", str(again["number"]), "--reason", "1", **head)["state"] == "void"
    assert as_json("errand", "list", "unassigned", **as_officer) == []
    unknown = aoxanh("errand", "list", "lost", **as_officer)
    assert unknown.returncode == 2 and "day, unassigned, overdue, own" in unknown.stderr
    phone = aoxanh("errand", "phone", str(row["number"]), **as_officer)
    assert phone.returncode == 1 and "Không có số điện thoại" in phone.stderr


def test_a_lesson_is_planned_changed_held_cancelled_and_listed(closed_register: Path) -> None:
    as_officer = {"account": "officer", "register": closed_register}
    facts = ("--day", "2026-01-06", "--from", "19:00", "--to", "20:30", "--place", "TT", "--teacher", "TNV01")
    row = as_json("lesson", "plan", "--title", "VNeID", *facts, **as_officer)
    number = str(row["number"])
    assert (
        as_json("lesson", "change", number, "--title", "VNeID 2", *facts, **as_officer)["title"] == "VNeID 2"
    )
    held = aoxanh("lesson", "hold", number, "--heads", "30", **as_officer)
    assert held.stdout == f"#{number} 06/01/2026 VNeID 2: đã dạy\n"
    other = as_json("lesson", "plan", "--title", "Chữ ký số", *facts, **as_officer)
    cancelled = aoxanh("lesson", "cancel", str(other["number"]), "--reason", "9", **as_officer)
    assert cancelled.returncode == 2
    assert as_json("lesson", "cancel", str(other["number"]), "--reason", "3", **as_officer)["cancelled_at"]
    listed = aoxanh("lesson", "list", "--from", "2026-01-01", "--to", "31/01/2026", **as_officer)
    assert "30 học viên" in listed.stdout and "đã hủy" in listed.stdout
    store.open_file(closed_register)
    assert lessons.counts(date(2026, 1, 1), date(2026, 1, 31)) == Lessons(1, 30, 1, 90)
    store.close()


def test_a_list_is_written_to_a_file_for_its_owners_eyes(closed_register: Path, tmp_path: Path) -> None:
    as_officer = {"account": "officer", "register": closed_register}
    to = tmp_path / "list.txt"
    done = aoxanh("errand", "print", "--to", to, **as_officer)
    assert done.returncode == 0 and str(to) in done.stderr
    assert to.stat().st_mode & 0o777 == 0o600
    assert "Không có việc nào trong ngày này." in to.read_text("utf-8")
    assert aoxanh("errand", "print", "--to", to, **as_officer).returncode == 1
    assert aoxanh("errand", "print", "--to", to, "--force", **as_officer).returncode == 0
