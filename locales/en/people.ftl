# People and groups: linking, binding, the list of officers, files handed in by chat.

## Linking, inviting

link-account = Your account: { $account }
link-paused = There were too many wrong codes, so I take none from you until { $until }. Ask the office for a new one, then try again.
link-tries-left = Tries left before a pause of 15 minutes: { $left }.
invite-done-office = Link code for a <b>{ $role }</b> (of no unit):
invite-link = Or open this link in Telegram: { $link }

## Binding groups

bind-now = This group gets the reminders of <b>{ $unit }</b>.
bind-now-how = Another unit: /nhom Thanh tra Sở · Unbind: /nhom off
bind-already = This group gets the reminders of <b>{ $unit }</b> already.
bind-left = This group no longer gets the reminders of { $unit }. Wrong? Type: /nhom { $unit }
bind-replaced = No longer told in: { $chats }. Wrong? Type there: /nhom { $unit }
bind-none = This group is bound to no unit, so there is nothing to unbind.
unbind-done = ✔ This group no longer gets the reminders of <b>{ $unit }</b>.
unbind-group = From now on reminders of { $unit } go to the other group that is bound.
unbind-people = From now on reminders go to each officer of { $unit } in private.
unbind-nobody = { $unit } can be told nowhere now; when something falls due the coordinators hear of it. Bind another group: /nhom { $unit }

## The list of officers

cli-help-roster = Reads a list of officers (name, unit, role) and makes a link code for whoever has none; --out writes the codes, --dry-run only shows.
cli-roster-dry = Only shown, no code was made.
cli-roster-done = Each code works once, within 7 days. The person sends the bot: /lienket CODE
roster-counts = To invite: { $invite } · there already: { $known } · code waiting: { $waiting } · no longer on the list: { $gone }
roster-line = { $name } — { $role }, { $unit }
roster-code = { $name } — { $role }, { $unit }: { $code }
roster-code-link = { $name } — { $role }, { $unit }: { $code } · { $link }
roster-gone = No longer on the list (not removed): { $name } — { $role }, { $unit }
roster-column-name = Name
roster-column-unit = Unit
roster-column-role = Role
roster-column-code = Link code
roster-column-link = Open in Telegram
roster-column-until = Valid until
roster-until = { $at }
roster-no-heading = There is no column of names with one of units. The table needs headings like: Họ và tên | Đơn vị | Vai trò
roster-no-rows = The table has a heading but nobody in it.
roster-no-name = At { $place } there is no name.
roster-bad-name = At { $place }, “{ $name }” is no name.
roster-no-unit = At { $place }, { $name } has no unit.
roster-unknown-unit = At { $place }, there is no unit “{ $unit }”.
roster-unknown-unit-near = At { $place }, there is no unit “{ $unit }”. Did you mean: { $near }?
roster-unknown-role = At { $place }, the role “{ $role }” is not known. Use: officer, head, coordinator, leader, admin; empty is an officer.
roster-twice = At { $place }, { $name } is the same as { $first }.
roster-out-format = The file to write must be .xlsx or .csv, not “{ $file }”.
roster-out-exists = { $file } is there already; it is not written over and no code was made. Please choose another name.
roster-out-failed = { $file } can't be written ({ $reason }), so no code was made.

## Files handed in by chat

nhap-refused = Only a coordinator or an administrator may load files.
nhap-send = Please send me the file. I show what would change first, and load it once you agree.
nhap-kinds = A plan: .docx .xlsx .csv .md .yaml · A list of officers: .xlsx .csv
nhap-zalo = Zalo passes no files on to bots. Please send it by Telegram, or ask the operator: nhacviec import FILE
nhap-in-private = A list of officers makes link codes, and whoever reads one can use it. Please send it to me in private.
nhap-no-document = I need a file, not a picture. Please send it as a file: .docx .xlsx .csv .md .yaml
nhap-format = I can't read a file like “{ $file }”. Please send: .docx .xlsx .csv .md .yaml
nhap-too-large = The file { $file } is larger than { $limit }, so I do not read it.
nhap-not-fetched = I could not get the file. Please send it again in a few minutes.
nhap-nothing = Nothing was loaded.
nhap-more-problems = … and { $left } more.
nhap-plan-title = <b>Plan { $plan }</b>, tasks: { $count } (file { $file })
nhap-plan-replaces = ⚠ It replaces the plan in force: { $current } → { $plan }
nhap-plan-counts = Added { $added } · changed { $changed } · removed { $removed } · questions { $questions }
nhap-holds-from = Holds from { $day }: what is due before it stays as it is.
nhap-list-added = Added: { $codes }
nhap-list-changed = Changed: { $codes }
nhap-list-removed = Removed: { $codes }
nhap-office = Beside the tasks: { $count ->
    [one] 1 change
   *[other] { $count } changes
} (units, sets, calendar)
nhap-question = ❓ { $about }: { $text } For now: { $fallback }
nhap-more-questions = … and { $left } more questions
nhap-and-more = { $list } and { $left } more
nhap-invites = Codes will be made for: { $names }
nhap-gone = No longer on the list (not removed): { $names }
nhap-same = Nothing changes, so there is nothing to load.
nhap-confirm = Nothing is loaded yet. Shall I? Or type: { $line }
nhap-yes = Yes, load it
nhap-over = No file waits for a yes any more (I keep it 15 minutes). Please send it again with /nhap
nhap-changed = The plan or the units have changed since I showed this, so nothing is loaded. Now the file would do this:
nhap-plan-done = ✔ The plan <b>{ $plan }</b> is loaded: { $count ->
    [one] 1 task
   *[other] { $count } tasks
}. See: /nhiemvu
nhap-roster-done = ✔ Link codes made: { $count }, in the file that comes with this. Each works once, within 7 days.
