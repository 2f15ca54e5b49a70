import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { DEFAULT_ZONE, type Zone } from "../domain/zone.js";
import type { Executor } from "./database.js";
import { organizations, settings } from "./schema.js";

export type Organization = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly zone: Zone;
};

/** What the only organization is called that nobody gave a name. */
export const DEFAULT_CODE = "default";

/** The store holds several organizations, or none of this code: somebody has to say which is meant. */
export class OrganizationUnclear extends Error {
  readonly code: string | null;
  readonly known: readonly string[];

  constructor(code: string | null, known: readonly string[]) {
    super("no such organization, or several");
    this.name = "OrganizationUnclear";
    this.code = code;
    this.known = known;
  }
}

/**
 * The organization of this code, or without one the only one there is. A store that holds none gets it now; a further
 * one is made by {@link addOrganization} alone, so that a slip of the pen never makes an office.
 * @throws OrganizationUnclear
 */
export async function ensureOrganization(db: Executor, code: string | null = null): Promise<Organization> {
  const known = pick(await listOrganizations(db), code);
  if (known) return known;
  return db.transaction(async (tx) => {
    // Of several replicas that start on an empty store one makes it, and the others find it.
    await lockOrganizations(tx);
    return pick(await listOrganizations(tx), code) ?? (await makeOrganization(tx, code ?? DEFAULT_CODE));
  });
}

/** One more organization, empty; null where the code is taken. */
export async function addOrganization(db: Executor, code: string): Promise<Organization | null> {
  return db.transaction(async (tx) => {
    await lockOrganizations(tx);
    const taken = (await listOrganizations(tx)).some((known) => known.code === code);
    return taken ? null : makeOrganization(tx, code);
  });
}

/** Every organization of the installation that the session may see. */
export async function listOrganizations(db: Executor): Promise<Organization[]> {
  const { id, code, name, place, zone } = organizations;
  return db.select({ id, code, name, place, zone }).from(organizations).orderBy(code);
}

/** Whoever holds it decides alone what organizations there are, and which bots they have. */
export async function lockOrganizations(tx: Executor): Promise<void> {
  await tx.execute(sql`lock table ${organizations} in share row exclusive mode`);
}

/** Null where there is none at all. */
function pick(known: readonly Organization[], code: string | null): Organization | null {
  const found = code === null ? known : known.filter((organization) => organization.code === code);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (known.length === 0) return null;
  throw new OrganizationUnclear(
    code,
    known.map((organization) => organization.code),
  );
}

async function makeOrganization(tx: Executor, code: string): Promise<Organization> {
  const made = { id: randomUUID(), code, name: "", place: "", zone: DEFAULT_ZONE };
  await tx.insert(organizations).values(made);
  return made;
}

/** From now on it goes by this code. */
export async function recodeOrganization(db: Executor, id: string, code: string): Promise<void> {
  await db.update(organizations).set({ code }).where(eq(organizations.id, id));
}

/** Gives the organization the name and place its plan has for it. @returns false where it has them already */
export async function nameOrganization(db: Executor, id: string, name: string, place: string): Promise<boolean> {
  const isOther = sql`(${organizations.name}, ${organizations.place}) is distinct from (${name}, ${place})`;
  const renamed = await db
    .update(organizations)
    .set({ name, place })
    .where(and(eq(organizations.id, id), isOther))
    .returning({ id: organizations.id });
  return renamed.length > 0;
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

/** Keeps a setting in place of what it was. */
export async function writeSetting(db: Executor, org: string, key: string, value: unknown): Promise<void> {
  await db
    .insert(settings)
    .values({ organizationId: org, key, value })
    .onConflictDoUpdate({ target: [settings.organizationId, settings.key], set: { value } });
}
