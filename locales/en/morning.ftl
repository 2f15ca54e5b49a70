# The coordinator's morning, the operator's line, and the week's changes for leaders.

## The morning list

morning-overdue = 🔴 <b>{ $count } overdue</b> in { $units ->
    [one] 1 unit:
   *[other] { $units } units:
}
morning-overdue-unit = { $count ->
    [1] • <b>{ $unit }</b>: { $task }, days late: { $days } → /nhac { $handle }
   *[other] • <b>{ $unit }</b>: { $count }, the longest { $task }, days late: { $days } → /nhac { $handle }
}
morning-overdue-more = • and { $count ->
    [one] 1 more unit
   *[other] { $count } more units
} → /thieu
morning-unreachable = 🔌 <b>Units with a duty coming up that can't be reached: { $count }</b>: { $units } → /moi { $handle }
morning-others = and { $count } more
morning-undelivered = 📭 <b>{ $count ->
    [one] 1 message
   *[other] { $count } messages
} not delivered</b> since the last list:
morning-gone-unit = • { $name }: the bot is not in the group any more → add it again and type there: /nhom { $handle }
morning-gone-person = • { $name } has blocked the bot or deleted the chat → ask them to open it and type /start
morning-uncertain-unit = • { $name }: may not have got it → /nhac { $handle }
morning-uncertain-person = • { $name }: may not have got it → please ask them
morning-refused = • { $name }: could not be sent → ask the operator to run: nhacviec ledger
morning-nobody = • A chat that belongs to no unit any more → ask the operator to run: nhacviec ledger
morning-undelivered-more = • and { $count } more → ask the operator to run: nhacviec ledger
morning-unannounced = 📅 The days off of { $years } are not known, due dates may be a few days wrong → ask the operator to run: nhacviec calendar
morning-snoozed = ⏸ <b>{ $count } just snoozed</b>: { $duties }
morning-snoozed-duty = { $task } – { $unit } (until { $until })
morning-snoozed-more = and { $count } more
morning-awaiting = 📥 <b>{ $count } to be confirmed</b>, longest { $task } – { $unit }, { $days ->
    [one] 1 day
   *[other] { $days } days
} → /duyet

## The week's changes

weekly-since = <b>Changes since { $since }</b>
weekly-nothing = Nothing has changed since { $since }.
weekly-done = { $awaiting ->
    [0] ✅ { $count } more done: { $tasks }
   *[other] ✅ { $count } more done, { $awaiting } of them still to be confirmed: { $tasks }
}
weekly-reopened = ↩️ { $count } opened again: { $tasks }
weekly-overdue = ❗ { $count } newly overdue: { $tasks }
weekly-figures = 📈 New figures for { $count ->
    [one] 1 target
   *[other] { $count } targets
}: { $figures }
weekly-figure = { $id } { $before } → { $after }
weekly-figure-new = { $id } has its first figure: { $after }
weekly-figure-together = { $id } now has a figure for all: { $after } ({ $reported } of { $owing ->
    [one] 1 unit
   *[other] { $owing } units
})
weekly-figure-uncombined = { $id } was given by { $reported } of { $owing ->
    [one] 1 unit
   *[other] { $owing } units
}, can't be added up as a unit gave no n/N
weekly-figure-fewer = { $id } was taken back by a unit, { $reported } of { $owing ->
    [one] 1 unit
   *[other] { $owing } units
} left
weekly-figure-gone = { $id } was taken back
weekly-reported = 🗣 { $count ->
    [one] 1 unit
   *[other] { $count } units
} reported: { $units }
weekly-task = { $task }
weekly-task-several = { $task } ({ $count })
weekly-unit = { $name }
weekly-others = and { $count } more

## The service's line for the operator

heartbeat-nothing = 💚 Nothing was owed today.
heartbeat-well = 💚 This morning: { $sent } reminders sent, { $waiting } waiting, no errors.
heartbeat-trouble = ⚠️ This morning: { $sent } reminders sent, { $waiting } waiting. To look at: { $troubles } → nhacviec doctor, nhacviec ledger
heartbeat-failed = messages that could not be sent: { $count }
heartbeat-uncertain = messages that may not have arrived: { $count }
heartbeat-stuck = messages waiting for over 10 minutes: { $count }
heartbeat-unreached = duties with nobody to remind: { $count }
heartbeat-missed = duties missed: { $count }
