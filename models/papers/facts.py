"""What stands on a paper, as plain data: the variables of its template."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Party:
    """Somebody on a paper; "" is what the register does not know, to be filled in by hand."""

    name: str = ""
    identity: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Sheet:
    """A paper handed in, or one of the procedure's that may be ticked by hand."""

    name: str
    originals: int
    copies: int
    conditional: bool = False


@dataclass(frozen=True)
class Moved:
    """A row of form 06: who gave to whom, when, what was done, and how it stood with the due day.

    `standing` is early, on_time, late, or "" where nothing was finished.
    """

    giver: str
    taker: str
    at: datetime
    what: str
    standing: str = ""


@dataclass(frozen=True)
class Handed:
    """A row of the slip of a hand-over."""

    code: str
    procedure: str
    owner: str
    address: str
    fee: int | None


@dataclass(frozen=True)
class Service:
    """What a volunteer did between two days, as a certificate states it; times in minutes.

    What certificates of before did not state is None.
    """

    name: str
    birth_year: int | None
    code: str
    organisation: str
    teams: tuple[str, ...]
    first: date
    last: date
    shifts: int
    duty_minutes: int
    turns: int
    people: int
    help_minutes: int
    home_visits: int
    transports: int
    outreaches: int
    lessons: int
    trainings: tuple[tuple[date, str], ...]
    citizen_turns: int | None = None
    errand_minutes: int | None = None
    lesson_minutes: int | None = None
    total_minutes: int | None = None


@dataclass(frozen=True)
class Paper:
    """A form filled in from the register; moments are local, unknown ones None, unknown texts "".

    `number` is None before one is given, `again` says that this is no first print. `at` is the moment
    of what the form is about: the request, the refusal, the apology, the stop.
    """

    form: str
    title: str
    old_title: str
    old_code: str
    series: str
    number: int | None
    year: int
    day: date
    again: bool = False
    centre: str = ""
    commune: str = ""
    province: str = ""
    code: str = ""
    owner: Party = field(default_factory=Party)
    submitter: Party | None = None
    authorisation: str = ""
    procedure: str = ""
    procedure_code: str = ""
    papers: tuple[Sheet, ...] = ()
    recorded: bool = False
    missing: tuple[str, ...] = ()
    sets: int | None = None
    limit: str = ""
    received_at: datetime | None = None
    promised_at: datetime | None = None
    due_at: datetime | None = None
    new_due_at: datetime | None = None
    book_number: int | None = None
    at: datetime | None = None
    officer: str = ""
    reason: str = ""
    note: str = ""
    agency: str = ""
    steps: tuple[Moved, ...] = ()
    to_unit: str = ""
    dossiers: tuple[Handed, ...] = ()
    fee: str = ""
    online_level: str = ""
    service: Service | None = None
