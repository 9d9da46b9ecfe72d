"""aoxanh day and aoxanh backup: data on stdout, narration on stderr, 0 done, 1 refused, 2 wrong."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from models import dossiers, people, store, visits
from tests.commands.run import aoxanh, as_json
from tests.models.busy_day import accepted, serve_one


@pytest.fixture
def evening(register: Path) -> dict[str, Any]:
    """A register, and as whom: somebody waits, a dossier that was handed on has no code; an officer asks."""
    by = people.sign_in("test", "officer")
    dossiers.hand_over(by=by, dossier_id=accepted(by).id)
    visits.arrive(by=by, procedures=["ct"])
    store.close()
    return {"register": register, "account": "officer"}


def test_a_day_is_opened_and_closed_by_commands(evening: dict[str, Any]) -> None:
    opened = as_json("day", "open", **evening)
    assert opened["opened_at"] and "sessions" in opened
    again = aoxanh("day", "open", **evening)
    assert again.returncode == 1
    assert "đã được officer mở lúc" in again.stderr
    state = as_json("day", "status", **evening)
    assert [row["kind"] for row in state["open"]] == ["waiting", "code"]
    closed = as_json("day", "close", "--yes", **evening)
    assert (closed["closed"], closed["left"]) == (True, ["A002"])
    assert closed["backup"] == Path(closed["copy"]["path"]).name
    assert closed["backup_sha256"] == closed["copy"]["sha256"]
    sheet = as_json("day", "sheet", **evening)
    assert sheet["states"] == {"done": 1, "left": 1}
    assert sheet["visits"] == sum(sheet["channels"].values()) == 2
    assert sheet["backup"] == closed["backup"]


def test_without_a_terminal_nothing_is_closed_unasked(evening: dict[str, Any]) -> None:
    done = aoxanh("day", "close", **evening)
    assert done.returncode == 1
    assert "còn chờ       A002" in done.stdout
    assert "--yes" in done.stderr
    told = aoxanh("day", "close", "--json", **evening)
    assert told.returncode == 1
    assert json.loads(told.stdout)["closed"] is False
    assert as_json("day", "status", **evening)["open"][0]["kind"] == "waiting"


def test_a_closed_day_is_closed_again_only_when_one_says_so(evening: dict[str, Any]) -> None:
    assert aoxanh("day", "close", "--yes", **evening).returncode == 0
    again = aoxanh("day", "close", "--yes", **evening)
    assert again.returncode == 1
    assert "--again" in again.stderr
    assert aoxanh("day", "close", "--yes", "--again", **evening).returncode == 0
    ahead = aoxanh("day", "close", "--yes", "--day", "2199-01-01", **evening)
    assert ahead.returncode == 2


def test_who_is_served_keeps_the_day_open(register: Path) -> None:
    serve_one(people.sign_in("test", "officer"), procedures=["ks"])
    store.close()
    done = aoxanh("day", "close", "--yes", account="officer", register=register)
    assert done.returncode == 1
    assert "đang tiếp A001 ở Quầy 1" in done.stderr
    assert not (register.parent / "backups").exists()


def test_a_closing_without_its_copy_is_done_and_says_loudly_what_to_do(evening: dict[str, Any]) -> None:
    done = aoxanh("day", "close", "--yes", "--to", evening["register"].parent / "none", **evening)
    assert done.returncode == 1
    assert "CHƯA SAO LƯU. Chưa có thư mục" in done.stderr
    assert "aoxanh backup" in done.stderr
    assert as_json("day", "sheet", **evening)["closed"]
    assert "sao lưu CHƯA" in aoxanh("day", "sheet", **evening).stdout


def test_the_sheet_is_80_columns_of_plain_text(evening: dict[str, Any]) -> None:
    assert aoxanh("day", "close", "--yes", **evening).returncode == 0
    text = aoxanh("day", "sheet", **evening).stdout
    assert text.startswith("PHIẾU NGÀY ")
    assert max(map(len, text.splitlines())) <= 80
    assert all(character.isprintable() for line in text.splitlines() for character in line)


def test_corrections_after_closing_are_printed(evening: dict[str, Any]) -> None:
    assert aoxanh("day", "close", "--yes", **evening).returncode == 0
    boss = {**evening, "account": "supervisor"}
    assert aoxanh("day", "corrections", **evening).stdout == ""
    store.open_file(evening["register"])
    visits.void(by=people.sign_in("test", "supervisor"), visit_id=visits.by_ticket("A002").id, reason="1")
    store.close()
    assert "supervisor: hủy lượt A002 (" in aoxanh("day", "corrections", **boss).stdout
    assert as_json("day", "corrections", **boss)[0]["verb"] == "visit.void"


def test_a_backup_says_where_it_is_and_keeps_the_newest(evening: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    done = aoxanh("backup", "--to", folder, **evening)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--create" in done.stderr
    first = as_json("backup", "--to", folder, "--create", **evening)
    second = as_json("backup", "--to", folder, "--keep", "1", **evening)
    assert [str(path) for path in folder.iterdir()] == [second["path"]]
    assert second["seq"] == first["seq"] + 1
    plain = aoxanh("backup", **evening)
    assert Path(plain.stdout.strip()).parent == evening["register"].parent / "backups"
    assert sqlite3.connect(second["path"]).execute("SELECT count(*) FROM visit").fetchone() == (2,)
    assert as_json("check", register=Path(second["path"]), account="officer")["sound"] is True


@pytest.mark.parametrize("words", [("backup",), ("day", "sheet"), ("day", "close", "--yes"), ("day", "open")])
def test_a_volunteer_is_told_who_may(closed_register: Path, words: tuple[str, ...]) -> None:
    done = aoxanh(*words, account="volunteer", register=closed_register)
    assert done.returncode == 1
    assert "không có quyền" in done.stderr
    assert not (closed_register.parent / "backups").exists()
