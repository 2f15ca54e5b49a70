# Lời báo cho văn phòng khi có chuyện với nơi nhận tin: chuyện gì, của ai, cần làm gì.

notice-group = nhóm đã gắn
notice-group-named = nhóm “{ $title }”
notice-group-lost = ⚠️ Bot không còn gửi được tin vào { $group } của <b>{ $unit }</b> (bot bị đưa ra khỏi nhóm hoặc nhóm đã đóng). Tin nhắc tạm thời được chuyển cho người khác của đơn vị.
notice-topic-lost = ⚠️ Chủ đề của <b>{ $unit }</b> trong { $group } đã đóng hoặc bị xóa. Tin nhắc lần này được gửi vào phần chung của nhóm.
notice-bind = Để gắn lại: mời bot vào nhóm rồi gõ trong nhóm /nhom { $unit }
notice-person-lost = ⚠️ Bot không còn nhắn riêng được cho <b>{ $name }</b> (có thể đã chặn bot hoặc khóa tài khoản). Để nhận tin lại, nhờ người đó mở cuộc trò chuyện với bot và gõ /start.
notice-channel-dead = ⚠️ Không kết nối được { $channel } từ { $since }. Ai có kênh khác được nhắn qua kênh đó; tin còn lại chờ { $channel } hoạt động trở lại.
notice-budget = ⚠️ Tháng { $month }, Zalo đã gửi { $sent } trên { $budget } tin của gói miễn phí. Để còn tin cho việc gấp, từ nay đến hết tháng các lời nhắc sớm (trước T-3) qua Zalo sẽ chờ đi chung với tin khác.

# nhacviec doctor: số tin của tháng.
doctor-budget = Zalo: tháng này đã gửi { $sent }/{ $budget } tin của gói miễn phí.
doctor-budget-scarce = Zalo: tháng này đã gửi { $sent }/{ $budget } tin, sắp hết: lời nhắc sớm đang chờ đi chung với tin khác.
