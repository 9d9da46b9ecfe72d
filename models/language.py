"""The language people read: every message is written in Vietnamese and looked up in a catalogue.

What the register keeps is never translated: only what is shown passes through here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from typing import TypeVar

LANGUAGES = ("vi", "en")
"""The languages that messages can be read in."""

SOURCE = "vi"
"""The language of the messages in the code, and of the register."""

_catalogue: NullTranslations = NullTranslations()
_language = SOURCE


def speak(language: str, catalogue: NullTranslations | None = None) -> None:
    """Show messages in a language from now on; without a catalogue, as they are in the code."""
    global _catalogue, _language
    _language, _catalogue = language, catalogue or NullTranslations()


def spoken() -> str:
    """Return the code of the language that messages are shown in: vi or en."""
    return _language


@contextmanager
def in_source() -> Iterator[None]:
    """Speak the register's own language inside: on papers, which the law words, whoever prints them."""
    before = _language, _catalogue
    speak(SOURCE)
    try:
        yield
    finally:
        speak(*before)


def N_(message: str) -> str:
    """Mark a message that is looked up later, where it is shown."""
    return message


def _(message: str, /, **facts: object) -> str:
    """Return a message in the language spoken, its {places} filled with facts."""
    found = _catalogue.gettext(message)
    return found.format(**facts) if facts else found


def _n(message: str, n: int, /, **facts: object) -> str:
    """Return a message about a number of things, which stands in it as {n}.

    Vietnamese has one form; other languages choose theirs by the number.
    """
    return _catalogue.ngettext(message, message, n).format(n=n, **facts)


def name_of(row: object) -> str:
    """Return the name of a catalogue row that carries one in each language."""
    column = "name" if _language == SOURCE else "name_en"
    return str(getattr(row, column))


Code = TypeVar("Code")


class Words(Mapping[Code, str]):
    """A table of words by code, marked with `N_`: reading it gives them in the language spoken."""

    def __init__(self, words: Mapping[Code, str]) -> None:
        self._words = dict(words)

    def __getitem__(self, key: Code) -> str:
        """Return the words of a code."""
        return _(self._words[key])

    def __iter__(self) -> Iterator[Code]:
        """Go through the codes in their order."""
        return iter(self._words)

    def __contains__(self, key: object) -> bool:
        """Tell whether a code is known, without looking its words up."""
        return key in self._words

    def __len__(self) -> int:
        """Return how many codes there are."""
        return len(self._words)
