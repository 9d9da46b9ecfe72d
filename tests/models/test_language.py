"""What is shown follows the language spoken; what is kept in the register never does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from fixtures.check import BadFiles, read
from models import (
    calendar,
    catalogue,
    centre,
    dossiers,
    language,
    outcomes,
    people,
    ratings,
    sessions,
    store,
    visits,
)
from models.errors import Refused
from models.journal import Actor, walk

from ..conftest import Wall, found
from .busy_day import live_through

MARK = "¤"
ENGLISH = {
    "đang chờ": "waiting",
    "được tiếp nhận": "accepted",
    "chờ mã #{number}": "no code #{number}",
    "Tiếp nhận hồ sơ": "Accept dossier",
    "tiếp nhận": "accept",
    "hài lòng": "satisfied",
    "xong": "done",
    "cao tuổi": "elderly",
    "có công": "merit",
    "Nhà văn hóa": "Local hall",
    "T2": "Mon",
    "trong ngày": "same day",
    "cần phiên dịch": "interpreter",
    "(chưa rõ)": "(unknown)",
    "kết thúc": "finish",
    "gọi": "call",
    "ghi đã về": "mark as left",
    "hủy": "void",
    "Có thể: {acts}.": "You can: {acts}.",
    "Lượt {ticket} {state} nên không {act} được. {allowed}": "Visit {ticket} ({state}): you cannot {act}."
    " {allowed}",
    "Ghi chú": "Note",
    "{label} dài {length} chữ, nhiều nhất {most}. Rút ngắn lại.": "{label} has {length} characters,"
    " at most {most}. Shorten it.",
    "{field} “{value}” phải là số từ {first} đến {last}.": "{field} “{value}” has to be a number"
    " from {first} to {last}.",
    "không để trống": "not to be empty",
    "{place}: “{value}” – cần {expected}": "{place}: “{value}” – expected {expected}",
    "thiếu dòng {line}": "line {line} is missing",
}
COUNTED = {"{n} ngày làm việc": ("{n} working day", "{n} working days")}


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Whatever a test speaks, Vietnamese is spoken behind it."""
    yield
    language.speak(language.SOURCE)


@pytest.fixture
def in_english() -> Callable[[], None]:
    """Return what makes English the language spoken, from a small catalogue as translators make one."""
    catalog = Catalog(locale="en")
    for message, words in ENGLISH.items():
        catalog.add(message, words)
    for message, forms in COUNTED.items():
        catalog.add((message, message), forms)
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    translations = GNUTranslations(file)
    return lambda: language.speak("en", translations)


class Marked(NullTranslations):
    """A language that has every message, and in which each can be told by its mark."""

    def gettext(self, message: str) -> str:
        return MARK + message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return MARK + msgid1


SHOWN: dict[str, tuple[Callable[[], str], str, str]] = {
    "a state of a visit": (lambda: visits.STATES["waiting"], "đang chờ", "waiting"),
    "a move of a visit": (lambda: visits.MOVES["visit.finish"].name, "kết thúc", "finish"),
    "a priority": (lambda: visits.PRIORITIES["merit"], "có công", "merit"),
    "a state of a dossier": (lambda: dossiers.STATES[2], "được tiếp nhận", "accepted"),
    "a transition": (lambda: dossiers.TRANSITIONS["dossier.accept"].name, "tiếp nhận", "accept"),
    "a code awaited": (lambda: dossiers.Dossier(id=1 << 32 | 7).label, "chờ mã #7", "no code #7"),
    "a kind of outcome": (lambda: outcomes.KINDS["ACCEPTED"].name, "Tiếp nhận hồ sơ", "Accept dossier"),
    "a rating": (lambda: ratings.SCORES[2], "hài lòng", "satisfied"),
    "a result of help": (lambda: sessions.RESULTS["done"], "xong", "done"),
    "a group": (lambda: sessions.GROUPS["elderly"], "cao tuổi", "elderly"),
    "a kind of place": (lambda: centre.PLACE_KINDS["neighbourhood_house"], "Nhà văn hóa", "Local hall"),
    "a weekday": (lambda: calendar.WEEKDAYS[0], "T2", "Mon"),
    "a limit": (lambda: catalogue.limit_words("INDAY", 0), "trong ngày", "same day"),
    "a limit of one day": (lambda: catalogue.limit_words("WD", 1), "1 ngày làm việc", "1 working day"),
    "a limit of days": (lambda: catalogue.limit_words("WD", 15), "15 ngày làm việc", "15 working days"),
}


@pytest.mark.parametrize("what", SHOWN)
def test_words_are_in_the_language_spoken(what: str, in_english: Callable[[], None]) -> None:
    shown, vietnamese, english = SHOWN[what]
    assert shown() == vietnamese
    in_english()
    assert (shown(), language.spoken()) == (english, "en")
    language.speak(language.SOURCE)
    assert (shown(), language.spoken()) == (vietnamese, "vi")


def test_a_message_without_a_translation_is_shown_as_it_is(in_english: Callable[[], None]) -> None:
    in_english()
    assert visits.STATES["on_hold"] == "đang tạm dừng"
    assert catalogue.limit_words("CD", 2) == "2 ngày"


def test_a_table_of_words_keeps_its_codes_in_every_language(in_english: Callable[[], None]) -> None:
    codes = list(visits.STATES)
    in_english()
    assert list(visits.STATES) == codes
    assert visits.STATES.keys() == {*visits.STATES} and "đang chờ" not in visits.STATES


def test_a_refusal_speaks_the_language_in_which_it_was_raised(
    officer: Actor, in_english: Callable[[], None]
) -> None:
    visit = visits.arrive(by=officer)
    in_english()
    with pytest.raises(Refused) as refused:
        visits.finish(by=officer, visit_id=visit.id)
    language.speak(language.SOURCE)
    sentence = f"Visit {visit.ticket} (waiting): you cannot finish. You can: call, mark as left, void."
    assert str(refused.value) == sentence
    assert refused.value.rule == "visit.state"


def test_a_refusal_names_a_field_and_a_kind_in_the_language_spoken(
    reception: Actor, volunteer: Actor, in_english: Callable[[], None]
) -> None:
    in_english()
    with pytest.raises(Refused, match="^Note has 501 characters, at most 500. Shorten it.$"):
        visits.arrive(by=reception, note="x" * 501)
    session = sessions.start(by=volunteer)
    with pytest.raises(Refused, match="^Form filled in “1000” has to be a number from 1 to 999.$") as refused:
        sessions.end(by=volunteer, session_id=session.id, ticks={"form_filled": 1000}, result="done")
    assert refused.value.field == "ticks"


def test_names_of_the_catalogue_are_in_the_language_spoken(
    officer: Actor, volunteer: Actor, in_english: Callable[[], None]
) -> None:
    session = sessions.start(by=volunteer)
    sessions.end(by=volunteer, session_id=session.id, ticks={"form_filled": 1}, result="done")
    kind = next(kind for kind in catalogue.help_kinds() if kind.code == "form_filled")
    reason = catalogue.reasons("hold")[0]
    assert sessions.of_today(volunteer)[0].kinds == kind.name
    with pytest.raises(Refused) as refused:
        catalogue.reason_key("hold", "whim")
    assert f"1 {reason.name} ({reason.code})" in str(refused.value)
    in_english()
    (helped,) = sessions.of_today(volunteer)
    assert (helped.kinds, helped.result) == (kind.name_en, "done")
    with pytest.raises(Refused) as refused:
        catalogue.reason_key("hold", "whim")
    assert f"1 {reason.name_en} ({reason.code})" in str(refused.value)
    assert kind.name != kind.name_en and reason.name != reason.name_en


def test_a_row_of_the_queue_is_in_the_language_spoken(
    reception: Actor, in_english: Callable[[], None]
) -> None:
    visits.arrive(by=reception, needs_interpreter=True)
    in_english()
    (row,) = visits.queue(by=reception)
    assert (row.procedure, row.needs) == ("(unknown)", ("interpreter",))


def test_a_problem_of_a_file_is_said_in_the_language_spoken(
    tmp_path: Path, in_english: Callable[[], None]
) -> None:
    path = tmp_path / "ethnic.csv"
    path.write_text("code,name\n55,\n", "utf-8")
    in_english()
    (problem,) = read(path).problems
    assert str(BadFiles([problem])) == "ethnic.csv:2:name: “” – expected not to be empty"


def test_a_fault_of_the_journal_is_said_in_the_language_spoken(
    scalpel: sqlite3.Connection, closed_lived: Path, in_english: Callable[[], None]
) -> None:
    scalpel.execute("DROP TRIGGER journal_no_delete")
    scalpel.execute("DELETE FROM journal WHERE seq = 30")
    store.open_file(closed_lived)
    in_english()
    faults = [broken.fault for broken in walk().broken]
    store.close()
    assert faults[0] == "line 30 is missing"


def test_the_reasons_for_a_due_day_are_kept_in_the_registers_own_language(
    officer: Actor, in_english: Callable[[], None], wall: Wall
) -> None:
    wall.set(hour=18)
    before = dossiers.register(by=officer, procedure="2.000635")
    in_english()
    after = dossiers.register(by=officer, procedure="2.000635")
    english = json.loads(dossiers.accept(by=officer, dossier_id=after.id).due_reasons)
    language.speak(language.SOURCE)
    vietnamese = json.loads(dossiers.accept(by=officer, dossier_id=before.id).due_reasons)
    assert english == vietnamese
    assert english[0] == "nhận T2 23/11/2026" and len(english) > 2


def test_nothing_that_is_kept_is_translated(tmp_path: Path, wall: Wall) -> None:
    """A register is founded and lives through a busy day in a language that would show."""
    path = tmp_path / "marked.db"
    language.speak("en", Marked())
    found(path)
    store.open_file(path)
    live_through(lambda name: people.sign_in("test", name))
    store.close()
    assert visits.STATES["waiting"] == MARK + "đang chờ"
    connection = sqlite3.connect(path)
    kept = "\n".join(connection.iterdump())
    connection.close()
    assert MARK not in kept
    for words in ("đồng hồ dừng", "giải quyết ngay", dossiers.BY_HAND, "Quầy 1", "Thông thường"):
        assert words in kept
