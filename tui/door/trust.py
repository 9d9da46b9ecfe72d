"""Who owns what and who may write: what sshd demands of its command, and a register of its folder."""

from __future__ import annotations

import os
import pwd
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from models.language import _

OTHERS_WRITE = 0o022


def faults_of_command(command: Path) -> Iterator[str]:
    """Yield why sshd would not run a file as AuthorizedKeysCommand, and how to mend it.

    It wants the file and every folder above it owned by root, and writable by root alone; links are
    followed first (openssh, safe_path).
    """
    real = Path(os.path.realpath(command))
    if not real.is_file():
        yield _("Không có tệp {path}.", path=command)
        return
    if not os.access(real, os.X_OK):
        yield _("{path} không chạy được: chmod 0755 {word}", path=real, word=shlex.quote(str(real)))
    for path in (real, *real.parents):
        found, word = path.stat(), shlex.quote(str(path))
        if found.st_uid != 0:
            yield _("{path} thuộc {owner}, phải thuộc root: chown root {word}", **_named(path, found.st_uid))
        if found.st_mode & stat.S_ISVTX:
            yield _("{path}: ai cũng ghi được; đặt lệnh vào một thư mục của root.", path=path)
        elif found.st_mode & OTHERS_WRITE:
            yield _("{path}: người ngoài root ghi được: chmod go-w {word}", path=path, word=word)


def faults_of_register(register: Path, user: str) -> Iterator[str]:
    """Yield what keeps an account from its register, or lets others read it."""
    try:
        uid = pwd.getpwnam(user).pw_uid
    except KeyError:
        return
    files = register.parent.glob(f"{register.name}*") if register.exists() else ()
    for path in (register.parent, *sorted(files)):
        if not path.exists():
            continue
        found, word = path.stat(), shlex.quote(str(path))
        if found.st_uid != uid:
            yield _("{path} phải thuộc {user}: chown {user} {word}", path=path, user=user, word=word)
        if stat.S_IMODE(found.st_mode) & 0o077:
            yield _("{path}: người khác đọc được: chmod go= {word}", path=path, word=word)


def _named(path: Path, uid: int) -> dict[str, object]:
    try:
        owner = pwd.getpwuid(uid).pw_name
    except KeyError:
        owner = str(uid)
    return {"path": path, "owner": owner, "word": shlex.quote(str(path))}
