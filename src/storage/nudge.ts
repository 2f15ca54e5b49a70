import { and, desc, eq, inArray } from "drizzle-orm";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import { addressKey, route } from "../domain/route.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { queueMessages } from "./queue-messages.js";
import { ledger, occurrences as occurrenceRows } from "./schema.js";

/** What stands in place of a rung where somebody asked out of turn. */
export const NUDGE = "nudge";

export type Nudged = {
  readonly queued: { readonly occurrence: Occurrence; readonly times: number }[];
  readonly tooSoon: { readonly occurrence: Occurrence; readonly lastAt: Date }[];
  readonly unreachable: Occurrence[];
};

/** Queues a reminder out of turn, one message per chat, about each occurrence not nudged since `notSince`. */
export async function nudge(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  occurrences: readonly Occurrence[],
  notSince: Date,
  at: Date,
): Promise<Nudged> {
  const ids = occurrences.map((occurrence) => occurrence.id);
  await holdDuties(db, ids);
  const before = await earlierNudges(db, ids);
  const result: Nudged = { queued: [], tooSoon: [], unreachable: [] };
  const due: Occurrence[] = [];
  for (const occurrence of occurrences) {
    const [lastAt] = before.get(occurrence.id) ?? [];
    if (lastAt && lastAt > notSince) result.tooSoon.push({ occurrence, lastAt });
    else due.push(occurrence);
  }
  const contacts = await readContacts(db, org, channels, new Set(), at);
  const owed = due.map((occurrence) => ({ occurrence, audience: "unit" as const, offset: 0 }));
  const routed = route(owed, {
    ...contacts,
    people: (role, unit) => (role === "coordinator" ? [] : contacts.people(role, unit)),
  });
  result.unreachable.push(...routed.unreachable.map(({ occurrence }) => occurrence));
  const messages = routed.messages.map((message) => ({
    ...message,
    key: `${NUDGE}/${at.toISOString()}/${addressKey(message.address)}`,
    slotAt: at,
    parts: [],
    items: message.items.map((item) => ({
      item,
      saidKey: `${item.occurrence.id}/${NUDGE}/${at.toISOString()}`,
      rung: NUDGE,
    })),
  }));
  await queueMessages(db, org, messages, at);
  const reached = due.filter((occurrence) => !result.unreachable.includes(occurrence));
  for (const occurrence of reached) {
    result.queued.push({ occurrence, times: new Set(before.get(occurrence.id)?.map(Number)).size + 1 });
  }
  return result;
}

/** Two who nudge at the same moment come one after the other: the second finds that it is too soon. */
async function holdDuties(db: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const duties = db.select({ id: occurrenceRows.id }).from(occurrenceRows);
  await duties
    .where(inArray(occurrenceRows.id, [...ids]))
    .orderBy(occurrenceRows.id)
    .for("update");
}

/** When each occurrence was nudged, the latest first. */
async function earlierNudges(db: Executor, ids: readonly string[]): Promise<Map<string, Date[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ occurrenceId: ledger.occurrenceId, slotAt: ledger.slotAt })
    .from(ledger)
    .where(and(eq(ledger.rung, NUDGE), inArray(ledger.occurrenceId, [...ids])))
    .orderBy(desc(ledger.slotAt));
  const byOccurrence = new Map<string, Date[]>();
  for (const { occurrenceId, slotAt } of rows) {
    if (occurrenceId !== null) byOccurrence.set(occurrenceId, [...(byOccurrence.get(occurrenceId) ?? []), slotAt]);
  }
  return byOccurrence;
}
