import { existsSync } from "node:fs";
import path from "node:path";
import type { Config } from "./config.js";
import { type Say, say } from "./domain/say.js";
import { FolderInUse } from "./storage/folder-lock.js";
import { OrganizationUnclear } from "./storage/organization.js";
import { SessionsShared } from "./storage/own-sessions.js";

/** Why the service or a command can't start, in words that say what to mend; `cause` is for the log. */
export class StartProblem extends Error {
  readonly say: Say;

  constructor(problem: Say, cause: unknown) {
    super(problem.id, { cause });
    this.name = "StartProblem";
    this.say = problem;
  }
}

/** PostgreSQL's own codes (errcodes appendix): wrong password or rule, no such database, no right to make tables. */
const REFUSED = new Set(["28P01", "28000"]);
const MISSING = "3D000";
const NO_RIGHTS = "42501";
/** What a machine or its network says, and the server while it starts, stops or is full. */
const AWAY =
  /^(E(CONN(REFUSED|RESET)|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE)|CONNECT(_TIMEOUT|ION_\w+)|57P0\d|53300)$/;
const UNUSABLE = /^E(ACCES|PERM|NOTDIR|EXIST|ROFS|NOSPC|ISDIR|NAMETOOLONG)$/;

/** The error of opening the store as a {@link StartProblem} where it is a known one, else the error itself. */
export function storeProblem(error: unknown, database: Config["database"]): unknown {
  if (error instanceof FolderInUse && database.kind === "embedded") {
    const { folder } = database;
    // What a process leaves that was killed while it took the folder over: only a person can tell that it is gone.
    const mark = path.join(folder, ".taking-over");
    const stuck = existsSync(mark) && say("start-folder-stuck", { folder, mark });
    return new StartProblem(stuck || say("start-folder-in-use", { folder }), error);
  }
  if (error instanceof OrganizationUnclear) {
    const known = { list: error.known };
    const { code } = error;
    const unclear =
      code === null ? say("start-organization-which", { known }) : say("start-organization-unknown", { code, known });
    return new StartProblem(unclear, error);
  }
  if (error instanceof SessionsShared && database.kind === "postgres") {
    return new StartProblem(say("start-database-pooler", { host: new URL(database.url).host }), error);
  }
  const code = codeOf(error);
  if (code === null) return error;
  const problem = database.kind === "embedded" ? folderProblem(code, database.folder) : serverProblem(code, database);
  return problem ? new StartProblem(problem, error) : error;
}

/** The error of listening on HOST and PORT, likewise. */
export function addressProblem(error: unknown, { host, port }: Pick<Config, "host" | "port">): unknown {
  const code = codeOf(error);
  const address = `${host}:${port}`;
  if (code === "EADDRINUSE") return new StartProblem(say("start-port-in-use", { address }), error);
  if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartProblem(say("start-address-unusable", { address, reason: code }), error);
  return error;
}

function folderProblem(code: string, folder: string): Say | null {
  return UNUSABLE.test(code) ? say("start-folder-unusable", { folder, reason: code }) : null;
}

function serverProblem(code: string, { url }: { readonly url: string }): Say | null {
  const { host, pathname, username } = new URL(url);
  const server = { host, name: decodeURIComponent(pathname.slice(1)), user: decodeURIComponent(username) };
  if (REFUSED.has(code)) return say("start-database-refused", server);
  if (code === MISSING) return say("start-database-missing", server);
  if (code === NO_RIGHTS) return say("start-database-rights", server);
  return AWAY.test(code) ? say("start-database-away", { ...server, reason: code }) : null;
}

/** The first code on the way to the root cause: the query builder wraps what the driver throws. */
function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === "string") return code;
  }
  return null;
}
