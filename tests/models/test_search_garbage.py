"""Whatever is typed, a search answers: signs, halves of letters and words of the index's own language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import catalogue, dossiers, known, matching, search, text, units, visits
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY
from .busy_day import accepted

SIGNS = (
    '"', "'", "*", "^", "-", "–", "+", "(", ")", "{", "}", ":", ",", "%", "_", "\\", "~", "#", "§", ";", " ",
    "NEAR(", "AND", "OR", "NOT", "{terms}:", "terms:", "rank:", "rowid", "--", "/*", "\x00", "\x1b[2J", "\t",
    "\ud800", "\udfff", "🙂", "👨‍👩‍👧", "\u0301", "\u200b",
    "ﬁ", "ß", "İ", "ơ̆", "ự", "đ", "Ð", "Ƀ", "漢", "ก็", "٣", "²",
    "nguyễn", "H'Hen", "Khơ-me", "h56.15", "-2610", "0975", "a1", "ks",
)  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
TYPED = ANYTHING | st.lists(st.sampled_from(SIGNS) | ANYTHING.map(lambda t: t[:3]), max_size=60).map("".join)
NAMES = st.text(st.characters(exclude_categories=("Nd", "Nl", "No")), min_size=1, max_size=60)

kept_register = settings(
    deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def lived_in(register: Path, officer: Actor) -> Actor:
    """The officer of a register with a dossier and some persons."""
    accepted(officer, code="H15.50.05.13-261008-0975")
    for name in ("Nguyễn Văn Hoà", "H'Hen Niê", "Ơ̆ Ksor", "Lý Quý"):
        visits.arrive(by=officer, name=name, phone="0912345678", identity_number="038199123456")
    return officer


@settings(kept_register, max_examples=300)
@given(typed=TYPED)
@example(typed='"')
@example(typed="\x00")
@example(typed="\ud800")
@example(typed="a" * 200)
@example(typed="a " * 100)
@example(typed='" OR terms:* --')
def test_no_search_ever_fails(typed: str, lived_in: Actor) -> None:
    for hit in search.find(lived_in, typed):
        assert hit.title.encode()
        assert "038199123456" not in hit.detail
    assert len(known.namesakes(typed)) <= 5
    assert len(units.find_former(typed)) <= 10
    assert len(dossiers.holding(typed, 3)) <= 3
    assert len(catalogue.find_procedures(typed, MONDAY)) <= 9


@settings(kept_register, max_examples=150)
@given(name=NAMES)
@example(name="K'Brêu")
@example(name="Ơ̆ Ê̆ban")
@example(name="İlker Ðức")
@example(name="山田 太郎")
def test_whatever_name_is_written_is_found_by_itself(name: str, lived_in: Actor) -> None:
    try:
        visit = visits.arrive(by=lived_in, name=name)
    except Refused:
        assert any(c.isdigit() for c in name)
        return
    kept = text.line(name)
    for typed in (kept, text.fold(kept), " ".join(reversed(kept.split()))):
        if matching.asked(typed):
            assert visit.person_id in {person.id for person in known.named(typed, 10_000)}
