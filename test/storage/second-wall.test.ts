import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import { sealHistory } from "../../src/storage/history-seals.js";
import { addOrganization, ensureOrganization, readSetting, writeSetting } from "../../src/storage/organization.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { sessions } from "../../src/storage/schema.js";
import { OFFICE_ROLE } from "../../src/storage/second-wall.js";
import { organizationColumn, storedTables, tableNames, tableSql } from "../../src/storage/stored-tables.js";
import { backends } from "../support/backends.js";

const POSTGRES = backends.find(({ name }) => name.startsWith("PostgreSQL"));
const AT = new Date("2025-01-06T00:55:00Z");

describe.skipIf(!POSTGRES)("a session of one organization, on PostgreSQL", () => {
  let store: OpenDatabase;
  let ours: OpenDatabase;
  let mine: Database;
  let org: string;
  let other: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    if (!POSTGRES) throw new Error("no PostgreSQL");
    const place = await POSTGRES.open();
    remove = place.remove;
    store = await openDatabase(place.database);
    await store.migrate();
    org = (await ensureOrganization(store.whole)).id;
    other = (await addOrganization(store.whole, "other"))?.id ?? "";
    for (const table of tableNames()) await addRow(table, other, 1);
    ours = await store.forOrganization(org);
    mine = ours.db;
  });
  afterAll(async () => {
    await ours.close();
    await store.close();
    await remove();
  });

  /** A row with something in every column that must have it; references and triggers are not asked. */
  async function addRow(table: string, of: string, seed: number): Promise<void> {
    if (table === "organizations") return;
    await store.whole.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(await insertInto(table, of, seed));
    });
  }

  async function insertInto(table: string, of: string, seed: number): Promise<SQL> {
    const [stored] = await storedTables(store.whole, [table]);
    const columns = (stored?.columns ?? []).filter(({ identity }) => !identity);
    const values = columns.map(({ name, type }) => (name === "organization_id" ? sql`${of}` : someOf(type, seed)));
    if (table === "organizations") values[columns.findIndex(({ name }) => name === "id")] = sql`${randomUUID()}`;
    const names = columns.map(({ name }) => sql.identifier(name));
    return sql`insert into ${tableSql(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`;
  }

  function someOf(type: string, seed: number): SQL {
    if (type === "uuid") return sql`${`00000000-0000-0000-0000-00000000000${seed}`}::text::uuid`;
    if (type.endsWith("[]")) return sql`'{}'`;
    if (type === "jsonb") return sql`'{}'::jsonb`;
    if (type === "boolean") return sql`false`;
    if (type === "date") return sql`'2025-01-06'::date`;
    if (type.startsWith("timestamp")) return sql`${AT.toISOString()}::text::timestamptz`;
    if (type === "bytea") return sql`'\\x00'::bytea`;
    return sql.raw(type === "text" ? `'${seed}'` : String(seed));
  }

  /** All of a table, as the owner sees it. */
  async function contents(table: string): Promise<unknown> {
    return rowsOf(store.whole, sql`select t::text as "row" from ${tableSql(table)} t order by 1`);
  }

  const affected = async (statement: SQL) => (await rowsOf(mine, sql`${statement} returning 1`)).length;

  it("is held to it by the server", async () => {
    expect(ours.wall).toBe("up");
    const [session] = await rowsOf(mine, sql`select current_user as "role", row_security_active('settings') as "held"`);
    expect(session).toEqual({ role: OFFICE_ROLE, held: true });
  });

  it.each(tableNames())("sees, changes, takes away and adds no row of another one in %s", async (table) => {
    const column = organizationColumn(table);
    const before = await contents(table);
    expect(before).not.toEqual([]);
    expect(await rowsOf(mine, sql`select 1 from ${tableSql(table)} where ${column} = ${other}`)).toEqual([]);
    expect(await rowsOf(mine, sql`select 1 from ${tableSql(table)} where ${column} <> ${org}`)).toEqual([]);
    expect(await affected(sql`update ${tableSql(table)} set ${column} = ${org} where ${column} = ${other}`)).toBe(0);
    expect(await affected(sql`delete from ${tableSql(table)} where ${column} = ${other}`)).toBe(0);
    const added = mine.execute(await insertInto(table, other, 2));
    await expect(added).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await contents(table)).toEqual(before);
  });

  it("can't give a row of its own away", async () => {
    await writeSetting(mine, org, "mine", 1);
    const given = mine.execute(sql`update settings set organization_id = ${other} where key = 'mine'`);
    await expect(given).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await readSetting(mine, org, "mine")).toBe(1);
  });

  it("sees nothing at all without its setting, and may not make or change tables", async () => {
    const unset = mine.transaction(async (tx) => {
      await tx.execute(sql`set local "nhacviec.organization" = ''`);
      return rowsOf(tx, sql`select 1 from settings`);
    });
    expect(await unset).toEqual([]);
    const dropped = mine.execute(sql`alter table settings disable row level security`);
    await expect(dropped).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("works as before on its own rows, through the triggers too", async () => {
    const [unit, officer] = [randomUUID(), randomUUID()];
    const [plan, task, duty] = [randomUUID(), randomUUID(), randomUUID()];
    const revision = async () => (await rowsOf(mine, sql`select revision from organizations`))[0]?.revision;
    const before = await revision();
    await mine.execute(sql`insert into units (id, organization_id, code, name, aliases, kind)
      values (${unit}, ${org}, 'VP', 'Văn phòng', '{}', 'office')`);
    expect(await revision()).not.toBe(before);
    await mine.execute(sql`insert into officers (id, organization_id, name, language, created_at)
      values (${officer}, ${org}, 'Lan', 'vi', ${AT.toISOString()})`);
    await mine.execute(sql`insert into plans (id, organization_id, code, title, year, active, applied_at)
      values (${plan}, ${org}, 'P', 'P', 2025, true, ${AT.toISOString()})`);
    await mine.execute(sql`insert into tasks (id, organization_id, plan_id, code, position, draft)
      values (${task}, ${org}, ${plan}, '1', 1, '{}')`);
    await mine.execute(sql`insert into occurrences (id, organization_id, task_id, period, unit_id, process, version, submitted_at)
      values (${duty}, ${org}, ${task}, '2025', ${unit}, 'done', 1, ${AT.toISOString()})`);
    await mine.execute(sql`insert into progress_updates
      (organization_id, occurrence_id, before, after, officer_id, channel, chat_id, message_id, at)
      values (${org}, ${duty}, '"a"', '"b"', ${officer}, 'telegram', '1', '1', ${AT.toISOString()})`);
    const [entry] = await rowsOf(mine, sql`select hash from progress_updates`);
    expect(entry?.hash).toMatch(/^[0-9a-f]{64}$/);
    const [kept] = await rowsOf(mine, sql`select submitted_on::text as "on" from occurrences`);
    expect(kept).toEqual({ on: "2025-01-06" });
    expect(await sealHistory(mine, org, AT)).toMatchObject({ rows: 1 });
  });

  it("leaves a session of the version before alone, which knows nothing of it and works as the owner", async () => {
    const rows = await rowsOf(store.db, sql`select distinct organization_id as "id" from settings`);
    expect(rows.map(({ id }) => id).sort()).toEqual([org, other].sort());
    expect(await store.db.select().from(sessions)).toHaveLength(1);
  });

  it("is walled in again where the rights were lost, as in a copy made without them", async () => {
    await store.whole.execute(sql`revoke all on settings from ${sql.identifier(OFFICE_ROLE)}`);
    await store.whole.execute(sql`drop policy nhacviec_organization on units`);
    await store.migrate();
    expect(await rowsOf(mine, sql`select 1 from settings where organization_id = ${other}`)).toEqual([]);
    expect(await rowsOf(mine, sql`select organization_id as "id" from units`)).toEqual([{ id: org }]);
  });
});

describe.skipIf(!POSTGRES)("a login that may make no role, on PostgreSQL", () => {
  it("works without the wall and says so; with the role granted it is walled in", async () => {
    const place = await POSTGRES?.openBare();
    if (place?.database.kind !== "postgres") throw new Error("no PostgreSQL");
    const admin = await openDatabase(place.database);
    const url = new URL(place.database.url);
    const login = `nhacviec_try_${randomUUID().slice(0, 8)}`;
    const user = sql.identifier(login);
    const opened = async () => {
      const store = await openDatabase({ kind: "postgres", url: url.href });
      await store.migrate();
      return store.forOrganization((await ensureOrganization(store.whole)).id);
    };
    try {
      await admin.whole.execute(sql`create role ${user} login password 'try' nosuperuser nocreaterole`);
      await admin.whole.execute(sql`alter database ${sql.identifier(url.pathname.slice(1))} owner to ${user}`);
      await admin.whole.execute(sql`grant usage, create on schema public to ${user}`);
      url.username = login;
      url.password = "try";
      const without = await opened();
      expect(without.wall).toBe("no-role");
      expect(await rowsOf(without.db, sql`select 1 from organizations`)).toHaveLength(1);
      await without.close();
      await admin.whole.execute(sql`grant ${sql.identifier(OFFICE_ROLE)} to ${user}`);
      const within = await opened();
      expect(within.wall).toBe("up");
      expect(await rowsOf(within.db, sql`select current_user as "role" from organizations`)).toEqual([
        { role: OFFICE_ROLE },
      ]);
      await within.close();
    } finally {
      await place.remove();
      await admin.close();
      await dropRole(login);
    }
  });

  async function dropRole(login: string): Promise<void> {
    const place = await POSTGRES?.open();
    if (!place) throw new Error("no PostgreSQL");
    const admin = await openDatabase(place.database);
    await admin.whole.execute(sql`drop role ${sql.identifier(login)}`);
    await admin.close();
    await place.remove();
  }
});
