# Lời bot nói trong trò chuyện. Giọng: đồng nghiệp văn phòng, lễ phép, ngắn.

## Dùng chung

chat-blank = { "" }
chat-line = { $line }
chat-no-figure = chưa có số
chat-figure-counted = { $value } ({ $numerator }/{ $denominator })
chat-target-met = Mục tiêu { $target }: <b>đạt</b>
chat-target-edge = Mục tiêu { $target }: <b>chưa đạt</b> (phải lớn hơn, bằng là chưa đủ)
chat-target-missed = Mục tiêu { $target }: <b>chưa đạt</b>
chat-target-missed-strive = Phấn đấu { $target }: chưa đạt (không bắt buộc)
chat-linked-met = { $source } cần { $target }: đạt
chat-linked-missed = { $source } cần { $target }: chưa đạt
chat-process-not-started = chưa thực hiện
chat-process-in-progress = đang thực hiện
chat-process-awaiting-confirmation = chờ xác nhận
chat-process-done = hoàn thành
chat-process-paused = tạm dừng
chat-process-not-applicable = không áp dụng
chat-role-officer = cán bộ đầu mối
chat-role-head = trưởng đơn vị
chat-role-coordinator = cán bộ tổng hợp
chat-role-leader = lãnh đạo
chat-role-admin = quản trị
chat-duty-period = { $title } ({ $period })
chat-channel-telegram = Telegram
chat-channel-zalo = Zalo
chat-channel-rehearsal = diễn tập
chat-no-unit = chưa có đơn vị
chat-and-others = { $names } và { $count } đơn vị khác
chat-no-role = Anh/chị chưa được giao vai trò ở đơn vị nào nên tôi chưa trả lời được. Xin liên hệ Văn phòng.
chat-no-plan = Chưa có kế hoạch nào được nạp. Xin báo Văn phòng nạp kế hoạch rồi thử lại.
chat-no-plan-import = Chưa có kế hoạch nào được nạp. Xin gửi tệp kế hoạch (docx, xlsx, yaml) cho tôi kèm chữ /nhap.
chat-unknown = Tôi chưa có lệnh /{ $word }. Gõ /trogiup để xem các lệnh dùng được.
chat-unknown-near = Không có lệnh /{ $word }, nên tôi chưa ghi gì. Có phải: { $line }?
chat-how = Việc của anh/chị: /viec · Trợ giúp: /trogiup
chat-hello = Chào anh/chị! Tôi nhắc hạn và nhận kết quả các nhiệm vụ trong kế hoạch.
chat-thanks = Vâng ạ, cảm ơn anh/chị.
chat-not-understood = Tôi chưa hiểu “{ $text }” nên chưa ghi gì. Báo kết quả thì gõ như: /capnhat 7 82%; xem tiến độ: /tiendo
chat-value-alone =
    “{ $text }” là của nhiệm vụ nào ạ? Tôi chưa ghi gì.
    Xin gõ kèm số nhiệm vụ, ví dụ: /capnhat 7 { $text }
chat-empty = Tôi chưa thấy nội dung. Việc của anh/chị: /viec · Trợ giúp: /trogiup
chat-only-media =
    Tôi thấy tệp nhưng chưa biết của nhiệm vụ nào nên chưa giữ.
    Xin gửi lại tệp kèm dòng chữ, ví dụ: /minhchung 7
chat-media-not-kept = Tệp kèm tin này chưa được giữ; để giữ làm minh chứng, xin gửi lại tệp kèm dòng chữ /minhchung và số nhiệm vụ.
chat-too-long = Tin dài quá 4.000 ký tự nên tôi chưa ghi gì. Xin gửi ngắn lại, mỗi dòng một việc.
chat-slow-down = Anh/chị nhắn hơi nhanh nên từ tin này tôi chưa ghi. Xin đợi khoảng 10 giây rồi gửi lại.
chat-past-choices = Ở đây chỉ có { $most } lựa chọn, nên “{ $text }” tôi chưa ghi. Nếu kết quả đúng là { $text }, xin gõ: { $line }
chat-choice = { $line }
chat-left = Đã thoát, chưa ghi gì thêm.
chat-stale-button = Nút này đã hết hạn, hoặc là của người khác. Xin gõ lại lệnh; việc của anh/chị: /viec
chat-edited = Tôi không ghi theo tin sửa. Nếu muốn đổi, xin gửi lại thành tin mới.
chat-anonymous = Anh/chị đang nhắn dưới tên nhóm (quản trị ẩn danh) nên tôi không biết là ai. Xin tắt “Ẩn danh”, hoặc nhắn riêng cho tôi.
chat-no-dialogues = (Tạm thời tôi không hỏi đáp từng bước được. Xin gõ đủ trong một dòng, ví dụ: /capnhat 7 82%)

## Liên kết

link-welcome = Chào anh/chị. Tôi là <b>Nhắc Việc</b>: nhắc hạn, nhận số liệu và tổng hợp tiến độ kế hoạch của cơ quan.
link-first = Tài khoản này chưa được liên kết với cán bộ nào nên tôi chưa trả lời được.
link-how = Xin mã liên kết ở Văn phòng, rồi gửi cho tôi: /lienket MÃ
link-bad-code = Mã không đúng, đã dùng hoặc đã hết hạn. Xin mã mới ở Văn phòng, rồi gửi: /lienket MÃ
link-done = Đã liên kết: <b>{ $name }</b> — { $roles }.
link-role = { $role }
link-role-in-unit = { $role }, { $unit }
link-next = Xem việc của mình: /viec · Trợ giúp: /trogiup
link-next-private = Xin nhắn riêng cho tôi một câu (ví dụ /viec) để tôi gửi được tin riêng khi cần.

## Trợ giúp

help-title = <b>{ $name }</b> ({ $roles }) có thể gõ:
help-viec = /viec — việc đang nợ, gần hạn trước
help-capnhat = /capnhat 7 82% — ghi số liệu (hoặc 820/1000, đang làm)
help-xong = /xong 1 số 123/KH — báo xong; /minhchung 7 — gửi tệp
help-huy = /huy — thoát, rút lại; /sua 7 80% lý do — sửa sau
help-hoan = /hoan 7 thứ sáu — hoãn nhắc một việc
help-tat = /tat 20/1 — vắng: tắt tin riêng; /visao — vì sao có tin
help-nhiemvu = /nhiemvu — danh mục; /nhiemvu 7 — một nhiệm vụ
help-lichsu = /lichsu 7 — ai ghi gì, lúc nào
help-lich = /lich — đưa các hạn nộp vào lịch điện thoại
help-bangdieukhien = /bangdieukhien — xem tiến độ trên trang web
help-tiendo = /tiendo — tiến độ kèm hình
help-tiendo-all = /tiendo 7, /tiendo TCCB, /tiendo 2025-Q1 — chi tiết
help-thieu = /thieu — ai chưa báo cáo
help-nhac = /nhac 7, /nhac TCCB — đôn đốc ngay
help-moi = /moi Thanh tra Sở trưởng phòng — mã liên kết
help-nhom = /nhom Thanh tra Sở — gõ trong nhóm để nhận nhắc việc
help-ngonngu = /ngonngu en — English
help-more = Còn lệnh khác: { $line }
help-more-choice = Lệnh khác
help-slash = Không cần dấu và gạch chéo: “cap nhat 7 82%”.

## Cập nhật

update-saved = ✔ <b>{ $id }</b> · { $title }
update-figure-change = { $before } → <b>{ $after }</b>
update-state-change = { $before } → <b>{ $after }</b>
update-stands-met = { $id }: { $figure }, mục tiêu { $target }: <b>đạt</b>
update-stands-missed = { $id }: { $figure }, mục tiêu { $target }: <b>chưa đạt</b>
update-for = { $where }
update-for-due = { $where } · chậm nhất { $day }
update-unit-period = { $unit }, { $period }
update-still-missing = Còn thiếu số: <b>{ $ids }</b>
update-undo = Ghi nhầm thì gõ /huy trong 15 phút.
update-undo-or-finish = Ghi nhầm: /huy (15 phút) · Xong hẳn: /xong { $code }
update-undo-each = Ghi nhầm thì gõ /huy trong 15 phút, mỗi lần rút lại một việc.
update-already = <b>{ $code }</b> · { $title } đã ghi là <b>{ $process }</b> từ trước, không có gì thay đổi.
update-as-of = Số liệu tính đến { $day }
update-estimate = Số ước tính
update-estimate-as-of = Số ước tính đến { $day }
update-replaced = Vừa thay { $figure } của { $name }, ghi lúc { $at }.
update-note = Ghi chú: { $note }
update-no-task =
    Tôi đọc được “{ $source }” nhưng không thấy số nhiệm vụ, nên chưa ghi.
    Ví dụ: /capnhat 7 82%
update-unknown-task =
    Không có nhiệm vụ { $code }. Danh mục có { $first }–{ $last } và { $others }…
    Tìm theo tên: /nhiemvu số hóa
update-not-yours =
    Chưa ghi: nhiệm vụ <b>{ $code }</b> ({ $title }) do <b>{ $leads }</b> chủ trì, chỉ cán bộ đơn vị chủ trì được cập nhật.
    Đơn vị của anh/chị: { $units }.
update-which-unit = Chưa ghi: việc <b>{ $code }</b> ({ $title }) của đơn vị nào ạ?
update-unit-choice = { $unit }
update-not-your-unit = Chưa ghi: <b>{ $code }</b> · { $title } – anh/chị không phụ trách việc này ở <b>{ $unit }</b>.
update-which-period = <b>{ $code }</b> · { $title } đang quá hạn nhiều kỳ. Anh/chị báo cho kỳ nào ạ?
update-which-task = { $period } đơn vị còn nhiều việc. Anh/chị báo việc nào ạ?
update-nothing-for = Đơn vị của anh/chị không còn nợ việc nào của { $period }, nên tôi chưa ghi gì.
update-type-instead = Hoặc gõ: { $line }
update-period-choice = { $period }
update-no-such-period = Nhiệm vụ { $code } không có { $period }, nên tôi chưa ghi. Các kỳ: { $periods }.
update-nothing-owed = <b>{ $code }</b> · { $title }: hiện không có kỳ nào phải báo.
update-too-many = Một tin chỉ nhận tối đa { $most } việc. Xin chia thành nhiều tin; tôi chưa ghi gì.
update-choose =
    Anh/chị cập nhật việc nào? Xin chọn, hoặc gõ số nhiệm vụ kèm kết quả, ví dụ: 7 82%
    Xem hết: /viec
finish-choose =
    Việc nào đã xong ạ? Xin chọn, hoặc gõ số nhiệm vụ kèm số văn bản, ví dụ: 1 số 123/KH
    Xem hết: /viec
nil-choose =
    Việc nào không phát sinh ạ? Xin chọn, hoặc gõ số nhiệm vụ kèm kỳ, ví dụ: 12 tháng 3
    Xem hết: /viec
update-ask-figure = <b>{ $id }</b> · { $label }: hiện { $current }, mục tiêu { $target }. Kết quả là bao nhiêu ạ?
update-ask-denominator = (Tính: { $denominator })
update-no-figure-in = Tôi chưa thấy con số trong “{ $text }” nên chưa ghi.
update-ask-cut = (Ghi mức đã <b>cắt giảm</b>, không phải phần còn lại.)
update-ask-example = Trả lời tôi, hoặc gõ: { $example }
update-ask-state = <b>{ $code }</b> · { $title }: hiện { $current }. Bây giờ đến đâu rồi ạ?
update-state-nil = Không phát sinh
update-state-done = Đã xong
update-state-in-progress = Đang làm
update-state-paused = Tạm dừng
update-which-metric = <b>{ $code }</b> · { $title } có nhiều chỉ tiêu. Đây là của chỉ tiêu nào ạ?
update-metric-line = <b>{ $id }</b> — { $label } ({ $target })
update-metric-choice = { $id } · { $label }
update-ambiguous = <b>{ $id }</b>: tôi chưa chắc “{ $source }” là bao nhiêu nên chưa ghi. Anh/chị chọn giúp:
update-value-choice = { $value }
update-finish-needs = Chưa ghi xong được: nhiệm vụ <b>{ $code }</b> còn thiếu số. Có số rồi, anh/chị gõ lại /xong { $code }
update-finish-missed = Chưa ghi: <b>{ $id }</b> · { $label } mới { $current }, mục tiêu { $target }. Nay đạt bao nhiêu ạ?
update-finish-anyway = Nếu vẫn báo xong với số này, gõ: { $line }
update-confirm-hint = Tôi chưa ghi. Anh/chị chọn giúp, hoặc gõ lại kèm dấu ! ở cuối, ví dụ: { $line }
update-not-measured = Chưa ghi: nhiệm vụ <b>{ $code }</b> ({ $title }) không có chỉ tiêu bằng số. Xin gõ /xong { $code } hoặc /capnhat { $code } đang làm
update-computed = Chưa ghi: chỉ tiêu <b>{ $id }</b> ({ $label }) do hệ thống tự tính, không nhập tay.
update-elsewhere = Chưa ghi: chỉ tiêu <b>{ $id }</b> ({ $label }) lấy theo số của { $other } ({ $title }). Xin ghi ở đó: /capnhat { $other } 82%
update-whether-next = Chưa ghi: <b>{ $code }</b> · { $title } đã ghi là { $process } từ trước. Kỳ tiếp là { $next }, hạn { $due }. Có phải anh/chị báo cho kỳ ấy không ạ?
update-paused-means = ⏸ Từ nay tôi không nhắc việc này; hạn vẫn tính. Làm tiếp thì gõ /capnhat { $code } đang làm
update-unsure = <b>{ $id }</b>: tôi chưa chắc “{ $source }” là bao nhiêu, nên chưa ghi.
update-offer = Nếu là số dưới đây, xin anh/chị chọn. Nếu không, xin trả lời số đúng, hoặc gõ: { $example }
update-figure-choice = { $id } · { $value }
update-invalid-negative = <b>{ $id }</b>: “{ $source }” là số âm nên tôi chưa ghi.
update-invalid-zero-denominator = <b>{ $id }</b>: “{ $source }” chia cho 0 nên tôi chưa ghi.
update-invalid-numerator-exceeds = <b>{ $id }</b>: “{ $source }” là trên 100 % nên tôi chưa ghi. Có phải gõ ngược không ạ?
update-invalid-not-a-value = <b>{ $id }</b>: tôi chưa đọc được kết quả trong “{ $source }”, nên chưa ghi.
update-invalid-too-long = <b>{ $id }</b>: con số dài quá nên tôi chưa ghi.

## Rút lại

undo-nothing = Anh/chị không có lần ghi nào để rút lại.
undo-too-late = Lần ghi cuối của anh/chị (<b>{ $code }</b>) lúc { $at }, đã quá { $minutes } phút nên không rút lại được. Sửa lại kèm lý do: /sua { $code } …
undo-built-upon = Không rút lại được: sau lần ghi <b>{ $code }</b> của anh/chị, { $name } đã ghi tiếp lúc { $at }. Xin ghi lại cho đúng: /capnhat { $code } …
undo-not-yours = Anh/chị không còn phụ trách đơn vị của việc này nên không rút lại được. Xin nhờ trưởng đơn vị ghi lại.
undo-done = ↩ Đã rút lại <b>{ $code }</b> · { $title }
undo-change = { $before } → <b>{ $after }</b>
undo-more = Tin ấy còn việc khác đã ghi; gõ /huy lần nữa để rút tiếp.

## Việc của tôi

duties-title = <b>{ $units }</b> còn { $count } việc:
duties-title-late = <b>{ $units }</b> còn { $count } việc, <b>{ $late } quá hạn</b>:
duties-none-of-these = ✅ Đơn vị không có việc nào như vậy. Tất cả việc: /viec
duties-paused = ⏸ Đang tạm dừng, không nhắc: { $codes }
duties-none = Đơn vị không nợ việc nào có hạn. Cảm ơn anh/chị!
duties-no-unit = Anh/chị chưa thuộc đơn vị nào trong kế hoạch, nên không có việc phải báo.
duties-no-page = Không có trang { $page }; danh sách có { $pages } trang.
duties-line-overdue = 🔴 <b>{ $code }</b> · { $title } — { $when }
duties-line-overdue-unit = 🔴 <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-line-due-soon = 🟠 <b>{ $code }</b> · { $title } — { $when }
duties-line-due-soon-unit = 🟠 <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-line-upcoming = ⚪ <b>{ $code }</b> · { $title } — { $when }
duties-line-upcoming-unit = ⚪ <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-late = <b>quá hạn { $count } ngày làm việc</b> ({ $day })
duties-today = <b>hạn hôm nay</b>
duties-last-day = <b>hôm nay là ngày làm việc cuối</b>, chậm nhất { $day }
duties-soon = chậm nhất { $day }, còn { $count } ngày làm việc
duties-ahead = hạn { $day }
duties-more = … và { $left } việc nữa: /viec { $next }
duties-how-figure = Báo số: { $example }
duties-how-done = Báo xong: /xong { $code } số 123/KH
duties-choice = { $code } · { $title }

## Danh mục

tasks-title = <b>Kế hoạch { $year }</b>: { $count } nhiệm vụ, trang { $page }/{ $pages }
tasks-line = <b>{ $code }</b> · { $title } — { $leads }, { $due }
tasks-hint = Xem một nhiệm vụ: /nhiemvu { $code } · Tìm: /nhiemvu số hóa
tasks-next = Trang sau
tasks-no-page = Không có trang { $page }; danh sách có { $pages } trang.
tasks-found = “{ $text }” có trong { $count } nhiệm vụ:
tasks-found-more = … và { $left } nhiệm vụ nữa; xin gõ thêm chữ.
tasks-standing = thường xuyên
tasks-due = đến hết { $day }
tasks-due-before = chậm nhất { $day }
task-title = <b>{ $code }</b> · { $title }
task-clause = Căn cứ: { $clause }
task-leads = Chủ trì: { $leads }
task-supports = Phối hợp: { $supports }
task-deadline = Thời hạn: “{ $text }” ({ $due })
task-period = • Kỳ { $period }: chậm nhất { $due }
task-periods-more = • … và { $left } kỳ nữa
task-metric = Chỉ tiêu <b>{ $id }</b>: { $label } { $target }
task-metric-strive = Phấn đấu <b>{ $id }</b>: { $label } { $target }
task-metric-also = (cùng số này, { $source } cần { $target })
task-products = Sản phẩm: { $products }
task-question = ❓ { $text } Tạm theo: { $default }
task-history-choice = Lịch sử
task-update-choice = Cập nhật

## Lịch sử

history-which = Lịch sử của nhiệm vụ nào? Ví dụ: /lichsu 7
history-title = <b>{ $code }</b> · { $title } — { $count } lần ghi
history-none = <b>{ $code }</b> · { $title }: chưa ai ghi gì.
history-of-metric = { $id }: { $before }
history-line = • { $at } · { $name } ({ $channel }): { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-line-undo = • { $at } · { $name } ({ $channel }): rút lại { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-channel = { " " }({ $channel })
history-where = { " " }· { $where }
history-note = { " " }· “{ $note }”
list-no-page = Không có trang { $page }; danh sách có { $pages } trang.
list-more = … và { $left } mục nữa: { $line }
list-page-line = { $command } trang { $page }
list-next = Trang { $page }

## Tiến độ

summary-own-part = Tiến độ cả cơ quan dành cho lãnh đạo và cán bộ tổng hợp; đây là việc của đơn vị anh/chị.
summary-refused = Tiến độ dành cho lãnh đạo, cán bộ tổng hợp và trưởng đơn vị. Việc của anh/chị: /viec
summary-refused-head = Anh/chị xem được tiến độ của đơn vị mình: /tiendo. Đơn vị khác dành cho lãnh đạo và cán bộ tổng hợp.
summary-task-choice = Nhiệm vụ { $code }
summary-history-choice = Lịch sử { $code }
summary-unknown = Tôi không thấy nhiệm vụ, đơn vị hay kỳ nào là “{ $text }”. Ví dụ: /tiendo 7, /tiendo TCCB, /tiendo 2025-Q1
summary-unknown-near = Tôi không thấy “{ $text }”. Có phải: { $near }?
summary-missing-choice = Ai chưa báo cáo
summary-unit-choice = { $name }
missing-refused = Danh sách này dành cho lãnh đạo, cán bộ tổng hợp và trưởng đơn vị. Việc của anh/chị: /viec
missing-bad-period = “{ $text }” không phải kỳ báo cáo. Ví dụ: /thieu { $year }-Q1, /thieu { $year }-03, /thieu { $year }
missing-next = … xem tiếp: { $line }

## Nhóm, mời, đôn đốc, ngôn ngữ

bind-refused = Chỉ cán bộ tổng hợp hoặc quản trị được gắn nhóm với đơn vị.
bind-in-group = Xin gõ lệnh này trong nhóm của đơn vị, ví dụ: /nhom Thanh tra Sở
bind-which = Nhóm này của đơn vị nào? Ví dụ: /nhom Thanh tra Sở
bind-done = ✔ Từ nay nhóm này nhận nhắc việc của <b>{ $unit }</b>.
bind-next = Tin này cũng là tin thử: tin nhắc sẽ đến đúng chỗ này, lúc 8 giờ sáng ngày làm việc. Cán bộ trả lời ngay tại đây, ví dụ: /capnhat 7 82%
bind-how-telegram = Nếu bot không trả lời, hãy bấm trả lời (reply) tin của bot hoặc gõ lệnh kèm tên bot.
bind-how-zalo = Trong nhóm Zalo, mỗi tin cho bot phải bắt đầu bằng @ và chọn tên bot.
unit-unknown = Không có đơn vị “{ $text }”. Tên các đơn vị: /donvi
unit-unknown-in-tasks = Không có đơn vị “{ $text }”. Tên các đơn vị có trong /nhiemvu
unit-unknown-near = Không có đơn vị “{ $text }”. Có phải: { $near }?
invite-refused = Chỉ cán bộ tổng hợp hoặc quản trị được tạo mã liên kết.
invite-admin-refused = Chỉ quản trị được mời quản trị.
invite-in-private = Ai đọc được mã đều dùng được, nên xin nhắn riêng cho tôi để tạo mã.
invite-which =
    Mời người của đơn vị nào? Ví dụ: /moi Thanh tra Sở trưởng phòng
    Vai trò: cán bộ (mặc định), trưởng phòng, tổng hợp, lãnh đạo
invite-done = Mã liên kết cho <b>{ $role }</b> của <b>{ $unit }</b>:
invite-code = { $code }
invite-how = Dùng một lần, đến { $until }. Người nhận nhắn cho tôi: /lienket { $code }
nudge-refused = Chỉ cán bộ tổng hợp và lãnh đạo được đôn đốc.
nudge-which = Đôn đốc việc nào, đơn vị nào? Ví dụ: /nhac 7 hoặc /nhac Thanh tra Sở
nudge-nothing = Không còn ai nợ { $about }.
nudge-done =
    Đang gửi đôn đốc lần { $times }: <b>{ $tasks }</b>
    Tới: { $units }.
nudge-tasks = { $tasks } và { $count } việc khác
nudge-too-soon = Chưa gửi lại cho { $units }: vừa đôn đốc lúc { $at }. Mỗi việc { $hours } giờ một lần.
nudge-unreachable = Chưa liên lạc được { $units }: chưa gắn nhóm, chưa ai liên kết.
language-which = Chọn ngôn ngữ: /ngonngu vi hoặc /ngonngu en
language-vi = Tiếng Việt
language-en = English
language-set = Từ nay tôi trả lời anh/chị bằng tiếng Việt.
language-once = Tôi trả lời bằng tiếng Việt. Lựa chọn này được nhớ sau khi liên kết tài khoản.
chat-failure = Hệ thống đang gián đoạn nên tin vừa rồi chưa được ghi. Xin gửi lại sau ít phút.
