# Evidence of a task: files, links, document numbers.

menu-minhchung = Evidence: file, link, document number

evidence-choose =
    Evidence of which duty? Choose one, or type its number with a link or a document number, e.g. 7 123/BC-VP
    All of them: /viec
evidence-of-what =
    Which task is “{ $text }” evidence of? Nothing was recorded.
    Please give the task's number, e.g. /minhchung 7 123/BC-VP
evidence-file-of-what = The file was not kept: I do not know its task. Please send it again with a line naming the task, e.g. /minhchung 7
evidence-send-again = Then please send the file again; the one just now was not kept.
evidence-nothing =
    I see no link (https://…) and no document number in “{ $text }”, so nothing was recorded.
    Send a file, or type e.g. { $command } 123/BC-VP
evidence-bad-link =
    “{ $text }” is no web address, so nothing was recorded; only http:// or https:// of at most 500 characters.
    E.g. { $command } https://haiphong.edu.vn/van-ban/123

evidence-kept-link = ✔ Kept the link { $text }
evidence-kept-document = ✔ Kept document no. { $text } as evidence
evidence-kept-file = ✔ Kept the file <b>{ $text }</b> ({ $size })
evidence-same-link = The link { $text } is there already ({ $name }, { $at }).
evidence-same-document = Document no. { $text } is there already ({ $name }, { $at }).
evidence-same-file = This very file ({ $text }, { $size }) is there already ({ $name }, { $at }).
evidence-full-link = Not kept: task <b>{ $code }</b> has { $most } links, which is the most.
evidence-full-document = Not kept: task <b>{ $code }</b> has { $most } document numbers, which is the most.
evidence-full-file = Not kept: task <b>{ $code }</b> has { $most } files, which is the most. Put files together, or send a link.
evidence-refused-kind = Not kept: I keep photos and files of these types only: { $types }. Send it again, or a link or a document number.
evidence-refused-type = { $name } was not kept: its content is none of the types taken ({ $types }, without macros). Please make it a PDF and send it again.
evidence-refused-too-big = { $name } was not kept: it is larger than { $most } MB. Send a smaller one, or a link.
evidence-refused-gone = { $name } was not kept: the file can't be had any more. Please send it again.
evidence-refused-unreachable = { $name } was not kept: the connection failed. Please send it again in a few minutes.

evidence-duty = <b>{ $code }</b> · { $title } ({ $where }): { $counts }
evidence-duty-unchanged = <b>{ $code }</b> · { $title } ({ $where }): still { $counts }, nothing added
evidence-next = See it: { $command } · Files sent in the next 15 minutes count for this duty too.
evidence-count-file = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
evidence-count-link = { $count ->
        [one] 1 link
       *[other] { $count } links
    }
evidence-count-document = { $count ->
        [one] 1 document number
       *[other] { $count } document numbers
    }
evidence-count-none = none

evidence-title = <b>{ $code }</b> · { $title } — evidence: { $counts }
evidence-none = <b>{ $code }</b> · { $title }: no evidence yet.
evidence-line = • { $what } · { $name }, { $at }{ $where }
evidence-line-file = • { $number }. { $what } · { $name }, { $at }{ $where }
evidence-what-link = link { $text }
evidence-what-document = document no. { $text }
evidence-what-file = file { $text } ({ $size }){ $note }
evidence-fetch = To get a file: /minhchung { $code } file { $number }
evidence-choice = File { $number }: { $text }
evidence-zalo = Zalo lets bots send no files; please get it through Telegram.
evidence-ask =
    Send a file, a photo, a link or a document number now; after 15 minutes with the task's number.
    E.g. { $command } 123/BC-VP · /huy leaves
evidence-no-such-file = Task <b>{ $code }</b> has no file number { $number }. The list: /minhchung { $code }
evidence-file = <b>{ $code }</b> · { $title }: { $text }
evidence-file-from = Sent by { $name }, { $at } · SHA-256 { $sum }…

task-evidence = Evidence: { $counts } · see: /minhchung { $code }
history-evidence = • { $at } · { $name }{ $channel }: evidence { $what }{ $where }

evidence-withdraw = Withdraw a piece of evidence
evidence-withdraw-which = <b>{ $code }</b> · { $title }: withdraw which one? For example: { $line } wrong file
evidence-withdraw-typed = /minhchung { $code } withdraw { $id }
evidence-withdraw-line = • <b>{ $id }</b> · { $what } · { $name }, { $at }
evidence-withdraw-choice = { $id } · { $what }
evidence-withdraw-none = <b>{ $code }</b> · { $title }: there is no evidence you may withdraw. Its author, the unit's head and coordinators may.
evidence-withdraw-gone = <b>{ $code }</b> · { $title } has no such evidence, or it was withdrawn already. See: { $command }
evidence-withdraw-refused = Not withdrawn: this evidence of <b>{ $code }</b> · { $title } is from { $name }; its author, the unit's head and coordinators may withdraw it.
evidence-withdraw-why =
    Withdraw { $what } of <b>{ $code }</b> · { $title }: please say why.
    For example: { $line } wrong file
evidence-withdrawn = ↩ Withdrawn: { $what } of <b>{ $code }</b> · { $title }. The history keeps it; it can be handed in again any time.
history-evidence-withdrawn = • { $at } · { $name }{ $channel }: withdrew the evidence { $what }{ $where }{ $note }
