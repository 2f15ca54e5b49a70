## Tóm tắt tiến độ (/tiendo)

reports-title-plan = <b>Tiến độ · { $title }</b> · { $at }
reports-title-task = <b>{ $code }. { $title }</b>
reports-title-unit = <b>{ $name }</b> · { $at }
reports-title-period = <b>Tiến độ { $period }</b> · { $at }
reports-at = Lúc { $at }
reports-clause-at = Căn cứ: { $clause } · lúc { $at }

reports-counts = <b>{ $total } việc</b>: { $parts }{ $awaiting }
# Nối vào sau các con số
reports-awaiting = ; trong số việc xong còn { $count } chờ xác nhận
reports-counts-none = Chưa có việc nào có thời hạn.
reports-count = { $state ->
    [overdue] ❗ { $count } quá hạn
    [dueSoon] ⏳ { $count } sắp đến hạn
    [underWay] 🔹 { $count } chưa đến hạn
    [doneLate] ☑️ { $count } xong muộn
    [doneOnTime] ✅ { $count } xong đúng hạn
   *[notApplicable] ⚪ { $count } không phát sinh
}

reports-overdue-heading = <b>Quá hạn { $count } việc:</b>
reports-overdue-line = ❗ { $duty } – { $units }, hạn { $due } (quá { $days } ngày)
reports-overdue-none = Không có việc nào quá hạn.
reports-others = … và { $count } việc khác
reports-due-soon-line = ⏳ Sắp đến hạn { $count } việc, gần nhất: { $duty } – { $units }, hạn { $due }
reports-next = ➡️ Tiếp theo: { $duty } – { $units }, hạn { $due }

reports-duty = { $task }. { $title }
reports-duty-period = { $task }. { $title } ({ $period })
reports-units-one = { $name }
reports-units-two = { $name }, { $second }
reports-units-many = { $name } và { $others } đơn vị khác
reports-units-behind = { $reported }/{ $owing } đơn vị

## Chỉ tiêu

reports-figure = { $figure }
reports-figure-of = { $figure } ({ $numerator }/{ $denominator })
reports-targets-met = { $count ->
    [0] 🎯 Chưa có chỉ tiêu nào đạt (0/{ $total })
   *[other] 🎯 Đạt { $count }/{ $total } chỉ tiêu: { $list }
}
reports-targets-missed = ⚠️ Chưa đạt { $count }: { $list }
reports-targets-unsure = ❔ Chưa đủ số liệu { $count }: { $list }
reports-targets-others = { $count } chỉ tiêu khác
reports-target-id = { $id }
reports-target-missed = { $id }: { $figure } [{ $detail }]
reports-target-unsure = { $id } ({ $reported }/{ $owing } đơn vị)
reports-target-line = 🎯 { $id } { $label }: <b>{ $figure }</b> – { $verdict } ({ $detail })
reports-target-line-nothing = 🎯 { $id } { $label }: { $verdict } ({ $detail })
reports-goal = mục tiêu { $target }
reports-goal-strive = phấn đấu { $target }
reports-linked = { $source }: { $target }
reports-linked-judged = { $verdict ->
    [met] { $source }: { $target }, đạt
   *[missed] { $source }: { $target }, chưa đạt
}
reports-verdict = { $verdict ->
    [met] đạt
    [missed] chưa đạt
    [missed-strive] chưa đạt mức phấn đấu
    [incomplete] chưa đủ số liệu
    [uncombined] chưa cộng được, có đơn vị chưa báo n/N
   *[nothing] chưa có số liệu
}

## Từng việc

reports-item = • <b>{ $name }</b>: { $parts }
reports-unit-item = • <b>{ $task }</b>. { $title }: { $parts }
reports-standing = Ngoài ra <b>{ $count } việc thường xuyên</b>, không có thời hạn:
reports-standing-others = … và { $count } việc thường xuyên khác
reports-process = { $process ->
    [not_started] chưa làm
    [in_progress] đang làm
    [awaiting_confirmation] đã nộp, chờ xác nhận
    [done] đã xong
    [paused] tạm dừng
   *[not_applicable] không phát sinh
}
reports-due = hạn { $due }
reports-due-standing = thường xuyên
reports-due-overdue = <b>quá hạn { $days } ngày</b> (hạn { $due })
reports-due-soon = { $days ->
    [0] <b>hạn hôm nay</b> ({ $due })
   *[other] còn { $days } ngày (hạn { $due })
}
reports-due-late = muộn (hạn { $due })
reports-due-on-time = đúng hạn
reports-metric = { $estimate ->
    [yes] { $id }: { $figure }, ước
   *[no] { $id }: { $figure }
}
reports-metric-as-of = { $estimate ->
    [yes] { $id }: { $figure }, ước đến { $asOf }
   *[no] { $id }: { $figure }, số liệu đến { $asOf }
}
reports-metric-nothing = { $id }: chưa có số liệu
reports-metric-target = { $estimate ->
    [yes] { $id }: { $figure }, ước (mục tiêu { $target })
   *[no] { $id }: { $figure } (mục tiêu { $target })
}
reports-metric-nothing-target = { $id }: chưa có số liệu (mục tiêu { $target })

## Ai chưa báo cáo (/thieu)

reports-missing-title = <b>Chưa báo cáo</b>{ $left }{ $page } · { $at }
reports-missing-title-period = <b>Chưa báo cáo { $period }</b>{ $left }{ $page } · { $at }
reports-missing-left-units = { " " }· còn { $count } đơn vị
reports-missing-left-duties = { " " }· còn { $count } lượt nộp ở { $duties } việc
reports-missing-page = { " " }(trang { $page }/{ $pages })
reports-missing-none = ✅ Không còn đơn vị nào thiếu.
reports-missing-one = <b>{ $task }.</b> { $title } ({ $period }, hạn { $due }): { $name }
reports-missing-group = <b>{ $task }.</b> { $title } ({ $period }, hạn { $due }): <b>{ $missing }/{ $owing } đơn vị chưa nộp</b>
reports-missing-name = • { $name }
reports-missing-others = … và { $count } đơn vị

## Ảnh tiến độ

reports-picture-title = Tiến độ: { $title }
reports-picture-title-task = { $code }. { $title }
reports-picture-at = Đến { $at } · { $total } việc
reports-picture-at-none = Đến { $at } · chưa có việc nào có thời hạn
reports-picture-state = { $state ->
    [overdue] Quá hạn
    [dueSoon] Sắp đến hạn
    [underWay] Chưa đến hạn
    [doneLate] Xong muộn
    [doneOnTime] Xong đúng hạn
   *[notApplicable] Không phát sinh
}
reports-picture-number = { $number }
reports-picture-awaiting = Trong số việc xong còn { $count } chờ xác nhận
reports-picture-units = Theo đơn vị
reports-picture-units-others = { $count } đơn vị khác
reports-picture-items = Việc của đơn vị
reports-picture-item = { $task }. { $title }
reports-picture-item-period = { $task } ({ $period }). { $title }
reports-picture-item-due = hạn { $due }
reports-picture-item-standing = thường xuyên
reports-picture-items-others = … và { $parts }
reports-picture-others-dated = { $count } việc khác
reports-picture-others-standing = { $count } việc thường xuyên
reports-picture-targets = Chỉ tiêu
reports-picture-target = { $id } · { $label }
reports-picture-verdict = { $verdict ->
    [met] Đạt
    [missed] Chưa đạt
    [missed-strive] Chưa đạt mức phấn đấu
    [incomplete] Chưa đủ số liệu
    [uncombined] Chưa cộng được
   *[nothing] Chưa có số liệu
}
reports-picture-verdict-figure = { $verdict } · { $figure }
reports-picture-behind = { $parts }
reports-picture-share = { $numerator }/{ $denominator }
reports-picture-estimate = ước
reports-picture-targets-others = { $count } chỉ tiêu khác: { $parts }
reports-picture-verdict-count = { $verdict ->
    [met] { $count } đạt
    [missed] { $count } chưa đạt
    [missed-strive] { $count } chưa đạt mức phấn đấu
    [incomplete] { $count } chưa đủ số liệu
    [uncombined] { $count } chưa cộng được
   *[nothing] { $count } chưa có số liệu
}
