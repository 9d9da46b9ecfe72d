"""A line of an OpenSSH public key: read strictly, so that nothing but a key gets into the register."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .errors import Refused
from .text import line

LONGEST = 8192
"""More letters than the line of any key that sshd takes."""

RSA_LEAST, RSA_MOST = 2048, 16384
"""Bits: below, OpenSSH's own advice is not to trust a key; above, sshd takes none."""

LABEL_MOST = 60
_PRIVATE = re.compile(r"PRIVATE KEY|PuTTY-User-Key-File|b3BlbnNzaC1rZXktdjE")
"""The heads of private keys: PEM and OpenSSH's own, PuTTY's, and the latter's first bytes in base64."""

_CURVES = {"nistp256": 65, "nistp384": 97, "nistp521": 133}
"""The bytes of an uncompressed point on each curve."""

Check = Callable[[Sequence[bytes]], bool]


@dataclass(frozen=True)
class PublicKey:
    """A public key as OpenSSH writes it, without options; the comment is what stood behind it."""

    kind: str
    blob: str
    comment: str = ""

    @property
    def text(self) -> str:
        """The key as authorized_keys wants it, without the comment."""
        return f"{self.kind} {self.blob}"

    @property
    def fingerprint(self) -> str:
        """What `ssh-keygen -l` prints of it: SHA256:…"""
        return fingerprint_of(self.blob)


def fingerprint_of(blob: str) -> str:
    """Return the fingerprint of a key's base64 as OpenSSH prints it, empty for what is no base64."""
    try:
        raw = base64.b64decode(blob, validate=True)
    except ValueError:
        return ""
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")


def sound(text: str) -> bool:
    """Tell whether a text is a public key and nothing else."""
    try:
        return parse(text).text == text
    except Refused:
        return False


def parse(text: str) -> PublicKey:
    """Return the key of one line; raises `Refused` saying what is wrong, never repeating the text.

    What was pasted by mistake may be a private key, or anything.
    """
    if _PRIVATE.search(text):
        raise Refused("key.private", field="key")
    if "SSH2 PUBLIC KEY" in text:
        raise Refused("key.form", field="key")
    text = text.strip()
    if not text or len(text) > LONGEST or not text.isprintable():
        raise Refused("key.line", field="key")
    kind, _, rest = text.partition(" ")
    if kind not in KINDS:
        rule = "key.options" if any(word in KINDS for word in rest.split()) else "key.kind"
        raise Refused(rule, field="key", known=", ".join(KINDS))
    blob, _, comment = rest.strip().partition(" ")
    _check(kind, blob)
    return PublicKey(kind, blob, line(comment)[:LABEL_MOST])


def _check(kind: str, blob: str) -> None:
    """Refuse a blob that is not, byte for byte, a key of its kind."""
    try:
        raw = base64.b64decode(blob, validate=True)
    except ValueError:
        raise Refused("key.damaged", field="key") from None
    parts = _parts(raw)
    if base64.b64encode(raw).decode() != blob or not parts or parts[0] != kind.encode():
        raise Refused("key.damaged", field="key")
    count, fits = KINDS[kind]
    if len(parts) != count or not fits(parts):
        raise Refused("key.damaged", field="key")
    if kind == "ssh-rsa" and not RSA_LEAST <= _bits(parts[2]) <= RSA_MOST:
        raise Refused("key.weak", field="key", bits=_bits(parts[2]), least=RSA_LEAST, most=RSA_MOST)


def _parts(raw: bytes) -> list[bytes]:
    """Return the strings that a key consists of, each behind its length; none when bytes are left over."""
    parts = []
    while raw:
        size = int.from_bytes(raw[:4], "big")
        if len(raw) < 4 + size:
            return []
        parts.append(raw[4 : 4 + size])
        raw = raw[4 + size :]
    return parts


def _bits(number: bytes) -> int:
    return int.from_bytes(number, "big").bit_length()


def _rsa(parts: Sequence[bytes]) -> bool:
    """Tell whether exponent and modulus are positive odd numbers, written as short as can be."""
    return all(
        number and number[0] < 128 and (number[0] or number[1:2] >= b"\x80") and number[-1] % 2
        for number in parts[1:]
    )


def _on(curve: str) -> Check:
    """Return a check that a key names a curve and holds a whole point of its size."""
    return lambda parts: parts[1] == curve.encode() and len(parts[2]) == _CURVES[curve] and parts[2][0] == 4


def _ed25519(parts: Sequence[bytes]) -> bool:
    return len(parts[1]) == 32


KINDS: dict[str, tuple[int, Check]] = {
    "ssh-ed25519": (2, _ed25519),
    **{f"ecdsa-sha2-{curve}": (3, _on(curve)) for curve in _CURVES},
    "ssh-rsa": (3, _rsa),
    "sk-ssh-ed25519@openssh.com": (3, _ed25519),
    "sk-ecdsa-sha2-nistp256@openssh.com": (4, _on("nistp256")),
}
"""The kinds of keys that are taken: how many strings one consists of, and what must hold of them."""
