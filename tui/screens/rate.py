"""The satisfaction of a visit that is over, in one key."""

from __future__ import annotations

from collections.abc import Iterable

from models import catalogue, ratings
from models.errors import Refused
from models.language import N_, Words, _, name_of
from tui.screens.form import Form, Item

KEYED_BY = Words({"citizen": N_("người dân tự bấm"), "staff": N_("cán bộ bấm hộ")})


class Rate(Form):
    """Score, and for the third score the reason; who keyed it."""

    heading = N_("Mức hài lòng")

    def __init__(self, visit_id: int) -> None:
        self.visit_id = visit_id
        self.form = f"rate {visit_id}"
        super().__init__()

    def fields(self) -> Iterable[Item]:
        """One digit, one for who keyed it, one for the reason."""
        scores = tuple((str(score), name) for score, name in ratings.SCORES.items())
        yield Item("score", N_("Hài lòng?"), scores)
        yield Item("keyed_by", N_("Ai bấm"), tuple(KEYED_BY.items()), value="staff")
        reasons = tuple((reason.code, name_of(reason)) for reason in catalogue.reasons("rating"))
        yield Item("reason", N_("Vì sao (3)"), reasons)

    async def save(self) -> None:
        """Record the rating and go back."""
        values = self.values()
        if not values["score"]:
            raise Refused("rating.score", field="score")
        ratings.rate(
            by=self.by,
            visit_id=self.visit_id,
            score=int(values["score"]),
            reason=values["reason"] or None,
            keyed_by=values["keyed_by"],
        )
        await self.leave(_("Đã ghi mức hài lòng"))
