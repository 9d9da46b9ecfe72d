"""The texts that let people in over SSH: lines for sshd, a shared authorized_keys, who may write where."""

from __future__ import annotations

import os
import pwd
import shlex
import subprocess
from pathlib import Path

import pytest

from models.errors import Refused
from models.ssh_keys import Door
from tui.door import block, lines, setup, trust

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
STRANGE = ("plain", "two words", "it's", 'a "b"', "$HOME `id`", "back\\slash", 'odd\\"', "Sổ của xã", "#%t;&")


def taken_apart(line: str) -> tuple[str, str, str]:
    """Return options, command and key of a line, by sshd's own rule for quotation marks."""
    start = line.index('command="') + len('command="')
    command, place = "", start
    while line[place] != '"':
        place += line[place : place + 2] == '\\"'
        command += line[place]
        place += 1
    return line[:start], command, line[place + 1 :]


@pytest.mark.parametrize("name", STRANGE)
def test_the_command_of_a_key_reaches_the_program_whole_through_sshd_and_shell(
    name: str, tmp_path: Path
) -> None:
    """What the shell runs is caught by a program that prints its words and its environment."""
    program = tmp_path / name
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nenv | sort\n')
    program.chmod(0o755)
    register = tmp_path / f"{name}.db"
    (line,) = lines.authorized([Door("volunteer", KEY)], program, register)
    options, command, key = taken_apart(line)
    assert (options, key) == ('restrict,pty,command="', f" {KEY}")
    came = {"TERM": "x'\"$(id) y", "HOME": "/", "LD_DEBUG_OUTPUT": "x", "PYTHONPATH": "/tmp", "LC_ALL": "vi"}
    printed = subprocess.run(["sh", "-c", command], env=came, capture_output=True, text=True, check=True)
    words, environment = printed.stdout.split("\n")[:4], printed.stdout.split("\n")[4:-1]
    assert words == ["--db", str(register), "--as", "volunteer"]
    found = dict(row.split("=", 1) for row in environment)
    assert found.pop("PWD", None) is not None
    assert found.keys() - {"OLDPWD", "_", "SHLVL"} == {*lines.KEPT, *lines.SAID}
    assert (found["TERM"], found["LC_ALL"], found["PYTHONUTF8"]) == (came["TERM"], "C.UTF-8", "1")


@pytest.mark.parametrize("name", ("a\nb", "a\x1bb", "a\tb", "a\u2028b"))
def test_a_path_that_no_line_can_hold_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        list(lines.authorized([Door("volunteer", KEY)], Path("/opt/aoxanh"), Path(f"/srv/{name}.db")))
    assert refused.value.rule == "door.path"
    assert name not in str(refused.value)


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / ".ssh" / "authorized_keys"
    block.write(path, [f"restrict {KEY}"])
    assert path.read_text() == f"{block.BEGIN}\nrestrict {KEY}\n{block.END}\n"
    assert [oct(p.stat().st_mode & 0o777) for p in (path, path.parent)] == ["0o600", "0o700"]
    assert [p.name for p in path.parent.iterdir()] == ["authorized_keys"]


@pytest.mark.parametrize("end", ("", "\n", "\n\n"))
def test_what_others_wrote_stays_byte_by_byte(end: str, tmp_path: Path) -> None:
    path = tmp_path / "authorized_keys"
    theirs = f"# quản trị\r\n{OTHER} b\xe9\u2028\n\n# cuối{end}".encode() + b"\xff"
    path.write_bytes(theirs)
    block.write(path, [f"restrict {KEY}"])
    assert path.read_bytes().startswith(theirs + b"\n")
    path.write_bytes(path.read_bytes() + b"# behind\n")
    block.write(path, [])
    assert path.read_bytes() == theirs + f"\n{block.BEGIN}\n{block.END}\n# behind\n".encode()


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("")
    link.symlink_to(real)
    block.write(link, [f"restrict {KEY}"])
    assert link.is_symlink()
    assert KEY in real.read_text()


@pytest.mark.parametrize(
    ("old", "rule"),
    (
        (f"{block.BEGIN}\n", "door.marks"),
        (f"{block.END}\n", "door.marks"),
        (f"{block.END}\n{block.BEGIN}\n", "door.marks"),
        (f"{block.BEGIN}\n{block.END}\n{block.BEGIN}\n{block.END}\n", "door.marks"),
        (f"{KEY} somebody\n", "door.twice"),
        (f'from="10.0.0.1" {KEY}\n{block.BEGIN}\n{block.END}\n', "door.twice"),
        (f"{block.BEGIN}\n{block.END}\n{KEY}\n", "door.twice"),
    ),
)
def test_a_file_that_would_let_somebody_out_is_left_as_it_is(old: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "authorized_keys"
    path.write_text(old)
    with pytest.raises(Refused) as refused:
        block.write(path, [f"restrict {KEY}"])
    assert refused.value.rule == rule
    assert path.read_text() == old
    assert [p.name for p in tmp_path.iterdir()] == ["authorized_keys"]


def test_a_comment_with_a_key_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "authorized_keys"
    path.write_text(f"# {KEY}\n")
    block.write(path, [f"restrict {KEY}"])
    assert path.read_text().splitlines()[2] == f"restrict {KEY}"


def test_roots_own_programs_please_sshd() -> None:
    assert list(trust.faults_of_command(Path("/bin/sh"))) == []


def test_what_sshd_would_not_run_is_named_with_what_mends_it(tmp_path: Path) -> None:
    assert len(list(trust.faults_of_command(tmp_path / "none"))) == 1
    command = tmp_path / "it's"
    command.write_text("")
    command.chmod(0o666)
    link = tmp_path / "link"
    link.symlink_to(command)
    word = shlex.quote(str(command))
    faults = "\n".join(trust.faults_of_command(link))
    assert f"chmod 0755 {word}" in faults and f"chmod go-w {word}" in faults
    assert (f"chown root {word}" in faults) == (os.geteuid() != 0)
    assert "chmod go-w /tmp" not in faults


def test_a_register_that_others_can_read_is_named(tmp_path: Path) -> None:
    user = pwd.getpwuid(os.geteuid()).pw_name
    tmp_path.chmod(0o700)
    register = tmp_path / "register.db"
    assert list(trust.faults_of_register(register, user)) == []
    for name, mode in (("register.db", 0o600), ("register.db-wal", 0o640), ("register.db.drafts", 0o604)):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(mode)
    faults = list(trust.faults_of_register(register, user))
    assert [fault.rsplit("/", 1)[1] for fault in faults] == ["register.db-wal", "register.db.drafts"]
    tmp_path.chmod(0o755)
    assert f"chmod go= {tmp_path}" in next(trust.faults_of_register(register, user))


@pytest.mark.parametrize("name", STRANGE)
def test_a_word_of_sshds_settings_is_read_back_as_it_was(name: str) -> None:
    """In double quotes sshd takes words apart as a shell does, and expands percent signs behind that."""
    house = setup.House(Path("/bin/true"), Path(f"/srv/{name}/register.db"), "root")
    said = setup.asked_directly(house).replace("%%", "%")
    assert shlex.split(said)[2] == str(house.register)
    text = setup.block("root", setup.asked_directly(house))
    assert text.count("\n    AuthorizedKeysCommand ") == 1


def test_the_steps_are_a_script_that_a_shell_reads(tmp_path: Path) -> None:
    house = setup.House(Path("/opt/it's/aoxanh"), Path("/srv/sổ của 'xã'/register.db"), "aoxanh")
    for installed in (setup.here(setup.block("aoxanh", "/x")), setup.copied(tmp_path / "it's")):
        text = setup.steps(house, installed, house.keys)
        subprocess.run(["sh", "-n"], input=text, text=True, check=True)
        orders = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        assert "--password '*'" in "\n".join(orders) and "ForceCommand" not in "\n".join(orders)
