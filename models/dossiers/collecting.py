"""Who may have a result, and how it was handed over (Điều 6 NĐ 118/2025/NĐ-CP)."""

from __future__ import annotations

from dataclasses import dataclass

from .. import people, text
from ..errors import Refused
from ..journal import Act
from ..language import N_
from .moves import check, fetch, go, short
from .records import RETURN_WAYS, TRANSITIONS, Dossier


@dataclass(frozen=True)
class Collected:
    """How a result was collected: by whom ("" is the owner), with what, on which way."""

    collector: str = ""
    identity: str | None = None
    authorisation: str = ""
    way: str = "in_person"
    receipt_lost: bool = False
    originals_back: bool = False


def return_in(doing: Act, dossier_id: int, how: Collected) -> Dossier:
    """Hand a result over inside an act (9 → 10), to the owner or somebody who is authorised."""
    if how.way not in RETURN_WAYS:
        raise Refused("choice", field="way", value=how.way, known=", ".join(RETURN_WAYS))
    row = fetch(doing, dossier_id)
    check(row, TRANSITIONS["dossier.return_result"])
    collector, identity = people.clean_name(how.collector), people.clean_identity(how.identity)
    if how.way == "in_person":
        _check_collector(doing, row, how, collector, identity)
    return returned(doing, row, how, collector, identity)


def returned(
    doing: Act, row: Dossier, how: Collected, collector: str | None, identity: str | None
) -> Dossier:
    """Record inside an act that a result is handed over, to whoever stands there."""
    return go(
        doing,
        row,
        "dossier.return_result",
        returned_at=doing.at,
        returned_day=doing.day,
        return_way=how.way,
        collector=collector,
        collector_identity=identity,
        collector_authorisation=short(N_("Giấy ủy quyền"), "collector_authorisation", how.authorisation),
        receipt_lost=int(how.receipt_lost),
        originals_back=int(how.originals_back),
    )


def _check_collector(
    doing: Act, row: Dossier, how: Collected, collector: str | None, identity: str | None
) -> None:
    """Raise `Refused` unless the collector may have the result (Điều 6 NĐ 118/2025/NĐ-CP)."""
    if how.receipt_lost and not identity:
        raise Refused("return.identity", field="collector_identity", code=row.label)
    owner = doing.fetch(people.Person, row.owner_id).name if row.owner_id else None
    somebody_else = collector and owner and not _same_name(collector, owner)
    if somebody_else and not text.line(how.authorisation):
        raise Refused("return.authorisation", field="collector_authorisation", code=row.label, owner=owner)


def _same_name(typed: str, owner: str) -> bool:
    """Tell whether a typed name is the owner's; one typed without any mark is taken for it too."""
    return typed.casefold() == owner.casefold() or (typed.isascii() and text.fold(typed) == text.fold(owner))
