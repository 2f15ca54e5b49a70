import { eq } from "drizzle-orm";
import type { UnitOverlay } from "../domain/unit.js";
import type { Executor } from "./database.js";
import { units } from "./schema.js";

/** What the office said of the unit beside the catalogue; the row is held until the transaction ends. */
export async function overlayOf(db: Executor, unitId: string): Promise<UnitOverlay> {
  const [row] = await db.select({ overlay: units.overlay }).from(units).where(eq(units.id, unitId)).for("update");
  return row?.overlay ?? {};
}

/** Writes facts of a unit together with what the office said of it. */
export async function saveUnit(
  db: Executor,
  unitId: string,
  facts: Partial<typeof units.$inferInsert>,
  overlay: UnitOverlay,
): Promise<void> {
  await db
    .update(units)
    .set({ ...facts, overlay })
    .where(eq(units.id, unitId));
}
