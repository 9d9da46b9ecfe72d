"""What a line through a real sshd carries: the bytes on the client's socket, plain and with ssh -C."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.bench import line_morning, line_steps
from tests.conftest import ROOT
from tests.pty.terminal import UTF8
from tests.ssh.relay import Relay
from tests.ssh.server import Server

KINDS: dict[str, tuple[str, ...]] = {"ssh": (), "ssh -C": ("-C",)}


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
    relay = Relay(server.port)
    subprocess.run([nothing, "-p", str(relay.port), *KINDS[kind], *alone, "-tt"], capture_output=True)
    relay.close()
    login, _ = relay.count()
    relay = Relay(server.port)
    counted = line_morning.on_line(
        [ssh, "-p", str(relay.port), *KINDS[kind], *rest, "-tt"], register, relay.count
    )
    relay.close()
    return {"login": login} | counted
