# A figure that is asked about or refused before it is stored. { $value } is the figure just typed.

understanding-share-or-percent = <b>{ $id }</b>: { $value } or { $other }?
understanding-cut-or-rest = <b>{ $id }</b>: cut by { $value }, or { $value } left?
understanding-tenfold = <b>{ $id }</b>: { $value } is about ten times off the figure before ({ $was }). Did the decimal point slip?
understanding-fall = <b>{ $id }</b>: this figure only grows, but { $value } is below the one before ({ $was }). Which should be stored?

understanding-option = { $value }
understanding-either = { $first } or { $second }
understanding-option-cut = Cut by { $value }
understanding-option-rest = { $value } left (a cut of { $cut })

understanding-out-of-range = <b>{ $id }</b>: { $value } is outside { $min } to { $max }, so nothing was stored.
understanding-out-of-range-near = <b>{ $id }</b>: { $value } is outside { $min } to { $max }, so nothing was stored. Did you mean: { $near }?
understanding-wrong-unit = <b>{ $id }</b> is counted in { $unit }, but the message says { $value }. Nothing was stored.
understanding-wrong-unit-percent = <b>{ $id }</b> is counted in { $unit }, but the message says { $value }. Nothing was stored. Give a percentage (82%) or the part and the whole (820/1000).
