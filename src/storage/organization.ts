import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { DEFAULT_ZONE, type Zone } from "../domain/zone.js";
import type { Executor } from "./database.js";
import { organizations, settings } from "./schema.js";

export type Organization = { readonly id: string; readonly name: string; readonly place: string; readonly zone: Zone };

/** The installation's organization, made at the first start; its name comes with the first catalogue. */
export async function ensureOrganization(db: Executor): Promise<Organization> {
  const [known] = await db.select().from(organizations).limit(1);
  if (known) return known;
  return db.transaction(async (tx) => {
    // Of several replicas that start on an empty store one makes it, and the others find it.
    await tx.execute(sql`lock table ${organizations} in share row exclusive mode`);
    const [found] = await tx.select().from(organizations).limit(1);
    if (found) return found;
    const made = { id: randomUUID(), name: "", place: "", zone: DEFAULT_ZONE };
    await tx.insert(organizations).values(made);
    return made;
  });
}

/** Every organization of the installation. */
export async function listOrganizations(db: Executor): Promise<Organization[]> {
  return db.select().from(organizations);
}

export async function nameOrganization(db: Executor, id: string, name: string, place: string): Promise<void> {
  await db.update(organizations).set({ name, place }).where(eq(organizations.id, id));
}

/** A stored setting, or null. With `lock`, later readers with `lock` wait until this transaction ends. */
export async function readSetting(db: Executor, org: string, key: string, lock = false): Promise<unknown> {
  const query = db
    .select()
    .from(settings)
    .where(and(eq(settings.organizationId, org), eq(settings.key, key)));
  const [row] = await (lock ? query.for("update") : query);
  return row?.value ?? null;
}

export async function writeSetting(db: Executor, org: string, key: string, value: unknown): Promise<void> {
  await db
    .insert(settings)
    .values({ organizationId: org, key, value })
    .onConflictDoUpdate({ target: [settings.organizationId, settings.key], set: { value } });
}
