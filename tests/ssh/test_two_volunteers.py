"""Two volunteers' keys: each leads to its own account, and both type a morning at once."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.pty.morning import Person, plan
from tests.pty.terminal import PATIENCE, Terminal
from tests.ssh.doors import PRINTED, Door
from tests.ssh.lines import ENDINGS, in_tmux

NEIGHBOURS = {"volunteer": "TNV01", "volunteer2": "TNV02"}
TICKET = re.compile(r"Số ([A-Z]\d{3}) · (.+) · Đã lưu \d\d:\d\d:\d\d$")


def arrive(terminal: Terminal, person: Person) -> str:
    """Give somebody a number and return it."""
    terminal.send("F2", person.procedures, "Enter", person.name, "Enter", str(person.year), "Enter", "Ctrl+S")
    terminal.wait(lambda: bool(TICKET.search(terminal.message)), f"the number of {person.name}")
    found = TICKET.search(terminal.message)
    assert found and found[2] == person.name, terminal.text
    return found[1]


def help_with(terminal: Terminal, ticket: str) -> None:
    """Log a help session: ticket, Enter, two ticks, Enter, done; what was left half typed goes first."""
    terminal.send("F5")
    terminal.wait_for("· Hỗ trợ")
    terminal.send("\x15", ticket, "Enter", "1", "2", "Enter", "1")
    terminal.wait_for_message(f"Ghi phiên hỗ trợ: xong · {ticket}")


def test_each_key_is_its_own_account_and_both_type_at_once(door: Door) -> None:
    before = len(door.lines())
    seen: dict[str, set[str]] = {name: set() for name in NEIGHBOURS}
    with door.screens("volunteer") as one, door.screens("volunteer2") as two:
        terminals = dict(zip(NEIGHBOURS, (one, two)))
        for name, code in NEIGHBOURS.items():
            terminals[name].wait_for(code)
        for number, person in enumerate(plan(visits=6, helped=6).people):
            name = list(NEIGHBOURS)[number % 2]
            ticket = arrive(terminals[name], person)
            seen[name].add(ticket)
            help_with(terminals[name], ticket)
        for terminal in terminals.values():
            terminal.send("F10")
            assert terminal.wait_end() == 0
    done = door.lines()[before:]
    for name in NEIGHBOURS:
        mine = [verb for account, verb in done if account == name]
        assert mine == ["visit.arrive", "session.start", "session.end"] * 3
    assert {account for account, _ in done} == NEIGHBOURS.keys()
    assert len(seen["volunteer"] | seen["volunteer2"]) == 6


def test_a_key_leads_to_its_account_through_a_tmux_on_the_clients_side(door: Door, tmp_path: Path) -> None:
    command = in_tmux(door.client("volunteer2", "-tt", "centre"), tmp_path)
    before = len(door.lines())
    try:
        with Terminal.running(command, {}) as terminal:
            terminal.wait_for("TNV02")
            help_with(terminal, arrive(terminal, plan(visits=1).people[0]))
    finally:
        subprocess.run(ENDINGS["tmux"](tmp_path), capture_output=True, timeout=PATIENCE)
    assert {account for account, _ in door.lines()[before:]} == {"volunteer2"}


def test_what_is_printed_and_not_written_opens_the_same_door(template: Path) -> None:
    door = PRINTED(template)
    try:
        done = door.run("volunteer2", "-T", "centre")
        assert done.stdout.decode() == door.said("volunteer2") + "\n", door.server.log()
    finally:
        door.close()
