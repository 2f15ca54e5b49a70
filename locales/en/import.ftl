# Importing the table of tasks

## Places in the file
import-place-line = line { $line } of the file
import-place-sheet = row { $row } of sheet “{ $sheet }”
import-place-table = row { $row } of table { $table }

## Names of the columns
import-field-code = No. (TT)
import-field-title = Task (Nội dung công việc)
import-field-leads = Lead unit (Đơn vị chủ trì)
import-field-supports = Supporting units (Đơn vị phối hợp)
import-field-deadline = Deadline (Thời gian hoàn thành)
import-field-products = Products (Sản phẩm)

## Files that are refused
import-file-empty = The file { $file } is empty. Please check it and send it again.
import-file-old-office = The file { $file } is in the old Word/Excel format or has a password. Please remove the password, save it as .docx or .xlsx and send it again.
import-format-unknown = The file { $file } can't be read here. Please send .md, .docx, .xlsx, .csv or .yaml.
import-format-mismatch = The file { $file } is named .{ $format }, but its content is something else. Please open it in the right program, save it and send it again.
import-file-too-large = The file { $file } has { $size }; at most { $limit } is accepted. Please send only the table of tasks, without pictures.
import-zip-bomb = Unpacked, the file takes { $unpacked }; at most { $limit } is accepted, so it was not opened. Please copy the table into a new file and send that.
import-zip-entries = The file has { $entries } parts; at most { $limit } are accepted, so it was not opened. Please copy the table into a new file and send that.
import-zip-not-format = The file is no .{ $format }: { $part } is missing inside. Please open it in the right program, save it and send it again.
import-file-unreadable = The file { $file } can't be read: this .{ $format } is damaged or lies about its size. Please open it in the right program, save it and send it again.
import-file-too-slow = Reading { $file } was stopped after { $seconds } seconds. Please copy the table into a new file and send that.
import-file-too-heavy = Reading { $file } was stopped because it took too much memory. Please copy the table into a new file and send that.
import-too-many-rows = The file has { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}; at most { $limit } are accepted. Please send only the table of tasks.
import-too-much-text = The tables of the file have { $characters } characters; at most { $limit } are accepted. Please send only the table of tasks.

## Tables that are refused
import-no-table = There is no table in the file.
import-no-heading = No row of headings was recognised. The nearest is { $place }: { $found }. These columns are wanted: { $wanted }.
import-heading-missing = The headings at { $place } ({ $found }) lack: { $missing }.
import-column-unknown = The column “{ $found }” at { $place } is not known. Columns that are: { $wanted }; Ghi chú (notes) and Kinh phí (budget) may be added.
import-column-twice = At { $place } more than one column means the same: { $found }. Please keep one.
import-column-unnamed = At { $place } the cell “{ $found }” stands in a column without a heading. Please name the column or delete the cell.
import-row-too-wide = { $place } has more cells than the row of headings. If a sentence contains a vertical bar, please put \ in front of it.
import-row-no-number = At { $place } there is text but no number. Please number the row or join it to the one above.
import-row-number-unreadable = At { $place } the number “{ $found }” is not understood. Numbers look like 7, 1.1, I.1 or 5a.
import-row-no-title = At { $place } task { $code } has no text.
import-cell-too-long = At { $place } a cell is longer than { $limit } characters; that is no row of tasks. Please check the table.
import-no-rows = The table has headings but no task.
import-number-twice = The number { $code } is used twice: { $first } and { $second }. Please give each task its own.

## What has to be asked, and what is assumed meanwhile
import-question-one-unit = Are “{ $name }” and { $aliases } the same unit?
import-default-one-unit = Taken as one unit: { $name }.
import-question-new-unit = The unit “{ $name }” is not in the roster. Is it new, or another name of a unit that is?
import-default-new-unit = Added as a new unit with the code { $code }.
import-question-set = Which units are “{ $spellings }”?
import-default-set = These: { $members }.
import-default-set-empty = None yet; nobody is reminded until they are named.
import-question-split = Is a semicolon missing between the units in “{ $piece }”?
import-default-split = Parted into: { $parts }.
import-question-no-lead = Task { $code } names no lead unit. Who leads it?
import-default-no-lead = Given to nobody; nobody is reminded.
import-question-no-deadline = Task { $code } has no deadline. When must it be done?
import-question-deadline = Task { $code } has the deadline “{ $found }”. Which day is the last?
import-default-standing = Taken as a standing duty without a due date.
import-default-latest = The last day it can mean is taken: { $day }.
import-question-stray-year = Task { $code } has the deadline “{ $found }”, the plan is for { $year }. Is the year right?
import-question-figure-bare = Task { $code } says “{ $figure }” without saying whether at least or exactly. Which is meant?
import-default-figure-bare = At least { $figure }.
import-question-figure-range = Task { $code } gives a range, “{ $figure }”. From which figure is the target met?
import-default-figure-range = The first figure of “{ $figure }”.
import-question-figure-too-large = Task { $code } says “{ $figure }”, more than 100%. Is it a target to follow?
import-default-figure-too-large = “{ $figure }” is not followed as a target.
import-question-rhythm-month = Task { $code } speaks of every month (“định kỳ hằng tháng”), its deadline does not. Is a report due each month?
import-question-rhythm-quarter = Task { $code } speaks of every quarter (“định kỳ hằng quý”), its deadline does not. Is a report due each quarter?
import-default-rhythm = As the deadline says: { $deadline }.
import-question-year = The table names no year. Which year is the plan for?
import-default-year = The year { $year }.
import-question-other-year = The deadlines of the table name { $named }, the plan is for { $year }. Is it the right file?
import-default-other-year = The deadlines stay in { $named }, as the table says.
import-question-column = The column “{ $heading }” at { $place } has content that is not used yet. Is it needed?
import-default-column = The column is left out.
import-question-footer = Is what begins at { $place } (“{ $found }”) the notes and signatures below the table?
import-default-footer = Yes; it is not read.
import-question-auto-number = The numbers are Word's automatic ones and can't be read. Do they run from 1 without a gap?
import-default-auto-number = Counted from 1 in the order of the rows; the table has { $last ->
    [one] 1 task
   *[other] { $last } tasks
}.
