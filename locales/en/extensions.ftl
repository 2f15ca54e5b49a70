# Extensions, freezing a period, late and early entries.

## Extensions

extension-which = Extend which duty? E.g. /giahan 1 20/1 waiting for the schools' figures
extension-not-yours = Nothing recorded: only the lead unit may ask for an extension.
extension-no-day = <b>{ $code }</b> · { $title } is a standing duty and has no due date to extend.
extension-submitted = <b>{ $code }</b> · { $title } has been handed in; it needs no extension.
extension-until-when =
    <b>{ $code }</b> · { $title }, due <b>{ $due }</b>. Until which day, and why?
    E.g. { $command } { $example } waiting for the schools' figures
extension-not-later =
    Nothing recorded: <b>{ $code }</b> · { $title } is due <b>{ $due }</b>; the day asked for must be later.
    E.g. { $command } { $example } waiting for the schools' figures
extension-past =
    Nothing recorded: the day asked for has passed. <b>{ $code }</b> · { $title } is due { $due }; name a day from today on.
    E.g. { $command } { $example } waiting for the schools' figures
extension-past-year =
    Nothing recorded: <b>{ $code }</b> · { $title } can be extended no further than the end of the plan's year, <b>{ $latest }</b>. It is due { $due } now.
    E.g. { $command } { $example } waiting for the schools' figures
extension-why =
    <b>{ $code }</b> · { $title }: { $due } → <b>{ $until }</b>. Why is more time needed?
    E.g. { $line } waiting for the schools' figures
extension-asked = 📨 Extension of <b>{ $code }</b> · { $title } ({ $unit }) asked for: { $from } → <b>{ $to }</b>.
extension-reason = Reason: { $reason }
extension-told = Those who decide have been told. Until they do, the old date counts.
extension-nobody-told = ⚠ Nobody could be told: neither the unit's head nor a coordinator is linked. Please tell them yourself; the old date counts.
extension-request =
    📨 <b>{ $name }</b> ({ $unit }) asks to extend <b>{ $code }</b> · { $title }: { $from } → <b>{ $to }</b>.
    Reason: { $reason }
extension-how-to-decide = Grant: /duyet { $code } · Refuse: /tuchoi { $code } reason
extension-own = You asked for this yourself, so somebody else has to decide: the unit's head, a coordinator or a leader.
extension-refused = Nothing recorded: the lead unit's head, coordinators and leaders decide extensions.
extension-line = • <b>{ $id }</b> · { $code } · { $title } ({ $unit }): { $from } → { $to }, { $name }: { $reason }
extension-granted-before = <b>{ $code }</b> · { $title } ({ $unit }): { $name } granted the extension to { $to } at { $at }.
extension-refused-before = <b>{ $code }</b> · { $title } ({ $unit }): { $name } refused the extension to { $to } at { $at }.
extension-asked-anew = <b>{ $code }</b> · { $title } ({ $unit }): { $name } has sent another request in place of this one. See: /duyet
extension-approved = ✅ <b>{ $code }</b> · { $title } ({ $unit }) extended: { $from } → <b>{ $to }</b>. Granted by { $decider }, asked for by { $name }.
extension-rejected = ❌ <b>{ $code }</b> · { $title } ({ $unit }) not extended: still due <b>{ $from }</b>. Decided by { $decider }.
history-extension-asked = • { $at } · { $name }{ $channel }: asked to extend { $from } → { $to }{ $where } · “{ $reason }”
history-extension-approved = • { $at } · { $name }{ $channel }: granted { $from } → <b>{ $to }</b>{ $where }
history-extension-rejected = • { $at } · { $name }{ $channel }: refused { $to }{ $where }{ $note }
help-giahan = /giahan 1 20/1 reason — ask for a later due date
help-duyet = /duyet, /tuchoi reason — confirm results, decide extensions
help-chot = /chot Q1 — freeze a period's figures

## Freezing

freeze-refused = Only coordinators may freeze a period.
freeze-which = Freeze which period? E.g. { $line }
freeze-already = { $period } is frozen already: { $name }, { $at }.
freeze-done = 🔒 <b>{ $period }</b> frozen.
freeze-count = { $reported }/{ $count } reported, { $missing } missing.
freeze-means = Nobody is reminded of this period any more; what comes later is taken and marked as an amendment.

## Late, early, after the freeze

update-amends = 🔒 This period is frozen: recorded as an <b>amendment</b>.
update-late = ⏰ It was due { $day }: recorded as late.
update-closed = ⏰ This period closed on { $day }: taken all the same, recorded as late.
update-not-open =
    <b>{ $id }</b>: this period opens on <b>{ $day }</b>; it is early. Record it now? Nothing is recorded yet.
    To record it, type: { $line }
update-not-open-choice = Record it
update-odd-day-future = <b>{ $id }</b>: data as of <b>{ $day }</b> is of a day still to come. Is the day right? Nothing is recorded yet.
update-still-to-come = <b>{ $code }</b>: <b>{ $day }</b> is still to come, so I have not recorded it as done.
update-odd-day-early = <b>{ $id }</b>: data as of <b>{ $day }</b> is from before this period began ({ $opens }). Is the day right? Nothing is recorded yet.
update-odd-day-how = If it is right, type: { $line }
update-odd-day-choice = Record as of { $day }
history-amends = { " " }· amendment
