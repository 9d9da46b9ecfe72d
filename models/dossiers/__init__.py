"""Dossiers: the ten national states and their transitions (DOMAIN 0.1, 2.3, 2.4)."""

from .acts import (
    accept_in,
    end_in,
    note_fee,
    on_the_spot,
    pay_in,
    register_in,
    supply_in,
)
from .codes import clean_code, holding
from .collecting import Collected, return_in
from .corrections import correct, reopen, return_for_error, set_code, void
from .listed import Listed
from .lists import EVERYTHING, LISTS, MOST, List, Scope, checked_name, counts, listed, sectors
from .lookup import by_id, due_of, of_person, one, steps
from .papers import PaperOf, papers_of
from .promises import Promise, recomputed, standing, the_calendar
from .records import (
    BY_HAND,
    CHANNELS,
    CHOSEN,
    DIRECT,
    MOST_MONEY,
    ONLINE,
    POST,
    REMINDED,
    RESULT_KINDS,
    RETURN_WAYS,
    STATES,
    TRANSITIONS,
    Dossier,
    DossierPaper,
    Reminder,
    Step,
    Transition,
    awaited,
    void_words,
)
from .reminders import remind, show_phone
from .verbs import (
    accept,
    apologise,
    ask_payment,
    ask_supplement,
    complete,
    hand_over,
    hand_over_all,
    move,
    not_supplied,
    pay,
    refuse,
    register,
    return_result,
    stop,
    supply,
    withdraw,
)

__all__ = [
    "BY_HAND", "CHANNELS", "CHOSEN", "Collected", "DIRECT", "Dossier", "DossierPaper", "EVERYTHING", "LISTS",
    "List", "Listed", "MOST", "MOST_MONEY", "ONLINE", "POST", "PaperOf", "Promise", "REMINDED",
    "RESULT_KINDS", "RETURN_WAYS", "Reminder", "STATES", "Scope", "Step", "TRANSITIONS", "Transition",
    "accept", "accept_in", "apologise", "awaited", "ask_payment", "ask_supplement", "by_id", "checked_name",
    "clean_code", "complete", "correct", "counts", "due_of", "end_in", "hand_over", "hand_over_all",
    "holding", "listed", "move", "not_supplied", "note_fee", "of_person", "on_the_spot", "one",
    "papers_of", "pay", "pay_in", "recomputed", "refuse", "register", "register_in", "remind", "reopen",
    "return_for_error", "return_in", "return_result", "sectors", "set_code", "show_phone", "standing",
    "steps", "stop", "supply", "supply_in", "the_calendar", "void", "void_words", "withdraw",
]  # fmt: skip
