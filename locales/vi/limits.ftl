# Giới hạn của một tin, một cuộc hỏi đáp.

chat-too-many-items = Tin có { $count } mục, mỗi tin tôi nhận tối đa { $most } mục nên chưa ghi gì. Xin chia làm nhiều tin, ví dụ mỗi tin 20 dòng: 7 82%
chat-asked-enough = Tôi đã hỏi nhiều lần mà chưa rõ, nên xin dừng ở đây và chưa ghi phần đang hỏi. Khi có đủ số, anh/chị gõ một dòng, ví dụ: /capnhat 7 82%

## Câu trả lời đến muộn: bot bị ngắt giữa lúc ghi xong và lúc đáp

late-recorded = ✔ Tin anh/chị gửi lúc { $at } đã được ghi. Xin lỗi vì báo muộn: tôi bị ngắt trước khi kịp trả lời.
late-entry = • <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>
late-received = Tin anh/chị gửi lúc { $at } đã tới nhưng có thể anh/chị chưa nhận được trả lời: tôi bị ngắt giữa chừng. Điều gì đã ghi thì vẫn còn, xem: /viec. Nếu là câu hỏi, xin anh/chị gửi lại.
