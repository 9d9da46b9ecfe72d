"""One volunteer: the teams over time, trainings, what was done this month, certificates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from models import certificates, clock, volunteers
from models.errors import Refused
from models.language import _
from tui import volunteer_lines
from tui.keys import LIST, VOLUNTEER
from tui.screens.certificate import CertificateScreen
from tui.screens.volunteer_acts import VolunteerActs
from tui.widgets.rows import Rows


class VolunteerScreen(VolunteerActs):
    """All there is of a volunteer; the acts of the list work here too."""

    commands = (*VOLUNTEER, *LIST)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.title_text = code
        self.given: list[Any] = []
        self.above = 0
        """How many lines stand over the certificates."""

    def body(self) -> Iterable[Widget]:
        """Who it is, and the lines."""
        yield Static(id="who", markup=False)
        yield Rows("about")

    def code(self) -> str:
        """Whose page this is."""
        return self.title_text

    def told(self) -> list[volunteers.Listed]:
        """This volunteer alone."""
        return [volunteers.one(self.by, volunteers.by_code(self.code()))]

    def reload(self) -> None:
        """Read the volunteer again."""
        found, today = volunteers.by_code(self.code()), clock.today()
        row = volunteers.one(self.by, found)
        if not volunteers.seen_whole(self.by, found):
            self._show(volunteer_lines.heading(row), volunteer_lines.times(found.id))
            return
        month = certificates.figures(found, today.replace(day=1), today)
        self.given = certificates.of_volunteer(found.id)
        figures = volunteer_lines.figures(month)
        head = [*volunteer_lines.heading(row), _("Tháng này: {figures}", figures=figures)]
        lines = [
            *volunteer_lines.times(found.id),
            *(
                _("tập huấn {training}", training=volunteer_lines.training(training))
                for training in volunteers.trainings(found.id)
            ),
        ]
        self._show(head, lines)

    def _show(self, head: list[str], lines: list[str]) -> None:
        self.above = len(lines)
        self.tell("#who", "\n".join(f" {line}" for line in (*head, self.acts_text())))
        self.rows.show([*lines, *map(volunteer_lines.certificate, self.given)])

    async def do_show(self, key: str) -> None:
        """Open the certificate under the mark."""
        place = self.rows.cursor - self.above
        if not 0 <= place < len(self.given):
            raise Refused("certificate.none_marked")
        self.allowed("certificate.issue")
        row = self.given[place]
        await self.home.open(CertificateScreen(number=row.number, year=row.year))
