"""F6: what was promised - the lists that make the office keep its word."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from models import centre, clock, dossiers
from models.dossiers import Listed, Scope
from models.errors import Refused
from models.language import N_, _, _n
from tui import words
from tui.keys import LIST, PROMISES
from tui.screens import promise_rows
from tui.screens.call import Call
from tui.screens.choice import Choice
from tui.screens.desk import PRESSING
from tui.screens.dossier import DossierForm, DossierScreen
from tui.screens.dossier_acts import DEEDS
from tui.screens.hand_over import HandOver
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

HANDING = "not_handed_over"
FEWEST, SPARED = 11, 13
"""Rows in sight at 80x24: another list draws all of them anew, and a slow line must bear it."""

CODING = next(deed for deed in DEEDS if deed.verb == "set_code")

SCOPES = "1234567890bcghklmnpqrstvxz"
"""The keys of scopes: there are more sectors than digits."""


class Promises(Listing):
    """Ten lists by digit; letters act on the dossier under the mark, or on those ticked."""

    heading = N_("Hẹn trả")
    commands = (*PROMISES, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self.of = ""
        self.counted: dict[str, int] = {}
        self.found: list[Listed] = []
        self.ticked: set[int] = set()
        self.desk: centre.Desk | None = None

    def body(self) -> Iterable[Widget]:
        """The counts and the list."""
        yield Static(id="counts", markup=False)
        yield Rows("dossiers", empty=_("Không có hồ sơ nào. Bấm số: danh sách khác. S: phạm vi khác."))

    def ready(self) -> None:
        """Begin with the sectors of the desk, at the first list that needs a person."""
        self.desk = next((desk for desk in centre.desks() if desk.id == self.by.desk_id), None)
        if self.home.scope is None:
            self.home.scope = Scope(series=self.desk.series) if self.desk else dossiers.EVERYTHING
        self.counted = dossiers.counts(scope=self.scope)
        self.of = next((name for name in PRESSING if self.counted[name]), PRESSING[0])
        self._read(dossiers.MOST)
        self._show(0)

    @property
    def scope(self) -> Scope:
        """Which dossiers one looks at, until the program ends."""
        return self.home.scope or dossiers.EVERYTHING

    @property
    def handing(self) -> bool:
        """Whether this is the list of those to be handed over, in which one ticks."""
        return self.of == HANDING

    def reload(self) -> None:
        """Read counts and list again, two queries; the mark stays on its dossier."""
        if not self.of:
            return
        marked = self._marked()
        self.counted = dossiers.counts(scope=self.scope)
        self._read(max(dossiers.MOST, len(self.found)))
        ids = [row.id for row in self.found]
        self.ticked &= set(ids)
        self._show(ids.index(marked.id) if marked and marked.id in ids else self.rows.cursor)

    def _read(self, most: int) -> None:
        self.found = dossiers.listed(self.of, self.by, scope=self.scope, most=most)

    def _show(self, cursor: int) -> None:
        width, rows = self.app.size.width, self.rows
        rows.styles.height = max(FEWEST, self.app.size.height - SPARED)
        self.tell("#counts", promise_rows.counts_text(self.counted, self.of, width))
        rows.head = f" {self._head()}"
        ticked = self.ticked if self.handing else None
        rows.show(promise_rows.lines(self.found, self.of, width, clock.today(), ticked), cursor)
        rows.refresh()

    def _head(self) -> str:
        many = self.counted[self.of]
        chosen = _("đã chọn {n}", n=len(self.ticked)) if self.ticked else self._scope_name(self.scope)
        parts = [dossiers.LISTS[self.of].name, _n("{n} hồ sơ", many), chosen]
        if many > len(self.found):
            parts.append(_("đã đọc {n}", n=words.number(len(self.found))))
        if self.handing:
            parts.append(_("Cách chọn · C cả · B bàn giao"))
        elif any(row.reminded for row in self.found):
            parts.append(_("{mark} đã gọi gặp", mark=promise_rows.REACHED))
        return " · ".join(parts)

    def _scope_name(self, scope: Scope) -> str:
        desk = self.desk.name if self.desk else ""
        if scope.sector:
            return scope.sector
        if scope.series:
            return _("lĩnh vực của {desk}", desk=desk)
        return _("hồ sơ nhận ở {desk}", desk=desk) if scope.desk_id else _("mọi lĩnh vực")

    def _marked(self) -> Listed | None:
        cursor = self.rows.cursor
        return self.found[cursor] if cursor < len(self.found) else None

    def _the_marked(self) -> Listed:
        marked = self._marked()
        if marked is None:
            raise Refused("dossier.none_marked")
        return marked

    def _move(self, by: int) -> None:
        """Move the mark; past what was read, read on."""
        unread = self.counted[self.of] > len(self.found)
        if unread and self.rows.cursor + by >= len(self.found):
            known = {row.id for row in self.found}
            more = dossiers.listed(
                self.of, self.by, scope=self.scope, most=dossiers.MOST, skip=len(self.found)
            )
            self.found += [row for row in more if row.id not in known]
            self._show(self.rows.cursor)
        super()._move(by)

    async def take(self, key: str, character: str | None) -> None:
        """A digit opens a list."""
        if character and character in promise_rows.DIGITS:
            self._choose(list(dossiers.LISTS)[promise_rows.DIGITS.index(character)])
            return
        await super().take(key, character)

    def _choose(self, name: str) -> None:
        self.of, self.ticked = name, set()
        self.counted = dossiers.counts(scope=self.scope)
        self._read(dossiers.MOST)
        self._show(0)

    async def do_show(self, key: str) -> None:
        """Open the dossier under the mark."""
        await self.home.open(DossierScreen(self._the_marked().id))

    async def do_scope(self, key: str) -> None:
        """Choose which dossiers one looks at; each sector says how many it has."""
        scopes = [dossiers.EVERYTHING]
        if self.desk:
            scopes += [Scope(series=self.desk.series), Scope(desk_id=self.desk.id)]
        answers = [(str(place), self._scope_name(scope)) for place, scope in enumerate(scopes)]
        for sector, many in dossiers.sectors().items():
            answers.append((str(len(scopes)), f"{sector} ({words.number(many)})"))
            scopes.append(Scope(sector=sector))

        async def chosen(place: str) -> None:
            self.home.scope = scopes[int(place)]
            self._choose(self.of)

        await self.home.ask(Choice(_("Xem hồ sơ nào?"), answers, SCOPES), chosen)

    async def do_call(self, key: str) -> None:
        """Show the owner's whole number, and record what comes of the call."""
        row = self._the_marked()
        name, phone = dossiers.show_phone(by=self.by, dossier_id=row.id)

        async def done(result: str) -> None:
            dossiers.remind(by=self.by, dossier_id=row.id, result=result)
            self.saved(f"{row.label}: {dossiers.REMINDED[result]}")
            self.reload()

        await self.home.ask(Call(row, name, phone), done)

    async def do_code(self, key: str) -> None:
        """Type the awaited code of the dossier under the mark."""
        row = dossiers.by_id(self._the_marked().id)
        if not CODING.fits(row, self.by):
            raise Refused("dossier.code_kept", code=row.label)
        await self.home.open(DossierForm(row, CODING))

    def do_tick(self, key: str) -> None:
        """Tick the dossier under the mark, or take the tick back."""
        if self.handing:
            self.ticked ^= {self._the_marked().id}
            self._show(self.rows.cursor)

    def do_tick_all(self, key: str) -> None:
        """Tick all that were read, or none when all are."""
        if self.handing:
            everything = {row.id for row in self.found}
            self.ticked = set() if self.ticked == everything else everything
            self._show(self.rows.cursor)

    async def do_hand_over(self, key: str) -> None:
        """Hand what is ticked over, or the dossier under the mark when nothing is."""
        chosen = [row for row in self.found if row.id in self.ticked] or [self._the_marked()]
        await self.home.open(HandOver(chosen))
