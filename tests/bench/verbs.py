"""What one act costs at a desk: durable commits, one transaction each."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from models import outcomes, people, store, visits
from tests.conftest import found

VISITS = 200


def main() -> None:
    """Print the median and 99th percentile of each verb of a visit."""
    spent: dict[str, list[float]] = {}

    def timed(name: str, begun: float) -> None:
        spent.setdefault(name, []).append((time.perf_counter() - begun) * 1000)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        found(path)
        store.open_file(path)
        by = people.sign_in("bench", "officer")
        for n in range(VISITS):
            begun = time.perf_counter()
            visits.arrive(by=by, procedures=["ks"], name="Nguyễn Văn An", birth_year=1950 + n % 60)
            timed("arrive", begun)
            begun = time.perf_counter()
            visit = visits.call_next(by=by)
            timed("call", begun)
            begun = time.perf_counter()
            visits.serve(by=by, visit_id=visit.id)
            timed("serve", begun)
            begun = time.perf_counter()
            outcomes.record(by=by, visit_id=visit.id, kind="ACCEPTED")
            timed("outcome", begun)
            begun = time.perf_counter()
            visits.finish(by=by, visit_id=visit.id)
            timed("finish", begun)
        store.close()
    for name, times in spent.items():
        times.sort()
        median, worst = statistics.median(times), times[int(len(times) * 0.99)]
        print(f"{name:<8} median {median:.2f} ms, p99 {worst:.2f} ms")
