"""What refusals call fields and tables: the words people know, never a name of the program's own."""

from __future__ import annotations

from ..language import N_

FIELDS = {
    "amount": N_("Số tiền"),
    "channel": N_("Cách đến"),
    "commune_code": N_("Mã xã"),
    "due_time": N_("Giờ hẹn trả"),
    "ethnic_code": N_("Dân tộc"),
    "form": N_("Mẫu"),
    "format": N_("Dạng tệp"),
    "glyphs": N_("Mức ký tự"),
    "group": N_("Nhóm người được giúp"),
    "input_method": N_("Bộ gõ"),
    "keyed_by": N_("Ai bấm"),
    "kind": N_("Loại"),
    "lang": N_("Ngôn ngữ"),
    "payment": N_("Cách nộp tiền"),
    "people": N_("Số người"),
    "place": N_("Điểm"),
    "priority": N_("Ưu tiên"),
    "result": N_("Kết quả"),
    "result_kind": N_("Loại kết quả"),
    "sector": N_("Lĩnh vực"),
    "sex": N_("Giới tính"),
    "task_group": N_("Nhóm việc"),
    "tone_style": N_("Kiểu bỏ dấu"),
    "vehicle": N_("Đi bằng"),
    "way": N_("Cách trả"),
    "weekday": N_("Thứ"),
}
"""The fields that a refusal may name without a label of a form."""

TABLES = {
    "account": N_("tài khoản"),
    "certificate": N_("giấy xác nhận"),
    "desk": N_("quầy"),
    "dossier": N_("hồ sơ"),
    "errand": N_("việc đến nhà, đưa đón"),
    "help_session": N_("phiên hỗ trợ"),
    "lesson": N_("lớp"),
    "outcome": N_("kết quả tiếp"),
    "person": N_("người"),
    "place": N_("điểm"),
    "shift": N_("ca"),
    "shift_pattern": N_("lịch tuần"),
    "slip": N_("phiếu in"),
    "team": N_("đội tình nguyện"),
    "visit": N_("lượt"),
    "volunteer": N_("tình nguyện viên"),
}
"""The tables of which a row may be missing."""
