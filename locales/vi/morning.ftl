# Buổi sáng của người tổng hợp, của người quản trị, và thay đổi trong tuần cho lãnh đạo.

## Danh sách buổi sáng

morning-overdue = 🔴 <b>{ $count } việc quá hạn</b> ở { $units } đơn vị:
morning-overdue-unit = { $count ->
    [1] • <b>{ $unit }</b>: việc { $task } quá { $days } ngày → /nhac { $handle }
   *[other] • <b>{ $unit }</b>: { $count } việc, lâu nhất { $task } quá { $days } ngày → /nhac { $handle }
}
morning-overdue-more = • và { $count } đơn vị nữa → /thieu
morning-unreachable = 🔌 <b>{ $count } đơn vị sắp đến hạn chưa có cách nhắn</b>: { $units } → /moi { $handle }
morning-others = và { $count } đơn vị nữa
morning-undelivered = 📭 <b>{ $count } tin chưa tới nơi</b> kể từ danh sách trước:
morning-gone-unit = • { $name }: bot không còn trong nhóm → thêm lại, gõ ở đó: /nhom { $handle }
morning-gone-person = • { $name } đã chặn bot hoặc xóa hội thoại → nhờ mở lại bot và gõ /start
morning-uncertain-unit = • { $name }: chưa chắc đã nhận được → /nhac { $handle }
morning-uncertain-person = • { $name }: chưa chắc đã nhận được → nhờ anh/chị hỏi lại
morning-refused = • { $name }: không gửi được → nhờ quản trị xem: nhacviec ledger
morning-nobody = • Một cuộc trò chuyện không còn của đơn vị nào → nhờ quản trị xem: nhacviec ledger
morning-undelivered-more = • và { $count } nơi nữa → nhờ quản trị xem: nhacviec ledger
morning-unannounced = 📅 Năm { $years } chưa có lịch nghỉ, hạn có thể lệch → nhờ quản trị đặt: nhacviec calendar
morning-snoozed = ⏸ <b>{ $count } việc vừa được hoãn nhắc</b>: { $duties }
morning-snoozed-duty = { $task } – { $unit } (đến { $until })
morning-snoozed-more = và { $count } việc nữa
morning-awaiting = 📥 <b>{ $count } việc chờ duyệt</b>, lâu nhất { $task } – { $unit }, { $days } ngày → /duyet

## Thay đổi trong tuần

weekly-since = <b>Thay đổi từ { $since } đến nay</b>
weekly-nothing = Từ { $since } đến nay chưa có thay đổi nào.
weekly-done = { $awaiting ->
    [0] ✅ Xong thêm { $count } việc: { $tasks }
   *[other] ✅ Xong thêm { $count } việc, trong đó { $awaiting } chờ xác nhận: { $tasks }
}
weekly-reopened = ↩️ Mở lại { $count } việc: { $tasks }
weekly-overdue = ❗ Mới quá hạn { $count } việc: { $tasks }
weekly-figures = 📈 Số liệu mới của { $count } chỉ tiêu: { $figures }
weekly-figure = { $id } { $before } → { $after }
weekly-figure-new = { $id } lần đầu có số: { $after }
weekly-figure-together = { $id } nay có số chung: { $after } ({ $reported }/{ $owing } đơn vị)
weekly-figure-uncombined = { $id } có { $reported }/{ $owing } đơn vị báo, chưa cộng được vì có đơn vị chưa báo n/N
weekly-figure-fewer = { $id } có đơn vị rút số, còn { $reported }/{ $owing } đơn vị báo
weekly-figure-gone = { $id } đã rút số
weekly-reported = 🗣 { $count } đơn vị đã báo: { $units }
weekly-task = { $task }
weekly-task-several = { $task } ({ $count })
weekly-unit = { $name }
weekly-others = và { $count } nữa

## Nhịp báo của hệ thống cho quản trị

heartbeat-nothing = 💚 Hôm nay không có gì phải nhắc.
heartbeat-well = 💚 Sáng nay: { $sent } tin nhắc đã gửi, { $waiting } đang chờ, 0 lỗi.
heartbeat-trouble = ⚠️ Sáng nay: { $sent } tin nhắc đã gửi, { $waiting } đang chờ. Cần xem: { $troubles } → nhacviec doctor, nhacviec ledger
heartbeat-failed = { $count } tin không gửi được
heartbeat-uncertain = { $count } tin chưa chắc đã tới
heartbeat-stuck = { $count } tin chờ quá 10 phút
heartbeat-unreached = { $count } việc không có ai để nhắc
heartbeat-missed = { $count } việc bị bỏ sót
