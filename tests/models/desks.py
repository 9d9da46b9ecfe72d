"""Desks that work in processes of their own and print each act once it is acknowledged."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

from models import centre, people, store

from .scripts import command, environment

DESKS = ("desk1", "desk2", "desk3", "desk4")


class Said(NamedTuple):
    """An act that a desk was told is done: the verb, and the visit's id and number."""

    what: str
    visit_id: int
    number: int


ACTS = """
import json
from models.base import db
path, name, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store.open_file(path)
by = people.sign_in(name, name)

class Regret(Exception):
    pass

def said(what, visit):
    print(json.dumps([what, visit.id, visit.number]), flush=True)
    return visit

def until_free(verb, **facts):
    # A person whose act was refused because the register was busy does it again.
    while True:
        try:
            return verb(by=by, **facts)
        except Refused as refused:
            if refused.rule != "register.busy":
                raise

def refused(turn):
    # The first is refused before its number is issued, the second behind it.
    wrong = ({"birth_year": "1066"}, {"procedures": ["ks"] * (visits.MOST_PROCEDURES + 1)})[turn % 2]
    try:
        until_free(visits.arrive, name="Người Bị Từ Chối", **wrong)
    except Refused as error:
        assert error.rule in ("person.birth_year", "visit.too_many"), error
    else:
        raise AssertionError("not refused")

def taken_back():
    try:
        with db.writing():
            visits.arrive(by=by, procedures=["ks"], name="Người Đổi Ý")
            raise Regret
    except (Regret, Refused):
        pass

print("ready", flush=True)
sys.stdin.readline()
for turn in range(turns):
    if turn % 5 == 0:
        refused(turn)
    if turn % 7 == 0:
        taken_back()
    said("arrive", until_free(visits.arrive, procedures=["ks"], name="Nguyễn Văn An"))
    visit = said("call", until_free(visits.call_next))
    said("serve", until_free(visits.serve, visit_id=visit.id))
    until_free(outcomes.record, visit_id=visit.id, kind="INFO")
    said("finish", until_free(visits.finish, visit_id=visit.id))
print("end", flush=True)
"""


def set_up(path: Path) -> None:
    """Add four desks to the open register, each with an officer of its name, and close it."""
    by = people.sign_in("test", "founder")
    hall = centre.place("TT")
    for number, name in enumerate(DESKS, 11):
        desk = centre.add_desk(by=by, place_id=hall.id, number=number, name=name, series="A")
        people.add_account(by=by, name=name, roles=("officer",), desk_id=desk.id, place_id=hall.id)
    store.close()


def start(path: Path, name: str, turns: int) -> subprocess.Popen[str]:
    """Start a desk that will serve so many visits, and wait until it stands ready."""
    process = subprocess.Popen(
        command(ACTS, path, name, turns),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()
    return process


def go(process: subprocess.Popen[str]) -> None:
    """Let a started desk begin to work."""
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def acknowledged(printed: str) -> list[Said]:
    """Return the acts that a desk printed."""
    return [Said(*json.loads(line)) for line in printed.splitlines() if line.startswith("[")]
