## Bảng điều khiển trên web: lệnh /bangdieukhien

dashboard-in-private = Đường dẫn vào bảng điều khiển là của riêng bạn nên bot không gửi trong nhóm. Mời bạn nhắn riêng cho bot: /bangdieukhien
dashboard-no-site = Bot đang chạy ở nơi không mở được trang web nên chưa có bảng điều khiển.
dashboard-link = <b>Bảng điều khiển</b>: { $url }
dashboard-link-once = Mở được một lần, trong 10 phút. Bạn đừng chuyển tiếp: ai mở sẽ vào với tên bạn. Hết hạn thì gõ lại /bangdieukhien.
dashboard-link-local = Địa chỉ này chỉ mở được trên chính máy đang chạy bot.

## Vào và ra

dashboard-page-open-title = Vào bảng điều khiển
dashboard-page-open-text = Bấm nút bên dưới để vào. Đường dẫn này chỉ dùng được một lần.
dashboard-enter = Vào xem
dashboard-page-used-title = Đường dẫn đã dùng rồi
dashboard-page-used-text = Mỗi đường dẫn chỉ mở được một lần. Mời bạn nhắn riêng cho bot /bangdieukhien để lấy đường dẫn mới.
dashboard-page-expired-title = Đường dẫn đã hết hạn
dashboard-page-expired-text = Đường dẫn chỉ có hiệu lực 10 phút. Mời bạn nhắn riêng cho bot /bangdieukhien để lấy đường dẫn mới.
dashboard-page-unknown-title = Đường dẫn không đúng
dashboard-page-unknown-text = Có thể đường dẫn bị sao chép thiếu. Mời bạn nhắn riêng cho bot /bangdieukhien để lấy đường dẫn mới.
dashboard-page-foreign-title = Yêu cầu không được nhận
dashboard-page-foreign-text = Yêu cầu này đến từ một trang khác. Mời bạn mở lại đường dẫn bot đã gửi.
dashboard-page-left-title = Đã đăng xuất
dashboard-page-left-text = Cần xem lại, mời bạn nhắn riêng cho bot /bangdieukhien.
dashboard-page-guest-title = Mời bạn đăng nhập
dashboard-page-guest-text = Bạn chưa đăng nhập, hoặc phiên đã hết. Mời bạn nhắn riêng cho bot /bangdieukhien để lấy đường dẫn.
dashboard-page-refused-title = Không có trang này
dashboard-page-refused-text = Trang không có, hoặc không thuộc đơn vị của bạn. Cần xem thêm, bạn hỏi cán bộ tổng hợp giúp.
dashboard-page-nobody-title = Không tìm thấy người này
dashboard-page-nobody-text = Mời bạn về phòng diễn tập và chọn lại một người.
dashboard-feed-gone-title = Không có lịch này
dashboard-feed-gone-text = Địa chỉ lịch không đúng, hoặc đã được đổi. Mời bạn nhắn riêng cho bot /lich để lấy địa chỉ mới.
dashboard-to-room = Về phòng diễn tập

## Khung trang

dashboard-skip = Đến nội dung chính
dashboard-navigation = Các trang
dashboard-sign-out = Đăng xuất
dashboard-nav-overview = Tổng quan
dashboard-nav-tasks = Nhiệm vụ
dashboard-nav-matrix = Ai đã nộp
dashboard-nav-calendar = Lịch hạn
dashboard-nav-ledger = Sổ gửi
dashboard-footer = Số liệu lúc { $at }. Chỉ để xem; mọi cập nhật làm trong nhóm chat với bot.
dashboard-no-plan = Chưa có kế hoạch
dashboard-no-plan-text = Khi kế hoạch được nạp (nhắn bot /nhap, hoặc nhacviec import), tiến độ sẽ hiện ở đây.
dashboard-no-unit = Bạn chưa thuộc đơn vị nào
dashboard-no-unit-text = Vai của bạn không gắn với đơn vị nên không có việc riêng để hiện. Bạn vẫn xem được danh mục nhiệm vụ.

## Chữ dùng chung

dashboard-as-of = Tính đến { $at }
dashboard-moment = { $at }
dashboard-value = { $value }
dashboard-standing = Thường xuyên
dashboard-no-figure = chưa có số liệu
dashboard-estimate = số ước
dashboard-stale = { $count } đơn vị có số liệu cũ
dashboard-goal = mục tiêu { $target }
dashboard-goal-strive = phấn đấu { $target }
dashboard-figure-as-of = số liệu đến { $on }
dashboard-said-by = { $name }, { $at }
dashboard-unit = Đơn vị
dashboard-period = Kỳ
dashboard-state = Tình hình
dashboard-figures = Số liệu
dashboard-done = Đã xong
dashboard-done-of = Xong { $done }/{ $total }
dashboard-shares = Tỷ lệ
dashboard-today = hôm nay

## Tổng quan, đơn vị

dashboard-states = { $count ->
    [0] Chưa có việc nào có thời hạn
   *[other] { $count } việc có thời hạn
}
dashboard-overdue = Quá hạn
dashboard-overdue-none = Không có việc nào quá hạn.
dashboard-soon = Sắp đến hạn
dashboard-late-by = quá { $days } ngày (hạn { $due })
dashboard-days-left = { $days ->
    [0] hạn hôm nay ({ $due })
   *[other] còn { $days } ngày (hạn { $due })
}
dashboard-units-missing = { $missing }/{ $total } đơn vị chưa nộp:
dashboard-units-count = { $count } đơn vị
dashboard-and-others = và { $count } đơn vị khác
dashboard-targets = Chỉ tiêu
dashboard-units = Theo đơn vị
dashboard-units-caption = Số việc quá hạn, sắp đến hạn và đã xong của từng đơn vị
dashboard-duties = Việc của đơn vị
dashboard-duties-none = Đơn vị chưa có việc nào trong kế hoạch này.
dashboard-other-units = Đơn vị khác của bạn:
dashboard-unit-ended = Đơn vị đã kết thúc từ ngày { $on }; việc còn mở chuyển sang đơn vị kế tiếp.

## Nhiệm vụ

dashboard-tasks-none = Kế hoạch chưa có nhiệm vụ nào.
dashboard-facts = Theo kế hoạch
dashboard-clause = Căn cứ
dashboard-leads = Chủ trì
dashboard-supports = Phối hợp
dashboard-deadline = Thời hạn
dashboard-products = Sản phẩm
dashboard-condition = Khi nào phát sinh
dashboard-owed = Đơn vị thực hiện và thời hạn
dashboard-owed-none = Không có phần việc nào của đơn vị bạn trong nhiệm vụ này.
dashboard-own-units-only = Chỉ hiện phần việc của đơn vị bạn.
dashboard-last-working-day = ngày làm việc cuối: { $on }
dashboard-evidence = Minh chứng
dashboard-kilobytes = { $size } KB
dashboard-timeline = Dòng thời gian
dashboard-timeline-none = Chưa có cập nhật nào.
dashboard-to = thành
dashboard-undone = hoàn tác
dashboard-corrected = đính chính
dashboard-amends = sau khi chốt
dashboard-stands-for = thay { $name }
dashboard-extension-asked = Xin gia hạn: { $from } → { $to }
dashboard-extension-approved = Đồng ý gia hạn: { $from } → { $to }
dashboard-extension-rejected = Không đồng ý gia hạn: { $from } → { $to }

## Ai đã nộp

dashboard-matrix-none = Chưa có báo cáo nào do nhiều đơn vị cùng nộp.
dashboard-matrix-caption = Mỗi dòng một đơn vị, mỗi cột một báo cáo theo kỳ
dashboard-owes-not = không phải nộp
dashboard-month-short = T{ $month }

## Lịch hạn

dashboard-calendar-title = Hạn trong tháng { $month }/{ $year }
dashboard-month-name = Tháng { $month }/{ $year }
dashboard-months = Chuyển tháng
dashboard-this-month = Tháng này
dashboard-calendar-none = Tháng này không có hạn nào.
dashboard-not-announced = Lịch nghỉ năm { $year } chưa được công bố; ngày làm việc dưới đây tính theo thứ Hai đến thứ Sáu.
dashboard-day-off = Ngày này là ngày nghỉ. Ngày làm việc cuối cùng: { $on }.
dashboard-weekday = { $day ->
    [1] Thứ Hai
    [2] Thứ Ba
    [3] Thứ Tư
    [4] Thứ Năm
    [5] Thứ Sáu
    [6] Thứ Bảy
   *[7] Chủ nhật
}
dashboard-day = { $on }

## Sổ gửi

dashboard-ledger-range = Từ { $from } đến hết { $to }, mới nhất trước
dashboard-weeks = Chuyển tuần
dashboard-week-before = 7 ngày trước đó
dashboard-week-after = 7 ngày sau đó
dashboard-ledger-none = Trong những ngày này không có tin nhắc nào.
dashboard-ledger-more = Hiện { $shown } dòng mới nhất trong { $total } dòng; đủ hơn ở nhacviec ledger.
dashboard-ledger-to = { $audience ->
    [unit] gửi đơn vị
    [head] gửi trưởng đơn vị
    [coordinator] gửi cán bộ tổng hợp
   *[leader] gửi lãnh đạo
}
dashboard-ledger-state = { $state ->
    [sent] đã gửi
    [coalesced] đã gộp vào tin sau
    [satisfied] không cần gửi nữa
    [muted] người nhận đã tắt
    [dropped] không gửi
    [uncertain] chưa rõ đã đến chưa
   *[failed] không gửi được
}
dashboard-ledger-rung = { $rung }
dashboard-ledger-reason = { $reason ->
    [no-channel] chưa có ai liên kết tài khoản để nhận
    [snoozed] đơn vị đã xin nhắc lại sau
    [same-message] đã nói trong cùng tin
    [later-rung] đã có lời nhắc mới hơn
    [done] việc đã nộp trước khi gửi
    [not-applicable] đơn vị báo không phát sinh
    [paused] việc đang tạm dừng
    [not-in-plan] không còn trong kế hoạch
    [other-day] đã đổi sang hạn khác
   *[muted] người nhận đã tắt nhắc
}
