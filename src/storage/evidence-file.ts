import { and, eq } from "drizzle-orm";
import type { Executor } from "./database.js";
import { evidenceBytes } from "./evidence.js";
import { evidence, occurrences } from "./schema.js";

export type EvidenceFile = {
  /** The unit whose duty it belongs to. */
  readonly unitId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
};

/** A kept file by its number; null when there is none, or that evidence is no file. */
export async function evidenceFile(db: Executor, org: string, id: number): Promise<EvidenceFile | null> {
  const [row] = await db
    .select({ unitId: occurrences.unitId, name: evidence.fileName, mimeType: evidence.mimeType })
    .from(evidence)
    .innerJoin(occurrences, eq(occurrences.id, evidence.occurrenceId))
    .where(and(eq(evidence.id, id), eq(evidence.organizationId, org)));
  if (!row || row.name === null || row.mimeType === null) return null;
  const bytes = await evidenceBytes(db, org, id);
  return bytes && { unitId: row.unitId, name: row.name, mimeType: row.mimeType, bytes };
}
