"""A morning at a counter as data: 60 visits, how each ends, and 20 help sessions."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

NAMES = (
    "Nguyễn Văn An", "Bùi Thị Mận", "Quách Văn Đức", "Lò Thị Ơn", "Giàng A Páo", "Hà Thị Y Bia",
    "Phạm Hoàng Yến", "Cao Xuân Ứng", "Đinh Thị Hường", "Lù Seo Tiến", "Trương Quốc Khánh", "Y Moan Êban",
)  # fmt: skip
ENDS: tuple[tuple[str, str, tuple[str, ...], dict[str, str]], ...] = (
    ("ACCEPTED", "t", ("H56.15.127-261120-{n:04d}",), {"code": "H56.15.127-261120-{n:04d}"}),
    ("ACCEPTED", "t", ("",), {}),
    ("SUPPLEMENT", "b", ("1", ""), {"reason": "1"}),
    ("REFUSED", "c", ("2", ""), {"reason": "2"}),
    ("DONE_ON_SPOT", "x", ("", "", ""), {"copies": "1"}),
    ("INFO", "h", ("1", ""), {"reason": "1"}),
    ("REFERRED", "g", ("1", "gặp công an xã"), {"reason": "1", "detail": "gặp công an xã"}),
    ("ONLINE_GUIDED", "n2", ("",), {}),
)
"""(kind, letter at the desk, what is typed in its form, the same facts for the command line)."""

PROCEDURES = ("ks", "ct", "kt", "hn", "vn", "ks, ct", "tt")


@dataclass(frozen=True)
class Person:
    """One visitor: what is typed at the door and how each procedure ends."""

    number: int
    procedures: str
    name: str
    year: int
    ends: tuple[tuple[str, str, tuple[str, ...], dict[str, str]], ...]
    helped: bool

    @property
    def codes(self) -> list[str]:
        """The procedures one by one."""
        return [part.strip() for part in self.procedures.split(",")]


@dataclass
class Plan:
    """The people of a morning, in the order in which they come."""

    people: list[Person] = field(default_factory=list)


def plan(visits: int = 60, helped: int = 20, seed: int = 7) -> Plan:
    """Return the same morning for the same seed."""
    dice = random.Random(seed)
    people = []
    for number in range(visits):
        procedures = PROCEDURES[number % len(PROCEDURES)]
        count = len(procedures.split(","))
        ends = tuple(_end(number * 10 + place, dice.choice(ENDS)) for place in range(count))
        name = NAMES[number % len(NAMES)]
        people.append(
            Person(number, procedures, name, dice.randint(1938, 2008), ends, number * helped // visits
                   != (number + 1) * helped // visits)
        )  # fmt: skip
    return Plan(people)


def _end(
    n: int, end: tuple[str, str, tuple[str, ...], dict[str, str]]
) -> tuple[str, str, tuple[str, ...], dict[str, str]]:
    kind, letter, typed, facts = end
    return (
        kind,
        letter,
        tuple(part.format(n=n) for part in typed),
        {name: value.format(n=n) for name, value in facts.items()},
    )
