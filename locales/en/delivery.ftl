# What the office hears when something is wrong with a place messages go to: what, whose, and what to do.

notice-group = the bound group
notice-group-named = the group “{ $title }”
notice-group-lost = ⚠️ The bot can no longer write to { $group } of <b>{ $unit }</b> (it was removed, or the group is closed). For now its reminders go to other people of the unit.
notice-topic-lost = ⚠️ The topic of <b>{ $unit }</b> in { $group } is closed or deleted. This reminder went to the group's general part.
notice-bind = To bind it again: invite the bot to the group and type there /nhom { $unit }
notice-person-lost = ⚠️ The bot can no longer write to <b>{ $name }</b> in private (they may have blocked it or closed the account). To get messages again they open the chat with the bot and type /start.
notice-channel-dead = ⚠️ { $channel } has been unreachable since { $since }. Whoever has another channel is written to there; the other messages wait for { $channel } to come back.
notice-budget = ⚠️ In { $month } Zalo has taken { $sent } of the free plan's { $budget } messages. To keep some for what is urgent, until the end of the month early reminders (before T-3) by Zalo wait to go with another message.

# nhacviec doctor: the month's messages.
doctor-budget = Zalo: { $sent } of the free plan's { $budget } messages sent this month.
doctor-budget-scarce = Zalo: { $sent } of { $budget } messages sent this month, few are left: early reminders wait to go with others.
