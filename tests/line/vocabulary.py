"""What may go over the line: the sequences that every terminal we mean to serve reads alike.

Sources: console_codes(4) of the Linux man-pages, the terminal.c of PuTTY 0.70, tmux(1) and its
input.c, the manual of GNU screen ("Virtual Terminal: Control Sequences"), XTerm's ctlseqs.
"""

from __future__ import annotations

import re

ALLOWED = (
    ("[^\x00-\x1f\x7f-\x9f]+", "text"),
    ("\r", "CR"),
    ("\n", "LF, one line down"),
    ("\b", "BS, one column left"),
    ("\x1bM", "RI, one line up"),
    ("\x1b\\[\\d*A", "CUU"),
    ("\x1b\\[\\d*B", "CUD"),
    ("\x1b\\[\\d*C", "CUF"),
    ("\x1b\\[\\d*D", "CUB"),
    ("\x1b\\[\\d+G", "CHA; GNU screen and the Linux console know it since 1994"),
    ("\x1b\\[\\d*d", "VPA; likewise"),
    ("\x1b\\[\\d*(?:;\\d+)?H", "CUP"),
    ("\x1b\\[K", "EL to the end of the line only"),
    ("\x1b\\[J", "ED to the end of the screen only"),
    ("\x1b\\[\\d*X", "ECH; since VT220, in GNU screen since 4.0"),
    ("\x1b\\[[\\d;]*m", "SGR"),
    ("\x1b\\[\\?25[hl]", "DECTCEM, the cursor shown or hidden"),
)
"""Every sequence that drawing may use, and its name."""

_FLAGS = (*range(1, 10), *range(21, 26), 27, 28, 29, *range(51, 56))
_COLOURS = (*range(30, 40), *range(40, 50), *range(90, 98), *range(100, 108))
SETS = frozenset(("", "0", *map(str, (*_FLAGS, *_COLOURS))))
"""What an SGR sequence may set, apart from the numbers behind 38 and 48."""

_ANY = re.compile("|".join(pattern for pattern, _name in ALLOWED))
_SGR = re.compile("\x1b\\[([\\d;]*)m")
_LONG = re.compile("(?:^|(?<=;))(?:38|48);(?:5;\\d+|2;\\d+;\\d+;\\d+)(?=;|$)")


def strange(sent: str) -> list[str]:
    """Return what should not have been sent, with what stands around it."""
    found, end = [], 0
    for known in _ANY.finditer(sent):
        if known.start() != end:
            found.append(sent[max(0, end - 9) : known.start() + 9])
        end = known.end()
    if end != len(sent):
        found.append(sent[max(0, end - 9) :])
    for parameters in _SGR.findall(sent):
        if not SETS.issuperset(_LONG.sub("38", parameters).split(";")):
            found.append(f"SGR {parameters}")
    return found
