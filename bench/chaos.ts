import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { startTelegramServer, type TelegramServer } from "../test/fakes/telegram-server.js";
import type { Backend, Place } from "../test/support/backends.js";
import { buildProgram, type Program, run } from "../test/support/program.js";
import { SECRET } from "./bench-office.js";
import { type Expected, type Finding, judge } from "./chaos/judge.js";
import { sayFigures } from "./chaos/load.js";
import { EVE, membersOf, prepareChaos } from "./chaos/office.js";
import { type ChaosClock, chaosClock, type Replica, startReplica } from "./chaos/replicas.js";

/** A day in two minutes: no start of a replica takes as long, so that no morning may be passed over. */
const SPEED = 720;
const STARTS_AT = "2025-03-03T06:30:00+07:00";
/** Each answer of Telegram takes so long, so that a kill finds calls under way. */
const LATENCY_MS = 15;
/** After so many messages to groups in a row every replica is killed, whichever sends them. */
const BURST = 8;
/** Past the leases of the dead (three minutes) and the hold of what may have arrived. */
const SETTLE_MS = 185_000;

export type ChaosOptions = {
  readonly program: Program;
  readonly place: Place;
  readonly seconds: number;
  readonly units: number;
  /** Between two figures of one person. */
  readonly updateEveryMs: number;
  readonly killEveryMs: number;
};

/** Sixty units for so many minutes, as a table; the program ends with 1 when anything was lost or doubled. */
export async function reportChaos(backend: Backend, minutes: number): Promise<void> {
  const program = await buildProgram();
  const place = await backend.open();
  try {
    const load = { units: 60, updateEveryMs: 5_000, killEveryMs: 4_000 };
    const found = await chaos({ program, place, seconds: minutes * 60, ...load });
    printFindings(`Two replicas killed in turn for ${minutes} minutes (${backend.name})`, found);
    if (broken(found).length > 0) process.exitCode = 1;
  } finally {
    await place.remove();
    program.remove();
  }
}

/** The promises that were not kept. */
export function broken(found: readonly Finding[]): Finding[] {
  return found.filter(({ count, wanted }) => wanted !== undefined && wanted !== count);
}

function printFindings(title: string, found: readonly Finding[]): void {
  const rows = found.map(({ what, count, wanted }) => [
    what,
    String(count),
    wanted === undefined ? "" : String(wanted),
  ]);
  const cells = [["", "counted", "promised"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  console.log([`\n${title}`, "", line(head), rule, ...body.map(line)].join("\n"));
}

/**
 * Two replicas on one PostgreSQL and Redis, killed in turn under load, mornings of reminders among it.
 * @returns what was lost and doubled, counted by what Telegram took
 */
export async function chaos(options: ChaosOptions): Promise<Finding[]> {
  const { program, place, seconds, updateEveryMs } = options;
  const telegram = await startTelegramServer({ latency: () => delay(LATENCY_MS) });
  const members = membersOf(options.units);
  try {
    await prepareChaos(place, telegram, members);
    const env = envOf(place, telegram);
    // The service has run before: each slot from here on is its own.
    await tickOnce(program, env, { now: () => new Date(EVE), speed: 1 });
    const expected = await previewed(program, env, seconds);
    const clock = chaosClock(STARTS_AT, SPEED);
    const replicas = [await startReplica(program, env, clock), await startReplica(program, env, clock)];
    const over = new AbortController();
    // Everybody who speaks waits for it.
    setMaxListeners(0, over.signal);
    setTimeout(() => over.abort(), seconds * 1_000);
    const [{ said, redelivered }, kills] = await Promise.all([
      sayFigures(members, replicas, updateEveryMs, over.signal),
      killInTurn(replicas, telegram, options.killEveryMs, over.signal),
    ]);
    const until = clock.now();
    for (const replica of replicas) await replica.end();
    // A start looks at once what is due: what fell under the last kills is queued before the clock leaps on.
    await tickOnce(program, env, clock);
    await settle(program, env, clock);
    const verified = await run(program.cli, ["verify"], env);
    const due = expected.filter(({ at }) => new Date(at) <= until);
    return [
      { what: "replicas killed (SIGKILL)", count: kills },
      { what: "updates delivered again", count: redelivered },
      ...(await judge({ place, telegram, members, said, expected: due })),
      { what: "the history fits its hashes (verify)", count: verified.exitCode === 0 ? 1 : 0, wanted: 1 },
    ];
  } finally {
    await telegram.close();
  }
}

function envOf({ database, redisUrl }: Place, telegram: TelegramServer): NodeJS.ProcessEnv {
  if (database.kind !== "postgres") throw new Error("several processes need PostgreSQL: set TEST_DATABASE_URL");
  return {
    DATABASE_URL: database.url,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    // Nothing is pushed there: the load delivers, to whom and as often as it likes.
    PUBLIC_URL: "http://127.0.0.1:9",
    WEBHOOK_SECRET: SECRET,
    LOG_FORMAT: "json",
  };
}

/** Starts the program and ends it. */
async function tickOnce(program: Program, env: NodeJS.ProcessEnv, clock: ChaosClock): Promise<void> {
  const replica = await startReplica(program, env, clock);
  await replica.end();
}

/** What is to be said in these days, by the program's own preview on the untouched store. */
async function previewed(program: Program, env: NodeJS.ProcessEnv, seconds: number): Promise<Expected[]> {
  const [from] = STARTS_AT.split("T");
  const last = new Date(new Date(STARTS_AT).getTime() + (seconds + 60) * 1_000 * SPEED);
  const range = ["--from", String(from), "--to", last.toISOString().slice(0, 10)];
  const { stdout, stderr, exitCode } = await run(program.cli, ["preview", ...range, "--json"], {
    ...env,
    CLOCK_START: EVE,
  });
  if (exitCode !== 0) throw new Error(`no preview: ${stderr}`);
  return JSON.parse(stdout) as Expected[];
}

/** One every few seconds; all at once in the middle of each morning's messages. @returns how many were killed */
async function killInTurn(
  replicas: readonly Replica[],
  telegram: TelegramServer,
  everyMs: number,
  over: AbortSignal,
): Promise<number> {
  let kills = 0;
  let turn = 0;
  const inGroups = () => telegram.accepted.filter(({ chatId }) => chatId < 0).length;
  while (!over.aborted) {
    const [before, since] = [inGroups(), performance.now()];
    while (!over.aborted && performance.now() - since < everyMs && inGroups() - before < BURST) await delay(50);
    if (over.aborted) break;
    const burst = inGroups() - before >= BURST;
    const doomed = burst ? replicas : replicas.slice(turn % replicas.length).slice(0, 1);
    await Promise.all(doomed.map((replica) => replica.killAndStart()));
    kills += doomed.length;
    turn += 1;
  }
  return kills;
}

/** One replica alone, later by the leases of the dead, until nothing is on its way any more. */
async function settle(program: Program, env: NodeJS.ProcessEnv, clock: ChaosClock): Promise<void> {
  const later = { ...clock, now: () => new Date(clock.now().getTime() + SETTLE_MS * clock.speed) };
  const last = await startReplica(program, env, later);
  for (const until = performance.now() + SETTLE_MS; performance.now() < until; await delay(200)) {
    const metrics = await (await fetch(`${last.url()}/metrics`)).text();
    if (Number(/^nhacviec_outbox_waiting (\d+)/m.exec(metrics)?.[1]) === 0) break;
  }
  await last.end();
}
