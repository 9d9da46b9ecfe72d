"""Refusals: what a person may read when a rule says no."""

from __future__ import annotations

from dataclasses import dataclass

from .language import N_, Words

RULES = Words(
    {
        "right": N_(
            "Tài khoản “{account}” không có quyền làm việc này ({verb}). Nhờ người có quyền thao tác."
        ),
        "right.nobody": N_(
            "Chưa vai trò nào có quyền làm việc này ({verb}). Sổ cũ hơn chương trình thì nạp quyền mới bằng:"
            " aoxanh load --shipped."
        ),
        "account.unknown": N_(
            "Chưa có tài khoản cho “{name}”. Nhờ quản trị tạo tài khoản, hoặc dùng --as TÊN."
        ),
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
            "sshd sẽ không cho ai vào bằng {path} cho đến khi sửa những chỗ trên, hoặc --write một thư mục"
            " khác."
        ),
        "door.unready": N_("{user} chưa dùng được sổ cho đến khi sửa những chỗ trên."),
        "role.unknown": N_("Không có vai trò “{role}”. Có: {known}."),
        "row.missing": N_("Không tìm thấy {table} số {id} trong sổ."),
        "register.missing": N_(
            "Chưa có sổ ở {path}. Tạo bằng: aoxanh init --commune MÃ_XÃ, hoặc aoxanh demo."
        ),
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
        "procedure.unknown": N_(
            "Không có thủ tục “{text}”. Gõ mã (1.001193), phím tắt (ks) hoặc vài chữ trong tên."
        ),
        "procedure.ambiguous": N_("“{text}” khớp {count} thủ tục. Gõ thêm chữ hoặc dùng mã."),
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
        "person.birth_year": N_("Năm sinh “{value}” không hợp lệ: cần năm từ {first} đến {last}."),
        "person.name": N_("Họ tên “{value}” không hợp lệ: tên người không có chữ số."),
        "person.long": N_("{label} dài {length} chữ, nhiều nhất {most}. Rút ngắn lại."),
        "person.phone": N_("Số điện thoại “{value}” không hợp lệ: cần 8–12 chữ số."),
        "person.identity": N_("Số định danh “{value}” không hợp lệ: cần 12 chữ số (hoặc 9 số CMND cũ)."),
        "choice": N_("{field} “{value}” không có trong danh sách: {known}."),
        "visit.state": N_("Lượt {ticket} {state} nên không {act} được. {allowed}"),
        "visit.unseen": N_(
            "Lượt {ticket} ngày {day} ở {place}: tình nguyện viên chỉ xem lượt hôm nay ở điểm trực của mình."
        ),
        "visit.taken": N_("Lượt {ticket} vừa được quầy khác gọi. Gọi số tiếp theo."),
        "visit.none_waiting": N_("Không còn ai chờ ở dãy số của quầy này."),
        "visit.no_outcome": N_(
            "Lượt {ticket} chưa có kết quả nên chưa kết thúc. Ghi kết quả trước: {missing}."
        ),
        "visit.calling": N_(
            "Quầy đã gọi {ticket} mà chưa tiếp. Bắt đầu tiếp, đánh vắng hoặc trả về hàng chờ trước."
        ),
        "visit.same_desk": N_("Lượt {ticket} đang ở chính quầy này. Chọn quầy khác."),
        "visit.busy_desk": N_("Quầy đang tiếp {ticket}. Kết thúc hoặc tạm dừng lượt đó trước."),
        "visit.back_late": N_("Lượt {ticket} vắng đã quá {minutes} phút. Cấp số mới."),
        "visit.ticket": N_("Không có số “{ticket}” ngày {day}."),
        "visit.tickets": N_("Hôm nay có nhiều lượt số {ticket}: {known}. Gõ cả chữ cái."),
        "ticket": N_("“{ticket}” không phải một số thứ tự. Gõ chữ và số, ví dụ A013."),
        "visit.too_many": N_("Một lượt có nhiều nhất {most} thủ tục."),
        "desk.unknown": N_("Không có quầy “{desk}”. Có: {known}."),
        "desk.none": N_("Tài khoản “{account}” chưa gắn với quầy nào. Nhờ quản trị gắn quầy."),
        "place.unknown": N_("Không có điểm “{place}”. Có: {known}."),
        "limit.longer": N_("Thời hạn tại nơi này của {code} dài hơn luật ({limit})."),
        "reason.needed": N_("Chọn lý do: {known}."),
        "form.needed": N_("Cần nhập: {label}."),
        "dossier.apology_why": N_("Phiếu xin lỗi hồ sơ {code} phải nêu lý do chậm."),
        "reason.none": N_(
            "Danh mục của sổ này chưa có lý do loại {kind}. Nhờ quản trị nạp lại: aoxanh load --shipped."
        ),
        "reason.unknown": N_("Không có lý do “{reason}” loại {kind}. Có: {known}."),
        "outcome.kind": N_("Không có loại kết quả “{kind}”. Có: {known}."),
        "outcome.unclear": N_("“{kind}” cần biết thủ tục. S: thêm thủ tục trước."),
        "outcome.needs": N_("Kết quả “{kind}” cần thêm: {needs}."),
        "outcome.state": N_("Lượt {ticket} {state}. Chỉ ghi kết quả khi đang tiếp."),
        "outcome.none": N_("Lượt này không có thủ tục thứ {position}."),
        "outcome.already": N_(
            "Thủ tục này đã có kết quả “{kind}”. Ghi sai thì nhờ lãnh đạo hủy rồi ghi lại."
        ),
        "outcome.due_past": N_("Ngày hẹn trả {day} đã qua. Nhập hôm nay hoặc một ngày sau."),
        "outcome.due": N_("Thủ tục {code} chưa rõ thời hạn. Nhập ngày hẹn trả."),
        "dossier.state": N_("Không thể {act}: hồ sơ {code} {state}. {allowed}"),
        "dossier.code": N_("Mã hồ sơ “{code}” không đúng dạng (ví dụ H15.50.05.13-261008-0975)."),
        "dossier.code_day": N_(
            "Mã hồ sơ “{code}”: phần ngày {part} không phải một ngày đã qua hoặc hôm nay."
        ),
        "dossier.code_taken": N_("Mã hồ sơ {code} đã có trong sổ (nhận {day}). Tìm bằng F3."),
        "dossier.code_kept": N_("Hồ sơ này đã có mã {code}; sửa mã cần lãnh đạo và lý do."),
        "dossier.once": N_("Hồ sơ {code} đã yêu cầu bổ sung một lần lúc tiếp nhận. Lần nữa cần lãnh đạo."),
        "dossier.apologised": N_("Hồ sơ {code} đã xin lỗi và hẹn lại một lần."),
        "dossier.apology_late": N_("Hồ sơ {code} đã quá hạn; thư xin lỗi phải có trước giờ hẹn trả."),
        "dossier.unknown": N_("Không có hồ sơ “{code}” trong sổ."),
        "dossier.ambiguous": N_("“{code}” khớp {count} hồ sơ. Gõ thêm chữ số của mã."),
        "dossier.list": N_("Không có danh sách “{name}”. Có: {known}."),
        "dossier.nothing_asked": N_(
            "Yêu cầu bổ sung hồ sơ {code} phải nêu đủ trong một lần: chọn giấy tờ còn thiếu, hoặc ghi"
            " nội dung."
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
        "dossier.supply_time": N_(
            "Hồ sơ {code} còn hạn nộp bổ sung đến hết {day}; sau ngày đó mới đóng được."
        ),
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
        "paper.none_here": N_("Hôm nay quầy này chưa ghi hồ sơ nào. Tìm hồ sơ bằng F3 hoặc F6."),
        "paper.unknown": N_("Thủ tục này không có giấy tờ thứ {paper}. Có: {known}."),
        "return.identity": N_(
            "Mất giấy hẹn của hồ sơ {code}: người nhận xuất trình giấy tờ tùy thân. Ghi số định danh."
        ),
        "return.authorisation": N_(
            "Người nhận hồ sơ {code} không phải chủ hồ sơ ({owner}): ghi giấy ủy quyền."
        ),
        "dossier.void": N_("Hồ sơ {code} đã hủy ({reason})."),
        "paper.state": N_("Chưa in được mẫu {form}: cần {needs}; hồ sơ {code} {state}. {allowed}"),
        "paper.outcome": N_("Không in được mẫu {form}: cần {needs}; kết quả này là “{kind}”. {allowed}"),
        "paper.visit": N_("Chưa in được mẫu {form}: cần {needs}, mà lượt {ticket} không có."),
        "paper.hand_over": N_(
            "Phiếu bàn giao được cấp số khi bàn giao hồ sơ. Nêu số của phiếu: 12 hoặc 12/2026."
        ),
        "slip.unknown": N_("Không có phiếu bàn giao số {number}/{year}."),
        "paper.issued": N_("Mẫu {form} này đã có số {number}/{year}; in lại thì giữ số ấy."),
        "paper.template": N_(
            "Mẫu giấy {file}, dòng {line}: {cause}. Sửa tệp ấy hoặc bỏ nó đi để dùng mẫu kèm theo."
        ),
        "paper.unwritable": N_("Không ghi được {path}: {cause}."),
        "paper.exists": N_("{path} đã có. Chọn tên khác, hoặc thêm --force để ghi đè."),
        "session.state": N_("Phiên hỗ trợ này {state}, không {act} được."),
        "session.not_open": N_("Không có phiên hỗ trợ nào đang mở. Bắt đầu bằng: aoxanh session start [SỐ]."),
        "session.ticks": N_("Chọn ít nhất một việc đã giúp."),
        "session.kind": N_("Không có việc hỗ trợ “{kind}”. Có: {known}."),
        "session.none": N_("Chưa có phiên hỗ trợ nào hôm nay để lặp lại."),
        "session.opened": N_("Phiên này do {account} mở. Ghi kết quả, hoặc nhờ {account} bỏ."),
        "session.back_late": N_(
            "Không có phiên nào ghi trong {minutes} phút vừa rồi để rút lại. Ghi nhầm từ trước: nhờ"
            " lãnh đạo hủy."
        ),
        "session.errand": N_(
            "Phiên này ghi từ việc đến nhà, đưa đón #{errand}. Hủy cả việc: aoxanh errand void {errand}."
        ),
        "session.for_others": N_("Chỉ ghi phiên có mình cùng giúp. Ghi thay người khác thì nhờ lãnh đạo."),
        "session.long": N_("Một phiên dài nhất {hours} giờ, từ {start}. Xem lại giờ kết thúc."),
        "session.busy": N_(
            "{volunteer} đang ở một phiên hỗ trợ khác lúc đó ({starts}–{ends}). Sửa giờ, hoặc hủy phiên kia."
        ),
        "session.nobody": N_("Chưa ai giúp {ticket}. Bắt đầu bằng: aoxanh session start {ticket}."),
        "session.reason": N_("Lý do chỉ đi với kết quả “chưa được”. Bỏ lý do, hoặc đổi kết quả."),
        "session.helping": N_(
            "{helper} đang giúp {ticket} từ {start}. Cùng giúp: aoxanh session join {ticket}."
        ),
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
        "shift.same": N_("{volunteer} đang giữ chính ca này. Chọn người khác."),
        "shift.other": N_("Ca này của {volunteer}. Nhờ người xếp lịch bỏ hoặc đổi."),
        "shift.on_duty": N_("Đã vào ca lúc {start} ở {place}. Ra ca trước rồi mới vào ca khác."),
        "shift.twice": N_("Vừa ra ca lúc {time}. Sang phút sau rồi vào lại."),
        "shift.not_in": N_("Chưa vào ca nào hôm nay nên không ra ca được. Vào ca trước."),
        "shift.session_open": N_(
            "Còn một phiên hỗ trợ chưa ghi kết quả (bắt đầu {start}). Ghi kết quả ở F5 rồi ra ca."
        ),
        "shift.out_late": N_(
            "Ca {starts}–{ends} đã hết từ lâu mà chưa ghi ra. Nhờ lãnh đạo sửa giờ của ca này."
        ),
        "shift.came": N_("Giờ vào, giờ ra phải là giờ đã qua của ngày {day}, giờ ra sau giờ vào."),
        "shift.none_marked": N_("Nửa ngày này chưa có ca nào. N: xếp ca."),
        "pattern.overlap": N_(
            "{volunteer} đã có lịch tuần {weekday} {starts}–{ends} ở {place}. Kết thúc lịch ấy trước."
        ),
        "pattern.ended": N_("Lịch tuần này đã kết thúc ngày {day}."),
        "pattern.days": N_("Ngày cuối {last} phải từ ngày đầu {first} trở đi."),
        "pattern.none": N_("Chưa có lịch tuần nào. N: thêm lịch tuần."),
        "roster.span": N_("Lịch trực cần ngày đầu trước ngày cuối, mỗi lần nhiều nhất {most} ngày."),
        "place.inactive": N_("Điểm {place} đã ngừng dùng. Chọn điểm khác."),
        "errand.unknown": N_("Không có việc đến nhà, đưa đón “{errand}”. Xem số: aoxanh errand list."),
        "errand.none_marked": N_("Chưa có việc nào để chọn. N: ghi yêu cầu mới."),
        "errand.state": N_("Việc này {state}, không {act} được. {allowed}"),
        "errand.address": N_("Cần địa chỉ để {kind}."),
        "errand.neighbourhood": N_("Cần thôn, tổ dân phố để {kind}."),
        "errand.past": N_("Ngày {day} đã qua. Chọn hôm nay hoặc một ngày sau."),
        "errand.day": N_("Cần ngày đi trước khi phân công."),
        "errand.nobody": N_("Chọn người đi: mã TNV, cách nhau bằng dấu phẩy."),
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
        "lesson.hours": N_("Cần giờ bắt đầu và giờ kết thúc, ví dụ 19:00 và 20:30."),
        "lesson.heads": N_("Cần số học viên có mặt."),
        "lesson.teachers": N_("Cần ít nhất một người dạy có mặt: mã TNV."),
        "lesson.other": N_("Lớp này của người khác. Nhờ người dạy, hoặc cán bộ, ghi."),
        "volunteer.none": N_("Tài khoản “{account}” không phải của tình nguyện viên. Dùng tài khoản khác."),
        "volunteer.taken": N_("Tình nguyện viên “{code}” đã có tài khoản."),
        "volunteer.new": N_(
            'Chưa có tình nguyện viên “{code}”. Người mới thì nêu thêm họ tên: --full-name "HỌ TÊN".'
        ),
        "volunteer.unknown": N_("Không có tình nguyện viên “{code}”."),
        "volunteer.account": N_("Tài khoản “{account}” đã là của tình nguyện viên {code}."),
        "volunteer.closed": N_("{code} đã nghỉ. Cho hoạt động lại trước: aoxanh volunteer reopen {code}."),
        "volunteer.inactive": N_(
            "{code} đã nghỉ nên không ghi giờ trực, lượt hỗ trợ được nữa. Nhờ lãnh đạo."
        ),
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
        "code": N_("Mã “{code}” không hợp lệ: 1–20 chữ, số, dấu chấm, gạch."),
        "code.taken": N_("Mã “{code}” đã có. Chọn mã khác."),
        "change.nothing": N_("Không có gì để đổi: chưa nêu điều gì, hoặc đã đúng như vậy."),
        "day.ahead": N_("Ngày {day} chưa đến. Nhập hôm nay hoặc một ngày trước."),
        "day.order": N_("Ngày cuối {last} trước ngày đầu {first}."),
        "place.desks": N_("Điểm “{name}” còn quầy {desks} đang dùng, không ngừng được."),
        "place.on_duty": N_("Điểm “{name}” còn {volunteers} đang trực. Ra ca xong mới ngừng được."),
        "place.lessons": N_(
            "Điểm “{name}” còn lớp “{title}” ngày {day}. Hủy hoặc dời lớp ấy (F8, L) rồi mới ngừng được."
        ),
        "place.last": N_("“{name}” là điểm cuối cùng đang dùng, không ngừng được."),
        "certificate.unknown": N_("Không có giấy xác nhận số {number}/{year}."),
        "certificate.issued": N_("Giấy xác nhận này đã có số {number}/{year}; in lại thì giữ số ấy."),
        "certificate.none_marked": N_("Dòng này không phải giấy xác nhận. H: cấp giấy mới."),
        "certificate.empty": N_(
            "{code} chưa có ca trực, lượt hỗ trợ, buổi học hay tập huấn nào từ {first} đến {last}."
        ),
        "certificate.nameless": N_("{code} chưa có họ tên để ghi vào giấy xác nhận."),
        "rating.score": N_("Mức hài lòng là 1 (rất hài lòng), 2 (hài lòng) hoặc 3 (không hài lòng)."),
        "rating.twice": N_("Lượt này hay lần trả này đã có đánh giá."),
        "rating.reason": N_("Lý do chỉ ghi khi không hài lòng (3)."),
        "draft.elsewhere": N_(
            "Phiếu này đã được mở lại ở cửa sổ khác, có thể đã lưu ở đó. Ctrl+S lần nữa: vẫn lưu ở đây."
        ),
        "draft": N_("Chưa giữ được bản nháp ({cause}). Lưu lượt này ngay, hoặc chép ra giấy."),
        "number": N_("{field} “{value}” phải là số từ {first} đến {last}."),
        "day": N_("{field} “{value}” không phải một ngày (dd/mm/yyyy)."),
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
            "Chưa sao lưu được vào {folder}: {cause}. Kiểm tra đĩa và quyền, hoặc chọn nơi khác:"
            " --to THƯ_MỤC."
        ),
        "backup.damaged": N_(
            "Bản sao lưu vừa làm không khớp với sổ ({cause}) nên đã bỏ. Chạy aoxanh check, rồi sao lưu vào"
            " đĩa khác: --to THƯ_MỤC."
        ),
        "backup.faulty": N_(
            "Đã sao lưu vào {path}, nhưng chính sổ có dòng trỏ đến dòng không có. Chạy aoxanh check ngay; các"
            " bản sao cũ được giữ hết."
        ),
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
        "visit.none_here": N_("Quầy chưa tiếp ai. F4 để gọi số tiếp theo."),
        "rating.nobody": N_("Ở quầy này chưa có lượt nào vừa xong, hoặc lượt ấy đã có đánh giá."),
        "rating.none": N_("Ở đây chưa có lượt nào vừa kết thúc, kết quả nào vừa trả, để ghi mức hài lòng."),
    }
)

_BAD_INPUT_NAMES = """
choice number day ticket calendar.empty calendar.far calendar.day_known calendar.day_unknown
calendar.nameless calendar.swap_alone calendar.swap_open calendar.swap_twice calendar.swap_works
calendar.swap_idle calendar.swap_same calendar.session calendar.sessions calendar.overlap
calendar.no_hours case.unknown commune.unknown desk.unknown place.unknown
dossier.list dossier.code dossier.code_day dossier.nothing_asked dossier.supply_past dossier.due_beyond
reason.needed form.needed dossier.apology_why dossier.due_off dossier.underpaid dossier.apology_early
dossier.result_day dossier.none_chosen dossier.no_unit dossier.correct_nothing paper.unknown
outcome.kind outcome.none outcome.needs outcome.due_past
person.birth_year person.name person.long person.phone person.identity
procedure.unknown procedure.ambiguous rating.score reason.unknown role.unknown
session.kind session.ticks account.name visit.too_many
workday.ahead
shift.came shift.past pattern.days roster.span
workday.ahead hour.order errand.unknown errand.address errand.neighbourhood errand.past errand.day
errand.nobody errand.ahead errand.heads errand.hours errand.order hour
shift.order shift.came pattern.days roster.span
workday.ahead errand.unknown errand.address errand.neighbourhood errand.past errand.day
errand.nobody errand.ahead errand.heads errand.hours errand.order session.time
lesson.unknown lesson.title lesson.where lesson.past errand.early errand.long lesson.ahead
lesson.hours lesson.heads lesson.teachers
figures.span figures.campaign figures.scope figures.page
key.private key.form key.line key.options key.kind key.damaged key.weak key.many volunteer.new
slip.unknown code code.taken change.nothing day.ahead day.order team.unknown team.before volunteer.nobody
certificate.unknown
"""
BAD_INPUT = frozenset(_BAD_INPUT_NAMES.split())
"""The rules that judge what was typed and not what may be done: their exit status is 2."""


class Refused(Exception):
    """A rule of the register said no; nothing was changed.

    `rule` names the rule, `facts` are what its sentence is filled with, `field` (when given) is
    the field of a form to which the cursor should go. The sentence is in the language spoken when
    it is raised, so words among the facts are to be in that language too.
    """

    def __init__(self, rule: str, field: str | None = None, **facts: object) -> None:
        self.rule = rule
        self.field = field
        self.facts = facts
        super().__init__(RULES[rule].format(**{"field": facts.get("label", field), **facts}))


@dataclass(frozen=True)
class Fault:
    """A catalogue row that goes with no other: its kind of file, its key there, the column, and why."""

    kind: str
    key: tuple[object, ...]
    column: str
    refused: Refused


class OutsideVerb(Exception):
    """Something tried to write to the register without a verb of the register's own."""


class HalfDone(Exception):
    """An act among several failed after it had written; the whole transaction is taken back."""
