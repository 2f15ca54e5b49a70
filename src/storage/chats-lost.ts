import { and, asc, eq, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "./database.js";
import { chats, units } from "./schema.js";

/** Units whose only group the bot was shut out of, by name. */
export async function lostChats(db: Executor, org: string): Promise<string[]> {
  const other = alias(chats, "other");
  const bound = and(eq(other.unitId, chats.unitId), eq(other.active, true));
  const rows = await db
    .selectDistinct({ name: units.name })
    .from(chats)
    .innerJoin(units, eq(units.id, chats.unitId))
    .where(
      and(
        eq(chats.organizationId, org),
        eq(chats.lost, true),
        eq(chats.active, false),
        notExists(db.select({ id: other.id }).from(other).where(bound)),
      ),
    )
    .orderBy(asc(units.name));
  return rows.map(({ name }) => name);
}
