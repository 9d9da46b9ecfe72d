"""A whole morning typed on real terminals equals the same morning on the command line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from models.outcomes import KINDS
from tests.conftest import let_midnight_pass
from tests.pty import dump
from tests.pty.morning import Person, plan
from tests.pty.terminal import Terminal

BATCH = 3
"""So many come before they are called, so that the queue's order matters."""

BOTH = timedelta(minutes=15)
"""Time enough for the morning twice: both times it is the same day."""


class Screens:
    """The morning through the screens: an officer's terminal and a volunteer's."""

    def __init__(self, register: Path) -> None:
        self.officer = Terminal(register, "officer")
        self.volunteer = Terminal(register, "volunteer")
        self.officer.wait_for("Đang chờ 0")
        self.volunteer.wait_for("TNV01")

    def said(self, terminal: Terminal, pattern: str) -> re.Match[str]:
        """Wait until the message is complete and fits a pattern, and return the match."""
        whole = re.compile(pattern + r" · Đã lưu \d\d:\d\d:\d\d$")
        terminal.wait(lambda: bool(whole.search(terminal.message)), pattern)
        terminal.settle(0.05)
        found = whole.search(terminal.message)
        assert found, terminal.text
        return found

    def arrive(self, person: Person) -> str:
        """Type a new visit in one burst, as a fast typist on a slow line does."""
        self.officer.send(
            "F2", person.procedures, "Enter", person.name, "Enter", str(person.year), "Enter", "Ctrl+S"
        )
        return self.said(self.officer, rf"Số ([A-Z]\d{{3}}) · {person.name}").group(1)

    def call(self) -> str:
        """Call the next and begin to serve."""
        self.officer.send("F4")
        ticket = self.said(self.officer, r"Gọi ([A-Z]\d{3})").group(1)
        self.officer.send("Enter")
        self.said(self.officer, f"Bắt đầu tiếp {ticket}")
        return ticket

    def outcome(self, ticket: str, end: tuple[str, str, tuple[str, ...], dict[str, str]]) -> None:
        """Open the outcome's form by its letter and type it through."""
        kind, letter, typed, _ = end
        walked = [part for text in typed for part in (text, "Enter")][:-1]
        before = self.officer.text
        self.officer.send(*letter, *walked, "Ctrl+S")
        self.officer.wait(lambda: self.officer.text != before, f"the form of {kind}")
        self.said(self.officer, f"^{KINDS[kind].name}.*")

    def finish(self, ticket: str) -> None:
        """End the visit."""
        self.officer.send("Enter")
        self.said(self.officer, f"Kết thúc {ticket}.*")

    def help(self, ticket: str) -> None:
        """Log a help session: ticket, Enter, two ticks, Enter, done."""
        self.volunteer.send(ticket, "Enter", "1", "2", "Enter", "1")
        self.said(self.volunteer, f"Ghi phiên hỗ trợ: xong · {ticket}")

    def close(self) -> None:
        """Leave both terminals by F10."""
        for terminal in (self.officer, self.volunteer):
            terminal.send("F10")
            assert terminal.wait_end() == 0
            terminal.close()


class CommandLine:
    """The same morning by commands, each a process of its own."""

    def __init__(self, register: Path) -> None:
        self.register = register

    def run(self, account: str, *words: str) -> Any:
        """Run one command and return its JSON."""
        command = [sys.executable, "-m", "tui.cli", "--db", str(self.register), "--as", account]
        done = subprocess.run([*command, *words, "--json"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def arrive(self, person: Person) -> str:
        """Give a number."""
        procedures = [word for code in person.codes for word in ("--procedure", code)]
        row = self.run(
            "officer", "visit", "arrive", *procedures, "--name", person.name, "--year", str(person.year)
        )
        return str(row["ticket"])

    def call(self) -> str:
        """Call the next and begin to serve."""
        ticket = str(self.run("officer", "visit", "call")["ticket"])
        self.run("officer", "visit", "serve", ticket)
        return ticket

    def outcome(self, ticket: str, end: tuple[str, str, tuple[str, ...], dict[str, str]]) -> None:
        """Record an outcome."""
        kind, _, _, facts = end
        options = [word for name, value in facts.items() for word in (f"--{name}", value)]
        self.run("officer", "visit", "outcome", ticket, kind, *options)

    def finish(self, ticket: str) -> None:
        """End the visit."""
        self.run("officer", "visit", "finish", ticket)

    def help(self, ticket: str) -> None:
        """Log a help session."""
        self.run("volunteer", "session", "start", ticket)
        kinds = ("--help-kind", "form_filled", "--help-kind", "online_filed")
        self.run("volunteer", "session", "end", *kinds)

    def close(self) -> None:
        """Nothing is open between commands."""


def live_through(hands: Screens | CommandLine) -> None:
    """Let the morning happen: people come in small groups, some are helped, all are served."""
    people = plan().people
    for first in range(0, len(people), BATCH):
        here = {hands.arrive(person): person for person in people[first : first + BATCH]}
        for ticket, person in here.items():
            if person.helped:
                hands.help(ticket)
        for _ in range(len(here)):
            ticket = hands.call()
            for end in here[ticket].ends:
                hands.outcome(ticket, end)
            hands.finish(ticket)
    hands.close()


def same(typed: list[Any], commanded: list[Any], name: str) -> None:
    """Refuse two lists that differ, naming the first row that does."""
    for position, pair in enumerate(zip_longest(typed, commanded)):
        assert pair[0] == pair[1], f"{name}, row {position}"


@pytest.mark.timeout(2400)
def test_a_morning_typed_equals_the_same_morning_commanded(closed_register: Path, tmp_path: Path) -> None:
    let_midnight_pass(BOTH)
    commanded = Path(shutil.copy(closed_register, tmp_path / "commanded.db"))
    live_through(Screens(closed_register))
    live_through(CommandLine(commanded))

    typed_tables, commanded_tables = dump.tables(closed_register), dump.tables(commanded)
    assert typed_tables.keys() == commanded_tables.keys()
    for name, rows in typed_tables.items():
        same(rows, commanded_tables[name], name)
    same(dump.lines(closed_register), dump.lines(commanded), "journal")
    same(dump.private(closed_register), dump.private(commanded), "private")

    people = plan().people
    assert len(typed_tables["visit"]) == 60
    assert Counter(row["state"] for row in typed_tables["visit"]) == {"done": 60}
    expected = Counter(end[0] for person in people for end in person.ends)
    assert Counter(row["kind"] for row in typed_tables["outcome"]) == expected
    assert len(typed_tables["asked"]) == sum(len(person.codes) for person in people)
    assert sorted(row["name"] for row in typed_tables["person"]) == sorted(person.name for person in people)
    assert len(typed_tables["help_session"]) == 20
    assert len(typed_tables["tick"]) == 40
    with_dossier = sum(expected[kind] for kind in ("ACCEPTED", "DONE_ON_SPOT"))
    assert len(typed_tables["dossier"]) == with_dossier
    numbers = {(row["series"], row["number"]) for row in typed_tables["visit"]}
    for series in ("A", "B"):
        issued = sorted(number for letter, number in numbers if letter == series)
        assert issued == list(range(1, len(issued) + 1))
    assert not (closed_register.parent / "crash.log").exists()
