# What Telegram and Zalo make people and operators need to know.

chat-back = Hello, this is the Nhắc Việc bot, back in the group. This group gets the reminders of <b>{ $units }</b>.
chat-back-next = Report results right here, e.g. /capnhat 7 82%. What is owed: /viec
chat-new = Hello, this is the Nhắc Việc bot: it reminds people of the yearly plan's due dates and records results.
chat-new-bind = The group is bound to no unit yet, so it gets no reminders. A coordinator or administrator types here, e.g. /nhom Thanh tra Sở

chat-button-for = This question is for { $name }. Your own duties: type /viec
chat-button-for-other = This question is for somebody else. Your own duties: type /viec

telegram-privacy = In this group I am only sure to get: commands with my name (/viec{ $bot }) and replies to my messages.
telegram-privacy-mend = To let me read everything: make { $bot } an administrator of the group; or write to @BotFather: /setprivacy → choose { $bot } → Disable, then remove the bot from the group and add it again.

doctor-telegram-token = Telegram does not accept TELEGRAM_BOT_TOKEN: take the bot's token from @BotFather (/mybots → API Token) and set it again.
doctor-telegram-away = Telegram can't be reached ({ $reason }): check the network and TELEGRAM_API_ROOT.
doctor-telegram-refuses = Telegram refuses the bot's settings ({ $reason }): check PUBLIC_URL and WEBHOOK_SECRET.
doctor-telegram-failing = Telegram can't deliver to { $url } ({ $reason }; { $waiting } waiting): check that it is open to the Internet by https.
doctor-telegram-webhook-left = The bot has the webhook { $url } while the service polls: starting the service takes it away; if it is another service's, stop that one.
doctor-zalo-token = Zalo does not accept ZALO_BOT_TOKEN: copy the bot's token from Bot Creator (in Zalo, OA “Zalo Bot Manager”) and set it again; resetting it there ends the old one.
doctor-zalo-away = Zalo does not answer as it should ({ $reason }): check the network and ZALO_API_ROOT; error 429 is mostly the plan's quota.
doctor-zalo-webhook = Zalo's webhook is { $url }, as it should be.
doctor-zalo-webhook-unset = Zalo's webhook is not { $url } yet: the service sets it at its start.
doctor-zalo-groups-needed = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} a Zalo group, but Zalo does not let this bot into groups (can_join_groups): messages may not arrive. Allow it in Bot Creator, bind Telegram groups, or link each person.
doctor-public = The public address { $url } answers.
doctor-public-away = { $url } can't be reached ({ $reason }): check the domain, the https certificate and the firewall; Zalo calls as “Java/…”, do not block it.
doctor-public-other = { $url } answers { $status } and is not this service: check PUBLIC_URL and the reverse proxy.
