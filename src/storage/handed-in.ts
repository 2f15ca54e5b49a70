import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, lte, or } from "drizzle-orm";
import type { Executor } from "./database.js";
import { handedIn } from "./schema.js";

/** As long as a dialogue lives: who says yes later is asked again. */
const LIFE_MS = 15 * 60_000;

export type HandedIn = {
  readonly fileName: string;
  /** What the reader gave: tables, or the text of a catalogue. The file itself is not kept. */
  readonly content: unknown;
  /** Of what was shown. */
  readonly digest: string;
};

/** Keeps what was read until its owner says yes, in place of what they handed in before. What is over goes with it. */
export async function keepHandedIn(
  db: Executor,
  org: string,
  officerId: string,
  { fileName, content, digest }: HandedIn,
  at: Date,
): Promise<void> {
  const over = or(eq(handedIn.officerId, officerId), lte(handedIn.at, new Date(at.getTime() - LIFE_MS)));
  await db.delete(handedIn).where(and(eq(handedIn.organizationId, org), over));
  const row = { id: randomUUID(), organizationId: org, officerId, fileName, content: storable(content), digest, at };
  await db.insert(handedIn).values(row);
}

/** Takes what this person handed in out of the store; null when there is nothing, or it is over. */
export async function takeHandedIn(db: Executor, org: string, officerId: string, at: Date): Promise<HandedIn | null> {
  const [found] = await db
    .select()
    .from(handedIn)
    .where(
      and(
        eq(handedIn.organizationId, org),
        eq(handedIn.officerId, officerId),
        gt(handedIn.at, new Date(at.getTime() - LIFE_MS)),
      ),
    )
    .orderBy(desc(handedIn.at))
    .limit(1)
    .for("update");
  if (!found) return null;
  await db.delete(handedIn).where(eq(handedIn.officerId, officerId));
  const { fileName, content, digest } = found;
  return { fileName, content, digest };
}

/** PostgreSQL keeps neither null characters nor half a pair. */
function storable(content: unknown): unknown {
  const text = (value: string) => value.replaceAll("\0", "").replace(/\p{Cs}/gu, "\uFFFD");
  return JSON.parse(JSON.stringify(content), (_, value: unknown) => (typeof value === "string" ? text(value) : value));
}
