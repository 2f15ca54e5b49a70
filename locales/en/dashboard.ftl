## The dashboard on the web: the command /bangdieukhien

dashboard-in-private = The way into the dashboard is yours alone, so it is not sent to a group. Please write to the bot in private: /bangdieukhien
dashboard-no-site = The bot runs where no web page can be opened, so there is no dashboard.
dashboard-link = <b>Dashboard</b>: { $url }
dashboard-link-once = It opens once, within 10 minutes. Please do not pass it on: whoever opens it goes in under your name. If it has expired, type /bangdieukhien again.
dashboard-link-local = This address opens only on the machine the bot runs on.

## In and out

dashboard-page-open-title = Enter the dashboard
dashboard-page-open-text = Press the button below to go in. This link can be used once.
dashboard-enter = Go in
dashboard-page-used-title = This link has been used
dashboard-page-used-text = Each link opens once. Please write /bangdieukhien to the bot in private for a new one.
dashboard-page-expired-title = This link has expired
dashboard-page-expired-text = A link is good for 10 minutes. Please write /bangdieukhien to the bot in private for a new one.
dashboard-page-unknown-title = This link is not right
dashboard-page-unknown-text = Perhaps part of it was not copied. Please write /bangdieukhien to the bot in private for a new one.
dashboard-page-foreign-title = The request was not taken
dashboard-page-foreign-text = This request comes from another page. Please open the link the bot sent you again.
dashboard-page-left-title = Signed out
dashboard-page-left-text = To look again, please write /bangdieukhien to the bot in private.
dashboard-page-guest-title = Please sign in
dashboard-page-guest-text = You are not signed in, or your session has ended. Please write /bangdieukhien to the bot in private for a link.
dashboard-page-refused-title = There is no such page
dashboard-page-refused-text = The page does not exist, or is not about a unit of yours. To see more, please ask the coordinator.
dashboard-page-nobody-title = This person was not found
dashboard-page-nobody-text = Please go back to the rehearsal room and pick somebody again.
dashboard-feed-gone-title = There is no such calendar
dashboard-feed-gone-text = The address is not right, or was changed. Please write /lich to the bot in private for a new one.
dashboard-to-room = To the rehearsal room

## The frame

dashboard-skip = Skip to the main part
dashboard-navigation = Pages
dashboard-sign-out = Sign out
dashboard-nav-overview = Overview
dashboard-nav-tasks = Tasks
dashboard-nav-matrix = Who reported
dashboard-nav-calendar = Due dates
dashboard-nav-ledger = Sent
dashboard-footer = As of { $at }. To look at only; updates are made in the chat with the bot.
dashboard-no-plan = There is no plan yet
dashboard-no-plan-text = Once a plan is loaded (send the bot /nhap, or nhacviec import), progress is shown here.
dashboard-no-unit = You belong to no unit
dashboard-no-unit-text = Your role is not bound to a unit, so there are no duties of yours to show. The catalogue of tasks is open to you.

## Words used everywhere

dashboard-as-of = As of { $at }
dashboard-moment = { $at }
dashboard-value = { $value }
dashboard-standing = Standing
dashboard-no-figure = no figure yet
dashboard-estimate = estimate
dashboard-stale = { $count ->
    [one] 1 unit's figure is old
   *[other] { $count } units' figures are old
}
dashboard-goal = target { $target }
dashboard-goal-strive = striving for { $target }
dashboard-figure-as-of = data up to { $on }
dashboard-said-by = { $name }, { $at }
dashboard-unit = Unit
dashboard-period = Period
dashboard-state = State
dashboard-figures = Figures
dashboard-done = Done
dashboard-done-of = { $done }/{ $total } done
dashboard-shares = Shares
dashboard-today = today

## Overview, unit

dashboard-states = { $count ->
    [0] Nothing has a due date yet
    [one] 1 dated duty
   *[other] { $count } dated duties
}
dashboard-overdue = Overdue
dashboard-overdue-none = Nothing is overdue.
dashboard-soon = Due soon
dashboard-late-by = { $days ->
    [one] 1 day late (due { $due })
   *[other] { $days } days late (due { $due })
}
dashboard-days-left = { $days ->
    [0] due today ({ $due })
    [one] 1 day left (due { $due })
   *[other] { $days } days left (due { $due })
}
dashboard-units-missing = { $missing }/{ $total } units missing:
dashboard-units-count = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
dashboard-and-others = { $count ->
    [one] and 1 other unit
   *[other] and { $count } other units
}
dashboard-targets = Targets
dashboard-units = By unit
dashboard-units-caption = Overdue, due soon and done, for each unit
dashboard-duties = Duties of the unit
dashboard-duties-none = The unit has no duty in this plan.
dashboard-other-units = Your other units:
dashboard-unit-ended = The unit ended on { $on }; what was open follows its successor.

## Tasks

dashboard-tasks-none = The plan has no tasks yet.
dashboard-facts = As the plan says
dashboard-clause = Clause
dashboard-leads = Lead
dashboard-supports = Supporting
dashboard-deadline = Deadline
dashboard-products = Products
dashboard-condition = When it arises
dashboard-owed = Who owes what, by when
dashboard-owed-none = Your units owe nothing in this task.
dashboard-own-units-only = Only your units' part is shown.
dashboard-last-working-day = last working day: { $on }
dashboard-evidence = Evidence
dashboard-kilobytes = { $size } KB
dashboard-timeline = Timeline
dashboard-timeline-none = Nothing has been recorded yet.
dashboard-to = to
dashboard-undone = undone
dashboard-corrected = corrected
dashboard-amends = after the freeze
dashboard-stands-for = for { $name }
dashboard-extension-asked = Extension asked for: { $from } → { $to }
dashboard-extension-approved = Extension granted: { $from } → { $to }
dashboard-extension-rejected = Extension refused: { $from } → { $to }

## Who reported

dashboard-matrix-none = There is no report yet that several units owe.
dashboard-matrix-caption = A row for each unit, a column for each report and period
dashboard-owes-not = not owed
dashboard-month-short = M{ $month }

## Due dates

dashboard-calendar-title = Due in { $month }/{ $year }
dashboard-month-name = { $month }/{ $year }
dashboard-months = Change the month
dashboard-this-month = This month
dashboard-calendar-none = Nothing is due this month.
dashboard-not-announced = The days off of { $year } are not announced yet; working days below are Monday to Friday.
dashboard-day-off = This is a day off. Last working day: { $on }.
dashboard-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
dashboard-day = { $on }

## Sent

dashboard-ledger-range = From { $from } to the end of { $to }, the latest first
dashboard-weeks = Change the week
dashboard-week-before = 7 days before
dashboard-week-after = 7 days after
dashboard-ledger-none = No reminder was sent in these days.
dashboard-ledger-more = The latest { $shown } of { $total } lines are shown; nhacviec ledger has them all.
dashboard-ledger-to = { $audience ->
    [unit] to the unit
    [head] to the unit's head
    [coordinator] to the coordinator
   *[leader] to the leaders
}
dashboard-ledger-state = { $state ->
    [sent] sent
    [coalesced] put into a later message
    [satisfied] no longer needed
    [muted] muted
    [dropped] not sent
    [uncertain] may have arrived
   *[failed] could not be sent
}
dashboard-ledger-rung = { $rung }
dashboard-ledger-reason = { $reason ->
    [no-channel] nobody there has linked an account yet
    [snoozed] the unit asked to be reminded later
    [same-message] said in the same message
    [later-rung] a later reminder was sent
    [done] handed in before it was sent
    [not-applicable] the unit reported nothing to report
    [paused] the work is paused
    [not-in-plan] no longer in the plan
    [other-day] due on another day now
   *[muted] the reader has muted reminders
}
