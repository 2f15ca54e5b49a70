import { sql } from "drizzle-orm";
import fc from "fast-check";
import type { Executor } from "../../src/storage/database.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { tablesIn } from "../storage/store-contents.js";

const MORE = process.env.FUZZ_RUNS;
/** The same cases in every run, so that a red one stays red until it is mended. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_250_106);
/** As long as the cases that were asked for take; the suite's own few are done in seconds. */
const LIMIT_MS = MORE === undefined ? 110_000 : 3_600_000;
/** For `it`: a little more, so that it is fast-check that gives up, and says with which seed. */
export const FUZZ_TIMEOUT_MS = LIMIT_MS + 10_000;

/**
 * Judges many inputs, `runs` of them unless FUZZ_RUNS asks for more. What fails is made smaller, and is said with its seed;
 * what hangs is a failure like any other.
 */
export async function fuzz<T>(
  inputs: fc.Arbitrary<T>,
  runs: number,
  judge: (input: T) => Promise<void> | void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => judge(input)),
    {
      seed: SEED,
      numRuns: MORE === undefined ? runs : Number(MORE),
      interruptAfterTimeLimit: LIMIT_MS,
      markInterruptAsFailure: true,
    },
  );
}

/** Tables that note that somebody spoke, looked or guessed at a code; every other one holds what the office knows. */
const NOTED = ["inbox", "link_attempts", "sessions", "api_tokens"];

/** One short text for all that the office knows: the same only while nothing of it changed. */
export async function digestOf(db: Executor): Promise<string> {
  const known = (await tablesIn(db)).filter((table) => !NOTED.includes(table));
  const digests = known.map(
    (table) =>
      sql`select ${table}::text as "table", md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as "rows"
          from ${sql.identifier(table)} t`,
  );
  return JSON.stringify(await rowsOf(db, sql.join(digests, sql` union all `)));
}

/** What nobody waits for and nobody catches while `work` runs: in the service it would end the process. */
export async function unheardDuring(work: () => Promise<void>): Promise<unknown[]> {
  const unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", note);
  try {
    await work();
    // Node tells of a rejection after the microtasks of its turn.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("unhandledRejection", note);
  }
  return unheard;
}
