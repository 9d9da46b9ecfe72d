"""Four processes act on one register at once: nothing gaps, nothing doubles, nothing is lost (rule 2)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from models import store
from models.base import db

from .desks import DESKS, Said, acknowledged, go, set_up, start

VISITS = 200


def numbers_run_without_gap_or_repeat() -> int:
    """Check the numbers of every day and return how many visits there are."""
    by_day: dict[str, list[int]] = {}
    for day, number in db.execute_sql("SELECT day, number FROM visit ORDER BY day, number"):
        by_day.setdefault(day, []).append(number)
    for numbers in by_day.values():
        assert numbers == list(range(1, len(numbers) + 1))
    last = dict(db.execute_sql("SELECT day, last FROM number").fetchall())
    assert last == {day: len(numbers) for day, numbers in by_day.items()}
    return sum(map(len, by_day.values()))


def lines_of_visits() -> Counter[tuple[str, int]]:
    """Return how many lines each verb has for each visit."""
    lines: Counter[tuple[str, int]] = Counter()
    for (line,) in db.execute_sql("SELECT line FROM journal"):
        content = json.loads(line)
        for change in content["rows"]:
            if change["table"] == "visit":
                lines[content["verb"], change["id"]] += 1
    return lines


def test_four_desks_lose_nothing_and_double_nothing(register: Path) -> None:
    set_up(register)
    processes = [start(register, name, VISITS) for name in DESKS]
    for process in processes:
        go(process)
    said = []
    for process in processes:
        printed, complaint = process.communicate(timeout=200)
        assert process.returncode == 0, complaint
        assert printed.endswith("end\n")
        said += acknowledged(printed)
    store.open_file(register)
    total = VISITS * len(DESKS)
    assert len(said) == 4 * total
    assert numbers_run_without_gap_or_repeat() == total
    _each_visit_was_called_once_and_by_one_desk(said, total)
    _every_acknowledged_act_has_one_line(said)
    assert db.execute_sql("SELECT DISTINCT name FROM person").fetchall() == [("Nguyễn Văn An",)]
    assert store.check().faults == []


def _each_visit_was_called_once_and_by_one_desk(said: list[Said], total: int) -> None:
    calls = Counter(act.visit_id for act in said if act.what == "call")
    assert len(calls) == total
    assert set(calls.values()) == {1}
    states = db.execute_sql("SELECT state, calls, count(*) FROM visit GROUP BY state, calls").fetchall()
    assert states == [("done", 1, total)]
    served = dict(db.execute_sql("SELECT desk_id, count(*) FROM visit GROUP BY desk_id").fetchall())
    assert sorted(served.values()) == [VISITS] * len(DESKS)


def _every_acknowledged_act_has_one_line(said: list[Said]) -> None:
    lines = lines_of_visits()
    for act in said:
        assert lines[f"visit.{act.what}", act.visit_id] == 1
    outcomes = db.execute_sql("SELECT count(*), count(DISTINCT visit_id) FROM outcome").fetchone()
    assert outcomes == (len(said) // 4, len(said) // 4)
