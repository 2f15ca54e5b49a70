# Nhập bảng danh mục nhiệm vụ

## Vị trí trong tệp
import-place-line = dòng { $line } của tệp
import-place-sheet = dòng { $row }, trang tính “{ $sheet }”
import-place-table = hàng { $row } của bảng thứ { $table }

## Tên các cột
import-field-code = TT
import-field-title = Nội dung công việc
import-field-leads = Đơn vị chủ trì
import-field-supports = Đơn vị phối hợp
import-field-deadline = Thời gian hoàn thành
import-field-products = Sản phẩm

## Tệp không nhận được
import-file-empty = Tệp { $file } không có nội dung. Xin kiểm tra và gửi lại.
import-file-old-office = Tệp { $file } ở định dạng Word/Excel cũ hoặc có đặt mật khẩu. Xin bỏ mật khẩu, lưu lại thành .docx hoặc .xlsx rồi gửi lại.
import-format-unknown = Không nhận được tệp { $file }. Xin gửi tệp .md, .docx, .xlsx, .csv hoặc .yaml.
import-format-mismatch = Tệp { $file } mang đuôi .{ $format } nhưng nội dung không phải định dạng này. Xin mở bằng đúng phần mềm, lưu lại rồi gửi lại.
import-file-too-large = Tệp { $file } nặng { $size }, vượt mức { $limit }. Xin chỉ gửi phần danh mục nhiệm vụ, bỏ ảnh kèm theo.
import-zip-bomb = Tệp khi giải nén chiếm { $unpacked }, vượt mức { $limit }, nên không được mở. Xin chép riêng bảng danh mục sang tệp mới rồi gửi lại.
import-zip-entries = Tệp chứa { $entries } thành phần, vượt mức { $limit }, nên không được mở. Xin chép riêng bảng danh mục sang tệp mới rồi gửi lại.
import-zip-not-format = Tệp không phải .{ $format }: bên trong thiếu { $part }. Xin mở bằng đúng phần mềm, lưu lại rồi gửi lại.
import-file-unreadable = Không đọc được tệp { $file }: tệp .{ $format } bị hỏng hoặc khai sai dung lượng. Xin mở bằng đúng phần mềm, lưu lại rồi gửi lại.
import-file-too-slow = Đọc tệp { $file } quá { $seconds } giây chưa xong nên đã dừng. Xin chép riêng bảng danh mục sang tệp mới rồi gửi lại.
import-file-too-heavy = Đọc tệp { $file } tốn quá nhiều bộ nhớ nên đã dừng. Xin chép riêng bảng danh mục sang tệp mới rồi gửi lại.
import-too-many-rows = Tệp có { $rows } dòng, vượt mức { $limit } dòng. Xin chỉ gửi bảng danh mục nhiệm vụ.
import-too-much-text = Các bảng trong tệp có { $characters } ký tự, vượt mức { $limit }. Xin chỉ gửi bảng danh mục nhiệm vụ.

## Bảng không nhận được
import-no-table = Không thấy bảng nào trong tệp.
import-no-heading = Không nhận ra dòng tiêu đề của bảng. Gần giống nhất là { $place }: { $found }. Các cột cần có: { $wanted }.
import-heading-missing = Tiêu đề ở { $place } ({ $found }) còn thiếu cột: { $missing }.
import-column-unknown = Không hiểu cột “{ $found }” ở { $place }. Các cột dùng được: { $wanted }; có thể thêm cột Ghi chú hoặc Kinh phí.
import-column-twice = Ở { $place } có hơn một cột cùng ý nghĩa: { $found }. Xin giữ lại một cột.
import-column-unnamed = Ở { $place } có ô “{ $found }” nằm trong cột không có tiêu đề. Xin đặt tiêu đề cho cột hoặc xóa ô này.
import-row-too-wide = Ở { $place } có nhiều ô hơn dòng tiêu đề. Nếu trong câu có dấu gạch đứng, xin thêm dấu \ vào trước dấu đó.
import-row-no-number = Ở { $place } có nội dung nhưng không có số thứ tự. Xin ghi số, hoặc ghép vào dòng phía trên.
import-row-number-unreadable = Ở { $place }, không hiểu số thứ tự “{ $found }”. Ví dụ số hợp lệ: 7, 1.1, I.1, 5a.
import-row-no-title = Ở { $place }, nhiệm vụ số { $code } chưa có nội dung.
import-cell-too-long = Ở { $place } có ô dài hơn { $limit } ký tự; đó không phải một dòng nhiệm vụ. Xin kiểm tra lại bảng.
import-no-rows = Bảng có tiêu đề nhưng không có nhiệm vụ nào.
import-number-twice = Số thứ tự { $code } xuất hiện hai lần: { $first } và { $second }. Xin sửa cho mỗi nhiệm vụ một số.

## Điều cần hỏi lại, và cách đang hiểu
import-question-one-unit = “{ $name }” và { $aliases } có phải là một đơn vị không?
import-default-one-unit = Coi là một đơn vị: { $name }.
import-question-new-unit = Đơn vị “{ $name }” chưa có trong danh sách. Thêm mới, hay là tên khác của một đơn vị đã có?
import-default-new-unit = Thêm đơn vị mới, mã { $code }.
import-question-set = “{ $spellings }” gồm những đơn vị nào?
import-default-set = Gồm: { $members }.
import-default-set-empty = Chưa gồm đơn vị nào; chưa nhắc ai cho đến khi được bổ sung.
import-question-split = “{ $piece }” có thiếu dấu chấm phẩy giữa các đơn vị không?
import-default-split = Tách thành: { $parts }.
import-question-no-lead = Nhiệm vụ { $code } chưa ghi đơn vị chủ trì. Đơn vị nào chủ trì?
import-default-no-lead = Chưa giao đơn vị nào; chưa nhắc ai.
import-question-no-deadline = Nhiệm vụ { $code } chưa ghi thời hạn. Khi nào phải xong?
import-question-deadline = Nhiệm vụ { $code } ghi thời hạn “{ $found }”. Ngày cuối cùng là ngày nào?
import-default-standing = Coi là thường xuyên, không có ngày hạn.
import-default-latest = Lấy ngày muộn nhất có thể hiểu: { $day }.
import-question-stray-year = Nhiệm vụ { $code } ghi thời hạn “{ $found }”, còn kế hoạch là năm { $year }. Có nhầm năm không?
import-question-figure-bare = Nhiệm vụ { $code } ghi “{ $figure }” mà không nói tối thiểu hay đúng bằng. Hiểu thế nào?
import-default-figure-bare = Tối thiểu { $figure }.
import-question-figure-range = Nhiệm vụ { $code } ghi một khoảng “{ $figure }”. Từ mức nào thì coi là đạt?
import-default-figure-range = Lấy mức đầu của “{ $figure }”.
import-question-figure-too-large = Nhiệm vụ { $code } ghi “{ $figure }”, lớn hơn 100%. Có theo dõi thành chỉ tiêu không?
import-default-figure-too-large = Không theo dõi “{ $figure }” thành chỉ tiêu.
import-question-rhythm-month = Nhiệm vụ { $code } nói “định kỳ hằng tháng” nhưng cột thời hạn không ghi như vậy. Có cần báo cáo từng tháng không?
import-question-rhythm-quarter = Nhiệm vụ { $code } nói “định kỳ hằng quý” nhưng cột thời hạn không ghi như vậy. Có cần báo cáo từng quý không?
import-default-rhythm = Theo cột thời hạn: { $deadline }.
import-question-year = Bảng không ghi năm nào. Đây là kế hoạch năm nào?
import-default-year = Năm { $year }.
import-question-other-year = Thời hạn trong bảng ghi năm { $named }, còn kế hoạch là năm { $year }. Có nhầm tệp không?
import-default-other-year = Giữ thời hạn theo năm { $named } như bảng ghi.
import-question-column = Cột “{ $heading }” ở { $place } có nội dung nhưng chưa được dùng đến. Có cần giữ không?
import-default-column = Bỏ qua cột này.
import-question-footer = Từ { $place } (“{ $found }”) trở xuống có phải là phần chữ ký, ghi chú dưới bảng không?
import-default-footer = Phải; không đọc phần này.
import-question-auto-number = Cột TT dùng đánh số tự động của Word nên không đọc được số. Các số có liên tục từ 1 không?
import-default-auto-number = Đếm lần lượt từ 1 theo thứ tự dòng; bảng có { $last } nhiệm vụ.
