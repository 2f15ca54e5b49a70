## The command line nhacviec token: keys for other programs

cli-help-token = Keys for programs that read the figures (GET /api/v1/…): create, list, revoke.
cli-token-verb = “{ $found }” was not understood. Wanted: create, list or revoke, e.g. nhacviec token create --name "Intranet"
cli-token-name = A name of who uses the key is wanted, 100 characters at most, e.g. nhacviec token create --name "Intranet"
cli-token-past = { $day } is past. A day from today on is wanted.
cli-token-created = Key number { $id } made for “{ $name }”:
cli-token-value = { $token }
cli-token-once = It is shown this once. Use it in the header Authorization: Bearer …
cli-token-none = There are no keys.
cli-token-row = { $id }. { $name } · { $state ->
    [valid] valid
    [expired] expired
   *[revoked] revoked
} · made { $at } · { $used }
cli-token-used = last used { $on }
cli-token-unused = never used
cli-token-which = The number of a key is wanted (nhacviec token list), e.g. nhacviec token revoke 3
cli-token-unknown = There is no valid key number { $id }. See nhacviec token list.
cli-token-revoked = Key number { $id } is revoked; programs that use it can read no more.
