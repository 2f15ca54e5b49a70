# Command menu, configuration, command line.

menu-viec = What your unit owes
menu-capnhat = Record a figure: /capnhat 7 82%
menu-xong = Report it done: /xong 1
menu-huy = Leave, or take back your last entry
menu-tiendo = Progress with a picture
menu-thieu = Who has not reported
menu-nhiemvu = The catalogue of tasks
menu-lichsu = Who recorded what, when
menu-nhac = Nudge now
menu-hoan = Put one duty off: /hoan 7 Friday
menu-tat = Away: no private reminders: /tat 20/1
menu-visao = Why this reminder came
menu-lich = Due dates in your phone's calendar
menu-bangdieukhien = Open the dashboard on the web
menu-nhom = Bind this group to a unit
menu-moi = A link code for an officer
menu-trogiup = Help
menu-ngonngu = Change the language

config-fault = { $name }: { $wanted }
config-telegram-bot-token = wants a Telegram bot token like 123456789:ABC… (from @BotFather)
config-telegram-api-root = wants the http(s)://… address of a Bot API server; leave empty for the public one
config-zalo-bot-token = wants a Zalo bot token like 123456789:abc… (Zalo Bot Manager sends it by Zalo)
config-zalo-api-root = wants an http(s)://… address; leave empty for Zalo's own
config-database-url = wants postgres://user:password@host:5432/name; leave empty for the embedded database
config-data-dir = wants the path of a folder
config-redis-url = wants redis://host:6379; leave empty for a single process
config-public-url = wants an https://… address that Telegram and Zalo can call
config-webhook-secret = wants 8–256 characters A–Z a–z 0–9 _ -
config-webhook-pair = PUBLIC_URL and WEBHOOK_SECRET go together (webhooks); leave both empty to poll
config-admins = wants a list like telegram:1001,zalo:ab12
config-host = wants a host address, e.g. 127.0.0.1
config-port = wants a number from 0 to 65535
config-log-level = wants one of trace, debug, info, warn, error, fatal, silent
config-log-format = wants json or pretty
config-clock-start = wants an instant with its offset, e.g. 2025-01-06T07:55:00+07:00
config-clock-speed = wants a positive number, e.g. 1 or 60
config-otel-exporter-otlp-endpoint = wants the address of an OpenTelemetry collector, e.g. http://127.0.0.1:4318

start-folder-in-use = { $folder } is in use by another nhacviec process. Stop that one first, or set another DATA_DIR.
start-folder-stuck = Another nhacviec process seems to be taking { $folder } over. If none is running for certain, remove { $mark } and try again.
start-folder-unusable = The data folder { $folder } can't be used ({ $reason }). Check DATA_DIR and the right to write there.
start-database-away = PostgreSQL at { $host } does not answer ({ $reason }). Check DATABASE_URL and the PostgreSQL server.
start-database-pooler = The connection pooler at { $host } shares sessions by transaction, and reminders need sessions of their own. Set pool_mode = session there, or let DATABASE_URL lead to PostgreSQL itself.
start-database-refused = PostgreSQL at { $host } does not let the user “{ $user }” in. Check the name and the password in DATABASE_URL.
start-database-missing = PostgreSQL at { $host } has no database “{ $name }”. Create it (createdb { $name }) or correct DATABASE_URL.
start-database-rights = The user “{ $user }” may not create tables in “{ $name }”. Grant it, or use another user in DATABASE_URL.
start-rehearsal-folder = The folder { $folder } holds a rehearsal: its { $people } people and what they reported are invented. To begin for real, put it aside (mv { $folder } { $aside }) or set another DATA_DIR, and start again. A plan imported there, or codes made there, are to be imported and made again.
start-rehearsal-database = The database “{ $name }” holds a rehearsal: its { $people } people and what they reported are invented. To begin for real, create another database and give it in DATABASE_URL. A plan imported there, or codes made there, are to be imported and made again.
start-port-in-use = Another program uses the address { $address }. Stop it or set another PORT (PORT=0 takes a free one).
start-address-unusable = The address { $address } can't be opened ({ $reason }). Check HOST and PORT.

rehearsal-moved = Rehearsal clock: { $at }
rehearsal-nothing-left = There is no reminder ahead.

cli-title = nhacviec COMMAND — add --help for its use, --json for a machine's answer.
cli-version = nhacviec { $version }
cli-command = { "  " }{ $usage }
    { "      " }{ $what }
cli-usage = Usage: { $usage }
cli-unknown-command = There is no command “{ $name }”. Commands: { $names }
cli-bad-usage = Can't read the command line: { $problem } Usage: { $usage }
cli-option-unknown = There is no option { $option }.
cli-option-value = The option { $option } needs a value.
cli-option-no-value = The option { $option } takes no value.
cli-service-stopped = The service has stopped. Start it again and repeat.
cli-help-import = Loads a plan from .md .docx .xlsx .csv .yaml; --dry-run only shows the changes; --effective DATE leaves what is due before it as it is.
cli-help-invite = Makes a one-time link code.
cli-help-units = The units, their people and groups.
cli-help-tasks = The catalogue in force.
cli-help-preview = The messages that would be sent between two days (sends nothing).
cli-help-status = How each task, period and unit stands; --at for another moment.
cli-help-ledger = What was sent to whom, when, why, and what became of it.
cli-help-chat = A conversation in the terminal as one person; reads a pipe too; “:as NAME” changes the person.
cli-help-doctor = Checks configuration, store, bot tokens, fonts, clock, and says how to mend them.
cli-help-migrate = Brings the database schema up to date.
cli-file-missing = Can't open { $file } ({ $reason }). Please check the path.
cli-file-not-file = Can't open { $file }: it is not a regular file (a folder, a device…). Please name the plan's file.
cli-plan-code-empty = --plan needs the code of a plan, e.g. --plan CCHC-2025
cli-no-plan = There is no plan yet. Load one: nhacviec import catalogues/hai-phong-2025.yaml
cli-import-title = Plan { $plan }: { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
cli-import-counts = Added { $added } · changed { $changed } · removed { $removed } · questions { $questions }
cli-import-change = { "  " }{ $code } · { $field ->
    [shortTitle] short title
    [clause] clause
    [section] section
    [origin] origin
    [leads] lead
    [supports] support
    [deadlineText] deadline as written
    [rule] due
    [schedule] due, period by period
    [products] products
    [metrics] metrics
    [ladder] ladder
    [approval] approval
    [evidence] evidence
    [condition] condition
   *[title] title
}: “{ $before }” → “{ $after }”
cli-import-removed = { "  " }{ $code }: no longer in the table
cli-import-question = { "  " }? { $about }: { $text } (for now: { $default })
cli-import-dry = Nothing was written (dry run).
cli-import-same = Nothing changed.
cli-import-done = Loaded.
cli-invite-role = There is no role “{ $role }”. Roles: { $roles }
cli-invite-name = --name: “{ $name }” is no name of a person. E.g. --name "Nguyễn Văn An"
cli-invite-unit = --unit is missing. E.g. nhacviec invite --unit "Văn phòng Sở" --role officer
cli-invite-unit-unknown = There is no unit “{ $text }”. See the list: nhacviec units
cli-invite-link = Or open: { $link }
cli-units-none = There are no units yet. Load a plan first: nhacviec import FILE
cli-unit = { $code } · { $name } — { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $chats ->
    [one] 1 group
   *[other] { $chats } groups
}
cli-task = { $code } · { $title } — { $leads } — { $deadline }
cli-bad-day = --{ $option }: wants a day like 2025-03-07, got “{ $found }”
cli-bad-instant = --at: wants an instant with its offset like 2025-03-07T08:00:00+07:00, got “{ $found }”
cli-range-backwards = --to ({ $to }) comes before --from ({ $from }).
cli-preview-range = Both --from and --to are needed, e.g. nhacviec preview --from 2025-01-06 --to 2025-01-17
cli-preview-none = No message in this range.
cli-preview-message = { $at } · { $audience } · { $units } · { $where }
cli-preview-text = { "    " }{ $text }
cli-ledger-none = The ledger has nothing in this range.
cli-ledger-row = { $at } · { $state } · { $rung } · { $task } ({ $period }) · { $unit } · { $audience } · { $where } { $reason }
cli-migrated = The database schema is up to date.

chat-cli-people = Choose a person (number or name); change any time with “:as NAME”:
chat-cli-person = { $number }. { $name } — { $role }, { $unit }
chat-cli-speaker = Speaking: { $name } — { $role }, { $unit }. To choose another: nhacviec chat --as NAME, or a line “:as NAME”. Who there is: nhacviec chat --json
chat-cli-empty = Nobody is on the roster yet. Make a code: nhacviec invite --unit … --role officer, then type here: /start CODE
chat-cli-newcomer = Newcomer
chat-cli-nobody = Nobody is called “{ $text }”. See the list: nhacviec chat --json
chat-cli-answer = { $text }

doctor-line = { $mark } { $what }
doctor-faults = { $count ->
    [one] 1 fault
   *[other] { $count } faults
} to mend.
doctor-well = All is well.
doctor-store = The store answers ({ $kind }), its schema is up to date.
doctor-dialogues-memory = REDIS_URL is empty: open questions are kept in memory, for a single process.
doctor-redis = Redis answers.
doctor-redis-away = Redis does not answer: check REDIS_URL and the Redis server. One-line commands work, step-by-step questions do not.
doctor-telegram-off = Telegram is off: set TELEGRAM_BOT_TOKEN (from @BotFather).
doctor-telegram = Telegram: the bot @{ $username } answers.
doctor-webhook = Telegram's webhook points at { $url }.
doctor-webhook-unset = Telegram's webhook does not point at { $url } yet: the service sets it when it starts.
doctor-privacy = The bot is in privacy mode: in groups it gets only /commands and replies to it. For all messages: @BotFather → /setprivacy → Disable, then add the bot again.
doctor-zalo-off = Zalo is off: set ZALO_BOT_TOKEN (Zalo Bot Manager).
doctor-zalo = Zalo: the bot “{ $name }” answers.
doctor-zalo-groups = Zalo lets the bot into groups.
doctor-zalo-no-groups = Zalo does not let this bot into groups yet: officers get private messages.
doctor-fonts = A picture could be drawn ({ $kilobytes } KB); the Vietnamese font is there.
doctor-clock = Clock: { $at }.
doctor-clock-rehearsal = The clock is a rehearsal's: { $at }.
doctor-plan-none = There is no plan: nhacviec import FILE
doctor-plan = Plan { $code }: { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
}.
doctor-calendar = Year { $year } has no days off announced: add them under calendar in the plan file and load it again, or due dates will ignore them.
doctor-unreached = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} no group and nobody linked ({ $names }…). Bind a group by /nhom UNIT in it, or invite people: nhacviec invite --unit … --role officer
doctor-chats = { $count ->
    [one] 1 group is
   *[other] { $count } groups are
} bound to units.
doctor-no-coordinator = No coordinator is linked yet: nhacviec invite --unit "Văn phòng Sở" --role coordinator

import-plan-title = Plan { $code }
import-holidays-unknown = No public holidays are announced for { $year } yet. Which days are off?
import-holidays-default = Only Saturdays and Sundays are days off.

cli-help-calendar = Days off and exchanged working days: by year; --off/--work DAY --name N sets one, --clear DAY takes it back.
calendar-title = { $year }: { $count ->
    [one] 1 day that differs
   *[other] { $count } days that differ
} from the usual (besides Saturdays and Sundays)
calendar-unannounced = The Tết break of { $year } is not known yet: due dates and reminders only avoid Saturdays, Sundays and the days entered.
calendar-day-off = { "  " }{ $day } off — { $name }
calendar-day-work = { "  " }{ $day } worked — { $name }
calendar-one-act = Use one of --off, --work, --clear at a time, with a day like 2025-04-26.
calendar-bad-year = --year: wants a year like 2025, got “{ $found }”
calendar-name-wanted = --name is missing. E.g. nhacviec calendar --off 2025-09-01 --name "National Day"
calendar-nothing-there = There is nothing special about { $day } to take back.

cli-help-rehearse = Lives a year through on a copy of the plan (nothing leaves) and reconciles: was everything said.
rehearse-too-long = At most { $most } days can be rehearsed at once.
rehearse-bad-speed = --speed: wants days per second, more than 0.
rehearse-title = Rehearsed { $from } to { $to }: { $slots ->
    [one] 1 slot
   *[other] { $slots } slots
}
rehearse-messages = Messages sent: { $messages }
rehearse-planned = Reminders planned: { $planned }, of which:
rehearse-state = { "  " }{ $state }: { $count }
rehearse-unplanned = Due before the range, said at its first slot: { $count }
rehearse-residual = Missing: { $residual }
rehearse-failed = { $count ->
    [one] 1 planned reminder is
   *[other] { $count } planned reminders are
} not in the ledger. This is a fault of the program; please report it.
