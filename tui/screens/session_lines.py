"""What F5 says: who helps where, the three steps, who waits, what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models import catalogue, centre, clock, roster, sessions, visits, volunteers
from models.journal import Actor
from models.language import N_, _, _n, name_of
from tui import words

GROUP_KEYS = {"c": "elderly", "t": "minority", "k": "disabled", "m": "pregnant"}
STEPS = (
    N_("Gõ số thứ tự rồi Enter, hoặc ↓ chọn người chờ; + lặp lại phiên vừa rồi"),
    N_("Số: việc (9 sang trang; + thêm lần) · chữ: ai · H cùng giúp · Enter → kết quả"),
    N_("Kết quả: {results}"),
)
KINDS_IN_A_COLUMN = 4
SHORTEST = 8
"""The fewest cells of a team's name that still say something."""


def who(code: str, team: str, by: Actor, opened: sessions.HelpSession | None, width: int) -> str:
    """Return who helps, in which team, at which place, on duty until when: on one line."""
    standing = roster.standing(by)
    shift = (standing.shift or standing.later) if standing else None
    place_id = opened.place_id if opened else shift.place_id if shift else by.place_id
    place = next((p.name for p in centre.listed_places() if p.id == place_id), "")
    duty = _duty(standing)
    rest = len(f" {code} · {_('Điểm: {place}', place='')} · {duty}")
    where = _("Điểm: {place}", place=words.cut(place, max(SHORTEST, width - rest)))
    room = width - len(f" {code} · {where} · {duty} · ")
    parts = (code, words.cut(team, room) if room > SHORTEST else "", where, duty)
    return words.cut(" " + " · ".join(filter(None, parts)), width)


def _duty(standing: roster.Standing | None) -> str:
    shift = (standing.shift or standing.later) if standing else None
    if standing is None or shift is None:
        return _("không có ca")
    if standing.act == "out":
        since = words.time(shift.checked_in_at)
        return _("trực {starts}–{ends}, vào {since}", starts=shift.starts, ends=shift.ends, since=since)
    return _("ca {starts}–{ends}, chưa vào", starts=shift.starts, ends=shift.ends)


def due(by: Actor) -> str:
    """Return what a volunteer whose shift is on and who has not checked in is asked to do."""
    standing = roster.standing(by)
    if standing is None or standing.act == "out" or standing.shift is None:
        return ""
    shift = standing.shift
    return _("Ca {starts}–{ends} của bạn: bấm / để vào ca.", starts=shift.starts, ends=shift.ends)


def beside_ticket(opened: sessions.HelpSession | None, ticket: str, people: int, page: int) -> str:
    """Return what stands behind the ticket: since when, how many people, which page of kinds."""
    if opened is None:
        return f" {_('Enter: không gắn số')}"
    helpers = sessions.helpers_of(opened.id)
    others = f" +{len(helpers) - 1}" if len(helpers) > 1 else ""
    since = _("bắt đầu {time}", time=words.time(opened.started_at))
    counted = f"{_n('{n} người', people)} (↑↓)"
    return f" {ticket or '–'} {since}{others} · {counted} · {_('9: trang {page}/2', page=page)}"


def kinds(known: Sequence[catalogue.HelpKind], page: int, ticks: Mapping[str, int], width: int) -> str:
    """Return a page of help kinds in two columns, each with its digit and how often it is ticked."""
    room = max(8, min(29, (width - 18) // 2))
    shown = {kind.key: kind for kind in known if kind.page == page}
    lines = []
    for left in range(1, KINDS_IN_A_COLUMN + 1):
        halves = []
        for key in (left, left + KINDS_IN_A_COLUMN):
            kind = shown.get(key)
            tick = f"[{_counted(ticks.get(kind.code, 0))}]" if kind else ""
            halves.append(f" {key} {words.fit(name_of(kind), room)} {tick} " if kind else "")
        lines.append("".join(halves))
    return "\n".join(lines)


def steps(step: int, groups: Mapping[str, int], reminder: str) -> str:
    """Return who is helped, what is asked now, and what to mind when one holds somebody's phone."""
    marks = "  ".join(
        f"[{_counted(groups.get(group, 0))}] {key.upper()} {sessions.GROUPS[group]}"
        for key, group in GROUP_KEYS.items()
    )
    results = "  ".join(f"{key} {words_}" for key, words_ in zip("1234", sessions.RESULTS.values()))
    return f" {marks}\n▶{_(STEPS[step], results=results)}\n{reminder}"


def on_phone(known: Sequence[catalogue.HelpKind], ticks: Mapping[str, int], consent: bool) -> str:
    """Return the reminder for help on somebody's own phone, empty where no such kind is ticked."""
    if not any(kind.on_phone for kind in known if kind.code in ticks):
        return ""
    agreed = _("S người dân đồng ý cho thao tác trên máy")
    return f" [{'x' if consent else ' '}] {agreed} · {_('không giữ mật khẩu, OTP')}"


def day_so_far(turns: sessions.Turns) -> str:
    """Return a volunteer's figures of today."""
    counted = (_n("{n} lượt", turns.turns), _n("{n} người", turns.people), words.minutes(turns.minutes))
    return f" {_('Hôm nay:')} {' · '.join(counted)}"


def left_open(opened: sessions.HelpSession, ends: str) -> str:
    """Return the question about a session that was still open when its shift was over."""
    start = words.time(opened.started_at)
    if opened.day == clock.today():
        return _(
            "Ca trực hết lúc {ends}, phiên từ {start} còn mở: ghi việc, kết quả, giờ kết thúc.",
            ends=ends,
            start=start,
        )
    return _(
        "Phiên từ {start} ngày {day} còn mở: ghi việc đã giúp, kết quả và giờ kết thúc; X: mở nhầm.",
        start=start,
        day=words.day(opened.day),
    )


def ended_already() -> str:
    """Return that a session of which one has more to record is ended, by whomever."""
    return _("Phiên này đã kết thúc: ghi tiếp việc và kết quả để bổ sung phần còn thiếu; X: bỏ.")


def added(it: sessions.Added, volunteer: volunteers.Volunteer | None) -> str:
    """Return what was added to a session that somebody else had ended."""
    who = _others(it.session.id, volunteer)
    return _n("Ghi cùng {who}: bổ sung {n} việc", it.kinds, who=who)


def _others(session_id: int, volunteer: volunteers.Volunteer | None) -> str:
    own = volunteer.code if volunteer else ""
    return ", ".join(code for code in sessions.helpers_of(session_id) if code != own) or own


def needs_nobody(row: visits.Waiting) -> bool:
    """Tell who can be left to the queue: False, and so first, for who needs help and has none."""
    return not row.needs or bool(row.helper or row.helped_at)


def waiting_head(rows: Sequence[visits.Waiting]) -> str:
    """Return how many wait, and how many of them need help and have none."""
    need = sum(not needs_nobody(row) for row in rows)
    parts = (
        _("Đang chờ {count}", count=len(rows)),
        _n("cần giúp {n}", need),
        _("Tab: đã giúp hôm nay"),
    )
    return f" {' · '.join(parts)}"


def waiting_row(row: visits.Waiting) -> str:
    """Return somebody who waits, as a volunteer may see it."""
    needs = ", ".join(row.needs)
    if row.helper:
        needs = _("{helper} đang giúp", helper=row.helper)
    elif row.helped_at:
        needs = _("đã giúp {time}", time=words.time(row.helped_at))
    known = f"{words.fit(row.name, 9)} {row.birth_year or '    '}"
    return f"{row.ticket} {words.time(row.arrived_at)} {known} {words.fit(row.procedure, 21)} {needs}"


def helped_row(row: sessions.Helped) -> str:
    """Return a session of today."""
    people = f" ×{row.people}" if row.people > 1 else ""
    start = f"{words.time(row.started_at)} {row.ticket or '····':<5}"
    return f"{start} {words.fit(row.kinds, 48)} {row.result}{people}"


def _counted(count: int) -> str:
    return "x" if count == 1 else str(count or " ")
