## The periodic report: document (.docx) and workbook (.xlsx)

report-state = SOCIALIST REPUBLIC OF VIET NAM
report-motto = Independence - Freedom - Happiness
report-number = No.: ……/{ $symbol }
report-place-and-day = { $place }, day …… month { $month } year { $year }
report-kind = REPORT
report-subject = Results of { $subject }, { $period }
report-about = the results of { $subject }, { $period }
report-period-year = { $year }
report-period-half = { $number ->
    [1] first half of
   *[2] second half of
} { $year }
report-period-quarter = quarter { $number ->
    [1] I
    [2] II
    [3] III
   *[4] IV
} of { $year }
report-period-month = month { $number } of { $year }

report-opening = Under { $plan }, { $organization } reports on { $subject } as follows:
report-frozen = The figures were frozen at { $at } ({ $by }).
report-frozen-amended = The figures were frozen at { $at } ({ $by }). { $count } were amended since; see the column “Notes” of the table.
report-heading-overview = I. OVERVIEW
report-as-of = Figures as of { $at }, as the units gave them.
report-counts = { $total ->
    [one] 1 duty of this period
   *[other] { $total } duties of this period
}{ $reach ->
    [part] , those of the whole year included,
   *[year] { "" }
} have a due date: { $parts }{ $awaiting }.
report-counts-none = No duty of this period has a due date.
report-count = { $state ->
    [overdue] { $count } overdue
    [dueSoon] { $count } due soon
    [underWay] { $count } not yet due
    [doneLate] { $count } done late
    [doneOnTime] { $count } done on time
   *[notApplicable] { $count } nil
}
report-targets-met = { $met } of { $total } targets are met:
report-target = - { $label } – { $line }
report-targets-silent = - { $count ->
    [one] 1 target
   *[other] { $count } targets
} without a figure (see III): { $list }.
report-unspoken = { $count ->
    [one] 1 standing task of which nothing was said in this period is
   *[other] { $count } standing tasks of which nothing was said in this period are
} not in the table.

report-heading-table = II. RESULTS BY TASK
report-column = { $column ->
    [code] No.
    [title] Task
    [leads] Lead unit
    [supports] Supporting units
    [deadline] Deadline
    [result] Result
    [figures] Figure
    [products] Product
   *[notes] Notes
}
report-section = { $number }. { $title }
report-section-others = Other tasks
report-list = { $parts }
report-handed-in = { $awaiting ->
    [0] { $done }/{ $owed } done
   *[other] { $done }/{ $owed } handed in, of these awaiting confirmation: { $awaiting }
}
report-late = of these late: { $count }
report-nil = nil: { $count }
report-not-yet = Missing: { $units }
report-units-more = { $units } and { $count ->
    [one] 1 more unit
   *[other] { $count } more units
}
report-nothing-heard = [nothing heard – { $units }]
report-no-figure = { $id }: [no figure – { $units }]
report-uncombined = { $id }: can't be added up, some unit gave no n/N
report-figure = { $id }: { $parts } – { $verdict } ({ $target })
report-estimate = estimate
report-stale = old figure, as of { $asOf }
report-shown = Evidence: { $text }
report-none = none
report-amended-state = Amended after the freeze: { $unit }, { $period }: { $before } → { $after } ({ $by }, { $at })
report-amended-figure = Amended after the freeze: { $unit }, { $period }, { $metric }: { $before } → { $after } ({ $by }, { $at })

report-heading-shortcomings = III. SHORTCOMINGS
report-heading-overdue = 1. Overdue
report-overdue = - { $task }. { $title }: { $units }.
report-overdue-none = Nothing is overdue.
report-heading-missed = 2. Targets missed
report-missed-none = No target is known to be missed.
report-heading-missing = 3. Figures still missing
report-missing = - [no figure – { $units }]: { $codes }
report-missing-nothing = No figure is missing.
report-heading-causes = Causes
report-causes = [to be written by the drafter]
report-heading-next = IV. WHAT COMES NEXT
report-next-intro = After { $period } these fall due, besides what stands under III:
report-next-none = After { $period } the plan's tasks go on, besides what stands under III.
report-next = - { $task }. { $title } ({ $period }), due { $due }: { $units }.
report-closing = This is the report on { $subject } of { $organization }./.
report-recipients = Recipients:
report-signer = Head of office
report-signature = [Name of who signs]

## Workbook

report-sheet = { $sheet ->
    [results] Results
    [figures] Figures
   *[sources] Sources
}
report-figures-column = { $column ->
    [id] Target
    [task] Task
    [label] What is measured
    [target] Wanted
    [value] Value
    [unit] Measure
    [numerator] n
    [denominator] N
    [verdict] Verdict
    [asOf] As of
    [estimate] Estimate
    [stale] Old figure
    [reported] Units reported
    [owing] Units owing
    [origin] Source (entries on the sheet of sources)
   *[missing] Units missing
}
report-figure-computed = worked out of how the tasks stand
report-figure-entries = entry { $entries }
report-figure-of = the figure of { $metric }, entry { $entries }
report-sources-column = { $column ->
    [task] Task
    [period] Period
    [unit] Unit
    [metric] Target
    [value] Value
    [numerator] n
    [denominator] N
    [state] State
    [asOf] As of
    [estimate] Estimate
    [by] Said by
    [at] At
    [where] Where
    [entry] Entry
    [note] Note
   *[evidence] Evidence
}
report-yes = yes
report-at = { $at }
report-where-private = { $channel }, outside the units' groups
report-where-group = { $channel }, group { $title }
report-channel = { $channel ->
    [telegram] Telegram
    [zalo] Zalo
   *[rehearsal] rehearsal room
}

## /baocao, nhacviec report

report-done = 📄 <b>Draft report, { $period }</b>, figures as of { $at }
report-done-frozen = 📄 <b>Report, { $period }</b>, frozen at { $at } ({ $by })
report-amended-count = ✏️ { $count } amended after the freeze, marked in the table.
report-missing-none = ✅ No figure is missing.
report-missing-title = ⚠️ <b>Still missing: { $count }</b>
report-missing-line = • { $task } ({ $units })
report-missing-more = … and { $count } more, marked yellow in the document.
report-next-freeze = Once it has gone out, type { $line } to freeze the figures.
report-no-files = Zalo takes no files from bots. Please type this in Telegram, or have the administrator run: nhacviec report --period { $period } --format docx --out report.docx
report-refused = Only coordinators make the report. /tiendo shows the progress.
report-which = The report of which period? E.g. { $line }
report-no-such-period = I don't know the period “{ $text }”. E.g. { $line }
report-nothing-due = The plan has nothing in { $period }. Did you mean { $line }?
report-file-name = report-{ $period }
report-written = Wrote { $file } ({ $format }): { $total ->
    [one] 1 duty
   *[other] { $total } duties
}, { $missing } missing.
cli-report-period-missing = --period is needed, e.g. --period { $period }.
cli-report-bad-period = The plan has no period “{ $found }”. The nearest: { $near }.
cli-report-other-ending = The file { $file } does not go with --format { $format }: name it .{ $format }, or change --format.
cli-report-bad-format = --format is docx or xlsx, not “{ $found }”.
cli-report-out-missing = --out is needed, the file to write, e.g. --out report.{ $format }.
cli-report-out-directory = { $file } is a directory: --out needs the name of a file.
cli-report-out-unwritable = { $file } can't be written ({ $reason }).
cli-help-report = The report of a period as a Word document (Decree 30/2020/NĐ-CP) or a workbook; replaces a file that is there.

## /chot

freeze-not-over = The period { $period } is not over (until { $ends }).
freeze-missing = { $count ->
    [one] 1 figure is
   *[other] { $count } figures are
} missing: { $codes }.
freeze-missing-more = { $count ->
    [one] 1 figure is
   *[other] { $count } figures are
} missing: { $codes } and { $others } more.
freeze-undo = Frozen by mistake: { $command } reopen ({ $minutes } minutes)
freeze-undo-until = A slip, or reminders are still wanted: { $command } reopen (until { $ends })
freeze-undo-choice = Reopen
freeze-undone = 🔓 <b>{ $period }</b> is open again: reminders and figures as before.
freeze-not-frozen = { $period } is not frozen, so there is nothing to reopen.
freeze-too-late = { $period } was frozen at { $at } by { $name }, more than { $minutes } minutes ago, and stays so. Later figures are still taken and marked as amendments.
freeze-report-choice = See the report first

## The draft

report-ready = 📄 <b>The draft report, { $period }, is ready</b>; due { $due }.
report-ready-command = When more figures are in, type { $line } for the newest document and workbook.

menu-baocao = Periodic report: /baocao Q1
help-baocao = /baocao Q1 — the periodic report, document and workbook

catalogue-report-task = “{ $found }” is no task of this file.
catalogue-report-task-nearest = “{ $found }” is no task of this file. Did you mean “{ $nearest }”?
