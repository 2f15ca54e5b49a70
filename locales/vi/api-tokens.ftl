## Dòng lệnh nhacviec token: khóa cho chương trình khác đọc số liệu

cli-help-token = Khóa đọc số liệu cho chương trình khác (GET /api/v1/…): tạo, liệt kê, thu hồi.
cli-token-verb = Không hiểu “{ $found }”. Cần create, list hoặc revoke, ví dụ: nhacviec token create --name "Cổng nội bộ"
cli-token-name = Cần tên của nơi dùng khóa, tối đa 100 ký tự, ví dụ: nhacviec token create --name "Cổng nội bộ"
cli-token-past = Ngày { $day } đã qua. Cần một ngày từ hôm nay trở đi.
cli-token-created = Đã tạo khóa số { $id } cho “{ $name }”:
cli-token-value = { $token }
cli-token-once = Khóa chỉ hiện một lần này. Dùng trong tiêu đề Authorization: Bearer …
cli-token-none = Chưa có khóa nào.
cli-token-row = { $id }. { $name } · { $state ->
    [valid] còn hiệu lực
    [expired] hết hạn
   *[revoked] đã thu hồi
} · tạo { $at } · { $used }
cli-token-used = dùng gần nhất { $on }
cli-token-unused = chưa dùng
cli-token-which = Cần số của khóa (xem nhacviec token list), ví dụ: nhacviec token revoke 3
cli-token-unknown = Không có khóa số { $id } còn hiệu lực. Xem nhacviec token list.
cli-token-revoked = Đã thu hồi khóa số { $id }; chương trình dùng khóa này không đọc được nữa.
