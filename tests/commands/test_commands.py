"""The commands: data on stdout, narration on stderr, 0 done, 1 refused, 2 wrong usage (DESIGN)."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.run import aoxanh, as_json
from tests.conftest import MONDAY
from tests.models.figure_lives import World
from tests.models.test_keeping_figures import HELP
from tui.commands.root import COMMANDS


def test_a_day_by_commands(closed_register: Path) -> None:
    at = {"register": closed_register, "account": "officer"}
    row = as_json("visit", "arrive", "--procedure", "ks", "--name", "Lò Thị Ơn", "--year", "1990", **at)
    assert (row["ticket"], row["state"]) == ("A001", "waiting")
    assert [r["name"] for r in as_json("visit", "queue", **at)] == ["Lò Thị Ơn"]
    assert as_json("visit", "call", **at)["ticket"] == "A001"
    assert as_json("visit", "serve", "A001", **at)["state"] == "serving"
    code = "H56.15.127-261120-0001"
    outcome = as_json("visit", "outcome", "A001", "accepted", "--code", code, **at)
    assert outcome["kind"] == "ACCEPTED"
    assert as_json("visit", "finish", "a1", **at)["state"] == "done"
    assert as_json("visit", "rate", "A001", "1", **at)["score"] == 1
    shown = as_json("dossier", "show", "0001", **at)
    assert (shown["state"], shown["label"]) == (2, code)
    assert shown["due_reasons"]
    handed = as_json("dossier", "hand-over", code, "--unit", "Văn phòng", **at)
    assert handed["state"] == 4
    by_case_officer = {"register": closed_register, "account": "case_officer"}
    assert as_json("dossier", "complete", code, "--shelf", "K3", **by_case_officer)["state"] == 9
    returned = as_json("dossier", "return-result", code, "--collector", "Lò Thị Ơn", **at)
    assert returned["state"] == 10
    assert "collector" not in returned
    hits = as_json("find", "lo thi", **at)
    assert hits[0]["title"] == "Lò Thị Ơn"
    volunteer = {"register": closed_register, "account": "volunteer"}
    as_json("session", "start", "A001", **volunteer)
    ended = as_json("session", "end", "--help-kind", "looked_up=2", "--group", "elderly", **volunteer)
    assert (ended["result"], ended["elderly"]) == ("done", 1)
    as_json("session", "again", **volunteer)
    turns = as_json("session", "turns", **volunteer)
    assert (turns["turns"], turns["people"], turns["volunteer_turns"]) == (2, 2, 2)
    assert as_json("check", **at)["sound"] is True


@pytest.mark.parametrize(
    ("words", "account", "status", "said"),
    [
        (("visit", "arrive", "--procedure", "zzz"), "officer", 2, "Không có thủ tục “zzz”"),
        (("visit", "arrive", "--year", "1850"), "officer", 2, "Năm sinh “1850” không hợp lệ"),
        (("visit", "serve", "A999"), "officer", 1, "Không có số “A999” ngày"),
        (("visit", "call"), "officer", 1, "Không còn ai chờ"),
        (("visit", "call"), "volunteer", 1, "không có quyền"),
        (("visit", "arrive"), "nobody", 1, "Chưa có tài khoản cho “nobody”"),
        (("dossier", "show", "9999"), "officer", 1, "Không có hồ sơ “9999”"),
        (("dossier", "show", "9999"), "volunteer", 1, "không có quyền"),
        (("dossier", "list", "nothing"), "officer", 2, "Không có danh sách “nothing”"),
        (("visit", "rate", "A001", "x"), "officer", 2, "x"),
        (("load",), "admin", 2, "Nêu ít nhất một tệp"),
        (("load", "missing.csv"), "admin", 2, "missing.csv"),
        (("nothing",), "officer", 2, "nothing"),
    ],
)
def test_a_wrong_word_gets_a_sentence_and_a_status(
    closed_register: Path, words: tuple[str, ...], account: str, status: int, said: str
) -> None:
    done = aoxanh(*words, account=account, register=closed_register)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_operating_system_user_without_an_account_is_told_so(closed_register: Path) -> None:
    done = aoxanh("find", "ks", register=closed_register, LOGNAME="stranger", USER="stranger")
    assert done.returncode == 1
    assert "“stranger”" in done.stderr


def test_a_fresh_machine_without_a_terminal_is_told_how_to_begin(tmp_path: Path) -> None:
    done = aoxanh(register=tmp_path / "none.db")
    assert done.returncode == 1
    assert "aoxanh init --commune" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_init_makes_a_register_whose_maker_is_its_admin(tmp_path: Path) -> None:
    path = tmp_path / "new" / "register.db"
    done = aoxanh("init", "--commune", "02380", register=path, LOGNAME="hoa", USER="hoa")
    assert (done.returncode, done.stdout.strip()) == (0, str(path))
    again = aoxanh("init", "--commune", "02380", register=path)
    assert again.returncode == 1
    assert "không ghi đè" in again.stderr
    unknown = aoxanh("init", "--commune", "99999", register=tmp_path / "other.db")
    assert unknown.returncode == 2
    assert "Không có mã xã “99999”" in unknown.stderr
    assert not (tmp_path / "other.db").exists()
    without_terminal = aoxanh(register=path, LOGNAME="hoa", USER="hoa")
    assert (without_terminal.returncode, str(path) in without_terminal.stdout) == (0, True)


def test_check_says_what_is_wrong_and_since_when(closed_register: Path) -> None:
    aoxanh("visit", "arrive", account="officer", register=closed_register)
    connection = sqlite3.connect(closed_register)
    connection.execute("DROP TRIGGER journal_no_update")
    connection.execute("UPDATE journal SET line = replace(line, 'waiting', 'called') WHERE seq = 30")
    connection.execute("UPDATE journal SET line = replace(line, '\"verb\"', '\"Verb\"') WHERE seq = 12")
    connection.commit()
    (line,) = connection.execute("SELECT line FROM journal WHERE seq = 12").fetchone()
    connection.close()
    done = aoxanh("check", account="officer", register=closed_register)
    assert done.returncode == 1
    assert f"dòng 12 ({json.loads(line)['time']})" in done.stdout
    assert "journal_no_update thiếu" in done.stdout


def test_load_check_reports_and_changes_nothing(closed_register: Path, tmp_path: Path) -> None:
    csv = tmp_path / "days.csv"
    csv.write_text(
        "date,kind,name,instead_of,confidence,source\n2028-01-03,holiday,Tết Dương lịch,,derived,\n", "utf-8"
    )
    before = closed_register.read_bytes()
    rows = as_json("load", csv, "--check", account="admin", register=closed_register)
    assert (rows[0]["kind"], rows[0]["added"]) == ("days_off", 1)
    assert sqlite3.connect(closed_register).execute(
        "SELECT count(*) FROM day_off WHERE date = '2028-01-03'"
    ).fetchone() == (0,)
    assert len(before) == len(closed_register.read_bytes())
    bad = tmp_path / "bad.csv"
    bad.write_text("date,kind,name,instead_of,confidence,source\n2028-13-03,feast,Tết,,derived,\n", "utf-8")
    done = aoxanh("load", bad, account="admin", register=closed_register)
    assert done.returncode == 2
    assert "bad.csv:2:date: “2028-13-03” – cần ngày" in done.stderr
    assert "bad.csv:2:kind: “feast” – cần một trong: holiday" in done.stderr


def test_loading_keeps_the_figures_of_days_that_are_over(closed_register: Path, tmp_path: Path) -> None:
    """Those of a register that an older version made, and those that files dropped; a check keeps none."""
    world = World(closed_register)
    days = [date(2025, 8, day) for day in range(1, 12)]
    world.write([replace(HELP, after=(day - MONDAY).days) for day in days])
    csv = tmp_path / "days.csv"
    csv.write_text(
        "date,kind,name,instead_of,confidence,source\n2028-01-03,holiday,Tết Dương lịch,,derived,\n", "utf-8"
    )
    for words, kept in (((csv, "--check"), 0), ((csv,), len(days))):
        as_json("load", *words, account="admin", register=closed_register)
        assert world.connection.execute("SELECT count(*) FROM struck").fetchone() == (kept,)
    world.connection.close()


def test_every_command_explains_itself() -> None:
    whole = aoxanh("--help")
    assert whole.returncode == 0
    for name, words in COMMANDS.items():
        assert words.split(":")[0][:20] in " ".join(whole.stdout.split())
        done = aoxanh(name, "--help")
        assert done.returncode == 0, name
        assert "Cách dùng: aoxanh" in done.stdout


def test_a_command_that_needs_no_screens_imports_no_textual(closed_register: Path) -> None:
    code = (
        "import sys; sys.argv = ['aoxanh', '--db', sys.argv[1], '--as', 'officer', 'find', 'ks']\n"
        "import tui.cli\n"
        "try:\n    tui.cli.main()\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print(*[name for name in ('textual', 'rich') if name in sys.modules], sep=',')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(closed_register)], capture_output=True, text=True, check=True
    )
    assert "Thủ tục đăng ký khai sinh" in done.stdout
    assert done.stdout.splitlines()[-1] == ""


def test_a_closed_pipe_is_no_crash(closed_register: Path) -> None:
    command = [sys.executable, "-m", "tui.cli", "--db", str(closed_register), "--as", "officer", "find", "ks"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read().decode()
        process.wait(60)
    assert "Traceback" not in errors


def test_another_programs_file_a_newer_register_and_a_folder_each_get_a_sentence(
    closed_register: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    text = tmp_path / "notes.txt"
    text.write_text("xin chào " * 50, "utf-8")
    newer = sqlite3.connect(closed_register)
    newer.execute("PRAGMA user_version = 999")
    newer.commit()
    newer.close()
    for path, said in (
        (other, "không phải sổ áo xanh"),
        (text, "không phải sổ áo xanh"),
        (tmp_path, "Không mở được"),
        (closed_register, "bản áo xanh mới hơn"),
    ):
        done = aoxanh("find", "ks", account="officer", register=path)
        assert done.returncode == 1, path
        assert said in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
