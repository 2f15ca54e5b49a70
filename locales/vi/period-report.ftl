## Báo cáo định kỳ: văn bản (.docx) và bảng tính (.xlsx)

report-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
report-motto = Độc lập - Tự do - Hạnh phúc
report-number = Số: ……/{ $symbol }
report-place-and-day = { $place }, ngày …… tháng { $month } năm { $year }
report-kind = BÁO CÁO
report-subject = Kết quả thực hiện { $subject } { $period }
report-about = kết quả thực hiện { $subject } { $period }
report-period-year = năm { $year }
report-period-half = { $number ->
    [1] 6 tháng đầu năm
   *[2] 6 tháng cuối năm
} { $year }
report-period-quarter = quý { $number ->
    [1] I
    [2] II
    [3] III
   *[4] IV
} năm { $year }
report-period-month = tháng { $number } năm { $year }

report-opening = Thực hiện { $plan }, { $organization } báo cáo { $subject } như sau:
report-frozen = Số liệu đã chốt lúc { $at } ({ $by }).
report-frozen-amended = Số liệu đã chốt lúc { $at } ({ $by }). Sau khi chốt có { $count } chỗ được bổ sung, ghi ở cột “Ghi chú” của bảng.
report-heading-overview = I. KẾT QUẢ CHUNG
report-as-of = Số liệu tổng hợp đến { $at }, theo cập nhật của các đơn vị.
report-counts = Trong kỳ báo cáo có { $total } việc có thời hạn{ $reach ->
    [part] , kể cả việc của cả năm
   *[year] { "" }
}: { $parts }{ $awaiting }.
report-counts-none = Trong kỳ báo cáo không có việc nào có thời hạn.
report-count = { $state ->
    [overdue] { $count } việc quá hạn
    [dueSoon] { $count } việc sắp đến hạn
    [underWay] { $count } việc chưa đến hạn
    [doneLate] { $count } việc xong muộn
    [doneOnTime] { $count } việc xong đúng hạn
   *[notApplicable] { $count } việc không phát sinh
}
report-targets-met = Về chỉ tiêu, đạt { $met }/{ $total } chỉ tiêu:
report-target = - { $label } – { $line }
report-targets-silent = - Chưa có số liệu của { $count } chỉ tiêu (nêu tại mục III): { $list }.
report-unspoken = Ngoài ra có { $count } nhiệm vụ thường xuyên chưa có thông tin trong kỳ, không nêu trong bảng.

report-heading-table = II. KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ
report-column = { $column ->
    [code] TT
    [title] Nội dung công việc
    [leads] Đơn vị chủ trì
    [supports] Đơn vị phối hợp
    [deadline] Thời hạn
    [result] Kết quả
    [figures] Tỷ lệ
    [products] Sản phẩm
   *[notes] Ghi chú
}
report-section = { $number }. { $title }
report-section-others = Nhiệm vụ khác
report-list = { $parts }
report-handed-in = { $awaiting ->
    [0] Đã xong { $done }/{ $owed }
   *[other] Đã nộp { $done }/{ $owed }, trong đó chờ xác nhận: { $awaiting }
}
report-late = trong đó nộp muộn: { $count }
report-nil = không phát sinh: { $count }
report-not-yet = Còn thiếu: { $units }
report-units-more = { $units } và { $count } đơn vị khác
report-nothing-heard = [chưa có thông tin – { $units }]
report-no-figure = { $id }: [chưa có số liệu – { $units }]
report-uncombined = { $id }: chưa cộng được, có đơn vị chưa báo dạng n/N
report-figure = { $id }: { $parts } – { $verdict } ({ $target })
report-estimate = số ước
report-stale = số liệu cũ, đến { $asOf }
report-shown = Minh chứng: { $text }
report-none = chưa có
report-amended-state = Bổ sung sau khi chốt: { $unit }, { $period }: { $before } → { $after } ({ $by }, { $at })
report-amended-figure = Bổ sung sau khi chốt: { $unit }, { $period }, { $metric }: { $before } → { $after } ({ $by }, { $at })

report-heading-shortcomings = III. TỒN TẠI, HẠN CHẾ
report-heading-overdue = 1. Việc quá hạn
report-overdue = - { $task }. { $title }: { $units }.
report-overdue-none = Không có việc nào quá hạn.
report-heading-missed = 2. Chỉ tiêu chưa đạt
report-missed-none = Không có chỉ tiêu nào được xác định là chưa đạt.
report-heading-missing = 3. Số liệu, thông tin còn thiếu
report-missing = - [chưa có số liệu – { $units }]: { $codes }
report-missing-nothing = Không còn số liệu nào thiếu.
report-heading-causes = Nguyên nhân
report-causes = [Đơn vị soạn thảo bổ sung nguyên nhân]
report-heading-next = IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI
report-next-intro = Sau { $period }, tập trung thực hiện các việc đến hạn sau đây và hoàn thành các việc nêu tại mục III:
report-next-none = Sau { $period }, tiếp tục thực hiện các nhiệm vụ của Kế hoạch và hoàn thành các việc nêu tại mục III.
report-next = - { $task }. { $title } ({ $period }), hạn { $due }: { $units }.
report-closing = Trên đây là báo cáo { $subject } của { $organization }./.
report-recipients = Nơi nhận:
report-signer = Thủ trưởng cơ quan
report-signature = [Họ và tên người ký]

## Bảng tính

report-sheet = { $sheet ->
    [results] Kết quả
    [figures] Số liệu
   *[sources] Nguồn số liệu
}
report-figures-column = { $column ->
    [id] Chỉ tiêu
    [task] Nhiệm vụ
    [label] Nội dung chỉ tiêu
    [target] Mục tiêu
    [value] Giá trị
    [unit] Đơn vị tính
    [numerator] n
    [denominator] N
    [verdict] Đánh giá
    [asOf] Số liệu đến ngày
    [estimate] Số ước
    [stale] Số liệu cũ
    [reported] Số đơn vị đã báo
    [owing] Số đơn vị phải báo
    [origin] Nguồn (số mục ghi ở trang “Nguồn số liệu”)
   *[missing] Đơn vị chưa báo
}
report-figure-computed = hệ thống tính từ tình hình các nhiệm vụ
report-figure-entries = mục ghi { $entries }
report-figure-of = số liệu của chỉ tiêu { $metric }, mục ghi { $entries }
report-sources-column = { $column ->
    [task] Nhiệm vụ
    [period] Kỳ
    [unit] Đơn vị
    [metric] Chỉ tiêu
    [value] Giá trị
    [numerator] n
    [denominator] N
    [state] Trạng thái
    [asOf] Số liệu đến ngày
    [estimate] Số ước
    [by] Người báo
    [at] Lúc
    [where] Nơi báo
    [entry] Số mục ghi
    [note] Ghi chú
   *[evidence] Minh chứng
}
report-yes = có
report-at = { $at }
report-where-private = { $channel }, ngoài nhóm của các đơn vị
report-where-group = { $channel }, nhóm { $title }
report-channel = { $channel ->
    [telegram] Telegram
    [zalo] Zalo
   *[rehearsal] phòng tập dượt
}

## /baocao, nhacviec report

report-done = 📄 <b>Dự thảo báo cáo { $period }</b>, số liệu đến { $at }
report-done-frozen = 📄 <b>Báo cáo { $period }</b>, đã chốt lúc { $at } ({ $by })
report-amended-count = ✏️ { $count } chỗ bổ sung sau khi chốt, đánh dấu trong bảng.
report-missing-none = ✅ Không còn số liệu nào thiếu.
report-missing-title = ⚠️ <b>Còn thiếu { $count }</b>:
report-missing-line = • { $task } ({ $units })
report-missing-more = … và { $count } chỗ nữa, tô vàng trong văn bản.
report-next-freeze = Gửi đi rồi thì gõ { $line } để chốt số liệu.
report-no-files = Zalo không nhận được tệp từ bot. Xin gõ lệnh này bên Telegram, hoặc nhờ quản trị chạy: nhacviec report --period { $period } --format docx --out bao-cao.docx
report-refused = Chỉ cán bộ tổng hợp được lập báo cáo. Anh/chị xem tiến độ bằng /tiendo.
report-which = Anh/chị lập báo cáo kỳ nào ạ? Ví dụ: { $line }
report-no-such-period = Tôi chưa hiểu kỳ “{ $text }”. Ví dụ: { $line }
report-nothing-due = Kế hoạch không có việc nào của { $period }. Có phải: { $line }?
report-file-name = bao-cao-{ $period }
report-written = Đã ghi { $file } ({ $format }): { $total } việc, còn thiếu { $missing }.
cli-report-period-missing = Cần --period, ví dụ --period { $period }.
cli-report-bad-period = Kế hoạch không có kỳ “{ $found }”. Các kỳ gần nhất: { $near }.
cli-report-other-ending = Tệp { $file } không hợp với --format { $format }: đặt tên tệp đuôi .{ $format }, hoặc đổi --format.
cli-report-bad-format = Cần --format docx hoặc --format xlsx, không phải “{ $found }”.
cli-report-out-missing = Cần --out, tên tệp sẽ ghi, ví dụ --out bao-cao.{ $format }.
cli-report-out-directory = { $file } là thư mục: --out cần tên một tệp.
cli-report-out-unwritable = Không ghi được { $file } ({ $reason }).
cli-help-report = Báo cáo định kỳ của một kỳ: văn bản Word theo Nghị định 30/2020/NĐ-CP hoặc bảng tính; ghi đè tệp đã có.

## /chot

freeze-not-over = Kỳ { $period } chưa hết (đến { $ends }).
freeze-missing = Còn thiếu { $count } số liệu: { $codes }.
freeze-missing-more = Còn thiếu { $count } số liệu: { $codes } và { $others } chỗ nữa.
freeze-undo = Chốt nhầm: { $command } mở lại ({ $minutes } phút)
freeze-undo-until = Chốt nhầm, hay còn cần nhắc: { $command } mở lại (đến hết { $ends })
freeze-undo-choice = Mở lại
freeze-undone = 🔓 Đã mở lại <b>{ $period }</b>: nhắc việc và ghi số liệu như trước.
freeze-not-frozen = Kỳ { $period } chưa chốt nên không có gì để mở lại.
freeze-too-late = Kỳ { $period } đã chốt lúc { $at } ({ $name }), quá { $minutes } phút nên không mở lại được. Số liệu gửi sau vẫn nhận và ghi là bổ sung.
freeze-report-choice = Xem báo cáo trước

## Dự thảo tự động

report-ready = 📄 <b>Dự thảo báo cáo { $period } đã sẵn sàng</b>, hạn { $due }.
report-ready-command = Có thêm số liệu, gõ { $line } để nhận văn bản và bảng tính mới nhất.

menu-baocao = Báo cáo định kỳ: /baocao quý 1
help-baocao = /baocao quý 1 — báo cáo định kỳ, văn bản và bảng tính

catalogue-report-task = “{ $found }” không phải mã nhiệm vụ nào trong tệp.
catalogue-report-task-nearest = “{ $found }” không phải mã nhiệm vụ nào trong tệp. Có phải “{ $nearest }”?
