### Những gì việc nhập kế hoạch làm thay đổi ngoài các nhiệm vụ

cli-import-office = Ngoài nhiệm vụ, có thêm hoặc đổi: { $units } đơn vị · { $sets } nhóm đơn vị · { $days } ngày trong lịch
cli-import-office-plan = { "  " }kế hoạch · { $field }: “{ $before }” → “{ $after }”
cli-import-office-unit = { "  " }đơn vị { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-set = { "  " }nhóm { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-calendar = { "  " }ngày { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-replaces = Lưu ý: { $plan } thay kế hoạch đang dùng { $current }; nhiệm vụ và số liệu của { $current } được cất lại, không còn nhắc. Nạp lại tệp của { $current } để dùng lại.
cli-import-unannounced = Lưu ý: kế hoạch có hạn hoặc lần nhắc rơi vào năm { $year } nhưng lịch nghỉ năm đó chưa có. Khi có thông báo, hãy thêm vào phần calendar của tệp rồi nạp lại, hoặc dùng lệnh nhacviec calendar.

# Chỉ tiêu thay đổi, cùng ngày bắt đầu tính
import-target-from = { "  " }{ $id } · mục tiêu { $before } → { $after }, tính cho việc có hạn từ { $from }; việc có hạn trước đó vẫn theo mục tiêu cũ
import-target-corrected = { "  " }{ $id } · mục tiêu { $before } → { $after }, tính lại cho cả các kỳ đã qua
import-target-none = (không có)
import-target-strive = phấn đấu { $target }
cli-import-effective = Nếu mục tiêu mới chỉ tính từ một ngày nào đó, xin thêm --effective NGÀY (ví dụ 2025-07-01); các kỳ trước ngày đó sẽ giữ mục tiêu cũ.
nhap-more-targets = … và { $left } mục tiêu khác
