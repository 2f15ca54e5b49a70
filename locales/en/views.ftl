## Views of the progress (/tiendo sắp trễ, trễ nhất, thay đổi, năm)

# With the week's changes
reports-counts-since = <b>{ $total ->
    [one] 1 duty
   *[other] { $total } duties
}</b>: { $parts }{ $awaiting } (since { $since }: +{ $done } done, +{ $overdue } overdue)
reports-week = Since { $since }: +{ $done } done, +{ $overdue } overdue

views-soon-title = <b>Due soon: { $count }</b> · { $at }
views-soon-none = Nothing is due soon · { $at }
views-soon-line = ⏳ { $duty } – { $units }, due { $due } ({ $days ->
    [0] today
   *[other] days left: { $days }
})
views-soon-later = { $count ->
    [one] 🔹 Not yet due, 1: { $duty } – { $units }, due { $due } (days left: { $days })
   *[other] 🔹 Not yet due: { $count }, the next { $duty } – { $units }, due { $due } (days left: { $days })
}
views-worst-title = <b>{ $count } overdue in { $units ->
    [one] 1 unit
   *[other] { $units } units
}</b> · { $at }
views-worst-none = No unit has anything overdue · { $at }
views-worst-line = { $place }. { $name }: ❗ { $count } of { $total }
views-worst-others = … and { $count ->
    [one] 1 other unit
   *[other] { $count } other units
}
views-overdue-title = <b>Overdue: { $count }</b> (page { $page }/{ $pages }) · { $at }
views-no-page = There is no page { $page }; the list has { $pages }.
views-year-title = <b>Progress over the year · { $title }</b> · { $at }
views-year-done = Handed in: { $count } of { $all } in the whole year
views-year-due = To be handed in by plan: { $today } by the end of today, { $month } by the end of this month
views-year-line = • By the end of { $month }/{ $year }: { $handedIn } handed in, { $due } to be handed in
views-year-ahead = • By the end of { $month }/{ $year }: { $due } to be handed in

views-choice-overdue = What is overdue
views-choice-worst = Latest units
views-choice-soon = Due soon
views-choice-changes = This week's changes
views-choice-year = The year as a chart
views-choice-period = { $period }
views-choice-task = { $task }. { $title }
views-near = I see no “{ $text }” in the plan. Did you mean:

reports-picture-matrix-period = { $short ->
    [month] M{ $number }
    [quarter] Q{ $number }
    [half] H{ $number }
   *[year] year
}
reports-picture-matrix-due = { $day }/{ $month }
reports-picture-year-none = Nothing has a due date yet. Once the plan has duties due on a day, this chart shows month by month how many are to be handed in and how many were.
reports-picture-year-axis = Month; duties added up
reports-picture-year-done = Handed in: { $count }
reports-picture-year-due = To be handed in by the end of this month: { $count }

reports-units-stale = { $count } out of date
