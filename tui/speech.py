"""The language people are spoken to in: which one, and where its words come from."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from models import language
from models.language import LANGUAGES

VARIABLE = "AOXANH_LANG"
LOCALE = Path(__file__).with_name("locale")
OURS = "aoxanh"
COMMAND_LINES = "click"
"""The catalogue of the words that the command line's library says by itself."""

BEFORE_COMMANDS = ("--lang", "--db", "--as", "--glyphs")
"""The options that take a value and may stand before the name of a command."""


def speak(code: str) -> None:
    """Speak a language from now on, on the screens and on the command line.

    The command line's library looks its own words up by the environment, as gettext does, and in
    no other way.
    """
    ours = None if code == language.SOURCE else gettext.translation(OURS, LOCALE, [code])
    language.speak(code, ours)
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(COMMAND_LINES, str(LOCALE))
    gettext.textdomain(COMMAND_LINES)


def before_sign_in(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language until it is known who acts: named on the command line or by the locale.

    What is named and unknown is refused later, by the command line, in the language returned here.
    """
    named = (_named(arguments), environment.get(VARIABLE))
    return next((code for code in named if code in LANGUAGES), None) or _of_locale(environment)


def after_sign_in(chosen: str | None) -> None:
    """Speak the language that an account has chosen, if it has and it is one we know."""
    if chosen in LANGUAGES and chosen != language.spoken():
        speak(str(chosen))


def _named(arguments: Sequence[str]) -> str | None:
    """Return what `--lang` says before the name of the command, the last one if there are several."""
    found, rest = None, list(arguments)
    while rest and rest[0].startswith("-"):
        option, equals, value = rest.pop(0).partition("=")
        if option in BEFORE_COMMANDS and not equals:
            value = rest.pop(0) if rest else ""
        if option == "--lang":
            found = value
    return found


def _of_locale(environment: Mapping[str, str]) -> str:
    """Return English for an English locale and Vietnamese for every other, also for none."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    decisive = next(filter(None, names), "")
    return "en" if decisive.lower().startswith("en") else language.SOURCE
