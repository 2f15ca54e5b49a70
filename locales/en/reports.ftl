## Progress summary (/tiendo)

reports-title-plan = <b>Progress · { $title }</b> · { $at }
reports-title-task = <b>{ $code }. { $title }</b>
reports-title-unit = <b>{ $name }</b> · { $at }
reports-title-period = <b>Progress, { $period }</b> · { $at }
reports-at = At { $at }
reports-clause-at = Clause { $clause } · at { $at }

reports-counts = { $total ->
    [one] <b>1 duty</b>: { $parts }{ $awaiting }
   *[other] <b>{ $total } duties</b>: { $parts }{ $awaiting }
}
# Joined to the counts
reports-awaiting = ; of what is done, { $count } still to be confirmed
reports-counts-none = Nothing with a due date yet.
reports-count = { $state ->
    [overdue] ❗ { $count } overdue
    [dueSoon] ⏳ { $count } due soon
    [underWay] 🔹 { $count } not yet due
    [doneLate] ☑️ { $count } done late
    [doneOnTime] ✅ { $count } done on time
   *[notApplicable] ⚪ { $count } nothing to report
}

reports-overdue-heading = <b>Overdue, { $count }:</b>
reports-overdue-line = { $days ->
    [one] ❗ { $duty } – { $units }, due { $due } (1 day late)
   *[other] ❗ { $duty } – { $units }, due { $due } ({ $days } days late)
}
reports-overdue-none = Nothing is overdue.
reports-others = … and { $count } more
reports-due-soon-line = ⏳ Due soon: { $count }, nearest: { $duty } – { $units }, due { $due }
reports-next = ➡️ Next: { $duty } – { $units }, due { $due }

reports-duty = { $task }. { $title }
reports-duty-period = { $task }. { $title } ({ $period })
reports-units-one = { $name }
reports-units-two = { $name }, { $second }
reports-units-many = { $others ->
    [one] { $name } and 1 other unit
   *[other] { $name } and { $others } other units
}
reports-units-behind = { $owing ->
    [one] { $reported }/1 unit
   *[other] { $reported }/{ $owing } units
}

## Targets

reports-figure = { $figure }
reports-figure-of = { $figure } ({ $numerator }/{ $denominator })
reports-targets-met = { $count ->
    [0] 🎯 No target met yet (0/{ $total })
   *[other] 🎯 Targets met { $count }/{ $total }: { $list }
}
reports-targets-missed = ⚠️ Not met { $count }: { $list }
reports-targets-unsure = ❔ Not enough data { $count }: { $list }
reports-targets-others = { $count } more
reports-target-id = { $id }
reports-target-missed = { $id }: { $figure } [{ $detail }]
reports-target-unsure = { $owing ->
    [one] { $id } ({ $reported }/1 unit)
   *[other] { $id } ({ $reported }/{ $owing } units)
}
reports-target-line = 🎯 { $id } { $label }: <b>{ $figure }</b> – { $verdict } ({ $detail })
reports-target-line-nothing = 🎯 { $id } { $label }: { $verdict } ({ $detail })
reports-goal = target { $target }
reports-goal-strive = striving for { $target }
reports-linked = { $source }: { $target }
reports-linked-judged = { $verdict ->
    [met] { $source }: { $target }, met
   *[missed] { $source }: { $target }, not met
}
reports-verdict = { $verdict ->
    [met] met
    [missed] not met
    [missed-strive] striven for, not met
    [incomplete] not enough data
    [uncombined] can't be added up, a unit gave no n/N
   *[nothing] no data yet
}

## One thing after another

reports-item = • <b>{ $name }</b>: { $parts }
reports-unit-item = • <b>{ $task }</b>. { $title }: { $parts }
reports-standing = { $count ->
    [one] Besides <b>1 standing duty</b>, without a due date:
   *[other] Besides <b>{ $count } standing duties</b>, without a due date:
}
reports-standing-others = { $count ->
    [one] … and 1 more standing duty
   *[other] … and { $count } more standing duties
}
reports-process = { $process ->
    [not_started] not started
    [in_progress] in progress
    [awaiting_confirmation] handed in, awaiting confirmation
    [done] done
    [paused] paused
   *[not_applicable] nothing to report
}
reports-due = due { $due }
reports-due-standing = standing duty
reports-due-overdue = { $days ->
    [one] <b>1 day overdue</b> (due { $due })
   *[other] <b>{ $days } days overdue</b> (due { $due })
}
reports-due-soon = { $days ->
    [0] <b>due today</b> ({ $due })
    [one] 1 day left (due { $due })
   *[other] { $days } days left (due { $due })
}
reports-due-late = late (due { $due })
reports-due-on-time = on time
reports-metric = { $estimate ->
    [yes] { $id }: { $figure }, estimate
   *[no] { $id }: { $figure }
}
reports-metric-as-of = { $estimate ->
    [yes] { $id }: { $figure }, estimate as of { $asOf }
   *[no] { $id }: { $figure }, as of { $asOf }
}
reports-metric-nothing = { $id }: no data yet
reports-metric-target = { $estimate ->
    [yes] { $id }: { $figure }, estimate (target { $target })
   *[no] { $id }: { $figure } (target { $target })
}
reports-metric-nothing-target = { $id }: no data yet (target { $target })

## Who has not reported (/thieu)

reports-missing-title = <b>Not reported</b>{ $left }{ $page } · { $at }
reports-missing-title-period = <b>Not reported, { $period }</b>{ $left }{ $page } · { $at }
reports-missing-left-units = { " " }· { $count ->
    [one] 1 unit
   *[other] { $count } units
} to go
reports-missing-left-duties = { " " }· { $count ->
    [one] 1 report
   *[other] { $count } reports
} of { $duties ->
    [one] 1 duty
   *[other] { $duties } duties
} to go
reports-missing-page = { " " }(page { $page } of { $pages })
reports-missing-none = ✅ Nobody is missing.
reports-missing-one = <b>{ $task }.</b> { $title } ({ $period }, due { $due }): { $name }
reports-missing-group = <b>{ $task }.</b> { $title } ({ $period }, due { $due }): <b>{ $owing ->
    [one] the unit has not reported
   *[other] { $missing } of { $owing } units have not reported
}</b>
reports-missing-name = • { $name }
reports-missing-others = { $count ->
    [one] … and 1 unit
   *[other] … and { $count } units
}

## The picture

reports-picture-title = Progress: { $title }
reports-picture-title-task = { $code }. { $title }
reports-picture-at = { $total ->
    [one] As of { $at } · 1 duty
   *[other] As of { $at } · { $total } duties
}
reports-picture-at-none = As of { $at } · nothing with a due date yet
reports-picture-state = { $state ->
    [overdue] Overdue
    [dueSoon] Due soon
    [underWay] Not yet due
    [doneLate] Done late
    [doneOnTime] Done on time
   *[notApplicable] Nothing to report
}
reports-picture-number = { $number }
reports-picture-awaiting = Of what is done, { $count } still to be confirmed
reports-picture-units = By unit
reports-picture-units-others = { $count ->
    [one] 1 other unit
   *[other] { $count } other units
}
reports-picture-items = The unit's duties
reports-picture-item = { $task }. { $title }
reports-picture-item-period = { $task } ({ $period }). { $title }
reports-picture-item-due = due { $due }
reports-picture-item-standing = standing
reports-picture-items-others = … and { $parts }
reports-picture-others-dated = { $count } more
reports-picture-others-standing = { $count ->
    [one] 1 standing duty
   *[other] { $count } standing duties
}
reports-picture-targets = Targets
reports-picture-target = { $id } · { $label }
reports-picture-verdict = { $verdict ->
    [met] Met
    [missed] Not met
    [missed-strive] Striven for, not met
    [incomplete] Not enough data
    [uncombined] Can't be added up
   *[nothing] No data yet
}
reports-picture-verdict-figure = { $verdict } · { $figure }
reports-picture-behind = { $parts }
reports-picture-share = { $numerator }/{ $denominator }
reports-picture-estimate = estimate
reports-picture-targets-others = { $count ->
    [one] 1 other target: { $parts }
   *[other] { $count } other targets: { $parts }
}
reports-picture-verdict-count = { $verdict ->
    [met] { $count } met
    [missed] { $count } not met
    [missed-strive] { $count } striven for, not met
    [incomplete] { $count } without enough data
    [uncombined] { $count } that can't be added up
   *[nothing] { $count } without data
}
