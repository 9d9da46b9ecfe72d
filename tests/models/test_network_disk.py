"""Rule 5: the file refuses network disks, by the kernel's mount table (here a forged one)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models import store
from models.base import db
from models.errors import Refused

ROOT_DISK = "/dev/sda1 / ext4 rw 0 0\n"


def _mounts(folder: Path, *lines: str) -> Path:
    table = folder / "mounts"
    table.write_text(ROOT_DISK + "".join(f"{line}\n" for line in lines), "utf-8")
    return table


@pytest.mark.parametrize("kind", ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "vboxsf"))
def test_a_register_on_a_network_disk_is_refused(kind: str, closed_register: Path, tmp_path: Path) -> None:
    mounts = _mounts(tmp_path, f"server:/so {os.path.realpath(tmp_path)} {kind} rw 0 0")
    with pytest.raises(Refused) as refused:
        store.open_file(closed_register, mounts)
    assert refused.value.rule == "register.network"
    assert kind in str(refused.value)
    assert db.is_closed()


def test_a_new_register_on_a_network_disk_is_refused(tmp_path: Path) -> None:
    mounts = _mounts(tmp_path, f"server:/so {os.path.realpath(tmp_path)} nfs4 rw 0 0")
    for path in (tmp_path / "new.db", tmp_path / "folder" / "not made yet" / "new.db"):
        with pytest.raises(Refused) as refused:
            store.create(path, "root", "test", mounts)
        assert refused.value.rule == "register.network"
        assert not path.parent.exists() or not path.exists()
    assert not (tmp_path / "folder").exists()


@pytest.mark.parametrize("name", ("Ổ mạng", "sổ\tchung", "a\\b"))
def test_a_mount_with_blanks_and_marks_in_its_name_is_recognised(name: str, tmp_path: Path) -> None:
    """The kernel writes a blank as \\040, a tab as \\011, a backslash as \\134, letters as they are."""
    folder = tmp_path / name
    folder.mkdir()
    real = os.path.realpath(folder)
    written = real.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011")
    mounts = _mounts(tmp_path, f"//server/so {written} cifs rw 0 0")
    with pytest.raises(Refused) as refused:
        store.refuse_network(folder / "register.db", mounts)
    assert refused.value.facts["mount"] == real


def test_the_innermost_mount_decides(tmp_path: Path) -> None:
    real = os.path.realpath(tmp_path)
    inside = _mounts(tmp_path, f"server:/so {real} nfs rw 0 0", f"/dev/sdb1 {real}/disk ext4 rw 0 0")
    store.refuse_network(tmp_path / "disk" / "register.db", inside)
    with pytest.raises(Refused):
        store.refuse_network(tmp_path / "register.db", inside)


def test_a_later_mount_over_the_same_place_decides(tmp_path: Path) -> None:
    real = os.path.realpath(tmp_path)
    over = _mounts(tmp_path, f"/dev/sdb1 {real} ext4 rw 0 0", f"server:/so {real} nfs rw 0 0")
    with pytest.raises(Refused):
        store.refuse_network(tmp_path / "register.db", over)


def test_a_neighbour_with_the_same_beginning_does_not_count(tmp_path: Path) -> None:
    real = os.path.realpath(tmp_path)
    mounts = _mounts(tmp_path, f"server:/so {real}/reg nfs rw 0 0")
    store.refuse_network(tmp_path / "register.db", mounts)
    with pytest.raises(Refused):
        store.refuse_network(tmp_path / "reg" / "register.db", mounts)


def test_a_link_to_a_network_disk_is_followed(closed_register: Path, tmp_path: Path) -> None:
    far = tmp_path / "far"
    far.mkdir()
    closed_register.rename(far / "register.db")
    link = tmp_path / "link.db"
    link.symlink_to(far / "register.db")
    mounts = _mounts(tmp_path, f"server:/so {os.path.realpath(far)} nfs rw 0 0")
    with pytest.raises(Refused) as refused:
        store.open_file(link, mounts)
    assert refused.value.rule == "register.network"


def test_without_a_mount_table_nothing_is_refused(closed_register: Path, tmp_path: Path) -> None:
    store.open_file(closed_register, tmp_path / "no such table")
    assert not db.is_closed()
    store.close()
