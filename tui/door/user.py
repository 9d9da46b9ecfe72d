"""The account of the operating system that keeps the register: it must be used for nothing else."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from pathlib import Path

from models.errors import Refused
from models.language import N_, _

FIRST_PERSON = 1000
"""Below are the system's own accounts (login.defs, SYS_UID_MAX)."""

SHADOW = Path("/etc/shadow")
NO_LOGIN = ("nologin", "false", "true")


def check(user: str, register: Path, existing: bool, shadow: Path = SHADOW) -> None:
    """Raise `Refused` for root, and for an account that is used otherwise unless that is known.

    The block for sshd lets nobody in as the account but by a key of the register.
    """
    known = _of(user)
    if user == "root" or (known is not None and known.pw_uid == 0):
        raise Refused("door.root", user=user)
    if known is None or existing:
        return
    found = [_(words) for used, words in USES if used(known, register, shadow)]
    if found:
        raise Refused("door.used", user=user, uses=", ".join(found))


def faults(user: str) -> list[str]:
    """Return why a key's command could not run in an account's shell, and how to mend it."""
    known = _of(user)
    if known is None or Path(known.pw_shell or "/bin/sh").name not in NO_LOGIN:
        return []
    said = _(
        "{user} có shell {shell} nên không chạy được lệnh nào: usermod -s /bin/sh {user}", **_shell(known)
    )
    return [said]


def _shell(known: pwd.struct_passwd) -> dict[str, object]:
    return {"user": known.pw_name, "shell": known.pw_shell}


def _of(user: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(user)
    except KeyError:
        return None


def _has_password(known: pwd.struct_passwd, register: Path, shadow: Path) -> bool:
    """Tell whether a password opens an account, as far as one may read that."""
    held = known.pw_passwd
    if held == "x":
        try:
            rows = shadow.read_text("utf-8", "replace").splitlines()
        except OSError:
            return False
        held = next((row.split(":")[1] for row in rows if row.startswith(f"{known.pw_name}:")), "*")
    return not held.startswith(("*", "!"))


def _has_keys(known: pwd.struct_passwd, register: Path, shadow: Path) -> bool:
    try:
        return (Path(known.pw_dir) / ".ssh" / "authorized_keys").stat().st_size > 0
    except OSError:
        return False


def _is_the_systems(known: pwd.struct_passwd, register: Path, shadow: Path) -> bool:
    """Tell whether an account came with the system; the one of step 1 lives in the register's folder."""
    ours = os.path.realpath(known.pw_dir) == os.path.realpath(register.parent)
    return known.pw_uid < FIRST_PERSON and not ours


Use = Callable[[pwd.struct_passwd, Path, Path], bool]

USES: tuple[tuple[Use, str], ...] = (
    (_has_password, N_("có mật khẩu")),
    (_has_keys, N_("có authorized_keys trong thư mục riêng")),
    (_is_the_systems, N_("thuộc hệ thống")),
)
"""What tells that an account is used for something else."""
