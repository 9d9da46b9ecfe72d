"""One thing that was found, whole: a visit, a dossier with its steps, a procedure with its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import wrap

from textual.widget import Widget

from models import catalogue, clock, dossiers, outcomes, people, sessions, text, visits
from models.journal import Actor
from models.language import N_, _, _n
from models.search import Hit
from tui import words
from tui.keys import LIST, Command
from tui.screens.base import Base
from tui.screens.dossier import DossierScreen
from tui.screens.dossier_lines import dossier_lines
from tui.screens.listing import Listing
from tui.widgets.rows import Rows

NEEDED = {"person": "person.read", "dossier": "dossier.read"}
"""The rights without which a card does not name what it could lead to."""


class Card(Listing):
    """Lines about one hit; personal numbers stay masked."""

    commands = (Command("enter", "show", N_("mở hồ sơ, lượt ở dòng đang chọn"), N_("Enter mở")), *LIST)

    def __init__(self, hit: Hit) -> None:
        super().__init__()
        self.hit = hit
        self.title_text = hit.title
        self.targets: list[Hit | None] = []

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Rows("lines")

    def reload(self) -> None:
        """Read the thing again."""
        width = max(40, self.app.size.width - 3)
        rows = self.rows
        written = [_with_target(line) for line in LINES[self.hit.kind](self.hit)]
        written = [(line, target) for line, target in written if self._may_see(target)]
        parts = [(part, target) for line, target in written for part in wrap(line, width) or [""]]
        self.targets = [target for _part, target in parts]
        rows.show([part for part, _target in parts])

    def _may_see(self, target: Hit | None) -> bool:
        needed = NEEDED.get(target.kind) if target else None
        return needed is None or self.by.may(needed)

    async def do_show(self, key: str) -> None:
        """Open what the marked line is about."""
        cursor = self.rows.cursor
        target = self.targets[cursor] if cursor < len(self.targets) else None
        if target is not None:
            await self.home.open(screen_of(target, self.by))


def screen_of(hit: Hit, by: Actor) -> Base:
    """Return the screen of a hit: a dossier can be acted on, everything else only looked at."""
    if hit.kind == "dossier" and by.may("dossier.read"):
        return DossierScreen(int(hit.key))
    return Card(hit)


Line = str | tuple[str, Hit]
"""A line of a card, perhaps with what it leads to."""


def _with_target(line: Line) -> tuple[str, Hit | None]:
    return (line, None) if isinstance(line, str) else line


def _visit(hit: Hit) -> list[Line]:
    visit = visits.by_id(int(hit.key))
    moments = (
        (_("đến {time}"), visit.arrived_at),
        (_("gọi {time}"), visit.called_at),
        (_("tiếp {time}"), visit.started_at),
        (_("xong {time}"), visit.finished_at),
    )
    state, priority = visits.STATES[visit.state], visits.PRIORITIES[visit.priority]
    times = {name: getattr(visit, name) for name in ("waited", "served", "held")}
    if visit.day == clock.today():
        times |= visits.spent(visit, clock.now())
    lines: list[Line] = [
        _("Lượt {ticket} ngày {day}: {state}", ticket=visit.ticket, day=words.day(visit.day), state=state),
        " · ".join(word.format(time=words.time(at)) for word, at in moments if at),
        _(
            "Chờ {waited} · tiếp {served} · tạm dừng {held}",
            **{name: words.minutes(seconds // 60) for name, seconds in times.items()},
        ),
        _("Ưu tiên: {priority} · kênh: {way}", priority=priority, way=visits.CHANNELS[visit.channel]),
        "",
    ]
    person = people.by_id(visit.person_id)
    known = (text.given_name(person.name), str(person.birth_year or "")) if person else ()
    lines.insert(1, " · ".join(filter(None, (*known, *visits.needs_of(visit)))))
    for row in visits.asked_of(visit.id):
        kind = outcomes.KINDS[row.outcome].name if row.outcome else _("chưa kết quả")
        lines.append(f"{row.position} {row.short}: {kind}")
    return [*lines, *_help_of(visit), *_led_to(visit)]


def _help_of(visit: visits.Visit) -> list[Line]:
    """Return who helped with what, the newest first, and since when somebody helps now."""
    return [
        f"{words.time(it.started_at)} {it.ticket}: {' – '.join(filter(None, (it.kinds, it.result)))}"
        for it in sessions.of_visit(visit.id)
    ]


def _led_to(visit: visits.Visit) -> list[Line]:
    """Return whose a visit was and the dossiers it led to, to be opened."""
    person = people.by_id(visit.person_id)
    lines: list[Line] = []
    if person and person.name:
        lines.append((f"→ {person.name}", Hit("person", str(person.id), person.name, "")))
    for outcome in outcomes.of_visit(visit.id):
        if outcome.dossier_id:
            row = dossiers.by_id(outcome.dossier_id)
            said = _("Hồ sơ {code}: {state}", code=row.label, state=row.state_words)
            lines.append((f"→ {said}", Hit("dossier", str(row.id), row.label, "")))
    return lines


def _person(hit: Hit) -> list[Line]:
    person = people.by_id(int(hit.key))
    if person is None:
        return []
    phone, identity = text.mask_phone(person.phone) or "–", text.mask_identity(person.identity_number) or "–"
    lines: list[Line] = [
        f"{person.name or _('(đã xóa tên)')} · {person.birth_year or '?'}",
        _("Điện thoại {phone} · số định danh {identity}", phone=phone, identity=identity),
        person.address or "",
        "",
        _("Các lượt:"),
    ]
    for visit in visits.of_person(person.id):
        line = f" {words.day(visit.day)} {visit.ticket}  {visits.STATES[visit.state]}"
        lines.append((line, Hit("visit", str(visit.id), visit.ticket, "")))
    lines.append(_("Các hồ sơ:"))
    for row in dossiers.of_person(person.id):
        due = _("hẹn {day}", day=words.day(row.due_day) or "–")
        lines.append((f" {row.label}  {row.state_words}  {due}", Hit("dossier", str(row.id), row.label, "")))
    return lines


def _procedure(hit: Hit) -> list[Line]:
    choice = catalogue.procedure(hit.key, clock.today())
    fee, online, authority = catalogue.about(choice.code, choice.valid_from)
    unknown, hot_key = _("chưa rõ"), choice.hot_key or "–"
    lines: list[Line] = [
        choice.name,
        _(
            "Mã {code} · phím tắt {key} · lĩnh vực {sector}",
            code=choice.code,
            key=hot_key,
            sector=choice.sector,
        ),
        _(
            "Cơ quan: {authority} · phí: {fee} · trực tuyến: {online}",
            authority=authority,
            fee=fee or unknown,
            online=online or unknown,
        ),
        "",
        _("Trường hợp và thời hạn:"),
    ]
    for case in catalogue.cases(choice.code, choice.valid_from):
        doubt = "" if case.limit_conf == "sourced" else f" ({_('độ tin: {mark}', mark=case.limit_conf)})"
        lines.append(
            f" {case.position} {case.name}: {case.limit}{doubt}" + (f" – {case.note}" if case.note else "")
        )
    return [*lines, "", _("Thành phần hồ sơ:"), *_papers(choice)]


def _papers(choice: catalogue.Choice) -> list[str]:
    lines = []
    for paper in catalogue.papers(choice.code, choice.valid_from):
        if paper.kind == "show":
            kind = _("xuất trình")
        else:
            kind = f"{_n('{n} bản chính', paper.originals)}, {_n('{n} bản sao', paper.copies)}"
        case = f" ({_('tùy trường hợp')})" if paper.conditional else ""
        lines.append(f" {paper.position} {paper.paper}{case} – {kind}")
    return lines or [f" {_('chưa có trong danh mục')}"]


def _place(hit: Hit) -> list[Line]:
    return [hit.title, hit.detail, _("Mã {code}", code=hit.key) if hit.key else ""]


LINES: dict[str, Callable[[Hit], list[Line]]] = {
    "visit": _visit,
    "dossier": lambda hit: list(dossier_lines(dossiers.by_id(int(hit.key)))),
    "person": _person,
    "procedure": _procedure,
    "commune": _place,
    "former_commune": _place,
}
