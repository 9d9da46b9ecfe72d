"""The table of the line: what each step may cost, what it costs us, and what it costs others."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.line_meter import Walk

NONE = "-"


@dataclass(frozen=True)
class Row:
    """A line of the table: the steps or the count it shows, and at most how many bytes they may be."""

    name: str
    title: str
    worst: int | None = None
    median: int | None = None

    @property
    def budget(self) -> str:
        """The limit as the table shows it."""
        if self.worst is None:
            return NONE
        return f"{self.worst}" if self.median is None else f"{self.median}/{self.worst}"

    def cell(self, walk: Walk | None) -> str:
        """What a program sent for this: the bytes, or their median and worst."""
        if walk is None:
            return NONE
        if self.name in walk.counts:
            return f"{walk.counts[self.name]:,}"
        sizes = walk.sizes(self.name)
        if not sizes:
            return NONE
        return f"{statistics.median(sizes):,.0f}/{max(sizes):,}" if len(sizes) > 1 else f"{sizes[0]:,}"

    def missed(self, walk: Walk) -> str:
        """Say how a program misses the budget, empty when it keeps it."""
        sizes = [walk.counts[self.name]] if self.name in walk.counts else walk.sizes(self.name)
        if not sizes:
            return f"{self.title}: nothing was measured"
        if self.worst is not None and max(sizes) > self.worst:
            over = sum(size > self.worst for size in sizes)
            return f"{self.title}: {max(sizes):,} B, at most {self.worst:,} ({over} of {len(sizes)} steps)"
        if self.median is not None and statistics.median(sizes) > self.median:
            return f"{self.title}: median {statistics.median(sizes):.0f} B, at most {self.median}"
        return ""


ROWS = (
    Row("letter", "a letter in a field", 40, 12),
    Row("move", "Backspace, Left, Right", 12),
    Row("next", "Enter, Tab: next field", 150),
    Row("next_list", "  and a list comes or goes", 900),
    Row("queue", "Down in the queue", 60),
    Row("hits", "Down in what F3 found", 60),
    Row("menu", "Down in the menu", 60),
    Row("due", "Down in a list of F6", 60),
    Row("due_list", "a digit: another list of F6", 1200),
    Row("promises", "open F6", 2500),
    Row("open", "open the new-visit form", 1200),
    Row("first", "first screen", 2500),
    Row("asked", "first start ever: probe, picture", 2500),
    Row("answered", "  its answer, then the desk", 2500),
    Row("list", "a key that changes a list", 900),
    Row("rest", "65 s at rest: between minutes", 0),
    Row("minute", "  at the minute", 40),
)
"""All of the key steps. Bytes; two numbers are the median and the worst."""


def show(walks: Mapping[str, Walk]) -> None:
    """Print the table, a column for each program and terminal."""
    print(f"{'bytes (median/worst)':<32}{'at most':>8}" + "".join(f"{name:>13}" for name in walks))
    for row in ROWS:
        cells = "".join(f"{row.cell(walk):>13}" for walk in walks.values())
        print(f"{row.title:<32}{row.budget:>8}{cells}")


def misses(walks: Mapping[str, Walk]) -> list[str]:
    """Return the budgets that these programs miss, each as a sentence."""
    found = ((name, row.missed(walk)) for name, walk in walks.items() for row in ROWS)
    return [f"{name}: {missed}" for name, missed in found if missed]


def explain(walks: Sequence[Walk]) -> None:
    """Print what was sent for every step, as it was."""
    for walk in walks:
        for step in sorted(walk.steps, key=lambda step: (step.row, -len(step.sent))):
            print(f"{walk.program} {walk.term} {step.row} {step.key!r} {len(step.sent)} {step.sent!r}")


def show_morning(walks: Mapping[str, Walk]) -> list[str]:
    """Print what the morning took; return the limits that are missed."""
    print(
        f"\n{'a morning of 20 visits':<24}{'bytes':>12}{'cells changed':>16}"
        f"{'bytes a cell':>14}{'of stock':>10}"
    )
    missed = []
    for name, walk in walks.items():
        size, cells = walk.counts["morning"], walk.counts["cells"]
        stock = walks[name.replace("ours", "stock")].counts["morning"]
        print(f"{name:<24}{size:>12,}{cells:>16,}{size / cells:>14.2f}{size / stock:>10.3f}")
        if name.startswith("ours") and size > stock / 10:
            missed.append(f"{name}: a morning of {size:,} B, at most a tenth of {stock:,}")
        if name.startswith("ours") and size > 2 * cells:
            missed.append(f"{name}: a morning of {size:,} B, at most twice {cells:,} cells")
    return missed


def show_costs(walk: Walk) -> None:
    """Print where the bytes of a morning went, the dearest first."""
    whole = walk.counts["morning"]
    by_row = {step.row: walk.sizes(step.row) for step in walk.steps}
    print(f"\n{'where they went':<24}{'keys':>6}{'bytes':>10}{'share':>8}{'median':>8}{'worst':>8}")
    for row, sizes in sorted(by_row.items(), key=lambda entry: -sum(entry[1])):
        share, median = 100 * sum(sizes) / whole, statistics.median(sizes)
        print(f"{row:<24}{len(sizes):>6}{sum(sizes):>10,}{share:>7.0f}%{median:>8.0f}{max(sizes):>8,}")


def show_ssh(lines: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Print what the client's socket carried; nothing here has a limit of its own."""
    print(
        f"\n{'on the socket':<24}{'login alone':>12}{'first screen':>14}"
        f"{'morning down':>14}{'morning up':>12}"
    )
    for name, carried in lines.items():
        first = carried["first"] - carried["login"]
        print(f"{name:<24}{carried['login']:>12,}{first:>14,}{carried['morning']:>14,}{carried['up']:>12,}")
    return []
