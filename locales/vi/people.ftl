# Người và nhóm: liên kết, gắn nhóm, danh sách cán bộ, nạp tệp qua trò chuyện.

## Liên kết, mời

link-account = Tài khoản của anh/chị: { $account }
link-paused = Mã chưa đúng nhiều lần nên tôi tạm dừng nhận mã của anh/chị đến { $until }. Xin mã mới ở Văn phòng rồi thử lại.
link-tries-left = Còn { $left } lần thử trước khi tạm dừng 15 phút.
invite-done-office = Mã liên kết cho <b>{ $role }</b> (không gắn đơn vị):
invite-link = Hoặc mở liên kết này trên Telegram: { $link }

## Gắn nhóm

bind-now = Nhóm này đang nhận nhắc việc của <b>{ $unit }</b>.
bind-now-how = Đổi sang đơn vị khác: /nhom Thanh tra Sở · Gỡ: /nhom bo
bind-already = Nhóm này đã nhận nhắc việc của <b>{ $unit }</b> rồi.
bind-left = Nhóm này thôi nhận nhắc việc của { $unit }. Nhầm thì gõ: /nhom { $unit }
bind-replaced = Thôi nhận ở: { $chats }. Nhầm thì gõ ở đó: /nhom { $unit }
bind-none = Nhóm này chưa gắn với đơn vị nào, nên không có gì để gỡ.
unbind-done = ✔ Nhóm này thôi nhận nhắc việc của <b>{ $unit }</b>.
unbind-group = Từ nay tin nhắc của { $unit } đến nhóm khác đã gắn.
unbind-people = Từ nay tin nhắc đến riêng từng cán bộ của { $unit }.
unbind-nobody = { $unit } chưa còn nơi nào nhận tin; khi đến hạn tôi báo cán bộ tổng hợp. Gắn nhóm khác: /nhom { $unit }

## Danh sách cán bộ

cli-help-roster = Đọc danh sách cán bộ (họ tên, đơn vị, vai trò) và tạo mã liên kết cho người chưa có; --out ghi bảng mã, --dry-run chỉ xem trước.
cli-roster-dry = Chỉ xem trước, chưa tạo mã nào.
cli-roster-done = Mỗi mã dùng một lần, trong 7 ngày. Người nhận nhắn cho bot: /lienket MÃ
roster-counts = Cần mời: { $invite } · đã có: { $known } · mã đang chờ: { $waiting } · không còn trong danh sách: { $gone }
roster-line = { $name } — { $role }, { $unit }
roster-code = { $name } — { $role }, { $unit }: { $code }
roster-code-link = { $name } — { $role }, { $unit }: { $code } · { $link }
roster-gone = Không còn trong danh sách (tôi không gỡ): { $name } — { $role }, { $unit }
roster-column-name = Họ và tên
roster-column-unit = Đơn vị
roster-column-role = Vai trò
roster-column-code = Mã liên kết
roster-column-link = Mở trên Telegram
roster-column-until = Dùng đến
roster-until = { $at }
roster-no-heading = Không thấy cột họ tên và cột đơn vị. Bảng cần tiêu đề như: Họ và tên | Đơn vị | Vai trò
roster-no-rows = Bảng có tiêu đề nhưng không có ai.
roster-no-name = Ở { $place } chưa có họ tên.
roster-bad-name = Ở { $place }, “{ $name }” không phải họ tên.
roster-no-unit = Ở { $place }, { $name } chưa có đơn vị.
roster-unknown-unit = Ở { $place }, không có đơn vị “{ $unit }”.
roster-unknown-unit-near = Ở { $place }, không có đơn vị “{ $unit }”. Có phải: { $near }?
roster-unknown-role = Ở { $place }, không hiểu vai trò “{ $role }”. Dùng: cán bộ, trưởng phòng, điều phối, lãnh đạo, quản trị; để trống là cán bộ.
roster-twice = Ở { $place }, { $name } trùng với { $first }.
roster-out-format = Tệp ra phải là .xlsx hoặc .csv, không phải “{ $file }”.
roster-out-exists = Đã có tệp { $file }; tôi không ghi đè và chưa tạo mã nào. Xin chọn tên khác.
roster-out-failed = Không ghi được { $file } ({ $reason }), nên chưa tạo mã nào.

## Nạp tệp qua trò chuyện

nhap-refused = Chỉ cán bộ tổng hợp hoặc quản trị được nạp tệp.
nhap-send = Xin gửi tệp cho tôi. Tôi cho xem thay đổi trước, anh/chị đồng ý mới nạp.
nhap-kinds = Kế hoạch: .docx .xlsx .csv .md .yaml · Danh sách cán bộ: .xlsx .csv
nhap-zalo = Zalo không chuyển tệp cho bot. Xin gửi qua Telegram, hoặc nhờ người vận hành: nhacviec import TỆP
nhap-in-private = Danh sách cán bộ sinh ra mã liên kết, ai đọc được đều dùng được. Xin gửi riêng cho tôi.
nhap-no-document = Tôi cần một tệp, không phải ảnh. Xin gửi dạng tệp: .docx .xlsx .csv .md .yaml
nhap-format = Tôi không đọc được loại tệp “{ $file }”. Xin gửi: .docx .xlsx .csv .md .yaml
nhap-too-large = Tệp { $file } lớn quá { $limit } nên tôi không đọc.
nhap-not-fetched = Tôi chưa tải được tệp. Xin gửi lại sau ít phút.
nhap-nothing = Tôi chưa nạp gì.
nhap-more-problems = … và { $left } chỗ nữa.
nhap-plan-title = <b>Kế hoạch { $plan }</b>, { $count } nhiệm vụ (tệp { $file })
nhap-plan-replaces = ⚠ Thay kế hoạch đang dùng: { $current } → { $plan }
nhap-plan-counts = Thêm { $added } · đổi { $changed } · bỏ { $removed } · cần hỏi { $questions }
nhap-holds-from = Có hiệu lực từ { $day }: việc đến hạn trước ngày đó giữ nguyên.
nhap-list-added = Thêm: { $codes }
nhap-list-changed = Đổi: { $codes }
nhap-list-removed = Bỏ: { $codes }
nhap-office = Ngoài nhiệm vụ: { $count } thay đổi (đơn vị, nhóm đơn vị, lịch)
nhap-question = ❓ { $about }: { $text } Tạm theo: { $fallback }
nhap-more-questions = … và { $left } điều cần hỏi nữa
nhap-and-more = { $list } và { $left } nữa
nhap-invites = Sẽ tạo mã cho: { $names }
nhap-gone = Không còn trong danh sách (tôi không gỡ): { $names }
nhap-same = Không có gì thay đổi, nên không cần nạp.
nhap-confirm = Tôi chưa nạp gì. Đồng ý không ạ? Hoặc gõ: { $line }
nhap-yes = Đồng ý nạp
nhap-over = Không còn tệp nào chờ đồng ý (tôi giữ 15 phút). Xin gửi lại tệp kèm /nhap
nhap-changed = Từ lúc cho xem, kế hoạch hoặc đơn vị đã đổi nên tôi chưa nạp. Nay tệp sẽ làm:
nhap-plan-done = ✔ Đã nạp kế hoạch <b>{ $plan }</b>: { $count } nhiệm vụ. Xem: /nhiemvu
nhap-roster-done = ✔ Đã tạo { $count } mã liên kết, trong tệp kèm theo. Mỗi mã dùng một lần, trong 7 ngày.
