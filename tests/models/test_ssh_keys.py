"""Public keys of accounts: read strictly, one account's for ever, withdrawn and in use again."""

from __future__ import annotations

import base64
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from models import journal, public_key, ssh_keys, store
from models.base import db
from models.errors import Refused
from models.journal import Actor

from ..conftest import MONDAY, Wall


def blob(*parts: bytes) -> str:
    """Return the base64 of a key that consists of these strings."""
    return base64.b64encode(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).decode()


def made(kind: str, *parts: bytes) -> str:
    """Return the line of a key that consists of its kind and these strings."""
    return f"{kind} {blob(kind.encode(), *parts)}"


def modulus(bits: int) -> bytes:
    """Return an odd number of so many bits, as a key holds it."""
    return ((1 << bits - 1) + 1).to_bytes(bits // 8 + 1, "big")


ED = made("ssh-ed25519", bytes(range(32)))
OTHER = made("ssh-ed25519", bytes(32))
E3 = b"\1\0\1"
POINT = {256: b"\4" + bytes(range(64)), 384: b"\4" + bytes(96), 521: b"\4" + bytes(132)}
GENERATED = ("ed25519", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521", "rsa -b 2048", "rsa -b 3072")
SK = (
    made("sk-ssh-ed25519@openssh.com", bytes(32), b"ssh:"),
    made("sk-ssh-ed25519@openssh.com", bytes(32), b"ssh:m\xc3\xa1y"),
)


def ssh_keygen(*words: str) -> str:
    """Run ssh-keygen and return what it says."""
    assert shutil.which("ssh-keygen"), "the tests need openssh-client, as .ci/run installs it"
    done = subprocess.run(["ssh-keygen", *words], check=True, capture_output=True, text=True)
    return done.stdout


def refusal(attempt: Callable[[], object]) -> Refused:
    """Return the refusal that an attempt meets."""
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value


@pytest.mark.parametrize("kind", GENERATED)
def test_a_generated_key_has_the_fingerprint_that_openssh_prints(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "key"
    ssh_keygen("-q", "-t", *kind.split(), "-N", "", "-C", "máy ở  quầy 2", "-f", str(path))
    line = path.with_suffix(".pub").read_text("utf-8")
    key = public_key.parse(line)
    assert key.fingerprint == ssh_keygen("-l", "-f", f"{path}.pub").split()[1]
    assert (key.text, key.comment) == (" ".join(line.split()[:2]), "máy ở quầy 2")


@pytest.mark.parametrize("line", SK)
def test_a_key_of_a_token_has_the_fingerprint_that_openssh_prints(line: str, tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text(line + "\n")
    assert public_key.parse(line).fingerprint == ssh_keygen("-l", "-f", f"{tmp_path}/key.pub").split()[1]


def test_every_kind_that_is_taken_has_an_example_that_is() -> None:
    examples = (
        ED,
        *(made(f"ecdsa-sha2-nistp{n}", f"nistp{n}".encode(), point) for n, point in POINT.items()),
        made("ssh-rsa", E3, modulus(2048)),
        SK[0],
        made("sk-ecdsa-sha2-nistp256@openssh.com", b"nistp256", POINT[256], b"ssh:"),
    )
    assert [public_key.parse(line).kind for line in examples] == list(public_key.KINDS)


KIND, BLOB = ED.split()
HEAD = "OPENSSH PRIVATE KEY-----"
PEM = f"-----BEGIN {HEAD}\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEb\n-----END {HEAD}"
WRONG = {
    "nothing": ("", "key.line"),
    "blanks": (" \n", "key.line"),
    "two lines": (f"{ED}\n{OTHER}", "key.line"),
    "a line end inside": (f"{ED} a\rb", "key.line"),
    "an escape sequence": (f"{ED} \x1b[2J", "key.line"),
    "an endless line": (f"{ED} {'x' * 9000}", "key.line"),
    "options": (f'command="sh" {ED}', "key.options"),
    "an option": (f"restrict {ED}", "key.options"),
    "an option with the name of a kind": (f"ssh-rsa {ED}", "key.damaged"),
    "words": ("xin chào", "key.kind"),
    "an old kind": (made("ssh-dss", b"1", b"2", b"3", b"4"), "key.kind"),
    "a certificate": (made("ssh-ed25519-cert-v01@openssh.com", bytes(32)), "key.kind"),
    "a kind in capitals": (f"SSH-ED25519 {BLOB}", "key.kind"),
    "no key": (KIND, "key.damaged"),
    "a letter less": (ED[:-1], "key.damaged"),
    "four letters less": (ED[:-4], "key.damaged"),
    "four letters more": (ED + "AAAA", "key.damaged"),
    "a letter that base64 has not": (f"{KIND} {BLOB[:-1]}*", "key.damaged"),
    "base64 with other bits at its end": (f"{KIND} {blob(KIND.encode(), bytes(32))[:-2]}B=", "key.damaged"),
    "another kind inside": (f"ssh-rsa {BLOB}", "key.damaged"),
    "a kind inside that only begins so": (f"{KIND} {blob(b'ssh-ed25519x', bytes(32))}", "key.damaged"),
    "31 bytes": (made("ssh-ed25519", bytes(31)), "key.damaged"),
    "a third string": (made("ssh-ed25519", bytes(32), b""), "key.damaged"),
    "another curve inside": (made("ecdsa-sha2-nistp256", b"nistp384", POINT[256]), "key.damaged"),
    "a short point": (made("ecdsa-sha2-nistp256", b"nistp256", POINT[256][:-1]), "key.damaged"),
    "a compressed point": (made("ecdsa-sha2-nistp256", b"nistp256", b"\2" + POINT[256][1:]), "key.damaged"),
    "rsa of 1024 bits": (made("ssh-rsa", E3, modulus(1024)), "key.weak"),
    "rsa of 2047 bits": (made("ssh-rsa", E3, b"\x7f" + bytes(254) + b"\1"), "key.weak"),
    "a negative modulus": (made("ssh-rsa", E3, modulus(2048)[1:]), "key.damaged"),
    "a modulus with noughts before it": (made("ssh-rsa", E3, bytes(256) + modulus(1024)), "key.damaged"),
    "an even modulus": (made("ssh-rsa", E3, modulus(2048)[:-1] + b"\2"), "key.damaged"),
    "no modulus": (made("ssh-rsa", E3, b""), "key.damaged"),
    "another program's form": (f"---- BEGIN SSH2 PUBLIC KEY ----\n{BLOB}", "key.form"),
    "a private key": (PEM, "key.private"),
    "a private key's second line": (PEM.splitlines()[1], "key.private"),
    "an old private key": ("-----BEGIN RSA PRIVATE KEY-----\nMII", "key.private"),
    "a private key on one line": (PEM.replace("\n", " "), "key.private"),
    "PuTTY's private key": ("PuTTY-User-Key-File-3: ssh-ed25519", "key.private"),
    "a private key as a comment": (f"{ED} {PEM.splitlines()[1]}", "key.private"),
}


@pytest.mark.parametrize(("line", "rule"), WRONG.values(), ids=WRONG)
def test_what_is_no_public_key_is_refused_and_not_repeated(line: str, rule: str) -> None:
    refused = refusal(lambda: public_key.parse(line))
    assert refused.rule == rule
    assert BLOB not in str(refused) and "b3Blbn" not in str(refused) and "\x1b" not in str(refused)
    assert not public_key.sound(line)


def test_a_key_is_added_with_its_comment_as_label_and_journalled(register: Path, admin: Actor) -> None:
    key = ssh_keys.add(by=admin, account="volunteer", line=f"  {ED}  máy ở nhà \n")
    (row,) = ssh_keys.listed(admin, "volunteer")
    assert row["label"] == "máy ở nhà" and row["active"] and row["kind"] == "ssh-ed25519"
    assert row["fingerprint"] == key.fingerprint == public_key.parse(ED).fingerprint
    line, body = db.execute_sql(
        "SELECT j.line, c.body FROM journal j JOIN companion c ON c.seq = j.seq ORDER BY j.seq DESC LIMIT 1"
    ).fetchone()
    assert '"verb":"account.add_key"' in line and key.fingerprint in line
    assert BLOB not in line and "máy ở nhà" not in line
    assert BLOB in body and "máy ở nhà" in body


def test_a_label_that_is_given_is_kept_in_place_of_the_comment(admin: Actor) -> None:
    ssh_keys.add(by=admin, account="volunteer", line=f"{ED} x", label=" TNV05\x1b ")
    assert ssh_keys.listed(admin, "volunteer")[0]["label"] == "TNV05"


def test_a_withdrawn_key_is_in_use_again_for_the_same_account_only(admin: Actor) -> None:
    key = ssh_keys.add(by=admin, account="volunteer", line=f"{ED} cũ")
    assert refusal(lambda: ssh_keys.add(by=admin, account="volunteer", line=ED)).rule == "key.known"
    assert refusal(lambda: ssh_keys.add(by=admin, account="officer", line=ED)).rule == "key.taken"
    assert ssh_keys.withdraw(by=admin, fingerprint=key.fingerprint).active == 0
    again = refusal(lambda: ssh_keys.withdraw(by=admin, fingerprint=key.fingerprint))
    assert again.rule == "key.withdrawn"
    assert refusal(lambda: ssh_keys.add(by=admin, account="officer", line=ED)).rule == "key.taken"
    unasked = refusal(lambda: ssh_keys.add(by=admin, account="volunteer", line=ED))
    assert unasked.rule == "key.again"
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", str(unasked.facts["since"]))
    assert ssh_keys.add(by=admin, account="volunteer", line=ED, again=True).id == key.id
    (row,) = ssh_keys.listed(admin)
    assert (row["active"], row["label"]) == (True, "cũ")


def test_the_day_of_a_withdrawal_is_the_last_one_of_that_key(wall: Wall, admin: Actor) -> None:
    mine = ssh_keys.add(by=admin, account="volunteer", line=ED)
    other = ssh_keys.add(by=admin, account="volunteer", line=OTHER)
    ssh_keys.withdraw(by=admin, fingerprint=mine.fingerprint)
    ssh_keys.add(by=admin, account="volunteer", line=ED, again=True)
    for day, key in ((1, mine), (2, other)):
        wall.set(0, 30, MONDAY + timedelta(days=day))
        ssh_keys.withdraw(by=admin, fingerprint=key.fingerprint)
    again = refusal(lambda: ssh_keys.add(by=admin, account="volunteer", line=ED))
    assert again.facts["since"] == f"{MONDAY + timedelta(days=1):%d/%m/%Y} 00:30"


NAMES: tuple[tuple[Callable[[str], str], str], ...] = (
    (lambda fingerprint: fingerprint, ""),
    (lambda fingerprint: fingerprint[:15], ""),
    (lambda fingerprint: fingerprint.removeprefix("SHA256:")[:6], ""),
    (lambda _: " máy 1 ", ""),
    (lambda _: "máy", "key.unknown"),
    (lambda _: "", "key.unknown"),
    (lambda _: "SHA256:", "key.unknown"),
    (lambda _: "%", "key.unknown"),
    (lambda _: "chung", "key.many"),
)


@pytest.mark.parametrize(("named", "rule"), NAMES)
def test_a_key_is_withdrawn_by_what_names_it_and_no_other(
    named: Callable[[str], str], rule: str, admin: Actor
) -> None:
    key = ssh_keys.add(by=admin, account="volunteer", line=f"{ED} máy 1")
    for account, byte in (("volunteer2", b"1"), ("officer", b"2")):
        ssh_keys.add(by=admin, account=account, line=f"{made('ssh-ed25519', byte * 32)} chung")
    name = named(key.fingerprint)
    if not rule:
        assert ssh_keys.withdraw(by=admin, fingerprint=name).id == key.id
        return
    refused = refusal(lambda: ssh_keys.withdraw(by=admin, fingerprint=name))
    assert refused.rule == rule
    assert str(refused).count("SHA256:") == (2 if rule == "key.many" else name.count("SHA256:"))
    assert [row["active"] for row in ssh_keys.listed(admin)] == [True] * 3


def test_a_label_of_a_withdrawn_key_names_the_one_in_use(admin: Actor) -> None:
    old = ssh_keys.add(by=admin, account="volunteer", line=f"{ED} máy 1")
    ssh_keys.withdraw(by=admin, fingerprint="máy 1")
    new = ssh_keys.add(by=admin, account="volunteer", line=f"{OTHER} máy 1")
    assert ssh_keys.withdraw(by=admin, fingerprint="máy 1").id == new.id != old.id


def test_a_refused_key_leaves_no_line(admin: Actor) -> None:
    before = journal.Journal.select().count()
    for account, line, rule in (
        ("nobody", ED, "account.missing"),
        ("volunteer", PEM, "key.private"),
        ("volunteer", "", "key.line"),
    ):
        assert refusal(lambda a=account, k=line: ssh_keys.add(by=admin, account=a, line=k)).rule == rule
    unknown = refusal(lambda: ssh_keys.withdraw(by=admin, fingerprint="SHA256:\x1bx"))
    assert unknown.rule == "key.unknown" and "\x1b" not in str(unknown)
    assert journal.Journal.select().count() == before


def test_everybody_sees_the_own_keys_and_an_admin_all(admin: Actor, volunteer: Actor, officer: Actor) -> None:
    ssh_keys.add(by=admin, account="volunteer", line=ED)
    ssh_keys.add(by=admin, account="officer", line=OTHER)
    assert [row["account"] for row in ssh_keys.listed(admin)] == ["officer", "volunteer"]
    assert [row["account"] for row in ssh_keys.listed(volunteer)] == ["volunteer"]
    assert ssh_keys.listed(officer, "volunteer") == []


def test_the_doors_are_the_keys_in_use_of_active_accounts(register: Path, admin: Actor) -> None:
    ssh_keys.add(by=admin, account="volunteer", line=f"{ED} a")
    gone = ssh_keys.add(by=admin, account="volunteer2", line=OTHER)
    third = made("ssh-ed25519", b"3" * 32)
    ssh_keys.add(by=admin, account="officer", line=third)
    assert [door.account for door in ssh_keys.doors(register)] == ["officer", "volunteer", "volunteer2"]
    ssh_keys.withdraw(by=admin, fingerprint=gone.fingerprint)
    _outside(register, "UPDATE account SET active = 0 WHERE name = 'officer'")
    assert ssh_keys.doors(register) == [ssh_keys.Door("volunteer", ED)]
    assert ssh_keys.doors(register, BLOB) == [ssh_keys.Door("volunteer", ED)]
    for other in (OTHER.split()[1], third.split()[1], "", "no base64", "SHA256:"):
        assert ssh_keys.doors(register, other) == []


@pytest.mark.parametrize("key", (f"{ED}\\nssh-rsa x", f'command="sh" {ED}', f"{ED} x", "", "NULL"))
def test_what_a_foreign_hand_left_as_a_key_opens_no_door(register: Path, admin: Actor, key: str) -> None:
    ssh_keys.add(by=admin, account="volunteer", line=ED)
    ssh_keys.add(by=admin, account="officer", line=OTHER)
    value = "NULL" if key == "NULL" else "'" + key.replace("\\n", "'||char(10)||'") + "'"
    _outside(register, f"UPDATE ssh_key SET public_key = {value} WHERE public_key = '{ED}'")
    assert ssh_keys.doors(register) == [ssh_keys.Door("officer", OTHER)]


def test_asking_for_the_doors_changes_nothing_and_waits_for_no_migration(
    register: Path, admin: Actor
) -> None:
    ssh_keys.add(by=admin, account="volunteer", line=ED)
    store.close()
    _outside(register, "PRAGMA user_version = 3")
    before = register.read_bytes()
    assert [door.account for door in ssh_keys.doors(register)] == ["volunteer"]
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "rule"),
    (
        (lambda path: path.unlink(), "register.missing"),
        (lambda path: path.write_text("no register"), "register.foreign"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(20000)), "register.foreign"),
        (lambda path: _blot(path, "ssh_key"), "register.disk"),
        (lambda path: _outside(path, "PRAGMA user_version = 99"), "register.newer"),
        (lambda path: _outside(path, "PRAGMA user_version = 1"), "register.foreign"),
    ),
)
def test_the_doors_of_a_register_that_cannot_be_read_are_refused(
    closed_register: Path, spoil: Callable[[Path], object], rule: str
) -> None:
    spoil(closed_register)
    assert refusal(lambda: ssh_keys.doors(closed_register)).rule == rule


def _outside(register: Path, sql: str) -> None:
    connection = sqlite3.connect(register, isolation_level=None)
    connection.execute(sql)
    connection.close()


def _blot(register: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(register)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with register.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
