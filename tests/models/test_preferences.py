"""What a person chose is kept by account and terminal, with a line in the journal."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from models import journal, preferences
from models.errors import Refused
from models.journal import Actor
from models.preferences import Preferences


def last_line() -> dict[str, object]:
    line = journal.Journal.select().order_by(journal.Journal.seq.desc()).first().line
    return dict(json.loads(line))


def test_nothing_is_chosen_at_first(officer: Actor) -> None:
    assert preferences.of(officer) == Preferences(None, None, "off", "old")
    assert preferences.glyphs_at(officer, "xterm", "") is None


def test_what_is_chosen_is_remembered_and_the_rest_stays(officer: Actor) -> None:
    preferences.prefer(by=officer, input_method="telex")
    assert preferences.prefer(by=officer, lang="en") == Preferences("en", None, "telex")
    assert last_line()["verb"] == "account.prefer"


def test_what_one_account_chooses_changes_no_other(officer: Actor, actor: Callable[[str], Actor]) -> None:
    preferences.prefer(by=officer, input_method="vni")
    preferences.see(by=officer, term="linux", client="", glyphs="console")
    assert preferences.of(actor("volunteer")) == Preferences()
    assert preferences.glyphs_at(actor("volunteer"), "linux", "") is None


def test_each_terminal_and_address_has_its_own_level(officer: Actor) -> None:
    preferences.see(by=officer, term="xterm", client="10.0.0.7", glyphs="ascii")
    preferences.see(by=officer, term="xterm", client="", glyphs="full")
    preferences.see(by=officer, term="linux", client="", glyphs="console")
    preferences.see(by=officer, term="xterm", client="10.0.0.7", glyphs="console")
    seen = [("xterm", "10.0.0.7"), ("xterm", ""), ("linux", ""), ("vt100", "")]
    assert [preferences.glyphs_at(officer, *where) for where in seen] == ["console", "full", "console", None]
    assert preferences.AccountTerminal.select().count() == 3


def test_the_same_answer_from_two_addresses_holds_at_a_third(officer: Actor) -> None:
    preferences.see(by=officer, term="xterm", client="10.0.0.7", glyphs="full")
    assert preferences.glyphs_at(officer, "xterm", "10.0.0.9") is None
    preferences.see(by=officer, term="xterm", client="10.0.0.8", glyphs="full")
    assert preferences.glyphs_at(officer, "xterm", "10.0.0.9") == "full"
    preferences.see(by=officer, term="xterm", client="10.0.0.9", glyphs="ascii")
    assert preferences.glyphs_at(officer, "xterm", "10.0.0.10") is None


def test_an_address_never_stands_in_a_line_of_the_journal(officer: Actor) -> None:
    preferences.see(by=officer, term="xterm", client="10.0.0.7", glyphs="ascii")
    assert "10.0.0.7" not in json.dumps(last_line())


@pytest.mark.parametrize(
    "wrong",
    (
        lambda by: preferences.prefer(by=by, lang="fr"),
        lambda by: preferences.prefer(by=by, input_method="viqr"),
        lambda by: preferences.prefer(by=by, glyphs="some"),
        lambda by: preferences.prefer(by=by, tone_style="new"),
        lambda by: preferences.see(by=by, term="xterm", client="", glyphs="some"),
    ),
)
def test_an_unknown_choice_is_refused_with_the_known_ones(
    wrong: Callable[[Actor], object], officer: Actor
) -> None:
    lines = journal.Journal.select().count()
    with pytest.raises(Refused) as refused:
        wrong(officer)
    assert refused.value.rule == "choice"
    assert journal.Journal.select().count() == lines


def test_a_terminal_may_call_itself_anything(officer: Actor) -> None:
    odd = "x\x1b[2J" + "y" * 500
    preferences.see(by=officer, term=odd, client="", glyphs="full")
    assert preferences.glyphs_at(officer, odd, "") == "full"
    assert "\x1b" not in str(last_line())
