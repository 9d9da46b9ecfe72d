"""The numbered papers a dossier leaves behind: forms 01 to 06 and the slip of a hand-over ("BG")."""

from __future__ import annotations

from typing import Any

from peewee import IntegerField, TextField

from .base import Day, Moment, PersonalText, Written, column_list, db
from .journal import Act


class SlipNumber(Written):
    """The last number given out for a form in a year."""

    form = TextField()
    year = IntegerField()
    last = IntegerField()


class Slip(Written):
    """A numbered paper: which form, which number of its year, about which dossier or outcome."""

    form = TextField()
    year = IntegerField()
    number = IntegerField()
    at = Moment()
    day = Day()
    account_id = IntegerField()
    dossier_id = IntegerField(null=True)
    outcome_id = IntegerField(null=True)
    step_id = IntegerField(null=True)
    to_unit = PersonalText(null=True)


def issue_in(doing: Act, form: str, **about: Any) -> Slip:
    """Give a form its next number of the year, inside the act that makes the paper."""
    year = doing.day.year
    row = doing.connection.execute(
        f"UPDATE slip_number SET last = last + 1 WHERE form = ? AND year = ?"
        f" RETURNING {column_list(SlipNumber)}",
        (form, year),
    ).fetchone()
    number = doing.keep(SlipNumber, row) if row else doing.add(SlipNumber, form=form, year=year, last=1)
    return doing.add(
        Slip,
        form=form,
        year=year,
        number=number.last,
        at=doing.at,
        day=doing.day,
        account_id=doing.account_id(),
        **about,
    )


RECENT = 60
"""How many slips are looked through for the units that were last handed to."""


def units(most: int = 9) -> list[str]:
    """Return the units that dossiers were handed to, the last one first."""
    sql = "SELECT to_unit FROM slip WHERE form = 'BG' ORDER BY year DESC, number DESC LIMIT ?"
    found = [row[0] for row in db.execute_sql(sql, (RECENT,)) if row[0]]
    return list(dict.fromkeys(found))[:most]
