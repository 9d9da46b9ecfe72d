"""One paper of a dossier as it would be printed; a key writes it to a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from models import dossiers, papers
from models.language import N_, _
from tui.keys import LIST, Command
from tui.papers import files, write
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import Aoxanh


async def choose(home: Aoxanh, dossier_id: int) -> None:
    """Ask which of the papers that a dossier has a reason for is to be looked at, and show it."""

    async def show(form: str) -> None:
        await home.open(PaperScreen(form, dossier_id))

    fit = papers.fitting(dossiers.steps(dossier_id))
    await home.ask(
        Choice(_("In giấy nào?"), [(form.code, f"{form.code} {form.title}") for form in fit]), show
    )


class PaperScreen(Listing):
    """The text of a form, personal numbers masked until it is printed."""

    commands = (
        Command("p", "print", N_("in ra tệp chữ, cho máy in kim"), N_("P in"), "slip.issue"),
        Command("h", "print_html", N_("in ra tệp HTML, cho giấy A4"), N_("H HTML"), "slip.issue"),
        Command("c", "other_wording", N_("tên giấy cũ hoặc mới")),
        *LIST,
    )

    def __init__(
        self,
        form: str,
        dossier_id: int | None = None,
        outcome_id: int | None = None,
        slip_id: int | None = None,
    ) -> None:
        super().__init__()
        self.form = form
        self.about = {"dossier_id": dossier_id, "outcome_id": outcome_id, "slip_id": slip_id}
        self.wording = "new"
        self.title_text = papers.FORMS[form].title

    def body(self) -> Iterable[Widget]:
        """The lines of the paper."""
        yield Rows("paper", empty=_("Chưa in được giấy này. Esc: quay lại."))

    def reload(self) -> None:
        """Fill the form anew from the register."""
        paper = papers.draft(by=self.by, form=self.form, **self.about)
        own = files.folder(self.home.register)
        self.rows.show(write(paper, "txt", self.wording, own).rstrip("\n").split("\n"))

    def do_print(self, key: str) -> None:
        """Write it out as text."""
        self._print("txt")

    def do_print_html(self, key: str) -> None:
        """Write it out as a page."""
        self._print("html")

    def do_other_wording(self, key: str) -> None:
        """Show the form with the name of the other circular."""
        self.wording = "old" if self.wording == "new" else "new"
        self.reload()

    def _print(self, kind: str) -> None:
        register = self.home.register
        paper = papers.printed(by=self.by, form=self.form, **self.about)
        written = write(paper, kind, self.wording, files.folder(register))
        path = files.save(files.prints(register) / files.suggested(paper, kind), written, force=True)
        self.reload()
        self.saved(_("Đã ghi tệp {path} (chưa in)", path=files.told(path)))
