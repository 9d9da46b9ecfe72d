"""aoxanh doctor without a terminal, and aoxanh account …."""

from __future__ import annotations

from pathlib import Path

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


def test_everybody_sees_the_accounts_and_chooses_for_themselves(closed_register: Path) -> None:
    listed = as_json("account", "list", account="officer", register=closed_register)
    assert {"officer", "volunteer", "admin"} <= {row["name"] for row in listed}
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
