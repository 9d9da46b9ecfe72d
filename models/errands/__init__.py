"""Home visits, transports and outreach: asked for, assigned to volunteers, done or not."""

from .asking import ask_in
from .counting import Errands, counts
from .records import CHANNELS, KINDS, MOVES, OPEN, STATES, VEHICLES, Errand, ErrandVolunteer

__all__ = [
    "CHANNELS",
    "KINDS",
    "MOVES",
    "OPEN",
    "STATES",
    "VEHICLES",
    "Errand",
    "ErrandVolunteer",
    "Errands",
    "ask_in",
    "counts",
]
