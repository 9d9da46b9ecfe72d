"""What an admin puts on the server: an account, the folder of the register, a block for sshd."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.language import N_, _
from tui.door.lines import own_program

BLOCK_FILE = Path("/etc/ssh/sshd_config.d/aoxanh.conf")
WRAPPER, BLOCK, SCRIPT = "aoxanh-ssh-keys", "aoxanh.conf", "setup.sh"
"""The files that are written: the command that sshd asks for keys, its block, and the steps."""

RELOAD = "service ssh reload || kill -HUP $(cat /run/sshd.pid)"
"""What makes sshd read its settings where no systemd runs."""


@dataclass(frozen=True)
class House:
    """Where everything is: the program, the register, and the account that owns it."""

    program: Path
    register: Path
    user: str

    @property
    def keys(self) -> list[str]:
        """The command that prints the keys, before what sshd adds to it."""
        named = [] if self.program == own_program() else ["--program", str(self.program)]
        return [str(self.program), "--db", str(self.register), "ssh", "keys", *named]


Setting = tuple[str, tuple[str, ...]]

SETTINGS: tuple[Setting, ...] = (
    (
        N_("Chỉ vào bằng khóa: không mật khẩu, không chứng thư."),
        (
            "PubkeyAuthentication yes",
            "AuthenticationMethods publickey",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitEmptyPasswords no",
            "TrustedUserCAKeys none",
        ),
    ),
    (
        N_("Khóa lấy từ sổ; mỗi khóa mang lệnh của nó. Đừng thêm ForceCommand: nó thay lệnh của khóa."),
        (
            "AuthorizedKeysCommand {command} %t %k",
            "AuthorizedKeysCommandUser {user}",
            "AuthorizedKeysFile none",
        ),
    ),
    (
        N_("Không nhận biến môi trường nào của máy khách; dòng này thay mọi AcceptEnv chung."),
        ("AcceptEnv none",),
    ),
    (
        N_("Không chuyển tiếp gì: cổng, ổ cắm, khóa, màn hình, đường hầm."),
        (
            "AllowTcpForwarding no",
            "AllowStreamLocalForwarding no",
            "AllowAgentForwarding no",
            "X11Forwarding no",
            "PermitTunnel no",
            "GatewayPorts no",
            "PermitListen none",
            "PermitOpen none",
        ),
    ),
    (N_("Có cửa sổ để gõ, không chạy ~/.ssh/rc."), ("PermitTTY yes", "PermitUserRC no")),
    (
        N_("Đường đứt quá ba phút thì đóng; phiếu đang gõ được giữ làm bản nháp."),
        ("ClientAliveInterval 30", "ClientAliveCountMax 6"),
    ),
)
"""The lines of the block for sshd, and why they are there."""


def block(user: str, command: str) -> str:
    """Return the part of sshd_config that is for the account alone."""
    rows = [
        f"# {_('áo xanh: dùng OpenSSH làm cửa, chỉ cho tài khoản {user}.', user=user)}",
        f"Match User {user}",
    ]
    for why, settings in SETTINGS:
        rows.append(f"    # {_(why)}")
        rows += [f"    {setting.format(user=user, command=command)}" for setting in settings]
    return "\n".join(rows) + "\n"


def asked_directly(house: House) -> str:
    """Return the command for keys as sshd_config has it, when sshd asks the program itself."""
    return " ".join(map(sshd_word, house.keys))


def sshd_word(word: str) -> str:
    """Return a word as a line of sshd_config has it: a percent sign is doubled, quoted when it must be."""
    word = word.replace("%", "%%")
    if all(c.isalnum() or c in "%@+=:,./_-" for c in word):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wrapper(house: House) -> str:
    """Return the script that sshd runs where it may not run the program itself."""
    why = _("sshd hỏi khóa bằng tệp này; tệp và thư mục phải thuộc root.")
    return f'#!/bin/sh\n# {why}\nexec {shlex.join(house.keys)} "$@"\n'


def steps(house: House, installed: str, asked: Sequence[str]) -> str:
    """Return a script of everything that root does once: how the block gets in its place, what sshd asks."""
    return "\n".join(_steps(house, installed, asked)) + "\n"


def here(text: str) -> str:
    """Return the shell's command that writes the block with this text."""
    return f"umask 022\ncat > {BLOCK_FILE} <<'AOXANH'\n{text}AOXANH"


def copied(source: Path) -> str:
    """Return the shell's command that copies a written block."""
    return f"install -m 0644 {shlex.quote(str(source))} {BLOCK_FILE}"


def _steps(house: House, installed: str, asked: Sequence[str]) -> Iterator[str]:
    user, register = shlex.quote(house.user), shlex.quote(str(house.register))
    folder = shlex.quote(str(house.register.parent))
    yield "#!/bin/sh"
    yield f"# {_('Đọc hết, rồi chạy bằng quyền root. Chạy lại không hại gì.')}"
    yield "set -eu"
    yield f"\n# {_('1. Tài khoản riêng: “*” là không mật khẩu mà khóa vẫn vào được (“!” thì không).')}"
    yield (
        f"id {user} >/dev/null 2>&1 || useradd --system --user-group --home-dir {folder}"
        f" --shell /bin/sh --password '*' {user}"
    )
    root = shlex.quote(_("✗ {user} là root", user=house.user))
    yield f'[ "$(id -u {user})" -ne 0 ] || {{ echo {root} >&2; exit 1; }}'
    yield f"\n# {_('2. Thư mục và sổ, cùng các tệp bên cạnh: chỉ tài khoản ấy đọc được.')}"
    yield f"[ -d {folder} ] || install -d -m 0700 -o {user} -g {user} {folder}"
    yield f"for file in {register} {register}-wal {register}-shm {register}.drafts*; do"
    yield f'    [ ! -e "$file" ] || {{ chown {user}: "$file"; chmod 0600 "$file"; }}'
    yield "done"
    yield f"\n# {_('3. Phần của sshd: có gì sai thì bỏ ra, không sai mới nạp.')}"
    yield installed
    yield f"sshd -t || {{ rm {BLOCK_FILE}; exit 1; }}"
    yield "failed=0"
    yield "systemctl reload ssh 2>/dev/null || systemctl reload sshd 2>/dev/null || {"
    yield f"    echo {shlex.quote(_('✗ Chưa nạp lại được sshd. Chạy: {order}', order=RELOAD))} >&2"
    yield "    failed=1"
    yield "}"
    yield f"\n# {_('4. Xem điều sshd áp dụng cho tài khoản này: acceptenv, authorizedkeyscommand')}"
    shown = "grep -E '^(acceptenv|authorizedkeys)'"
    yield f"sshd -T -C user={user},host=localhost,addr=127.0.0.1 | {shown} || failed=1"
    yield from _trial(user, register, shlex.join(asked))
    yield "exit $failed"


def _trial(user: str, register: str, asked: str) -> Iterator[str]:
    """Yield the step that asks for keys as sshd will: as the account, with nothing of root's environment."""
    works = _("✓ {user} chạy được: ssh keys", user=user)
    fails = _("✗ {user} chưa chạy được: ssh keys", user=user)
    none = _("Chưa có sổ nên chưa thử: tạo bằng aoxanh init, chạy lại tệp này.")
    yield f"\n# {_('5. Thử hỏi khóa bằng chính tài khoản ấy.')}"
    yield "cd /"
    yield "as_user() {"
    yield "    if command -v setpriv >/dev/null; then"
    yield f'        setpriv --reuid {user} --regid "$(id -g {user})" --init-groups -- "$@"'
    yield "    else"
    yield f'        su -s /bin/sh -c \'exec "$@"\' -- {user} sh "$@"'
    yield "    fi"
    yield "}"
    yield f"if [ ! -e {register} ]; then"
    yield f"    echo {shlex.quote(none)} >&2"
    yield "    failed=1"
    yield f"elif as_user /usr/bin/env -i PATH=/usr/bin:/bin {asked} >/dev/null; then"
    yield f"    echo {shlex.quote(works)}"
    yield "else"
    yield f"    echo {shlex.quote(fails)} >&2"
    yield "    failed=1"
    yield "fi"
