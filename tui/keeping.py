"""The figures of days that are over are kept beside the screens, when there are many of them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Event

from models import figures
from models.errors import Refused

AFTER_SECONDS = 3.0
"""How long the first screen has the machine to itself."""


async def keep_figures(stopped: Event) -> None:
    """Keep in a thread what openings and closings would take weeks to, until all is kept or it is stopped.

    Who sits at the screens asked for none of it: what refuses it (a full disk, a register that stays
    busy) is not told them, and the next sign-in goes on.
    """
    with suppress(Refused):
        await asyncio.to_thread(figures.keep_beside, stopped.wait)
