"""aoxanh paper: papers on stdout or in a file, the same as on the screens."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from models import clock
from tests.commands.run import aoxanh, as_json

CODE = "H56.15.127-260105-0001"


@pytest.fixture
def at(closed_register: Path) -> dict[str, Any]:
    """An officer at a register with one dossier just accepted from A001."""
    found: dict[str, Any] = {"register": closed_register, "account": "officer"}
    as_json("visit", "arrive", "--procedure", "ks", "--name", "Lò Thị Ơn", **found)
    as_json("visit", "call", **found)
    as_json("visit", "serve", "A001", **found)
    as_json("visit", "outcome", "A001", "accepted", "--code", CODE, **found)
    as_json("visit", "finish", "A001", **found)
    return found


def test_a_receipt_is_printed_and_printed_again(at: dict[str, Any]) -> None:
    first, again = (aoxanh("paper", "01", "0001", **at) for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert "Số: 1/TTPVHCC (BPTNTKQ)" in first.stdout
    assert "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Lò Thị Ơn" in first.stdout
    assert "(bản in lại)" not in first.stdout
    assert "Số: 1/TTPVHCC (BPTNTKQ)" in again.stdout
    assert "(bản in lại)" in again.stdout


def test_a_paper_is_vietnamese_whatever_language_is_spoken(at: dict[str, Any]) -> None:
    done = aoxanh("--lang", "en", "paper", "06", CODE, **at)
    assert "tiếp nhận" in done.stdout
    assert done.stdout == aoxanh("paper", "06", CODE, **at).stdout.replace(
        "                                 (bản in lại)\n\n", ""
    )


def test_a_paper_goes_to_a_file_once(at: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = aoxanh("paper", "01", CODE, "--html", "--to", out, **at)
    (file,) = out.iterdir()
    assert (done.returncode, done.stdout, file.name) == (0, "", f"mau-01-{clock.today().year}-0001.html")
    assert str(file) in done.stderr
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")
    refused = aoxanh("paper", "01", CODE, "--to", file, **at)
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    assert aoxanh("paper", "01", CODE, "--to", file, "--force", **at).returncode == 0
    assert "(bản in lại)" in file.read_text("utf-8")


def test_a_refused_file_costs_no_line_and_no_number(at: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", "utf-8")
    before = _lines(at["register"])
    assert aoxanh("paper", "01", CODE, "--to", tmp_path / "kept.txt", **at).returncode == 1
    assert _lines(at["register"]) == before
    assert (tmp_path / "kept.txt").read_text("utf-8") == "kept"


def test_a_broken_template_costs_no_number(at: dict[str, Any]) -> None:
    own = at["register"].parent / "papers"
    own.mkdir()
    (own / "01.j2").write_text("{{ nothing }}", "utf-8")
    before = _lines(at["register"])
    done = aoxanh("paper", "01", CODE, **at)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{own / '01.j2'}, dòng 1" in done.stderr
    assert _lines(at["register"]) == before


def _lines(register: Path) -> int:
    connection = sqlite3.connect(register)
    count = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    connection.close()
    return int(count)


def test_json_says_the_number_and_holds_the_paper(at: dict[str, Any]) -> None:
    row = as_json("paper", "01", CODE, **at)
    assert (row["form"], row["number"], row["again"], row["code"]) == ("01", 1, False, CODE)
    assert "GIẤY TIẾP NHẬN" in row["paper"]


def test_a_visit_without_a_dossier_is_named_by_its_ticket(at: dict[str, Any]) -> None:
    as_json("visit", "arrive", "--procedure", "ks", "--name", "Hà Văn Ba", **at)
    as_json("visit", "call", **at)
    as_json("visit", "serve", "A002", **at)
    as_json("visit", "outcome", "A002", "refused", "--reason", "1", **at)
    done = aoxanh("paper", "03", "a2", **at)
    assert "Số: 1/PTC-TTPVHCC" in done.stdout
    assert "Hồ sơ của: Hà Văn Ba" in done.stdout
    wrong = aoxanh("paper", "02", "A002", **at)
    assert (wrong.returncode, "cần một yêu cầu bổ sung" in wrong.stderr) == (1, True)


@pytest.mark.parametrize(
    ("words", "account", "status", "said"),
    [
        (("05", CODE), "officer", 1, "In được: 01, 06."),
        (("01", "9999"), "officer", 1, "Không có hồ sơ"),
        (("01", CODE), "volunteer", 1, "không có quyền"),
        (("07", CODE), "officer", 2, "07"),
        (("BG", "12"), "officer", 2, "Không có phiếu bàn giao số 12"),
        (("BG", "x"), "officer", 2, "không phải số của một phiếu"),
        (("list", "zzz"), "officer", 2, "Không có thủ tục"),
    ],
)
def test_what_cannot_be_printed_gets_a_sentence(
    at: dict[str, Any], words: tuple[str, ...], account: str, status: int, said: str
) -> None:
    done = aoxanh("paper", *words, register=at["register"], account=account)
    assert (done.returncode, done.stdout) == (status, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_list_of_a_procedure_is_for_everybody(at: dict[str, Any]) -> None:
    done = aoxanh("paper", "list", "ks", register=at["register"], account="volunteer")
    assert done.returncode == 0
    assert "THỦ TỤC ĐĂNG KÝ KHAI SINH" in done.stdout
    assert "[ ] 4. Giấy chứng sinh (1 bản chính)" in done.stdout
