# Several organizations in one database: which one at the start, the command organizations, the second wall.

config-organization = wants an organization's code of a–z, 0–9 and “-”, at most 40 characters; leave empty where there is only one
start-organization-which = This database holds several organizations: { $known }. Set ORGANIZATION to the code of the one that is meant.
start-organization-unknown = There is no organization “{ $code }”. There are: { $known }. Correct ORGANIZATION, or make it: nhacviec organizations add { $code }
start-bot-taken = The { $channel } bot { $bot } is that of the organization “{ $code }”: two that share a bot would take each other's messages. Set another bot's token; if “{ $code }” no longer uses it, start “{ $code }” without that token first.

cli-help-organizations = The organizations in the database; add CODE makes one more, empty (needs PostgreSQL).
organizations-verb = Can't make out “{ $text }”. Type: nhacviec organizations, or nhacviec organizations add CODE
organizations-code = The code “{ $code }” is not valid: a–z, 0–9 and “-”, at most 40 characters, e.g. so-gddt
organizations-taken = There is an organization “{ $code }” already.
organizations-embedded = The embedded store is for one organization. For more, move to PostgreSQL: nhacviec move --to postgres://…
organizations-line = { $code }: { $name }
organizations-nameless = { $code }: no name yet (it comes with the first plan)
organizations-none = There is no organization yet: the first start makes one.
organizations-added = The organization “{ $code }” is made. Run a process of its own for it with ORGANIZATION={ $code } and bot tokens, PORT and ADMINS of its own.
organizations-name-all = From now on every process must set ORGANIZATION. The codes: { $known }

restore-several = { $file } has the data of several organizations: it can't be restored into a shared database. What is there is untouched.
restore-of-another = { $file } is that of the organization “{ $code }”, which is here. Set ORGANIZATION={ $code } and try again. What is there is untouched.
restore-older-beside = { $file } was made by an older version (schema { $schema }), and there are other organizations here. Restore it into an empty store, back up there, and restore that file. What is there is untouched.
restore-numbers-taken = Some rows of { $file } have the numbers of another organization's rows here: nothing was restored. Use a database of its own for this organization.

doctor-wall = The PostgreSQL server shows this session the rows of the organization “{ $code }” alone.
doctor-wall-no-role = PostgreSQL does not keep organizations apart by itself: the user “{ $user }” can't take on the role { $role }. Have the server's administrator run: create role { $role } nologin; grant { $role } to "{ $user }"; then restart.
doctor-wall-pooler = PostgreSQL does not keep organizations apart by itself: a connection pooler (PgBouncer) keeps the session's settings back. Let DATABASE_URL lead to PostgreSQL itself.
