"""A terminal that is killed in the midst of work loses no acknowledged act (SCALE.md, rule 5)."""

from __future__ import annotations

import signal
from pathlib import Path

from models import people, store, visits

from .desks import acknowledged, go, set_up, start
from .test_four_desks_at_once import lines_of_visits, numbers_run_without_gap_or_repeat


def test_a_killed_terminal_loses_no_acknowledged_act(register: Path) -> None:
    set_up(register)
    said = []
    for lines in (3, 10, 25, 40):
        process = start(register, "desk1", 10_000)
        go(process)
        assert process.stdout is not None
        printed = "".join(process.stdout.readline() for _ in range(lines))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate(timeout=30)
        assert process.returncode == -signal.SIGKILL
        said += acknowledged(printed + rest[: rest.rfind("\n") + 1])
        store.open_file(register)
        assert store.check().faults == []
        kept = lines_of_visits()
        assert [act for act in said if not kept[f"visit.{act.what}", act.visit_id]] == []
        assert len(said) >= lines
        assert numbers_run_without_gap_or_repeat() >= len([act for act in said if act.what == "arrive"])
        _free_the_desk()
        store.close()


def _free_the_desk() -> None:
    by = people.sign_in("test", "desk1")
    busy = visits.at_desk(by.desk_id or 0)
    if busy is not None and busy.state == "called":
        visits.put_back(by=by, visit_id=busy.id)
    elif busy is not None:
        visits.hold(by=by, visit_id=busy.id, reason="other")
