import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Database, Executor } from "./executor.js";
import { rowsOf } from "./rows-of.js";
import { organizationColumn, sequenceOf, storedTables, tableNames, tableSql } from "./stored-tables.js";

/*
 * Every question to the store names its organization; this is the wall behind that one, should a question ever forget
 * to. The server itself shows a session the rows of one organization alone (row-level security). Owners and superusers
 * are not bound by policies, so the sessions of an organization take on a role of their own. Sessions of the version
 * before, which know nothing of it, work on beside them as the owner.
 */

export const OFFICE_ROLE = "nhacviec_office";
/** The session's organization. Without it a session sees nothing. */
const SETTING = "nhacviec.organization";
/** Another condition needs another name: that one is there says that it is this one. */
const POLICY = "nhacviec_organization";
/** Worked out once a statement (an init plan) and not for each row. */
const OWN = sql.raw(`(select nullif(current_setting('${SETTING}', true), '')::uuid)`);

/** Why sessions are not held to one organization: the role may not be taken on, or a pooler keeps settings back. */
export type Wall = "up" | "no-role" | "pooler";

/** Makes the role where that is permitted, and puts every table behind its policy. What is in place is left alone. */
export async function raiseWall(db: Database): Promise<void> {
  await db.execute(MAKE_ROLE);
  const [role] = await rowsOf(db, sql`select 1 from pg_roles where rolname = ${OFFICE_ROLE}`);
  if (!role) return;
  await openSchemas(db);
  const open = await unprotected(db);
  if (open.length === 0) return;
  for (const { name, columns } of await storedTables(db, open)) {
    // One table at a time: the version before works beside this, and must not wait for all of them at once.
    await db.transaction(async (tx) => {
      await protect(tx, name);
      for (const column of columns) if (column.identity) await openSequence(tx, name, column.name);
    });
  }
}

/** Two installations on one server may make it at the same moment; one that may not make it goes without. */
const MAKE_ROLE = sql.raw(`do $$
begin
  if not exists (select from pg_roles where rolname = '${OFFICE_ROLE}') then
    begin
      create role ${OFFICE_ROLE} nologin;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end if;
  if not pg_has_role(current_user, '${OFFICE_ROLE}',
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
    grant ${OFFICE_ROLE} to current_user;
  end if;
exception when insufficient_privilege then
  null;
end $$`);

/** The tables' schema, and what says which migrations the store has had. */
async function openSchemas(db: Executor): Promise<void> {
  const [may] = await rowsOf(
    db,
    sql`select has_schema_privilege(${OFFICE_ROLE}, 'public', 'usage') as "tables",
               has_schema_privilege(${OFFICE_ROLE}, 'drizzle', 'usage')
           and has_table_privilege(${OFFICE_ROLE}, 'drizzle.__drizzle_migrations', 'select') as "migrations"`,
  );
  const role = sql.identifier(OFFICE_ROLE);
  if (may?.tables !== true) await db.execute(sql`grant usage on schema public to ${role}`);
  if (may?.migrations === true) return;
  await db.execute(sql`grant usage on schema drizzle to ${role}`);
  await db.execute(sql`grant select on drizzle.__drizzle_migrations to ${role}`);
}

/** The tables that lack anything of it: new ones, and all of them where a copy came without roles and rights. */
async function unprotected(db: Executor): Promise<string[]> {
  const names = sql.join(
    tableNames().map((name) => sql`${name}`),
    sql`, `,
  );
  const rights = ["select", "insert", "update", "delete"].map(
    (right) => sql`has_table_privilege(${OFFICE_ROLE}, c.oid, ${right})`,
  );
  const rows = await rowsOf(
    db,
    sql`select c.relname as "name" from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname in (${names})
          and not (c.relrowsecurity and ${sql.join(rights, sql` and `)}
            and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ${POLICY}))`,
  );
  return rows.map(({ name }) => String(name));
}

async function protect(tx: Executor, name: string): Promise<void> {
  const table = tableSql(name);
  // Not "=": with that the planner would at times look rows up by their organization instead of by what is asked for.
  const own = sql`${organizationColumn(name)} is not distinct from ${OWN}`;
  await tx.execute(sql`alter table ${table} enable row level security`);
  await tx.execute(sql`drop policy if exists ${sql.identifier(POLICY)} on ${table}`);
  await tx.execute(sql`create policy ${sql.identifier(POLICY)} on ${table} using (${own}) with check (${own})`);
  await tx.execute(sql`grant select, insert, update, delete on ${table} to ${sql.identifier(OFFICE_ROLE)}`);
}

/** The history's triggers draw numbers by themselves. */
async function openSequence(tx: Executor, table: string, column: string): Promise<void> {
  await tx.execute(
    sql`grant usage on sequence ${await sequenceOf(tx, table, column)} to ${sql.identifier(OFFICE_ROLE)}`,
  );
}

type Connect = (connection: Record<string, string>) => postgres.Sql;

/** Connections that see one organization, tried out; or why the server can't hold them to it. */
export async function behindWall(
  connect: Connect,
  org: string,
): Promise<{ readonly wall: "up"; readonly client: postgres.Sql } | { readonly wall: Exclude<Wall, "up"> }> {
  const client = connect({ role: OFFICE_ROLE, [SETTING]: org });
  try {
    const rows = await client`select row_security_active('public.settings') as held, count(*) as rows
      from organizations where id <> ${org}`;
    if (rows[0]?.held === true && Number(rows[0].rows) === 0) return { wall: "up", client };
    await client.end();
    return { wall: "pooler" };
  } catch (error) {
    await client.end({ timeout: 1 });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (ROLE_REFUSED.has(code)) return { wall: "no-role" };
    if (code === STARTUP_REFUSED) return { wall: "pooler" };
    throw error;
  }
}

/** There is no such role; it may not be taken on; it may not read. */
const ROLE_REFUSED = new Set(["22023", "42704", "42501"]);
/** What a pooler says to settings it does not pass on. */
const STARTUP_REFUSED = "08P01";
