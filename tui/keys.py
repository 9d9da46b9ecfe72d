"""Every key and what it does: the one list that key bar, help, menu and README are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.journal import Actor
from models.language import N_, _


@dataclass(frozen=True)
class Command:
    """A key of a place: what it is called, what it says in the key bar and in the help.

    `act` is the name of the screen's method that does it; `label` is empty when the key bar
    has no room for it or the account lacks the `right`.
    """

    key: str
    act: str
    help: str
    label: str = ""
    right: str = ""


@dataclass(frozen=True)
class Place:
    """Somewhere an F-key leads, with the right one needs to go there."""

    key: str
    name: str
    title: str
    label: str
    right: str

    @property
    def other_key(self) -> str:
        """The second way there, for terminals that swallow F-keys."""
        return f"alt+{self.key[1:][-1]}"


PLACES = (
    Place("f2", "visit", N_("Lượt mới"), N_("F2 Lượt"), "visit.arrive"),
    Place("f3", "find", N_("Tìm"), N_("F3 Tìm"), ""),
    Place("f4", "desk", N_("Quầy"), N_("F4 Quầy"), "person.read"),
    Place("f5", "sessions", N_("Hỗ trợ"), N_("F5 Hỗ trợ"), "session.again"),
    Place("f6", "promises", N_("Hẹn trả"), N_("F6 Hẹn"), "dossier.read"),
    Place("f7", "figures", N_("Báo cáo"), N_("F7 Báo"), "figures.own"),
    Place("f8", "roster", N_("Lịch trực"), N_("F8 Trực"), "roster.read"),
    Place("f9", "menu", N_("Menu"), N_("F9 Menu"), ""),
)

TYPING = (
    Command("ctrl+t", "method", N_("bộ gõ: tắt, Telex, VNI (góc dưới bên phải cho biết)")),
    Command("ctrl+r", "raw", N_("trả từ vừa gõ về đúng các phím đã bấm")),
)

HELP_IN_FIELDS = N_("F1 Giúp")
"""What stands for help where a question mark is typed into a field."""

EVERYWHERE = (
    Command("f1", "help", N_("trợ giúp của màn hình này (ngoài ô nhập: ?)"), N_("? Giúp")),
    Command("ctrl+p", "menu", N_("menu, khi bàn phím không có F9")),
    *TYPING,
    Command("ctrl+l", "redraw", N_("vẽ lại màn hình")),
    Command("escape", "back", N_("lùi một bước, không mất chữ đã gõ")),
    Command("f10", "close", N_("đóng màn hình; ở màn hình đầu: thoát")),
)

FORM: tuple[Command, ...] = (
    Command("enter", "next", N_("sang ô sau; ở ô cuối: lưu"), N_("Enter ô sau")),
    Command("tab", "next", N_("sang ô sau")),
    Command("shift+tab", "previous", N_("về ô trước")),
    Command("up", "up", N_("chọn dòng trên trong danh sách")),
    Command("down", "down", N_("chọn dòng dưới trong danh sách")),
    Command("ctrl+s", "save", N_("lưu, từ bất cứ ô nào"), N_("Ctrl+S lưu")),
    Command("ctrl+n", "blank", N_("bỏ bản nháp, bắt đầu lại")),
)

PICK = (
    Command("up", "up", N_("lên một dòng")),
    Command("down", "down", N_("xuống một dòng")),
    Command("pageup", "page_up", N_("lên một trang")),
    Command("pagedown", "page_down", N_("xuống một trang")),
)
"""The keys of a list beside a field, which keeps Home and End for itself."""

LIST = (
    *PICK,
    Command("home", "first", N_("về dòng đầu")),
    Command("end", "last", N_("về dòng cuối")),
)

DESK = (
    Command("f4", "call_next", N_("gọi số tiếp theo"), N_("F4 Gọi tiếp"), "visit.call"),
    Command("enter", "go_on", N_("việc kế tiếp: gọi dòng đang chọn, bắt đầu tiếp, kết thúc")),
    Command("t", "outcome", N_("tiếp nhận hồ sơ")),
    Command("b", "outcome", N_("yêu cầu bổ sung")),
    Command("c", "outcome", N_("từ chối tiếp nhận")),
    Command("x", "outcome", N_("giải quyết ngay (chứng thực…)")),
    Command("h", "outcome", N_("hướng dẫn, tra cứu")),
    Command("g", "outcome", N_("giới thiệu sang nơi khác")),
    Command("k", "outcome", N_("trả kết quả")),
    Command("n", "other_outcome", N_("kết quả khác: nộp trực tuyến, nộp bổ sung, thu phí, rút, dừng…")),
    Command("p", "hold", N_("tạm dừng lượt đang tiếp")),
    Command("r", "recall", N_("gọi lại người vừa gọi (lần thứ tư: vắng mặt)")),
    Command("v", "absent", N_("đánh vắng người vừa gọi")),
    Command("l", "put_back", N_("trả người vừa gọi về hàng chờ")),
    Command("m", "transfer", N_("chuyển lượt đang tiếp sang quầy khác, giữ số và giờ")),
    Command("s", "ask", N_("thêm thủ tục cho lượt đang tiếp")),
    Command("z", "leave", N_("người ở dòng đang chọn đã về")),
    Command("q", "rate", N_("ghi mức hài lòng của lượt vừa xong")),
    Command("f", "papers", N_("giấy của hồ sơ vừa ghi ở quầy: giấy hẹn, phiếu bổ sung…"), "", "slip.issue"),
)

PROMISES = (
    Command("enter", "show", N_("mở hồ sơ đang chọn")),
    Command("space", "tick", N_("đánh dấu để bàn giao (danh sách Chưa bàn giao)")),
    Command("c", "tick_all", N_("đánh dấu tất cả, hoặc bỏ hết dấu")),
    Command(
        "b",
        "hand_over",
        N_("bàn giao các hồ sơ đã đánh dấu, kèm một phiếu có số"),
        right="dossier.hand_over",
    ),
    Command(
        "g", "call", N_("gọi chủ hồ sơ: hiện số, ghi kết quả cuộc gọi"), N_("G gọi"), "dossier.show_phone"
    ),
    Command("m", "code", N_("ghi mã cho hồ sơ đang chờ mã"), N_("M mã"), "dossier.set_code"),
    Command("s", "scope", N_("phạm vi: mọi hồ sơ, của quầy, hay một lĩnh vực"), N_("S phạm vi")),
)

SESSIONS = (
    Command("/", "presence", N_("vào ca; đang trực thì ra ca"), N_("/ Vào, ra ca"), "shift.check_in"),
    Command("enter", "go_on", N_("sang bước sau; trong danh sách: giúp người đang chọn")),
    Command("+", "more", N_("thêm một lần việc hay nhóm vừa chọn; khi chưa mở phiên: lặp lại phiên vừa rồi")),
    Command("-", "less", N_("bớt một lần việc hay nhóm vừa chọn; khi chưa mở phiên: rút lại phiên vừa ghi")),
    Command("c", "group", N_("người được giúp: cao tuổi (bấm nữa: thêm người; - bớt)")),
    Command("t", "group", N_("người được giúp: dân tộc thiểu số")),
    Command("k", "group", N_("người được giúp: khuyết tật")),
    Command("m", "group", N_("người được giúp: mang thai, con nhỏ")),
    Command("s", "consent", N_("người dân đồng ý cho thao tác trên máy của họ")),
    Command("up", "up", N_("thêm một người được giúp cùng lúc; ở bước đầu: người chờ phía trên")),
    Command("down", "down", N_("bớt một người; ở bước đầu: người chờ phía dưới")),
    Command("h", "together", N_("một tình nguyện viên nữa cùng giúp")),
    Command("n", "place", N_("nơi giúp lần này: qua điện thoại, nhà văn hóa, điểm khác")),
    Command("g", "write_more", N_("ghi thêm: thủ tục, họ tên, 3 số cuối điện thoại, ghi chú")),
    Command("x", "cancel", N_("bỏ phiên vừa mở nhầm")),
    Command("tab", "other_list", N_("đổi danh sách: người chờ, đã giúp hôm nay")),
)

SHIFTS = (
    Command("n", "new", N_("xếp một ca vào nửa ngày đang chọn"), N_("N xếp"), "shift.plan"),
    Command("g", "presence", N_("vào ca, hoặc ra ca, của chính mình"), N_("G vào/ra ca"), "shift.check_in"),
    Command("x", "cancel", N_("bỏ một ca chưa bắt đầu, kèm lý do"), right="shift.cancel"),
    Command("h", "replace", N_("cho người khác trực thay, kèm lý do"), right="shift.replace"),
    Command("s", "correct", N_("sửa giờ vào, giờ ra khi có người quên"), right="shift.correct"),
)

ROSTER = (
    Command("enter", "show", N_("xem nửa ngày đang chọn: ai trực, giờ vào ra")),
    *SHIFTS,
    Command("left", "week", N_("tuần trước")),
    Command("right", "week", N_("tuần sau")),
    Command("c", "need", N_("mỗi nửa ngày của điểm này cần mấy người"), right="centre.change_place"),
    Command("p", "patterns", N_("lịch tuần: ca lặp lại, xếp ca cho các tuần tới")),
    Command("l", "lead", N_("lớp học"), right="lesson.read"),
    Command("v", "lead", N_("việc tại nhà, đưa đón, tuyên truyền"), right="errand.read"),
    Command("t", "lead", N_("đội hình và tình nguyện viên"), right="team.read"),
)

PATTERNS = (
    Command("n", "new", N_("thêm một lịch tuần"), N_("N thêm"), "pattern.add"),
    Command("x", "end", N_("kết thúc lịch tuần đang chọn"), N_("X kết thúc"), "pattern.end"),
    Command("f", "fill", N_("xếp ca từ lịch tuần cho các tuần tới"), N_("F xếp ca"), "roster.fill"),
)

ERRAND_ACTS = (
    Command("g", "assign", N_("phân công, đổi người đi"), right="errand.assign"),
    Command("x", "finish", N_("đã làm: giờ, việc đã giúp, km"), right="errand.finish"),
    Command("k", "fail", N_("không làm được: lý do"), right="errand.fail"),
    Command("l", "again", N_("hẹn lại một việc không làm được"), right="errand.ask_again"),
    Command("s", "phone", N_("hiện cả số điện thoại để gọi"), right="errand.show_phone"),
    Command("j", "void", N_("hủy, ghi nhầm"), right="errand.void"),
)

ERRANDS = (
    Command("enter", "show", N_("mở việc đang chọn")),
    Command("n", "new", N_("ghi yêu cầu mới"), right="errand.ask"),
    *ERRAND_ACTS,
    Command("p", "print", N_("in danh sách trong ngày để mang theo")),
    Command("left", "day", N_("ngày trước")),
    Command("right", "day", N_("ngày sau")),
)

LESSONS = (
    Command("enter", "edit", N_("xem, sửa lớp đang chọn")),
    Command("n", "new", N_("lập lớp mới"), right="lesson.plan"),
    Command("x", "hold", N_("đã dạy: số học viên, người dạy"), right="lesson.hold"),
    Command("s", "correct", N_("sửa số học viên, người dạy của lớp đã ghi"), right="lesson.correct"),
    Command("k", "cancel", N_("không dạy được: lý do"), right="lesson.cancel"),
    Command("left", "month", N_("tháng trước")),
    Command("right", "month", N_("tháng sau")),
)

FIGURES = (
    Command("enter", "show", N_("mở các phiên, việc tại nhà, lớp, ca trực sau con số đang chọn")),
    Command("left", "period", N_("kỳ trước"), N_("←→ P kỳ")),
    Command("right", "period", N_("kỳ sau")),
    Command("p", "choose", N_("kỳ khác: ngày, tuần, tháng, quý, năm, đợt, từ ngày đến ngày")),
    Command("n", "now", N_("về kỳ có hôm nay")),
    Command(
        "s",
        "narrow",
        N_("chỉ xem số liệu của dòng đang chọn, ở mọi bảng: đội, điểm, thôn, việc, nhóm, TNV, thủ tục"),
    ),
    Command("t", "widen", N_("bỏ phạm vi riêng: về số liệu của tất cả (Esc: bỏ phạm vi chọn sau cùng)")),
    Command("x", "export", N_("xuất bảng: Zalo, chữ, CSV, XLSX, HTML, JSON"), N_("X xuất"), "figures.export"),
)

FIGURE_OUTSIDE = (Command("enter", "show", N_("mở dòng đang chọn: việc tại nhà, lớp học hay nửa ngày trực")),)

FIGURE_SESSIONS = (
    Command("enter", "show", N_("mở phiên đang chọn")),
    Command("k", "check", N_("đã kiểm tra phiên đang chọn"), N_("K kiểm tra"), "session.check"),
    Command("x", "void", N_("hủy phiên ghi nhầm đang chọn"), N_("X hủy"), "session.void"),
)

OPEN_DAY = (
    Command("ctrl+s", "save", N_("mở ngày hôm nay"), N_("Ctrl+S mở")),
    Command("enter", "go_on", N_("dòng đang chọn: đóng ngày còn để ngỏ; dòng khác: mở ngày hôm nay")),
)

CLOSE_DAY = (
    Command("ctrl+s", "save", N_("đóng ngày, xem phiếu ngày và sao lưu"), N_("Ctrl+S đóng")),
    Command(
        "enter",
        "go_on",
        N_("giải quyết dòng đang chọn: kết thúc, đã về, ghi mã, bàn giao"),
    ),
    Command("z", "leave", N_("người ở dòng đang chọn đã về")),
    Command("x", "sheet", N_("phiếu ngày")),
)

TIMETABLE = (
    Command("n", "new", N_("thêm một ngày nghỉ hoặc ngày làm bù"), N_("N ngày mới"), "calendar.change"),
    Command("s", "swap", N_("hoán đổi: nghỉ một ngày, làm bù một ngày"), N_("S hoán đổi"), "calendar.change"),
    Command("h", "hours", N_("giờ làm việc các thứ trong tuần"), N_("H giờ"), "calendar.change"),
    Command("x", "drop", N_("bỏ ngày đang chọn khỏi lịch"), N_("X bỏ"), "calendar.change"),
    Command("enter", "edit", N_("sửa ngày đang chọn"), N_("Enter sửa"), "calendar.change"),
    Command("left", "year", N_("năm trước"), N_("← → năm")),
    Command("right", "year", N_("năm sau")),
)

MOVES = (
    Command("g", "apply", N_("áp dụng, ghi ngày hẹn mới"), N_("G áp dụng")),
    Command("ctrl+s", "apply", N_("áp dụng, ghi ngày hẹn mới")),
)


VOLUNTEER_ACTS = (
    Command("m", "join", N_("vào một đội"), right="team.join"),
    Command("p", "part", N_("rời một đội"), right="team.part"),
    Command("t", "train", N_("ghi tập huấn, cho một hay nhiều người"), right="training.record"),
    Command("c", "pledge", N_("ghi ngày ký cam kết bảo mật"), right="volunteer.pledge"),
    Command("h", "certificate", N_("giấy xác nhận thời gian"), N_("H giấy"), "certificate.issue"),
    Command("g", "phone", N_("hiện số điện thoại để gọi"), right="volunteer.show_phone"),
    Command(
        "s",
        "edit",
        N_("sửa: họ tên, năm sinh, điện thoại, đơn vị, tài khoản, cho nghỉ"),
        right="volunteer.change",
    ),
)

TEAMS = (
    Command("enter", "show", N_("mở tình nguyện viên đang chọn")),
    Command("n", "new", N_("nhận tình nguyện viên mới"), N_("N mới"), "volunteer.add"),
    Command("l", "scope", N_("lọc: một đội, người chưa cam kết, cả người đã nghỉ"), N_("L lọc")),
    Command("b", "teams", N_("bảng các đội: lập, đổi tên, ngừng")),
    *(replace(command, label="") for command in VOLUNTEER_ACTS),
)

VOLUNTEER = (
    Command("enter", "show", N_("mở giấy xác nhận đang chọn"), right="certificate.issue"),
    *VOLUNTEER_ACTS,
)

TEAM_LIST = (
    Command("n", "new", N_("lập đội mới"), N_("N mới"), "team.add"),
    Command("enter", "edit", N_("sửa hoặc ngừng đội đang chọn"), N_("Enter sửa"), "team.change"),
)

PLACE_LIST = (
    Command("n", "new", N_("mở điểm mới"), N_("N mới"), "centre.add_place"),
    Command("enter", "edit", N_("sửa hoặc ngừng điểm đang chọn"), N_("Enter sửa"), "centre.change_place"),
)

CERTIFICATE = (
    Command("p", "print", N_("cấp số, in ra tệp chữ, cho máy in kim"), N_("P in"), "certificate.issue"),
    Command("h", "print_html", N_("cấp số, in ra tệp HTML, cho giấy A4"), N_("H HTML"), "certificate.issue"),
)


def key_bar(commands: Sequence[Command], by: Actor, width: int, typing: bool = False) -> str:
    """Return the key bar of a screen for an account: its own keys, the places, what works everywhere.

    With `typing` a field has the cursor. Where room is scarce labels stand closer, then places
    are told by their keys alone, and only on a narrow terminal are some left out.
    """
    own = [_(command.label) for command in commands if command.label and _may(command.right, by)]
    taken = {command.key for command in commands}
    places = [place for place in PLACES if place.key not in taken and _may(place.right, by)]
    named = own + [_(place.label) for place in places]
    short = own + [place.key.upper() for place in places]
    last = [_(HELP_IN_FIELDS if typing else command.label) for command in EVERYWHERE if command.label]
    kept = (named, short, *(short[:end] for end in range(len(short) - 1, -1, -1)))
    bars = (f" {gap.join((*labels, *last))} " for labels in kept for gap in ("  ", " "))
    return next((bar for bar in bars if len(bar) <= width), "")


def _may(right: str, by: Actor) -> bool:
    return not right or by.may(right)
