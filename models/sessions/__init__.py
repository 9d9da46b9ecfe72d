"""Help sessions: what was helped, whom, how long, how it ended, and how that is counted (DOMAIN 5.3)."""

from .about import About, about, of_visit
from .adding import Added, add, lacks
from .counting import EVERYTHING, SITTING, Scope, Turns, turns
from .lists import (
    Helped,
    Helping,
    by_id,
    could_help,
    ended_of,
    forgotten_since,
    helpers_of,
    helping,
    of_day,
    of_today,
    open_of,
)
from .moving import move
from .records import GROUPS, RESULTS, STATES, HelpSession, HelpSessionVolunteer, Tick
from .verbs import again, cancel, check, end, join, start, take_back, ticks_of, void
from .written import Done, add_ended_in, check_written

__all__ = [
    "About",
    "Added",
    "Done",
    "EVERYTHING",
    "GROUPS",
    "RESULTS",
    "SITTING",
    "STATES",
    "Scope",
    "HelpSession",
    "HelpSessionVolunteer",
    "Helped",
    "Helping",
    "Tick",
    "Turns",
    "about",
    "add",
    "add_ended_in",
    "again",
    "by_id",
    "cancel",
    "check",
    "check_written",
    "could_help",
    "end",
    "ended_of",
    "forgotten_since",
    "helpers_of",
    "helping",
    "join",
    "lacks",
    "move",
    "of_day",
    "of_today",
    "of_visit",
    "open_of",
    "start",
    "take_back",
    "ticks_of",
    "turns",
    "void",
]
