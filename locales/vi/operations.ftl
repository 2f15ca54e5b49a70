# Vận hành: kiểm tra lịch sử, dữ liệu cá nhân, thời hạn lưu, sao lưu hằng ngày, chuyển kho.

cli-help-verify = Kiểm tra lịch sử cập nhật, minh chứng có bị sửa sau lưng chương trình không; chỉ ra chỗ sai đầu tiên.
verify-read = Đã đọc { $entries } lần cập nhật và { $evidence } minh chứng.
verify-seal = Niêm phong mới nhất: số { $id }, lúc { $at }, mã { $digest }. Xin so với bản đã chép ở nơi khác.
verify-no-seal = Chưa có niêm phong nào: dịch vụ niêm phong mỗi đêm và trước mỗi lần sao lưu.
verify-whole = Lịch sử còn nguyên như lúc ghi.
verify-broken-entry = Lịch sử đã bị thay đổi: lần cập nhật số { $id } (nhiệm vụ { $task }, kỳ { $period }, { $unit }), hoặc lần ngay trước đó, không còn như lúc ghi. Xin giữ nguyên máy và so với bản sao lưu.
verify-broken-evidence = Minh chứng đã bị thay đổi: số { $id } (nhiệm vụ { $task }, kỳ { $period }, { $unit }), hoặc minh chứng ngay trước đó, không còn như lúc ghi. Xin so với bản sao lưu.
verify-broken-file = Tệp minh chứng số { $id } (nhiệm vụ { $task }, kỳ { $period }, { $unit }) không còn đúng như tệp đã nhận. Xin lấy lại từ bản sao lưu.
verify-broken-figure = Số liệu đang dùng của nhiệm vụ { $task }, kỳ { $period }, { $unit } khác với lần cập nhật cuối: có người đã sửa thẳng vào cơ sở dữ liệu. Xin cập nhật lại bằng /sua.
verify-broken-seal = Lịch sử không khớp niêm phong số { $id }: có dòng đã bị bớt hoặc cả chuỗi bị viết lại. Xin so với bản sao lưu.

cli-help-person = Dữ liệu của một người: export để xuất tất cả, erase --confirm để xóa (hồ sơ công việc của cơ quan giữ lại, không còn tên).
person-act = Không rõ “{ $act }”. Gõ: nhacviec person export "Họ tên" hoặc nhacviec person erase "Họ tên" --confirm
person-whom = Chưa rõ người nào. Gõ họ tên, ví dụ: nhacviec person export "Đỗ Thị Kim", hoặc --account telegram:123456789
person-account = Không đọc được tài khoản “{ $account }”. Ví dụ: --account telegram:123456789
person-unknown = Không có ai là “{ $text }”. Xem danh sách: nhacviec units --json
person-several = Có { $count } người tên “{ $text }”. Xin chỉ rõ bằng tài khoản, ví dụ: --account telegram:123456789
person-export-text = { $text }
person-exported = Đã xuất dữ liệu của { $name } ({ $rows } dòng) vào { $file }. Chỉ chủ tệp đọc được; việc xuất đã được ghi lại.
person-out = Không ghi được { $file } ({ $reason }). Xin chọn tên khác hoặc kiểm tra quyền ghi.
person-erase-ask = Xóa dữ liệu cá nhân của { $name }? Không lấy lại được. (có/không)
person-erase-unconfirmed = Chưa xóa gì. Nếu chắc chắn xóa dữ liệu cá nhân của { $name }, gõ lại lệnh và thêm --confirm
person-erased-name = Cán bộ đã xóa #{ $number }
person-erased = Đã xóa: tài khoản, vai trò, khung chat riêng, mã mời, khóa truy cập. Từ nay người này là “{ $name }”.
person-erased-rest = Số liệu và lịch sử của cơ quan giữ nguyên. Các bản sao lưu cũ vẫn còn tên cho đến khi hết hạn giữ.

cli-help-retention = Thời hạn lưu những gì không phải hồ sơ: xem, hoặc đặt số ngày bằng --messages, --invites, --inbox.
retention-shown = Tin đã gửi: { $messages } ngày. Mã mời đã dùng hoặc hết hạn: { $invites } ngày. Dấu tin đã nhận: { $inbox } ngày.
retention-rest = Sổ gửi, lịch sử và minh chứng là hồ sơ của cơ quan: không tự xóa.
retention-days = { $option } { $text } không hợp lệ: xin ghi số ngày từ { $least } đến { $most }, ví dụ { $option } 400

backup-daily = Đã sao lưu vào { $file } ({ $rows } dòng) và đọc lại đủ.
backup-daily-tried = Đã sao lưu vào { $file } ({ $rows } dòng), đọc lại đủ và khôi phục thử thành công.
heartbeat-backups = sao lưu có trục trặc, xin chạy nhacviec doctor

cli-help-move = Chuyển toàn bộ dữ liệu từ kho nhúng sang PostgreSQL, không mất gì; cần dừng dịch vụ trước.
move-service-running = Dịch vụ đang chạy trên kho dữ liệu này. Xin dừng dịch vụ, rồi gõ lại lệnh chuyển.
move-already = Dữ liệu đã ở PostgreSQL (DATABASE_URL đang đặt). Để chuyển từ kho nhúng, xin bỏ DATABASE_URL rồi gõ lại lệnh.
move-address = Thiếu địa chỉ PostgreSQL. Ví dụ: nhacviec move --to postgres://nguoidung:matkhau@may:5432/nhacviec
move-not-empty = Cơ sở dữ liệu đích đã có dữ liệu: chưa chuyển gì. Xin dùng một cơ sở dữ liệu trống.
move-done = Đã chuyển { $rows } dòng của { $tables } bảng sang PostgreSQL.
move-next = Việc tiếp theo: đặt DATABASE_URL là địa chỉ đó rồi khởi động dịch vụ. Kho cũ ở { $folder } giữ nguyên, xin đừng chạy lại; bản sao lưu lúc chuyển: { $file }

doctor-schema-newer = Kho dữ liệu đã được bản nhacviec mới hơn dùng (cấu trúc { $schema }): xin chạy bản mới đó, đừng chạy bản này.
doctor-postgres-old = PostgreSQL { $found } quá cũ: cần bản { $least } trở lên. Xin nâng cấp máy chủ (pg_upgrade), hoặc sao lưu rồi khôi phục sang máy chủ mới.
doctor-slot-late = Phiên nhắc lúc { $at } chưa được xử lý: dịch vụ đang dừng hoặc gặp lỗi. Xin khởi động lại và xem nhật ký.
doctor-slots = Các phiên nhắc đã xử lý đủ.
doctor-chats-lost = { $count } đơn vị mất nhóm vì bot bị đưa ra khỏi nhóm ({ $names }). Mời bot lại vào nhóm rồi gõ /nhom TÊN ĐƠN VỊ trong nhóm.
doctor-backup = Bản sao lưu tốt gần nhất: { $at }, { $file }.
doctor-backup-old = Bản sao lưu tốt gần nhất đã cũ hoặc lần sau đó bị lỗi ({ $at }): xem nhật ký, kiểm tra chỗ trống, rồi chạy nhacviec backup THƯ_MỤC --daily
doctor-backup-fails = Sao lưu hằng ngày bị lỗi, chưa có bản nào: xem nhật ký, kiểm tra chỗ trống và quyền ghi, rồi chạy nhacviec backup THƯ_MỤC --daily
doctor-backup-none = Chưa có bản sao lưu nào: nhacviec backup TỆP; với PostgreSQL, đặt lịch chạy nhacviec backup THƯ_MỤC --daily mỗi ngày.
doctor-disk = Ổ đĩa chứa { $folder } còn { $megabytes } MB trống.
doctor-disk-full = Ổ đĩa chứa { $folder } chỉ còn { $megabytes } MB, cần ít nhất { $least } MB: xin dọn bớt hoặc chuyển DATA_DIR sang ổ khác.
doctor-clock-set = CLOCK_START hoặc CLOCK_SPEED đang đặt trong khi có mã bot thật: tin sẽ đi sai giờ. Xin bỏ hai biến này.
doctor-clock-ahead = Đồng hồ máy chạy nhanh { $seconds } giây so với máy chủ nhắn tin: xin bật đồng bộ giờ (NTP).
doctor-clock-behind = Đồng hồ máy chạy chậm { $seconds } giây so với máy chủ nhắn tin: xin bật đồng bộ giờ (NTP).
doctor-service = Dịch vụ đang chạy ở { $address }, mọi phần tốt.
doctor-service-off = Không có dịch vụ nào đang chạy ở { $address }: khởi động bằng npm start.
doctor-port-taken = Địa chỉ { $address } đang do chương trình khác giữ: dừng chương trình đó hoặc đặt PORT khác.
doctor-part = Dịch vụ đang chạy báo lỗi ở phần “{ $part }”: { $problem }
doctor-fonts-missing = Không vẽ được hình ({ $reason }): phông chữ hoặc bộ vẽ chưa cài đủ. Xin cài lại bằng npm ci.

act-export-person = xuất dữ liệu cá nhân của một người ở { $subject }
act-erase-person = xóa dữ liệu cá nhân, nay là { $subject }
