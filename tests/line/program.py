"""The app on a pty, behind the lean driver or Textual's own, at a time that the test sets.

`python -m tests.line.program HOW ACCOUNT FOLDER`. HOW is `lean`; `stock`,
Textual's driver with the terminal's own cursor; or `painted`, Textual's driver as it is. With `-loud`
behind it all is drawn in looks that the app never uses; with `-asks` the picture comes first. FOLDER
holds `register.db` and `time`, read whenever the time is asked, and gets `raw`, what the app wrote, if lean.

A SIGUSR1 is answered, once nothing is left to do, by a window title: how many signals and how many
keys came, the size, and the screen shown. A SIGUSR2 is a minute gone, and a look at what others did.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from models import clock, people, store
from tui.environ import mend_input, prepare

prepare()
mend_input()

from textual import events  # noqa: E402
from textual.driver import Driver  # noqa: E402
from textual.drivers.linux_driver import LinuxDriver  # noqa: E402
from textual.widget import Widget  # noqa: E402
from textual.widgets import Static  # noqa: E402

import tui.app  # noqa: E402
from tui.app import Aoxanh  # noqa: E402
from tui.driver import LeanDriver  # noqa: E402
from tui.screens.base import Base  # noqa: E402

REGISTER = Path("/proc/self/cwd/register.db")
"""The register of the folder, under the one name that it has in every folder."""
CALM_FRAMES = 3
"""How often everything that waits is let through, before nothing is left to do."""
GONE_SECONDS = 0.5
"""After which a widget that lets nothing through counts as one that has gone meanwhile."""

LOUD = """
#title { background: #123456; color: rgb(250,220,10); text-style: italic bold; }
#foot { color: rgb(1,2,3); background: $panel 40%; text-style: dim; }
#keys { text-style: bold strike underline; background: darkslateblue; }
#loud { height: 1; background: #101820; }
Rows { background: rgb(30,0,60); color: ansi_bright_cyan; text-style: underline; }
Field { color: ansi_bright_red; background: #333; text-style: dim; }
.label { text-style: reverse dim; color: ansi_green; }
"""
WIDE = (
    "[bold #ff8800]中文[/] [dim italic]e\u0323\u0302[/] [blink on #004400]가🙂[/]한 "
    "[strike underline]a\u00a0b[/] {}"
)


class Recorded(LeanDriver):
    """The lean driver, which also keeps what the app wrote and at which sizes."""

    writes = 0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._raw = open("raw", "a", encoding="utf-8")  # noqa: SIM115
        super().__init__(*arguments, **named)
        self._keep(self.lean.columns, self.lean.lines)

    def _keep(self, *what: object) -> None:
        self._raw.write(json.dumps(what) + "\n")
        self._raw.flush()

    def write(self, data: str) -> None:
        self.writes += 1
        self._keep(data)
        super().write(data)

    def _resized(self) -> None:
        size = self.terminal.size()
        if size != (self.lean.columns, self.lean.lines):
            self._keep(*size)
        super()._resized()


class Counting(LinuxDriver):
    """Textual's driver, which also counts what it is given."""

    writes = 0

    def write(self, data: str) -> None:
        self.writes += 1
        super().write(data)


class Cursored(Counting):
    """Textual's driver, but for the cursor: the terminal's own."""

    def write(self, data: str) -> None:
        super().write("\x1b[?25h" if data == "\x1b[?25l" else data)


class Watched(Aoxanh):
    """The app, which counts keys and says when it is done with all of them."""

    CSS_PATH = Path(tui.app.__file__).with_name("styles.tcss")
    keys_taken = 0
    asked = 0

    async def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, lambda: loop.create_task(self._answer_when_calm()))
        loop.add_signal_handler(signal.SIGUSR2, self._time_goes)

    def set_class(self, add: bool, *names: str, update: bool = True) -> Any:
        """Paint no cursor where the terminal shows its own."""
        add = add and ("-painted-cursor" not in names or "painted" in sys.argv[1])
        return super().set_class(add, *names, update=update)

    async def _take(self, event: events.Key | events.Paste) -> None:
        await super()._take(event)
        self.keys_taken += 1

    def _time_goes(self) -> None:
        self._minute()
        self._poll()

    async def _answer_when_calm(self) -> None:
        calm = 0
        while calm < CALM_FRAMES:
            before = self._what_is_so()
            try:
                await asyncio.wait_for(self._frame(), GONE_SECONDS)
            except asyncio.TimeoutError:
                calm = 0
            else:
                fits = self.screen.outer_size == self.size
                calm = calm + 1 if fits and self._what_is_so() == before else 0
        assert self._driver is not None, "the app runs"
        self.asked += 1
        self._driver.write(f"\x1b]2;{self.asked} {' '.join(map(str, self._what_counts()))}\x07")
        self._driver.flush()

    def _what_is_so(self) -> tuple[object, ...]:
        assert isinstance(self._driver, (Counting, Recorded)), "one of those here"
        return (*self._what_counts(), self._driver.writes)

    async def _frame(self) -> None:
        """Let through what waits at every widget, then what is drawn next."""
        await asyncio.gather(*map(_let_through, (self, *self.screen.walk_children(with_self=True))))
        drawn = asyncio.Event()
        self.screen.call_after_refresh(drawn.set)
        await drawn.wait()

    def _what_counts(self) -> tuple[object, ...]:
        return (self.keys_taken, *self.size, type(self.screen).__name__)


async def _let_through(widget: Any) -> None:
    through = asyncio.Event()
    if widget.call_later(through.set):
        await through.wait()


class Loud(Watched):
    """The same in every kind of look, and a line of wide characters on every screen."""

    CSS = LOUD

    async def _take(self, event: events.Key | events.Paste) -> None:
        await super()._take(event)
        for line in self.screen.query("#loud").results(Static):
            line.update(WIDE.format("漢" * (self.keys_taken % 5)))


def _with_a_loud_line(body: Any) -> Any:
    def loud_body(screen: Base) -> Iterable[Widget]:
        yield Static(WIDE.format(""), id="loud")
        yield from body(screen)

    return loud_body


def _make_loud() -> None:
    for screen in all_of(Base):
        if "body" in vars(screen):
            screen.body = _with_a_loud_line(screen.body)  # type: ignore[method-assign]


def all_of(kind: type[Any]) -> Iterable[type[Any]]:
    """Yield a class and every class below it."""
    yield kind
    for below in kind.__subclasses__():
        yield from all_of(below)


def _now() -> datetime:
    return datetime.fromisoformat(Path("time").read_text())


def main() -> None:
    """Run the app."""
    how, account, folder = sys.argv[1:]
    os.chdir(folder)
    doors: dict[str, type[Driver]] = {"lean": Recorded, "stock": Cursored, "painted": Counting}
    clock.now = _now
    kind = how.split("-")[0]
    if "loud" in how:
        _make_loud()
    store.open_file(REGISTER)
    by = people.sign_in("test", account)
    app_class = Loud if "loud" in how else Watched
    app = app_class(by, REGISTER, "full", "asks" in how, driver_class=doors[kind])
    status = app.run(mouse=False)
    store.close()
    if app.crash:
        sys.stderr.write(app.crash)
    os._exit(status if status is not None else 1)


if __name__ == "__main__":
    main()
