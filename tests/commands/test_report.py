"""aoxanh report: every format, periods as typed, scopes by code, files that are never written over."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from models import figures, people, sessions, store, volunteers
from models.journal import Actor
from tests.commands.run import aoxanh
from tests.conftest import MONDAY, Wall
from tui.commands.report import PAGES
from tui.commands.report_given import FORMATS

SHEET = "xl/worksheets/sheet1.xml"
XMLNS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def helped(register: Path, volunteer: Actor, founder: Actor, wall: Wall) -> dict[str, Any]:
    """A register in which two were helped, one by a team whose name is a formula; the head asks."""
    volunteers.add_team(by=founder, code="D9", name="=HYPERLINK(1)")
    for people_ in (1, 3):
        row = sessions.start(by=volunteer)
        wall.run(30)
        ticks = {"form_filled": 2, "digitised": 1}
        sessions.end(by=volunteer, session_id=row.id, ticks=ticks, result="done", number_of_people=people_)
    store.close()
    return {"register": register, "account": "supervisor"}


def _report(helped: dict[str, Any], *words: str | Path) -> subprocess.CompletedProcess[str]:
    return aoxanh("report", "volunteers", "--day", MONDAY.isoformat(), *words, **helped)


def test_the_command_knows_the_formats_and_pages_of_the_models() -> None:
    assert figures.FORMATS == FORMATS
    assert tuple(figures.PAGES) == PAGES


def test_text_has_columns_and_every_indicator(helped: dict[str, Any]) -> None:
    done = _report(helped)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[2].startswith("Kỳ: T2 23/11/2026 · lập ")
    found = {line[:30].strip(): line[30:].split() for line in lines if len(line) > 30}
    assert found["Lượt hỗ trợ"][:2] == ["2", "lượt"]
    assert found["Số người được hỗ trợ"][:2] == ["4", "người"]
    assert found["Giờ hỗ trợ của TNV"][:2] == ["1,0", "giờ"]
    assert found["Kê khai, viết tờ khai"] == ["4", "việc", "2"]


@pytest.mark.parametrize("page", PAGES)
def test_a_message_for_zalo_is_a_fact_a_line(page: str, helped: dict[str, Any]) -> None:
    done = _report(helped, "--by", page, "--format", "zalo")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("TRUNG TÂM")
    assert not re.search("[─│┌█|]|  |số người|–", done.stdout), "neither boxes nor columns nor holes"
    told = [line for line in lines if line.startswith(("- ", "+ "))]
    assert told and all(": " in line and re.search(r"\d", line) for line in told)
    (totals,) = {line for line in told if line.startswith("- Tổng")} or {"- Tổng: 2 lượt, 4 người"}
    assert "2 lượt, 4 người" in totals


def test_a_message_for_zalo_says_numbers_as_people_do(helped: dict[str, Any]) -> None:
    lines = _report(helped, "--format", "zalo").stdout.splitlines()
    assert "- Số người được hỗ trợ: 4 người" in lines
    assert "- Giờ hỗ trợ của TNV: 1 giờ" in lines
    assert "- Kê khai, viết tờ khai: 4 việc (2 lượt)" in lines
    assert not any("VNeID" in line for line in lines), "what was not done needs no line"
    longest = max(lines, key=len)
    assert len(longest) > 80, "a phone breaks lines where it wants to"


def test_a_message_in_english_goes_by_the_number(helped: dict[str, Any]) -> None:
    given = ("report", "volunteers", "--day", MONDAY.isoformat(), "--format", "zalo")
    said = aoxanh("--lang", "en", *given, **helped).stdout
    assert "+ active in the period: 1 team\n" in said
    assert "- Turns of help: 2 turns\n" in said and "- People helped: 4 people\n" in said


def test_csv_is_for_spreadsheets_and_runs_no_formula(helped: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "teams.csv"
    done = _report(helped, "--by", "team", "--format", "csv", "--out", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(out) in done.stderr
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert {row["Từ ngày"] for row in rows} == {"2026-11-23"}
    assert [row["Đội"] for row in rows] == ["Đội Trung tâm", "'=HYPERLINK(1)", "Tổng"]
    assert [(row["Lượt hỗ trợ"], row["Số người"], row["Giờ hỗ trợ (giờ)"]) for row in rows][0] == (
        "2",
        "4",
        "1.0",
    )


def test_xlsx_holds_numbers_as_numbers_and_texts_as_texts(helped: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "teams.xlsx"
    assert _report(helped, "--by", "team", "--format", "xlsx", "--out", out).returncode == 0
    with zipfile.ZipFile(out) as book:
        sheet = ElementTree.fromstring(book.read(SHEET))
        texts = ["".join(it.itertext()) for it in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        assert any(name.startswith("xl/charts/") for name in book.namelist())
    assert not list(sheet.iter(f"{XMLNS}f")), "no cell is a formula"
    cells = {
        cell.get("r"): texts[int(cell[0].text or 0)] if cell.get("t") == "s" else float(cell[0].text or 0)
        for cell in sheet.iter(f"{XMLNS}c")
        if len(cell)
    }
    assert (cells["A7"], cells["C7"], cells["D7"]) == ("Đội Trung tâm", 2, 4)
    assert cells["A8"] == "=HYPERLINK(1)"
    assert cells["A9"] == "Tổng"


def test_html_is_one_page_that_loads_nothing(helped: dict[str, Any], tmp_path: Path) -> None:
    assert _report(helped, "--by", "kind", "--format", "html", "--out", tmp_path).returncode == 0
    (path,) = tmp_path.glob("kind-*.html")
    page = path.read_text("utf-8")
    assert "<svg" in page and "<rect" in page and "Kê khai, viết tờ khai" in page
    assert not re.search(r"(src|href)=|<script", page)


def test_json_has_keys_and_plain_numbers(helped: dict[str, Any]) -> None:
    done = _report(helped, "--by", "kind", "--format", "json")
    found = json.loads(done.stdout)
    first = found["rows"][0]
    assert (first["key"], first["ticks"], first["turns"]) == ("kind:form_filled", 4, 2)
    assert (found["from"], found["total"]["turns"]) == ("2026-11-23", 2)


def test_scopes_are_named_by_code_and_unknown_ones_refused(helped: dict[str, Any]) -> None:
    for words in (("--team", "D1"), ("--kind", "digitised"), ("--volunteer", "tnv01"), ("--place", "TT")):
        found = json.loads(_report(helped, "--by", "time", "--format", "json", *words).stdout)
        assert found["total"]["turns"] == 2, words
    empty = json.loads(_report(helped, "--by", "time", "--format", "json", "--team", "D9").stdout)
    assert empty["total"]["turns"] == 0
    wrong = _report(helped, "--team", "X")
    assert wrong.returncode == 2
    assert "Đội: không có “X”. Có: D1, D9." in wrong.stderr


@pytest.mark.parametrize(
    ("words", "period"),
    [
        (("--month", "2026-11"), "tháng 11/2026"), (("--month", "11/2026"), "tháng 11/2026"),
        (("--week", "2026-11-22"), "tuần 16/11–22/11/2026"), (("--quarter", "4/2026"), "quý 4/2026"),
        (("--year", "2026"), "năm 2026"), (("--campaign", "summer_2025"), "Cao điểm hè 2025"),
        (("--from", "1/11/2026", "--to", "23/11/2026"), "01/11–23/11/2026"),
    ],
)  # fmt: skip
def test_a_period_is_typed_as_people_write_it(
    words: tuple[str, ...], period: str, helped: dict[str, Any]
) -> None:
    done = aoxanh("report", "volunteers", "--by", "kind", *words, **helped)
    assert done.returncode == 0, done.stderr
    assert f"Kỳ: {period}" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--month", "13/2026"), ("--quarter", "5"), ("--year", "26"), ("--day", "x"), ("--to", "23/11/2026"),
        ("--month", "2026-11", "--year", "2026"), ("--campaign", "none"),
        ("--from", "24/11/2026", "--to", "23/11/2026"), ("--by", "colour"), ("--format", "pdf"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_wrong_usage(words: tuple[str, ...], helped: dict[str, Any]) -> None:
    done = aoxanh("report", "volunteers", *words, **helped)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() and "Traceback" not in done.stderr


def test_a_file_is_written_over_only_when_one_says_so(helped: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    assert _report(helped, "--out", out).returncode == 0
    before = out.read_bytes()
    again = _report(helped, "--by", "team", "--out", out)
    assert again.returncode == 1 and "--force" in again.stderr
    assert out.read_bytes() == before
    assert _report(helped, "--by", "team", "--out", out, "--force").returncode == 0
    assert out.read_bytes() != before


def test_a_terminal_never_gets_a_workbook(helped: dict[str, Any]) -> None:
    outside, inside = pty.openpty()
    words = [
        "--db",
        str(helped["register"]),
        "--as",
        "supervisor",
        "report",
        "volunteers",
        "--format",
        "xlsx",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", *words],
        stdout=inside,
        stderr=subprocess.PIPE,
        stdin=inside,
        check=False,
    )
    os.set_blocking(outside, False)
    assert done.returncode == 2
    with pytest.raises(BlockingIOError):
        os.read(outside, 1)
    os.close(outside)
    os.close(inside)


def test_who_may_not_read_figures_gets_none_and_leaves_no_file(
    helped: dict[str, Any], tmp_path: Path
) -> None:
    for account in ("case_officer", "volunteer", "reception"):
        done = _report({**helped, "account": account}, "--out", tmp_path / account)
        assert done.returncode == 1, account
        assert "không có quyền" in done.stderr
    assert list(tmp_path.glob("v*")) == list(tmp_path.glob("case*")) == []


def test_a_volunteer_reads_the_own_figures_as_text_and_takes_none_along(
    helped: dict[str, Any], tmp_path: Path
) -> None:
    """As F7 shows them: the own ones, on its own pages, to be looked at."""
    own = {**helped, "account": "volunteer"}
    seen = _report(own)
    assert (seen.returncode, "TNV: TNV01" in seen.stdout) == (0, True), seen.stderr
    assert _report(own, "--by", "kind", "--volunteer", "tnv01").returncode == 0
    for words in (
        ("--volunteer", "tnv02"),
        ("--by", "volunteer"),
        ("--format", "csv"),
        ("--out", str(tmp_path / "x")),
    ):
        assert "không có quyền" in _report(own, *words).stderr, words
    assert _report({**helped, "account": "reception"}).returncode == 1


def test_every_export_is_in_the_journal(helped: dict[str, Any], tmp_path: Path) -> None:
    for form in FORMATS:
        assert _report(helped, "--format", form, "--out", tmp_path / form).returncode == 0
    store.open_file(helped["register"])
    from models.base import db

    lines = [line for (line,) in db.execute_sql("SELECT line FROM journal") if '"figures.export"' in line]
    by = people.sign_in("test", "supervisor").account_id
    store.close()
    assert len(lines) == len(FORMATS)
    assert all(f'"account":{by},' in line for line in lines)
