import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Executor } from "../../src/storage/database.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { tablesIn } from "./store-contents.js";

/** There is one of each in an office, whatever the schema. */
const ONCE = new Set(["organizations", "plans"]);
const AT = "2025-01-06 00:55:00+00";
const STATE = { process: "in_progress", submittedAt: null };
const FIGURE = { value: 82, asOf: null, estimate: false };

const draftOf = (n: number) => ({
  code: String(n),
  title: `Việc thứ ${n}`,
  clause: `DM-${n}`,
  origin: "table",
  leads: [`DV${n}`],
  supports: [],
  deadlineText: "Cả năm 2025",
  rule: { kind: "end", period: "2025" },
  schedule: [{ period: "2025", rule: { kind: "end", period: "2025" } }],
  products: [],
  metrics: [{ id: "m", label: "hồ sơ", target: { op: ">=", value: 80, unit: "%" }, tier: "must" }],
});

/** What means something to the program; every other column has a value of its type. `n` tells the rows of a table apart. */
const MEANT: Readonly<Record<string, (n: number) => unknown>> = {
  "organizations.zone": () => "Asia/Ho_Chi_Minh",
  "plans.active": () => true,
  "plans.year": () => 2025,
  "chats.channel": () => "telegram",
  "chats.active": () => true,
  "units.code": (n) => `DV${n}`,
  "units.kind": () => "office",
  "memberships.role": () => "officer",
  "invites.role": () => "officer",
  "officers.language": () => "vi",
  "outbox.language": () => "vi",
  "outbox.channel": () => "telegram",
  "outbox.state": () => "sent",
  "ledger.state": () => "sent",
  "ledger.rung": () => "T-7",
  "ledger.audience": () => "unit",
  "ledger.message_id": (n) => `m${n}`,
  "ledger.chat_id": (n) => String(n),
  "ledger.channel": () => "telegram",
  "calendar_days.on": (n) => `2025-03-${String(n + 1).padStart(2, "0")}`,
  "calendar_days.kind": () => "off",
  "occurrences.process": () => "in_progress",
  "occurrences.period": () => "2025",
  "occurrences.due_on": () => "2025-12-31",
  "extensions.approved": () => true,
  "extensions.decided_at": () => AT,
  "tasks.code": (n) => String(n),
  "tasks.draft": (n) => draftOf(n),
  "accounts.channel": () => "telegram",
  "accounts.user_id": (n) => String(n),
  "accounts.private_chat_id": (n) => String(n),
  "progress_updates.metric_id": () => "m",
  "progress_updates.before": () => ({ ...STATE, figure: null }),
  "progress_updates.after": () => ({ ...STATE, figure: FIGURE }),
  "figures.metric_id": () => "m",
  "figures.value": () => FIGURE.value,
  "history_seals.digest": () => createHash("sha256").digest("hex"),
  "history_seals.rows": () => 0,
  "history_seals.last_update_id": () => 0,
  "history_seals.last_evidence_id": () => 0,
};

type Column = { readonly table: string; readonly name: string; readonly type: string; readonly wanted: boolean };
type Reference = { readonly table: string; readonly name: string; readonly to: string; readonly target: string };

/** Adds a row to every table there is, whatever the schema, each referring to the rows that came with it. */
export async function fillTables(tx: Executor, n: number): Promise<void> {
  const [columns, references] = [await columnsIn(tx), await referencesIn(tx)];
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const table of inOrder(await tablesIn(tx), references)) {
    const made = ONCE.has(table) && n > 0 ? undefined : rowOf(table, n, columns, references, rows);
    const [row] = made ? await insert(tx, table, made) : await rowsOf(tx, sql`select * from ${sql.identifier(table)}`);
    if (row) rows.set(table, row);
  }
}

function rowOf(
  table: string,
  n: number,
  columns: readonly Column[],
  references: readonly Reference[],
  rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Map<string, unknown> {
  const made = new Map<string, unknown>();
  for (const { name, type, wanted } of columns.filter((column) => column.table === table)) {
    const meant = MEANT[`${table}.${name}`];
    const refers = references.find((reference) => reference.table === table && reference.name === name);
    if (refers && refers.to !== table) made.set(name, rows.get(refers.to)?.[refers.target]);
    else if (meant) made.set(name, meant(n));
    else if (wanted) made.set(name, anyValue(type, `${name} ${n}`, n));
  }
  return made;
}

function anyValue(type: string, text: string, n: number): unknown {
  switch (type) {
    case "uuid":
      return randomUUID();
    case "int4":
    case "int8":
    case "float8":
      return n + 1;
    case "bool":
      return false;
    case "date":
      return "2025-01-14";
    case "timestamptz":
      return AT;
    case "jsonb":
      return {};
    case "_text":
      return "{}";
    case "text":
      return text;
    default:
      throw new Error(`no value known for a column of the type ${type}`);
  }
}

async function insert(tx: Executor, table: string, made: ReadonlyMap<string, unknown>) {
  const names = [...made.keys()].map((name) => sql.identifier(name));
  const values = [...made.values()].map((value) => {
    if (value === null || value === undefined) return sql`null`;
    // As text, which both drivers send alike; the database gives it the column's type.
    return sql.raw(`'${(typeof value === "object" ? JSON.stringify(value) : String(value)).replaceAll("'", "''")}'`);
  });
  return rowsOf(
    tx,
    sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)}) returning *`,
  );
}

async function columnsIn(tx: Executor): Promise<Column[]> {
  const rows = await rowsOf(
    tx,
    sql`select table_name as "table", column_name as "name", udt_name as "type",
          is_nullable = 'NO' and column_default is null and is_identity = 'NO' as "wanted"
        from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map(({ table, name, type, wanted }) => ({
    table: String(table),
    name: String(name),
    type: String(type),
    wanted: wanted === true,
  }));
}

async function referencesIn(tx: Executor): Promise<Reference[]> {
  const rows = await rowsOf(
    tx,
    sql`select c.conrelid::regclass::text as "table", a.attname as "name", c.confrelid::regclass::text as "to", f.attname as "target"
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  );
  const bare = (name: unknown) => String(name).replaceAll('"', "");
  return rows.map(({ table, name, to, target }) => ({
    table: bare(table),
    name: bare(name),
    to: bare(to),
    target: bare(target),
  }));
}

/** Each table after those it refers to. */
function inOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  const visit = (table: string) => {
    if (ordered.includes(table)) return;
    for (const { to } of references.filter((one) => one.table === table && one.to !== table)) visit(to);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}
