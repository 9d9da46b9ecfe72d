"""What a person may read when a rule of the calendar, dossiers and their papers says no."""

from __future__ import annotations

from ..language import N_

RULES = {
    "calendar.empty": N_(
        "Không có ngày làm việc nào trong một năm sau {day}. Nạp giờ làm việc (opening_hours)."
    ),
    "calendar.day_known": N_("Ngày {day} đã có trong lịch: {name}. Sửa ngày ấy, hoặc bỏ trước rồi thêm."),
    "calendar.day_unknown": N_("Ngày {day} không có trong lịch nghỉ và làm bù."),
    "calendar.none": N_("Năm {year} chưa có ngày nào để sửa hay bỏ. N: thêm ngày."),
    "calendar.nameless": N_("Ngày nghỉ lễ cần có tên, ví dụ Quốc khánh."),
    "calendar.swap_alone": N_("Ngày làm bù {day} cần nêu ngày được nghỉ thay."),
    "calendar.swap_open": N_("Ngày {day} làm bù cho {off}, nhưng {off} không phải ngày nghỉ trong lịch."),
    "calendar.swap_twice": N_("Ngày {off} đã được làm bù vào {other}, không làm bù thêm vào {day}."),
    "calendar.swap_works": N_("Ngày {day} vốn là ngày làm việc, không làm bù vào ngày ấy được."),
    "calendar.swap_idle": N_("Ngày {day} vốn không phải ngày làm việc, không cần nghỉ hoán đổi."),
    "calendar.swap_same": N_("Ngày nghỉ và ngày làm bù cùng là {day}. Nêu hai ngày khác nhau."),
    "calendar.session": N_("Phiên {value} không đúng: cần giờ mở trước giờ đóng, ví dụ 07:00-11:30."),
    "calendar.sessions": N_("Một ngày có nhiều nhất {most} phiên."),
    "calendar.overlap": N_("Hai phiên {first} và {second} trùng giờ nhau."),
    "calendar.no_hours": N_("Trung tâm phải có ít nhất một phiên tính thời hạn trong tuần."),
    "calendar.same": N_("Lịch đã đúng như vậy, không có gì để đổi."),
    "calendar.changed": N_("Lịch vừa được người khác đổi. Xem lại rồi xác nhận."),
    "calendar.moved": N_("Danh sách hồ sơ đổi ngày hẹn không còn như lúc xem (nay {count}). Xem lại."),
    "calendar.unconfirmed": N_(
        "Thay đổi này dời ngày hẹn của {count} hồ sơ đang giải quyết. Xem danh sách rồi xác nhận (--yes)."
    ),
    "calendar.far": N_("Ngày hẹn rơi sau năm 9999. Xem lại thời hạn và ngày nhận."),
    "case.unknown": N_("Thủ tục {code} không có trường hợp số {position}. Có: {known}."),
    "dossier.apology_why": N_("Phiếu xin lỗi hồ sơ {code} phải nêu lý do chậm."),
    "dossier.state": N_("Không thể {act}: hồ sơ {code} {state}. {allowed}"),
    "dossier.code": N_("Mã hồ sơ “{code}” không đúng dạng (ví dụ H15.50.05.13-261008-0975)."),
    "dossier.code_day": N_("Mã hồ sơ “{code}”: phần ngày {part} không phải một ngày đã qua hoặc hôm nay."),
    "dossier.code_taken": N_("Mã hồ sơ {code} đã có trong sổ (nhận {day}). Tìm bằng F3."),
    "dossier.code_kept": N_("Hồ sơ này đã có mã {code}; sửa mã cần lãnh đạo và lý do."),
    "dossier.once": N_("Hồ sơ {code} đã yêu cầu bổ sung một lần lúc tiếp nhận. Lần nữa cần lãnh đạo."),
    "dossier.apologised": N_("Hồ sơ {code} đã xin lỗi và hẹn lại một lần."),
    "dossier.apology_late": N_("Hồ sơ {code} đã quá hạn; thư xin lỗi phải có trước giờ hẹn trả."),
    "dossier.unknown": N_("Không có hồ sơ “{code}” trong sổ."),
    "dossier.ambiguous": N_("“{code}” khớp {count} hồ sơ. Gõ thêm chữ số của mã."),
    "dossier.list": N_("Không có danh sách “{name}”. Có: {known}."),
    "dossier.nothing_asked": N_(
        "Yêu cầu bổ sung hồ sơ {code} phải nêu đủ trong một lần: chọn giấy tờ còn thiếu, hoặc ghi nội dung."
    ),
    "dossier.supply_past": N_("Hạn nộp bổ sung sớm nhất theo quy định là {day}."),
    "dossier.due_beyond": N_("Thời hạn là {limit}, hẹn trả muộn nhất {day}."),
    "dossier.due_off": N_("{day} là ngày nghỉ. Hẹn {next} hoặc một ngày làm việc khác."),
    "dossier.underpaid": N_("Hồ sơ {code} phải nộp {asked} đ. Ghi đã nộp khi đã nộp đủ."),
    "dossier.fee_known": N_("Hồ sơ {code} đã có biên lai {receipt}. Ghi thêm hoặc sửa thì nhờ lãnh đạo."),
    "dossier.correct_rule": N_(
        "Ngày hẹn của hồ sơ {code} tính theo thời hạn, hoặc đã xin lỗi hẹn lại, nên không gõ lại được."
        " Sửa trường hợp nếu nhầm."
    ),
    "dossier.supply_time": N_("Hồ sơ {code} còn hạn nộp bổ sung đến hết {day}; sau ngày đó mới đóng được."),
    "dossier.apology_early": N_("Ngày hẹn mới phải sau ngày đang hẹn {day}."),
    "dossier.result_day": N_("Ngày ghi trên kết quả {day} ở phía trước. Giờ xong lấy từ đồng hồ."),
    "dossier.none_chosen": N_("Chưa chọn hồ sơ nào để bàn giao. Chọn trong danh sách Chưa bàn giao."),
    "dossier.correct_nothing": N_("Hồ sơ {code}: nêu chỗ cần sửa: trường hợp hoặc ngày hẹn."),
    "dossier.correct_late": N_(
        "Ngày hẹn của hồ sơ {code} đã qua hoặc chưa có nên không sửa được; hồ sơ trễ vẫn ghi là trễ."
    ),
    "dossier.none_marked": N_("Danh sách này không có hồ sơ nào. Bấm số: danh sách khác."),
    "dossier.no_unit": N_("Phiếu bàn giao cần đơn vị nhận. Gõ tên đơn vị, hoặc ↓ chọn đơn vị đã dùng."),
    "dossier.no_phone": N_("Chủ hồ sơ {code} chưa ghi số điện thoại."),
    "dossier.void": N_("Hồ sơ {code} đã hủy ({reason})."),
    "paper.none_here": N_("Hôm nay quầy này chưa ghi hồ sơ nào. Tìm hồ sơ bằng F3 hoặc F6."),
    "paper.unknown": N_("Thủ tục này không có giấy tờ thứ {paper}. Có: {known}."),
    "paper.state": N_("Chưa in được mẫu {form}: cần {needs}; hồ sơ {code} {state}. {allowed}"),
    "paper.outcome": N_("Không in được mẫu {form}: cần {needs}; kết quả này là “{kind}”. {allowed}"),
    "paper.visit": N_("Chưa in được mẫu {form}: cần {needs}, mà lượt {ticket} không có."),
    "paper.hand_over": N_(
        "Phiếu bàn giao được cấp số khi bàn giao hồ sơ. Nêu số của phiếu: 12 hoặc 12/2026."
    ),
    "paper.issued": N_("Mẫu {form} này đã có số {number}/{year}; in lại thì giữ số ấy."),
    "paper.template": N_(
        "Mẫu giấy {file}, dòng {line}: {cause}. Sửa tệp ấy hoặc bỏ nó đi để dùng mẫu kèm theo."
    ),
    "paper.unwritable": N_("Không ghi được {path}: {cause}."),
    "paper.exists": N_("{path} đã có. Chọn tên khác, hoặc thêm --force để ghi đè."),
    "return.identity": N_(
        "Mất giấy hẹn của hồ sơ {code}: người nhận xuất trình giấy tờ tùy thân. Ghi số định danh."
    ),
    "return.authorisation": N_("Người nhận hồ sơ {code} không phải chủ hồ sơ ({owner}): ghi giấy ủy quyền."),
}

_TYPED_NAMES = """
calendar.empty calendar.far calendar.day_known calendar.day_unknown calendar.nameless
calendar.swap_alone calendar.swap_open calendar.swap_twice calendar.swap_works calendar.swap_idle
calendar.swap_same calendar.session calendar.sessions calendar.overlap calendar.no_hours case.unknown
dossier.list dossier.code dossier.code_day dossier.nothing_asked dossier.supply_past dossier.due_beyond
dossier.apology_why dossier.due_off dossier.underpaid dossier.apology_early dossier.result_day
dossier.none_chosen dossier.no_unit dossier.correct_nothing paper.unknown
"""
TYPED = frozenset(_TYPED_NAMES.split())
"""The rules that judge what was typed and not what may be done."""
