import { createHash } from "node:crypto";
import { and, asc, eq, inArray, like, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { evidence, evidenceWithdrawals, officers } from "./schema.js";

const withdrawers = alias(officers, "withdrawers");
const absentees = alias(officers, "absentees");

export type SavedEvidence = { readonly kept: boolean; readonly id: number };

/**
 * Keeps a piece of evidence. The caller holds the occurrence's lock, so that the same thing sent twice at once is seen.
 * @returns `kept` is false when the duty has the same link, number or file already, under `id`; nothing is kept then
 */
export async function saveEvidence(db: Executor, org: string, given: NewEvidence, at: Date): Promise<SavedEvidence> {
  const { occurrenceId, officerId, standsForId, source, kind, text } = given;
  const columns = columnsOf(given);
  const handedIn = await db
    .select({ id: evidence.id, withdrawn: evidenceWithdrawals.evidenceId })
    .from(evidence)
    .leftJoin(evidenceWithdrawals, eq(evidenceWithdrawals.evidenceId, evidence.id))
    .where(
      and(
        eq(evidence.occurrenceId, occurrenceId),
        eq(evidence.kind, kind),
        or(eq(evidence.identity, columns.identity), like(evidence.identity, `${escaped(columns.identity)}${AGAIN}%`)),
      ),
    );
  const same = handedIn.find(({ withdrawn }) => withdrawn === null);
  if (same) return { kept: false, id: same.id };
  // What was withdrawn may be handed in again; the rows of both stay.
  const identity = handedIn.length === 0 ? columns.identity : `${columns.identity}${AGAIN}${handedIn.length}`;
  const [kept] = await db
    .insert(evidence)
    .values({
      organizationId: org,
      occurrenceId,
      officerId,
      standsForId,
      ...source,
      kind,
      text,
      ...columns,
      identity,
      at,
    })
    .returning({ id: evidence.id });
  if (!kept) throw new Error("the evidence was not saved");
  return { kept: true, id: kept.id };
}

/** No address, number or checksum has it. */
const AGAIN = " \u21bb";

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function columnsOf(given: NewEvidence) {
  if (given.kind !== "file") return { identity: given.text };
  const { name, mimeType, bytes } = given.file;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { identity: sha256, fileName: name, mimeType, size: bytes.byteLength, sha256, bytes };
}

/** The evidence of these occurrences that stands, without the files' bytes, oldest first. */
export async function listEvidence(db: Executor, occurrenceIds: readonly string[]): Promise<Evidence[]> {
  return (await allEvidence(db, occurrenceIds)).filter(({ withdrawal }) => withdrawal === null);
}

/** The same with what was withdrawn: for the history, and for numbers that stay. */
export async function allEvidence(db: Executor, occurrenceIds: readonly string[]): Promise<Evidence[]> {
  if (occurrenceIds.length === 0) return [];
  const rows = await db
    .select({
      id: evidence.id,
      occurrenceId: evidence.occurrenceId,
      kind: evidence.kind,
      text: evidence.text,
      name: evidence.fileName,
      mimeType: evidence.mimeType,
      size: evidence.size,
      sha256: evidence.sha256,
      officerId: evidence.officerId,
      officer: officers.name,
      standsForId: evidence.standsForId,
      absent: absentees.name,
      withdrawnBy: withdrawers.name,
      withdrawnAt: evidenceWithdrawals.at,
      withdrawnIn: evidenceWithdrawals.channel,
      reason: evidenceWithdrawals.reason,
      source: { channel: evidence.channel, chatId: evidence.chatId, messageId: evidence.messageId },
      at: evidence.at,
    })
    .from(evidence)
    .innerJoin(officers, eq(officers.id, evidence.officerId))
    .leftJoin(absentees, eq(absentees.id, evidence.standsForId))
    .leftJoin(evidenceWithdrawals, eq(evidenceWithdrawals.evidenceId, evidence.id))
    .leftJoin(withdrawers, eq(withdrawers.id, evidenceWithdrawals.officerId))
    .where(inArray(evidence.occurrenceId, [...occurrenceIds]))
    .orderBy(asc(evidence.id));
  return rows.map(
    ({ name, mimeType, size, sha256, withdrawnBy, withdrawnAt, withdrawnIn, reason, standsForId, absent, ...row }) => ({
      ...row,
      ...(standsForId === null ? {} : { standsFor: { officerId: standsForId, officer: absent ?? "" } }),
      withdrawal:
        withdrawnAt === null || reason === null
          ? null
          : { officer: withdrawnBy ?? "", at: withdrawnAt, channel: withdrawnIn, reason },
      file:
        name === null || mimeType === null || size === null || sha256 === null
          ? null
          : { name, mimeType, size, sha256 },
    }),
  );
}

export type Withdrawal = {
  readonly evidenceId: number;
  readonly officerId: string;
  readonly channel: ChannelName;
  readonly reason: string;
};

/** Takes a piece of evidence back: its row stays, and this one beside it. Once only. */
export async function withdrawEvidence(db: Executor, org: string, withdrawal: Withdrawal, at: Date): Promise<void> {
  await db
    .insert(evidenceWithdrawals)
    .values({ organizationId: org, ...withdrawal, at })
    .onConflictDoNothing();
}

/** The bytes of a kept file; null when there is none of that number. */
export async function evidenceBytes(db: Executor, org: string, id: number): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ base64: sql<string | null>`encode(${evidence.bytes}, 'base64')` })
    .from(evidence)
    .where(and(eq(evidence.id, id), eq(evidence.organizationId, org)));
  return row?.base64 == null ? null : Buffer.from(row.base64, "base64");
}
