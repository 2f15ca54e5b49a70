### What importing a plan changes beside its tasks

cli-import-office = Beside the tasks, added or changed: { $units } units · { $sets } sets of units · { $days } days of the calendar
cli-import-office-plan = { "  " }plan · { $field }: “{ $before }” → “{ $after }”
cli-import-office-unit = { "  " }unit { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-set = { "  " }set { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-office-calendar = { "  " }day { $code } · { $field }: “{ $before }” → “{ $after }”
cli-import-unannounced = Note: due dates or reminders of this plan fall into { $year }, whose days off are not known yet. Once they are announced, add them under calendar in the file and load it again, or use nhacviec calendar.
