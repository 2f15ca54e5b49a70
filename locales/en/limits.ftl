# Limits of a message and of a dialogue.

chat-too-many-items = The message has { $count } items; I take at most { $most } in one, so nothing is recorded. Please split it, for example 20 lines each: 7 82%
chat-asked-enough = I have asked several times and it is still not clear, so I stop here; what I was asking about is not recorded. When you have the figure, type one line, for example: /capnhat 7 82%

## Answers that come late: the bot was cut off between writing down and answering

late-recorded = ✔ Your message of { $at } was recorded. Sorry for saying so late: I was cut off before I could answer.
late-entry = • <b>{ $code }</b> · { $title } ({ $unit }): { $before } → <b>{ $after }</b>
late-received = Your message of { $at } arrived, but you may have had no answer: I was cut off halfway. Whatever was recorded is still there, see: /viec. If it was a question, please send it again.
