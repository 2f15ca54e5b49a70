import { createHash } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { Executor } from "./database.js";
import { evidence, officers } from "./schema.js";

export type SavedEvidence = { readonly kept: boolean; readonly id: number };

/**
 * Keeps a piece of evidence. The caller holds the occurrence's lock, so that the same thing sent twice at once is seen.
 * @returns `kept` is false when the duty has the same link, number or file already, under `id`; nothing is kept then
 */
export async function saveEvidence(db: Executor, org: string, given: NewEvidence, at: Date): Promise<SavedEvidence> {
  const { occurrenceId, officerId, source, kind, text } = given;
  const columns = columnsOf(given);
  const [kept] = await db
    .insert(evidence)
    .values({ organizationId: org, occurrenceId, officerId, ...source, kind, text, ...columns, at })
    .onConflictDoNothing()
    .returning({ id: evidence.id });
  if (kept) return { kept: true, id: kept.id };
  const [same] = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(
      and(eq(evidence.occurrenceId, occurrenceId), eq(evidence.kind, kind), eq(evidence.identity, columns.identity)),
    );
  if (!same) throw new Error("the evidence was neither saved nor there");
  return { kept: false, id: same.id };
}

function columnsOf(given: NewEvidence) {
  if (given.kind !== "file") return { identity: given.text };
  const { name, mimeType, bytes } = given.file;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { identity: sha256, fileName: name, mimeType, size: bytes.byteLength, sha256, bytes };
}

/** The evidence of these occurrences without the files' bytes, oldest first. */
export async function listEvidence(db: Executor, occurrenceIds: readonly string[]): Promise<Evidence[]> {
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
      officer: officers.name,
      source: { channel: evidence.channel, chatId: evidence.chatId, messageId: evidence.messageId },
      at: evidence.at,
    })
    .from(evidence)
    .innerJoin(officers, eq(officers.id, evidence.officerId))
    .where(inArray(evidence.occurrenceId, [...occurrenceIds]))
    .orderBy(asc(evidence.id));
  return rows.map(({ name, mimeType, size, sha256, ...row }) => ({
    ...row,
    file:
      name === null || mimeType === null || size === null || sha256 === null ? null : { name, mimeType, size, sha256 },
  }));
}

/** The bytes of a kept file; null when there is none of that number. */
export async function evidenceBytes(db: Executor, org: string, id: number): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ base64: sql<string | null>`encode(${evidence.bytes}, 'base64')` })
    .from(evidence)
    .where(and(eq(evidence.id, id), eq(evidence.organizationId, org)));
  return row?.base64 == null ? null : Buffer.from(row.base64, "base64");
}
