# Confirming results, evidence that is demanded, stand-ins.

## Handed in, waiting to be confirmed

confirm-request = 📥 <b>{ $name }</b> ({ $unit }) reports <b>{ $code }</b> · { $title } as finished and waits for you to confirm it.
confirm-evidence = Evidence: { $counts } · see: /minhchung { $code }
confirm-request-changed = 📥 <b>{ $name }</b> ({ $unit }) changed a figure of <b>{ $code }</b> · { $title }, handed in before: { $before } → <b>{ $after }</b>. Please confirm it as it is now:
confirm-how = Agree: /duyet { $ref } · Send back: /tuchoi { $ref } reason
confirm-waits = 📥 Handed in, waiting for <b>{ $names }</b> to confirm. On time or late counts from now.
confirm-waits-changed = 📥 Told of the new figure, waiting for <b>{ $names }</b> to confirm.
confirm-waits-untold = 📥 Handed in, waiting for <b>{ $names }</b> to confirm. I could not write to them in private: please tell them.
finish-needs-evidence = <b>{ $code }</b> · { $title } counts as finished only with evidence; I have not finished it yet.
finish-evidence-how =
    Please send a file, a picture, a link or a document's number now, for example: { $command } 123/BC-VP
    To leave: /huy

## Confirming, sending back

decision-none = Nothing waits for your decision.
decision-title = <b>{ $count } waiting for your decision</b>:
decision-line = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): reported finished, { $name }, { $at }
decision-line-figures = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): reported finished, { $name }, { $at } · { $figures }
decision-figure-met = { $id }: { $figure }, met
decision-figure-missed = { $id }: { $figure }, not met
decision-more = … and { $left } more.
decision-how = Agree: /duyet { $code } · Send back: /tuchoi { $code } reason
decision-choice = ✅ { $code } · { $unit } ({ $id })
decision-choice-back = ↩ { $code } · { $unit } ({ $id })
decision-choice-all = ✅ Agree to all { $count }
decision-several = { $count } are waiting. Please choose one, or type: { $line }
decision-why-not =
    To send it back, please say why, so that the unit knows.
    For example: { $line } not signed yet
decision-own = Nobody decides what they handed in: <b>{ $code }</b> waits for { $names }.
decision-own-nobody = Nobody decides what they handed in: <b>{ $code }</b> needs another head or coordinator to confirm it.
decision-refused = Nothing stored: the leading unit's head or a coordinator confirms results.
decision-changed = <b>{ $code }</b> changed after that message; nothing was decided. It now is:
decision-gone = <b>{ $code }</b> no longer waits: the unit took it back or handed it in anew. See: /duyet
decision-confirmed-before = <b>{ $code }</b> · { $title } ({ $unit }) was confirmed by { $name } at { $at }.
decision-returned-before = <b>{ $code }</b> · { $title } ({ $unit }) was sent back by { $name } at { $at }.
confirm-done = ✅ <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>. Confirmed by { $decider }; handed in by { $name } at { $at }.
confirm-back = ↩ <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>. { $decider } sends back what { $name } handed in at { $at }.
confirm-undo = Confirmed by mistake? Type /huy within 15 minutes.
confirm-back-undo = Sent back by mistake? Type /huy within 15 minutes.
confirm-undone = ↩ { $name } takes back the decision on <b>{ $code }</b> · { $title } ({ $unit }): it waits to be confirmed again.
undo-decided = Can't be taken back: { $name } decided on <b>{ $code }</b> at { $at }. Correct it with a reason: /sua { $code } …
history-line-confirmed = • { $at } · { $name } ({ $channel }): confirmed: { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
history-line-returned = • { $at } · { $name } ({ $channel }): sent back: { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }
chat-standing-in = { $name } (for { $absent })
duties-to-decide = 📥 Waiting for your decision: <b>{ $count }</b> → /duyet
duties-to-decide-choice = 📥 Decide on { $count }
task-approval-none = Finished once it is reported; nobody has to confirm it.
task-evidence-required = It counts as finished only with evidence.
task-approval-head = Once reported finished, the unit's head or a coordinator confirms it.

## Stand-ins, leave

help-uyquyen = /uyquyen Bình 10/3 15/3 — a stand-in; /nghi 10/3 15/3 Bình
somebody-unknown = I know nobody called “{ $name }”. Please type the name as in the roster, for example: Trần Thị Bình
somebody-several = There are { $count } people called “{ $name }”. Who is meant?
somebody-choice = { $name }
delegate-who = Who stands in for you? Please type a name, for example: Bình
delegate-when =
    From when until when does { $name } stand in?
    For example: { $line } 10/3 15/3
delegate-backwards = Nothing stored: the last day ({ $until }) is before the first ({ $from }). For example: /uyquyen Bình 10/3 15/3
delegate-past = Nothing stored: those days ({ $from } – { $until }) are over. For example: /uyquyen Bình 10/3 15/3
delegate-too-long = Nothing stored: { $from } – { $until } is longer than { $most } days. For a longer absence ask the Office to hand the duties over.
delegate-nothing = { $name } has no role in any unit, so there is nothing to stand in for.
delegate-self = { $name } can't stand in for themselves. For example: /uyquyen Bình 10/3 15/3
delegate-refused = Nothing stored: only { $name }, the unit's head or a coordinator names a stand-in for { $name }.
delegate-done = 🤝 <b>{ $name }</b> stands in for <b>{ $absent }</b> from { $from } to the end of { $until } ({ $unit }).
delegate-replaced = { $name }, named before ({ $from } – { $until }), no longer stands in from now on.
delegate-elsewhere = ⚠ { $name } is of another unit: { $units }. The wrong person? Type: /uyquyen stop
delegate-everywhere = every unit
delegate-means = On those days { $name } reports, decides and is told in the place of { $absent }; the history says who acted for whom.
delegate-told = Whoever it concerns has been told.
delegate-not-told = I could not write to everybody concerned ({ $name }) in private: please tell them.
delegate-how-to-end = To end it early: /uyquyen stop
delegate-none =
    Nobody stands in for anybody. Who stands in for you, from when until when?
    For example: /uyquyen Bình 10/3 15/3 · For somebody else: /uyquyen An cho Bình 10/3 15/3
delegate-title = <b>{ $count ->
    [one] 1 stand-in
   *[other] { $count } stand-ins
}</b> now or soon:
delegate-line = • <b>{ $id }</b> · { $name } for { $absent }, { $from } – { $until } ({ $unit })
delegate-example = Another: /uyquyen Bình 10/3 15/3
delegate-end-choice = End { $id }: { $name } for { $absent }
delegate-none-to-end = There is no stand-in you may end. See: /uyquyen
delegate-ended = 🤝 { $by } ended it: { $name } no longer stands in for { $absent }.
leave-when =
    From when until when are you away, and who stands in?
    For example: /nghi 10/3 15/3 Bình
leave-done = 🌿 Away from { $from } to the end of { $until }: I won't write to you in private on those days.
leave-nobody = Nobody stands in yet; to name somebody: /uyquyen Bình 10/3 15/3
leave-how-to-end = Back early: /nghi stop
leave-ended = Your leave is over: I write to you again, and nobody stands in.
leave-none = There is no leave of yours. For example: /nghi 10/3 15/3 Bình

## Handing over, leaving a unit

help-bangiao = /bangiao Bình — hand duties over; /roi — leave a unit
handover-whom =
    To whom do you hand over? For example: Bình
    For somebody else: /bangiao An cho Bình
handover-self = { $name } has those duties already. For example: /bangiao An cho Bình
handover-refused = Nothing stored: only { $name }, the unit's head (for that unit) or a coordinator hands over for { $name }.
handover-nothing = { $name } has no role in any unit, so there is nothing to hand over.
handover-sure = Hand over from <b>{ $from }</b> to <b>{ $name }</b>: { $roles }. Are you sure?
handover-means = I have stored nothing. Once handed over, the former person has those roles no more; the history keeps the names of those who wrote it.
handover-yes = Hand over to { $name }
handover-done = 🤝 <b>{ $from }</b> has handed over to <b>{ $name }</b>: { $roles }.
roi-no-unit = You belong to no unit.
roi-which = Which unit do you leave? Please choose or type a name, for example: /roi Văn phòng Sở
roi-not-there = You are not in “{ $unit }”, so I have stored nothing. You are in: { $units }. For example: /roi Văn phòng Sở
roi-choice = Leave { $unit }
roi-last = Nothing stored: you are the last coordinator or administrator ({ $unit }). Please hand over first: /bangiao Bình
roi-sure = Leave <b>{ $unit }</b> ({ $roles }): you will neither report nor be told for it any more. Are you sure? I have stored nothing.
roi-yes = Leave { $unit }
roi-done = You have left <b>{ $unit }</b>. To come back, ask the Office for a code.
roi-told = 👋 <b>{ $name }</b> has left { $unit } ({ $roles }).
