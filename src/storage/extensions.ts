import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Extension, PendingExtension } from "../domain/extension.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import { notBefore } from "../domain/replan.js";
import type { Executor } from "./database.js";
import { holdPlan } from "./hold-plan.js";
import { listOccurrences } from "./progress.js";
import { dueChanges, extensions, occurrences, officers, tasks } from "./schema.js";

export type ExtensionRequest = {
  readonly occurrence: Occurrence & { readonly dueOn: LocalDate };
  readonly toOn: LocalDate;
  readonly reason: string;
  readonly officerId: string;
  readonly channel: ChannelName;
};

/** Notes the request in place of one that still waits for the same duty. @returns its number */
export async function askExtension(db: Executor, org: string, request: ExtensionRequest, at: Date): Promise<number> {
  const { occurrence, toOn, reason, officerId, channel } = request;
  await db
    .update(extensions)
    .set({ approved: false, decidedBy: officerId, decidedAt: at, decidedChannel: channel })
    .where(and(eq(extensions.occurrenceId, occurrence.id), isNull(extensions.approved)));
  const [row] = await db
    .insert(extensions)
    .values({
      organizationId: org,
      occurrenceId: occurrence.id,
      fromOn: occurrence.dueOn,
      toOn,
      reason,
      officerId,
      askedAt: at,
      askedChannel: channel,
    })
    .returning({ id: extensions.id });
  if (!row) throw new Error("the request was not saved");
  return row.id;
}

/** The requests about these occurrences, oldest first. */
export async function listExtensions(db: Executor, occurrenceIds: readonly string[]): Promise<Extension[]> {
  if (occurrenceIds.length === 0) return [];
  return readExtensions(db, inArray(extensions.occurrenceId, [...occurrenceIds]));
}

/** The requests about duties of the plan in force that wait to be decided, oldest first. */
export async function pendingExtensions(db: Executor, planId: string): Promise<PendingExtension[]> {
  const ofPlan = db
    .select({ id: occurrences.id })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .where(eq(tasks.planId, planId));
  const waiting = await readExtensions(db, and(isNull(extensions.approved), inArray(extensions.occurrenceId, ofPlan)));
  const about = await listOccurrences(db, planId, { ids: waiting.map(({ occurrenceId }) => occurrenceId) });
  const byId = new Map(about.map((occurrence) => [occurrence.id, occurrence]));
  return waiting.flatMap((extension) => {
    const occurrence = byId.get(extension.occurrenceId);
    return occurrence ? [{ ...extension, occurrence }] : [];
  });
}

/** One request whoever decided it, with its duty; null where the plan in force has no such request. */
export async function findExtension(
  db: Executor,
  org: string,
  planId: string,
  id: number,
): Promise<PendingExtension | null> {
  const [found] = await readExtensions(db, and(eq(extensions.id, id), eq(extensions.organizationId, org)));
  const [occurrence] = found ? await listOccurrences(db, planId, { ids: [found.occurrenceId] }) : [];
  return found && occurrence ? { ...found, occurrence } : null;
}

async function readExtensions(db: Executor, where: ReturnType<typeof and>): Promise<Extension[]> {
  const deciders = alias(officers, "deciders");
  const absentees = alias(officers, "absentees");
  const rows = await db
    .select({ row: extensions, officer: officers.name, decider: deciders.name, absent: absentees.name })
    .from(extensions)
    .innerJoin(officers, eq(officers.id, extensions.officerId))
    .leftJoin(deciders, eq(deciders.id, extensions.decidedBy))
    .leftJoin(absentees, eq(absentees.id, extensions.decidedForId))
    .where(where)
    .orderBy(asc(extensions.id));
  return rows.map(({ row, officer, decider, absent }) => {
    const {
      id,
      occurrenceId,
      fromOn,
      toOn,
      reason,
      officerId,
      askedAt,
      askedChannel: channel,
      approved,
      decidedAt,
      decidedChannel,
      decisionReason,
      decidedForId,
    } = row;
    const standsFor = decidedForId === null ? {} : { standsFor: { officerId: decidedForId, officer: absent ?? "" } };
    const decision =
      approved === null || decidedAt === null
        ? null
        : {
            approved,
            officer: decider ?? "",
            ...standsFor,
            at: decidedAt,
            channel: decidedChannel,
            reason: decisionReason,
          };
    return { id, occurrenceId, fromOn, toOn, reason, officerId, officer, askedAt, channel, decision };
  });
}

export type Decision = {
  readonly approved: boolean;
  readonly officerId: string;
  readonly standsForId?: string | undefined;
  readonly channel: ChannelName;
  readonly reason: string | null;
};

/**
 * Decides a request. Where it is granted the duty is due on the later day, its first due date is kept, and its ladder
 * starts afresh: what waits unsent about the old day is dropped when it is read again.
 * @returns false when somebody has decided it already; nothing is changed then
 */
export async function decideExtension(
  db: Executor,
  org: string,
  id: number,
  { approved, officerId, standsForId, channel, reason }: Decision,
  at: Date,
): Promise<boolean> {
  await holdPlan(db, org);
  const [decided] = await db
    .update(extensions)
    .set({
      approved,
      decidedBy: officerId,
      decidedForId: standsForId ?? null,
      decidedAt: at,
      decidedChannel: channel,
      decisionReason: reason,
    })
    .where(and(eq(extensions.id, id), eq(extensions.organizationId, org), isNull(extensions.approved)))
    .returning({ occurrenceId: extensions.occurrenceId, toOn: extensions.toOn });
  if (!decided) return false;
  if (approved) await extend(db, decided.occurrenceId, decided.toOn, at);
  return true;
}

/** The plan may have allowed longer since the request was made: it is never taken back by an older wish. */
async function extend(db: Executor, occurrenceId: string, toOn: LocalDate, at: Date): Promise<void> {
  const [duty] = await db.select().from(occurrences).where(eq(occurrences.id, occurrenceId)).for("update");
  if (!duty || duty.dueOn === null || duty.dueOn >= toOn) return;
  const { organizationId, dueOn: fromOn } = duty;
  await db.insert(dueChanges).values({ organizationId, occurrenceId, fromOn, at });
  await db
    .update(occurrences)
    .set({
      dueOn: toOn,
      originalDueOn: duty.originalDueOn ?? duty.dueOn,
      closesOn: notBefore(toOn, duty.closesOn ?? undefined) ?? null,
      ladder: null,
      remindOn: sql`'1900-01-01'`,
    })
    .where(eq(occurrences.id, occurrenceId));
}
