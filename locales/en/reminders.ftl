# Reminders: one look says what is owed, until when, and how to answer.

reminder-blank = { "" }
reminder-weekly = <b>Weekly summary</b>
reminder-morning = <b>To watch today</b>
reminder-nudged = <b>A nudge</b> — please report on { $count ->
    [one] 1 duty:
   *[other] { $count } duties:
}
reminder-own = <b>Reminder</b> — { $count ->
    [one] 1 duty of your unit is still open:
   *[other] { $count } duties of your unit are still open:
}
reminder-head = <b>For the head of unit</b> — { $count ->
    [one] 1 duty of your unit is still open:
   *[other] { $count } duties of your unit are still open:
}
reminder-watched = <b>To follow up</b> — { $count } overdue:
reminder-unreached = <b>Units that can't be reached</b> (no group bound, nobody linked) — { $count ->
    [one] 1 duty:
   *[other] { $count } duties:
}
reminder-late = (Sent late because the service was down; our apologies.)
reminder-repeated = (Sent again because the first message may not have arrived; if it did, please ignore this one.)
reminder-line = { $state ->
    [overdue] 🔴
    [due_soon] 🟠
   *[upcoming] ⚪
} <b>{ $code }</b> · { $title }{ $period } — { $when } · { $clause }
reminder-line-units = { $state ->
    [overdue] 🔴
    [due_soon] 🟠
   *[upcoming] ⚪
} <b>{ $code }</b> · { $title }{ $period } — { $units } — { $when }
reminder-of-period = { " " }({ $period })
reminder-when-standing = standing
reminder-when-ahead = { $count ->
    [one] due by { $day } (1 working day left)
   *[other] due by { $day } ({ $count } working days left)
}
reminder-when-ahead-off = { $count ->
    [-1] due by { $day }, <b>the last working day was { $last }</b>
    [0] due by { $day }, <b>today is the last working day</b>
    [one] due by { $day }; last working day { $last } (1 working day left)
   *[other] due by { $day }; last working day { $last } ({ $count } working days left)
}
reminder-when-today = <b>due today</b>, by { $day }
reminder-when-late = { $count ->
    [0] was due { $day }, <b>overdue</b>
    [one] was due { $day }, <b>1 working day late</b>
   *[other] was due { $day }, <b>{ $count } working days late</b>
}
reminder-more = … and { $left } more: /viec
reminder-more-watched = … and { $left } more: /thieu
reminder-more-units = and { $left ->
    [one] 1 other unit
   *[other] { $left } other units
}
reminder-answer-figure = Report a figure: /capnhat { $about } 82%
reminder-answer-done = Done: /xong { $about } document-number
reminder-answer-nudge = Nudge: /nhac { $code } · Who has not reported: /thieu
reminder-answer-bind = In the unit's group, type: /nhom { $unit } · Invite people: /moi { $unit }
reminder-code = Message code: { $code }
watch-missed = ⚠️ Self-check: { $count } { $count ->
    [one] duty was
   *[other] duties were
 } not spoken of when due. The next slot does it; please see the server log for the reason.
reminder-succession = “{ $from }” has ended: { $count } open { $count ->
    [one] duty now belongs
   *[other] duties now belong
 } to “{ $to }”.
reminder-approve = Approve
reminder-reject = Reject
