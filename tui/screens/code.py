"""The code of a dossier that waited for one."""

from __future__ import annotations

from collections.abc import Iterable

from models import dossiers
from models.dossiers import Listed
from models.language import N_
from tui.screens.form import Form, Item


class CodeForm(Form):
    """One field: the code as it was issued, typed or scanned."""

    def __init__(self, row: Listed) -> None:
        self.row = row
        self.form = f"code {row.id}"
        super().__init__()
        self.title_text = f"{row.label} · {row.procedure} · {row.owner}"

    def fields(self) -> Iterable[Item]:
        """The code."""
        yield Item("code", N_("Mã hồ sơ"), plain=True)

    async def save(self) -> None:
        """Enter the code and go back to the list."""
        typed = self.widget("code").text
        row = dossiers.set_code(by=self.by, dossier_id=self.row.id, code=typed)
        await self.leave(f"{self.row.label} → {row.code}")
