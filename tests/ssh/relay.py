"""A slow line on loopback: so many bytes a second each way, each of them some time later."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import cast

PACKET = 64
"""Bytes that reach the other end together, as on a serial line with a small window."""


class Relay:
    """Listens on a port of its own and leads every connection to another, as a slow line would.

    `rate` is in bytes a second each way, None for as fast as it goes; `delay` is in seconds one way.
    """

    def __init__(self, port: int, rate: float | None = None, delay: float = 0.0) -> None:
        self.rate = rate
        self.delay = delay
        self.carried = [0, 0]
        """Bytes let through to the server and back."""
        self._target = port
        self._ends: list[_End] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(self._listen)
        self.port: int = self._server.sockets[0].getsockname()[1]

    def count(self) -> tuple[int, int]:
        """Return the bytes that went to the client and those that came from it."""
        up, down = self.carried
        return down, up

    def cut(self) -> None:
        """Drop every connection at once, at both ends."""
        self._run(self._cut)

    def close(self) -> None:
        """End the line and whatever still is on it."""
        self._run(self._close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, what: Callable[[], object]) -> asyncio.Server:
        """Do something in the relay's thread and return what came of it."""

        async def done() -> object:
            made = what()
            return await made if asyncio.iscoroutine(made) else made

        return cast(asyncio.Server, asyncio.run_coroutine_threadsafe(done(), self._loop).result())

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(self._near, "127.0.0.1", 0)

    def _near(self) -> _End:
        end = _End(self, 0)
        self._loop.create_task(self._lead_on(end))
        return end

    async def _lead_on(self, near: _End) -> None:
        far = _End(self, 1)
        near.other, far.other = far, near
        self._ends += near, far
        await self._loop.create_connection(lambda: far, "127.0.0.1", self._target)
        near.begin()
        far.begin()

    def _cut(self) -> None:
        for end in self._ends:
            if end.transport is not None:
                end.transport.abort()
        self._ends.clear()

    def _close(self) -> None:
        self._server.close()
        self._cut()


class _End(asyncio.Protocol):
    """One end of a connection: what it reads comes out of the other end, in order, when it is due."""

    transport: asyncio.Transport | None = None
    other: _End

    def __init__(self, line: Relay, way: int) -> None:
        self._line = line
        self._way = way
        self._loop = asyncio.get_running_loop()
        self._free = 0.0
        self._due: deque[Callable[[], None]] = deque()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.pause_reading()

    def begin(self) -> None:
        """Read, now that both ends are connected."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.resume_reading()

    def data_received(self, raw: bytes) -> None:
        """Put bytes on the line one after the other; read no more before they all are on it."""
        assert self.transport is not None, "a connection that reads was made"
        self._line.carried[self._way] += len(raw)
        self._free = max(self._free, self._loop.time())
        for place in range(0, len(raw), PACKET):
            packet = raw[place : place + PACKET]
            self._free += len(packet) / self._line.rate if self._line.rate else 0.0
            self._later(lambda packet=packet: self.other.send(packet))  # type: ignore[misc]
        self.transport.pause_reading()
        self._loop.call_at(self._free, self.begin)

    def send(self, packet: bytes) -> None:
        """Let a packet out at this end."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(packet)

    def eof_received(self) -> bool:
        self._later(lambda: self.other.finish())
        return True

    def finish(self) -> None:
        """Say at this end that nothing more comes."""
        if self.transport is not None and not self.transport.is_closing():
            with suppress(OSError):
                self.transport.write_eof()

    def connection_lost(self, _error: Exception | None) -> None:
        self._free = max(self._free, self._loop.time())
        self._later(lambda: self.other.leave())

    def leave(self) -> None:
        """Close this end."""
        if self.transport is not None:
            self.transport.close()

    def _later(self, act: Callable[[], None]) -> None:
        """Do something when it is due; what is due in the same moment keeps its order."""
        self._due.append(act)
        self._loop.call_at(self._free + self._line.delay, lambda: self._due.popleft()())
