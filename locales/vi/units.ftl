# Đơn vị: danh sách, một đơn vị, thay đổi, nhật ký.

help-donvi = /donvi — các đơn vị; /nhap — nạp kế hoạch, danh sách

## Danh sách

units-refused = Danh sách đơn vị dành cho cán bộ tổng hợp và quản trị. Việc của anh/chị: /viec
units-none = Chưa có đơn vị nào. Nạp kế hoạch, hoặc thêm: /donvi them Thanh tra Sở
units-no-page = Không có trang { $page }; danh sách có { $pages } trang.
units-title = <b>{ $count } đơn vị</b>, trang { $page }/{ $pages }
units-counts = { $grouped } đã gắn nhóm · { $empty } chưa ai liên kết
units-line = ✔ <b>{ $name }</b> ({ $code }) — { $officers } cán bộ, { $heads } trưởng
units-line-missing = ⚠ <b>{ $name }</b> ({ $code }) — { $officers } cán bộ, { $heads } trưởng; thiếu { $missing }
units-missing-group = nhóm
units-missing-people = người
units-missing-head = trưởng đơn vị
units-hint = Xem một đơn vị: /donvi { $name } · Nhật ký: /donvi nhatky
units-next = Trang sau

## Một đơn vị

unit-title = <b>{ $name }</b> ({ $code })
unit-ends = Kết thúc từ { $on }
unit-ends-for = Kết thúc từ { $on }, việc chuyển sang <b>{ $successor }</b>
unit-renames = Từ { $on } mang tên <b>{ $name }</b>
unit-aliases = Tên khác: { $aliases }
unit-no-people = Chưa ai liên kết.
unit-person = • { $name } — { $role } ({ $channels })
unit-person-unlinked = • { $name } — { $role } (chưa liên kết tài khoản)
unit-people-more = • … và { $left } người nữa
unit-invited = Mã liên kết đang chờ: { $count }
unit-no-chat = Chưa gắn nhóm nào.
unit-chats = Nhóm: { $chats }
unit-chat = “{ $title }” ({ $channel })
unit-chat-untitled = một nhóm { $channel }
unit-sets = Thuộc: { $sets }
unit-leads = Chủ trì { $count } nhiệm vụ: { $tasks }
unit-open = Việc còn mở: { $count }
unit-missing = Còn thiếu: { $missing }
unit-and-people = { $names } và { $count } người khác
unit-act-invite = Mời cán bộ
unit-act-rename = Đổi tên
unit-act-merge = Sáp nhập
unit-act-dissolve = Giải thể
unit-act-alias = Thêm tên khác
unit-act-call-off = Huỷ việc đã hẹn

## Hỏi thêm

unit-add-which = Tên đơn vị mới là gì ạ? Ví dụ: Trường THPT Trần Phú
unit-rename-to = Đổi tên <b>{ $unit }</b> thành gì ạ?
unit-alias-which = Tên khác nào của <b>{ $unit }</b> ạ? Ví dụ: TTr
unit-merge-into = Sáp nhập <b>{ $unit }</b> vào đơn vị nào ạ?
unit-dissolve-to = Giải thể <b>{ $unit }</b> thì giao việc cho đơn vị nào ạ?
unit-end-when = <b>{ $unit }</b> chuyển sang <b>{ $successor }</b> từ ngày nào ạ? Ví dụ: 1/7/2025
unit-end-no-day = “{ $text }” không phải một ngày. Xin gõ như: 1/7/2025

## Xem trước rồi hỏi

unit-yes = Đồng ý
unit-confirm = Tôi chưa đổi gì. Đồng ý không ạ? Hoặc gõ: { $line }
unit-kind-office = phòng, ban
unit-kind-school = đơn vị trực thuộc
unit-add-preview = Thêm đơn vị <b>{ $name }</b> ({ $kind }).
unit-rename-preview = Đổi tên <b>{ $unit }</b> thành <b>{ $name }</b>. Người, nhóm và việc giữ nguyên; tên cũ vẫn dùng được khi gõ.
unit-rename-on-preview = Từ { $on } đổi tên <b>{ $unit }</b> thành <b>{ $name }</b>; trước ngày đó vẫn là tên cũ. Người, nhóm và việc giữ nguyên; tên cũ vẫn dùng được khi gõ.
unit-call-off-end = Huỷ việc kết thúc <b>{ $unit }</b> từ { $on }: đơn vị, người, nhóm và việc giữ nguyên.
unit-call-off-rename = Huỷ việc đổi tên <b>{ $unit }</b> thành <b>{ $name }</b> từ { $on }.
unit-alias-preview = <b>{ $unit }</b> có thêm tên khác: <b>{ $alias }</b>.
unit-unalias-preview = Bỏ tên khác <b>{ $alias }</b> của <b>{ $unit }</b>.
unit-merge-preview = Sáp nhập <b>{ $unit }</b> vào <b>{ $successor }</b> từ { $on }:
unit-dissolve-preview = Giải thể <b>{ $unit }</b> từ { $on }, giao việc cho <b>{ $successor }</b>:
unit-moves-duties = • Việc còn mở: { $count }, chuyển sang { $successor } (trùng việc sẵn có thì gộp). Việc đã nộp giữ nguyên chỗ cũ.
unit-moves-nobody = • Người: chưa có ai
unit-moves-people = • Người chuyển sang: { $names }
unit-keeps-people = • Người không chuyển: { $names }
unit-moves-chats = • Nhóm chuyển sang: { $chats }
unit-unbinds-chats = • Nhóm được gỡ: { $chats }
unit-unbinds-second = • Nhóm được gỡ, vì { $successor } đã có nhóm riêng: { $chats }
unit-moves-sets = • { $successor } vào thay trong: { $sets }
unit-end-all = Chuyển cả người và nhóm
unit-end-people = Chuyển người, gỡ nhóm
unit-end-duties = Chỉ chuyển việc

## Đã làm

unit-added = ✔ Đã thêm <b>{ $name }</b>.
unit-added-next = Mời người: /moi { $name }
unit-renamed = ✔ <b>{ $unit }</b> nay là <b>{ $name }</b>.
unit-rename-later = ✔ Đã ghi: từ { $on } <b>{ $unit }</b> mang tên <b>{ $name }</b>. Trước ngày đó vẫn là tên cũ.
unit-renamed-on = Từ { $on } <b>{ $unit }</b> mang tên <b>{ $name }</b>. Tên cũ vẫn dùng được khi gõ.
unit-called-off = ✔ Đã huỷ. <b>{ $unit }</b> giữ nguyên như trước.
unit-call-off-how = Huỷ trước ngày đó: /donvi { $unit } huy
unit-alias-added = ✔ <b>{ $alias }</b> nay cũng là <b>{ $unit }</b>.
unit-alias-removed = ✔ <b>{ $alias }</b> không còn là tên của <b>{ $unit }</b>.
unit-end-done = ✔ Từ { $on } <b>{ $unit }</b> thuộc về <b>{ $successor }</b>; { $count } việc còn mở đã chuyển.
unit-end-later = ✔ Đã ghi: từ { $on } <b>{ $unit }</b> thuộc về <b>{ $successor }</b>. Đến ngày đó việc còn mở tự chuyển.
unit-end-log = Ai làm, lúc nào: /donvi nhatky
unit-told = Từ { $on }, việc còn mở của <b>{ $from }</b> do <b>{ $to }</b> làm tiếp. Xem: /viec
unit-told-off = Việc chuyển <b>{ $from }</b> sang <b>{ $to }</b> từ { $on } đã được huỷ: <b>{ $from }</b> tự làm tiếp việc của mình.

## Không đổi được

unit-name-short = “{ $name }” ngắn quá để làm tên đơn vị. Ví dụ: Thanh tra Sở
unit-name-long = Tên đơn vị dài quá { $limit } ký tự, nên tôi chưa đổi gì.
unit-same-name = Đơn vị đang có đúng tên “{ $name }” rồi.
unit-name-taken = “{ $name }” đang là tên của <b>{ $unit }</b>, nên tôi chưa đổi gì. Xin chọn tên khác.
unit-alias-there = “{ $alias }” đã là tên của <b>{ $unit }</b> rồi.
unit-no-alias = <b>{ $unit }</b> không có tên khác “{ $alias }”. Các tên khác: { $aliases }
unit-same = Không thể chuyển <b>{ $unit }</b> sang chính đơn vị ấy. Xin nêu đơn vị khác.
unit-coordinates = <b>{ $unit }</b> là đơn vị tổng hợp của kế hoạch nên chưa kết thúc được. Xin nạp kế hoạch với đơn vị tổng hợp khác trước.
unit-ended = <b>{ $unit }</b> đã kết thúc từ { $on }, nên tôi không đổi gì thêm.
unit-renaming-there = <b>{ $unit }</b> đã được hẹn đổi tên thành <b>{ $name }</b> từ { $on }. Muốn đổi khác, xin huỷ trước: /donvi { $unit } huy
unit-nothing-coming = <b>{ $unit }</b> không có việc đổi tên, sáp nhập hay giải thể nào đang chờ ngày. Nếu đã đổi tên rồi, xin đổi lại: /donvi { $unit } doiten TÊN
unit-end-of-plan = Kế hoạch ghi <b>{ $unit }</b> kết thúc từ { $on }, nên tôi không huỷ ở đây được. Xin sửa trong tệp kế hoạch rồi nạp lại.
unit-call-off-late = <b>{ $unit }</b> đã kết thúc từ { $on }, nên không huỷ được nữa. Nếu cần lại đơn vị ấy, xin thêm đơn vị mới với tên khác: /donvi them TÊN
unit-successor-outside = <b>{ $unit }</b> là cơ quan bên ngoài, không nhận nhắc việc. Xin chọn đơn vị trong cơ quan.
unit-circle = <b>{ $successor }</b> đã được giao lại cho <b>{ $unit }</b>, nên không thể chuyển vòng lại.
unit-successor-ended = <b>{ $unit }</b> đã kết thúc từ { $on }, nên không nhận việc từ ngày ấy được.
unit-frozen = Số liệu đến { $until } đã chốt, nên không đổi đơn vị từ { $on } được. Xin chọn ngày sau { $until }.

## Nhật ký

acts-none = Chưa có thay đổi nào về đơn vị, người và nhóm.
acts-no-more = Không còn gì trước đó.
acts-title = <b>Nhật ký</b>, trang { $page }
acts-line = • { $at } · { $name }: { $what }
acts-operator = người vận hành
act-add-unit = thêm đơn vị { $subject }
act-rename-unit = đổi tên { $subject } thành { $to }
act-rename-unit-on = hẹn đổi tên { $subject } thành { $to } từ { $on }
act-call-off-rename = huỷ việc đổi tên { $subject } thành { $to } từ { $on }
act-call-off-end = huỷ việc kết thúc { $subject } từ { $on }
act-merge-unit = sáp nhập { $subject } vào { $to } từ { $on }
act-dissolve-unit = giải thể { $subject } từ { $on }, giao { $to }
act-add-alias = { $subject } thêm tên khác { $alias }
act-remove-alias = { $subject } bỏ tên khác { $alias }
act-bind-chat = gắn nhóm “{ $chat }” với { $subject }
act-unbind-chat = gỡ nhóm của { $subject }
act-invite = tạo mã liên kết cho { $subject }
act-import-plan = nạp kế hoạch { $subject } từ { $file }
act-import-roster = nạp danh sách { $subject }: { $count } mã liên kết mới

## Dòng lệnh: nhacviec unit

cli-help-unit = Thêm, đổi tên, sáp nhập, giải thể một đơn vị, thêm hoặc bỏ tên khác, huỷ việc đã hẹn (call-off). Ngày ghi YYYY-MM-DD; --dry-run chỉ xem trước.
cli-unit-verb = Không hiểu “{ $verb }”. Dùng: add, rename, alias, merge, dissolve, call-off. Ví dụ: nhacviec unit merge "Thanh tra Sở" "Văn phòng Sở" --on 2025-07-01
cli-unit-into = Cần tên đơn vị nhận việc. Ví dụ: nhacviec unit { $verb } "Thanh tra Sở" --to "Văn phòng Sở" --on 2025-07-01
cli-unit-on = --on cần một ngày như 2025-07-01; nhận được “{ $text }”.
cli-unit-add = Thêm đơn vị { $name }.
cli-unit-chats-move = • Nhóm chuyển sang, nếu đơn vị nhận chưa có nhóm; nếu có rồi thì được gỡ: { $chats }
cli-unit-dry = Chỉ xem trước, chưa đổi gì.
cli-unit-done = Đã ghi.
