"""What a line through a real sshd carries: the bytes on the client's socket, plain and with ssh -C."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from tests.bench import line_morning, line_steps
from tests.conftest import ROOT
from tests.pty.terminal import UTF8
from tests.ssh.server import Server

KINDS: dict[str, tuple[str, ...]] = {"ssh": (), "ssh -C": ("-C",)}


class Relay:
    """Hands one connection on to a port of this machine, and counts what goes each way."""

    def __init__(self, port: int) -> None:
        self.down = self.up = 0
        self._target = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def count(self) -> tuple[int, int]:
        """Return the bytes that went to the client and those that came from it."""
        return self.down, self.up

    def close(self) -> None:
        """Take no more connections."""
        self._door.close()

    def _serve(self) -> None:
        client, _ = self._door.accept()
        server = socket.create_connection(("127.0.0.1", self._target))
        threading.Thread(target=self._pump, args=(client, server, "up"), daemon=True).start()
        self._pump(server, client, "down")

    def _pump(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                setattr(self, way, getattr(self, way) + len(piece))
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)


def measure(module: str, kind: str, folder: Path) -> dict[str, int]:
    """Type the morning through sshd with a program at the other end; return what the socket carried."""
    register = folder / "register.db"
    line_steps.prepared(register)
    with tempfile.TemporaryDirectory(prefix="sshd-") as place:
        server = Server(Path(place))
        try:
            return _through(server, module, kind, register)
        finally:
            server.stop()


def _through(server: Server, module: str, kind: str, register: Path) -> dict[str, int]:
    setting = [f"{name}={value}" for name, value in {**UTF8, "PYTHONPATH": str(ROOT)}.items()]
    ssh, *rest = server.door(["env", *setting, *line_steps.command(module, register)])
    nothing, *alone = server.door(["true"])
    port = _port(server.folder)
    relay = Relay(port)
    subprocess.run([nothing, "-p", str(relay.port), *KINDS[kind], *alone, "-tt"], capture_output=True)
    relay.close()
    login = relay.down
    relay = Relay(port)
    counted = line_morning.on_line(
        [ssh, "-p", str(relay.port), *KINDS[kind], *rest, "-tt"], register, relay.count
    )
    relay.close()
    return {"login": login} | counted


def _port(folder: Path) -> int:
    lines = (folder / "config").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Port "))
