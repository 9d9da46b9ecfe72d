"""What every test may ask for: a register of its own, people who act in it, a clock to move."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from fixtures import load
from models import centre, clock, people, store, volunteers
from models.base import db
from models.journal import Actor

ROOT = Path(__file__).resolve().parent.parent
COMMUNE = "15127"
ROLES = ("reception", "volunteer", "officer", "case_officer", "cashier", "supervisor", "admin")
FOUNDER = "founder"
MONDAY = date(2026, 11, 23)
"""A plain working day: the day before a holiday, Ngày Văn hóa Việt Nam."""
ONE_TEST = timedelta(minutes=1)
"""More than a test takes on a busy machine, but for a few that look after themselves."""

WROTE = "data_version"
FOUNDED = datetime(2026, 1, 5, 8, tzinfo=clock.LOCAL)

# How long an example takes says how busy the machine is, and nothing of the program.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def let_midnight_pass(needed: timedelta) -> None:
    """Wait until what takes so long can be done within one day at the counter."""
    while clock.day_of(clock.now() + needed) != clock.today():
        threading.Event().wait(1)


@pytest.fixture(autouse=True)
def _one_day() -> None:
    """Whatever a test does without a clock of its own it does on one day, and so do its processes."""
    let_midnight_pass(ONE_TEST)


class Wall:
    """The clock on the wall, which a test sets and lets run."""

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()
        self.now = clock.now()

    def set(self, hour: int = 8, minute: int = 0, day: date = MONDAY) -> datetime:
        """Set the clock to a local time of a day."""
        return self._show(datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.LOCAL))

    def run(self, minutes: float) -> datetime:
        """Let some minutes go by."""
        return self._show(self.now + timedelta(minutes=minutes))

    def release(self) -> None:
        """Let the real clock show again."""
        self._held.close()

    def _show(self, moment: datetime) -> datetime:
        self._held.close()
        self._held.enter_context(clock.at(moment))
        self.now = moment
        return moment


@pytest.fixture
def wall() -> Iterator[Wall]:
    """The clock, at eight on a Monday morning; it stands still until the test moves it."""
    shown = Wall()
    shown.set()
    yield shown
    shown.release()


def populate(by: Actor) -> None:
    """Give a new register a second place and desk, an account of each role, a team, volunteers."""
    hall = centre.place("TT")
    centre.add_place(by=by, code="CA", name="Công an", kind="police")
    first = centre.desk(1)
    second = centre.add_desk(by=by, place_id=hall.id, number=2, name="Quầy 2", series="A")
    desks = {"officer": first.id, "officer2": second.id}
    for name in (*ROLES, "officer2", "volunteer2"):
        people.add_account(
            by=by,
            name=name,
            roles=(name.rstrip("2"),),
            os_user=f"os-{name}",
            desk_id=desks.get(name),
            place_id=hall.id,
        )
    team = volunteers.add_team(by=by, code="D1", name="Đội Trung tâm", task_group=2)
    for code, account, name in (("TNV01", "volunteer", "Hà Thị Y Bia"), ("TNV02", "volunteer2", "Lò Văn Ơn")):
        row = people.Account.get(people.Account.name == account)
        volunteers.add_volunteer(by=by, code=code, name=name, account_id=row.id, team_id=team.id)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One populated register a run, from which every test gets a copy. Never open it."""
    path: Path = tmp_path_factory.mktemp("template") / "register.db"
    found(path)
    return path


def found(path: Path) -> None:
    """Make a populated register, founded before everything that tests let happen, and close it."""
    with clock.at(FOUNDED):
        load.new_register(path, COMMUNE, FOUNDER, "test")
        populate(people.sign_in("test", FOUNDER))
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.fixture
def closed_register(template: Path, tmp_path: Path) -> Path:
    """A populated register of the test's own that nobody has open."""
    return Path(shutil.copy(template, tmp_path / "register.db"))


@pytest.fixture
def register(closed_register: Path) -> Iterator[Path]:
    """The same, open in this process.

    Nothing is forced to the disk, which halves the tests' time; what is tested of that opens a
    register of its own.
    """
    store.open_file(closed_register)
    db.execute_sql("PRAGMA synchronous = off")
    yield closed_register
    store.close()


@pytest.fixture
def actor(register: Path) -> Callable[[str], Actor]:
    """Return the actor of an account's name: one of the roles, officer2, volunteer2 or founder."""
    return lambda name: people.sign_in("test", name)


@pytest.fixture
def founder(actor: Callable[[str], Actor]) -> Actor:
    """The one who founded the register: admin, supervisor and officer at desk 1."""
    return actor(FOUNDER)


@pytest.fixture
def reception(actor: Callable[[str], Actor]) -> Actor:
    """Somebody at the door."""
    return actor("reception")


@pytest.fixture
def volunteer(actor: Callable[[str], Actor]) -> Actor:
    """The volunteer TNV01."""
    return actor("volunteer")


@pytest.fixture
def volunteer2(actor: Callable[[str], Actor]) -> Actor:
    """The volunteer TNV02."""
    return actor("volunteer2")


@pytest.fixture
def officer(actor: Callable[[str], Actor]) -> Actor:
    """The officer of desk 1, series A and B."""
    return actor("officer")


@pytest.fixture
def officer2(actor: Callable[[str], Actor]) -> Actor:
    """The officer of desk 2, series A."""
    return actor("officer2")


@pytest.fixture
def case_officer(actor: Callable[[str], Actor]) -> Actor:
    """Somebody who decides dossiers."""
    return actor("case_officer")


@pytest.fixture
def cashier(actor: Callable[[str], Actor]) -> Actor:
    """Somebody who takes fees."""
    return actor("cashier")


@pytest.fixture
def supervisor(actor: Callable[[str], Actor]) -> Actor:
    """The head of the Centre, without a desk."""
    return actor("supervisor")


@pytest.fixture
def admin(actor: Callable[[str], Actor]) -> Actor:
    """Somebody who loads fixtures and opens accounts."""
    return actor("admin")


@pytest.fixture
def outsider(register: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection to the open register, that knows nothing of verbs."""
    connection = sqlite3.connect(register, isolation_level=None, timeout=1)
    connection.execute("PRAGMA foreign_keys = 1")
    yield connection
    connection.close()


@pytest.fixture
def queries(register: Path) -> Iterator[list[str]]:
    """The SQL of every query that peewee sends from now on.

    What screens ask once a second is left out: whether anybody wrote, wherever that second falls.
    """
    seen: list[str] = []
    db.query_hooks.append(lambda event: None if WROTE in event.sql else seen.append(event.sql))
    yield seen
    db.query_hooks.pop()
