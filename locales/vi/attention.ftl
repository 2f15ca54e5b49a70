# Hoãn, tắt, xác nhận đã nhận, hỏi vì sao.

## Hoãn một việc

snooze-done = ⏸ <b>{ $code }</b> · { $title }: hoãn nhắc đến <b>{ $until }</b>.
snooze-capped-last = Chỉ hoãn được đến ngày ấy, để đơn vị không lỡ lần nhắc cuối trước hạn.
snooze-capped-late = Việc đã quá hạn nên mỗi lần chỉ hoãn tối đa 7 ngày.
snooze-next = Lần nhắc tới: { $day }.
snooze-above = Trưởng đơn vị, cán bộ tổng hợp và lãnh đạo vẫn được báo theo lịch.
snooze-how-to-end = Thôi hoãn: { $command } thôi
snooze-line = { $command } thứ sáu
snooze-ended = ▶ <b>{ $code }</b> · { $title }: đã thôi hoãn, nhắc lại theo lịch.
snooze-none = <b>{ $code }</b> · { $title }: hiện không hoãn nhắc.
snooze-in-force = ⏸ đang hoãn nhắc đến { $until }, do { $name }
snooze-until-when = <b>{ $code }</b> · { $title }: hoãn nhắc đến hôm nào ạ? Muộn nhất là { $latest }.
snooze-choice = Đến { $day }
snooze-unclear = Tôi chưa đọc được một ngày sắp tới trong “{ $text }”, nên chưa hoãn.
snooze-must-end = Tôi chưa tắt hay hoãn gì: không nhắc thì phải có ngày kết thúc ạ.
snooze-last-reminder = Chưa hoãn: <b>{ $code }</b> · { $title } hạn { $due }, đã đến lần nhắc cuối trước hạn nên không hoãn được nữa.
snooze-nothing = <b>{ $code }</b> · { $title }: không còn lần nhắc nào để hoãn.
snooze-nothing-at-all = Đơn vị của anh/chị không có việc nào đang được nhắc để hoãn.
snooze-no-period = Chưa hoãn: <b>{ $code }</b> · { $title } không còn nợ { $period }.
snooze-which = Anh/chị hoãn nhắc việc nào ạ?
snooze-which-period = <b>{ $code }</b> · { $title } đang quá hạn nhiều kỳ. Hoãn nhắc kỳ nào ạ?
snooze-which-unit = Chưa hoãn: việc <b>{ $code }</b> ({ $title }) của đơn vị nào ạ?
snooze-not-yours = Chưa hoãn: nhiệm vụ <b>{ $code }</b> ({ $title }) do <b>{ $leads }</b> chủ trì; cán bộ đầu mối và trưởng đơn vị ấy mới hoãn được.

## Tắt tin riêng

mute-done = 🔕 Từ nay đến <b>{ $until }</b> tôi không nhắc riêng anh/chị.
mute-capped = Mỗi lần chỉ tắt được tối đa 30 ngày.
mute-group-hears = Việc của { $unit }: nhóm của đơn vị vẫn được nhắc.
mute-officers-hear = Việc của { $unit }: nhắc { $names }.
mute-head-hears = Việc của { $unit }: nhắc trưởng đơn vị { $names }.
mute-coordinator-hears = Việc của { $unit }: không còn ai khác trong đơn vị, nên báo cán bộ tổng hợp { $names }.
mute-nobody-hears = ⚠ Việc của { $unit }: chưa có ai nhận thay. Xin nhờ Văn phòng gắn nhóm hoặc mời thêm người.
mute-how-to-end = Bật lại sớm hơn: /bat
mute-ended = 🔔 Đã bật lại: tôi nhắc riêng anh/chị như trước.
mute-none = Anh/chị đang nhận tin riêng bình thường.
mute-in-force = 🔕 Đang tắt đến { $until }. Bật lại: /bat
mute-until-when = Anh/chị tắt tin riêng đến hôm nào ạ? Ví dụ: /tat 20/1 (tối đa 30 ngày; nhóm của đơn vị vẫn nhận)
mute-choice-days = { $count } ngày
mute-choice-week = 1 tuần
mute-choice-fortnight = 2 tuần

## Đã nhận

ack-done = Vâng ạ, tôi ghi { $name } đã nhận nhắc việc { $codes }.
ack-still-owed = Việc vẫn chưa tính là xong; có kết quả, anh/chị báo giúp: /capnhat hoặc /xong
ack-seen = 👁 đã nhận: { $names }
ack-by = { $name } ({ $day })
attention-of = { $unit }, { $period }:

## Vì sao

why-which = Tôi chưa nhắc gì ở đây gần đây. Anh/chị trả lời (reply) tin nhắc rồi gõ /visao, hoặc gõ số nhiệm vụ, ví dụ: /visao 7
why-not-a-reminder = Tin ấy không phải tin nhắc việc, hoặc đã quá cũ. Anh/chị gõ số nhiệm vụ giúp, ví dụ: /visao 7
why-several = Tin lúc { $at } nhắc { $count } việc:
why-line = <b>{ $code }</b> · { $title } — hạn { $due } — { $rung }
why-more = … và { $left } việc nữa.
why-one = Rõ hơn về một việc: /visao { $code }
why-weekly = Tin lúc { $at } là bản tổng hợp đầu tuần: gửi lãnh đạo vào ngày làm việc đầu tiên của tuần.
why-morning = Tin lúc { $at } là danh sách buổi sáng cho cán bộ tổng hợp: đơn vị quá hạn, đơn vị chưa liên lạc được, tin chưa gửi được.
why-notice = Tin lúc { $at } là thông báo của hệ thống, không nhắc việc nào.
why-withdrawn = Tin lúc { $at } nhắc những việc mà kế hoạch nay không còn.
why-title = <b>{ $code }</b> · { $title } — { $unit }
why-clause = Căn cứ { $clause }: “{ $text }”
why-due = Hạn: đến hết { $due }; ngày làm việc cuối { $last }.
why-due-before = “Trước ngày” là đến hết { $due }; ngày làm việc cuối { $last }.
why-extended = Đã gia hạn; hạn ban đầu { $day }.
why-standing = Việc thường xuyên, không có hạn nên không nhắc theo lịch.
why-never = Chưa gửi tin nhắc nào về việc này.
why-sent = Nhắc lúc { $at } — { $rung }.
why-rung-before = { $rung }: bậc { $count } ngày làm việc trước hạn
why-rung-last = { $rung }: ngày làm việc cuối
why-rung-late = { $rung }: ngày làm việc thứ { $count } sau hạn
why-rung-nudge = đôn đốc ngoài lịch
why-to-group = Gửi nhóm này vì nhóm gắn với { $unit }.
why-to-person = Gửi riêng { $name } vì khi đó { $unit } không có nhóm nào nhận được.
why-to-unit = Gửi cho { $unit }.
why-to-head = Gửi trưởng đơn vị { $unit } vì việc chưa xong đến bậc này.
why-to-coordinator = Gửi cán bộ tổng hợp vì việc đã quá hạn.
why-to-leader = Gửi lãnh đạo vì việc đã quá hạn lâu.
why-to-unreachable = Gửi cán bộ tổng hợp vì không liên lạc được ai ở { $unit }.
why-ladder-plan = Lịch nhắc chung: { $rungs }; quá hạn thì cứ { $every } ngày làm việc một lần.
why-ladder-task = Lịch nhắc riêng của việc này: { $rungs }; quá hạn thì cứ { $every } ngày làm việc một lần.
why-escalations = Báo thêm: { $steps }.
why-escalation = { $who } ({ $rung })
why-who-unit = đơn vị
why-who-head = trưởng đơn vị
why-who-coordinator = cán bộ tổng hợp
why-who-leader = lãnh đạo
why-next = Lần tới: <b>{ $day }</b> ({ $rung }), gửi { $who }.
why-no-more = Không còn lần nhắc nào nữa.
why-closed = Việc này đã ghi là <b>{ $process }</b> nên không nhắc nữa.
why-how-to-end = Báo xong là thôi nhắc: { $line } · Hoãn: { $snooze }
