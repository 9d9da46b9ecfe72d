"""A sentence for every rule that can say no, by what the rule is about."""

from . import counter, green_shirts, office, promises

AREAS = (office, counter, promises, green_shirts)
RULES = {rule: sentence for area in AREAS for rule, sentence in area.RULES.items()}
TYPED = frozenset[str]().union(*(area.TYPED for area in AREAS))

__all__ = ["RULES", "TYPED"]
