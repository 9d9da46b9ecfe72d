"""Lines corrected after closing: what was set right on a day that was closed already (requirement 13).

The journal is read behind the line that closed the day only; nothing here writes.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from . import clock, workdays
from .base import db, moment, moment_text
from .dossiers.records import awaited
from .language import N_, SOURCE, Words, spoken
from .numbers import ticket

VERBS = Words(
    {
        "visit.void": N_("hủy lượt"),
        "outcome.void": N_("hủy kết quả"),
        "session.void": N_("hủy phiên hỗ trợ"),
        "dossier.void": N_("hủy hồ sơ"),
        "dossier.return_for_error": N_("trả lại vì sai sót"),
        "dossier.reopen": N_("mở lại"),
        "dossier.correct": N_("sửa hồ sơ"),
        "dossier.set_code": N_("sửa mã"),
    }
)
"""The verbs that set right what was written before. A code that was awaited is no correction."""

LATE = ("visit.", "outcome.", "dossier.", "session.", "rating.")
"""How the verbs begin by which work is done at the counter."""


@dataclass(frozen=True)
class Correction:
    """A line that changed something of a day after that day was closed."""

    seq: int
    at: datetime
    account: str
    verb: str
    what: str
    reason: str


def of_day(day: date) -> list[Correction]:
    """Return the lines behind a day's closing that set right something of that day; none if it is open."""
    behind = _closing_line(day)
    if behind is None:
        return []
    ends = " OR ".join(["substr(line, ?) = ?"] * len(VERBS))
    ending = [f'"verb":"{verb}"}}' for verb in VERBS]
    values = [value for end in ending for value in (-len(end), end)]
    cursor = db.execute_sql(
        f"SELECT seq, line FROM journal WHERE seq > ? AND ({ends}) ORDER BY seq", (behind, *values)
    ).fetchall()
    found = (_correction(seq, json.loads(line), day) for seq, line in cursor)
    return [correction for correction in found if correction]


def late_lines(day: date) -> int:
    """Return how many lines of work at the counter were written on a day behind its closing."""
    behind = _closing_line(day)
    if behind is None:
        return 0
    night = datetime.combine(day + timedelta(days=1), time(), clock.LOCAL)
    cursor = db.execute_sql(
        "SELECT line FROM journal WHERE seq > ? AND seq < ? ORDER BY seq", (behind, _first_line(night))
    )
    return sum(json.loads(line)["verb"].startswith(LATE) for (line,) in cursor)


def _closing_line(day: date) -> int | None:
    """Return the number of the line that closed a day first, or None while it is open."""
    workday = workdays.of(day)
    if workday is None or workday.closed_at is None:
        return None
    return _closed_behind(_first_line(workday.closed_at), day) or _closed_behind(0, day)


def _closed_behind(seq: int, day: date) -> int | None:
    """Return the first line from one on that closed a day; a clock set back may hide it there."""
    row = db.execute_sql(
        "SELECT seq FROM journal WHERE seq >= ? AND instr(line, ?) AND instr(line, ?) ORDER BY seq LIMIT 1",
        (seq, '"verb":"workday.close"', f'"day":"{day.isoformat()}"'),
    ).fetchone()
    return int(row[0]) if row else None


def _first_line(at: datetime) -> int:
    """Return the number of the first line written at a moment or later, by halving."""
    last = db.execute_sql("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    return 1 + bisect_left(range(1, last + 1), moment_text(at), key=_time_of)


def _time_of(seq: int) -> str:
    return str(_content(seq)["time"])


def _content(seq: int) -> dict[str, Any]:
    line = db.execute_sql("SELECT line FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
    content: dict[str, Any] = json.loads(line)
    return content


def _correction(seq: int, content: dict[str, Any], day: date) -> Correction | None:
    rows = [(change["table"], change["id"], change["row"]) for change in content["rows"]]
    touched = [row for row in rows if row[0] in _OF_DAY and _OF_DAY[row[0]](row[1], row[2], day.isoformat())]
    if not touched or (content["verb"] == "dossier.set_code" and not _changed_code(rows)):
        return None
    reasons = (row.get(key) for _table, _id, row in rows for key in ("void_reason_key", "reason_key"))
    return Correction(
        seq=seq,
        at=moment(content["time"]),
        account=workdays.name_of(content["account"]),
        verb=content["verb"],
        what=_what(touched[0]),
        reason=next((_reason(key) for key in reasons if key), ""),
    )


def _changed_code(rows: list[tuple[str, int, dict[str, Any]]]) -> bool:
    """Tell whether a line put another code in the place of one, which is a step; an awaited one is none."""
    return any(row.get("act") == "dossier.correct_code" for table, _id, row in rows if table == "step")


def _reason(key: str) -> str:
    row = db.execute_sql("SELECT name, name_en FROM reason WHERE key = ?", (key,)).fetchone()
    return str(row[spoken() != SOURCE]) if row else key


def _what(changed: tuple[str, int, dict[str, Any]]) -> str:
    """Return what a row is called at the counter: its ticket or its code."""
    table, id_, row = changed
    if table == "dossier":
        return str(row.get("code") or awaited(id_))
    visit_id = id_ if table == "visit" else row.get("visit_id")
    found = db.execute_sql("SELECT series, number FROM visit WHERE id = ?", (visit_id,)).fetchone()
    return ticket(*found) if found else f"#{id_ & 0xFFFFFFFF}"


def _by_day(_id: int, row: dict[str, Any], day: str) -> bool:
    return bool(row.get("day") == day)


def _by_step(id_: int, _row: dict[str, Any], day: str) -> bool:
    """Tell whether a dossier was moved on a day, before that day was closed."""
    row = db.execute_sql(
        "SELECT 1 FROM step s JOIN workday w ON w.day = s.day"
        " WHERE s.dossier_id = ? AND s.day = ? AND s.at <= w.closed_at LIMIT 1",
        (id_, day),
    ).fetchone()
    return row is not None


_OF_DAY: dict[str, Callable[[int, dict[str, Any], str], bool]] = {
    "visit": _by_day,
    "outcome": _by_day,
    "help_session": _by_day,
    "dossier": _by_step,
}
"""How a changed row tells whether it is of a day."""
