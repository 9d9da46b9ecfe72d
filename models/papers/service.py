"""The certificate of a volunteer's hours as a paper: as it was given, or as it would be."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from .. import certificates, text, volunteers
from ..certificates import Certificate, Facts
from ..errors import Refused
from ..journal import Actor
from ..language import in_source
from .facts import Paper, Service
from .forms import CERTIFICATE
from .reading import head


def certificate(row: Certificate, again: bool = False) -> Paper:
    """Return a certificate with the figures that it was given with."""
    with in_source():
        stated = {"from_day": row.from_day, "to_day": row.to_day, "facts": row.facts, "holder": row.holder}
        return Paper(**head(CERTIFICATE, row), again=again, service=_service(stated))


def certificate_draft(*, by: Actor, volunteer: str, first_day: date, last_day: date) -> Paper:
    """Return a certificate as it would be given now, without a number; nothing is written."""
    if not by.may("certificate.issue"):
        raise Refused("right", account=by.name, verb="certificate.issue")
    with in_source():
        stated = certificates.stating(volunteers.by_code(volunteer), first_day, last_day)
        return Paper(**head(CERTIFICATE, None), service=_service(stated))


def certificate_printed(*, by: Actor, volunteer: str, first_day: date, last_day: date) -> Paper:
    """Return a certificate with its number, journalled: given now, or the one that states the same."""
    row, again = certificates.printed(by=by, volunteer=volunteer, first_day=first_day, last_day=last_day)
    return certificate(row, again)


def certificate_seen(*, by: Actor, number: int, year: int) -> Paper:
    """Return a certificate that was given before, to be looked at; nothing is written."""
    if not by.may("certificate.issue"):
        raise Refused("right", account=by.name, verb="certificate.issue")
    return certificate(certificates.numbered(number, year), again=True)


def certificate_again(*, by: Actor, number: int, year: int) -> Paper:
    """Return a certificate that was given before, by its number, journalled."""
    row = certificates.numbered(number, year)
    return certificate(certificates.print_again(by=by, certificate_id=row.id), again=True)


def _service(stated: dict[str, Any]) -> Service:
    facts: Facts = certificates.facts_of(stated["facts"])
    name, birth_year = certificates.holder_of(stated["holder"])
    known = asdict(facts) | {
        "organisation": text.line(facts.organisation),
        "teams": tuple(map(text.line, facts.teams)),
        "trainings": tuple((date.fromisoformat(day), text.line(topic)) for day, topic in facts.trainings),
    }
    del known["volunteer_turns"]
    return Service(name=name, birth_year=birth_year, first=stated["from_day"], last=stated["to_day"], **known)
