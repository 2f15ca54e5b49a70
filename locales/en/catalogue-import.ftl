### What importing a plan changes beside its tasks

cli-import-office = Beside the tasks, added or changed: { $units ->
    [one] 1 unit
   *[other] { $units } units
} · { $sets ->
    [one] 1 set of units
   *[other] { $sets } sets of units
} · { $days ->
    [one] 1 day of the calendar
   *[other] { $days } days of the calendar
}
cli-import-office-plan = { "  " }plan · { $field }: “{ $before }” → “{ $after }”
cli-import-office-unit = { "  " }unit { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-set = { "  " }set { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-calendar = { "  " }day { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-replaces = Note: { $plan } takes the place of the plan in force, { $current }; the tasks and figures of { $current } are put by and nobody is reminded of them. To use it again, load its file again.
cli-import-unannounced = Note: due dates or reminders of this plan fall into { $year }, whose days off are not known yet. Once they are announced, add them under calendar in the file and load it again, or use nhacviec calendar.

# Targets that change, with the day they hold from
import-target-from = { "  " }{ $id } · target { $before } → { $after } for what is due from { $from } on; what was due before keeps the old target
import-target-corrected = { "  " }{ $id } · target { $before } → { $after }, for periods that are over as well
import-target-none = (none)
import-target-strive = strive for { $target }
cli-import-effective = If a new target holds only from some day on, add --effective DATE (2025-07-01, say): periods before it then keep the old one.
nhap-more-targets = … and { $left } more targets
