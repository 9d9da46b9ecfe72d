"""What a person may read when a rule of accounts, keys, files, days and the register itself says no."""

from __future__ import annotations

from ..language import N_

RULES = {
    "right": N_("Tài khoản “{account}” không có quyền làm việc này ({verb}). Nhờ người có quyền thao tác."),
    "right.nobody": N_(
        "Chưa vai trò nào có quyền làm việc này ({verb}). Sổ cũ hơn chương trình thì nạp quyền mới bằng:"
        " aoxanh load --shipped."
    ),
    "account.unknown": N_("Chưa có tài khoản cho “{name}”. Nhờ quản trị tạo tài khoản, hoặc dùng --as TÊN."),
    "account.inactive": N_(
        "Tài khoản “{name}” đã ngừng dùng. Nhờ quản trị mở lại: aoxanh account reopen {name}."
    ),
    "account.missing": N_(
        "Chưa có tài khoản “{name}”. Tạo trước bằng: aoxanh account add {name} --role VAI_TRÒ."
    ),
    "account.own": N_("“{name}” là tài khoản đang thao tác nên không tự đóng được. Nhờ quản trị khác."),
    "account.closed": N_("Tài khoản “{name}” đã ngừng dùng từ trước."),
    "account.open": N_("Tài khoản “{name}” đang được dùng."),
    "account.os_user": N_("Người dùng hệ điều hành “{os_user}” đã thuộc một tài khoản khác."),
    "account.taken": N_("Tên tài khoản “{name}” đã có. Chọn tên khác."),
    "account.name": N_("Tên tài khoản “{name}” không hợp lệ: 1–40 chữ không dấu, số, dấu chấm, gạch."),
    "key.private": N_(
        "Đây là khóa riêng, không ghi vào sổ và không đưa cho ai. Dùng khóa công khai: tệp có đuôi .pub."
        " Nếu khóa riêng này đã gửi đi, bỏ nó và tạo khóa mới: ssh-keygen -t ed25519."
    ),
    "key.form": N_(
        "Khóa công khai này không ở dạng của OpenSSH. Đổi bằng: ssh-keygen -i -f TỆP;"
        " PuTTYgen: chép ô trên cùng “for pasting into OpenSSH authorized_keys file”."
    ),
    "key.line": N_("Cần đúng một dòng khóa công khai, ví dụ: ssh-ed25519 AAAA… tên. Chép lại tệp .pub."),
    "key.options": N_(
        "Trước khóa có tùy chọn. Bỏ chúng đi, chỉ để dòng của tệp .pub; áo xanh tự đặt tùy chọn."
    ),
    "key.kind": N_("Không phải loại khóa công khai dùng được. Có: {known}. Tạo: ssh-keygen -t ed25519."),
    "key.damaged": N_("Khóa công khai thiếu hoặc sai chữ. Chép lại cả dòng của tệp .pub."),
    "key.weak": N_(
        "Khóa RSA dài {bits} bit; cần từ {least} đến {most}. Tạo khóa mới: ssh-keygen -t ed25519."
    ),
    "key.taken": N_(
        "Khóa {fingerprint} đã thuộc tài khoản khác; một khóa thuộc một người mãi mãi. Tạo khóa mới:"
        " ssh-keygen -t ed25519."
    ),
    "key.known": N_("Tài khoản “{name}” đã có khóa {fingerprint}."),
    "key.unknown": N_("Không có khóa “{fingerprint}” trong sổ. Xem: aoxanh account key list."),
    "key.many": N_("“{fingerprint}” khớp nhiều khóa: {found}. Gõ thêm chữ của mã băm."),
    "key.again": N_(
        "Khóa {fingerprint} của tài khoản “{name}” đã bị thu hồi từ {since}. Nếu chắc chắn cho dùng lại:"
        " thêm --again."
    ),
    "key.withdrawn": N_("Khóa {fingerprint} đã được thu hồi từ trước."),
    "door.path": N_("Đường dẫn {path} có ký tự mà sshd không đọc được. Đổi tên tệp hoặc thư mục."),
    "door.marks": N_(
        "{path}: hai dòng đánh dấu “{begin}” và “{end}” không còn thành một đôi. Sửa hoặc xóa chúng rồi"
        " chạy lại; tệp chưa bị đổi."
    ),
    "door.twice": N_(
        "{path}, dòng {line}: một khóa của sổ cũng đứng ngoài phần của áo xanh nên không bị giới hạn."
        " Xóa dòng ấy rồi chạy lại; tệp chưa bị đổi."
    ),
    "door.root": N_(
        "“{user}” là quản trị máy: phần của sshd sẽ khóa quản trị ở ngoài. Dùng một tài khoản riêng cho"
        " sổ, ví dụ --user aoxanh."
    ),
    "door.used": N_(
        "Tài khoản “{user}” của máy đang dùng vào việc khác ({uses}); sau khi cài, không còn cách nào"
        " khác để vào bằng nó ngoài khóa của sổ. Dùng một tài khoản riêng, hoặc chắc chắn thì thêm"
        " --existing."
    ),
    "door.unreachable": N_(
        "{user} không chạy được áo xanh cho đến khi sửa những chỗ trên. Hoặc cài vào nơi ai cũng chạy"
        " được: python3 -m venv /opt/aoxanh && /opt/aoxanh/bin/pip install . rồi chạy"
        " /opt/aoxanh/bin/aoxanh ssh setup."
    ),
    "door.untrusted": N_(
        "sshd sẽ không cho ai vào bằng {path} cho đến khi sửa những chỗ trên. Có thể đặt lệnh vào thư mục"
        " của root: aoxanh ssh setup --write /usr/local/libexec/aoxanh."
    ),
    "door.untrusted_there": N_(
        "sshd sẽ không cho ai vào bằng {path} cho đến khi sửa những chỗ trên, hoặc --write một thư mục khác."
    ),
    "door.unready": N_("{user} chưa dùng được sổ cho đến khi sửa những chỗ trên."),
    "role.unknown": N_("Không có vai trò “{role}”. Có: {known}."),
    "row.missing": N_("Không tìm thấy {table} số {id} trong sổ."),
    "register.missing": N_("Chưa có sổ ở {path}. Tạo bằng: aoxanh init --commune MÃ_XÃ, hoặc aoxanh demo."),
    "register.exists": N_("Đã có tệp ở {path}. Sổ mới không ghi đè lên tệp cũ; chọn đường dẫn khác."),
    "register.foreign": N_("{path} không phải sổ áo xanh. Kiểm tra lại đường dẫn --db."),
    "register.unreadable": N_("Không mở được {path}: {cause}. Kiểm tra quyền của tệp và thư mục."),
    "register.readonly": N_("Sổ {path} chỉ đọc được, không ghi được. Kiểm tra quyền của tệp và thư mục."),
    "register.newer": N_(
        "Sổ {path} do bản áo xanh mới hơn tạo (lược đồ {found}, bản này biết đến {known})."
        " Cập nhật chương trình rồi mở lại; sổ không bị thay đổi."
    ),
    "register.network": N_(
        "Sổ {path} nằm trên ổ mạng ({kind} tại {mount}). Ổ mạng làm hỏng sổ khi nhiều máy"
        " cùng ghi; đặt sổ trên đĩa của máy chủ và đăng nhập qua SSH."
    ),
    "register.busy": N_("Sổ đang bận quá lâu nên việc vừa rồi chưa được ghi. Chờ vài giây rồi làm lại."),
    "register.full": N_(
        "Đĩa đã đầy nên việc vừa rồi chưa được ghi. Giải phóng đĩa rồi làm lại; dữ liệu cũ còn nguyên."
    ),
    "register.disk": N_(
        "Đĩa báo lỗi ({cause}) nên việc vừa rồi chưa được ghi. Kiểm tra đĩa ngay, chạy aoxanh check."
    ),
    "register.sqlite": N_("SQLite {found} quá cũ; cần từ {needed}. Cập nhật Python hoặc hệ điều hành."),
    "commune.unknown": N_("Không có mã xã “{code}”. Tra mã bằng: aoxanh find TÊN_XÃ."),
    "workday.opened": N_("Ngày {day} đã được {name} mở lúc {time}. Cứ làm việc tiếp."),
    "workday.closed": N_(
        "Ngày {day} đã được {name} đóng lúc {time}. Nếu sau đó còn việc, đóng lại: --again."
    ),
    "workday.ahead": N_("Ngày {day} chưa đến nên chưa đóng được. Chọn hôm nay hoặc một ngày trước."),
    "workday.serving": N_("Chưa đóng được ngày {day}: đang tiếp {visits}. Kết thúc các lượt ấy trước."),
    "workday.nothing_open": N_("Không còn việc nào dở. Ctrl+S: đóng ngày."),
    "backup.folder": N_("Chưa có thư mục {folder}. Cắm đĩa vào, hoặc cho phép tạo: thêm --create."),
    "backup.room": N_(
        "{folder} không đủ chỗ cho bản sao lưu: cần {needed} MB, còn {free} MB. Xóa bớt tệp khác hoặc"
        " chọn nơi khác: --to THƯ_MỤC."
    ),
    "backup.failed": N_(
        "Chưa sao lưu được vào {folder}: {cause}. Kiểm tra đĩa và quyền, hoặc chọn nơi khác: --to THƯ_MỤC."
    ),
    "backup.damaged": N_(
        "Bản sao lưu vừa làm không khớp với sổ ({cause}) nên đã bỏ. Chạy aoxanh check, rồi sao lưu vào"
        " đĩa khác: --to THƯ_MỤC."
    ),
    "backup.faulty": N_(
        "Đã sao lưu vào {path}, nhưng chính sổ có dòng trỏ đến dòng không có. Chạy aoxanh check ngay; các"
        " bản sao cũ được giữ hết."
    ),
    "draft.elsewhere": N_(
        "Phiếu này đã được mở lại ở cửa sổ khác, có thể đã lưu ở đó. Ctrl+S lần nữa: vẫn lưu ở đây."
    ),
    "draft": N_("Chưa giữ được bản nháp ({cause}). Lưu lượt này ngay, hoặc chép ra giấy."),
    "code": N_("Mã “{code}” không hợp lệ: 1–20 chữ, số, dấu chấm, gạch."),
    "code.taken": N_("Mã “{code}” đã có. Chọn mã khác."),
    "change.nothing": N_("Không có gì để đổi: chưa nêu điều gì, hoặc đã đúng như vậy."),
    "number": N_("{field} “{value}” phải là số từ {first} đến {last}."),
    "day.ahead": N_("Ngày {day} chưa đến. Nhập hôm nay hoặc một ngày trước."),
    "day.far": N_("Ngày {day} còn quá xa: chỉ ghi trước được đến ngày {last}. Xem lại năm."),
    "day.order": N_("Ngày cuối {last} trước ngày đầu {first}."),
    "day": N_("{field} “{value}” không phải một ngày (dd/mm/yyyy)."),
    "choice": N_("{field} “{value}” không có trong danh sách: {known}."),
    "form.needed": N_("Cần nhập: {label}."),
    "reason.needed": N_("Chọn lý do: {known}."),
    "reason.none": N_(
        "Danh mục của sổ này chưa có lý do loại {kind}. Nhờ quản trị nạp lại: aoxanh load --shipped."
    ),
    "reason.unknown": N_("Không có lý do “{reason}” loại {kind}. Có: {known}."),
}

_TYPED_NAMES = """
account.name key.private key.form key.line key.options key.kind key.damaged key.weak key.many
role.unknown commune.unknown workday.ahead code code.taken change.nothing number day day.ahead day.far
day.order choice form.needed reason.needed reason.unknown
"""
TYPED = frozenset(_TYPED_NAMES.split())
"""The rules that judge what was typed and not what may be done."""
