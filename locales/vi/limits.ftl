# Giới hạn của một tin, một cuộc hỏi đáp.

chat-too-many-items = Tin có { $count } mục, mỗi tin tôi nhận tối đa { $most } mục nên chưa ghi gì. Xin chia làm nhiều tin, ví dụ mỗi tin 20 dòng: 7 82%
chat-asked-enough = Tôi đã hỏi nhiều lần mà chưa rõ, nên xin dừng ở đây và chưa ghi phần đang hỏi. Khi có đủ số, anh/chị gõ một dòng, ví dụ: /capnhat 7 82%
