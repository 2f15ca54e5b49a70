### Những gì việc nhập kế hoạch làm thay đổi ngoài các nhiệm vụ

cli-import-office = Ngoài nhiệm vụ, có thêm hoặc đổi: { $units } đơn vị · { $sets } nhóm đơn vị · { $days } ngày trong lịch
cli-import-office-plan = { "  " }kế hoạch · { $field }: “{ $before }” → “{ $after }”
cli-import-office-unit = { "  " }đơn vị { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-set = { "  " }nhóm { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-calendar = { "  " }ngày { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-unannounced = Lưu ý: kế hoạch có hạn hoặc lần nhắc rơi vào năm { $year } nhưng lịch nghỉ năm đó chưa có. Khi có thông báo, hãy thêm vào phần calendar của tệp rồi nạp lại, hoặc dùng lệnh nhacviec calendar.
