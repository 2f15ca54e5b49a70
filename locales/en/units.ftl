# Units: the list, one unit, changes, the log.

help-donvi = /donvi — the units; /nhap — load a plan or a list

## The list

units-refused = The list of units is for coordinators and administrators. Your duties: /viec
units-none = There are no units yet. Load a plan, or add one: /donvi them Thanh tra Sở
units-no-page = There is no page { $page }; the list has { $pages }.
units-title = <b>{ $count ->
    [one] 1 unit
   *[other] { $count } units
}</b>, page { $page }/{ $pages }
units-counts = { $grouped } have a group · { $empty } have nobody linked
units-line = ✔ <b>{ $name }</b> ({ $code }) — officers: { $officers }, heads: { $heads }
units-line-missing = ⚠ <b>{ $name }</b> ({ $code }) — officers: { $officers }, heads: { $heads }; missing: { $missing }
units-missing-group = a group
units-missing-people = people
units-missing-head = a head
units-hint = One unit: /donvi { $name } · The log: /donvi nhatky
units-next = Next page

## One unit

unit-title = <b>{ $name }</b> ({ $code })
unit-ends = It ends on { $on }
unit-ends-for = It ends on { $on }; <b>{ $successor }</b> takes over
unit-renames = Called <b>{ $name }</b> from { $on }
unit-aliases = Also called: { $aliases }
unit-no-people = Nobody has linked an account yet.
unit-person = • { $name } — { $role } ({ $channels })
unit-person-unlinked = • { $name } — { $role } (no account linked)
unit-people-more = • … and { $left } more
unit-invited = Link codes waiting: { $count }
unit-no-chat = No group is bound.
unit-chats = Groups: { $chats }
unit-chat = “{ $title }” ({ $channel })
unit-chat-untitled = a { $channel } group
unit-sets = Belongs to: { $sets }
unit-leads = Leads { $count ->
    [one] 1 task
   *[other] { $count } tasks
}: { $tasks }
unit-open = Open duties: { $count }
unit-missing = Missing: { $missing }
unit-and-people = { $names } and { $count ->
    [one] 1 other
   *[other] { $count } others
}
unit-act-invite = Invite an officer
unit-act-rename = Rename
unit-act-merge = Merge
unit-act-dissolve = Dissolve
unit-act-alias = Add a name
unit-act-call-off = Call off what is to come

## Questions

unit-add-which = What is the new unit called? E.g. Trường THPT Trần Phú
unit-rename-to = What is <b>{ $unit }</b> to be called?
unit-alias-which = Which other name of <b>{ $unit }</b>? E.g. TTr
unit-merge-into = Which unit does <b>{ $unit }</b> become part of?
unit-dissolve-to = Which unit takes over the duties of <b>{ $unit }</b>?
unit-end-when = From which day does <b>{ $successor }</b> take over from <b>{ $unit }</b>? E.g. 1/7/2025
unit-end-no-day = “{ $text }” is no day. Please type it like 1/7/2025

## Shown first, then asked

unit-yes = Yes
unit-confirm = Nothing is changed yet. Shall I? Or type: { $line }
unit-kind-office = a department
unit-kind-school = a subordinate unit
unit-add-preview = Add the unit <b>{ $name }</b> ({ $kind }).
unit-rename-preview = Rename <b>{ $unit }</b> to <b>{ $name }</b>. People, group and duties stay; the old name still works when typed.
unit-rename-on-preview = From { $on } rename <b>{ $unit }</b> to <b>{ $name }</b>; until then it keeps its name. People, group and duties stay; the old name still works when typed.
unit-call-off-end = Call off the end of <b>{ $unit }</b> on { $on }: the unit, its people, group and duties stay.
unit-call-off-rename = Call off renaming <b>{ $unit }</b> to <b>{ $name }</b> from { $on }.
unit-alias-preview = <b>{ $unit }</b> is also called <b>{ $alias }</b>.
unit-unalias-preview = <b>{ $unit }</b> is no longer called <b>{ $alias }</b>.
unit-merge-preview = Merge <b>{ $unit }</b> into <b>{ $successor }</b> on { $on }:
unit-dissolve-preview = Dissolve <b>{ $unit }</b> on { $on }; <b>{ $successor }</b> takes over:
unit-moves-duties = • Open duties: { $count }, to { $successor } (joined with its own where it owes the same). What was handed in stays where it is.
unit-moves-nobody = • People: nobody yet
unit-moves-people = • People who move: { $names }
unit-keeps-people = • People who do not move: { $names }
unit-moves-chats = • Groups that move: { $chats }
unit-unbinds-chats = • Groups that are unbound: { $chats }
unit-unbinds-second = • Groups that are unbound, as { $successor } has its own: { $chats }
unit-moves-sets = • { $successor } takes its place in: { $sets }
unit-end-all = Move people and group
unit-end-people = Move people, unbind the group
unit-end-duties = Move the duties only

## Done

unit-added = ✔ <b>{ $name }</b> was added.
unit-added-next = Invite people: /moi { $name }
unit-renamed = ✔ <b>{ $unit }</b> is now <b>{ $name }</b>.
unit-rename-later = ✔ Noted: from { $on } <b>{ $unit }</b> is called <b>{ $name }</b>. Until then it keeps its name.
unit-renamed-on = From { $on } <b>{ $unit }</b> is called <b>{ $name }</b>. The old name still works when typed.
unit-called-off = ✔ Called off. <b>{ $unit }</b> stays as it was.
unit-call-off-how = To call it off before that day: /donvi { $unit } huy
unit-alias-added = ✔ <b>{ $alias }</b> now means <b>{ $unit }</b> too.
unit-alias-removed = ✔ <b>{ $alias }</b> is no longer a name of <b>{ $unit }</b>.
unit-end-done = ✔ From { $on } <b>{ $unit }</b> is part of <b>{ $successor }</b>; open duties moved: { $count }.
unit-end-later = ✔ Noted: from { $on } <b>{ $unit }</b> is part of <b>{ $successor }</b>. What is open then moves on that day.
unit-end-log = Who did it and when: /donvi nhatky
unit-told = From { $on } <b>{ $to }</b> goes on with the open duties of <b>{ $from }</b>. See: /viec
unit-told-off = <b>{ $to }</b> does not take over from <b>{ $from }</b> on { $on } after all: <b>{ $from }</b> goes on with its own duties.

## What can't be changed

unit-name-short = “{ $name }” is too short for a unit's name. E.g. Thanh tra Sở
unit-name-long = A unit's name has at most { $limit } characters, so nothing is changed.
unit-same-name = The unit is called “{ $name }” already.
unit-name-taken = “{ $name }” is a name of <b>{ $unit }</b>, so nothing is changed. Please choose another.
unit-alias-there = “{ $alias }” is a name of <b>{ $unit }</b> already.
unit-no-alias = <b>{ $unit }</b> has no other name “{ $alias }”. Its other names: { $aliases }
unit-same = <b>{ $unit }</b> can't take over from itself. Please name another unit.
unit-coordinates = <b>{ $unit }</b> coordinates the plan, so it can't end. Load the plan with another coordinating unit first.
unit-ended = <b>{ $unit }</b> has ended on { $on }, so nothing more is changed.
unit-renaming-there = <b>{ $unit }</b> is to be called <b>{ $name }</b> from { $on }. To choose another name, call that off first: /donvi { $unit } huy
unit-nothing-coming = No rename, merger or dissolution of <b>{ $unit }</b> waits for its day. If it has been renamed, rename it back: /donvi { $unit } doiten NAME
unit-end-of-plan = The plan says that <b>{ $unit }</b> ends on { $on }, so it can't be called off here. Please change the plan's file and load it again.
unit-call-off-late = <b>{ $unit }</b> has ended on { $on }, so that can't be called off any more. If the unit is needed again, add a new one under another name: /donvi them NAME
unit-successor-outside = <b>{ $unit }</b> is outside the office and gets no reminders. Please choose one of the office's units.
unit-circle = <b>{ $successor }</b> is to be followed by <b>{ $unit }</b>, so it can't follow that one.
unit-successor-ended = <b>{ $unit }</b> has ended on { $on }, so it can't take anything over from that day.
unit-frozen = Figures up to { $until } are frozen, so no unit can change on { $on }. Please choose a day after { $until }.

## The log

acts-none = Nothing about units, people or groups has been changed yet.
acts-no-more = There is nothing before that.
acts-title = <b>Log</b>, page { $page }
acts-line = • { $at } · { $name }: { $what }
acts-operator = the operator
act-add-unit = added the unit { $subject }
act-rename-unit = renamed { $subject } to { $to }
act-rename-unit-on = arranged to rename { $subject } to { $to } from { $on }
act-call-off-rename = called off renaming { $subject } to { $to } from { $on }
act-call-off-end = called off the end of { $subject } on { $on }
act-merge-unit = merged { $subject } into { $to } on { $on }
act-dissolve-unit = dissolved { $subject } on { $on }, taken over by { $to }
act-add-alias = { $subject } got the name { $alias }
act-remove-alias = { $subject } lost the name { $alias }
act-bind-chat = bound the group “{ $chat }” to { $subject }
act-unbind-chat = unbound the group of { $subject }
act-invite = made a link code for { $subject }
act-import-plan = loaded the plan { $subject } from { $file }
act-import-roster = loaded the list { $subject }: new link codes: { $count }

## Command line: nhacviec unit

cli-help-unit = Adds, renames, merges or dissolves a unit, adds or takes away a name, calls off what is to come. Days as YYYY-MM-DD; --dry-run only shows.
cli-unit-verb = Unknown word “{ $verb }”. Use: add, rename, alias, merge, dissolve, call-off. E.g. nhacviec unit merge "Thanh tra Sở" "Văn phòng Sở" --on 2025-07-01
cli-unit-into = Which unit takes over? E.g. nhacviec unit { $verb } "Thanh tra Sở" --to "Văn phòng Sở" --on 2025-07-01
cli-unit-on = --on needs a day like 2025-07-01; given was “{ $text }”.
cli-unit-add = Add the unit { $name }.
cli-unit-chats-move = • Groups that move, where the successor has none; else they are unbound: { $chats }
cli-unit-dry = Only shown, nothing is changed.
cli-unit-done = Done.
