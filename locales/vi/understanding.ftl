# Hỏi lại hoặc từ chối một con số trước khi ghi. { $value } là con số vừa gõ.

understanding-share-or-percent = <b>{ $id }</b>: { $value } hay { $other }?
understanding-cut-or-rest = <b>{ $id }</b>: đã cắt giảm { $value }, hay còn lại { $value }?
understanding-tenfold = <b>{ $id }</b>: { $value } lệch khoảng mười lần so với số trước ({ $was }). Có nhầm dấu phẩy không?
understanding-fall = <b>{ $id }</b>: chỉ tiêu này chỉ tăng dần, mà { $value } lại thấp hơn số trước ({ $was }). Ghi số nào?

understanding-option = { $value }
understanding-either = { $first } hay { $second }
understanding-option-cut = Đã cắt giảm { $value }
understanding-option-rest = Còn { $value } (cắt giảm { $cut })

understanding-out-of-range = <b>{ $id }</b>: { $value } nằm ngoài khoảng { $min } đến { $max } nên tôi chưa ghi.
understanding-out-of-range-near = <b>{ $id }</b>: { $value } nằm ngoài khoảng { $min } đến { $max } nên tôi chưa ghi. Có phải: { $near }?
understanding-wrong-unit = <b>{ $id }</b> tính bằng { $unit }, còn tin nhắn ghi { $value }. Tôi chưa ghi.
understanding-wrong-unit-percent = <b>{ $id }</b> tính bằng { $unit }, còn tin nhắn ghi { $value }. Tôi chưa ghi. Gõ phần trăm (82%) hoặc số đạt trên tổng số (820/1000).
