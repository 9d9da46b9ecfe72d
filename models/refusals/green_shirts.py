"""What a person may read when a rule of volunteers, what they do and its figures says no."""

from __future__ import annotations

from ..language import N_

RULES = {
    "session.state": N_("Phiên hỗ trợ này {state}, không {act} được."),
    "session.not_open": N_("Không có phiên hỗ trợ nào đang mở. Bắt đầu bằng: aoxanh session start [SỐ]."),
    "session.ticks": N_("Chọn ít nhất một việc đã giúp."),
    "session.kind": N_("Không có việc hỗ trợ “{kind}”. Có: {known}."),
    "session.none": N_("Hôm nay bạn chưa tự ghi phiên hỗ trợ nào để lặp lại."),
    "session.tail": N_("“{value}” không phải 3 số cuối điện thoại. Gõ đúng ba chữ số, ví dụ 678."),
    "session.opened": N_("Phiên này do {account} mở. Ghi kết quả, hoặc nhờ {account} bỏ."),
    "session.back_late": N_(
        "Không có phiên nào ghi trong {minutes} phút vừa rồi để rút lại. Ghi nhầm từ trước: nhờ lãnh đạo hủy."
    ),
    "session.shared": N_(
        "Phiên từ {start} có {helpers} cùng giúp nên một người không tự rút lại được. Nhờ lãnh đạo hủy."
    ),
    "session.errand": N_(
        "Phiên này ghi từ việc đến nhà, đưa đón #{errand}. Hủy cả việc: aoxanh errand void {errand}."
    ),
    "session.add_errand": N_("Phiên này ghi từ việc đến nhà, đưa đón #{errand}, không bổ sung riêng được."),
    "session.add_checked": N_(
        "Lãnh đạo đã kiểm tra phiên này nên không bổ sung được. Nhờ lãnh đạo hủy để ghi lại."
    ),
    "session.add_late": N_("Phiên của ngày {day} đã qua nên không bổ sung được. Nhờ lãnh đạo bổ sung."),
    "session.add_alone": N_("Phiên này chỉ có bạn giúp, đã ghi xong nên không bổ sung được. Nhờ lãnh đạo."),
    "session.for_others": N_("Chỉ ghi phiên có mình cùng giúp. Ghi thay người khác thì nhờ lãnh đạo."),
    "session.long": N_("Một phiên dài nhất {hours} giờ, từ {start}. Xem lại giờ kết thúc."),
    "session.busy": N_(
        "{volunteer} đang ở một phiên hỗ trợ khác lúc đó ({starts}–{ends}). Sửa giờ, hoặc hủy phiên kia."
    ),
    "session.nobody": N_("Chưa ai giúp {ticket}. Bắt đầu bằng: aoxanh session start {ticket}."),
    "session.reason": N_("Lý do chỉ đi với kết quả “chưa được”. Bỏ lý do, hoặc đổi kết quả."),
    "session.helping": N_("{helper} đang giúp {ticket} từ {start}. Cùng giúp: aoxanh session join {ticket}."),
    "session.other": N_("Phiên này của người khác. Nhờ người đã giúp, hoặc lãnh đạo, ghi kết quả."),
    "session.checked": N_("Phiên này {state} hoặc đã được kiểm tra, không kiểm tra lại."),
    "session.ended": N_(
        "Phiên bắt đầu {start} ngày {day}: nhập giờ kết thúc của chính ngày đó, từ {start} trở đi."
    ),
    "session.time": N_("Giờ “{value}” không đúng. Gõ giờ và phút, ví dụ 11:30."),
    "session.open": N_("Còn một phiên chưa ghi kết quả (bắt đầu {start}). Ghi kết quả phiên đó trước."),
    "shift.order": N_("Giờ kết thúc {ends} phải sau giờ bắt đầu {starts}."),
    "shift.overlap": N_(
        "{volunteer} đã có ca {starts}–{ends} ngày {day} ở {place}. Bỏ ca đó trước, hoặc chọn giờ khác."
    ),
    "shift.state": N_("Ca này {state} nên không {act} được."),
    "shift.past": N_("Ngày {day} đã qua: chỉ xếp ca từ ngày {first} trở đi. Xem lại ngày, nhất là năm."),
    "shift.off": N_("Ngày {day} nghỉ ({name}). Chọn ngày khác; vẫn xếp thì lưu lần nữa."),
    "shift.same": N_("{volunteer} đang giữ chính ca này. Chọn người khác."),
    "shift.other": N_("Ca này của {volunteer}. Nhờ người xếp lịch bỏ hoặc đổi."),
    "shift.on_duty": N_("Đã vào ca lúc {start} ở {place}. Ra ca trước rồi mới vào ca khác."),
    "shift.twice": N_("Vừa ra ca lúc {time}. Sang phút sau rồi vào lại."),
    "shift.not_in": N_("Chưa vào ca nào hôm nay nên không ra ca được. Vào ca trước."),
    "shift.session_open": N_(
        "Còn một phiên hỗ trợ chưa ghi kết quả (bắt đầu {start}). Ghi kết quả ở F5 rồi ra ca."
    ),
    "shift.out_late": N_("Ca {starts}–{ends} đã hết từ lâu mà chưa ghi ra. Nhờ lãnh đạo sửa giờ của ca này."),
    "shift.came": N_("Giờ vào, giờ ra phải là giờ đã qua của ngày {day}, giờ ra sau giờ vào."),
    "shift.none_marked": N_("Nửa ngày này chưa có ca nào. N: xếp ca."),
    "pattern.overlap": N_(
        "{volunteer} đã có lịch tuần {weekday} {starts}–{ends} ở {place}. Kết thúc lịch ấy trước."
    ),
    "pattern.ended": N_("Lịch tuần này đã kết thúc ngày {day}."),
    "pattern.days": N_("Ngày cuối {last} phải từ ngày đầu {first} trở đi."),
    "pattern.none": N_("Chưa có lịch tuần nào. N: thêm lịch tuần."),
    "roster.span": N_("Lịch trực cần ngày đầu trước ngày cuối, mỗi lần nhiều nhất {most} ngày."),
    "errand.unknown": N_("Không có việc đến nhà, đưa đón “{errand}”. Xem số: aoxanh errand list."),
    "errand.none_marked": N_("Chưa có việc nào để chọn. N: ghi yêu cầu mới."),
    "errand.state": N_("Việc này {state}, không {act} được. {allowed}"),
    "errand.address": N_("Cần địa chỉ để {kind}."),
    "errand.neighbourhood": N_("Cần thôn, tổ dân phố để {kind}."),
    "errand.past": N_("Ngày {day} đã qua. Chọn hôm nay hoặc một ngày sau."),
    "errand.day": N_("Cần ngày đi trước khi phân công."),
    "errand.nobody": N_("Chọn người đi: mã hoặc số, cách nhau bằng dấu phẩy hay dấu cách, như 3, 5 hay 3 5."),
    "errand.two": N_(
        "Mặc định đi hai người; mới có {volunteer}. Thêm một người, hoặc chọn rõ là đi một mình."
    ),
    "errand.busy": N_("{busy}. Chọn người khác hay giờ khác; vẫn cử đi thì lưu lần nữa."),
    "errand.place": N_(
        "Chưa có điểm loại “{name}” để tính việc {errand}. Nhờ quản trị thêm: aoxanh place add MÃ"
        ' "{name}" --kind {kind}.'
    ),
    "errand.other": N_("Việc này của người khác. Nhờ người được phân công, hoặc cán bộ."),
    "errand.no_phone": N_("Không có số điện thoại nào ghi cho việc này."),
    "errand.ahead": N_("Ngày {day} chưa đến nên chưa ghi là đã làm được."),
    "errand.early": N_("Ngày {day} trước ngày yêu cầu {asked}. Xem lại ngày."),
    "errand.long": N_("Từ {starts} đến {ends} quá {most} giờ. Xem lại giờ."),
    "errand.heads": N_("Cần số người đã nghe tuyên truyền."),
    "errand.hours": N_("Cần giờ bắt đầu và giờ xong, ví dụ 08:00 và 09:30."),
    "errand.order": N_("Giờ xong {ends} phải sau giờ bắt đầu {starts} và không ở tương lai."),
    "errand.again": N_("Việc này {state}. Chỉ việc không làm được mới hẹn lại."),
    "errand.asked": N_("Việc này đã hẹn lại vào ngày {day}."),
    "lesson.unknown": N_("Không có lớp “{lesson}”. Xem số: aoxanh lesson list."),
    "lesson.none_marked": N_("Chưa có lớp nào để chọn. N: lập lớp mới."),
    "lesson.title": N_("Cần tên lớp."),
    "lesson.where": N_("Cần điểm hoặc thôn, tổ dân phố nơi mở lớp."),
    "lesson.past": N_("Ngày {day} trước ngày {first}, khi các xã bắt đầu. Xem lại năm."),
    "lesson.state": N_("Lớp này {state}, không {act} được."),
    "lesson.ahead": N_("Lớp ngày {day} chưa đến giờ nên chưa ghi là đã dạy được."),
    "lesson.late": N_("Lớp này ghi từ ngày {day}, nay chỉ lãnh đạo sửa được."),
    "lesson.hours": N_("Cần giờ bắt đầu và giờ kết thúc, ví dụ 19:00 và 20:30."),
    "lesson.heads": N_("Cần số học viên có mặt."),
    "lesson.teachers": N_("Cần ít nhất một người dạy có mặt: mã TNV."),
    "lesson.other": N_("Lớp này của người khác. Nhờ người dạy, hoặc cán bộ, ghi."),
    "volunteer.none": N_("Tài khoản “{account}” không phải của tình nguyện viên. Dùng tài khoản khác."),
    "volunteer.taken": N_("Tình nguyện viên “{code}” đã có tài khoản."),
    "volunteer.new": N_(
        'Chưa có tình nguyện viên “{code}”. Người mới thì nêu thêm họ tên: --full-name "HỌ TÊN".'
    ),
    "volunteer.unknown": N_("Không có tình nguyện viên “{code}”. Gõ mã hoặc số; nhiều người: 3, 5 hay 3 5."),
    "volunteer.several": N_("“{typed}” là tên của nhiều người: {known}. Gõ mã của người cần chọn."),
    "volunteer.account": N_("Tài khoản “{account}” đã là của tình nguyện viên {code}."),
    "volunteer.closed": N_("{code} đã nghỉ. Cho hoạt động lại trước: aoxanh volunteer reopen {code}."),
    "volunteer.inactive": N_("{code} đã nghỉ nên không ghi giờ trực, lượt hỗ trợ được nữa. Nhờ lãnh đạo."),
    "volunteer.pledged": N_("{code} đã ký cam kết ngày {day}. Ký lại thì nhập một ngày sau đó."),
    "volunteer.nobody": N_("Chọn ít nhất một tình nguyện viên."),
    "volunteer.none_marked": N_("Danh sách này chưa có ai. N: nhận người mới; L: lọc khác."),
    "volunteer.no_phone": N_("{code} chưa ghi số điện thoại."),
    "training.twice": N_("{code} đã được ghi dự “{topic}” ngày {day}."),
    "team.unknown": N_("Không có đội “{code}”. Có: {known}."),
    "team.closed": N_("Đội “{name}” đã ngừng. Mở lại trước: aoxanh team reopen {code}."),
    "team.member": N_("{volunteer} đã ở đội “{team}” {stretch}. Nhập một ngày sau thời gian đó."),
    "team.not_member": N_("{volunteer} không ở đội “{team}”."),
    "team.before": N_("Ngày rời đội {day} trước ngày vào đội {first}."),
    "team.none": N_("{code} không ở đội nào."),
    "certificate.unknown": N_("Không có giấy xác nhận số {number}/{year}."),
    "certificate.issued": N_("Giấy xác nhận này đã có số {number}/{year}; in lại thì giữ số ấy."),
    "certificate.none_marked": N_("Dòng này không phải giấy xác nhận. H: cấp giấy mới."),
    "certificate.empty": N_("{code} chưa có ca trực, lượt hỗ trợ hay buổi dạy nào từ {first} đến {last}."),
    "certificate.trained": N_(
        "{code} mới dự tập huấn từ {first} đến {last}, chưa có ca trực, lượt hỗ trợ hay buổi dạy nào."
    ),
    "certificate.nameless": N_("{code} chưa có họ tên để ghi vào giấy xác nhận."),
    "rating.score": N_("Mức hài lòng là 1 (rất hài lòng), 2 (hài lòng) hoặc 3 (không hài lòng)."),
    "rating.twice": N_("Lượt này hay lần trả này đã có đánh giá."),
    "rating.reason": N_("Lý do chỉ ghi khi không hài lòng (3)."),
    "rating.nobody": N_("Ở quầy này chưa có lượt nào vừa xong, hoặc lượt ấy đã có đánh giá."),
    "rating.none": N_("Ở đây chưa có lượt nào vừa kết thúc, kết quả nào vừa trả, để ghi mức hài lòng."),
    "figures.span": N_("Ngày cuối {last} ở trước ngày đầu {first}. Đổi lại hai ngày."),
    "figures.campaign": N_("Không có đợt “{code}”. Có: {known}."),
    "figures.scope": N_("{field}: không có “{value}”. Có: {known}."),
    "figures.scope_row": N_(
        "Dòng này không xem riêng được. Mở bảng theo đội, điểm, thôn, việc, nhóm, TNV hay thủ tục, bấm S"
        " ở dòng muốn xem riêng."
    ),
    "figures.page": N_("Không có bảng “{name}”. Có: {known}."),
    "figures.none_marked": N_("Không có dòng nào được đánh dấu. Chọn bảng hoặc kỳ khác."),
    "figures.behind": N_("Con số này không mở ra được: sau nó không có phiên hỗ trợ nào."),
}

_TYPED_NAMES = """
session.kind session.ticks session.tail session.time
shift.came shift.past shift.order pattern.days roster.span
errand.unknown errand.address errand.neighbourhood errand.past errand.day errand.nobody errand.ahead
errand.heads errand.hours errand.order errand.early errand.long lesson.unknown lesson.title lesson.where
lesson.past lesson.ahead lesson.hours lesson.heads lesson.teachers volunteer.new volunteer.nobody
volunteer.several team.unknown team.before certificate.unknown rating.score figures.span figures.campaign
figures.scope figures.page
"""
TYPED = frozenset(_TYPED_NAMES.split())
"""The rules that judge what was typed and not what may be done."""
