# What Telegram and Zalo make people and operators need to know.

chat-back = Chào các anh/chị, tôi là bot Nhắc Việc, đã trở lại nhóm. Nhóm này nhận nhắc việc của <b>{ $units }</b>.
chat-back-next = Anh/chị báo kết quả ngay tại đây, ví dụ: /capnhat 7 82%. Xem việc đang nợ: /viec
chat-new = Chào các anh/chị, tôi là bot Nhắc Việc: nhắc hạn các nhiệm vụ trong kế hoạch năm và ghi nhận kết quả.
chat-new-bind = Nhóm chưa gắn với đơn vị nào nên chưa nhận tin nhắc. Cán bộ tổng hợp hoặc quản trị gõ tại đây, ví dụ: /nhom Thanh tra Sở

chat-button-for = Câu hỏi này dành cho { $name }. Việc của anh/chị: gõ /viec
chat-button-for-other = Câu hỏi này dành cho người khác. Việc của anh/chị: gõ /viec

telegram-privacy = Trong nhóm này tôi chỉ chắc chắn nhận được: lệnh kèm tên tôi (/viec{ $bot }) và tin trả lời (reply) tin của tôi.
telegram-privacy-mend = Muốn tôi đọc được mọi tin: cho { $bot } làm quản trị viên nhóm; hoặc nhắn @BotFather: /setprivacy → chọn { $bot } → Disable, rồi mời bot ra và thêm lại vào nhóm.

doctor-telegram-token = Telegram không nhận TELEGRAM_BOT_TOKEN: lấy token của bot ở @BotFather (/mybots → API Token) rồi đặt lại.
doctor-telegram-away = Không gọi được Telegram ({ $reason }): kiểm tra mạng và TELEGRAM_API_ROOT.
doctor-telegram-refuses = Telegram từ chối cấu hình của bot ({ $reason }): kiểm tra PUBLIC_URL và WEBHOOK_SECRET.
doctor-telegram-failing = Telegram không giao được tin về { $url } ({ $reason }; { $waiting } tin đang chờ): kiểm tra địa chỉ này có mở ra Internet bằng https không.
doctor-telegram-webhook-left = Bot đang đặt webhook { $url } nhưng dịch vụ chạy kiểu hỏi (polling): khởi động dịch vụ sẽ gỡ webhook; nếu là của dịch vụ khác thì dừng dịch vụ ấy.
doctor-zalo-token = Zalo không nhận ZALO_BOT_TOKEN: chép token của bot ở Bot Creator (trong Zalo, OA “Zalo Bot Manager”) rồi đặt lại; đặt lại token ở đó thì token cũ hết hiệu lực.
doctor-zalo-away = Zalo không trả lời đúng ({ $reason }): kiểm tra mạng và ZALO_API_ROOT; lỗi 429 thường là hết hạn mức của gói.
doctor-zalo-webhook = Webhook Zalo đúng địa chỉ { $url }.
doctor-zalo-webhook-unset = Webhook Zalo chưa trỏ về { $url }: dịch vụ sẽ đặt lúc khởi động.
doctor-zalo-groups-needed = { $count } đơn vị đã gắn nhóm Zalo nhưng Zalo chưa cho bot này vào nhóm (can_join_groups): tin có thể không tới. Bật trong Bot Creator, hoặc gắn nhóm Telegram, hoặc liên kết từng người.
doctor-public = Địa chỉ công khai { $url } trả lời.
doctor-public-away = Không gọi được { $url } ({ $reason }): kiểm tra tên miền, chứng thư https, tường lửa; Zalo gọi với tên “Java/…”, đừng chặn.
doctor-public-other = { $url } trả lời { $status } chứ không phải dịch vụ này: kiểm tra PUBLIC_URL và máy chủ chuyển tiếp (reverse proxy).
