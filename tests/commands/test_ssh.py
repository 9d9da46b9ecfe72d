"""aoxanh account key … and aoxanh ssh …: what they print, write, refuse and leave alone."""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

from .run import aoxanh, as_json

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"


@pytest.fixture
def at(closed_register: Path) -> dict[str, Any]:
    """The register, as its admin."""
    return {"register": closed_register, "account": "admin"}


def added(at: dict[str, Any], account: str, key: str, folder: Path) -> Any:
    """Add a key from a file."""
    (folder / "key.pub").write_text(f"{key} máy 1\n", "utf-8")
    return as_json("account", "key", "add", account, folder / "key.pub", **at)


def journal(register: Path) -> int:
    """Return how many lines the journal has."""
    connection = sqlite3.connect(register)
    (count,) = connection.execute("SELECT count(*) FROM journal").fetchone()
    connection.close()
    return int(count)


def test_a_key_is_added_listed_and_withdrawn(at: dict[str, Any], tmp_path: Path) -> None:
    key = added(at, "volunteer", KEY, tmp_path)
    assert key["account"] == "volunteer" and key["fingerprint"].startswith("SHA256:")
    assert "public_key" not in key and "label" not in key
    (row,) = as_json("account", "key", "list", "volunteer", **at)
    assert (row["label"], row["active"], row["kind"]) == ("máy 1", True, "ssh-ed25519")
    assert as_json("account", "key", "list", register=at["register"], account="officer") == []
    assert as_json("account", "key", "withdraw", key["fingerprint"], **at)["active"] == 0
    listed = aoxanh("account", "key", "list", **at).stdout
    assert listed == f"{'volunteer':<20}  {key['fingerprint']}  ssh-ed25519  máy 1  đã thu hồi\n"


def test_an_account_is_made_gets_a_key_is_closed_and_opens_nothing(
    at: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "key.pub").write_text(KEY)
    unknown = aoxanh("account", "key", "add", "tnv-05", tmp_path / "key.pub", **at)
    assert unknown.returncode == 1 and "aoxanh account add tnv-05 --role" in unknown.stderr
    words = ("--role", "volunteer", "--volunteer", "TNV05", "--full-name", "Lò Thị Ơn", "--desk", "2")
    made = as_json("account", "add", "tnv-05", *words, **at)
    assert (made["name"], made["roles"]) == ("tnv-05", ["volunteer"])
    assert made["desk_id"] and made["place_id"] and "display_name" not in made
    started = as_json("session", "start", register=at["register"], account="tnv-05")
    assert started["state"] == "open"
    key = added(at, "tnv-05", KEY, tmp_path)
    assert KEY in aoxanh("ssh", "keys", register=at["register"]).stdout
    assert as_json("account", "close", "tnv-05", **at)["active"] == 0
    assert aoxanh("ssh", "keys", register=at["register"]).stdout == ""
    assert aoxanh("account", "list", **at).stdout.count("ngừng dùng") == 1
    assert as_json("account", "reopen", "tnv-05", **at)["active"] == 1
    assert KEY in aoxanh("ssh", "keys", register=at["register"]).stdout
    assert as_json("account", "key", "withdraw", key["fingerprint"][:15], **at)["active"] == 0
    again = aoxanh("account", "key", "add", "tnv-05", tmp_path / "key.pub", **at)
    assert again.returncode == 1 and "--again" in again.stderr
    assert as_json("account", "key", "add", "tnv-05", tmp_path / "key.pub", "--again", **at)["active"] == 1


def test_a_key_is_read_from_the_input(at: dict[str, Any]) -> None:
    words = ("--db", at["register"], "--as", "admin", "account", "key", "add", "officer", "-")
    command = [sys.executable, "-m", "tui.cli", *map(str, words)]
    done = subprocess.run(command, input=KEY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["account"] for row in as_json("account", "key", "list", **at)] == ["officer"]


def test_a_private_key_is_neither_stored_nor_repeated(at: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    before = journal(at["register"])
    done = aoxanh("account", "key", "add", "officer", path, **at)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Đây là khóa riêng")
    assert not [line for line in path.read_text().splitlines() if line in done.stderr]
    assert journal(at["register"]) == before


@pytest.mark.parametrize("raw", (b"\xff\xfe\0", b"", b"\n" * 90000, b"x" * 200000, KEY.encode() + b"\0"))
def test_a_file_that_is_no_key_is_bad_input(raw: bytes, at: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(raw)
    done = aoxanh("account", "key", "add", "officer", tmp_path / "file", **at)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", (("add", "volunteer", "-"), ("withdraw", "SHA256:x")))
def test_only_an_admin_adds_and_withdraws(words: tuple[str, ...], closed_register: Path) -> None:
    done = aoxanh("account", "key", *words, register=closed_register, account="supervisor")
    assert done.returncode == 1
    assert "không có quyền" in done.stderr


def test_the_keys_are_printed_for_sshd_and_nothing_else(at: dict[str, Any], tmp_path: Path) -> None:
    added(at, "volunteer", KEY, tmp_path)
    added(at, "officer", OTHER, tmp_path)
    asked: dict[str, Any] = {"register": at["register"]}
    before = journal(at["register"])
    every = aoxanh("ssh", "keys", "--program", "/opt/aoxanh/bin/aoxanh", **asked)
    assert (every.returncode, every.stderr) == (0, "")
    officers, volunteers = every.stdout.splitlines()
    for line, key, name in ((officers, OTHER, "officer"), (volunteers, KEY, "volunteer")):
        where = f"/opt/aoxanh/bin/aoxanh --db {at['register']} --as {name}"
        assert line.startswith('restrict,pty,command="exec /usr/bin/env -i ')
        assert line.endswith(f' LC_ALL=C.UTF-8 PYTHONUTF8=1 {where}" {key}')
    offered = aoxanh("ssh", "keys", "--program", "/opt/aoxanh/bin/aoxanh", *KEY.split(), **asked)
    assert offered.stdout == volunteers + "\n"
    unknown = aoxanh("ssh", "keys", "ssh-rsa", "AAAA", **asked)
    assert (unknown.returncode, unknown.stdout, unknown.stderr) == (0, "", "")
    assert journal(at["register"]) == before


@pytest.mark.parametrize("spoiled", (None, b"", b"no register"))
def test_a_register_that_cannot_be_read_gives_no_keys(spoiled: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    if spoiled is not None:
        path.write_bytes(spoiled)
    for words in ((), ("ssh-ed25519", "AAAA"), ("--file", str(tmp_path / "keys"))):
        done = aoxanh("ssh", "keys", *words, register=path)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "keys").exists()
    assert path.exists() == (spoiled is not None)


@pytest.mark.parametrize("words", (("ssh-ed25519",), ("a", "b", "c"), ("a", "b", "--file", "x")))
def test_half_a_key_is_wrong_usage(words: tuple[str, ...], closed_register: Path) -> None:
    done = aoxanh("ssh", "keys", *words, register=closed_register)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_keys_are_written_to_a_file(at: dict[str, Any], tmp_path: Path) -> None:
    key = added(at, "volunteer", KEY, tmp_path)
    path = tmp_path / "authorized_keys"
    for count, withdraw in ((1, False), (0, True)):
        if withdraw:
            as_json("account", "key", "withdraw", key["fingerprint"], **at)
        done = aoxanh("ssh", "keys", "--file", path, register=at["register"])
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == f"Đã ghi {count} khóa vào {path}.\n"
        assert path.read_text().count(KEY) == count


def test_the_steps_are_written_to_files_and_name_each_other(at: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "a b" / "c"
    words = ("ssh", "setup", "--program", "/bin/sh", "--write", folder)
    done = aoxanh(*words, register=at["register"])
    wrapper, block, script = map(Path, done.stdout.splitlines())
    asked = f"/bin/sh --db {at['register']} ssh keys --program /bin/sh"
    assert wrapper.read_text().endswith(f'\nexec {asked} "$@"\n')
    assert f'AuthorizedKeysCommand "{wrapper}" %t %k' in block.read_text()
    assert f"install -m 0644 '{block}' " in script.read_text()
    assert f"PATH=/usr/bin:/bin '{wrapper}' >" in script.read_text()
    assert [oct(path.stat().st_mode & 0o777) for path in (wrapper, block)] == ["0o755", "0o644"]
    assert done.returncode == 1, "below /tmp anybody may put folders in a folder's place"
    assert "✗ /tmp: ai cũng ghi được" in done.stderr
    assert "libexec" not in done.stderr, "it is written already"


def test_each_fault_gets_the_advice_that_mends_it(at: dict[str, Any], tmp_path: Path) -> None:
    own = ("ssh", "setup", "--program")
    gone = aoxanh(*own, tmp_path / "none", register=at["register"])
    assert gone.returncode == 1 and "/opt/aoxanh/bin/pip install ." in gone.stderr
    owned = aoxanh(*own, "/bin/sh", "--user", "sys", "--existing", register=at["register"])
    assert owned.returncode == 1 and f"chown sys {at['register']}" in owned.stderr
    assert "--write" not in owned.stderr and "pip install" not in owned.stderr


@pytest.mark.parametrize(("user", "words"), (("root", "khóa quản trị ở ngoài"), ("daemon", "--existing")))
def test_an_account_that_somebody_needs_is_not_locked_out(
    user: str, words: str, closed_register: Path, tmp_path: Path
) -> None:
    done = aoxanh("ssh", "setup", "--user", user, "--write", tmp_path / "new", register=closed_register)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr and "chown" not in done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("user", ("", "root; id", "Aoxanh", "-x", "a b", "x" * 33))
def test_a_user_whom_no_system_has_is_wrong_usage(user: str, closed_register: Path) -> None:
    done = aoxanh("ssh", "setup", "--user", user, register=closed_register)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_steps_speak_the_language_of_the_screen(closed_register: Path) -> None:
    printed = aoxanh("--lang", "en", "ssh", "setup", "--program", "/bin/sh", register=closed_register)
    assert (printed.returncode, printed.stderr) == (0, "")
    comments = [line for line in printed.stdout.splitlines() if line.lstrip().startswith("# ")]
    assert len(comments) > 8
    assert [
        line
        for line in comments
        if not line.replace("áo xanh", "").replace("“", "").replace("”", "").isascii()
    ] == []


def test_the_readmes_commands_for_ssh_exist() -> None:
    part = (ROOT / "README.md").read_text("utf-8").split("## Over SSH")[1].split("\n## ")[0]
    commands = re.findall(r"^(aoxanh .+?)\s+#", part, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        words = shlex.split(command)[1:]
        done = aoxanh(*words, "--help")
        assert (done.returncode, done.stdout[:14]) == (0, "Cách dùng: aox"), command
    assert "/usr/local/libexec/aoxanh" in part
