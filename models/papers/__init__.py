"""Papers: forms 01 to 06 of TT 03/2025/TT-VPCP, slips of hand-overs, certificates of hours, as data."""

from .about import fitting, outcome_of
from .facts import Handed, Moved, Paper, Party, Service, Sheet
from .forms import CERTIFICATE, FORMS, Form
from .reading import citizens_list, hand_over_slip
from .service import certificate, certificate_again, certificate_draft, certificate_printed, certificate_seen
from .verbs import draft, issue, print_again, printed

__all__ = [
    "CERTIFICATE",
    "FORMS",
    "Form",
    "Handed",
    "Moved",
    "Paper",
    "Party",
    "Service",
    "Sheet",
    "certificate",
    "certificate_again",
    "certificate_draft",
    "certificate_printed",
    "certificate_seen",
    "citizens_list",
    "draft",
    "fitting",
    "hand_over_slip",
    "issue",
    "outcome_of",
    "print_again",
    "printed",
]
