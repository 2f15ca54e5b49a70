# Sao lưu và khôi phục (dòng lệnh).

cli-help-backup = Sao lưu toàn bộ dữ liệu vào một tệp; dịch vụ vẫn chạy. --force để ghi đè tệp đã có.
backup-done = Đã sao lưu vào { $file }: { $rows } dòng của { $tables } bảng.
backup-keep = Tệp có dữ liệu của cán bộ: chỉ chủ tệp đọc được, xin cất ở nơi an toàn.
backup-exists = { $file } đã có sẵn. Chọn tên khác, hoặc thêm --force để ghi đè.
backup-no-folder = Không có thư mục { $folder }. Xin tạo thư mục trước hoặc sửa đường dẫn.
backup-no-room = Hết chỗ trong { $folder } ({ $reason }): chưa ghi được gì. Xin dọn bớt hoặc chọn ổ khác.
backup-unwritable = Không ghi được { $file } ({ $reason }). Xin kiểm tra đường dẫn và quyền ghi.
backup-unreadable = Không đọc được { $file } ({ $reason }). Xin kiểm tra đường dẫn và quyền đọc.
backup-not-one = { $file } không phải tệp sao lưu của nhacviec.
backup-newer-form = { $file } do bản nhacviec mới hơn tạo ra. Xin cập nhật chương trình rồi khôi phục lại.
backup-truncated = { $file } bị cụt, thiếu phần cuối: xin chép lại tệp hoặc dùng bản sao lưu khác. Dữ liệu hiện có còn nguyên.
backup-damaged = { $file } đã bị hỏng hoặc bị sửa (sai mã kiểm tra): xin dùng bản sao lưu khác. Dữ liệu hiện có còn nguyên.
backup-wrong-rows = { $file } có dòng dữ liệu không đúng, kho không nhận: xin dùng bản sao lưu khác. Dữ liệu hiện có còn nguyên.

cli-help-restore = Khôi phục từ tệp sao lưu, thay toàn bộ dữ liệu (dữ liệu cũ được cất riêng); không gửi lại tin cũ. --yes để khỏi hỏi, khỏi cất; --remind để nhắc bù ở phiên tới.
restore-newer-schema = Tệp sao lưu do bản nhacviec mới hơn tạo ra (cấu trúc { $schema }). Xin cập nhật chương trình rồi khôi phục lại.
restore-newer-store = Cơ sở dữ liệu này đã được bản nhacviec mới hơn sử dụng (cấu trúc { $schema }). Xin chạy lệnh bằng bản đó.
restore-service-running = Dịch vụ đang chạy trên kho dữ liệu này. Xin dừng dịch vụ, rồi gõ lại lệnh khôi phục.
restore-store-busy = Cơ sở dữ liệu đang bận, có lẽ dịch vụ còn chạy. Xin dừng dịch vụ rồi gõ lại lệnh; dữ liệu còn nguyên.
restore-ask = Thay toàn bộ dữ liệu hiện có bằng bản sao lưu lúc { $at }? (có/không)
restore-ask-server = Thay toàn bộ dữ liệu hiện có bằng bản sao lưu lúc { $at }? Dịch vụ cần được dừng trước. (có/không)
restore-left = Không khôi phục: dữ liệu giữ nguyên.
restore-before = Dữ liệu trước khi khôi phục đã cất ở { $file }. Muốn quay lại: nhacviec restore { $file }
restore-done = Đã khôi phục { $rows } dòng, như lúc { $at }.
restore-dropped =
    { $count ->
        [0] Không có lần nhắc nào đến hạn mà bản sao lưu chưa ghi.
       *[other] { $count } lần nhắc đã đến hạn mà bản sao lưu chưa ghi: không gửi, vì có thể đã gửi rồi. Lần nhắc sau sẽ đến đúng ngày; muốn nhắc ngay, gõ /nhac trong khung chat.
    }
restore-will-remind =
    { $count ->
        [0] Không có lần nhắc nào đến hạn mà bản sao lưu chưa ghi.
       *[other] { $count } lần nhắc đã đến hạn mà bản sao lưu chưa ghi sẽ gửi ở phiên nhắc tới; có tin có thể đã gửi rồi.
    }
restore-unsent = { $count } tin đang chờ gửi lúc sao lưu: đã bỏ, không gửi lại.
restore-restart = Nếu dịch vụ vẫn chạy trên cơ sở dữ liệu này, xin khởi động lại dịch vụ.
