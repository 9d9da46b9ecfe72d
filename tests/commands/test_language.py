"""Which language is spoken: --lang, AOXANH_LANG, the account, the locale, Vietnamese - in this order."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.commands.run import aoxanh

SAID = {"vi": "Không có danh sách “x”", "en": "There is no list “x”"}


def _choose(register: Path, account: str, language: str | None) -> None:
    connection = sqlite3.connect(register)
    connection.execute("UPDATE account SET lang = ? WHERE name = ?", (language, account))
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("words", "environment", "chosen", "spoken"),
    [
        ((), {}, None, "vi"),
        ((), {"LANG": "C.UTF-8"}, None, "vi"),
        ((), {"LANG": "fr_FR.UTF-8"}, None, "vi"),
        ((), {"LANG": "en_US.UTF-8"}, None, "en"),
        ((), {"LC_MESSAGES": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, None, "en"),
        ((), {"LC_ALL": "POSIX", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "en_GB.UTF-8"}, None, "vi"),
        ((), {"LC_ALL": "", "LANG": "en_US"}, None, "en"),
        ((), {}, "en", "en"),
        ((), {"LANG": "en_US.UTF-8"}, "vi", "vi"),
        ((), {"LANG": "en_US.UTF-8"}, "xx", "en"),
        ((), {"AOXANH_LANG": "vi", "LANG": "en_US.UTF-8"}, "en", "vi"),
        ((), {"AOXANH_LANG": "en"}, "vi", "en"),
        ((), {"AOXANH_LANG": ""}, "en", "en"),
        (("--lang", "vi"), {"AOXANH_LANG": "en", "LANG": "en_US.UTF-8"}, "en", "vi"),
        (("--lang=en",), {"AOXANH_LANG": "vi"}, "vi", "en"),
    ],
)
def test_the_first_that_says_decides(
    closed_register: Path,
    words: tuple[str, ...],
    environment: dict[str, str],
    chosen: str | None,
    spoken: str,
) -> None:
    _choose(closed_register, "officer", chosen)
    done = aoxanh(*words, "dossier", "list", "x", account="officer", register=closed_register, **environment)
    assert done.returncode == 2
    assert SAID[spoken] in done.stderr


def test_another_accounts_choice_does_not_count(closed_register: Path) -> None:
    _choose(closed_register, "officer", "en")
    done = aoxanh("dossier", "list", "x", account="officer2", register=closed_register)
    assert SAID["vi"] in done.stderr


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (
            ("--lang", "fr"),
            {},
            "Lỗi: Giá trị của '--lang' không hợp lệ: 'fr' không phải một trong: 'vi', 'en'.",
        ),
        ((), {"AOXANH_LANG": "fr", "LANG": "en_US"}, "'fr' is not one of 'vi', 'en'."),
        (("--lang", "fr"), {"AOXANH_LANG": "en"}, "Error: Invalid value for '--lang': 'fr' is not one of"),
    ],
)
def test_an_unknown_language_is_refused_with_those_there_are(
    closed_register: Path, words: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    done = aoxanh(*words, "find", "ks", account="officer", register=closed_register, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_value_that_looks_like_the_option_is_not_taken_for_it(closed_register: Path) -> None:
    done = aoxanh(
        "dossier", "list", "x", "--day", "--lang", "en", account="officer", register=closed_register
    )
    assert done.returncode == 2
    assert "Error" not in done.stderr


@pytest.mark.parametrize(("language", "usage"), [("vi", "Cách dùng: aoxanh"), ("en", "Usage: aoxanh")])
def test_the_command_line_explains_itself_in_one_language(language: str, usage: str) -> None:
    foreign = {"vi": ("Usage", "Options", "Show this"), "en": ("Cách dùng", "Tùy chọn", "Xem trợ giúp")}
    for words in (
        (),
        ("visit",),
        ("visit", "outcome"),
        ("dossier", "complete"),
        ("session", "end"),
        ("load",),
    ):
        done = aoxanh("--lang", language, *words, "--help")
        assert done.returncode == 0
        assert done.stdout.startswith(usage)
        assert [word for word in foreign[language] if word in done.stdout] == []


def test_english_help_has_no_vietnamese_letters() -> None:
    for words in ((), ("demo",), ("init",), ("find",), ("check",), ("visit", "arrive"), ("session", "turns")):
        done = aoxanh(*words, "--help", AOXANH_LANG="en")
        text = done.stdout.replace("Áo xanh", "")
        assert [letter for letter in text if letter.isalpha() and not letter.isascii()] == [], words


def test_what_a_command_says_of_a_rule_and_of_a_file_is_in_the_language_spoken(
    closed_register: Path, tmp_path: Path
) -> None:
    sound = aoxanh("--lang", "en", "check", account="officer", register=closed_register)
    assert "The register is sound." in sound.stdout
    assert "Sổ lành lặn." in aoxanh("check", account="officer", register=closed_register).stdout
    none = aoxanh("--lang", "en", "load", account="admin", register=closed_register)
    assert "Name at least one file, or --shipped." in none.stderr
