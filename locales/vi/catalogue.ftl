### Lỗi trong tệp danh mục (catalogues/*.yaml)

catalogue-fault = { $file }, dòng { $line }, cột { $column }, mục { $field }: { $problem }
catalogue-fault-file = { $file }, dòng { $line }, cột { $column }: { $problem }

## Cú pháp

catalogue-syntax = { $code ->
    [TAB_AS_INDENT] dòng này thụt vào bằng phím Tab; hãy thụt bằng dấu cách.
    [BAD_INDENT] dòng này thụt vào không khớp với các dòng cùng cấp; hãy canh cho thẳng cột.
    [MISSING_CHAR] thiếu một dấu đóng (nháy, ngoặc) hoặc dấu phẩy, dấu hai chấm.
    [BLOCK_AS_IMPLICIT_KEY] có thêm một dấu hai chấm trên cùng dòng; nếu dấu đó thuộc về câu chữ, hãy đặt cả câu trong dấu nháy kép.
    [MULTILINE_IMPLICIT_KEY] dòng này không phải một mục của dòng trên; câu dài nhiều dòng cần bắt đầu bằng ">-".
    [MULTIPLE_DOCS] tệp chỉ được có một danh mục; hãy bỏ dòng "---" ở giữa tệp.
   *[OTHER] không đọc được chỗ này; câu chữ có dấu đặc biệt ở đầu (như ">", "@", "%", "*") cần đặt trong dấu nháy kép, ví dụ ">=80 %".
}
catalogue-syntax-alias = tìm thấy dấu "&" hoặc "*" dùng để nhắc lại đoạn khác; hãy viết đầy đủ, hoặc đặt câu chữ trong dấu nháy kép.
catalogue-syntax-tag = tìm thấy dấu "!" ở đầu giá trị; hãy bỏ đi, hoặc đặt câu chữ trong dấu nháy kép.
catalogue-syntax-question-mark = tìm thấy dấu "?" ở đầu dòng; mỗi mục viết dưới dạng "tên: giá trị".
catalogue-syntax-too-long = tệp dài quá { $limit } ký tự; danh mục cả năm của một cơ quan chỉ khoảng một phần ba.
catalogue-syntax-too-deep = lồng nhau quá { $limit } cấp; danh mục chỉ cần năm cấp, có lẽ đây không phải tệp danh mục.

## Thiếu, sai, thừa

catalogue-missing = chưa có; cần { $wanted }.
catalogue-empty = đang để trống; cần { $wanted }.
catalogue-unfit = tìm thấy "{ $found }"; cần { $wanted }.
catalogue-unfit-list = tìm thấy một danh sách; cần { $wanted }.
catalogue-unfit-group = tìm thấy một nhóm mục con; cần { $wanted }.
catalogue-unknown-key = không có mục tên "{ $found }"; ở đây chỉ dùng: { $known }.
catalogue-unknown-key-nearest = không có mục tên "{ $found }"; có phải ý bạn là "{ $nearest }"?
catalogue-repeated = "{ $found }" đã được dùng ở trên; mỗi mã, mỗi kỳ, mỗi mục chỉ dùng một lần.

## Điều đang cần

catalogue-want-group = một nhóm các mục "tên: giá trị"
catalogue-want-list = một danh sách: mỗi phần tử một dòng bắt đầu bằng "- ", hoặc [một, hai]
catalogue-want-tasks = ít nhất một nhiệm vụ
catalogue-want-text = một câu chữ
catalogue-want-short-title = tên gọi ngắn, không quá 40 ký tự
catalogue-want-plan-code = mã kế hoạch gồm chữ không dấu, số, gạch nối, ví dụ CCHC-2025
catalogue-want-unit-code = mã đơn vị gồm chữ không dấu, số, gạch nối, ví dụ VP
catalogue-want-task-code = mã nhiệm vụ gồm chữ không dấu và số, ví dụ 7, 1.1 hoặc BC
catalogue-want-year = một năm bốn chữ số, ví dụ 2025
catalogue-want-date = một ngày có thật, dạng năm-tháng-ngày, ví dụ 2025-01-15
catalogue-want-later-day = ngày cuối của đợt nghỉ: không trước ngày đầu và không quá 60 ngày sau đó
catalogue-want-rule = thời hạn dạng "before 2025-01-15" (trước ngày), "on 2025-01-15" (đến hết ngày), "end 2025-Q1" (hết kỳ), "before 10 final-month 2025-Q1" (trước ngày 10 của tháng cuối kỳ), "first-working-day 2025-06", "last-working-day 2025-06" (ngày làm việc đầu, cuối kỳ) hoặc "standing" (thường xuyên)
catalogue-want-rhythm = một trong: month (hằng tháng), quarter (hằng quý), half-year (sáu tháng), year (hằng năm)
catalogue-want-recurring-due = thời hạn không ghi kỳ: "end" (hết kỳ), "before 10 final-month" (trước ngày 10 của tháng cuối kỳ), "on 10 final-month" (đến hết ngày 10), "first-working-day" hoặc "last-working-day" (ngày làm việc đầu, cuối kỳ)
catalogue-want-period = một kỳ: 2025 (năm), 2025-H1 (sáu tháng), 2025-Q1 (quý) hoặc 2025-03 (tháng)
catalogue-want-target = một ngưỡng dạng ">=80 %", ">90 %", "=100 %", "<=5 ngày"; tỷ lệ từ 0 đến 100 %, tối đa hai số lẻ
catalogue-want-flag = true (đúng) hoặc false (sai)
catalogue-want-unit-kind = một trong: office (phòng của cơ quan), school (đơn vị giáo dục), district (phòng cấp huyện), leaders (lãnh đạo), external (bên ngoài)
catalogue-want-approval = head (trưởng đơn vị hoặc cán bộ tổng hợp xác nhận) hoặc none (báo xong là xong)
catalogue-want-evidence = required (phải có minh chứng) hoặc optional (có thì tốt)
catalogue-want-tier = must (bắt buộc) hoặc strive (phấn đấu)
catalogue-want-computed = tasks-done (hệ thống tự tính từ nhiệm vụ đã xong)
catalogue-want-origin = table (dòng của bảng danh mục) hoặc body (phần lời của kế hoạch)
catalogue-want-day-kind = off (nghỉ) hoặc work (đi làm)
catalogue-want-until = ngày cuối ở trong nhóm: không trước ngày đầu (from)
catalogue-want-rung = một bậc trước hạn: T-1 đến T-250 (số ngày làm việc trước hạn, xa nhất là một năm) hoặc T0 (ngày cuối)
catalogue-want-step = một bậc: T-3 (trước hạn ba ngày làm việc), T0 (ngày cuối), T+1 (ngày làm việc đầu tiên sau hạn); xa nhất là một năm, 250 ngày làm việc
catalogue-want-overdue-every = số ngày làm việc giữa hai lần nhắc khi đã quá hạn, từ 1 đến 60
catalogue-want-audience = một trong: head (trưởng đơn vị), coordinator (đầu mối tổng hợp), leader (lãnh đạo)
catalogue-want-time = một giờ trong ngày, đủ bốn chữ số, ví dụ "08:00"
catalogue-want-slots = ít nhất một giờ nhắc, ví dụ ["08:00"]
catalogue-want-quiet-end = giờ hết yên lặng, khác giờ bắt đầu
catalogue-want-role = một trong: officer (cán bộ), head (trưởng đơn vị), coordinator (đầu mối tổng hợp), leader (lãnh đạo), admin (quản trị)

## Dẫn chiếu

catalogue-unknown-unit = không có đơn vị hoặc nhóm đơn vị nào tên "{ $found }"; cần một tên, tên khác hoặc mã đã khai ở units hoặc sets.
catalogue-unknown-unit-nearest = không có đơn vị hoặc nhóm đơn vị nào tên "{ $found }"; có phải ý bạn là "{ $nearest }"?
catalogue-name-taken = tên "{ $found }" đã thuộc về đơn vị mã { $owner }; mỗi tên chỉ được chỉ một đơn vị.
catalogue-metric-id = tìm thấy "{ $found }"; mã chỉ tiêu phải là mã nhiệm vụ { $code }, thêm một chữ cái thường nếu có nhiều chỉ tiêu (ví dụ { $code }a).
catalogue-figure-of = không có chỉ tiêu nào mã "{ $found }" được nhập số liệu riêng; cần mã của một chỉ tiêu có trong tệp và không lấy số liệu từ chỉ tiêu khác.

## Đơn vị thay đổi, kỳ, bậc nhắc

catalogue-successor-no-end = đã ghi đơn vị thay thế "{ $found }" nhưng chưa ghi ngày thôi hoạt động; cần thêm ended, ví dụ ended: 2025-07-01.
catalogue-successor-circle = đơn vị thay thế "{ $found }" cuối cùng lại dẫn về chính { $code }; việc còn dở phải chuyển đến một đơn vị còn hoạt động.
catalogue-no-such-day = tìm thấy "{ $found }"; kỳ { $period } không có ngày này, cần một ngày mà kỳ nào cũng có.
catalogue-opens-late = tìm thấy ngày mở { $found } sau hạn { $due }; ngày mở phải không muộn hơn ngày hạn.
catalogue-closes-early = tìm thấy ngày đóng { $found } trước hạn { $due }; ngày đóng phải không sớm hơn ngày hạn.
catalogue-closes-standing = tìm thấy ngày đóng { $found } cho việc thường xuyên; việc không có ngày hạn thì không có ngày đóng.
catalogue-ladder-nobody = không nhắc ai: rungs và escalations đều trống; cần ít nhất một bậc trong rungs hoặc một người nhận trong escalations.
catalogue-quiet-always = giờ yên lặng { $from } đến { $to } trùm lên mọi giờ nhắc ({ $slots }); cần để ít nhất một giờ nhắc nằm ngoài.
