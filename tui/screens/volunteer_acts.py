"""What one does about a volunteer, from the list or from the volunteer's own page."""

from __future__ import annotations

from models import volunteers
from models.errors import Refused
from models.language import N_, _, _n
from tui.screens.certificate import Stretch
from tui.screens.choice import Choice
from tui.screens.listing import Listing
from tui.screens.volunteer_forms import EditVolunteer, JoinTeam, Pledge, TrainingForm

ACTS = (
    ("m", N_("vào đội"), "team.join"),
    ("p", N_("rời đội"), "team.part"),
    ("c", N_("cam kết"), "volunteer.pledge"),
    ("t", N_("tập huấn"), "training.record"),
    ("h", N_("giấy"), "certificate.issue"),
    ("g", N_("gọi"), "volunteer.show_phone"),
    ("s", N_("sửa"), "volunteer.change"),
)
"""The letters told over the list, with the right each needs: the key bar has no room for them."""


class VolunteerActs(Listing):
    """The acts by letter on the volunteer whose code `code` returns."""

    letters: tuple[tuple[str, str, str], ...] = ACTS

    def acts_text(self) -> str:
        """Return the letters that do something here, for those who may."""
        told = [f"{key.upper()} {_(label)}" for key, label, right in self.letters if self.by.may(right)]
        return "  ".join(told)

    def code(self) -> str:
        """Return whose turn it is; raises `Refused` when nobody is marked."""
        raise Refused("volunteer.none_marked")

    def told(self) -> list[volunteers.Listed]:
        """Return the volunteers whom a training may be recorded for."""
        return []

    def allowed(self, right: str) -> None:
        """Raise `Refused` for an account without a right, before a form is opened in vain."""
        if not self.by.may(right):
            raise Refused("right", account=self.by.name, verb=right)

    async def do_join(self, key: str) -> None:
        """Ask into which team, from which day."""
        self.allowed("team.join")
        await self.home.open(JoinTeam(self.code()))

    async def do_part(self, key: str) -> None:
        """Ask which team is left; today is the last day in it."""
        self.allowed("team.part")
        code = self.code()
        joined = volunteers.joined_now(volunteers.by_code(code).id)
        if not joined:
            raise Refused("team.none", code=code)

        async def leave(team: str) -> None:
            volunteers.part(by=self.by, team=team, volunteer=code)
            self.saved(_("{code} rời đội {team} sau hôm nay", code=code, team=team))
            self.reload()

        teams = [(team.code, f"{team.code} {team.name}") for team in joined[:9]]
        await self.home.ask(Choice(_("{code} rời đội nào?", code=code), teams), leave)

    async def do_train(self, key: str) -> None:
        """Ask for a training, of this volunteer and whoever else was there."""
        self.allowed("training.record")
        await self.home.open(TrainingForm(self.code(), self.told()))

    async def do_pledge(self, key: str) -> None:
        """Ask when the pledge was signed."""
        self.allowed("volunteer.pledge")
        await self.home.open(Pledge(self.code()))

    async def do_certificate(self, key: str) -> None:
        """Ask for which days a certificate is."""
        self.allowed("certificate.issue")
        await self.home.open(Stretch(self.code()))

    def do_phone(self, key: str) -> None:
        """Show the whole number until the next key."""
        code = self.code()
        self.say(f"{code}: {volunteers.show_phone(by=self.by, volunteer=code)}")

    async def do_edit(self, key: str) -> None:
        """Open the form of what is known of the volunteer."""
        self.allowed("volunteer.change")
        row = volunteers.one(self.by, volunteers.by_code(self.code()))
        await self.home.open(EditVolunteer(row))


def lacking_text() -> str:
    """Return how many have not signed the pledge, in words; "" when all have."""
    lacking = volunteers.lacking_pledge()
    return _n("{n} người CHƯA CAM KẾT", lacking) if lacking else ""
