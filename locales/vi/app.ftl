# Trình đơn lệnh, cấu hình, dòng lệnh.

menu-viec = Việc đơn vị đang nợ
menu-capnhat = Ghi số liệu: /capnhat 7 82%
menu-xong = Báo hoàn thành: /xong 1
menu-huy = Thoát, hoặc rút lại lần ghi vừa rồi
menu-tiendo = Tiến độ kèm hình
menu-thieu = Ai chưa báo cáo
menu-nhiemvu = Danh mục nhiệm vụ
menu-lichsu = Ai ghi gì, lúc nào
menu-nhac = Đôn đốc ngay
menu-hoan = Hoãn nhắc một việc: /hoan 7 thứ sáu
menu-tat = Tắt tin riêng khi vắng: /tat 20/1
menu-visao = Vì sao có tin nhắc này
menu-lich = Lịch hạn nộp trên điện thoại
menu-bangdieukhien = Mở bảng điều khiển trên web
menu-nhom = Gắn nhóm này với đơn vị
menu-moi = Mã liên kết cho cán bộ
menu-trogiup = Trợ giúp
menu-ngonngu = Đổi ngôn ngữ

config-fault = { $name }: { $wanted }
config-telegram-bot-token = cần mã bot Telegram dạng 123456789:ABC… (lấy ở @BotFather)
config-telegram-api-root = cần địa chỉ http(s)://… của máy chủ Bot API; bỏ trống để dùng máy chủ công cộng
config-zalo-bot-token = cần mã bot Zalo dạng 123456789:abc… (Zalo Bot Manager gửi qua Zalo)
config-zalo-api-root = cần địa chỉ http(s)://…; bỏ trống để dùng máy chủ của Zalo
config-database-url = cần dạng postgres://người-dùng:mật-khẩu@máy:5432/tên; bỏ trống để dùng cơ sở dữ liệu nhúng
config-data-dir = cần đường dẫn một thư mục
config-redis-url = cần dạng redis://máy:6379; bỏ trống nếu chỉ chạy một tiến trình
config-public-url = cần địa chỉ https://… mà Telegram, Zalo gọi vào được
config-webhook-secret = cần 8–256 ký tự A–Z a–z 0–9 _ -
config-webhook-pair = PUBLIC_URL và WEBHOOK_SECRET phải có cả hai (webhook) hoặc bỏ trống cả hai (hỏi vòng)
config-admins = cần danh sách như telegram:1001,zalo:ab12
config-host = cần địa chỉ máy, ví dụ 127.0.0.1
config-port = cần số từ 0 đến 65535
config-log-level = cần một trong trace, debug, info, warn, error, fatal, silent
config-log-format = cần json hoặc pretty
config-clock-start = cần thời điểm có múi giờ, ví dụ 2025-01-06T07:55:00+07:00
config-clock-speed = cần số dương, ví dụ 1 hoặc 60
config-otel-exporter-otlp-endpoint = cần địa chỉ của bộ thu OpenTelemetry, ví dụ http://127.0.0.1:4318

start-folder-in-use = { $folder } đang được một tiến trình nhacviec khác dùng. Xin dừng tiến trình đó trước, hoặc đặt DATA_DIR khác.
start-folder-stuck = { $folder } có vẻ đang được một tiến trình nhacviec khác tiếp nhận. Nếu chắc chắn không còn tiến trình nào, xin xóa { $mark } rồi thử lại.
start-folder-unusable = Không dùng được thư mục dữ liệu { $folder } ({ $reason }). Xin kiểm tra DATA_DIR và quyền ghi.
start-database-away = PostgreSQL ở { $host } không trả lời ({ $reason }). Xin kiểm tra DATABASE_URL và máy chủ PostgreSQL.
start-database-pooler = Bộ gom kết nối ở { $host } dùng chung phiên làm việc theo từng giao dịch, trong khi chương trình cần phiên của riêng mình. Xin đặt pool_mode = session ở đó, hoặc cho DATABASE_URL trỏ thẳng tới PostgreSQL.
start-database-refused = PostgreSQL ở { $host } không nhận người dùng “{ $user }”. Xin kiểm tra tên và mật khẩu trong DATABASE_URL.
start-database-missing = PostgreSQL ở { $host } không có cơ sở dữ liệu “{ $name }”. Xin tạo (createdb { $name }) hoặc sửa DATABASE_URL.
start-database-rights = Người dùng “{ $user }” chưa có quyền tạo bảng trong “{ $name }”. Xin cấp quyền, hoặc dùng người dùng khác trong DATABASE_URL.
start-rehearsal-folder = Thư mục { $folder } đang giữ dữ liệu diễn tập: { $people } cán bộ trong đó và số liệu họ báo đều là đặt ra. Để chạy thật, xin cất thư mục này đi (mv { $folder } { $aside }) hoặc đặt DATA_DIR khác, rồi khởi động lại. Kế hoạch đã nạp, mã mời đã tạo ở đó xin nạp và tạo lại.
start-rehearsal-database = Cơ sở dữ liệu “{ $name }” đang giữ dữ liệu diễn tập: { $people } cán bộ trong đó và số liệu họ báo đều là đặt ra. Để chạy thật, xin tạo cơ sở dữ liệu khác và ghi vào DATABASE_URL. Kế hoạch đã nạp, mã mời đã tạo ở đó xin nạp và tạo lại.
start-port-in-use = Địa chỉ { $address } đã có chương trình khác dùng. Xin dừng chương trình đó hoặc đặt PORT khác (PORT=0: cổng còn trống).
start-address-unusable = Không mở được địa chỉ { $address } ({ $reason }). Xin kiểm tra HOST và PORT.

rehearsal-moved = Đồng hồ diễn tập: { $at }
rehearsal-nothing-left = Không còn lần nhắc nào phía trước.

cli-title = nhacviec LỆNH — thêm --help để xem cách dùng, --json để lấy kết quả cho máy.
cli-version = nhacviec { $version }
cli-command = { "  " }{ $usage }
    { "      " }{ $what }
cli-usage = Cách dùng: { $usage }
cli-unknown-command = Không có lệnh “{ $name }”. Các lệnh: { $names }
cli-bad-usage = Chưa hiểu dòng lệnh: { $problem } Cách dùng: { $usage }
cli-option-unknown = Không có tùy chọn { $option }.
cli-option-value = Tùy chọn { $option } cần một giá trị.
cli-option-no-value = Tùy chọn { $option } không nhận giá trị.
cli-service-stopped = Dịch vụ đã dừng. Xin khởi động lại rồi gõ lại.
cli-help-import = Nạp kế hoạch từ .md .docx .xlsx .csv .yaml; --dry-run chỉ xem thay đổi; --effective NGÀY: việc đến hạn trước ngày đó giữ nguyên.
cli-help-invite = Tạo mã liên kết dùng một lần.
cli-help-units = Danh sách đơn vị, người và nhóm.
cli-help-tasks = Danh mục nhiệm vụ đang áp dụng.
cli-help-preview = Các tin sẽ gửi trong một khoảng ngày (không gửi).
cli-help-status = Tình hình từng nhiệm vụ, kỳ, đơn vị; --at xem tại một thời điểm.
cli-help-ledger = Sổ gửi: đã nhắc ai, lúc nào, vì sao, kết quả.
cli-help-chat = Trò chuyện trên dòng lệnh với vai một người; đọc được từ tệp; “:as TÊN” để đổi người.
cli-help-doctor = Kiểm tra cấu hình, kho dữ liệu, mã bot, phông chữ, đồng hồ và cách sửa.
cli-help-migrate = Cập nhật cấu trúc cơ sở dữ liệu.
cli-file-missing = Không mở được tệp { $file } ({ $reason }). Xin kiểm tra đường dẫn.
cli-file-not-file = Không mở được { $file }: đây không phải tệp thường (thư mục, thiết bị…). Xin chỉ đúng tệp kế hoạch.
cli-plan-code-empty = --plan cần mã kế hoạch, ví dụ: --plan CCHC-2025
cli-no-plan = Chưa có kế hoạch nào. Nạp bằng: nhacviec import catalogues/hai-phong-2025.yaml
cli-import-title = Kế hoạch { $plan }: { $count } nhiệm vụ
cli-import-counts = Thêm { $added } · đổi { $changed } · bỏ { $removed } · câu hỏi { $questions }
cli-import-change = { "  " }{ $code } · { $field ->
    [shortTitle] tên ngắn
    [clause] căn cứ
    [section] mục
    [origin] nguồn
    [leads] chủ trì
    [supports] phối hợp
    [deadlineText] thời hạn ghi trong kế hoạch
    [rule] hạn
    [schedule] hạn từng kỳ
    [products] sản phẩm
    [metrics] chỉ tiêu
    [ladder] bậc nhắc
    [approval] xác nhận
    [evidence] minh chứng
    [condition] điều kiện
   *[title] tên
}: “{ $before }” → “{ $after }”
cli-import-removed = { "  " }{ $code }: không còn trong bảng
cli-import-question = { "  " }? { $about }: { $text } (tạm theo: { $default })
cli-import-dry = Chưa ghi gì (chạy thử).
cli-import-same = Không có gì thay đổi.
cli-import-done = Đã nạp.
cli-invite-role = Không có vai trò “{ $role }”. Vai trò: { $roles }
cli-invite-name = --name: “{ $name }” không phải họ tên. Ví dụ: --name "Nguyễn Văn An"
cli-invite-unit = Thiếu --unit. Ví dụ: nhacviec invite --unit "Văn phòng Sở" --role officer
cli-invite-unit-unknown = Không có đơn vị “{ $text }”. Xem danh sách: nhacviec units
cli-invite-link = Hoặc bấm: { $link }
cli-units-none = Chưa có đơn vị nào. Nạp kế hoạch trước: nhacviec import TỆP
cli-unit = { $code } · { $name } — { $people } người, { $chats } nhóm
cli-task = { $code } · { $title } — { $leads } — { $deadline }
cli-bad-day = --{ $option }: cần ngày dạng 2025-03-07, nhận được “{ $found }”
cli-bad-instant = --at: cần thời điểm có múi giờ như 2025-03-07T08:00:00+07:00, nhận được “{ $found }”
cli-range-backwards = --to ({ $to }) đứng trước --from ({ $from }).
cli-preview-range = Cần cả --from và --to, ví dụ: nhacviec preview --from 2025-01-06 --to 2025-01-17
cli-preview-none = Không có tin nào trong khoảng này.
cli-preview-message = { $at } · { $audience } · { $units } · { $where }
cli-preview-text = { "    " }{ $text }
cli-ledger-none = Sổ gửi chưa có gì trong khoảng này.
cli-ledger-row = { $at } · { $state } · { $rung } · { $task } ({ $period }) · { $unit } · { $audience } · { $where } { $reason }
cli-migrated = Cấu trúc cơ sở dữ liệu đã mới nhất.

chat-cli-people = Chọn người (số hoặc tên); giữa chừng đổi bằng “:as TÊN”:
chat-cli-person = { $number }. { $name } — { $role }, { $unit }
chat-cli-speaker = Người nói: { $name } — { $role }, { $unit }. Đổi người nói: nhacviec chat --as TÊN, hoặc một dòng “:as TÊN”. Danh sách: nhacviec chat --json
chat-cli-empty = Chưa có ai trong danh sách. Tạo mã: nhacviec invite --unit … --role officer, rồi gõ ở đây: /start MÃ
chat-cli-newcomer = Người mới
chat-cli-nobody = Không tìm thấy “{ $text }”. Xem danh sách: nhacviec chat --json
chat-cli-answer = { $text }

doctor-line = { $mark } { $what }
doctor-faults = Có { $count } lỗi cần sửa.
doctor-well = Mọi thứ ổn.
doctor-store = Kho dữ liệu trả lời ({ $kind }), cấu trúc mới nhất.
doctor-dialogues-memory = REDIS_URL trống: câu hỏi dở dang giữ trong bộ nhớ, chỉ chạy một tiến trình.
doctor-redis = Redis trả lời.
doctor-redis-away = Redis không trả lời: kiểm tra REDIS_URL và máy chủ Redis. Lệnh một dòng vẫn chạy, hỏi đáp từng bước thì không.
doctor-telegram-off = Telegram chưa bật: đặt TELEGRAM_BOT_TOKEN (lấy ở @BotFather).
doctor-telegram = Telegram: bot @{ $username } trả lời.
doctor-webhook = Webhook Telegram đúng địa chỉ { $url }.
doctor-webhook-unset = Webhook Telegram chưa trỏ về { $url }: dịch vụ sẽ đặt lúc khởi động.
doctor-privacy = Bot đang ở chế độ riêng tư: trong nhóm chỉ nhận lệnh /…, lời trả lời bot. Muốn nhận hết: @BotFather → /setprivacy → Disable, rồi mời bot lại.
doctor-zalo-off = Zalo chưa bật: đặt ZALO_BOT_TOKEN (Zalo Bot Manager).
doctor-zalo = Zalo: bot “{ $name }” trả lời.
doctor-zalo-groups = Zalo cho bot vào nhóm.
doctor-zalo-no-groups = Zalo chưa cho bot này vào nhóm: cán bộ nhận tin riêng.
doctor-fonts = Vẽ thử hình được ({ $kilobytes } KB), phông chữ tiếng Việt có đủ.
doctor-clock = Đồng hồ: { $at }.
doctor-clock-rehearsal = Đồng hồ đang theo diễn tập: { $at }.
doctor-plan-none = Chưa có kế hoạch: nhacviec import TỆP
doctor-plan = Kế hoạch { $code }: { $tasks } nhiệm vụ.
doctor-calendar = Năm { $year } chưa có lịch nghỉ: thêm phần calendar vào tệp kế hoạch rồi nạp lại, nếu không hạn sẽ tính sai ngày nghỉ.
doctor-unreached = { $count } đơn vị chưa có nhóm và chưa ai liên kết ({ $names }…). Gắn nhóm: gõ /nhom TÊN ĐƠN VỊ trong nhóm; hoặc mời người: nhacviec invite --unit … --role officer
doctor-chats = { $count } nhóm đã gắn với đơn vị.
doctor-no-coordinator = Chưa có cán bộ tổng hợp nào liên kết: nhacviec invite --unit "Văn phòng Sở" --role coordinator

import-plan-title = Kế hoạch { $code }
import-holidays-unknown = Năm { $year } chưa có lịch nghỉ lễ, Tết được công bố. Ngày nghỉ là những ngày nào?
import-holidays-default = Chỉ tính thứ Bảy, Chủ nhật là ngày nghỉ.

cli-help-calendar = Ngày nghỉ và ngày làm bù: xem theo năm; --off/--work NGÀY --name TÊN để đặt, --clear NGÀY để bỏ.
calendar-title = Năm { $year }: { $count } ngày khác thường lệ (ngoài thứ Bảy, Chủ nhật)
calendar-unannounced = Năm { $year } chưa có lịch nghỉ Tết: hạn và lần nhắc mới tránh thứ Bảy, Chủ nhật và những ngày đã nhập.
calendar-day-off = { "  " }{ $day } nghỉ — { $name }
calendar-day-work = { "  " }{ $day } làm bù — { $name }
calendar-one-act = Mỗi lần chỉ dùng một trong --off, --work, --clear, kèm một ngày dạng 2025-04-26.
calendar-bad-year = --year: cần năm dạng 2025, nhận được “{ $found }”
calendar-name-wanted = Thiếu --name. Ví dụ: nhacviec calendar --off 2025-09-01 --name "Quốc khánh"
calendar-nothing-there = Ngày { $day } vốn không có gì đặc biệt để bỏ.

cli-help-rehearse = Diễn tập cả năm trên bản sao của kế hoạch (không gửi ra ngoài) rồi đối chiếu: đã nhắc đủ chưa.
rehearse-too-long = Chỉ diễn tập được tối đa { $most } ngày một lần.
rehearse-bad-speed = --speed: cần số ngày mỗi giây, lớn hơn 0.
rehearse-title = Diễn tập từ { $from } đến { $to }: { $slots } phiên nhắc
rehearse-messages = Số tin gửi: { $messages }
rehearse-planned = Lần nhắc theo lịch: { $planned }, trong đó:
rehearse-state = { "  " }{ $state }: { $count }
rehearse-unplanned = Đến hạn trước kỳ diễn tập, nhắc ở phiên đầu: { $count }
rehearse-residual = Còn thiếu: { $residual }
rehearse-failed = Có { $count } lần nhắc theo lịch mà sổ gửi không có. Đây là lỗi của chương trình, xin báo cho nhóm phát triển.
