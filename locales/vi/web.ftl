# Lời của máy chủ web: trang báo và từ chối của phòng diễn tập. Lời của trang diễn tập nằm trong public/rehearsal/.

web-product = Nhắc Việc
web-home = Về trang đầu

web-running-title = Nhắc Việc đang chạy
web-running-text = Dịch vụ hoạt động bình thường. Mời bạn nhắn cho bot trong Telegram hoặc Zalo; gõ /trogiup để xem bot làm được gì.
web-not-found-title = Không có trang này
web-not-found-text = Địa chỉ có thể đã gõ nhầm, hoặc trang đã hết hạn. Bạn kiểm tra lại giúp.
web-not-allowed-title = Trang không nhận yêu cầu này
web-not-allowed-text = Địa chỉ đúng, nhưng không mở được theo cách vừa rồi. Mời bạn về trang đầu rồi thử lại.
web-failed-title = Có trục trặc
web-failed-text = Lỗi ở phía máy chủ, không phải do bạn; sự việc đã được ghi lại. Mời bạn thử lại sau ít phút.

web-rehearsal-foreign = Yêu cầu này đến từ một trang khác nên không được nhận.
web-rehearsal-malformed = Không đọc được yêu cầu. Tin nhắn cần có chữ và không quá 4.096 ký tự.
web-rehearsal-no-person = Không tìm thấy người này trong danh sách diễn tập. Bạn tải lại trang rồi chọn lại giúp.
web-rehearsal-no-chat = Không tìm thấy nhóm này. Bạn tải lại trang rồi chọn lại giúp.
