# Snoozing, muting, acknowledging, asking why.

## Snoozing one duty

snooze-done = ⏸ <b>{ $code }</b> · { $title }: no reminders until <b>{ $until }</b>.
snooze-capped-last = No later than that, so that the last reminder before the due date is not missed.
snooze-capped-late = It is late already, so each time a week at most.
snooze-next = Next reminder: { $day }.
snooze-above = The head, the coordinator and the leaders are told as planned.
snooze-how-to-end = To end it: { $command } stop
snooze-line = { $command } Friday
snooze-ended = ▶ <b>{ $code }</b> · { $title }: reminders go on as planned.
snooze-none = <b>{ $code }</b> · { $title } is not snoozed.
snooze-in-force = ⏸ snoozed until { $until } by { $name }
snooze-until-when = <b>{ $code }</b> · { $title }: snooze until when? { $latest } at the latest.
snooze-choice = Until { $day }
snooze-unclear = I see no coming day in “{ $text }”, so nothing was changed.
snooze-must-end = Nothing was changed: a snooze or a mute has to end on some day.
snooze-last-reminder = Not snoozed: <b>{ $code }</b> · { $title } is due { $due }; its last reminder before that has come.
snooze-nothing = <b>{ $code }</b> · { $title }: there is no reminder left to put off.
snooze-nothing-at-all = Your unit has no duty with reminders to put off.
snooze-no-period = Not snoozed: <b>{ $code }</b> · { $title } owes nothing for { $period }.
snooze-which = Which duty should be put off?
snooze-which-period = <b>{ $code }</b> · { $title } is late for several periods. Which one should be put off?
snooze-which-unit = Nothing was put off yet: <b>{ $code }</b> ({ $title }) of which unit?
snooze-not-yours = Not snoozed: task <b>{ $code }</b> ({ $title }) is led by <b>{ $leads }</b>; only that unit's officers and head may put it off.

## Muting private reminders

mute-done = 🔕 Until <b>{ $until }</b> I send you no reminders in private.
mute-capped = Thirty days at most, each time.
mute-group-hears = Duties of { $unit }: its group is still reminded.
mute-officers-hear = Duties of { $unit }: { $names } will be reminded.
mute-head-hears = Duties of { $unit }: its head { $names } will be reminded.
mute-coordinator-hears = Duties of { $unit }: nobody else is there, so the coordinator { $names } is told.
mute-nobody-hears = ⚠ Duties of { $unit }: nobody stands in. Please ask the office to bind a group or invite somebody.
mute-how-to-end = To end it sooner: /bat
mute-ended = 🔔 You are reminded in private again.
mute-none = Your private reminders are not muted.
mute-in-force = 🔕 Muted until { $until }. To end it: /bat
mute-until-when = Mute your private reminders until when? E.g. /tat 20/1 (30 days at most; the unit's group goes on)
mute-choice-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
mute-choice-week = 1 week
mute-choice-fortnight = 2 weeks

## Acknowledging

ack-done = Thank you; noted that { $name } has seen the reminder of { $codes }.
ack-still-owed = It is still owed; once there is a result: /capnhat or /xong
ack-seen = 👁 seen by: { $names }
ack-by = { $name } ({ $day })
attention-of = { $unit }, { $period }:

## Why

why-which = I sent no reminder here lately. Reply /visao to a reminder, or give the task's number, e.g. /visao 7
why-not-a-reminder = That message was no reminder, or is too old. Please give the task's number, e.g. /visao 7
why-several = The message of { $at } was a reminder of { $count ->
    [one] 1 duty:
   *[other] { $count } duties:
}
why-line = <b>{ $code }</b> · { $title } — due { $due } — { $rung }
why-more = … and { $left } more.
why-one = More about one of them: /visao { $code }
why-weekly = The message of { $at } is the weekly summary: leaders get it on the first working day of the week.
why-morning = The message of { $at } is the coordinator's morning list: who is late, who can't be reached, what could not be sent.
why-notice = The message of { $at } is a notice of the service; it is about no duty.
why-withdrawn = The message of { $at } was about duties the plan no longer has.
why-title = <b>{ $code }</b> · { $title } — { $unit }
why-clause = Source { $clause }: “{ $text }”
why-due = Due: until the end of { $due }; last working day { $last }.
why-due-before = “Before” a day means until the end of { $due }; last working day { $last }.
why-extended = Extended; first due { $day }.
why-standing = A standing duty: it has no due date, so there are no scheduled reminders.
why-never = No reminder of it has been sent yet.
why-sent = Reminded at { $at } — { $rung }.
why-rung-before = { $rung }: the step { $count ->
    [one] 1 working day
   *[other] { $count } working days
} before the due date
why-rung-last = { $rung }: the last working day
why-rung-late = { $rung }: working day { $count } after the due date
why-rung-nudge = a nudge, out of turn
why-to-group = Sent to this group because it is bound to { $unit }.
why-to-person = Sent to { $name } in private because no group of { $unit } could be reached then.
why-to-unit = Sent to { $unit }.
why-to-head = Sent to the head of { $unit } because it is not done at this rung.
why-to-coordinator = Sent to the coordinator because it is late.
why-to-leader = Sent to the leaders because it has been late for long.
why-to-unreachable = Sent to the coordinator because nobody in { $unit } could be reached.
why-ladder-plan = The plan's reminders: { $rungs }; once late, { $every ->
    [one] every working day
   *[other] every { $every } working days
}.
why-ladder-task = This duty's own reminders: { $rungs }; once late, { $every ->
    [one] every working day
   *[other] every { $every } working days
}.
why-escalations = Also told: { $steps }.
why-escalation = { $who } ({ $rung })
why-who-unit = the unit
why-who-head = its head
why-who-coordinator = the coordinator
why-who-leader = the leaders
why-next = Next: <b>{ $day }</b> ({ $rung }), to { $who }.
why-no-more = No more reminders will come.
why-closed = It is recorded as <b>{ $process }</b>, so no more reminders come.
why-how-to-end = Reporting it ends the reminders: { $line } · Snooze: { $snooze }
