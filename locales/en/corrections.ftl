# Putting an entry right, answers to a reminder, edited messages.

menu-sua = Correct an entry, with a reason

## Correcting

correct-which = Which duty should be corrected? Type its number, the right result and the reason, for example: 7 80% typing slip
correct-one = One correction at a time, so that its reason stays with it; nothing was changed. For example: /sua 7 80% typing slip
correct-why = <b>{ $id }</b>: why is it corrected? Answer with the reason, or type: { $line } typing slip
correct-nothing = Not changed: nothing has been recorded yet for <b>{ $id }</b> · { $title }. To record it: { $line }
correct-not-yours = Not changed: <b>{ $id }</b> · { $title } was recorded by { $name }. Only they, the head of { $unit } or the coordinator may correct it.
correct-which-unit = Nothing was changed yet: <b>{ $code }</b> ({ $title }) of which unit?
correct-which-period = <b>{ $code }</b> · { $title } was recorded for several periods. Which one is to be corrected?
correct-same = <b>{ $id }</b> · { $title } is { $value } already; there is nothing to correct.
correct-saved = ✎ Corrected <b>{ $id }</b> · { $title }
correct-reason = Reason: { $reason }
correct-replaced = Replaces { $figure } by { $name }, recorded { $at }.
history-line-correction = • { $at } · { $name } ({ $channel }): corrected: { $before } → <b>{ $after }</b>{ $where }{ $note }{ $amends }

## Answers to a reminder

answer-which = Which duty is “{ $words }” about? Nothing is recorded yet; please choose:
answer-propose = Record <b>{ $value }</b> for task <b>{ $code }</b> · { $title }? Nothing is recorded yet.
answer-yes = Record { $value } for { $code }

## Edited messages

edited-offer = I see the edited message but have not changed what was recorded. Should it be corrected:
edited-change = <b>{ $id }</b>: { $before } → <b>{ $after }</b>?
edited-choice = Correct { $id }: { $before } → { $after }
