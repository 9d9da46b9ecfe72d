"""Every message is marked, translated, and fits where it is shown in every language."""

from __future__ import annotations

import ast
import importlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import people
from models.base import db
from models.language import LANGUAGES, SOURCE
from tests.conftest import ROLES, ROOT
from tests.golden.helped import helped
from tests.golden.pledged import pledged
from tests.golden.scenes import SCENES, Scene, prepare_register
from tests.messages import CATALOGUES, MARKS, ROOMS, Id, Kept, compiled, ours, written
from tests.tui.app import prepare
from tui.keys import EVERYWHERE, PLACES, Command, key_bar
from tui.speech import speak

prepare()

PLACE = re.compile(r"\{[^}]*\}|%\(\w+\)s")

BRAND = "the product's name"
KEPT = "kept in the register, which has one language"
LETTERS = "the letters of the language"
NAMES = "names of a made-up commune"
NOT_MESSAGES = {
    ("tui/app.py", "áo xanh"): BRAND,
    ("tui/screens/base.py", "ÁO XANH"): BRAND,
    ("models/text.py", ""): LETTERS,
    ("models/syllables.py", ""): LETTERS,
    ("models/encodings.py", ""): LETTERS,
    ("models/units.py", r"(thị trấn|thị xã|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh)\s+(?=\S)"): LETTERS,
    ("tui/glyphs.py", ""): LETTERS,
    ("tui/commands/doctor.py", "┌──────┬──────┐   ╔══════╗   Ệ ế ư ơ đ Đ"): LETTERS,
    ("tui/commands/doctor.py", "│ ─ ăn │ ô ─  │   ║ ══ ư ║   ▶ ▲ ▼ ✗ ● ■ …"): LETTERS,
    ("tui/screens/picture.py", "A   Ệ ế ư ơ đ Đ ạ ộ ỹ   ┌─┬─┐ │ ═ ▶ ▲ █ ░ ✗ ●"): LETTERS,
    ("tui/screens/picture.py", "B   ŏ ĭ ƀ ▊ ₫"): LETTERS,
    ("tui/keying.py", ""): LETTERS,
    ("tui/probe.py", "ế"): LETTERS,
    ("models/calendar/limits.py", ""): KEPT,
    ("models/calendar/said.py", ""): KEPT,
    ("models/neighbourhoods.py", ""): KEPT,
    ("models/dossiers/acts.py", "giải quyết ngay"): KEPT,
    (
        "models/dossiers/promises.py",
        "xin lỗi, hẹn lại {day}; đúng hạn hay không vẫn xét theo {judged}",
    ): KEPT,
    ("models/dossiers/records.py", "ngày hẹn nhập tay"): KEPT,
    ("fixtures/demo_volunteers.py", ""): NAMES,
    ("models/store.py", "Trung tâm"): KEPT,
    ("models/store.py", "Trung tâm Phục vụ hành chính công "): KEPT,
    ("models/store.py", "Quầy 1"): KEPT,
    ("models/timetable/edits.py", "Làm bù cho "): KEPT,
    ("models/timetable/edits.py", "Nghỉ hoán đổi"): KEPT,
    ("models/timetable/edits.py", "Nghỉ bù"): KEPT,
    ("models/timetable/edits.py", "Làm bù"): KEPT,
    ("models/timetable/moved.py", "bỏ qua"): KEPT,
    ("models/timetable/moved.py", "tính "): KEPT,
    ("models/timetable/verbs.py", "đặt tại nơi này"): KEPT,
    ("fixtures/kinds.py", "Xã"): KEPT,
    ("fixtures/kinds.py", "Phường"): KEPT,
    ("fixtures/kinds.py", "Đặc khu"): KEPT,
    ("fixtures/lines.py", "Thông thường"): KEPT,
    ("fixtures/demo.py", ""): NAMES,
    ("fixtures/demo_day.py", ""): NAMES,
    ("fixtures/demo_dossiers.py", ""): NAMES,
    ("fixtures/demo_people.py", ""): NAMES,
}
"""Vietnamese words in the code that are no messages: (module, literal or "" for all), and why."""

MIGRATIONS = ROOT / "models" / "migrations"
"""SQL, not messages."""

WITH_ENGLISH = ("reason", "help_kind", "role")
"""The tables of the catalogue whose names are kept in both languages."""

START = 24
"""So many letters of a text of the register are enough to know it by where it is cut off."""

FEWEST = 8
"""So many are enough where a mark says that it is cut."""

REASONS = re.compile(r"Because: .*? To be handed over|another due date: .* ▶")
"""Why a dossier is due when it is: said as the register keeps it."""


def _both(message: Id) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def _places(text: str) -> set[str]:
    return set(PLACE.findall(text))


@pytest.mark.parametrize("kept", CATALOGUES, ids=lambda kept: kept.name)
def test_every_message_of_the_code_is_translated_and_no_other_is_kept(kept: Kept) -> None:
    """Renewed by `python -m tests.messages`, after which the missing ones are to be written."""
    catalogue = kept.read()
    translated = {
        message.id: (message.string,) if isinstance(message.string, str) else tuple(message.string)
        for message in catalogue
        if message.id
    }
    assert set(translated) == set(kept.wanted())
    assert [message for message, words in translated.items() if not all(words)] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []
    assert kept.po.read_bytes() == written(kept.renewed())
    assert kept.mo.read_bytes() == compiled(kept.renewed())


@pytest.mark.parametrize("kept", CATALOGUES, ids=lambda kept: kept.name)
def test_a_translation_has_the_places_of_its_message(kept: Kept) -> None:
    wrong = []
    for message in kept.read():
        ids = _both(message.id)
        needed, known = set.intersection(*map(_places, ids)), set.union(*map(_places, ids))
        wrong += [text for text in _both(message.string) if not needed <= _places(text) <= known]
    assert wrong == []


def _vietnamese(text: str) -> bool:
    return any(letter.isalpha() and not letter.isascii() for letter in text)


def _unmarked(path: Path) -> Iterator[str]:
    """Yield the literals with Vietnamese letters that are neither messages nor docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    fine: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args:
            fine |= set(ast.walk(node.args[0]))
        elif isinstance(node, ast.Expr):
            fine.add(node.value)
    for node in ast.walk(tree):
        literal = node.value if isinstance(node, ast.Constant) and node not in fine else None
        if isinstance(literal, str) and _vietnamese(literal):
            yield literal


@pytest.mark.parametrize("room", ROOMS)
def test_every_vietnamese_word_in_the_code_is_a_message(room: str) -> None:
    wrong, needless = [], {key for key in NOT_MESSAGES if key[0].startswith(f"{room}/")}
    for path in sorted(set((ROOT / room).rglob("*.py")) - set(MIGRATIONS.iterdir())):
        module = path.relative_to(ROOT).as_posix()
        for literal in _unmarked(path):
            needless -= {(module, literal), (module, "")}
            if (module, literal) not in NOT_MESSAGES and (module, "") not in NOT_MESSAGES:
                wrong.append(f"{module}: {literal}")
    assert wrong == []
    assert needless == set(), "these exceptions are not needed any more"


def _data() -> set[str]:
    """Return every text that the open register holds in one language only."""
    texts: set[str] = set()
    for (table,) in db.execute_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    ):
        if table not in WITH_ENGLISH:
            for row in db.execute_sql(f'SELECT * FROM "{table}"'):
                texts |= {value.casefold() for value in row if isinstance(value, str) and _vietnamese(value)}
    return texts


def _without(shown: str, data: set[str]) -> str:
    """Return what is shown without the register's own texts, also where one is cut off at its end."""
    present = [text for text in data if text[:FEWEST] in shown]
    rest, place = "", 0
    while place < len(shown):
        found = [
            shared
            for text in present
            if shown.startswith(text[:FEWEST], place)
            for shared in [_shared(text, shown[place:])]
            if shared >= min(START, len(text)) or shown[place + shared : place + shared + 1] == "…"
        ]
        rest += "|" if found else shown[place]
        place += max(found, default=1)
    return rest


def _shared(text: str, shown: str) -> int:
    return len(os.path.commonprefix((text, shown)))


def test_no_word_of_ours_is_left_in_vietnamese_on_an_english_screen(register: Path) -> None:
    prepare_register()
    pledged()
    helped()
    data = _data()
    words = {
        part.strip(" ·.,:;()“”–→/").casefold()
        for message in ours()
        for part in PLACE.split(_both(message)[0])
        if _vietnamese(part)
    }
    left = {}
    for scene in SCENES:
        shown = REASONS.sub("", " ".join(scene.kept("en").read_text("utf-8").split())).casefold()
        rest = _without(shown, data)
        left[scene.name] = {word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest)}
    assert {name: found for name, found in left.items() if found} == {}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_english_cuts_nothing_that_vietnamese_shows_and_keeps_its_keys(scene: Scene) -> None:
    english, vietnamese = (scene.kept(code).read_text("utf-8") for code in ("en", SOURCE))
    assert english.count("…") <= vietnamese.count("…")
    bars = [text.splitlines()[-1] for text in (english, vietnamese)]
    keys = [re.findall(r"\bF\d+\b|←→", bar) for bar in bars]
    assert keys[0] == keys[1]
    assert bars[0].endswith(("? Help", "F1 Help"))


def _commands() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield the keys of every screen there is."""
    from tui.screens.base import Base

    for path in sorted((ROOT / "tui" / "screens").glob("*.py")):
        importlib.import_module(f"tui.screens.{path.stem}")
    found = [Base]
    for screen in found:
        found += screen.__subclasses__()
        yield screen.__name__, screen.commands


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_the_key_bar_fits_80_columns_for_every_role(register: Path, language: str) -> None:
    """A place may stand there by its key alone, where its label has no room."""
    from models.language import _

    speak(language)
    try:
        left_out = [
            (name, role, label)
            for role in ROLES
            for by in [people.sign_in("test", role)]
            for name, commands in _commands()
            for label, right, key in (
                *((c.label, c.right, "") for c in (*commands, *EVERYWHERE)),
                *((place.label, place.right, place.key) for place in PLACES),
            )
            if label and (not right or by.may(right)) and key not in {c.key for c in commands}
            if _(label) not in key_bar(commands, by, 80)
            if not key or f" {key.upper()} " not in key_bar(commands, by, 80)
        ]
    finally:
        speak(SOURCE)
    assert left_out == []
