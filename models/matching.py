"""What a search asks of a full-text index, in its own language: only words that are safe in it.

The indexes keep no places of words, so phrases cannot be asked for: every word is one token.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import text

MOST_WORDS = 12
"""No name has more; who typed more words is looking for something else."""

PART = 3
"""The length of the parts by which codes are found."""

_RAREST = 4
"""So many of a long text's parts are asked for: its last ones, which differ most between codes."""


def asked(query: str) -> list[str]:
    """Return the different words that a person typed, tones placed alike; none when too many."""
    words = list(dict.fromkeys(text.old_tone(word) for word in text.words(query)))
    return words if len(words) <= MOST_WORDS else []


def whole(words: Sequence[str]) -> str:
    """Return the question for rows with each of some words."""
    return " ".join(f'"{word}"' for word in words)


def begun(words: Sequence[str]) -> str:
    """Return the question for rows with each of some words, of which the last is still being typed."""
    return f"{whole(words)} *" if words else ""


def begun_alike(folded: Sequence[str]) -> str | None:
    """Return the same with i for y and y for i where people write both, or None where nobody does."""
    others = [text.i_or_y(word) for word in folded]
    if not any(others):
        return None
    spelled = [f'"{word}"' for word in folded]
    spelled[-1] += " *"
    pairs = zip(spelled, others)
    return " AND ".join(f'({word} OR "{other}")' if other else word for word, other in pairs)


def end_of(wanted: str) -> tuple[str, str]:
    """Return the bounds between which reversed texts with an end lie: for codes and phones."""
    return wanted[::-1], wanted[::-1] + "\U0010ffff"


def parts(code: str) -> str:
    """Return the question for codes that may hold a text of three characters or more."""
    found = [code[place : place + PART] for place in range(len(code) - PART + 1)]
    return whole(list(dict.fromkeys(found[-_RAREST:])))
