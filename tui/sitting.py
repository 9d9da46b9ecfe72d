"""What is ticked of a help session before it ends: kept as a draft, handed to the verb at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.sessions import GROUPS

MOST = 999


@dataclass
class Sitting:
    """The ticks of a session under way: how often each kind, how many people, how many of each group.

    `last` is the kind or the group that was ticked last: what `+` and `-` count. There are never
    fewer people than the largest group has: who is counted in it beyond them is one more.
    """

    ticks: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    people: int = 1
    consent: bool = False
    last: str = ""
    procedure: str = ""
    name: str = ""
    phone_tail: str = ""
    note: str = ""

    @property
    def heads(self) -> int:
        """How many are helped: as many as were counted, and no fewer than the largest group has."""
        return max(self.people, *self.groups.values(), 1)

    def tick(self, kind: str) -> None:
        """Tick a kind, or take the tick away."""
        if kind in self.ticks:
            del self.ticks[kind]
            self.last = next(reversed(self.ticks), "")
        else:
            self.ticks[kind] = 1
            self.last = kind

    def count(self, by: int) -> None:
        """Count what was ticked last once more, or once less; a kind that is ticked at least once."""
        if self.last in GROUPS:
            self.groups[self.last] = max(0, min(MOST, self.groups.get(self.last, 0) + by))
        elif self.last:
            self.ticks[self.last] = _within(self.ticks[self.last] + by)

    def add_people(self, by: int) -> None:
        """Help so many more people; no group is larger than all of them."""
        self.people = _within(self.heads + by)
        self.groups = {group: min(heads, self.people) for group, heads in self.groups.items()}

    def mark(self, group: str) -> None:
        """Count one more of the people in a group; `-` takes back one too many."""
        self.last = group
        self.count(1)

    def facts(self) -> dict[str, Any]:
        """Return what the verb that ends a session takes, but for the result."""
        return {
            "ticks": dict(self.ticks),
            "number_of_people": self.heads,
            "groups": {group: heads for group, heads in self.groups.items() if heads},
            "consent": self.consent,
            "procedure": self.procedure,
            "name": self.name,
            "phone_tail": self.phone_tail,
            "note": self.note,
        }

    def kept(self) -> dict[str, str]:
        """Return it as a draft keeps it."""
        return {
            "ticks": _pairs(self.ticks),
            "groups": _pairs({group: heads for group, heads in self.groups.items() if heads}),
            "people": str(self.people),
            "consent": "1" if self.consent else "",
            "last": self.last,
            **{name: getattr(self, name) for name in TYPED},
        }

    @classmethod
    def taken_up(cls, kept: Mapping[str, str]) -> Sitting:
        """Return what a draft kept; one of an earlier version has ticks without counts."""
        ticks, last = _counts(kept.get("ticks", "")), kept.get("last", "")
        return cls(
            ticks=ticks,
            groups={
                group: heads for group, heads in _counts(kept.get("groups", "")).items() if group in GROUPS
            },
            people=int(kept.get("people") or 1),
            consent=bool(kept.get("consent")),
            last=last if last in ticks or last in GROUPS else next(reversed(ticks), ""),
            **{name: kept.get(name, "") for name in TYPED},
        )


TYPED = ("procedure", "name", "phone_tail", "note")
"""What is typed besides, in a form of its own."""


def _within(count: int) -> int:
    return max(1, min(MOST, count))


def _pairs(counts: Mapping[str, int]) -> str:
    return " ".join(f"{name}={count}" for name, count in counts.items())


def _counts(kept: str) -> dict[str, int]:
    pairs = (pair.partition("=") for pair in kept.split())
    return {name: int(count or 1) for name, _equals, count in pairs}
