"""The certificate of a volunteer's hours: for which days, as it would be given, and into a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget

from models import certificates, clock, papers, volunteers
from models.errors import Refused
from models.language import N_, _
from tui import words
from tui.keys import CERTIFICATE, LIST
from tui.papers import files, write
from tui.screens.form import Form, Item
from tui.screens.listing import Listing
from tui.widgets.rows import Rows


class Stretch(Form):
    """From which day to which; this month so far stands there."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__()
        self.title_text = _("Giấy xác nhận · {code}", code=code)

    def fields(self) -> Iterable[Item]:
        """Both days."""
        first, last = certificates.usual_days(volunteers.by_code(self.code).id)
        yield Item("first_day", N_("Từ ngày"), value=words.day(first), plain=True)
        yield Item("last_day", N_("Đến ngày"), value=words.day(last), plain=True)

    async def save(self) -> None:
        """Show the certificate as it would be."""
        first, last = self._day("first_day"), self._day("last_day")
        papers.certificate_draft(by=self.by, volunteer=self.code, first_day=first, last_day=last)
        with self.home.batch_update():
            await self.home.pop_screen()
            await self.home.open(CertificateScreen(code=self.code, first_day=first, last_day=last))

    def _day(self, name: str) -> date:
        typed = self.widget(name).text
        found = words.parse_day(typed, clock.today())
        if found is None:
            label = next(item.title for item in self.items if item.name == name)
            raise Refused("day", field=name, value=typed[:20], label=label)
        return found


class CertificateScreen(Listing):
    """A certificate, as it would be given or as one that was; a key writes it to a file."""

    heading = N_("Giấy xác nhận")
    commands = (*CERTIFICATE, *LIST)

    def __init__(
        self,
        code: str = "",
        first_day: date | None = None,
        last_day: date | None = None,
        number: int | None = None,
        year: int | None = None,
    ) -> None:
        super().__init__()
        self.about = {"volunteer": code, "first_day": first_day, "last_day": last_day}
        self.number, self.year = number, year

    def body(self) -> Iterable[Widget]:
        """The lines of the paper."""
        yield Rows("paper", empty=_("Chưa in được giấy này. Esc: quay lại."))

    def reload(self) -> None:
        """Fill it anew from the register."""
        self.rows.show(self._written(self._seen(), "txt").rstrip("\n").split("\n"))

    def _seen(self) -> papers.Paper:
        if self.number is not None and self.year is not None:
            return papers.certificate_seen(by=self.by, number=self.number, year=self.year)
        return papers.certificate_draft(by=self.by, **self.about)  # type: ignore[arg-type]

    def _written(self, paper: papers.Paper, kind: str) -> str:
        return write(paper, kind, own=files.folder(self.home.register))

    def do_print(self, key: str) -> None:
        """Write it out as text."""
        self._print("txt")

    def do_print_html(self, key: str) -> None:
        """Write it out as a page."""
        self._print("html")

    def _print(self, kind: str) -> None:
        if self.number is not None and self.year is not None:
            paper = papers.certificate_again(by=self.by, number=self.number, year=self.year)
        else:
            self._written(self._seen(), kind)
            paper = papers.certificate_printed(by=self.by, **self.about)  # type: ignore[arg-type]
        self.number, self.year = paper.number, paper.year
        register = self.home.register
        written = self._written(paper, kind)
        path = files.save(files.prints(register) / files.suggested(paper, kind), written, force=True)
        self.reload()
        self.saved(_("Đã ghi tệp {path} (chưa in)", path=files.told(path)))
