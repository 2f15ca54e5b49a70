## Lịch cá nhân (/lich): nội dung từng việc trong lịch

feed-name = Nhắc Việc – { $name }
feed-title = { $code }. { $title }
feed-title-period = { $code }. { $title } ({ $period })
feed-done = ✔ { $duty }
feed-shared = { $duty } – còn { $open }/{ $total } đơn vị
feed-what = { $title }
feed-due = Hạn: hết ngày { $due }.
feed-due-working-day = Hạn theo kế hoạch: hết ngày { $due }, là ngày nghỉ. Ngày làm việc cuối cùng: { $on }.
feed-extended = Đã được gia hạn; hạn đầu: { $from }.
feed-targets = Chỉ tiêu: { $targets }
feed-units = Chưa nộp: { $names }
feed-clause = Căn cứ: { $clause }
feed-how = Báo kết quả: nhắn bot /capnhat { $code }

## Lệnh /lich

feed-no-site = Bot đang chạy ở nơi không mở được trang web nên chưa có lịch.
feed-in-private = Địa chỉ lịch là của riêng bạn nên bot không gửi trong nhóm. Mời bạn nhắn riêng cho bot: /lich
feed-unclear = Bot chưa hiểu “{ $text }”. Mời bạn gõ /lich (lấy lịch), /lich moi (đổi địa chỉ) hoặc /lich tat (ngừng lịch).
feed-link = <b>Lịch việc của bạn</b>: các hạn nộp tự hiện trong lịch điện thoại, máy tính.
feed-webcal = iPhone, Mac, Outlook – bấm để đăng ký: { $url }
feed-https = Google Lịch – “Thêm lịch khác” → “Từ URL”, dán: { $url }
feed-secret = Ai có địa chỉ này đều xem được lịch; bạn đừng chuyển tiếp. Lộ thì gõ /lich moi để đổi, /lich tat để ngừng.
feed-local = Địa chỉ này chỉ mở được trên chính máy đang chạy bot.
feed-since = Bạn đã lấy lịch lúc { $at }; lịch vẫn đang chạy. Địa chỉ chỉ hiện một lần: mất thì đổi địa chỉ mới, địa chỉ cũ sẽ ngừng.
feed-renewed = Địa chỉ cũ đã ngừng.
feed-renew-choice = Đổi địa chỉ mới
feed-off-choice = Ngừng lịch
feed-off = Đã ngừng lịch; địa chỉ cũ không còn mở được. Gõ /lich khi cần lại.
feed-off-none = Bạn chưa có lịch nào để ngừng. Gõ /lich để lấy.
