"""Home visits, transports and outreach: asked for, assigned to volunteers, done or not."""

from .asking import Wanted, ask, ask_again, ask_in
from .assigning import assign, reassign
from .candidates import Candidate, candidates
from .counting import Errands, counts
from .ending import fail, finish, show_phone, void
from .lists import LISTS, Listed, done, listed, of_volunteer, one, open_counts, shown
from .moving import check_move
from .printing import Printed, printed
from .records import CHANNELS, KINDS, MOVES, OPEN, STATES, VEHICLES, Errand, ErrandVolunteer

__all__ = [
    "CHANNELS",
    "KINDS",
    "LISTS",
    "MOVES",
    "OPEN",
    "STATES",
    "VEHICLES",
    "Candidate",
    "Errand",
    "ErrandVolunteer",
    "Errands",
    "Listed",
    "Printed",
    "Wanted",
    "ask",
    "ask_again",
    "ask_in",
    "assign",
    "candidates",
    "check_move",
    "counts",
    "done",
    "fail",
    "finish",
    "listed",
    "of_volunteer",
    "one",
    "open_counts",
    "printed",
    "reassign",
    "show_phone",
    "shown",
    "void",
]
