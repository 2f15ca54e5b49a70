# What the bot says in a conversation. Tone: a polite, brief colleague.

## Shared

chat-blank = { "" }
chat-line = { $line }
chat-no-figure = no figure yet
chat-figure-counted = { $value } ({ $numerator }/{ $denominator })
chat-target-met = Target { $target }: <b>met</b>
chat-target-edge = Target { $target }: <b>not met</b> (it must be more, not equal)
chat-target-missed = Target { $target }: <b>not met</b>
chat-target-missed-strive = Aim { $target }: not met (not binding)
chat-linked-met = { $source } wants { $target }: met
chat-linked-missed = { $source } wants { $target }: not met
chat-process-not-started = not started
chat-process-in-progress = in progress
chat-process-awaiting-confirmation = awaiting confirmation
chat-process-done = done
chat-process-paused = paused
chat-process-not-applicable = not applicable
chat-role-officer = officer
chat-role-head = head of unit
chat-role-coordinator = coordinator
chat-role-leader = leader
chat-role-admin = administrator
chat-duty-period = { $title } ({ $period })
chat-channel-telegram = Telegram
chat-channel-zalo = Zalo
chat-channel-rehearsal = rehearsal
chat-no-unit = none yet
chat-and-others = { $names } and { $count ->
    [one] 1 other unit
   *[other] { $count } other units
}
chat-no-role = You have no role in any unit yet, so I can't answer that. Please ask the office.
chat-no-plan = No plan has been loaded yet. Please ask the office to load it, then try again.
chat-no-plan-import = No plan has been loaded yet. Send me the plan’s file (docx, xlsx, yaml) with the word /nhap.
chat-unknown = There is no command /{ $word }. Type /trogiup for the commands you can use.
chat-unknown-near = There is no /{ $word }, so nothing was recorded. Did you mean: { $line }?
chat-how = Your duties: /viec · Help: /trogiup
chat-hello = Hello! I remind you of deadlines and take in the results of the plan's tasks.
chat-thanks = Thank you.
chat-not-understood = I did not understand “{ $text }”, so nothing was recorded. A result is typed like: /capnhat 7 82%; for the progress: /tiendo
chat-value-alone =
    Which task is “{ $text }” about? Nothing was recorded.
    Add the task's number, e.g. /capnhat 7 { $text }
chat-empty = I see no text. Your duties: /viec · Help: /trogiup
chat-only-media =
    I see the file but not which task it belongs to, so it was not kept.
    Please send it again with a line of text, e.g. /minhchung 7
chat-media-not-kept = The file beside this message was not kept; to keep it as evidence, send it again with /minhchung and the task's number.
chat-too-long = The message is longer than 4,000 characters, so nothing was recorded. Please send less, one duty per line.
chat-slow-down = That was a little fast; from this message on nothing was recorded. Please wait about 10 seconds and send it again.
chat-past-choices = There { $most ->
    [one] is only one choice
   *[other] are only { $most } choices
 } here, so “{ $text }” was not recorded. If the figure really is { $text }, please type: { $line }
chat-choice = { $line }
chat-left = Left; nothing more was recorded.
chat-stale-button = This button has expired or was meant for somebody else. Please type the command again; your duties: /viec
chat-edited = I do not record edited messages. To change something, please send it as a new message.
chat-anonymous = You write in the group's name (anonymous administrator), so I can't tell who you are. Please switch “Anonymous” off or write to me in private.
chat-no-dialogues = (I can't ask step by step at the moment; please type everything in one line, e.g. /capnhat 7 82%)

## Linking

link-welcome = Hello. I am <b>Nhắc Việc</b>: I remind you of deadlines, take in figures and sum up the office's plan.
link-first = This account is not linked to an officer yet, so I can't answer that.
link-how = Ask the office for a link code, then send me: /lienket CODE
link-bad-code = The code is wrong, used or expired. Ask the office for a new one, then send: /lienket CODE
link-done = Linked: <b>{ $name }</b> — { $roles }.
link-role = { $role }
link-role-in-unit = { $role }, { $unit }
link-next = Your duties: /viec · Help: /trogiup
link-next-private = Please send me one private message (e.g. /viec) so that I can write to you when needed.

## Help

help-title = <b>{ $name }</b> ({ $roles }) can type:
help-viec = /viec — what is owed, nearest first
help-capnhat = /capnhat 7 82% — record a figure (or 820/1000, in progress)
help-xong = /xong 1 123/KH — done; /minhchung 7 — send a file
help-huy = /huy — leave, take back; /sua 7 80% reason — correct
help-hoan = /hoan 7 Friday — put one duty's reminders off
help-tat = /tat 20/1 — away: mute me; /visao — why a reminder came
help-nhiemvu = /nhiemvu — the catalogue; /nhiemvu 7 — one task
help-lichsu = /lichsu 7 — who recorded what, when
help-lich = /lich — due dates in your phone's calendar
help-bangdieukhien = /bangdieukhien — the progress as web pages
help-tiendo = /tiendo — progress with a picture
help-tiendo-all = /tiendo 7, /tiendo TCCB, /tiendo 2025-Q1 — in detail
help-thieu = /thieu — who has not reported
help-nhac = /nhac 7, /nhac TCCB — nudge now
help-moi = /moi Thanh tra Sở head — a link code
help-nhom = /nhom Thanh tra Sở — in a group: get that unit's reminders
help-ngonngu = /ngonngu vi — Tiếng Việt
help-more = More commands: { $line }
help-more-choice = More commands
help-slash = No diacritics or slash needed: “cap nhat 7 82%”.

## Updates

update-saved = ✔ <b>{ $id }</b> · { $title }
update-figure-change = { $before } → <b>{ $after }</b>
update-state-change = { $before } → <b>{ $after }</b>
update-stands-met = { $id }: { $figure }, target { $target }: <b>met</b>
update-stands-missed = { $id }: { $figure }, target { $target }: <b>not met</b>
update-for = { $where }
update-for-due = { $where } · due by { $day }
update-unit-period = { $unit }, { $period }
update-still-missing = Still without a figure: <b>{ $ids }</b>
update-undo = Wrong? Type /huy within 15 minutes.
update-undo-or-finish = Wrong: /huy (15 minutes) · All done: /xong { $code }
update-undo-each = Something wrong? Type /huy within 15 minutes; each takes one back.
update-already = <b>{ $code }</b> · { $title } was already recorded as <b>{ $process }</b>; nothing changed.
update-as-of = Figures as of { $day }
update-estimate = An estimate
update-estimate-as-of = An estimate as of { $day }
update-replaced = This replaced { $figure } from { $name }, recorded at { $at }.
update-note = Note: { $note }
update-no-task =
    I read “{ $source }” but see no task number, so nothing was recorded.
    Example: /capnhat 7 82%
update-unknown-task =
    There is no task { $code }. The catalogue has { $first }–{ $last } and { $others }…
    Search by name: /nhiemvu số hóa
update-not-yours =
    Not recorded: task <b>{ $code }</b> ({ $title }) is led by <b>{ $leads }</b>; only officers of the lead unit may update it.
    Your unit: { $units }.
update-which-unit = Nothing was recorded yet: <b>{ $code }</b> ({ $title }) of which unit?
update-unit-choice = { $unit }
update-not-your-unit = Nothing was recorded: you do not answer for <b>{ $code }</b> · { $title } in <b>{ $unit }</b>.
update-which-period = <b>{ $code }</b> · { $title } is late for several periods. Which one is this for?
update-which-task = Your unit owes several duties for { $period }. Which one is this for?
update-nothing-for = Your unit owes nothing for { $period } any more, so nothing was recorded.
update-type-instead = Or type: { $line }
update-period-choice = { $period }
update-no-such-period = Task { $code } has no { $period }, so nothing was recorded. It has: { $periods }.
update-nothing-owed = <b>{ $code }</b> · { $title }: no period has to be reported now.
update-too-many = One message takes at most { $most } duties. Please send several; nothing was recorded.
update-choose =
    Which duty? Choose, or type its number and the result, e.g. 7 82%
    All of them: /viec
finish-choose =
    Which one is done? Choose, or type its number and the document number, e.g. 1 123/KH
    All of them: /viec
nil-choose =
    Which one has nothing to report? Choose, or type its number and the period, e.g. 12 2025-03
    All of them: /viec
update-ask-figure = <b>{ $id }</b> · { $label }: now { $current }, target { $target }. What is the result?
update-ask-denominator = (Counted: { $denominator })
update-no-figure-in = I see no figure in “{ $text }”, so nothing was recorded.
update-ask-cut = (Give the size of the <b>cut</b>, not what remains.)
update-ask-example = Answer me, or type: { $example }
update-ask-state = <b>{ $code }</b> · { $title }: { $current } so far. How far is it now?
update-state-nil = Nothing to report
update-state-done = Done
update-state-in-progress = In progress
update-state-paused = Paused
update-which-metric = <b>{ $code }</b> · { $title } has several targets. Which one is this for?
update-metric-line = <b>{ $id }</b> — { $label } ({ $target })
update-metric-choice = { $id } · { $label }
update-ambiguous = <b>{ $id }</b>: I am not sure how much “{ $source }” is, so nothing was recorded. Please choose:
update-value-choice = { $value }
update-finish-needs = Not done yet: task <b>{ $code }</b> lacks a figure. Once it is given, type /xong { $code } again.
update-finish-missed = Not recorded: <b>{ $id }</b> · { $label } is at { $current }, target { $target }. What is it now?
update-finish-anyway = If it is done all the same, type: { $line }
update-confirm-hint = Not recorded yet. Please choose, or type it again with ! at the end, e.g. { $line }
update-not-measured = Not recorded: task <b>{ $code }</b> ({ $title }) has no figure. Type /xong { $code } or /capnhat { $code } in progress
update-computed = Not recorded: target <b>{ $id }</b> ({ $label }) is worked out by the system; it can't be entered.
update-elsewhere = Not recorded: target <b>{ $id }</b> ({ $label }) uses the figure of { $other } ({ $title }). Please record it there: /capnhat { $other } 82%
update-whether-next = Nothing recorded: <b>{ $code }</b> · { $title } is { $process } already. The next one is { $next }, due { $due }. Is it that one?
update-paused-means = ⏸ I no longer remind of it; its deadline still counts. To go on: /capnhat { $code } in progress
update-unsure = <b>{ $id }</b>: I am not sure how much “{ $source }” is, so nothing was recorded.
update-offer = If it is the figure below, please choose it. If not, answer with the right one, or type: { $example }
update-figure-choice = { $id } · { $value }
update-invalid-negative = <b>{ $id }</b>: “{ $source }” is negative; nothing was recorded.
update-invalid-zero-denominator = <b>{ $id }</b>: “{ $source }” divides by 0; nothing was recorded.
update-invalid-numerator-exceeds = <b>{ $id }</b>: “{ $source }” is more than 100%; nothing was recorded. Typed the wrong way round?
update-invalid-not-a-value = <b>{ $id }</b>: I can't read a result in “{ $source }”, so nothing was recorded.
update-invalid-too-long = <b>{ $id }</b>: the number is too long; nothing was recorded.

## Undo

undo-nothing = You have no entry to take back.
undo-too-late = Your last entry (<b>{ $code }</b>) was at { $at }, more than { $minutes } minutes ago, so it can't be taken back. Correct it with a reason: /sua { $code } …
undo-built-upon = It can't be taken back: after your entry for <b>{ $code }</b>, { $name } recorded another at { $at }. Please record it again: /capnhat { $code } …
undo-not-yours = You no longer answer for that unit, so it can't be taken back. Please ask its head to record it again.
undo-done = ↩ Taken back: <b>{ $code }</b> · { $title }
undo-change = { $before } → <b>{ $after }</b>
undo-more = That message recorded more; type /huy again to take back the next.

## My duties

duties-title = <b>{ $units }</b> owes { $count ->
    [one] 1 duty:
   *[other] { $count } duties:
}
duties-title-late = <b>{ $units }</b> owes { $count ->
    [one] 1 duty
   *[other] { $count } duties
}, <b>{ $late } late</b>:
duties-none-of-these = ✅ Your units have no such duty. All duties: /viec
duties-paused = ⏸ Paused, without reminders: { $codes }
duties-none = Your unit owes nothing with a due date. Thank you!
duties-no-unit = You belong to no unit of the plan, so there is nothing to report.
duties-no-page = There is no page { $page }; the list has { $pages }.
duties-line-overdue = 🔴 <b>{ $code }</b> · { $title } — { $when }
duties-line-overdue-unit = 🔴 <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-line-due-soon = 🟠 <b>{ $code }</b> · { $title } — { $when }
duties-line-due-soon-unit = 🟠 <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-line-upcoming = ⚪ <b>{ $code }</b> · { $title } — { $when }
duties-line-upcoming-unit = ⚪ <b>{ $code }</b> · { $title } ({ $unit }) — { $when }
duties-late = <b>{ $count ->
    [one] 1 working day late
   *[other] { $count } working days late
}</b> ({ $day })
duties-today = <b>due today</b>
duties-last-day = <b>today is the last working day</b>, due by { $day }
duties-soon = due by { $day }, { $count ->
    [one] 1 working day left
   *[other] { $count } working days left
}
duties-ahead = due { $day }
duties-more = … and { $left } more: /viec { $next }
duties-how-figure = Give a figure: { $example }
duties-how-done = Report it done: /xong { $code } 123/KH
duties-choice = { $code } · { $title }

## Catalogue

tasks-title = <b>Plan { $year }</b>: { $count ->
    [one] 1 task
   *[other] { $count } tasks
}, page { $page }/{ $pages }
tasks-line = <b>{ $code }</b> · { $title } — { $leads }, { $due }
tasks-hint = One task: /nhiemvu { $code } · Search: /nhiemvu số hóa
tasks-next = Next page
tasks-no-page = There is no page { $page }; the list has { $pages }.
tasks-found = “{ $text }” is in { $count ->
    [one] 1 task
   *[other] { $count } tasks
}:
tasks-found-more = … and { $left } more; please add a word.
tasks-standing = standing
tasks-due = until { $day }
tasks-due-before = by { $day }
task-title = <b>{ $code }</b> · { $title }
task-clause = Source: { $clause }
task-leads = Lead: { $leads }
task-supports = Support: { $supports }
task-deadline = Deadline: “{ $text }” ({ $due })
task-period = • Period { $period }: by { $due }
task-periods-more = • … and { $left ->
    [one] 1 more period
   *[other] { $left } more periods
}
task-metric = Target <b>{ $id }</b>: { $label } { $target }
task-metric-strive = Aim <b>{ $id }</b>: { $label } { $target }
task-metric-also = (of the same figure, { $source } wants { $target })
task-products = Products: { $products }
task-question = ❓ { $text } For now: { $default }
task-history-choice = History
task-update-choice = Update

## History

history-which = History of which task? E.g. /lichsu 7
history-title = <b>{ $code }</b> · { $title } — { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
history-none = <b>{ $code }</b> · { $title }: nobody has recorded anything yet.
history-of-metric = { $id }: { $before }
history-line = • { $at } · { $name } ({ $channel }): { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-line-undo = • { $at } · { $name } ({ $channel }): took back an entry: { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-channel = { " " }({ $channel })
history-where = { " " }· { $where }
history-note = { " " }· “{ $note }”
list-no-page = There is no page { $page }; the list has { $pages }.
list-more = … and { $left } more: { $line }
list-page-line = { $command } page { $page }
list-next = Page { $page }

## Progress

summary-own-part = The whole office's progress is for leaders and coordinators; these are your own units' duties.
summary-refused = Progress is for leaders, coordinators and heads of units. Your duties: /viec
summary-refused-head = You see your own unit's progress: /tiendo. Other units are for leaders and coordinators.
summary-task-choice = Task { $code }
summary-history-choice = History of { $code }
summary-unknown = I find no task, unit or period called “{ $text }”. E.g. /tiendo 7, /tiendo TCCB, /tiendo 2025-Q1
summary-unknown-near = I find no “{ $text }”. Did you mean: { $near }?
summary-missing-choice = Who has not reported
summary-unit-choice = { $name }
missing-refused = This list is for leaders, coordinators and heads of units. Your duties: /viec
missing-bad-period = “{ $text }” is not a reporting period. E.g. /thieu { $year }-Q1, /thieu { $year }-03, /thieu { $year }
missing-next = … more: { $line }

## Groups, invitations, nudges, language

bind-refused = Only a coordinator or an administrator may bind a group to a unit.
bind-in-group = Please type this in the unit's group, e.g. /nhom Thanh tra Sở
bind-which = Which unit is this group for? E.g. /nhom Thanh tra Sở
bind-done = ✔ From now on this group gets the reminders of <b>{ $unit }</b>.
bind-next = This is the test message too: reminders arrive right here, at 8 a.m. on working days. Officers answer right here, e.g. /capnhat 7 82%
bind-how-telegram = If the bot does not answer, reply to one of its messages or add the bot's name to the command.
bind-how-zalo = In a Zalo group every message to the bot must begin with @ and the bot's name.
unit-unknown = There is no unit “{ $text }”. The units' names: /donvi
unit-unknown-in-tasks = There is no unit “{ $text }”. The units' names are in /nhiemvu
unit-unknown-near = There is no unit “{ $text }”. Did you mean: { $near }?
invite-refused = Only a coordinator or an administrator may make link codes.
invite-admin-refused = Only an administrator may invite an administrator.
invite-in-private = Whoever reads the code can use it, so please ask me for it in private.
invite-which =
    For which unit? E.g. /moi Thanh tra Sở head
    Roles: officer (default), head, coordinator, leader
invite-done = Link code for a <b>{ $role }</b> of <b>{ $unit }</b>:
invite-code = { $code }
invite-how = It works once, until { $until }. The person sends me: /lienket { $code }
nudge-refused = Only coordinators and leaders may nudge.
nudge-which = Nudge about which duty or unit? E.g. /nhac 7 or /nhac Thanh tra Sở
nudge-nothing = Nobody owes { $about } any more.
nudge-done =
    Nudge no. { $times } sent: <b>{ $tasks }</b>
    To: { $units }.
nudge-tasks = { $tasks } and { $count } more
nudge-too-soon = Not sent again to { $units }: nudged at { $at }. Each duty once in { $hours } hours.
nudge-unreachable = { $units } can't be reached: no group bound, nobody linked.
language-which = Choose a language: /ngonngu vi or /ngonngu en
language-vi = Tiếng Việt
language-en = English
language-set = From now on I answer you in English.
language-once = I answer in English. The choice is kept once your account is linked.
chat-failure = Something is down on our side, so that message was not recorded. Please send it again in a few minutes.
