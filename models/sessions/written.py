"""What a session ends with, checked and written inside the act of a verb."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .. import catalogue, clock, people, text
from ..base import moment, moment_text
from ..errors import Refused
from ..journal import Act
from ..language import N_, name_of
from .records import GROUPS, RESULTS, HelpSession, HelpSessionVolunteer, Tick

MOST = 999
"""The most heads, or the most of a kind, that one session holds."""


@dataclass(frozen=True)
class Done:
    """What came of a session: help kinds with how often each, the result, how many were helped.

    `groups` tells how many of the people belong to each of `GROUPS`; a result of "not_done" needs a
    reason, and no other takes one. `phone_tail` may be a whole number: its last three digits are kept.
    `procedure` is a hot key, a code or words that name one.
    """

    ticks: Mapping[str, int]
    result: str
    number_of_people: int = 1
    groups: Mapping[str, int] = field(default_factory=dict)
    reason: str | None = None
    consent: bool = False
    name: str = ""
    phone_tail: str = ""
    note: str = ""
    procedure: str = ""

    def check(self) -> None:
        """Raise `Refused` for what cannot be."""
        if not self.ticks:
            raise Refused("session.ticks", field="ticks")
        known = {kind.code: kind for kind in catalogue.help_kinds()}
        for code, count in self.ticks.items():
            if code not in known:
                raise Refused("session.kind", kind=code, known=", ".join(known))
            _within("ticks", name_of(known[code]), count, 1, MOST)
        _known("result", self.result, RESULTS)
        _within("people", None, self.number_of_people, 1, MOST)
        for group, heads in self.groups.items():
            _known("group", group, GROUPS)
            _within("group", GROUPS[group], heads, 0, self.number_of_people)
        if self.reason and self.result != "not_done":
            raise Refused("session.reason", field="reason")

    def columns(self) -> dict[str, Any]:
        """Return the columns of a session that ended so."""
        return {
            "state": "ended",
            "people": self.number_of_people,
            **{group: self.groups.get(group, 0) for group in GROUPS},
            "result": self.result,
            "reason_key": self._reason(),
            "consent": int(self.consent),
            "name": people.clean_name(self.name),
            "phone_tail": _tail(self.phone_tail),
            "note": people.checked_length(N_("Ghi chú"), "note", self.note, people.NOTE_MOST),
            **self._procedure(),
        }

    def _reason(self) -> str | None:
        """Return why it was not done, which is never left out; raises `Refused`."""
        return catalogue.reason_key("not_helped", self.reason) if self.result == "not_done" else None

    def _procedure(self) -> dict[str, str]:
        """Return the procedure typed, for nobody's ticket; raises `Refused` for an unknown one."""
        if not self.procedure:
            return {}
        return {"procedure_code": catalogue.procedure(self.procedure, clock.today()).code}


def check_written(name: str = "", phone_tail: str = "", note: str = "", procedure: str = "") -> None:
    """Raise `Refused` for what cannot be written down of who was helped, before the session ends."""
    Done({}, "done", name=name, phone_tail=phone_tail, note=note, procedure=procedure).columns()


def tick_in(doing: Act, session_id: int, ticks: Mapping[str, int]) -> None:
    """Write what was helped, and how often, inside an act."""
    for code, count in ticks.items():
        doing.add(Tick, help_session_id=session_id, help_kind_code=code, count=count)


def add_ended_in(
    doing: Act, done: Done, helpers: Sequence[int], started_at: datetime, ended_at: datetime, **facts: Any
) -> HelpSession:
    """Write a session that is over already, such as that of an errand, inside an act of another verb.

    `helpers` are ids of volunteers; `facts` are columns such as place_id, team_id and errand_id.
    """
    done.check()
    day = facts.pop("day", doing.day)
    _refuse_overlap(doing, helpers, day, started_at, ended_at)
    row = doing.add(
        HelpSession,
        day=day,
        started_at=started_at,
        ended_at=ended_at,
        seconds=seconds_between(started_at, ended_at),
        ended_by_hand=facts.pop("ended_by_hand", 0),
        account_id=doing.account_id(),
        **done.columns(),
        **facts,
    )
    for helper in helpers:
        doing.add(
            HelpSessionVolunteer,
            help_session_id=row.id,
            volunteer_id=helper,
            joined_at=started_at,
            seconds=row.seconds,
        )
    tick_in(doing, row.id, done.ticks)
    return row


_OVERLAPPING = """
SELECT v.code, h.started_at, h.ended_at FROM help_session h
JOIN help_session_volunteer hv ON hv.help_session_id = h.id JOIN volunteer v ON v.id = hv.volunteer_id
WHERE h.day = ? AND h.state <> 'void' AND hv.volunteer_id IN ({marks})
  AND h.started_at < ? AND coalesce(h.ended_at, '9') > ? AND coalesce(h.seconds, 1) > 0 LIMIT 1
"""


def _refuse_overlap(
    doing: Act, helpers: Sequence[int], day: date, started_at: datetime, ended_at: datetime
) -> None:
    """Refuse minutes of a volunteer that another session has already: nobody helps twice at once."""
    sql = _OVERLAPPING.format(marks=", ".join("?" * len(helpers)))
    span = (moment_text(ended_at), moment_text(started_at))
    found = doing.connection.execute(sql, (day.isoformat(), *helpers, *span)).fetchone()
    if found and ended_at > started_at:
        code, starts, ends = found
        until = f"{clock.local(moment(ends)):%H:%M}" if ends else "…"
        since = f"{clock.local(moment(starts)):%H:%M}"
        raise Refused("session.busy", field="started", volunteer=code, starts=since, ends=until)


def seconds_between(started_at: datetime, ended_at: datetime) -> int:
    """Return how long a session took; a clock that was set back makes it nothing."""
    return max(0, round((ended_at - started_at).total_seconds()))


def _tail(typed: str) -> str | None:
    """Return three digits typed, or the last three of a whole number; raises `Refused` for anything else."""
    digits = re.sub(r"[\s.]", "", text.line(typed))
    if digits and not re.fullmatch("[0-9]{3}|[0-9]{9,12}", digits):
        raise Refused("session.tail", field="phone_tail", value=typed[:20])
    return digits[-3:] or None


def _within(field_name: str, label: str | None, value: int, first: int, last: int) -> None:
    if not first <= value <= last:
        named = {"label": label} if label else {}
        raise Refused("number", field=field_name, value=value, first=first, last=last, **named)


def _known(field_name: str, value: str, known: Mapping[str, str]) -> None:
    if value not in known:
        raise Refused("choice", field=field_name, value=value, known=", ".join(known))
