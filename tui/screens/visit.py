"""F2: a new visit, in twenty seconds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models import catalogue, clock, known, people, units, visits
from models.errors import Refused
from models.language import N_, Words, _, _n
from tui.screens.form import Form, Item, Suggestion, procedure_suggestions
from tui.widgets.rows import Rows

PRIORITIES = ("none", "elderly", "disabled", "pregnant", "merit")
NEEDS = Words(
    {
        "needs_phone_help": N_("chưa quen điện thoại"),
        "needs_interpreter": N_("cần phiên dịch"),
        "needs_mobility": N_("đi lại khó khăn"),
    }
)


class NewVisit(Form):
    """The form of a new visit; several procedures are separated by commas."""

    heading = N_("Lượt mới")
    form = "visit"

    def __init__(self) -> None:
        super().__init__()
        self.person_id: int | None = None
        self.commune_code: str | None = None

    def fields(self) -> Iterable[Item]:
        """The field list of UX: everything but the procedure may stay empty."""
        yield Item("procedure", N_("Thủ tục"), plain=True)
        yield Item("name", N_("Họ tên"))
        yield Item("birth_year", N_("Năm sinh"), plain=True)
        yield Item("phone", N_("Điện thoại"), plain=True)
        yield Item("address", N_("Địa chỉ"))
        yield Item("priority", N_("Ưu tiên"), tuple((key, visits.PRIORITIES[key]) for key in PRIORITIES))
        yield Item("needs", N_("Cần giúp"), tuple(NEEDS.items()), several=True)

    def suggest(self, name: str, typed: str) -> Sequence[Suggestion]:
        """Procedures by key, code or words; people of the same name; communes old and new."""
        if name == "procedure":
            return procedure_suggestions(_last_part(typed))
        if name == "name" and self.by.may("person.read"):
            return [
                Suggestion(
                    str(person.id), f"{person.name}  {person.birth_year or ''}  {person.address or ''}"
                )
                for person in known.namesakes(typed)
            ]
        if name == "address" and len(_last_part(typed)) >= 3:
            return [
                Suggestion(code, f"{former} → {new}, {province}" + ("" if main else f"  ({_('một phần')})"))
                for former, _district, new, province, main, code in units.find_former(_last_part(typed), 8)
            ]
        return ()

    def choose(self, name: str, suggestion: Suggestion) -> None:
        """Take a procedure's key, a known person, or the new unit of an old address."""
        if name == "procedure":
            before = self.widget(name).text.split(",")[:-1]
            self.widget(name).put(", ".join([*(part.strip() for part in before), suggestion.value]))
        elif name == "name":
            self._choose_person(int(suggestion.value))
        elif name == "address":
            self.commune_code = suggestion.value

    def aside(self, name: str) -> str:
        """What the typed key means, and who counts as elderly."""
        typed = self.widget(name).text
        if name == "procedure" and typed:
            return " + ".join(self._meant(part) for part in _parts(typed))
        if name == "birth_year" and _possible_year(typed):
            old = people.is_elderly(int(typed), clock.today())
            return (
                f"* {visits.PRIORITIES['elderly']}"
                if old
                else _n("{n} tuổi", clock.today().year - int(typed))
            )
        if name == "name":
            held = self.items[self.place].name == "name"
            known = sum(not suggestion.instead for suggestion in self.suggestions) if held else 0
            if self.person_id:
                return _("người đã có trong sổ")
            return _n("{n} người trùng tên: ↓ để chọn", known) if known else ""
        if name == "address" and self.commune_code:
            found = units.commune(self.commune_code)
            return f"→ {found[0]}, {found[1]}" if found else ""
        return ""

    def typed(self) -> None:
        """Another name is another person, another address another commune."""
        name = self.items[self.place].name
        if name == "name":
            self.person_id = None
        if name == "address":
            self.commune_code = None
        super().typed()

    async def do_next(self, key: str) -> None:
        """Enter on a procedure takes the best match, so that the number says what it is for."""
        if self.items[self.place].name == "procedure" and self.suggestions:
            part = _last_part(self.widget("procedure").text)
            exact = any(part.lower() == suggestion.value for suggestion in self.suggestions)
            if not exact and part and not self.query_one(Rows).marked:
                self.choose("procedure", self.suggestions[0])
        await super().do_next(key)

    async def save(self) -> None:
        """Give the number, and go back to where one came from."""
        values = self.values()
        needs = values["needs"].split()
        visit = visits.arrive(
            by=self.by,
            procedures=_parts(values["procedure"]),
            name=values["name"],
            birth_year=values["birth_year"],
            phone=values["phone"],
            address=values["address"],
            commune_code=self.commune_code,
            person_id=self.person_id,
            priority=values["priority"] or None,
            needs_phone_help="needs_phone_help" in needs,
            needs_interpreter="needs_interpreter" in needs,
            needs_mobility="needs_mobility" in needs,
        )
        await self.leave(f"{_('Số {ticket}', ticket=visit.ticket)} · {values['name'] or _('chưa ghi tên')}")

    def chosen(self) -> dict[str, str]:
        """The known person and the commune, where one was chosen."""
        named = {"person_id": str(self.person_id or ""), "commune_code": self.commune_code or ""}
        return {name: value for name, value in named.items() if value}

    def choose_again(self, kept: dict[str, str]) -> None:
        """The same person, unless it is none any more, and the same commune."""
        person = people.by_id(int(kept.get("person_id", "0")))
        self.person_id = person.id if person is not None and person.erased_at is None else None
        self.commune_code = kept.get("commune_code")

    def blanked(self) -> None:
        """Forget the chosen person and commune."""
        self.person_id = self.commune_code = None

    def _choose_person(self, person_id: int) -> None:
        for person in known.namesakes(self.widget("name").text):
            if person.id == person_id:
                self.person_id = person_id
                self.widget("name").put(person.name)
                self.widget("birth_year").put(str(person.birth_year or ""))
                self.widget("phone").put("")
                self.widget("address").put(person.address or "")

    def _meant(self, part: str) -> str:
        try:
            return catalogue.procedure(part, clock.today()).short
        except Refused:
            return "?"


def _possible_year(typed: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", typed)) and people.OLDEST_YEAR <= int(typed) <= clock.today().year


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]


def _last_part(typed: str) -> str:
    return typed.split(",")[-1].strip()
