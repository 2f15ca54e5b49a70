# Operations: checking the history, personal data, retention, daily backups, moving the store.

cli-help-verify = Whether the history and the evidence were changed behind the program's back; names the first row that does not fit.
verify-read = Read { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
} and { $evidence ->
    [one] 1 piece of evidence
   *[other] { $evidence } pieces of evidence
}.
verify-seal = Newest seal: no. { $id } of { $at }, { $digest }. Compare it with a copy kept elsewhere.
verify-no-seal = There is no seal yet: the service seals each night and before each backup.
verify-whole = The history is as it was written.
verify-broken-entry = The history was changed: entry { $id } (task { $task }, period { $period }, { $unit }), or the one before it, is not as it was written. Leave the machine as it is and compare with a backup.
verify-broken-evidence = Evidence was changed: no. { $id } (task { $task }, period { $period }, { $unit }), or the one before it, is not as it was written. Compare with a backup.
verify-broken-file = The kept file no. { $id } (task { $task }, period { $period }, { $unit }) is not the file that came. Take it from a backup.
verify-broken-figure = The figure in force of task { $task }, period { $period }, { $unit } differs from the last entry: somebody wrote into the database. Enter it again with /sua.
verify-broken-seal = The history does not fit seal no. { $id }: rows were taken away, or a chain was written anew. Compare with a backup.

cli-help-person = One person's data: export gives all of it, erase --confirm takes them out (the office's record stays, without the name).
person-act = What is “{ $act }”? Type: nhacviec person export "Name" or nhacviec person erase "Name" --confirm
person-whom = Whose data? Type a name, e.g. nhacviec person export "Đỗ Thị Kim", or --account telegram:123456789
person-account = “{ $account }” is no account. Example: --account telegram:123456789
person-unknown = There is nobody called “{ $text }”. The list: nhacviec units --json
person-several = { $count } people are called “{ $text }”. Name the account, e.g. --account telegram:123456789
person-export-text = { $text }
person-exported = The data of { $name } ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}) are in { $file }. Only the file's owner can read it; the export was noted.
person-out = { $file } can't be written ({ $reason }). Choose another name or check the rights.
person-erase-ask = Erase the personal data of { $name }? It can't be taken back. (yes/no)
person-erase-unconfirmed = Nothing was erased. To erase the personal data of { $name }, run it again with --confirm
person-erased-name = Erased officer #{ $number }
person-erased = Erased: accounts, roles, private chats, invitations, keys. From now on this person is “{ $name }”.
person-erased-rest = The office's figures and history stay. Older backups hold the name until they go.

cli-help-retention = How long what is no record is kept: shown, or set in days by --messages, --invites, --inbox.
retention-shown = Days kept: sent messages { $messages }, used or expired invitations { $invites }, marks of messages taken { $inbox }.
retention-rest = Ledger, history and evidence are the office's record: they are never taken away.
retention-days = { $option } { $text } is not possible: give days from { $least } to { $most }, e.g. { $option } 400

backup-daily = Backed up to { $file } ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}) and read back whole.
backup-daily-tried = Backed up to { $file } ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}), read back whole and restored for a try.
heartbeat-backups = backups are in trouble, run nhacviec doctor

cli-help-move = Moves everything from the embedded store to PostgreSQL, nothing lost; stop the service first.
move-service-running = A service is running on this store. Stop it, then run the move again.
move-already = The data are in PostgreSQL already (DATABASE_URL is set). To move from the embedded store, unset DATABASE_URL and run it again.
move-address = The address of PostgreSQL is missing. Example: nhacviec move --to postgres://user:password@host:5432/nhacviec
move-not-empty = The target database holds data: nothing was moved. Use an empty one.
move-done = Moved { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} of { $tables ->
    [one] 1 table
   *[other] { $tables } tables
} to PostgreSQL.
move-next = Next: set DATABASE_URL to that address and start the service. The old store in { $folder } stays as it is, do not start it again; the backup taken for the move: { $file }

doctor-schema-newer = A newer nhacviec has used this store (schema { $schema }): run that version, not this one.
doctor-postgres-old = PostgreSQL { $found } is too old: { $least } or newer is needed. Upgrade the server, or back up and restore to a new one.
doctor-slot-late = The reminders of { $at } were not worked on: the service is stopped or fails. Start it again and look at its log.
doctor-slots = Every slot was worked on.
doctor-chats-lost = { $count ->
    [one] 1 unit lost its group
   *[other] { $count } units lost their group
}, the bot was removed ({ $names }). Add it again and type /nhom UNIT there.
doctor-backup = Last good backup: { $at }, { $file }.
doctor-backup-old = The last good backup is old, or the one after it failed ({ $at }): look at the log and the free space, then run nhacviec backup FOLDER --daily
doctor-backup-fails = Daily backups fail and there is none yet: look at the log, the free space and the rights, then run nhacviec backup FOLDER --daily
doctor-backup-none = There is no backup yet: nhacviec backup FILE; on PostgreSQL let a timer run nhacviec backup FOLDER --daily each day.
doctor-disk = The disk of { $folder } has { $megabytes } MB left.
doctor-disk-full = The disk of { $folder } has only { $megabytes } MB left, { $least } MB are needed: make room or move DATA_DIR.
doctor-clock-set = CLOCK_START or CLOCK_SPEED is set beside a real bot token: messages would leave at wrong times. Unset both.
doctor-clock-ahead = This machine's clock is { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} ahead of the provider's: switch time synchronisation (NTP) on.
doctor-clock-behind = This machine's clock is { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} behind the provider's: switch time synchronisation (NTP) on.
doctor-service = A service runs at { $address }, all of it well.
doctor-service-off = No service runs at { $address }: start it with npm start.
doctor-port-taken = Another program has { $address }: stop it, or set another PORT.
doctor-part = The running service reports “{ $part }”: { $problem }
doctor-fonts-missing = The picture can't be drawn ({ $reason }): fonts or the renderer are not installed whole. Run npm ci again.

act-export-person = exported the personal data of somebody at { $subject }
act-erase-person = erased personal data, now { $subject }
