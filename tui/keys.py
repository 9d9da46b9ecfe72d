"""Every key and what it does: the one list that key bar, help, menu and README are made of."""

from __future__ import annotations

from dataclasses import dataclass


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
    Place("f2", "visit", "Lượt mới", "F2 Lượt mới", "visit.arrive"),
    Place("f3", "find", "Tìm", "F3 Tìm", ""),
    Place("f4", "desk", "Quầy", "F4 Quầy", "person.read"),
    Place("f5", "sessions", "Hỗ trợ", "F5 Hỗ trợ", "session.start"),
    Place("f9", "menu", "Menu", "F9 Menu", ""),
)

EVERYWHERE = (
    Command("f1", "help", "trợ giúp của màn hình này (ngoài ô nhập: ?)", "? Trợ giúp"),
    Command("ctrl+p", "menu", "menu, khi bàn phím không có F9"),
    Command("ctrl+l", "redraw", "vẽ lại màn hình"),
    Command("escape", "back", "lùi một bước, không mất chữ đã gõ"),
    Command("f10", "close", "đóng màn hình; ở màn hình đầu: thoát"),
)

FORM = (
    Command("enter", "next", "sang ô sau; ở ô cuối: lưu", "Enter ô sau"),
    Command("tab", "next", "sang ô sau"),
    Command("shift+tab", "previous", "về ô trước"),
    Command("up", "up", "chọn dòng trên trong danh sách"),
    Command("down", "down", "chọn dòng dưới trong danh sách"),
    Command("ctrl+s", "save", "lưu, từ bất cứ ô nào", "Ctrl+S lưu"),
    Command("ctrl+n", "blank", "bỏ bản nháp, bắt đầu lại"),
)

PICK = (
    Command("up", "up", "lên một dòng"),
    Command("down", "down", "xuống một dòng"),
    Command("pageup", "page_up", "lên một trang"),
    Command("pagedown", "page_down", "xuống một trang"),
)
"""The keys of a list beside a field, which keeps Home and End for itself."""

LIST = (
    *PICK,
    Command("home", "first", "về dòng đầu"),
    Command("end", "last", "về dòng cuối"),
)

DESK = (
    Command("f4", "call_next", "gọi số tiếp theo", "F4 Gọi tiếp", "visit.call"),
    Command("enter", "go_on", "việc kế tiếp: gọi dòng đang chọn, bắt đầu tiếp, kết thúc"),
    Command("t", "outcome", "tiếp nhận hồ sơ"),
    Command("b", "outcome", "yêu cầu bổ sung"),
    Command("c", "outcome", "từ chối tiếp nhận"),
    Command("x", "outcome", "giải quyết ngay (chứng thực…)"),
    Command("h", "outcome", "hướng dẫn, tra cứu"),
    Command("g", "outcome", "giới thiệu sang nơi khác"),
    Command("k", "outcome", "trả kết quả"),
    Command("n", "other_outcome", "kết quả khác: nộp trực tuyến, nộp bổ sung, thu phí, rút, dừng…"),
    Command("p", "hold", "tạm dừng lượt đang tiếp"),
    Command("r", "recall", "gọi lại người vừa gọi (lần thứ tư: vắng mặt)"),
    Command("v", "absent", "đánh vắng người vừa gọi"),
    Command("l", "put_back", "trả người vừa gọi về hàng chờ"),
    Command("m", "transfer", "chuyển lượt đang tiếp sang quầy khác, giữ số và giờ"),
    Command("s", "ask", "thêm thủ tục cho lượt đang tiếp"),
    Command("z", "leave", "người ở dòng đang chọn đã về"),
    Command("q", "rate", "ghi mức hài lòng của lượt vừa xong"),
)

SESSIONS = (
    Command("enter", "go_on", "sang bước sau"),
    Command("+", "again", "lặp lại phiên vừa rồi cho một người nữa"),
    Command("x", "cancel", "bỏ phiên vừa mở nhầm"),
    Command("c", "group", "người được giúp: cao tuổi"),
    Command("t", "group", "người được giúp: dân tộc thiểu số"),
    Command("k", "group", "người được giúp: khuyết tật"),
    Command("m", "group", "người được giúp: mang thai, con nhỏ"),
    Command("up", "more_people", "thêm một người được giúp cùng lúc"),
    Command("down", "fewer_people", "bớt một người"),
)
