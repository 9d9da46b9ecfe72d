"""What a key costs: in the input method alone, and in a field on the screen beside Textual's own."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.tui.test_input_method import examples
from tui.input_method import Composer
from tui.keying import METHODS
from tui.widgets.field import Field

LIMIT = 200
"""Microseconds a key may cost in the input method."""

ROUNDS = 5
SENTENCE = "Nguyeenx Thij Hoaf, phuowngf Haf Giang 2, dduwowngf Baachj Xa "
"""A name and an address in Telex, typed again and again."""


class Fields(App[None]):
    """Our field and the stock one."""

    def compose(self) -> ComposeResult:
        yield Field("ours")
        yield Input()


def main() -> None:
    """Print microseconds a key: median, 99th percentile and worst."""
    for method in METHODS:
        _show(f"composing {method}", _composing(method))
    asyncio.run(_fields())


def _composing(method: str) -> list[float]:
    spent = []
    for _ in range(ROUNDS):
        for keys, _text, style, restore in examples(method):
            composer, text = Composer(method, style, restore), ""
            for key in keys:
                begun = time.perf_counter()
                gone, come = composer.take(key, text)
                spent.append(time.perf_counter() - begun)
                text = text[: len(text) - gone] + come
    return spent


async def _fields() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        ours, stock = app.query_one(Field), app.query_one(Input)
        for method in ("telex", "off"):
            ours.use(method)
            _show(f"our field, {method}", _typed(lambda key: ours.take(key, key), lambda: ours.put("")))
            await pilot.pause()
        _show("Textual's Input", _typed(stock.insert_text_at_cursor, stock.clear))


def _typed(take: Callable[[str], object], clear: Callable[[], object]) -> list[float]:
    spent = []
    for _ in range(ROUNDS):
        clear()
        for key in SENTENCE:
            begun = time.perf_counter()
            take(key)
            spent.append(time.perf_counter() - begun)
    return spent


def _show(what: str, spent: list[float]) -> None:
    micro = sorted(1e6 * each for each in spent)
    median, worst = statistics.median(micro), micro[-1]
    p99 = micro[int(len(micro) * 0.99)]
    print(f"{what:<18} {median:6.0f} µs median, {p99:6.0f} p99, {worst:6.0f} worst, {len(micro)} keys")
