import { and, eq, sql } from "drizzle-orm";
import { fold } from "../domain/fold.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Renaming, Unit } from "../domain/unit.js";
import type { Executor } from "./database.js";
import { holdPlan } from "./hold-plan.js";
import { listUnits } from "./roster.js";
import { units } from "./schema.js";
import { overlayOf, saveUnit } from "./unit-overlay.js";

type Naming =
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "alias"; readonly alias: string; readonly remove: boolean };

/** An old name stays an alias: people go on typing it, and tables go on naming it. */
export async function nameUnit(db: Executor, unit: Unit, change: Naming): Promise<void> {
  const { renaming, ...overlay } = await overlayOf(db, unit.id);
  const coming = renaming && { renaming };
  const { added = [], removed = [] } = overlay.aliases ?? {};
  const without = (list: readonly string[], alias: string) => list.filter((one) => fold(one) !== fold(alias));
  if (change.kind === "alias" && change.remove) {
    const aliases = { added: without(added, change.alias), removed: [...removed, change.alias] };
    await saveUnit(db, unit.id, { aliases: without(unit.aliases, change.alias) }, { ...overlay, ...coming, aliases });
    return;
  }
  const alias = change.kind === "rename" ? unit.name : change.alias;
  const aliases = {
    added: [...without(added, alias), alias],
    removed: without(removed, alias),
  };
  const named = [...without(unit.aliases, alias), alias];
  if (change.kind === "alias") return saveUnit(db, unit.id, { aliases: named }, { ...overlay, ...coming, aliases });
  const from = overlay.renamed?.to === unit.name ? overlay.renamed.from : unit.name;
  await saveUnit(
    db,
    unit.id,
    { name: change.name, aliases: without(named, change.name) },
    { ...overlay, aliases, renamed: { from, to: change.name } },
  );
}

/** Notes the name the unit has from a day on; {@link renameDue} gives it that name. */
export async function noteRename(db: Executor, unit: Unit, renaming: Renaming): Promise<void> {
  await saveUnit(db, unit.id, {}, { ...(await overlayOf(db, unit.id)), renaming });
}

/** Gives the units whose day has come the names noted for them. A second pass finds nothing to do. */
export async function renameDue(
  db: Executor,
  org: string,
  today: LocalDate,
): Promise<{ readonly unit: Unit; readonly renaming: Renaming }[]> {
  const due = sql`${units.overlay} #>> '{renaming,on}' <= ${today}`;
  const [first] = await db
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.organizationId, org), due))
    .limit(1);
  // Without the lock first: nearly every pass ends here.
  if (!first) return [];
  await holdPlan(db, org);
  const coming = (await listUnits(db, org)).flatMap((unit) =>
    unit.renaming && unit.renaming.on <= today ? [{ unit, renaming: unit.renaming }] : [],
  );
  for (const { unit, renaming } of coming) await nameUnit(db, unit, { kind: "rename", name: renaming.to });
  return coming;
}
