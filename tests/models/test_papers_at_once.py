"""Two desks print on one register at once: numbers of papers neither repeat nor skip (rule 2)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from models import people, store

from .busy_day import accepted
from .desks import go
from .scripts import command, environment

pytestmark = pytest.mark.usefixtures("wall")

PRINTS = """
from models import papers
from models.base import db
path, ids = Path(sys.argv[1]), [int(word) for word in sys.argv[2:]]
store.open_file(path)
by = people.sign_in("test", "officer")
print("ready", flush=True)
sys.stdin.readline()
for dossier_id in ids:
    while True:
        try:
            paper = papers.printed(by=by, form="01", dossier_id=dossier_id)
            break
        except Refused as refused:
            assert refused.rule == "register.busy", refused
    print(dossier_id, paper.number, int(paper.again), flush=True)
"""


def test_two_desks_that_print_at_once_neither_repeat_nor_skip_a_number(
    closed_register: Path,
) -> None:
    store.open_file(closed_register)
    officer = people.sign_in("test", "officer")
    ids = [accepted(officer).id for _ in range(30)]
    store.close()
    desks = [_desk(closed_register, ids), _desk(closed_register, ids[::-1])]
    for desk in desks:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    for desk in desks:
        go(desk)
    said = [_printed(desk) for desk in desks]
    numbers = {row: number for lines in said for row, number, _ in lines}
    assert sorted(numbers.values()) == list(range(1, len(ids) + 1))
    assert said[0] != said[1]
    assert all(numbers[row] == number for lines in said for row, number, _ in lines)
    assert sum(again for lines in said for *_, again in lines) == len(ids)


def _desk(register: Path, ids: list[int]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(PRINTS, register, *ids),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _printed(desk: subprocess.Popen[str]) -> list[tuple[int, int, int]]:
    printed, _ = desk.communicate(timeout=120)
    assert desk.returncode == 0
    found = [line.split() for line in printed.splitlines()]
    return [(int(row), int(number), int(again)) for row, number, again in found]
