# Limits of a message and of a dialogue.

chat-too-many-items = The message has { $count } items; I take at most { $most } in one, so nothing is recorded. Please split it, for example 20 lines each: 7 82%
chat-asked-enough = I have asked several times and it is still not clear, so I stop here; what I was asking about is not recorded. When you have the figure, type one line, for example: /capnhat 7 82%
