# Minh chứng của nhiệm vụ: tệp, liên kết, số văn bản.

menu-minhchung = Minh chứng: tệp, liên kết, số văn bản

evidence-choose =
    Minh chứng cho việc nào ạ? Xin chọn, hoặc gõ số nhiệm vụ kèm liên kết hay số văn bản, ví dụ: 7 số 123/BC-VP
    Xem hết: /viec
evidence-of-what =
    “{ $text }” là minh chứng của nhiệm vụ nào ạ? Tôi chưa ghi gì.
    Xin gõ kèm số nhiệm vụ, ví dụ: /minhchung 7 số 123/BC-VP
evidence-file-of-what = Tôi chưa giữ tệp vì chưa biết của nhiệm vụ nào. Xin gửi lại tệp kèm dòng chữ có số nhiệm vụ, ví dụ: /minhchung 7
evidence-send-again = Chọn xong xin gửi lại tệp; tôi chưa giữ tệp vừa rồi.
evidence-nothing =
    Trong “{ $text }” tôi không thấy liên kết (https://…) hay số văn bản nên chưa ghi gì.
    Xin gửi tệp, hoặc gõ ví dụ: { $command } số 123/BC-VP
evidence-bad-link =
    “{ $text }” không phải địa chỉ web nên tôi chưa ghi gì; chỉ nhận http:// hoặc https://, dài không quá 500 ký tự.
    Ví dụ: { $command } https://haiphong.edu.vn/van-ban/123

evidence-kept-link = ✔ Đã lưu liên kết { $text }
evidence-kept-document = ✔ Đã lưu văn bản số { $text } làm minh chứng
evidence-kept-file = ✔ Đã lưu tệp <b>{ $text }</b> ({ $size })
evidence-same-link = Liên kết { $text } đã có trong minh chứng ({ $name }, { $at }).
evidence-same-document = Văn bản số { $text } đã có trong minh chứng ({ $name }, { $at }).
evidence-same-file = Đúng tệp này ({ $text }, { $size }) đã có trong minh chứng ({ $name }, { $at }).
evidence-full-link = Chưa lưu: nhiệm vụ <b>{ $code }</b> đã đủ { $most } liên kết.
evidence-full-document = Chưa lưu: nhiệm vụ <b>{ $code }</b> đã đủ { $most } số văn bản.
evidence-full-file = Chưa lưu: nhiệm vụ <b>{ $code }</b> đã đủ { $most } tệp. Xin gộp các tệp, hoặc gửi một liên kết.
evidence-refused-kind = Chưa lưu: tôi chỉ giữ được ảnh và tệp { $types }. Xin gửi lại, hoặc gửi liên kết hay số văn bản.
evidence-refused-type = Chưa lưu { $name }: nội dung tệp không thuộc loại nhận được ({ $types }, không có macro). Xin chuyển sang PDF rồi gửi lại.
evidence-refused-too-big = Chưa lưu { $name }: tệp lớn hơn { $most } MB. Xin gửi bản nhỏ hơn, hoặc một liên kết.
evidence-refused-gone = Chưa lưu { $name }: không còn tải được tệp này nữa. Xin gửi lại.
evidence-refused-unreachable = Chưa lưu { $name }: đường truyền trục trặc, chưa tải được tệp. Xin gửi lại sau ít phút.

evidence-duty = <b>{ $code }</b> · { $title } ({ $where }): có { $counts }
evidence-duty-unchanged = <b>{ $code }</b> · { $title } ({ $where }): vẫn { $counts }, không thêm gì
evidence-next = Xem lại: { $command } · Trong 15 phút, tệp gửi tiếp cũng là của việc này.
evidence-count-file = { $count } tệp
evidence-count-link = { $count } liên kết
evidence-count-document = { $count } số văn bản
evidence-count-none = chưa có gì

evidence-title = <b>{ $code }</b> · { $title } — minh chứng: { $counts }
evidence-none = <b>{ $code }</b> · { $title }: chưa có minh chứng.
evidence-line = • { $what } · { $name }, { $at }{ $where }
evidence-line-file = • { $number }. { $what } · { $name }, { $at }{ $where }
evidence-what-link = liên kết { $text }
evidence-what-document = văn bản số { $text }
evidence-what-file = tệp { $text } ({ $size }){ $note }
evidence-fetch = Nhận lại tệp: /minhchung { $code } tệp { $number }
evidence-choice = Tệp { $number }: { $text }
evidence-zalo = Zalo không cho bot gửi tệp; xin nhận lại tệp qua Telegram.
evidence-ask =
    Xin gửi tệp, ảnh, liên kết hay số văn bản ngay bây giờ; sau 15 phút thì kèm số nhiệm vụ.
    Ví dụ: { $command } số 123/BC-VP · Thôi thì gõ /huy
evidence-no-such-file = Nhiệm vụ <b>{ $code }</b> không có tệp số { $number }. Xem danh sách: /minhchung { $code }
evidence-file = <b>{ $code }</b> · { $title }: { $text }
evidence-file-from = { $name } gửi { $at } · SHA-256 { $sum }…

task-evidence = Minh chứng: { $counts } · xem: /minhchung { $code }
history-evidence = • { $at } · { $name }{ $channel }: minh chứng { $what }{ $where }

evidence-withdraw = Rút lại một minh chứng
evidence-withdraw-which = <b>{ $code }</b> · { $title }: rút lại minh chứng nào ạ? Ví dụ: { $line } gửi nhầm tệp
evidence-withdraw-typed = /minhchung { $code } rút { $id }
evidence-withdraw-line = • <b>{ $id }</b> · { $what } · { $name }, { $at }
evidence-withdraw-choice = { $id } · { $what }
evidence-withdraw-none = <b>{ $code }</b> · { $title }: không có minh chứng nào anh/chị rút lại được. Người gửi, trưởng đơn vị và cán bộ tổng hợp mới rút được.
evidence-withdraw-gone = <b>{ $code }</b> · { $title } không có minh chứng ấy, hoặc đã rút lại rồi. Xem: { $command }
evidence-withdraw-refused = Chưa rút: minh chứng này của <b>{ $code }</b> · { $title } do { $name } gửi; người gửi, trưởng đơn vị và cán bộ tổng hợp mới rút được.
evidence-withdraw-why =
    Rút lại { $what } của <b>{ $code }</b> · { $title }: xin cho biết lý do.
    Ví dụ: { $line } gửi nhầm tệp
evidence-withdrawn = ↩ Đã rút lại { $what } của <b>{ $code }</b> · { $title }. Lịch sử vẫn giữ; gửi lại được bất cứ lúc nào.
history-evidence-withdrawn = • { $at } · { $name }{ $channel }: rút lại minh chứng { $what }{ $where }{ $note }
