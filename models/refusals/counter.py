"""What a person may read when a rule of visits, people and outcomes says no."""

from __future__ import annotations

from ..language import N_

RULES = {
    "person.birth_year": N_("Năm sinh “{value}” không hợp lệ: cần năm từ {first} đến {last}."),
    "person.name": N_("Họ tên “{value}” không hợp lệ: tên người không có chữ số."),
    "person.long": N_("{label} dài {length} chữ, nhiều nhất {most}. Rút ngắn lại."),
    "person.phone": N_("Số điện thoại “{value}” không hợp lệ: cần 8–12 chữ số."),
    "person.identity": N_("Số định danh “{value}” không hợp lệ: cần 12 chữ số (hoặc 9 số CMND cũ)."),
    "procedure.unknown": N_(
        "Không có thủ tục “{text}”. Gõ mã (1.001193), phím tắt (ks) hoặc vài chữ trong tên."
    ),
    "procedure.ambiguous": N_("“{text}” khớp {count} thủ tục. Gõ thêm chữ hoặc dùng mã."),
    "visit.state": N_("Lượt {ticket} {state} nên không {act} được. {allowed}"),
    "visit.unseen": N_(
        "Lượt {ticket} ngày {day} ở {place}: tình nguyện viên chỉ xem lượt hôm nay ở điểm trực của mình."
    ),
    "visit.taken": N_("Lượt {ticket} vừa được quầy khác gọi. Gọi số tiếp theo."),
    "visit.none_waiting": N_("Không còn ai chờ ở dãy số của quầy này."),
    "visit.no_outcome": N_("Lượt {ticket} chưa có kết quả nên chưa kết thúc. Ghi kết quả trước: {missing}."),
    "visit.calling": N_(
        "Quầy đã gọi {ticket} mà chưa tiếp. Bắt đầu tiếp, đánh vắng hoặc trả về hàng chờ trước."
    ),
    "visit.same_desk": N_("Lượt {ticket} đang ở chính quầy này. Chọn quầy khác."),
    "visit.busy_desk": N_("Quầy đang tiếp {ticket}. Kết thúc hoặc tạm dừng lượt đó trước."),
    "visit.back_late": N_("Lượt {ticket} vắng đã quá {minutes} phút. Cấp số mới."),
    "visit.ticket": N_("Không có số “{ticket}” ngày {day}."),
    "visit.tickets": N_("Hôm nay có nhiều lượt số {ticket}: {known}. Gõ cả chữ cái."),
    "visit.too_many": N_("Một lượt có nhiều nhất {most} thủ tục."),
    "visit.none_here": N_("Quầy chưa tiếp ai. F4 để gọi số tiếp theo."),
    "ticket": N_("“{ticket}” không phải một số thứ tự. Gõ chữ và số, ví dụ A013."),
    "desk.unknown": N_("Không có quầy “{desk}”. Có: {known}."),
    "desk.none": N_("Tài khoản “{account}” chưa gắn với quầy nào. Nhờ quản trị gắn quầy."),
    "place.unknown": N_("Không có điểm “{place}”. Có: {known}."),
    "place.inactive": N_("Điểm {place} đã ngừng dùng. Chọn điểm khác."),
    "place.desks": N_("Điểm “{name}” còn quầy {desks} đang dùng, không ngừng được."),
    "place.on_duty": N_("Điểm “{name}” còn {volunteers} đang trực. Ra ca xong mới ngừng được."),
    "place.lessons": N_(
        "Điểm “{name}” còn lớp “{title}” ngày {day}. Hủy hoặc dời lớp ấy (F8, L) rồi mới ngừng được."
    ),
    "place.last": N_("“{name}” là điểm cuối cùng đang dùng, không ngừng được."),
    "limit.longer": N_("Thời hạn tại nơi này của {code} dài hơn luật ({limit})."),
    "outcome.kind": N_("Không có loại kết quả “{kind}”. Có: {known}."),
    "outcome.unclear": N_("“{kind}” cần biết thủ tục. S: thêm thủ tục trước."),
    "outcome.needs": N_("Kết quả “{kind}” cần thêm: {needs}."),
    "outcome.state": N_("Lượt {ticket} {state}. Chỉ ghi kết quả khi đang tiếp."),
    "outcome.none": N_("Lượt này không có thủ tục thứ {position}."),
    "outcome.already": N_("Thủ tục này đã có kết quả “{kind}”. Ghi sai thì nhờ lãnh đạo hủy rồi ghi lại."),
    "outcome.due_past": N_("Ngày hẹn trả {day} đã qua. Nhập hôm nay hoặc một ngày sau."),
    "outcome.due": N_("Thủ tục {code} chưa rõ thời hạn. Nhập ngày hẹn trả."),
    "slip.unknown": N_("Không có phiếu bàn giao số {number}/{year}."),
}

_TYPED_NAMES = """
person.birth_year person.name person.long person.phone person.identity procedure.unknown
procedure.ambiguous visit.too_many ticket desk.unknown place.unknown outcome.kind outcome.none
outcome.needs outcome.due_past slip.unknown
"""
TYPED = frozenset(_TYPED_NAMES.split())
"""The rules that judge what was typed and not what may be done."""
