## Các cách xem tiến độ (/tiendo sắp trễ, trễ nhất, thay đổi, năm)

# Kèm thay đổi trong tuần
reports-counts-since = <b>{ $total } việc</b>: { $parts }{ $awaiting } (từ { $since }: +{ $done } xong, +{ $overdue } quá hạn)
reports-week = Từ { $since }: +{ $done } xong, +{ $overdue } quá hạn

views-soon-title = <b>Sắp đến hạn { $count } việc</b> · { $at }
views-soon-none = Không có việc nào sắp đến hạn · { $at }
views-soon-line = ⏳ { $duty } – { $units }, hạn { $due } ({ $days ->
    [0] hôm nay
   *[other] còn { $days } ngày
})
views-soon-later = { $count ->
    [1] 🔹 Chưa đến hạn còn 1 việc: { $duty } – { $units }, hạn { $due } (còn { $days } ngày)
   *[other] 🔹 Chưa đến hạn còn { $count } việc, gần nhất: { $duty } – { $units }, hạn { $due } (còn { $days } ngày)
}
views-worst-title = <b>Quá hạn { $count } việc ở { $units } đơn vị</b> · { $at }
views-worst-none = Không có đơn vị nào quá hạn · { $at }
views-worst-line = { $place }. { $name }: ❗ { $count }/{ $total } việc
views-worst-others = … và { $count } đơn vị khác
views-overdue-title = <b>Quá hạn { $count } việc</b> (trang { $page }/{ $pages }) · { $at }
views-no-page = Không có trang { $page }; danh sách có { $pages } trang.
views-year-title = <b>Tiến độ trong năm · { $title }</b> · { $at }
views-year-done = Đã nộp: { $count }/{ $all } việc của cả năm
views-year-due = Phải nộp theo kế hoạch: đến hết hôm nay { $today } việc, đến hết tháng này { $month } việc
views-year-line = • Đến hết tháng { $month }/{ $year }: đã nộp { $handedIn }, phải nộp { $due }
views-year-ahead = • Đến hết tháng { $month }/{ $year }: phải nộp { $due }

views-choice-overdue = Việc quá hạn
views-choice-worst = Đơn vị trễ nhất
views-choice-soon = Sắp đến hạn
views-choice-changes = Thay đổi trong tuần
views-choice-year = Biểu đồ cả năm
views-choice-period = { $period }
views-choice-task = { $task }. { $title }
views-near = Tôi không thấy “{ $text }” trong kế hoạch. Có phải ý anh/chị là:

reports-picture-matrix-period = { $short ->
    [month] T{ $number }
    [quarter] Q{ $number }
    [half] H{ $number }
   *[year] năm
}
reports-picture-matrix-due = { $day }/{ $month }
reports-picture-year-none = Chưa có việc nào có thời hạn. Khi kế hoạch có việc đến hạn theo ngày, biểu đồ này cho thấy từng tháng phải nộp bao nhiêu việc và đã nộp bao nhiêu.
reports-picture-year-axis = Tháng; số việc cộng dồn
reports-picture-year-done = Đã nộp: { $count } việc
reports-picture-year-due = Phải nộp theo kế hoạch đến hết tháng này: { $count } việc

reports-units-stale = { $count } số liệu cũ
