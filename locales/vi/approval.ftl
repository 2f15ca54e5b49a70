# Xác nhận kết quả, minh chứng bắt buộc, người thay.

## Nộp và chờ xác nhận

confirm-request = 📥 <b>{ $name }</b> ({ $unit }) báo xong <b>{ $code }</b> · { $title }, chờ anh/chị xác nhận.
confirm-evidence = Minh chứng: { $counts } · xem: /minhchung { $code }
confirm-request-changed = 📥 <b>{ $name }</b> ({ $unit }) đổi số của <b>{ $code }</b> · { $title }, việc đã nộp: { $before } → <b>{ $after }</b>. Xin anh/chị xác nhận theo số này:
confirm-how = Đồng ý: /duyet { $ref } · Trả lại: /tuchoi { $ref } lý do
confirm-waits = 📥 Đã nộp, chờ <b>{ $names }</b> xác nhận. Đúng hạn hay muộn tính từ lúc nộp.
confirm-waits-changed = 📥 Đã báo số mới, chờ <b>{ $names }</b> xác nhận.
confirm-waits-untold = 📥 Đã nộp, chờ <b>{ $names }</b> xác nhận. Tôi chưa nhắn riêng được cho người xác nhận, xin anh/chị báo trực tiếp.
finish-needs-evidence = <b>{ $code }</b> · { $title } cần minh chứng mới tính là xong; tôi chưa ghi xong.
finish-evidence-how =
    Xin gửi tệp, ảnh, liên kết hay số văn bản ngay bây giờ, ví dụ: { $command } số 123/BC-VP
    Thôi thì gõ /huy

## Duyệt, trả lại

decision-none = Không có gì chờ anh/chị duyệt.
decision-title = <b>{ $count } việc chờ anh/chị duyệt</b>:
decision-line = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): báo xong, { $name }, { $at }
decision-line-figures = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): báo xong, { $name }, { $at } · { $figures }
decision-figure-met = { $id }: { $figure }, đạt
decision-figure-missed = { $id }: { $figure }, chưa đạt
decision-more = … và { $left } việc nữa.
decision-how = Đồng ý: /duyet { $code } · Trả lại: /tuchoi { $code } lý do
decision-choice = ✅ { $code } · { $unit } ({ $id })
decision-choice-back = ↩ { $code } · { $unit } ({ $id })
decision-choice-all = ✅ Duyệt cả { $count } việc
decision-several = Có { $count } việc đang chờ. Xin chọn một, hoặc gõ: { $line }
decision-why-not =
    Trả lại thì xin cho biết lý do để đơn vị rõ.
    Ví dụ: { $line } chưa có chữ ký
decision-own = Không tự duyệt việc mình nộp: <b>{ $code }</b> chờ { $names } xác nhận.
decision-own-nobody = Không tự duyệt việc mình nộp: <b>{ $code }</b> cần trưởng đơn vị hoặc cán bộ tổng hợp khác xác nhận.
decision-refused = Chưa ghi: trưởng đơn vị chủ trì hoặc cán bộ tổng hợp mới xác nhận được kết quả.
decision-changed = <b>{ $code }</b> đã đổi sau tin ấy, tôi chưa ghi quyết định. Nay là:
decision-gone = <b>{ $code }</b> không còn chờ xác nhận: đơn vị đã rút lại hoặc nộp lại. Xem: /duyet
decision-confirmed-before = <b>{ $code }</b> · { $title } ({ $unit }) đã được { $name } duyệt lúc { $at }.
decision-returned-before = <b>{ $code }</b> · { $title } ({ $unit }) đã được { $name } trả lại lúc { $at }.
confirm-done = ✅ <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>. { $decider } xác nhận; { $name } nộp lúc { $at }.
confirm-back = ↩ <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>. { $decider } trả lại kết quả { $name } nộp lúc { $at }.
confirm-undo = Duyệt nhầm thì gõ /huy trong 15 phút.
confirm-back-undo = Từ chối nhầm thì gõ /huy trong 15 phút.
confirm-undone = ↩ { $name } rút lại quyết định về <b>{ $code }</b> · { $title } ({ $unit }): lại chờ xác nhận.
undo-decided = Không rút lại được: <b>{ $code }</b> đã được { $name } quyết định lúc { $at }. Sửa kèm lý do: /sua { $code } …
history-line-confirmed = • { $at } · { $name } ({ $channel }): xác nhận { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-line-returned = • { $at } · { $name } ({ $channel }): trả lại { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
chat-standing-in = { $name } (thay { $absent })
duties-to-decide = 📥 Chờ anh/chị duyệt: <b>{ $count }</b> việc → /duyet
duties-to-decide-choice = 📥 Duyệt { $count } việc
task-approval-none = Báo xong là xong, không phải chờ xác nhận.
task-evidence-required = Phải có minh chứng mới tính là xong.
task-approval-head = Báo xong thì chờ trưởng đơn vị hoặc cán bộ tổng hợp xác nhận.

## Người thay, nghỉ phép

help-uyquyen = /uyquyen Bình 10/3 15/3 — người thay; /nghi 10/3 15/3 Bình
somebody-unknown = Tôi chưa biết ai tên “{ $name }”. Xin gõ đúng họ tên như trong danh sách, ví dụ: Trần Thị Bình
somebody-several = Có { $count } người tên “{ $name }”. Anh/chị nói ai ạ?
somebody-choice = { $name }
delegate-who = Ai thay anh/chị ạ? Xin gõ tên, ví dụ: Bình
delegate-when =
    { $name } thay từ ngày nào đến ngày nào ạ?
    Ví dụ: { $line } 10/3 15/3
delegate-backwards = Chưa ghi: ngày cuối ({ $until }) trước ngày đầu ({ $from }). Ví dụ: /uyquyen Bình 10/3 15/3
delegate-past = Chưa ghi: những ngày ấy ({ $from } – { $until }) đã qua. Ví dụ: /uyquyen Bình 10/3 15/3
delegate-too-long = Chưa ghi: { $from } – { $until } dài hơn { $most } ngày. Vắng lâu hơn xin nhờ Văn phòng giao hẳn cho người khác.
delegate-nothing = { $name } chưa có vai trò ở đơn vị nào nên không có việc để thay.
delegate-self = { $name } không tự thay cho mình được. Ví dụ: /uyquyen Bình 10/3 15/3
delegate-refused = Chưa ghi: chỉ { $name }, trưởng đơn vị hoặc cán bộ tổng hợp mới cử người thay { $name } được.
delegate-done = 🤝 <b>{ $name }</b> thay <b>{ $absent }</b> từ { $from } đến hết { $until } ({ $unit }).
delegate-replaced = Người được cử trước, { $name } ({ $from } – { $until }), từ giờ thôi thay.
delegate-elsewhere = ⚠ { $name } thuộc đơn vị khác: { $units }. Nhầm người thì gõ: /uyquyen thôi
delegate-everywhere = mọi đơn vị
delegate-means = Trong những ngày ấy { $name } ghi, duyệt và nhận tin thay { $absent }; lịch sử ghi rõ ai làm thay ai.
delegate-told = Người liên quan đã được báo.
delegate-not-told = Tôi chưa nhắn riêng được cho đủ người liên quan ({ $name }); xin anh/chị báo trực tiếp.
delegate-how-to-end = Kết thúc sớm: /uyquyen thôi
delegate-none =
    Chưa có ai được cử thay. Ai thay anh/chị, từ ngày nào đến ngày nào?
    Ví dụ: /uyquyen Bình 10/3 15/3 · Cho người khác: /uyquyen An cho Bình 10/3 15/3
delegate-title = <b>{ $count } người thay</b> đang hoặc sắp có hiệu lực:
delegate-line = • <b>{ $id }</b> · { $name } thay { $absent }, { $from } – { $until } ({ $unit })
delegate-example = Thêm: /uyquyen Bình 10/3 15/3
delegate-end-choice = Thôi { $id }: { $name } thay { $absent }
delegate-none-to-end = Không có người thay nào anh/chị kết thúc được. Xem: /uyquyen
delegate-ended = 🤝 { $by } đã kết thúc: { $name } không còn thay { $absent }.
leave-when =
    Anh/chị nghỉ từ ngày nào đến ngày nào, ai thay ạ?
    Ví dụ: /nghi 10/3 15/3 Bình
leave-done = 🌿 Nghỉ từ { $from } đến hết { $until }: tôi không nhắn riêng cho anh/chị trong những ngày ấy.
leave-nobody = Chưa có ai thay; cử người thay: /uyquyen Bình 10/3 15/3
leave-how-to-end = Đi làm sớm: /nghi thôi
leave-ended = Đã kết thúc kỳ nghỉ: tôi lại nhắn cho anh/chị, và không còn ai thay.
leave-none = Anh/chị không có kỳ nghỉ nào đã ghi. Ví dụ: /nghi 10/3 15/3 Bình

## Bàn giao, rời đơn vị

help-bangiao = /bangiao Bình — giao hẳn việc; /roi — rời đơn vị
handover-whom =
    Anh/chị bàn giao cho ai ạ? Ví dụ: Bình
    Bàn giao thay người khác: /bangiao An cho Bình
handover-self = { $name } đang giữ việc ấy rồi. Ví dụ: /bangiao An cho Bình
handover-refused = Chưa ghi: chỉ { $name }, trưởng đơn vị (việc của đơn vị mình) hoặc cán bộ tổng hợp mới bàn giao thay { $name } được.
handover-nothing = { $name } không giữ vai trò nào ở đơn vị nên không có gì để bàn giao.
handover-sure = Bàn giao từ <b>{ $from }</b> sang <b>{ $name }</b>: { $roles }. Chắc chắn ạ?
handover-means = Tôi chưa ghi gì. Bàn giao rồi thì người cũ không còn vai trò ấy; lịch sử giữ nguyên tên người đã ghi.
handover-yes = Bàn giao cho { $name }
handover-done = 🤝 <b>{ $from }</b> đã bàn giao cho <b>{ $name }</b>: { $roles }.
roi-no-unit = Anh/chị không thuộc đơn vị nào.
roi-which = Anh/chị rời đơn vị nào ạ? Xin chọn hoặc gõ tên, ví dụ: /roi Văn phòng Sở
roi-not-there = Anh/chị không thuộc “{ $unit }” nên tôi chưa ghi gì. Anh/chị đang ở: { $units }. Ví dụ: /roi Văn phòng Sở
roi-choice = Rời { $unit }
roi-last = Chưa ghi: anh/chị là cán bộ tổng hợp hoặc quản trị cuối cùng ({ $unit }). Xin bàn giao trước: /bangiao Bình
roi-sure = Rời <b>{ $unit }</b> ({ $roles }): anh/chị sẽ không còn ghi và nhận tin của đơn vị. Chắc chắn ạ? Tôi chưa ghi gì.
roi-yes = Rời { $unit }
roi-done = Anh/chị đã rời <b>{ $unit }</b>. Vào lại thì xin mã ở Văn phòng.
roi-told = 👋 <b>{ $name }</b> đã rời { $unit } ({ $roles }).
