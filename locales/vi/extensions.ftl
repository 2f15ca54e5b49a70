# Gia hạn, chốt kỳ, nộp muộn, báo trước kỳ.

## Gia hạn

extension-which = Anh/chị xin gia hạn việc nào ạ? Ví dụ: /giahan 1 20/1 chờ số liệu các trường
extension-not-yours = Chưa ghi: đơn vị chủ trì mới xin gia hạn được.
extension-no-day = <b>{ $code }</b> · { $title } là việc thường xuyên, không có hạn để gia.
extension-submitted = <b>{ $code }</b> · { $title } đã báo xong, không cần gia hạn.
extension-until-when =
    <b>{ $code }</b> · { $title }, hạn <b>{ $due }</b>. Xin gia hạn đến ngày nào, vì sao ạ?
    Ví dụ: { $command } { $example } chờ số liệu các trường
extension-not-later =
    Chưa ghi: hạn của <b>{ $code }</b> · { $title } là <b>{ $due }</b>, ngày xin phải sau hạn ấy.
    Ví dụ: { $command } { $example } chờ số liệu các trường
extension-past =
    Chưa ghi: ngày xin đã qua. Hạn của <b>{ $code }</b> · { $title } là { $due }; xin một ngày từ hôm nay trở đi.
    Ví dụ: { $command } { $example } chờ số liệu các trường
extension-past-year =
    Chưa ghi: <b>{ $code }</b> · { $title } chỉ gia hạn được đến hết năm của kế hoạch, <b>{ $latest }</b>. Hạn hiện nay: { $due }.
    Ví dụ: { $command } { $example } chờ số liệu các trường
extension-why =
    <b>{ $code }</b> · { $title }: { $due } → <b>{ $until }</b>. Vì sao cần thêm thời gian ạ?
    Ví dụ: { $line } chờ số liệu các trường
extension-asked = 📨 Đã gửi đề nghị gia hạn <b>{ $code }</b> · { $title } ({ $unit }): { $from } → <b>{ $to }</b>.
extension-reason = Lý do: { $reason }
extension-told = Người có thẩm quyền đã được báo. Chưa duyệt thì vẫn tính theo hạn cũ.
extension-nobody-told = ⚠ Chưa có ai nhận được đề nghị: trưởng đơn vị và Văn phòng chưa liên kết. Xin báo trực tiếp; hạn cũ vẫn tính.
extension-request =
    📨 <b>{ $name }</b> ({ $unit }) xin gia hạn <b>{ $code }</b> · { $title }: { $from } → <b>{ $to }</b>.
    Lý do: { $reason }
extension-how-to-decide = Đồng ý: /duyet { $code } · Không: /tuchoi { $code } lý do
extension-own = Đề nghị này do chính anh/chị gửi nên cần người khác duyệt: trưởng đơn vị, cán bộ tổng hợp hoặc lãnh đạo.
extension-refused = Chưa ghi: trưởng đơn vị chủ trì, cán bộ tổng hợp và lãnh đạo mới quyết định được việc gia hạn.
extension-line = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): { $from } → { $to }, { $name }: { $reason }
extension-granted-before = <b>{ $code }</b> · { $title } ({ $unit }): { $name } đã duyệt gia hạn đến { $to } lúc { $at }.
extension-refused-before = <b>{ $code }</b> · { $title } ({ $unit }): { $name } đã từ chối gia hạn đến { $to } lúc { $at }.
extension-asked-anew = <b>{ $code }</b> · { $title } ({ $unit }): { $name } đã gửi đề nghị khác thay cho đề nghị này. Xem: /duyet
extension-approved = ✅ Đã gia hạn <b>{ $code }</b> · { $title } ({ $unit }): { $from } → <b>{ $to }</b>. { $decider } duyệt, theo đề nghị của { $name }.
extension-rejected = ❌ Không gia hạn <b>{ $code }</b> · { $title } ({ $unit }): hạn vẫn là <b>{ $from }</b>. { $decider } quyết định.
history-extension-asked = • { $at } · { $name }{ $channel }: xin gia hạn { $from } → { $to }{ $where } · “{ $reason }”
history-extension-approved = • { $at } · { $name }{ $channel }: duyệt gia hạn { $from } → <b>{ $to }</b>{ $where }
history-extension-rejected = • { $at } · { $name }{ $channel }: không gia hạn đến { $to }{ $where }{ $note }
help-giahan = /giahan 1 20/1 lý do — xin gia hạn
help-duyet = /duyet, /tuchoi lý do — xác nhận kết quả, quyết định gia hạn
help-chot = /chot quý 1 — chốt số liệu một kỳ

## Chốt kỳ

freeze-refused = Chỉ cán bộ tổng hợp được chốt kỳ.
freeze-which = Anh/chị chốt kỳ nào ạ? Ví dụ: { $line }
freeze-already = Kỳ { $period } đã chốt: { $name }, lúc { $at }.
freeze-done = 🔒 Đã chốt <b>{ $period }</b>.
freeze-count = Đã báo { $reported }/{ $count }, còn thiếu { $missing }.
freeze-means = Từ nay không nhắc việc của kỳ này nữa; số liệu gửi sau vẫn nhận và ghi là sửa sau khi đã chốt.

## Muộn, sớm, sau khi chốt

update-amends = 🔒 Kỳ này đã chốt: ghi là <b>sửa sau khi đã chốt</b>.
update-late = ⏰ Đã quá hạn { $day }: ghi nhận là nộp muộn.
update-closed = ⏰ Kỳ này đã đóng ngày { $day }: vẫn nhận, ghi là nộp muộn.
update-not-open =
    <b>{ $id }</b>: kỳ này mở từ <b>{ $day }</b>, hôm nay còn sớm. Ghi luôn không ạ? Tôi chưa ghi gì.
    Ghi luôn thì gõ: { $line }
update-not-open-choice = Ghi luôn
update-odd-day-future = <b>{ $id }</b>: số liệu tính đến <b>{ $day }</b> là ngày chưa tới. Có đúng ngày không ạ? Tôi chưa ghi gì.
update-still-to-come = <b>{ $code }</b>: <b>{ $day }</b> là ngày chưa tới nên tôi chưa ghi là xong.
update-odd-day-early = <b>{ $id }</b>: số liệu tính đến <b>{ $day }</b> là trước khi kỳ này bắt đầu ({ $opens }). Có đúng ngày không ạ? Tôi chưa ghi gì.
update-odd-day-how = Đúng thì gõ: { $line }
update-odd-day-choice = Ghi, tính đến { $day }
history-amends = { " " }· sửa sau khi đã chốt
