"""Measure what issues give numbers for: python -m tests.bench [name of a measurement] …"""

from __future__ import annotations

import sys

from tests.bench import (
    demo_year,
    dropped,
    dues,
    effect,
    figures,
    keystrokes,
    line,
    lists,
    load,
    search,
    seen,
    slow,
    start,
    verbs,
)

BENCHES = {
    "load": load.main,
    "start": start.main,
    "seen": seen.main,
    "verbs": verbs.main,
    "dues": dues.main,
    "demo": demo_year.main,
    "search": search.main,
    "lists": lists.main,
    "figures": figures.main,
    "typing": keystrokes.main,
    "effect": effect.main,
    "line": line.main,
    "slow": slow.main,
    "dropped": dropped.main,
}


def main() -> None:
    """Run the named measurements, or all of them."""
    for name in [word for word in sys.argv[1:] if not word.startswith("-")] or BENCHES:
        print(f"== {name}")
        BENCHES[name]()


if __name__ == "__main__":
    main()
