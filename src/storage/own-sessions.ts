import type { ReservedSql, Sql } from "postgres";

/** A pooler in between gives a connection another of the server's sessions from one transaction to the next. */
export class SessionsShared extends Error {
  constructor() {
    super("the server's sessions are shared by transaction");
    this.name = "SessionsShared";
  }
}

/**
 * Makes sure that a connection keeps its session: the locks by which one process migrates and one polls are the session's,
 * and would stay behind in another's; so would prepared statements.
 * @throws SessionsShared
 */
export async function requireOwnSessions(client: Sql, connection: ReservedSql): Promise<void> {
  // Simple: a prepared statement would fail for the reason that is looked for.
  const session = async () => (await connection`select pg_backend_pid() as id`.simple())[0]?.id as unknown;
  const before = await session();
  // While a transaction lasts nobody is given its session, and it was begun in the one that was free last.
  const beside = await client.begin(async (tx) => {
    await tx`select 1`.simple();
    return session();
  });
  if (beside !== before) throw new SessionsShared();
}
