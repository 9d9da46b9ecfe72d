"""The words for the states, results and groups of help sessions (DOMAIN 5.3)."""

from __future__ import annotations

from ..help_rows import HelpSession, HelpSessionVolunteer, Tick
from ..language import N_, Words

STATES = Words({"open": N_("đã mở"), "ended": N_("đã kết thúc"), "void": N_("đã hủy")})
RESULTS = Words(
    {
        "done": N_("xong"),
        "partial": N_("dở dang"),
        "handed_over": N_("chuyển cán bộ"),
        "not_done": N_("chưa được"),
    }
)
GROUPS = Words(
    {
        "elderly": N_("cao tuổi"),
        "minority": N_("dân tộc thiểu số"),
        "disabled": N_("khuyết tật"),
        "pregnant": N_("mang thai"),
    }
)


__all__ = ["GROUPS", "RESULTS", "STATES", "HelpSession", "HelpSessionVolunteer", "Tick"]
