"""Who holds a key gets the screens of its account, and nothing else of the server."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from tests.ssh.doors import HOME, MARK, AskingDoor, Door, refused

pytestmark = pytest.mark.usefixtures("nothing_changes")

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
        terminal.wait(
            lambda: any(words in terminal.text for words in ("Tình nguyện", "Hỗ trợ")), "the words of ours"
        )
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
        terminal.wait(lambda: running(door) == ["S"], "one program that runs, and none before it")


def running(door: Door) -> list[str]:
    """Return the state of each program that serves this register: S when it goes on, T when stopped."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if os.fsencode(door.register) in words and b"-m" in words:
                state = (process / "stat").read_text().rsplit(")", 1)[1].split()[0]
                found.append("S" if state in "RD" else state)
    return found


def test_a_key_of_somebody_unknown_opens_nothing(door: Door) -> None:
    door.keys["stranger"] = door.server.new_key("of-stranger")
    try:
        for _ in range(2):
            assert refused(door.run("stranger", "-T", "centre"))
    finally:
        del door.keys["stranger"]


def test_the_key_opens_the_account_under_no_other_name(door: Door) -> None:
    assert refused(door.run("volunteer", "-T", "-l", "nobody", "centre"))
