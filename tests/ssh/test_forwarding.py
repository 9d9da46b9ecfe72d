"""Nothing but keys and letters goes through the doors: no port, no socket, no agent, no display."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.pty.terminal import PATIENCE
from tests.ssh.doors import HOME, AskingDoor, Door
from tests.ssh.server import free_port, needed

pytestmark = pytest.mark.usefixtures("nothing_changes")


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A server of nobody's, whose visits are counted by accepting them."""
    with socket.socket() as target:
        target.bind(("127.0.0.1", 0))
        target.listen()
        target.setblocking(False)
        yield target


def unvisited(target: socket.socket) -> bool:
    """Tell whether nobody has come."""
    try:
        target.accept()
    except BlockingIOError:
        return True
    return False


def test_the_input_and_output_of_ssh_lead_to_no_other_port(door: Door) -> None:
    with listening() as target:
        done = door.run("volunteer", "-W", f"127.0.0.1:{target.getsockname()[1]}", "centre")
        assert unvisited(target)
    assert done.returncode == 255
    assert b"stdio forwarding failed" in done.stderr


def local(port: int, target: int) -> tuple[tuple[str, ...], bytes]:
    """Return the options that forward a port of the client's, and what is sent to it."""
    return ("-L", f"127.0.0.1:{port}:127.0.0.1:{target}"), b"hello\n"


def dynamic(port: int, target: int) -> tuple[tuple[str, ...], bytes]:
    """Return the same for a proxy of the client's, which is asked for the target (SOCKS 4)."""
    asked = b"\4\1" + target.to_bytes(2, "big") + socket.inet_aton("127.0.0.1") + b"x\0"
    return ("-D", f"127.0.0.1:{port}"), asked + b"hello\n"


@pytest.mark.parametrize("way", (local, dynamic))
def test_a_port_of_the_clients_leads_nowhere(
    door: Door, way: Callable[[int, int], tuple[tuple[str, ...], bytes]]
) -> None:
    with listening() as target:
        port = free_port()
        options, sent = way(port, target.getsockname()[1])
        command = door.client("volunteer", "-N", *options, "centre")
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as client:
            try:
                answer = through(port, sent, client)
            finally:
                client.kill()
        assert unvisited(target)
    assert b"\0\x5a" not in answer[:2]
    assert answer in (b"", b"\0\x5a")


def through(port: int, sent: bytes, client: subprocess.Popen[bytes]) -> bytes:
    """Send something to a port as soon as the client listens there; return all that comes back."""
    for _ in range(1000):
        with (
            suppress(ConnectionRefusedError),
            socket.create_connection(("127.0.0.1", port), PATIENCE) as line,
        ):
            with suppress(ConnectionResetError, BrokenPipeError):
                line.sendall(sent)
                return b"".join(iter(lambda: line.recv(100), b""))
            return b""
        with suppress(subprocess.TimeoutExpired):
            client.wait(0.02)
            raise AssertionError("ssh ended before it listened")
    raise AssertionError("ssh does not listen")


@pytest.mark.parametrize(
    "where", ("127.0.0.1:{port}:127.0.0.1:{target}", "{folder}/escaped.socket:127.0.0.1:{target}")
)
def test_no_port_or_socket_of_the_servers_is_opened(door: Door, where: str) -> None:
    with listening() as target:
        facts = {"port": free_port(), "target": target.getsockname()[1], "folder": door.folder}
        asked = ("-N", "-o", "ExitOnForwardFailure=yes", "-R", where.format(**facts))
        done = door.run("volunteer", *asked, "centre")
        assert unvisited(target)
    assert done.returncode == 255
    assert b"remote port forwarding failed" in done.stderr


@contextmanager
def agent(folder: Path) -> Iterator[Path]:
    """An agent of the client's, and where it is found."""
    path = folder / "agent"
    with subprocess.Popen([needed("ssh-agent"), "-D", "-a", str(path)], stdout=subprocess.PIPE) as running:
        try:
            assert running.stdout is not None and str(path).encode() in running.stdout.readline()
            yield path
        finally:
            running.terminate()


def test_the_clients_agent_is_not_handed_on(door: Door, tmp_path: Path) -> None:
    with agent(tmp_path) as path, door.screens("volunteer", "-A", "-o", f"IdentityAgent={path}") as terminal:
        terminal.wait_for(HOME)
        assert "agent forwarding disabled" in door.server.log()


def test_the_clients_display_is_not_handed_on(door: Door) -> None:
    with door.screens("volunteer", "-Y", "-E", str(door.server.folder / "x11"), DISPLAY=":9") as terminal:
        terminal.wait_for(HOME)
    said = (door.server.folder / "x11").read_text()
    assert "X11 forwarding request failed" in said


def test_there_is_no_tunnel_for_anybody(door: Door) -> None:
    """A client that may open no tunnel itself asks for none, so what holds is asked of sshd."""
    if isinstance(door, AskingDoor):
        assert effective(door)["permittunnel"] == ["no"]
    else:
        assert all("restrict,pty," in line for line in authorized(door))


def effective(door: Door) -> dict[str, list[str]]:
    """Return what sshd applies to the account, setting by setting."""
    asked = [needed("sshd"), "-T", "-f", str(door.server.folder / "sshd_config"), "-C", f"user={door.user}"]
    printed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    found: dict[str, list[str]] = {}
    for line in printed.splitlines():
        name, _, value = line.partition(" ")
        found.setdefault(name, []).append(value)
    return found


def authorized(door: Door) -> list[str]:
    """Return the lines of authorized_keys that are no comments."""
    text = (door.home / ".ssh" / "authorized_keys").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_block_takes_back_what_the_server_allows_to_others(door: Door) -> None:
    if not isinstance(door, AskingDoor):
        assert len(authorized(door)) == len(door.keys)
        return
    wanted = {
        "acceptenv": ["none"],
        "authorizedkeysfile": ["none"],
        "authenticationmethods": ["publickey"],
        "allowtcpforwarding": ["no"],
        "allowstreamlocalforwarding": ["no"],
        "allowagentforwarding": ["no"],
        "x11forwarding": ["no"],
        "gatewayports": ["no"],
        "permituserrc": ["no"],
        "forcecommand": ["none"],
        "trustedusercakeys": ["none"],
    }
    applied = effective(door)
    assert {name: applied[name] for name in wanted} == wanted
