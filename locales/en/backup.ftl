# Backup and restore (command line).

cli-help-backup = Saves everything into one file; the service may run meanwhile. --force overwrites an existing file.
backup-done = Saved to { $file }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} of { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}.
backup-keep = The file holds people's data: only its owner can read it; please keep it in a safe place.
backup-exists = { $file } is there already. Choose another name, or add --force to overwrite it.
backup-no-folder = There is no folder { $folder }. Make it first, or correct the path.
backup-no-room = No room left in { $folder } ({ $reason }): nothing was saved. Free some space or choose another disk.
backup-unwritable = Can't write { $file } ({ $reason }). Check the path and the right to write there.
backup-unreadable = Can't read { $file } ({ $reason }). Check the path and the right to read it.
backup-not-one = { $file } is not a backup made by nhacviec.
backup-newer-form = { $file } was made by a newer nhacviec. Update the program and restore again.
backup-truncated = { $file } is cut short: copy it again or use another backup. The present data is untouched.
backup-damaged = { $file } is damaged or was changed (its checksum is wrong): use another backup. The present data is untouched.
backup-wrong-rows = { $file } holds rows that are wrong and that the store does not take: use another backup. The present data is untouched.

cli-help-restore = Restores a backup in the place of all data (what was there is put aside); sends nothing again. --yes asks nothing and puts nothing aside, --remind says at the next slot what came due.
restore-newer-schema = The backup was made by a newer nhacviec (schema { $schema }). Update the program and restore again.
restore-newer-store = A newer nhacviec has used this database (schema { $schema }). Run the command with that version.
restore-service-running = A service is running on this store. Stop it, then type the command again.
restore-store-busy = The database is busy; the service may still be running. Stop it and type the command again; the data is untouched.
restore-ask = Replace all present data by the backup of { $at }? (yes/no)
restore-ask-server = Replace all present data by the backup of { $at }? The service has to be stopped first. (yes/no)
restore-left = Nothing was restored: the data is as it was.
restore-before = What was there before is put aside in { $file }. To go back to it: nhacviec restore { $file }
restore-done = Restored { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, as of { $at }.
restore-dropped =
    { $count ->
        [0] No reminder came due that the backup does not know of.
       *[other] { $count } reminders came due that the backup does not know of: not sent, for they may have been sent already. The next rung comes on its day; to tell people now, type /nhac in the chat.
    }
restore-will-remind =
    { $count ->
        [0] No reminder came due that the backup does not know of.
       *[other] { $count } reminders that came due since the backup will be sent at the next slot; some may have been sent already.
    }
restore-unsent = { $count ->
    [one] 1 message was
   *[other] { $count } messages were
} on their way in the backup: dropped, not sent again.
restore-restart = If a service still runs on this database, restart it.
