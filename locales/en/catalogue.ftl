### Faults in a catalogue file (catalogues/*.yaml)

catalogue-fault = { $file }, line { $line }, column { $column }, { $field }: { $problem }
catalogue-fault-file = { $file }, line { $line }, column { $column }: { $problem }

## Syntax

catalogue-syntax = { $code ->
    [TAB_AS_INDENT] this line is indented with a tab; indent with spaces.
    [BAD_INDENT] this line's indentation does not match its neighbours; align it with them.
    [MISSING_CHAR] a closing quote or bracket, a comma or a colon is missing.
    [BLOCK_AS_IMPLICIT_KEY] there is a second colon on this line; if it belongs to the text, put the whole text in double quotes.
    [MULTILINE_IMPLICIT_KEY] this line is not an entry of the one above; a text of several lines has to begin with ">-".
    [MULTIPLE_DOCS] a file holds one catalogue; remove the "---" in the middle.
   *[OTHER] this can't be read; a text that begins with a special mark (such as ">", "@", "%", "*") has to be in double quotes, e.g. ">=80 %".
}
catalogue-syntax-alias = found "&" or "*", which repeats another part; write it out, or put the text in double quotes.
catalogue-syntax-tag = found "!" at the beginning of a value; remove it, or put the text in double quotes.
catalogue-syntax-question-mark = found "?" at the beginning of a line; write entries as "name: value".
catalogue-syntax-too-long = the file is longer than { $limit } characters; an office's catalogue of a year takes about a third of that.
catalogue-syntax-too-deep = nested more than { $limit } levels deep; a catalogue needs five, so this is probably no catalogue file.

## Missing, wrong, too much

catalogue-missing = is missing; wanted: { $wanted }.
catalogue-empty = is empty; wanted: { $wanted }.
catalogue-unfit = found "{ $found }"; wanted: { $wanted }.
catalogue-unfit-list = found a list; wanted: { $wanted }.
catalogue-unfit-group = found a group of entries; wanted: { $wanted }.
catalogue-unknown-key = there is no entry called "{ $found }"; known here: { $known }.
catalogue-unknown-key-nearest = there is no entry called "{ $found }"; did you mean "{ $nearest }"?
catalogue-repeated = "{ $found }" is used already further up; each code, period and entry may be used only once.

## What is wanted

catalogue-want-group = a group of entries "name: value"
catalogue-want-list = a list: one element per line beginning with "- ", or [one, two]
catalogue-want-tasks = at least one task
catalogue-want-text = a text
catalogue-want-short-title = a short title of at most 40 characters
catalogue-want-plan-code = a plan code of unaccented letters, digits and hyphens, e.g. CCHC-2025
catalogue-want-unit-code = a unit code of unaccented letters, digits and hyphens, e.g. VP
catalogue-want-task-code = a task code of unaccented letters and digits, e.g. 7, 1.1 or BC
catalogue-want-year = a year of four digits, e.g. 2025
catalogue-want-date = a day that exists, as year-month-day, e.g. 2025-01-15
catalogue-want-later-day = the last day of the break: not before its first and at most 60 days after it
catalogue-want-rule = a deadline such as "before 2025-01-15", "on 2025-01-15", "end 2025-Q1", "before 10 final-month 2025-Q1", "first-working-day 2025-06", "last-working-day 2025-06" or "standing"
catalogue-want-rhythm = one of: month, quarter, half-year, year
catalogue-want-recurring-due = a deadline without a period: "end", "before 10 final-month", "on 10 final-month", "first-working-day" or "last-working-day"
catalogue-want-period = a period: 2025 (year), 2025-H1 (half-year), 2025-Q1 (quarter) or 2025-03 (month)
catalogue-want-target = a target such as ">=80 %", ">90 %", "=100 %", "<=5 days"; a share lies in 0 to 100 %, two decimals at most
catalogue-want-flag = true or false
catalogue-want-unit-kind = one of: office (department of the organization), school, district (district department), leaders, external
catalogue-want-approval = head (confirmed by the unit's head or a coordinator) or none (done once reported)
catalogue-want-evidence = required (only with evidence) or optional
catalogue-want-tier = must (binding) or strive (aspired to)
catalogue-want-computed = tasks-done (worked out by the system from the tasks done)
catalogue-want-origin = table (row of the plan's table) or body (text of the plan)
catalogue-want-day-kind = off or work
catalogue-want-until = the last day in the set: not before its first (from)
catalogue-want-rung = a rung before the due date: T-1 to T-250 (working days before it, a year at most) or T0 (the last day)
catalogue-want-step = a rung: T-3 (three working days before), T0 (the last day), T+1 (the first working day after); a year away at most, 250 working days
catalogue-want-overdue-every = working days between two reminders of something overdue, 1 to 60
catalogue-want-audience = one of: head, coordinator, leader
catalogue-want-time = a time of the day in four digits, e.g. "08:00"
catalogue-want-slots = at least one time to remind at, e.g. ["08:00"]
catalogue-want-quiet-end = when quiet hours end, other than when they begin
catalogue-want-role = one of: officer, head, coordinator, leader, admin

## References

catalogue-unknown-unit = there is no unit or set of units called "{ $found }"; wanted: a name, alias or code given under units or sets.
catalogue-unknown-unit-nearest = there is no unit or set of units called "{ $found }"; did you mean "{ $nearest }"?
catalogue-name-taken = the name "{ $found }" belongs to the unit { $owner } already; a name may stand for one unit only.
catalogue-metric-id = found "{ $found }"; a metric's id is its task's code { $code }, with one lower-case letter when there are several (e.g. { $code }a).
catalogue-figure-of = no metric "{ $found }" has a figure of its own; wanted: the id of a metric of this file that does not take its figure from another.

## Units that change, periods, ladders

catalogue-successor-no-end = the successor "{ $found }" is named, but not when this unit ends; add ended, e.g. ended: 2025-07-01.
catalogue-successor-circle = the successor "{ $found }" leads back to { $code } in the end; what is open has to go to a unit that is still there.
catalogue-no-such-day = found "{ $found }"; the period { $period } has no such day, wanted: a day every period has.
catalogue-opens-late = opens on { $found }, after the due date { $due }; wanted: a day not after the due date.
catalogue-closes-early = closes on { $found }, before the due date { $due }; wanted: a day not before the due date.
catalogue-closes-standing = closes on { $found }, but a standing duty has no due date and so never closes.
catalogue-ladder-nobody = nobody is reminded: rungs and escalations are both empty; wanted: a rung in rungs or an audience in escalations.
catalogue-quiet-always = the quiet hours { $from } to { $to } cover every time to remind at ({ $slots }); wanted: at least one outside them.
