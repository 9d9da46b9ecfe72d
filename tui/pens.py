"""How characters look: a pen is read from what the app writes, and changed with the fewest bytes.

A pen is a tuple with one place for each thing that SGR sets, holding the parameter that sets it or
"" for the terminal's own: bold, dim, italic, underline, blink, reverse, conceal, strike, frame,
overline, foreground, background.
"""

from __future__ import annotations

from functools import cache

Pen = tuple[str, ...]

PLACES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("1",), "22"),
    (("2",), "22"),
    (("3",), "23"),
    (("4", "21"), "24"),
    (("5", "6"), "25"),
    (("7",), "27"),
    (("8",), "28"),
    (("9",), "29"),
    (("51", "52"), "54"),
    (("53",), "55"),
    (tuple(map(str, (*range(30, 38), *range(90, 98)))), "39"),
    (tuple(map(str, (*range(40, 48), *range(100, 108)))), "49"),
)
"""For every place of a pen: what sets it, and what takes it back."""

BACKGROUND = 11
PLAIN: Pen = ("",) * len(PLACES)
"""The pen of a cell that was erased."""

_ALL: dict[Pen, Pen] = {PLAIN: PLAIN}
"""Every pen met so far, once: equal ones are the same object."""

_SETS = {parameter: place for place, (on, _off) in enumerate(PLACES) for parameter in on}
_LONG = {"38": 10, "48": BACKGROUND}
_LENGTHS = {"5": 3, "2": 5}
"""How many parameters a colour of 256 or of 16 million takes."""


@cache
def after(pen: Pen, parameters: str) -> Pen:
    """Return the pen after an SGR sequence with some parameters, such as `1;31`."""
    places, rest = list(pen), parameters.split(";")
    while rest:
        first = rest[0].lstrip("0")
        taken = _LENGTHS.get(rest[1] if len(rest) > 1 else "", 1) if first in _LONG else 1
        if first == "":
            places = list(PLAIN)
        elif first in _LONG:
            places[_LONG[first]] = ";".join(rest[:taken])
        elif first in _SETS:
            places[_SETS[first]] = first
        else:
            places = ["" if off == first else on for on, (_, off) in zip(places, PLACES)]
        rest = rest[taken:]
    return _ALL.setdefault(tuple(places), tuple(places))


@cache
def change(old: Pen | None, new: Pen) -> str:
    """Return the shortest SGR sequence from one pen, or from an unknown one, to another."""
    if old == new:
        return ""
    anew = ["", *filter(None, new)] if new != PLAIN else []
    ways = [anew]
    if old is not None:
        gone = [off for was, now, (_, off) in zip(old, new, PLACES) if was and not now]
        come = [now for was, now, (_, off) in zip(old, new, PLACES) if now and (now != was or off in gone)]
        ways.append([*dict.fromkeys(gone), *come])
    return min((f"\x1b[{';'.join(way)}m" for way in ways), key=len)
