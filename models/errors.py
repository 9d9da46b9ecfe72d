"""Refusals: what a person may read when a rule says no."""

from __future__ import annotations

RULES = {
    "right": "Tài khoản “{account}” không có quyền làm việc này ({verb}). Nhờ người có quyền thao tác.",
    "account.unknown": "Chưa có tài khoản cho “{name}”. Nhờ quản trị tạo tài khoản, hoặc dùng --as TÊN.",
    "account.inactive": "Tài khoản “{name}” đã ngừng dùng. Nhờ quản trị mở lại.",
    "account.taken": "Tên tài khoản “{name}” đã có. Chọn tên khác.",
    "account.name": "Tên tài khoản “{name}” không hợp lệ: 1–40 chữ không dấu, số, dấu chấm, gạch.",
    "role.unknown": "Không có vai trò “{role}”. Có: {known}.",
    "row.missing": "Không tìm thấy {table} số {id} trong sổ.",
    "register.missing": "Chưa có sổ ở {path}. Tạo bằng: aoxanh init --commune MÃ_XÃ, hoặc aoxanh demo.",
    "register.exists": "Đã có tệp ở {path}. Sổ mới không ghi đè lên tệp cũ; chọn đường dẫn khác.",
    "register.foreign": "{path} không phải sổ áo xanh. Kiểm tra lại đường dẫn --db.",
    "register.unreadable": "Không mở được {path}: {cause}. Kiểm tra quyền của tệp và thư mục.",
    "register.readonly": "Sổ {path} chỉ đọc được, không ghi được. Kiểm tra quyền của tệp và thư mục.",
    "register.newer": "Sổ {path} do bản áo xanh mới hơn tạo (lược đồ {found}, bản này biết đến {known})."
    " Cập nhật chương trình rồi mở lại; sổ không bị thay đổi.",
    "register.network": "Sổ {path} nằm trên ổ mạng ({kind} tại {mount}). Ổ mạng làm hỏng sổ khi nhiều máy"
    " cùng ghi; đặt sổ trên đĩa của máy chủ và đăng nhập qua SSH.",
    "register.busy": "Sổ đang bận quá lâu nên việc vừa rồi chưa được ghi. Chờ vài giây rồi làm lại.",
    "register.full": "Đĩa đã đầy nên việc vừa rồi chưa được ghi. Giải phóng đĩa rồi làm lại;"
    " dữ liệu cũ còn nguyên.",
    "register.disk": "Đĩa báo lỗi ({cause}) nên việc vừa rồi chưa được ghi."
    " Kiểm tra đĩa ngay, chạy aoxanh check.",
    "register.sqlite": "SQLite {found} quá cũ; cần từ {needed}. Cập nhật Python hoặc hệ điều hành.",
    "commune.unknown": "Không có mã xã “{code}”. Tra mã bằng: aoxanh find TÊN_XÃ.",
    "procedure.unknown": "Không có thủ tục “{text}”. Gõ mã (1.001193), phím tắt (ks) hoặc vài chữ trong tên.",
    "procedure.ambiguous": "“{text}” khớp {count} thủ tục. Gõ thêm chữ hoặc dùng mã.",
    "calendar.empty": "Không có ngày làm việc nào trong một năm sau {day}. Nạp giờ làm việc (opening_hours).",
    "case.unknown": "Thủ tục {code} không có trường hợp số {position}. Có: {known}.",
    "person.birth_year": "Năm sinh “{value}” không hợp lệ: cần năm từ {first} đến {last}.",
    "person.name": "Họ tên “{value}” không hợp lệ: tên người không có chữ số.",
    "person.long": "{label} dài {length} chữ, nhiều nhất {most}. Rút ngắn lại.",
    "person.phone": "Số điện thoại “{value}” không hợp lệ: cần 8–12 chữ số.",
    "person.identity": "Số định danh “{value}” không hợp lệ: cần 12 chữ số (hoặc 9 số CMND cũ).",
    "choice": "{field} “{value}” không có trong danh sách: {known}.",
    "visit.state": "Lượt {ticket} {state} nên không {act} được. {allowed}",
    "visit.taken": "Lượt {ticket} vừa được quầy khác gọi. Gọi số tiếp theo.",
    "visit.none_waiting": "Không còn ai chờ ở dãy số của quầy này.",
    "visit.no_outcome": "Lượt {ticket} chưa có kết quả nên chưa kết thúc. Ghi kết quả trước: {missing}.",
    "visit.calling": "Quầy đã gọi {ticket} mà chưa tiếp. Bắt đầu tiếp, đánh vắng hoặc trả về hàng chờ trước.",
    "visit.same_desk": "Lượt {ticket} đang ở chính quầy này. Chọn quầy khác.",
    "visit.busy_desk": "Quầy đang tiếp {ticket}. Kết thúc hoặc tạm dừng lượt đó trước.",
    "visit.back_late": "Lượt {ticket} vắng đã quá {minutes} phút. Cấp số mới.",
    "visit.ticket": "Không có số “{ticket}” ngày {day}.",
    "ticket": "“{ticket}” không phải một số thứ tự. Gõ chữ và số, ví dụ A013.",
    "visit.too_many": "Một lượt có nhiều nhất {most} thủ tục.",
    "desk.unknown": "Không có quầy “{desk}”. Có: {known}.",
    "desk.none": "Tài khoản “{account}” chưa gắn với quầy nào. Nhờ quản trị gắn quầy.",
    "place.unknown": "Không có điểm “{place}”. Có: {known}.",
    "reason.unknown": "Không có lý do “{reason}” loại {kind}. Có: {known}.",
    "outcome.kind": "Không có loại kết quả “{kind}”. Có: {known}.",
    "outcome.needs": "Kết quả “{kind}” cần thêm: {needs}.",
    "outcome.state": "Lượt {ticket} {state}. Chỉ ghi kết quả khi đang tiếp.",
    "outcome.none": "Lượt này không có thủ tục thứ {position}.",
    "outcome.already": "Thủ tục này đã có kết quả “{kind}”. Ghi sai thì nhờ lãnh đạo hủy rồi ghi lại.",
    "outcome.due_past": "Ngày hẹn trả {day} đã qua. Nhập hôm nay hoặc một ngày sau.",
    "outcome.due": "Thủ tục {code} chưa rõ thời hạn. Nhập ngày hẹn trả.",
    "dossier.state": "Không thể {act}: hồ sơ {code} {state}. {allowed}",
    "dossier.code": "Mã hồ sơ “{code}” không đúng dạng (ví dụ H15.50.05.13-261008-0975).",
    "dossier.code_day": "Mã hồ sơ “{code}”: phần ngày {part} không phải một ngày đã qua hoặc hôm nay.",
    "dossier.code_taken": "Mã hồ sơ {code} đã có trong sổ (nhận {day}). Tìm bằng F3.",
    "dossier.code_kept": "Hồ sơ này đã có mã {code}; sửa mã cần lãnh đạo và lý do.",
    "dossier.once": "Hồ sơ {code} đã yêu cầu bổ sung một lần lúc tiếp nhận. Lần nữa cần lãnh đạo.",
    "dossier.apologised": "Hồ sơ {code} đã xin lỗi và hẹn lại một lần.",
    "dossier.apology_late": "Hồ sơ {code} đã quá hạn; thư xin lỗi phải có trước giờ hẹn trả.",
    "dossier.unknown": "Không có hồ sơ “{code}” trong sổ.",
    "dossier.ambiguous": "“{code}” khớp {count} hồ sơ. Gõ thêm chữ số của mã.",
    "dossier.void": "Hồ sơ {code} đã hủy ({reason}).",
    "session.state": "Phiên hỗ trợ này đã {state}, không {act} được.",
    "session.not_open": "Không có phiên hỗ trợ nào đang mở. Bắt đầu bằng: aoxanh session start [SỐ].",
    "session.ticks": "Chọn ít nhất một việc đã giúp.",
    "session.kind": "Không có việc hỗ trợ “{kind}”. Có: {known}.",
    "session.none": "Chưa có phiên hỗ trợ nào hôm nay để lặp lại.",
    "session.open": "Còn một phiên chưa ghi kết quả (bắt đầu {start}). Ghi kết quả phiên đó trước.",
    "volunteer.none": "Tài khoản “{account}” không phải của tình nguyện viên. Dùng tài khoản khác.",
    "volunteer.unknown": "Không có tình nguyện viên “{code}”.",
    "rating.score": "Mức hài lòng là 1 (rất hài lòng), 2 (hài lòng) hoặc 3 (không hài lòng).",
    "rating.twice": "Lượt này đã có đánh giá.",
    "rating.reason": "Lý do chỉ ghi khi không hài lòng (3).",
    "draft": "Chưa giữ được bản nháp ({cause}). Lưu lượt này ngay, hoặc chép ra giấy.",
    "number": "{field} “{value}” phải là số từ {first} đến {last}.",
    "day": "{field} “{value}” không phải một ngày (dd/mm/yyyy).",
    "visit.none_here": "Quầy chưa tiếp ai. F4 để gọi số tiếp theo.",
    "rating.none": "Chưa kết thúc lượt nào ở quầy này để ghi mức hài lòng.",
}

_BAD_INPUT_NAMES = """
choice number day ticket calendar.empty case.unknown commune.unknown desk.unknown place.unknown
dossier.code dossier.code_day outcome.kind outcome.none outcome.needs outcome.due_past
person.birth_year person.name person.long person.phone person.identity
procedure.unknown procedure.ambiguous rating.score reason.unknown role.unknown
session.kind session.ticks account.name visit.too_many
"""
BAD_INPUT = frozenset(_BAD_INPUT_NAMES.split())
"""The rules that judge what was typed and not what may be done: their exit status is 2."""


class Refused(Exception):
    """A rule of the register said no; nothing was changed.

    `rule` names the rule, `facts` are what its sentence is filled with, `field` (when given) is
    the field of a form to which the cursor should go.
    """

    def __init__(self, rule: str, field: str | None = None, **facts: object) -> None:
        self.rule = rule
        self.field = field
        self.facts = facts
        super().__init__(RULES[rule].format(**{"field": facts.get("label", field), **facts}))


class OutsideVerb(Exception):
    """Something tried to write to the register without a verb of the register's own."""


class HalfDone(Exception):
    """An act among several failed after it had written; the whole transaction is taken back."""
