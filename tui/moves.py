"""The shortest way for a terminal's cursor from one place to another.

Only what every terminal since the VT100 knows and the Linux console, PuTTY, tmux and GNU screen
read alike. Line feed is one byte down: the driver sees to it that the system leaves it as it is.
"""

from __future__ import annotations

from functools import lru_cache

Place = tuple[int, int]
"""Row and column, from 0."""


@lru_cache(maxsize=8192)
def move(start: Place | None, end: Place, columns: int) -> str:
    """Return the shortest move; from an unknown place it names the end.

    A cursor behind the last column stands differently on different terminals: only its row is known.
    """
    if start == end:
        return ""
    row, column = end
    ways = [_absolute(row, column)]
    if start is not None:
        down, right = row - start[0], column - start[1]
        known = start[1] < columns
        for up_or_down in _vertical(down, row):
            ways += [up_or_down + across for across in _horizontal(right if known else None, column)]
    return min(ways, key=len)


def _absolute(row: int, column: int) -> str:
    return f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"


def _vertical(down: int, row: int) -> list[str]:
    if down == 0:
        return [""]
    named = f"\x1b[{row + 1 if row else ''}d"
    if down > 0:
        return [named, "\n" * down if down < 5 else _by(down, "B")]
    return [named, "\x1bM" if down == -1 else _by(-down, "A")]


def _horizontal(right: int | None, column: int) -> list[str]:
    if right == 0:
        return [""]
    ways = [f"\x1b[{column + 1}G" if column else "\r"]
    if column:
        ways.append("\r" + _by(column, "C"))
    if right is not None:
        ways.append(_by(right, "C") if right > 0 else "\b" * -right if right > -4 else _by(-right, "D"))
    return ways


def _by(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"
