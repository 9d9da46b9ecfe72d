"""What each person chose for themselves: language, input method, and what a terminal can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import IntegerField, TextField

from .base import Moment, PersonalText, Written, first, rows
from .errors import Refused
from .journal import Actor, act
from .language import LANGUAGES
from .people import Account
from .text import line

INPUT_METHODS = ("off", "telex", "vni")
TONE_STYLES = ("old", "modern")
"""Where a tone stands in open oa, oe, uy: hòa or hoà. Both are right and live side by side."""

GLYPHS = ("full", "console", "ascii")
_TERM_MOST, _CLIENT_MOST = 40, 45


class AccountTerminal(Written):
    """What an account sees on a kind of terminal at a client's address, empty when it is local."""

    account_id = IntegerField()
    term = TextField()
    client = PersonalText(null=True)
    glyphs = TextField()
    chosen_at = Moment()


@dataclass(frozen=True)
class Preferences:
    """What an account chose; a language or level that is None was never chosen."""

    lang: str | None = None
    glyphs: str | None = None
    input_method: str = "off"
    tone_style: str = "old"


def of(by: Actor) -> Preferences:
    """Return what an account chose."""
    account = first(Account, "id = ?", by.account_id)
    if account is None:
        return Preferences()
    return Preferences(
        account.lang, account.glyphs, account.input_method or "off", account.tone_style or "old"
    )


def prefer(
    *,
    by: Actor,
    lang: str | None = None,
    glyphs: str | None = None,
    input_method: str | None = None,
    tone_style: str | None = None,
) -> Preferences:
    """Remember what the acting account chose; None leaves a choice as it is."""
    with act("account.prefer", by) as doing:
        given = (
            ("lang", lang, LANGUAGES),
            ("glyphs", glyphs, GLYPHS),
            ("input_method", input_method, INPUT_METHODS),
            ("tone_style", tone_style, TONE_STYLES),
        )
        chosen: dict[str, Any] = {
            name: _known(name, value, known) for name, value, known in given if value is not None
        }
        if chosen:
            doing.change(Account, doing.account_id(), **chosen)
    return of(by)


def glyphs_at(by: Actor, term: str, client: str) -> str | None:
    """Return the level that an account chose last on a terminal from an address, or None.

    Who gave the same answer from two addresses has it at every other: phones change theirs daily.
    """
    known = rows(AccountTerminal, "account_id = ? AND term = ? ORDER BY id DESC", by.account_id, _term(term))
    here = next((row.glyphs for row in known if (row.client or "") == _address(client)), None)
    everywhere = {row.glyphs for row in known}
    return here or (everywhere.pop() if len(known) > 1 and len(everywhere) == 1 else None)


def see(*, by: Actor, term: str, client: str, glyphs: str) -> AccountTerminal:
    """Remember what the acting account sees on a terminal from an address."""
    with act("account.see", by) as doing:
        level = _known("glyphs", glyphs, GLYPHS)
        mine = rows(AccountTerminal, "account_id = ? AND term = ?", doing.account_id(), _term(term))
        same = next((row for row in mine if (row.client or "") == _address(client)), None)
        if same is not None:
            changed = doing.change(AccountTerminal, same.id, glyphs=level, chosen_at=doing.at)
            assert changed is not None, "rows are never deleted"
            return changed
        return doing.add(
            AccountTerminal,
            account_id=doing.account_id(),
            term=_term(term),
            client=_address(client) or None,
            glyphs=level,
            chosen_at=doing.at,
        )


def _known(field: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise Refused("choice", field=field, value=value[:40], known=", ".join(known))
    return value


def _address(client: str) -> str:
    return line(client)[:_CLIENT_MOST]


def _term(term: str) -> str:
    return line(term)[:_TERM_MOST] or "?"
