"""A real sshd on loopback, with a folder, a host key and a config of its own."""

from __future__ import annotations

import getpass
import os
import random
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.pty.terminal import PATIENCE

PACKAGES = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
    "tmux": "tmux",
    "screen": "screen",
    "ssh-agent": "openssh-client",
    "setpriv": "util-linux",
    "scp": "openssh-client",
    "sftp": "openssh-client",
    "localedef": "libc-bin",
}
PORTS = range(20000, 32768)
"""Below the ports that the system itself gives to clients."""

LISTENING = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host_key
"""

SERVER = """
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
PermitRootLogin forced-commands-only
AcceptEnv LANG LC_* LOCPATH
PrintMotd no
PidFile none
LogLevel VERBOSE
"""
"""StrictModes refuses every folder below a /tmp that all may write in. AcceptEnv is the worst case:
the server lets the client choose the locale."""

CLIENT = """
Host centre
HostName 127.0.0.1
HostKeyAlias centre
Port {port}
User {user}
UserKnownHostsFile {folder}/known_hosts
StrictHostKeyChecking yes
IdentitiesOnly yes
IdentityAgent none
PreferredAuthentications publickey
EscapeChar none
SendEnv LANG LC_* LOCPATH
LogLevel ERROR
"""


def needed(name: str) -> str:
    """Return the path of a program; fails with the Debian package that brings it."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    assert path, f"the tests need {name}: install the package {PACKAGES[name]}, as .ci/run does"
    return path


class Server:
    """An sshd with settings of its own, whose every key may be bound to one command.

    `user` is who signs in; `prefix` is run before sshd, and `environment` given to it.
    """

    def __init__(
        self,
        folder: Path,
        settings: str = SERVER,
        user: str = "",
        prefix: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.user = user or getpass.getuser()
        self._settings = settings
        self._prefix = prefix
        self._environment = os.environ | (environment or {})
        self._doors = 0
        self._log = folder / "log"
        self.new_key("host_key")
        (folder / "authorized_keys").touch()
        public = (folder / "host_key.pub").read_text()
        (folder / "known_hosts").write_text(f"centre {public}")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._process = self._listening()

    def door(self, command: Sequence[str]) -> list[str]:
        """Bind a new key to a command; return the ssh command that goes through this door."""
        self._doors += 1
        name = f"key{self._doors}"
        forced = shlex.join(command).replace('"', '\\"')
        public = self.new_key(name).with_suffix(".pub").read_text()
        with (self.folder / "authorized_keys").open("a") as keys:
            keys.write(f'restrict,pty,command="{forced}" {public}')
        return [*self.client("ssh", self.folder / name), "centre"]

    def client(self, program: str, key: Path) -> list[str]:
        """Return one of OpenSSH's clients, set up for this server, with a key."""
        return [needed(program), "-F", str(self.folder / "config"), "-i", str(key)]

    def log(self) -> str:
        """Return what the server wrote about itself."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def stop(self) -> None:
        """End the server; who is inside sees the line end with the client."""
        self._process.kill()
        self._process.wait()

    def new_key(self, name: str) -> Path:
        """Make a key pair and return the path of its private half."""
        path = self.folder / name
        make = [needed("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
        subprocess.run(make, check=True, stdin=subprocess.DEVNULL)
        return path

    def _listening(self) -> subprocess.Popen[bytes]:
        for _ in range(10):
            self.port = port = free_port()
            self._configure(port)
            process = self._started()
            if self._answers(process, port):
                return process
        raise AssertionError(f"sshd does not start:\n{self.log()}")

    def _configure(self, port: int) -> None:
        facts = {"port": port, "folder": self.folder, "user": self.user}
        (self.folder / "sshd_config").write_text((LISTENING + self._settings).format(**facts))
        (self.folder / "config").write_text(CLIENT.format(**facts))

    def _started(self) -> subprocess.Popen[bytes]:
        command = [*self._prefix, needed("sshd"), "-D", "-e", "-f", str(self.folder / "sshd_config")]
        with self._log.open("wb") as log:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self._environment
            )

    def _answers(self, process: subprocess.Popen[bytes], port: int) -> bool:
        """Wait until the server listens; False when it ended, as it does on a port just taken."""
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            if f"Server listening on 127.0.0.1 port {port}" in self.log():
                return True
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        process.kill()
        process.wait()
        return False


def free_port() -> int:
    """Return a port that nobody listens on, and that the system gives to nobody meanwhile."""
    for port in random.sample(PORTS, 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError(f"no free port in {PORTS}")
