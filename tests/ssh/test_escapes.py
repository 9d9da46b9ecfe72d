"""Who holds a key gets the screens of its account, and nothing else of the server."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.pty.terminal import PATIENCE
from tests.ssh.doors import AskingDoor, Door, refused
from tests.ssh.server import needed

HOME = "TNV01"
"""What the first screen of the account `volunteer` shows."""

MARK = "escaped"
"""The name of whatever an attempt would leave behind."""


@pytest.fixture(autouse=True)
def nothing_changes(door: Door) -> Iterator[None]:
    """No attempt of this file leaves a trace in the register or in the account's folder."""
    before = door.stored()
    yield
    assert door.stored() == before
    assert not list(door.folder.rglob(f"*{MARK}*"))


OWN_COMMANDS = (
    ("sh", "-c", "id"),
    (f"; touch {MARK}; id",),
    (f"`touch {MARK}`", "$(id)"),
    ("--", "--as", "admin", "account", "list"),
    ("\n id",),
)


def test_a_command_of_ones_own_is_not_run(door: Door) -> None:
    for words in OWN_COMMANDS:
        done = door.run("volunteer", "-T", "centre", *words)
        assert (done.returncode, done.stdout.decode()) == (0, door.said("volunteer") + "\n")


def test_what_is_piped_in_is_not_run(door: Door) -> None:
    done = door.run("volunteer", "-T", "centre", typed=f"id\ntouch {MARK}\n\x1bOQ\x13".encode())
    assert (done.returncode, done.stdout.decode()) == (0, door.said("volunteer") + "\n")


def test_a_subsystem_of_ones_own_is_not_run(door: Door) -> None:
    done = door.run("volunteer", "-T", "-s", "centre", "sftp")
    assert done.stdout.decode() == door.said("volunteer") + "\n"


@pytest.mark.parametrize("form", ("-O", "-s"))
@pytest.mark.parametrize("way", ("in", "out"))
def test_scp_copies_nothing_in_or_out(door: Door, form: str, way: str, tmp_path: Path) -> None:
    here, there = tmp_path / MARK, f"centre:{MARK}"
    if way == "in":
        here.write_text("x")
    names = (str(here), there) if way == "in" else (f"centre:{door.register}", str(here))
    done = door.run("volunteer", form, *names, program="scp")
    assert done.returncode != 0
    assert here.exists() == (way == "in")


def test_sftp_opens_no_folder(door: Door) -> None:
    done = door.run("volunteer", "-b", "-", "centre", program="sftp", typed=f"mkdir {MARK}\nls /\n".encode())
    assert done.returncode != 0
    assert b"etc" not in done.stdout


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


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
    with subprocess.Popen([needed("ssh-agent"), "-D", "-a", str(path)], stdout=subprocess.DEVNULL) as running:
        try:
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


def hostile(door: Door, folder: Path) -> dict[str, str]:
    """Return an environment that would run other code, or open another register, if it arrived."""
    left = folder / MARK
    (folder / "sitecustomize.py").write_text(f"open({str(left)!r}, 'w').close()\n")
    (folder / "evil.py").write_text(f"open({str(left)!r}, 'w').close()\nclass Driver: pass\n")
    (folder / "rc").write_text(f": > {left}\n")
    folder.chmod(0o777)
    return {
        "LC_ALL": "nonsense",
        "LANG": "en_US.TCVN",
        "LANGUAGE": "en",
        "LD_LIBRARY_PATH": str(folder),
        "PYTHONPATH": str(folder),
        "PYTHONHOME": str(folder),
        "PYTHONSTARTUP": str(folder / "evil.py"),
        "PYTHONUTF8": "0",
        "PYTHONINSPECT": "1",
        "BASH_ENV": str(folder / "rc"),
        "ENV": str(folder / "rc"),
        "PATH": str(folder),
        "HOME": str(folder),
        "AOXANH_DB": str(folder / "other.db"),
        "AOXANH_LANG": "en",
        "AOXANH_GLYPHS": "ascii",
        "TEXTUAL_DRIVER": "evil:Driver",
        "TEXTUAL_LOG": str(left),
        "TEXTUAL_DEBUG": "1",
        "COLUMNS": "3",
        "LINES": "3",
    }


def sent(environment: dict[str, str]) -> tuple[str, ...]:
    """Return the options by which ssh asks the server to set an environment."""
    return "-o", "SetEnv=" + " ".join(f'"{name}={value}"' for name, value in environment.items())


def test_an_environment_of_ones_own_changes_nothing(door: Door, tmp_path: Path) -> None:
    environment = hostile(door, tmp_path)
    with door.screens("volunteer", *sent(environment)) as terminal:
        terminal.wait_for(HOME)
        assert "Tình nguyện" in terminal.text or "Hỗ trợ" in terminal.text
        terminal.send("F10")
        assert terminal.wait_end() == 0
    assert not (tmp_path / MARK).exists()
    if isinstance(door, AskingDoor):
        log = door.server.log()
        assert [name for name in environment if f"env request {name}: disallowed name" not in log] == []


def test_a_library_of_ones_own_is_not_loaded_into_the_program(door: Door) -> None:
    """The account's shell may complain of it; the program's environment is made anew behind it."""
    with door.screens("volunteer", *sent({"LD_PRELOAD": "/nowhere/escaped.so"})) as terminal:
        terminal.wait_for(HOME)
        assert preloaded(door) == []


def preloaded(door: Door) -> list[bytes]:
    """Return what of LD_PRELOAD is in the environments of the programs that serve this register."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if os.fsencode(door.register) in words and b"-m" in words:
                environment = (process / "environ").read_bytes().split(b"\0")
                assert b"PYTHONUTF8=1" in environment
                found += [word for word in environment if word.startswith(b"LD_PRELOAD")]
    return found


NAMES = {
    "empty": "",
    "shell": f"';\"$(touch {MARK})`touch {MARK}`\\",
    "controls": "xterm\x1b]0;x\x07\x1b[2J\n",
    "long": "x" * 5000,
}


@pytest.mark.parametrize("term", NAMES.values(), ids=NAMES)
def test_a_terminal_of_any_name_shows_the_screens_and_runs_nothing(door: Door, term: str) -> None:
    with door.screens("volunteer", TERM=term) as terminal:
        terminal.wait_for(HOME)
        terminal.send("F3")
        terminal.wait_for("· Tìm")
        terminal.send("F10", "F10")
        assert terminal.wait_end() == 0


CONTROLS = [chr(n) for n in range(32) if n not in (0x13, 0x1B)]
"""All but Ctrl+S, which saves, and Esc, which begins a key."""


def test_no_key_leaves_the_screens_for_a_shell(door: Door) -> None:
    with door.screens("volunteer") as terminal:
        terminal.wait_for(HOME)
        for typed in ("\x1a", "\x1c", "\x03", "\x04", "\x11", "\x1a", "!", ":!id\r", "~.", "~^Z"):
            terminal.send(typed)
        terminal.send("".join(CONTROLS))
        terminal.send("Esc")
        terminal.send("F3")
        terminal.wait_for("· Tìm")
        assert "uid=" not in terminal.text
        assert running(door) == ["S"]


def running(door: Door) -> list[str]:
    """Return the state of each program that serves this register: S when it waits, T when stopped."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if os.fsencode(door.register) in words and b"-m" in words:
                state = (process / "stat").read_text().rsplit(")", 1)[1].split()[0]
                found.append("S" if state == "R" else state)
    return found


def test_a_key_of_somebody_unknown_opens_nothing(door: Door) -> None:
    door.keys["stranger"] = door.server.new_key("of-stranger")
    for _ in range(2):
        assert refused(door.run("stranger", "-T", "centre"))


def test_the_key_opens_the_account_under_no_other_name(door: Door) -> None:
    assert refused(door.run("volunteer", "-T", "-l", "nobody", "centre"))
