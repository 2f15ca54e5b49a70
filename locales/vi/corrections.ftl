# Sửa lại lần đã ghi, trả lời tin nhắc, tin đã sửa.

menu-sua = Sửa lại một lần ghi, kèm lý do

## Sửa lại

correct-which = Anh/chị sửa việc nào ạ? Xin gõ số nhiệm vụ, kết quả đúng và lý do, ví dụ: 7 80% nhập nhầm
correct-one = Mỗi lần chỉ sửa một việc, để lý do đi đúng với việc ấy; tôi chưa sửa gì. Ví dụ: /sua 7 80% nhập nhầm
correct-why = <b>{ $id }</b>: vì sao sửa ạ? Xin trả lời lý do, hoặc gõ: { $line } nhập nhầm
correct-nothing = Chưa sửa: <b>{ $id }</b> · { $title } chưa ai ghi gì để sửa. Ghi lần đầu: { $line }
correct-not-yours = Chưa sửa: <b>{ $id }</b> · { $title } do { $name } ghi. Người ghi, trưởng đơn vị { $unit } hoặc cán bộ tổng hợp mới sửa được.
correct-which-unit = Chưa sửa: việc <b>{ $code }</b> ({ $title }) của đơn vị nào ạ?
correct-which-period = <b>{ $code }</b> · { $title } đã ghi nhiều kỳ. Anh/chị sửa kỳ nào ạ?
correct-same = <b>{ $id }</b> · { $title } đang là { $value }, không có gì phải sửa.
correct-saved = ✎ Đã sửa <b>{ $id }</b> · { $title }
correct-reason = Lý do: { $reason }
correct-replaced = Thay { $figure } của { $name }, ghi lúc { $at }.
history-line-correction = • { $at } · { $name } ({ $channel }): sửa lại { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }

## Trả lời tin nhắc

answer-which = “{ $words }” là của việc nào ạ? Tôi chưa ghi; xin chọn:
answer-propose = Ghi <b>{ $value }</b> cho nhiệm vụ <b>{ $code }</b> · { $title } phải không ạ? Tôi chưa ghi.
answer-yes = Ghi { $value } cho { $code }

## Tin đã sửa

edited-offer = Tôi thấy tin đã sửa nhưng chưa đổi số đã ghi. Có phải anh/chị muốn sửa:
edited-change = <b>{ $id }</b>: { $before } → <b>{ $after }</b>?
edited-choice = Sửa { $id }: { $before } → { $after }
