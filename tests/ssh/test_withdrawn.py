"""A key that is withdrawn, and one of an account that is not in use, open nothing."""

from __future__ import annotations

import sqlite3

from models.public_key import parse
from tests.ssh.doors import Door, refused


def gets_in(door: Door) -> bool:
    """Tell whether the officer's key opens the officer's account; if not, sshd refuses it."""
    done = door.run("officer", "-T", "centre")
    if refused(done):
        return False
    assert done.stdout.decode() == door.said("officer") + "\n", door.server.log()
    return True


def activate(door: Door, active: int) -> None:
    """Put the officer's account out of use, or into use again."""
    connection = sqlite3.connect(door.register)
    connection.execute("UPDATE account SET active = ? WHERE name = 'officer'", (active,))
    connection.commit()
    connection.close()
    door.owned()
    door.renew()


def test_a_withdrawn_key_opens_nothing_until_it_is_added_again(door: Door) -> None:
    public = door.keys["officer"].with_suffix(".pub")
    assert gets_in(door)
    door.aoxanh("account", "key", "withdraw", parse(public.read_text()).fingerprint)
    door.renew()
    assert not gets_in(door)
    door.aoxanh("account", "key", "add", "--again", "officer", public)
    door.renew()
    assert gets_in(door)


def test_an_account_that_is_not_in_use_is_not_opened_by_its_key(door: Door) -> None:
    assert gets_in(door)
    activate(door, 0)
    assert not gets_in(door)
    activate(door, 1)
    assert gets_in(door)


def test_a_register_that_is_gone_lets_nobody_in(door: Door) -> None:
    """Through a file sshd still lets the key in, and the program refuses."""
    away = door.register.with_name("away")
    door.register.rename(away)
    done = door.run("officer", "-T", "centre")
    away.rename(door.register)
    assert done.stdout == b""
    assert refused(done) or (done.returncode == 1 and "Chưa có sổ" in done.stderr.decode())
    assert gets_in(door)
