"""aoxanh session: what two tell of one session, where it is, and why one is void."""

from __future__ import annotations

import json
from pathlib import Path

from models import sessions, store
from models.journal import Actor
from tests.commands.run import aoxanh
from tests.conftest import Wall
from tests.models.test_session_ends import end


def test_who_helped_too_adds_to_an_ended_session_by_command(
    register: Path, volunteer: Actor, volunteer2: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer, volunteer_codes=("TNV01", "TNV02"))
    end(volunteer2, session)
    store.close()
    told = ("--help-kind", "copied=3", "--help-kind", "form_filled=2", "--people", "3", "--json")
    done = aoxanh("session", "add", str(session.id), *told, register=register, account="volunteer")
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert (row["kinds"], row["people"], row["state"]) == (2, 3, "ended")


def test_a_session_is_moved_and_voided_with_a_reason_by_command(
    register: Path, volunteer: Actor, wall: Wall
) -> None:
    session = sessions.start(by=volunteer)
    store.close()
    moved = aoxanh("session", "move", "CA", "--json", register=register, account="volunteer")
    assert moved.returncode == 0, moved.stderr
    assert json.loads(moved.stdout)["place_id"] != session.place_id
    failed = ("session", "end", "--help-kind", "copied", "--result", "not_done")
    refused = aoxanh(*failed, register=register, account="volunteer")
    assert refused.returncode in (1, 2) and "2 mất mạng" in refused.stderr
    void = ("session", "void", str(session.id))
    assert aoxanh(*void, register=register, account="supervisor").returncode == 2
    done = aoxanh(*void, "--reason", "4", "--json", register=register, account="supervisor")
    assert json.loads(done.stdout)["reason_key"] == "void.test_entry"
