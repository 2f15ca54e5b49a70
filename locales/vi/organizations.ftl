# Nhiều cơ quan trong một cơ sở dữ liệu: chọn cơ quan lúc khởi động, lệnh organizations, bức tường thứ hai.

config-organization = cần mã cơ quan gồm chữ thường không dấu, số hoặc dấu “-”, tối đa 40 ký tự; bỏ trống nếu chỉ có một cơ quan
start-organization-which = Cơ sở dữ liệu này có nhiều cơ quan: { $known }. Xin đặt ORGANIZATION là mã của cơ quan cần dùng.
start-organization-unknown = Chưa có cơ quan mã “{ $code }”. Đang có: { $known }. Xin sửa ORGANIZATION, hoặc tạo mới: nhacviec organizations add { $code }
start-bot-taken = Bot { $channel } số { $bot } đang là của cơ quan “{ $code }”: hai cơ quan dùng chung một bot sẽ giành tin của nhau. Xin đặt mã bot khác; nếu “{ $code }” không dùng bot này nữa, hãy khởi động “{ $code }” không có mã bot đó trước.

cli-help-organizations = Các cơ quan trong cơ sở dữ liệu; add MÃ để tạo thêm một cơ quan trống (cần PostgreSQL).
organizations-verb = Không rõ “{ $text }”. Gõ: nhacviec organizations, hoặc nhacviec organizations add MÃ
organizations-code = Mã “{ $code }” không hợp lệ: chỉ gồm chữ thường không dấu, số, dấu “-”, tối đa 40 ký tự, ví dụ so-gddt
organizations-taken = Đã có cơ quan mã “{ $code }”.
organizations-embedded = Kho nhúng chỉ dành cho một cơ quan. Muốn thêm cơ quan, xin chuyển sang PostgreSQL: nhacviec move --to postgres://…
organizations-line = { $code }: { $name }
organizations-nameless = { $code }: chưa có tên (tên đến cùng kế hoạch đầu tiên)
organizations-none = Chưa có cơ quan nào: lần khởi động đầu tiên sẽ tạo.
organizations-added = Đã tạo cơ quan “{ $code }”. Chạy tiến trình riêng cho cơ quan này với ORGANIZATION={ $code }, mã bot, PORT và ADMINS riêng.
organizations-name-all = Từ nay mỗi tiến trình phải đặt ORGANIZATION. Các mã: { $known }

restore-several = { $file } có dữ liệu của nhiều cơ quan: không khôi phục được vào cơ sở dữ liệu dùng chung. Dữ liệu hiện có còn nguyên.
restore-of-another = { $file } là của cơ quan “{ $code }” đang có ở đây. Xin đặt ORGANIZATION={ $code } rồi gõ lại. Dữ liệu hiện có còn nguyên.
restore-older-beside = { $file } do bản cũ tạo ra (cấu trúc { $schema }), mà ở đây còn cơ quan khác. Xin khôi phục vào một kho trống, sao lưu lại ở đó rồi khôi phục tệp mới. Dữ liệu hiện có còn nguyên.
restore-numbers-taken = Một số dòng trong { $file } trùng số với dòng của cơ quan khác ở đây: chưa khôi phục gì. Xin dùng một cơ sở dữ liệu riêng cho cơ quan này.

doctor-wall = Máy chủ PostgreSQL chỉ cho phiên làm việc này thấy dữ liệu của cơ quan “{ $code }”.
doctor-wall-no-role = PostgreSQL chưa tự ngăn cách các cơ quan: người dùng “{ $user }” chưa dùng được vai trò { $role }. Xin nhờ quản trị máy chủ chạy: create role { $role } nologin; grant { $role } to "{ $user }"; rồi khởi động lại.
doctor-wall-pooler = PostgreSQL chưa tự ngăn cách các cơ quan: bộ gom kết nối (PgBouncer) không chuyển thiết lập của phiên. Xin cho DATABASE_URL trỏ thẳng tới PostgreSQL.
