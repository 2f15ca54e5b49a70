## The personal calendar (/lich): what its entries say

feed-name = Nhắc Việc – { $name }
feed-title = { $code }. { $title }
feed-title-period = { $code }. { $title } ({ $period })
feed-done = ✔ { $duty }
feed-shared = { $duty } – { $open }/{ $total } units to go
feed-what = { $title }
feed-due = Due by the end of { $due }.
feed-due-working-day = Due by the plan: the end of { $due }, a day off. Last working day: { $on }.
feed-extended = Extended; first due { $from }.
feed-targets = Targets: { $targets }
feed-units = Not in yet: { $names }
feed-clause = Clause: { $clause }
feed-how = To report: send the bot /capnhat { $code }

## The command /lich

feed-no-site = The bot runs where no web page can be opened, so there is no calendar.
feed-in-private = The calendar's address is yours alone, so it is not sent to a group. Please write to the bot in private: /lich
feed-unclear = “{ $text }” was not understood. Please type /lich (get the calendar), /lich new (new address) or /lich off (stop it).
feed-link = <b>Your calendar of duties</b>: due dates show up in the calendar of your phone and computer.
feed-webcal = iPhone, Mac, Outlook – tap to subscribe: { $url }
feed-https = Google Calendar – “Other calendars” → “From URL”, paste: { $url }
feed-secret = Whoever has this address can read the calendar; please do not pass it on. If it got out, /lich new changes it and /lich off stops it.
feed-local = This address opens only on the machine the bot runs on.
feed-since = You have had a calendar since { $at }; it still runs. The address is shown once: if it is lost, take a new one, and the old one stops.
feed-renewed = The old address has stopped.
feed-renew-choice = New address
feed-off-choice = Stop the calendar
feed-off = The calendar has stopped; its address no longer opens. Type /lich when you want one again.
feed-off-none = You have no calendar to stop. Type /lich to get one.
