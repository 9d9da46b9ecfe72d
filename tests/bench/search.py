"""Typing into the search over a million persons: every key answered within ten milliseconds."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from fixtures import demo_people
from models import people, search, store, text, visits
from models.journal import Actor
from tests.conftest import found

PERSONS = 1_000_000
DOSSIERS = 100_000
DOSSIERS_A_DAY = 200
SHARES = {"01": 70, "06": 20, "03": 5, "08": 3, "09": 2}
LIMIT = 10.0
TYPED = 120
WRITTEN = 300
MORE = 1.0
AT = "2026-01-05T01:00:00.000Z"

Part = Callable[[str], object]
Key = tuple[float, float, str]


def main() -> None:
    """Print what a key costs by what is typed, and what the indexes add to an arrival."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.db"
        found(register)
        begun = time.perf_counter()
        names, codes, phones = fill(register, PERSONS, DOSSIERS)
        took, size = time.perf_counter() - begun, register.stat().st_size / 1e6
        print(f"{PERSONS:,} persons and {DOSSIERS:,} dossiers in {took:.0f} s, {size:.0f} MB")
        store.open_file(register)
        by = people.sign_in("bench", "officer")
        typed = typings(names, codes, phones)
        table("search.find", typed, lambda words: search.find(by, words))
        table("persons alone", typed, lambda words: search._persons(by, words, search.MOST))
        first_search(by)
        insertion(register)
        store.close()


def drawn_names(dice: random.Random, most: int) -> list[str]:
    """Return names as frequent as in the demo's lists, in no order."""
    made: list[str] = []
    for ethnic, share in SHARES.items():
        for sex in ("male", "female"):
            size = most * share // 200
            columns = [_column(dice, part, ethnic, sex, size) for part in ("family", "middle", "given")]
            made += [" ".join(filter(None, parts)) for parts in zip(*columns)]
    dice.shuffle(made)
    return made


def _column(dice: random.Random, part: str, ethnic: str, sex: str, size: int) -> list[str]:
    known = [n for n in demo_people.names() if (n.part, n.ethnic) == (part, ethnic) and n.sex in ("", sex)]
    return dice.choices([n.name for n in known], [n.weight for n in known], k=size) if known else [""] * size


def fill(register: Path, persons: int, dossiers: int) -> tuple[list[str], list[str], list[str]]:
    """Fill a register through its own triggers; return some names, codes and phones of it."""
    dice = random.Random(7)
    names = drawn_names(dice, persons)
    connection = sqlite3.connect(register)
    connection.executescript("PRAGMA foreign_keys = 1; PRAGMA synchronous = off; PRAGMA cache_size = -200000")
    (last,) = connection.execute("SELECT counter FROM register").fetchone()
    ids = count(last + 1)
    phones: list[str] = []
    connection.executemany(
        "INSERT INTO person (id, name, terms, sort_key, birth_year, phone, phone_reversed, identity_number,"
        f" written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{AT}')",
        _persons(dice, names, ids, phones),
    )
    codes = [_code(n) for n in range(dossiers)]
    connection.executemany(
        "INSERT INTO dossier (id, code, code_reversed, state, since, channel, procedure_code, procedure_from,"
        " case_position, owner_id, sets, registered_at, limit_unit, limit_value, due_reasons,"
        f" supplement_asked) SELECT ?, ?, ?, 1, '{AT}', 1, code, valid_from, 1, ?, 1, '{AT}', 'INDAY', 0, '',"
        " 0 FROM procedure WHERE code = '1.001193'",
        ((next(ids), code, code[::-1], last + dice.randint(1, len(names))) for code in codes),
    )
    connection.execute("UPDATE register SET counter = ?", (next(ids),))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return dice.sample(names, TYPED), dice.sample(codes, TYPED), dice.sample(phones, TYPED)


def _persons(
    dice: random.Random, names: list[str], ids: Iterator[int], phones: list[str]
) -> Iterator[tuple[object, ...]]:
    derived = {name: (text.terms(name), text.name_key(name)) for name in set(names)}
    for name in names:
        phone = f"{dice.choice(('03', '08', '09'))}{dice.randrange(10**8):08d}"
        phones.append(phone)
        identity = f"038{dice.randrange(10**9):09d}"
        yield next(ids), name, *derived[name], dice.randint(1930, 2010), phone, phone[::-1], identity


def _code(n: int) -> str:
    day = date(2025, 7, 1) + timedelta(n // DOSSIERS_A_DAY)
    return f"H56.15.127-{day:%y%m%d}-{n % DOSSIERS_A_DAY + 1:04d}"


def typings(names: list[str], codes: list[str], phones: list[str]) -> dict[str, list[str]]:
    """Return what is typed, by its kind: each is typed key by key."""
    words = [name.lower().split() for name in names]
    return {
        "full name": [text.fold(name) for name in names],
        "full name, marked": [name.lower() for name in names],
        "given name": [text.fold(parts[-1]) for parts in words],
        "given name, marked": [parts[-1] for parts in words],
        "given, family": [text.fold(f"{parts[-1]} {parts[0]}") for parts in words],
        "given, middle, family": [text.fold(" ".join(parts[::-1])) for parts in words],
        "initials": [text.initials(name) for name in names],
        "phone suffix": [phone[-6:] for phone in phones],
        "whole code": codes,
        "code part": [code[11:] for code in codes],
        "code end": [code[-8:] for code in codes],
        "procedure": ["khai sinh", "dang ky ket hon", "chung thuc", "1.001193", "ct", "xac nhan"],
        "commune": ["cam thuy", "quảng phú", "thi tran phong son", "phu xuan", "xa hoa binh"],
        "nobody": ["zzyzx", "nguyen zzz", "thi thi thi", "x" * 40, "le van an tran thi binh"],
    }


def table(title: str, typed: dict[str, list[str]], ask: Part) -> None:
    """Type everything key by key and print the milliseconds a key costs, and those of the processor."""
    ask("nguyen")
    print(f"{title:<24}{'keys':>6}{'p50':>8}{'p99':>8}{'max':>8}{'cpu p99':>9}  slowest", flush=True)
    everything: list[Key] = []
    for kind, texts in typed.items():
        keys = [timed(ask, typing[:end]) for typing in texts for end in range(1, len(typing) + 1)]
        _line(kind, keys)
        everything += keys
    _line("all", everything)
    for name, place in (("wall", 0), ("cpu", 1)):
        by_key: dict[int, list[float]] = {}
        for key in everything:
            by_key.setdefault(len(key[2]), []).append(key[place])
        worst, number = max((quantile(times, 0.99), number) for number, times in by_key.items())
        print(f"  worst key by {name}: the {number}th, p99 {worst:.1f} ms (at most {LIMIT:.0f})", flush=True)


def timed(ask: Part, words: str) -> Key:
    """Return the milliseconds that a search took, those of the processor, and what was typed."""
    begun, busy = time.perf_counter(), time.thread_time()
    ask(words)
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - busy) * 1000, words


def _line(kind: str, keys: list[Key]) -> None:
    wall, cpu = [key[0] for key in keys], [key[1] for key in keys]
    print(
        f"  {kind:<22}{len(keys):>6}{statistics.median(wall):>8.2f}{quantile(wall, 0.99):>8.2f}"
        f"{max(wall):>8.2f}{quantile(cpu, 0.99):>9.2f}  {max(keys, key=lambda key: key[1])[2][:30]}",
        flush=True,
    )


def quantile(times: list[float], share: float) -> float:
    """Return the time that a share of times does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def first_search(by: Actor) -> None:
    """Print what the first search of a process costs, when nothing is remembered."""
    search.catalogue.forget()
    wall, cpu, _ = timed(lambda words: search.find(by, words), "cam thuy")
    print(f"first search of a process: {wall:.1f} ms, of the processor {cpu:.1f} ms")


INDEXED = (
    ("TRIGGER", "person_fts_add"),
    ("INDEX", "person_identity_end"),
    ("INDEX", "person_identity"),
    ("INDEX", "person_phone"),
    ("INDEX", "person_sort"),
)


def insertion(register: Path) -> None:
    """Print what an arrival costs with the indexes of persons and without them."""
    kept = _arrivals(register)
    store.close()
    connection = sqlite3.connect(register)
    for kind, name in INDEXED:
        connection.execute(f"DROP {kind} {name}")
    connection.commit()
    connection.close()
    store.open_file(register)
    bare = _arrivals(register)
    for words, keys in (("with", kept), ("without", bare)):
        wall, cpu = [key[0] for key in keys], [key[1] for key in keys]
        print(
            f"arrival {words:<8} median {statistics.median(wall):.2f} ms, p99 {quantile(wall, 0.99):.2f} ms;"
            f" of the processor {statistics.median(cpu):.2f} and {quantile(cpu, 0.99):.2f} ms"
        )
    for name, place in (("wall", 0), ("cpu", 1)):
        more = statistics.median(key[place] for key in kept) - statistics.median(key[place] for key in bare)
        print(f"the indexes add {more:.2f} ms to an arrival by {name} (at most {MORE:.0f})")


def _arrivals(register: Path) -> list[Key]:
    by = people.sign_in("bench", "officer")
    dice = random.Random(9)
    somebody = [demo_people.somebody(dice, 2026) for _ in range(WRITTEN)]
    facts = [{"name": who.name, "birth_year": who.birth_year, "phone": who.phone} for who in somebody]
    return [
        timed(lambda _words, known=known: visits.arrive(by=by, **known), known["name"]) for known in facts
    ]
