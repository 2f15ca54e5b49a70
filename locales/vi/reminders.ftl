# Tin nhắc việc: nhìn một lần là biết nợ gì, đến bao giờ, trả lời thế nào.

reminder-blank = { "" }
reminder-weekly = <b>Tổng hợp đầu tuần</b>
reminder-morning = <b>Cần để mắt hôm nay</b>
reminder-nudged = <b>Đôn đốc</b> — đề nghị đơn vị báo kết quả { $count } việc:
reminder-own = <b>Nhắc việc</b> — đơn vị còn { $count } việc chưa báo xong:
reminder-head = <b>Báo trưởng đơn vị</b> — { $count } việc của đơn vị chưa báo xong:
reminder-watched = <b>Cần đôn đốc</b> — { $count } việc đã quá hạn:
reminder-unreached = <b>Chưa liên lạc được đơn vị</b> (chưa gắn nhóm, chưa ai liên kết) — { $count } việc:
reminder-late = (Tin gửi muộn vì hệ thống bị gián đoạn, mong anh/chị thông cảm.)
reminder-repeated = (Gửi lại vì chưa chắc tin trước đã tới; nếu đã nhận, xin bỏ qua.)
reminder-line = { $state ->
    [overdue] 🔴
    [due_soon] 🟠
   *[upcoming] ⚪
} <b>{ $code }</b> · { $title }{ $period } — { $when } · { $clause }
reminder-line-units = { $state ->
    [overdue] 🔴
    [due_soon] 🟠
   *[upcoming] ⚪
} <b>{ $code }</b> · { $title }{ $period } — { $units } — { $when }
reminder-of-period = { " " }({ $period })
reminder-when-standing = thường xuyên
reminder-when-ahead = chậm nhất { $day } (còn { $count } ngày làm việc)
reminder-when-ahead-off = { $count ->
    [-1] chậm nhất { $day }, <b>đã qua ngày làm việc cuối { $last }</b>
    [0] chậm nhất { $day }, <b>hôm nay là ngày làm việc cuối</b>
   *[other] chậm nhất { $day }; ngày làm việc cuối { $last } (còn { $count } ngày làm việc)
}
reminder-when-today = <b>hạn hôm nay</b>, chậm nhất { $day }
reminder-when-late = { $count ->
    [0] hạn { $day }, <b>đã quá hạn</b>
   *[other] hạn { $day }, <b>quá { $count } ngày làm việc</b>
}
reminder-more = … và { $left } việc nữa: /viec
reminder-more-watched = … và { $left } việc nữa: /thieu
reminder-more-units = và { $left } đơn vị khác
reminder-answer-figure = Báo số liệu: /capnhat { $about } 82%
reminder-answer-done = Đã xong: /xong { $about } số văn bản
reminder-answer-nudge = Đôn đốc: /nhac { $code } · Ai chưa báo: /thieu
reminder-answer-bind = Trong nhóm của đơn vị, gõ: /nhom { $unit } · Mời người: /moi { $unit }
reminder-code = Mã tin: { $code }
watch-missed = ⚠️ Bot tự kiểm tra: { $count } việc đến lượt nhắc mà chưa được nhắc. Bot sẽ nhắc ở lượt kế tiếp; xin xem nhật ký máy chủ (log) để biết vì sao.
reminder-succession = Đơn vị “{ $from }” đã kết thúc: { $count } việc còn mở nay thuộc “{ $to }”.
reminder-approve = Duyệt
reminder-reject = Từ chối
