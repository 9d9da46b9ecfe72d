"""How volunteers, their teams, trainings and certificates read, a line each: for screens and commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models import volunteers
from models.certificates import Facts
from models.language import _, _n
from models.volunteers import Listed
from tui import words

NO_PLEDGE = "!"
"""Marks who has not signed the pledge, beside the words for it."""


def pledged(row: Any) -> str:
    """Return since when somebody is pledged, or loudly that they are not."""
    return _("cam kết {day}", day=words.day(row.pledged_day)) if row.pledged_day else _("CHƯA CAM KẾT")


def duty(row: Listed) -> str:
    """Return the last day of duty of a volunteer, or that there was none."""
    return _("trực {day}", day=f"{row.last_duty:%d/%m}") if row.last_duty else _("chưa trực")


def listed(row: Listed) -> str:
    """Return the line of a volunteer in a list: code, name, teams, pledge, last duty."""
    mark = " " if row.pledged_day else NO_PLEDGE
    teams = ", ".join(row.teams) or _("chưa vào đội")
    state = duty(row) if row.active else _("đã nghỉ")
    return f"{row.code:<8} {mark} {words.fit(row.name, 24)} {words.fit(teams, 14)} {pledged(row):<18} {state}"


def heading(row: Listed) -> list[str]:
    """Return what there is to say of one volunteer, as the reader may see it."""
    about = (
        row.code,
        row.name,
        str(row.birth_year or ""),
        row.phone,
        row.organisation,
        _("tài khoản {name}", name=row.account) if row.account else "",
        "" if row.active else _("ĐÃ NGHỈ"),
    )
    return [" · ".join(filter(None, about)), f"{pledged(row)} · {duty(row)}"]


def times(volunteer_id: int) -> list[str]:
    """Return the times of a volunteer in teams."""
    return [
        f"{time.code} {time.name} · {volunteers.stretch(time)}" for time in volunteers.times(volunteer_id)
    ]


def training(row: Any) -> str:
    """Return a training: its day, topic, and whether it covered confidentiality."""
    about = _("bảo mật thông tin") if row.confidentiality else ""
    return " · ".join(filter(None, (words.day(row.day), row.topic, about)))


def certificate(row: Any) -> str:
    """Return a certificate: its number and the days it states."""
    return _(
        "Giấy số {number}/{year} · {first} – {last}",
        number=row.number,
        year=row.year,
        first=words.day(row.from_day),
        last=words.day(row.to_day),
    )


def figures(facts: Facts) -> str:
    """Return what somebody did in some days, in one line; what there was none of is left out."""
    counts: Sequence[tuple[int, str]] = (
        (facts.shifts, _n("{n} ca", facts.shifts)),
        (facts.duty_minutes, _("trực {time}", time=words.minutes(facts.duty_minutes))),
        (facts.turns, _n("{n} lượt", facts.turns)),
        (facts.people, _n("{n} người", facts.people)),
        (facts.home_visits, _("đến nhà {n}", n=facts.home_visits)),
        (facts.transports, _("đưa đón {n}", n=facts.transports)),
        (facts.outreaches, _("tuyên truyền {n}", n=facts.outreaches)),
        (facts.lessons, _n("{n} buổi học", facts.lessons)),
    )
    return " · ".join(said for count, said in counts if count) or _("chưa có ca trực, lượt hỗ trợ nào")
