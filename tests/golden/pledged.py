"""Two teams, a pledge, trainings and places of every kind, for the pictures of green shirts."""

from __future__ import annotations

from datetime import date, datetime

from models import centre, clock, people, volunteers
from models.base import first

BEFORE = datetime(2026, 11, 16, 8, tzinfo=clock.LOCAL)
PLACES = (
    ("NVH3", "Nhà văn hóa thôn 3", "neighbourhood_house", "Thôn 3", 2),
    ("NR", "Tại nhà dân", "home", "", None),
    ("XE", "Xe đưa đón", "road", "", None),
    ("DT", "Đường dây hỗ trợ", "remote", "", 1),
)


def pledged() -> None:
    """Fill the open register, once."""
    if first(volunteers.Team, "code = 'D3'"):
        return
    head, admin = people.sign_in("pts/1", "supervisor"), people.sign_in("pts/1", "admin")
    with clock.at(BEFORE):
        volunteers.add_team(by=head, code="D3", name="Đội 3 – Thôn 3", task_group=3, neighbourhood="Thôn 3")
        volunteers.join(by=head, team="D3", volunteer="TNV01")
        given = {"birth_year": 2003, "phone": "0912345678", "organisation": "Đoàn xã"}
        volunteers.change_volunteer(by=head, code="TNV01", **given)  # type: ignore[arg-type]
        volunteers.pledge(by=head, volunteer="TNV01", day=date(2026, 11, 10))
        both = ("TNV01", "TNV02")
        volunteers.train(by=head, volunteer_codes=both, topic="Bảo mật thông tin", confidentiality=True)
        volunteers.train(by=head, volunteer_codes=both[:1], topic="VNeID và Cổng dịch vụ công")
        for code, name, kind, neighbourhood, needed in PLACES:
            centre.add_place(
                by=admin, code=code, name=name, kind=kind, neighbourhood=neighbourhood, needed=needed
            )
