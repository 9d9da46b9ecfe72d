"""Which papers there are: their titles, number series, and what of a dossier each one needs."""

from __future__ import annotations

from dataclasses import dataclass

from ..dossiers import Step
from ..errors import Refused
from ..language import N_, _

HAND_OVER = "BG"
"""The slip of a hand-over gets its number in the act that hands dossiers over."""


@dataclass(frozen=True)
class Form:
    """A form: its title in TT 03/2025/TT-VPCP, the one of TT 01/2018 where it differs, its series.

    It needs one of the `acts` among a dossier's steps, or one with which a limit `begins`, or an outcome
    of a `kind` without a dossier. With `each`, every such step is an occasion with a number of its own:
    where a limit begins anew, or was corrected, the citizen gets a new receipt.
    """

    code: str
    words: str
    series: str
    needs: str
    acts: tuple[str, ...] = ()
    begins: bool = False
    kind: str | None = None
    each: bool = False
    old_words: str = ""
    old_code: str = ""
    """Its number in TT 01/2018, "" for a form that is new."""

    def follows(self, step: Step) -> bool:
        """Tell whether a step of a dossier gives a reason for the form."""
        if self.begins:
            return bool(step.begins) or step.act == "dossier.correct"
        return step.act in self.acts

    @property
    def title(self) -> str:
        """What the form is called in the language spoken."""
        return _(self.words)


FORMS = {
    form.code: form
    for form in (
        Form(
            "01",
            N_("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
            "TTPVHCC (BPTNTKQ)",
            N_("hồ sơ đã được tiếp nhận"),
            begins=True,
            each=True,
            old_code="01",
        ),
        Form(
            "02",
            N_("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
            "PBS-TTPVHCC",
            N_("một yêu cầu bổ sung"),
            ("dossier.ask_supplement",),
            kind="SUPPLEMENT",
            each=True,
            old_code="02",
        ),
        Form(
            "03",
            N_("Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
            "PTC-TTPVHCC",
            N_("một lần từ chối tiếp nhận"),
            ("dossier.refuse",),
            kind="REFUSED",
            each=True,
            old_code="03",
        ),
        Form(
            "04",
            N_("Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết"),
            "PXL-TTPVHCC",
            N_("một lần xin lỗi, hẹn lại"),
            ("dossier.apologise",),
            each=True,
            old_words=N_("Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
            old_code="04",
        ),
        Form(
            "05",
            N_("Thông báo dừng giải quyết hồ sơ"),
            "TB-TTPVHCC",
            N_("một lần dừng giải quyết"),
            ("dossier.stop", "dossier.not_supplied"),
            each=True,
        ),
        Form(
            "06",
            N_("Phiếu kiểm soát quá trình giải quyết hồ sơ"),
            "PKS-TTPVHCC",
            N_("hồ sơ đã được tiếp nhận"),
            begins=True,
            old_code="05",
        ),
        Form(HAND_OVER, N_("Phiếu bàn giao hồ sơ"), "PBG-TTPVHCC", N_("một lần bàn giao hồ sơ")),
    )
}
"""DOMAIN 1.4. The series of 05 and BG were not seen in a source; templates may write others."""


CERTIFICATE = Form("TN", N_("Giấy xác nhận thời gian tình nguyện"), "GXN-TTPVHCC", N_("tình nguyện viên"))
"""A paper about no dossier: it has numbers of its own and is no form of a circular."""


def form_of(code: str) -> Form:
    """Return a form by its code; raises `Refused` with the known ones."""
    form = FORMS.get(code.upper())
    if form is None:
        raise Refused("choice", field="form", value=code[:20], known=", ".join(FORMS))
    return form
