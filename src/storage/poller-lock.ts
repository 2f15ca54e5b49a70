import { createHash } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import postgres from "postgres";

/** How often a process that stands by looks whether the other is gone. */
const LOOK_MS = 1_000;
/** How often the holder makes sure that its session lives, and how long that may take. */
const PULSE_MS = 2_000;
const PULSE_LIMIT_MS = 3_000;
/** A holder whose machine went dark is given up by the server after these seconds, later than it gives up itself. */
const KEEPALIVE = { idle: 4, interval: 2, count: 3 };

type Turn = { readonly lost: AbortSignal; release(): Promise<void> };
type Turns = { next(signal: AbortSignal, waiting: () => void): Promise<Turn | null> };

/**
 * Elects one of all processes on a PostgreSQL database by a session's advisory lock: it ends with its session, so
 * that of a process however killed nothing stays behind. Its connection is its own, since a pool would hand the
 * session to others; with a pooler in between, `url` must lead to session mode.
 * @param of what is held, such as a channel and its token; only a hash of it reaches the database
 */
export function pollerLock(url: string, of: string): Turns {
  const key = createHash("sha256").update(`poller:${of}`).digest().readBigInt64BE().toString();

  async function next(signal: AbortSignal, waiting: () => void): Promise<Turn | null> {
    let told = false;
    const tell = () => {
      if (!told) waiting();
      told = true;
    };
    while (!signal.aborted) {
      const session = openSession(url);
      // A database that is away is the readiness check's to report; here it only means to ask again.
      if (await acquire(session, key, signal, tell).catch(() => false)) return hold(session);
      await session.end();
      await pause(LOOK_MS, signal);
    }
    return null;
  }

  return { next };
}

type Session = {
  readonly sql: postgres.Sql;
  readonly gone: AbortController;
  end(): Promise<void>;
};

/** One connection, whose end is the end of the lock: postgres.js would silently open another. */
function openSession(url: string): Session {
  const gone = new AbortController();
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    onclose: () => gone.abort(),
    connection: { application_name: "nhacviec poller" },
  });
  return { sql, gone, end: () => sql.end({ timeout: 1 }).catch(() => undefined) };
}

async function acquire({ sql, gone }: Session, key: string, signal: AbortSignal, tell: () => void): Promise<boolean> {
  const { idle, interval, count } = KEEPALIVE;
  await sql`select set_config('tcp_keepalives_idle', ${String(idle)}, false),
    set_config('tcp_keepalives_interval', ${String(interval)}, false),
    set_config('tcp_keepalives_count', ${String(count)}, false)`;
  while (!signal.aborted && !gone.signal.aborted) {
    const [row] = await sql`select pg_try_advisory_lock(${key}::bigint) as mine`;
    if (row?.mine === true) return !gone.signal.aborted;
    tell();
    await pause(LOOK_MS, signal);
  }
  return false;
}

function hold({ sql, gone, end }: Session): Turn {
  const pulse = setInterval(() => {
    const limit = setTimeout(() => gone.abort(), PULSE_LIMIT_MS);
    sql`select 1`.catch(() => gone.abort()).finally(() => clearTimeout(limit));
  }, PULSE_MS);
  gone.signal.addEventListener("abort", () => clearInterval(pulse));
  return {
    lost: gone.signal,
    async release() {
      clearInterval(pulse);
      await end();
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal }).catch(() => undefined);
}
