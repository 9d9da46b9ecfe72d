"""Papers: forms 01 to 06 of TT 03/2025/TT-VPCP and the slip of a hand-over, as plain data."""

from .about import fitting, outcome_of
from .facts import Handed, Moved, Paper, Party, Sheet
from .forms import FORMS, Form
from .reading import citizens_list, hand_over_slip
from .verbs import draft, issue, print_again, printed

__all__ = [
    "FORMS",
    "Form",
    "Handed",
    "Moved",
    "Paper",
    "Party",
    "Sheet",
    "citizens_list",
    "draft",
    "fitting",
    "hand_over_slip",
    "issue",
    "outcome_of",
    "print_again",
    "printed",
]
