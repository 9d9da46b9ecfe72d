"""What the account of a door must get to, and which account it may be."""

from __future__ import annotations

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import Refused
from tui.door import reach, user


@pytest.fixture
def installed() -> Iterator[Path]:
    """A folder with a script whose interpreter is a link, as pip and venv leave them, open to all."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    for name in ("home/bin", "base", "home/lib/python3.11/site-packages"):
        (folder / name).mkdir(parents=True)
    (folder / "base/python").write_text("")
    (folder / "home/bin/python").symlink_to(folder / "base/python")
    (folder / "home/bin/aoxanh").write_text(f"#!{folder}/home/bin/python\n")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


SHUT = (
    ("home", 0o700),
    ("home/bin", 0o754),
    ("home/bin/aoxanh", 0o711),
    ("home/bin/aoxanh", 0o644),
    ("base", 0o750),
    ("base/python", 0o744),
    ("home/lib/python3.11/site-packages", 0o700),
    ("home/lib", 0o700),
)


@pytest.mark.parametrize(("name", "mode"), SHUT)
def test_every_place_that_an_account_cannot_get_through_is_named_once(
    name: str, mode: int, installed: Path
) -> None:
    program = installed / "home/bin/aoxanh"
    assert list(reach.faults_of_reach(program, "no-such-user")) == []
    (installed / name).chmod(mode)
    (fault,) = reach.faults_of_reach(program, "no-such-user")
    assert fault.endswith(f": chmod o+rx {installed / name}")
    (installed / name).chmod(0o755)
    assert list(reach.faults_of_reach(program, "no-such-user")) == []


def test_the_bits_of_the_owner_count_before_the_groups_and_those_before_everybodys() -> None:
    found = os.stat_result((0o705, 0, 0, 1, 1000, 50, 0, 0, 0, 0))
    assert reach.Who("x", 1000).may(found, reach.READ | reach.RUN)
    assert not reach.Who("x", 1001, (50,)).may(found, reach.RUN)
    assert reach.Who("x", 1001, (51,)).may(found, reach.READ)


def test_what_is_not_there_is_named_alone(installed: Path) -> None:
    program = installed / "home/bin/aoxanh"
    (installed / "base/python").unlink()
    (fault,) = reach.faults_of_reach(program, "no-such-user")
    assert fault == f"Không có tệp {installed}/home/bin/python."
    (fault,) = reach.faults_of_reach(installed / "none/bin/aoxanh", "no-such-user")
    assert fault == f"Không có tệp {installed}/none/bin/aoxanh."


def test_somebodys_own_folder_is_not_to_be_opened_to_all(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (installed / "home").chmod(0o700)
    entry = pwd.struct_passwd(("somebody", "x", 1234, 1234, "", str(installed / "home"), "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwall", lambda: [entry])
    (fault,) = reach.faults_of_reach(installed / "home/bin/aoxanh", "no-such-user")
    assert str(installed / "home") in fault and "chmod" not in fault


@pytest.mark.parametrize(
    ("head", "interpreter"),
    (
        ("#!/opt/a/bin/python3\n", "/opt/a/bin/python3"),
        ("#! /opt/a/bin/python3 -I\n", "/opt/a/bin/python3"),
        ("#!/usr/bin/env sh\n", "/usr/bin/sh"),
        ("#!/usr/bin/env no-such-thing\n", "no-such-thing"),
        ("#!/bin/sh\n'''exec' /opt/long/python \"$0\" \"$@\"\n' '''\n", "/opt/long/python"),
        ("#!/bin/sh\n'''exec' \"/opt/a b/python\" \"$0\" \"$@\"\n' '''\n", "/opt/a b/python"),
        ("#!/bin/sh\nexec true\n", "/bin/sh"),
        ("#!\n", None),
        ("\x7fELF", None),
    ),
)
def test_the_interpreter_of_a_script_is_read_from_its_head(
    head: str, interpreter: str | None, tmp_path: Path
) -> None:
    (tmp_path / "script").write_text(head)
    found = reach.interpreter_of(tmp_path / "script")
    assert (None if found is None else str(found)) == interpreter


def known_as(monkeypatch: pytest.MonkeyPatch, *, uid: int, home: Path, shell: str = "/bin/sh") -> None:
    """Let the system know of an account `someone`."""
    entry = pwd.struct_passwd(("someone", "x", uid, uid, "", str(home), shell))
    monkeypatch.setattr(pwd, "getpwnam", lambda name: entry)


USED = (
    (1000, "*", False, ""),
    (1000, "!", False, ""),
    (1000, "$y$j9T$x", False, "có mật khẩu"),
    (1000, "", False, "có mật khẩu"),
    (1000, "*", True, "có authorized_keys"),
    (999, "*", False, "thuộc hệ thống"),
)


@pytest.mark.parametrize(("uid", "password", "keys", "use"), USED)
def test_an_account_with_another_use_is_taken_only_when_that_is_known(
    uid: int, password: str, keys: bool, use: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shadow = tmp_path / "shadow"
    shadow.write_text(f"other:$y$x:1::::::\nsomeone:{password}:1::::::\n")
    if keys:
        (tmp_path / ".ssh").mkdir()
        (tmp_path / ".ssh/authorized_keys").write_text("ssh-ed25519 AAAA")
    known_as(monkeypatch, uid=uid, home=tmp_path)
    register = tmp_path / "elsewhere/register.db"
    user.check("someone", register, existing=True, shadow=shadow)
    if not use:
        user.check("someone", register, existing=False, shadow=shadow)
        return
    with pytest.raises(Refused) as refused:
        user.check("someone", register, existing=False, shadow=shadow)
    assert refused.value.rule == "door.used" and use in str(refused.value)


def test_the_account_that_the_steps_made_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shadow").write_text("someone:*:1::::::\n")
    known_as(monkeypatch, uid=999, home=tmp_path)
    user.check("someone", tmp_path / "register.db", existing=False, shadow=tmp_path / "shadow")
    assert user.faults("someone") == []
    known_as(monkeypatch, uid=999, home=tmp_path, shell="/usr/sbin/nologin")
    assert "usermod -s /bin/sh someone" in user.faults("someone")[0]


@pytest.mark.parametrize("existing", (False, True))
def test_root_by_any_name_is_never_taken(existing: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("root", "someone"):
        with pytest.raises(Refused) as refused:
            user.check(name, Path("/srv/register.db"), existing)
        assert refused.value.rule == "door.root"
        known_as(monkeypatch, uid=0, home=Path("/"))
