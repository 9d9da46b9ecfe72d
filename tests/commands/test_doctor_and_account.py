"""aoxanh doctor without a terminal, and aoxanh account …."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest

from models.text import fold
from tui.commands import doctor
from tui.doctor import advice, examine

from .run import aoxanh, as_json


def test_the_doctor_needs_neither_register_nor_terminal(tmp_path: Path) -> None:
    done = aoxanh("doctor", register=tmp_path / "none.db", LC_ALL="C.UTF-8", TERM="dumb", COLUMNS="200")
    assert done.returncode == 0
    assert "không có cửa sổ" in done.stdout.replace("  ", " ") or "khong co cua so" in done.stdout
    assert "unset COLUMNS LINES" in done.stdout
    assert not (tmp_path / "none.db").exists()


def test_the_doctor_warns_of_a_locale_that_writes_no_utf8() -> None:
    done = aoxanh("doctor", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TERM="xterm")
    assert done.returncode == 0
    assert "LC_ALL=C.UTF-8" in done.stdout


def test_who_keeps_accounts_sees_all_and_everybody_the_own_one(closed_register: Path) -> None:
    listed = as_json("account", "list", account="admin", register=closed_register)
    assert {"officer", "volunteer", "admin"} <= {row["name"] for row in listed}
    own = as_json("account", "list", account="officer", register=closed_register)
    assert [row["name"] for row in own] == ["officer"]


def test_everybody_chooses_for_themselves(closed_register: Path) -> None:
    chosen = ("account", "prefer", "--input-method", "telex", "--lang", "en")
    prefer = as_json(*chosen, account="volunteer", register=closed_register)
    assert prefer == {"lang": "en", "glyphs": None, "input_method": "telex", "tone_style": "old"}
    seen = aoxanh("account", "prefer", account="volunteer", register=closed_register)
    assert seen.stdout == "Language: en · input method: telex · tones: old · glyphs: –\n"


def test_an_unknown_choice_is_wrong_usage_and_changes_nothing(closed_register: Path) -> None:
    done = aoxanh("account", "prefer", "--lang", "fr", account="officer", register=closed_register)
    assert done.returncode == 2
    assert as_json("account", "prefer", account="officer", register=closed_register)["lang"] is None


def test_an_unknown_glyph_level_is_wrong_usage(closed_register: Path) -> None:
    done = aoxanh("--glyphs", "some", "find", "ks", account="officer", register=closed_register)
    assert done.returncode == 2
    assert "console" in done.stderr


def test_a_terminal_without_abilities_is_not_one_without_a_name() -> None:
    said = {term: fold(aoxanh("doctor", LC_ALL="C.UTF-8", TERM=term).stdout) for term in ("dumb", "")}
    assert "term=dumb biet qua it" in said["dumb"] and "term chua dat" not in said["dumb"]
    assert "term chua dat" in said[""] and "dumb" not in said[""]


@pytest.mark.parametrize("width", (20, 39, 40, 59, 79))
def test_the_card_breaks_between_words_and_at_any_width(width: int) -> None:
    """Only what is one word, as a setting to type, may be longer than a row."""
    findings = replace(examine(), term="", utf8_locale=False, environment={"COLUMNS": "1"})
    rows = [click.unstyle(row) for row in doctor._card(findings, width)]
    rows += [row for words in advice(findings) for row in doctor._rows(words, width, " ", "   ")]
    assert [row for row in rows if len(row) > width and len(row.split()) > 1] == []
    whole = " ".join(" ".join(rows).split())
    assert "Thẻ thử của cửa sổ này. Chữ và khung phải rõ" in whole
    assert "xterm-256color" in whole and "LC_ALL=C.UTF-8 PYTHONUTF8=1" in whole


def test_a_file_that_cannot_be_read_is_told_in_the_language_spoken(
    closed_register: Path, tmp_path: Path
) -> None:
    for file, words in ((tmp_path / "none.pub", "không có tệp"), (tmp_path, "đây là thư mục")):
        done = aoxanh("account", "key", "add", "officer", file, account="admin", register=closed_register)
        assert done.returncode == 2
        assert words in done.stderr and str(file) in done.stderr and "rectory" not in done.stderr
    (tmp_path / "file").write_text("")
    for named, words in (
        (f"{tmp_path / 'file'}", ("ssh", "keys", "--file", tmp_path / "file" / "keys")),
        ("none.csv", ("load", tmp_path / "none.csv")),
    ):
        done = aoxanh(*words, account="admin", register=closed_register)
        assert done.returncode in (1, 2), done.stderr
        assert "irectory" not in done.stderr and named in done.stderr
