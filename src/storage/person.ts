import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { fold } from "../domain/fold.js";
import type { Account, Officer } from "../domain/officer.js";
import type { Database, Executor } from "./database.js";
import { writeOfficeAct } from "./office-acts.js";
import { BY_ADDRESS, PERSONAL_COLUMNS } from "./personal-data.js";
import { findOfficer, officersWithRoles } from "./roster.js";
import { rowsOf } from "./rows-of.js";
import {
  accounts,
  chatGates,
  invites,
  ledger,
  linkAttempts,
  officers,
  outbox,
  sentMessages,
  settings,
} from "./schema.js";
import { tableSql } from "./stored-tables.js";

/** Whom a name (in any case, without diacritics too) or an account stands for; several when they share the name. */
export async function findPeople(db: Executor, org: string, who: string | Account): Promise<Officer[]> {
  if (typeof who !== "string") {
    const found = await findOfficer(db, org, who);
    return found ? [found] : [];
  }
  const name = fold(who);
  return (await officersWithRoles(db, org)).filter((officer) => fold(officer.name) === name);
}

/** All that is held about one person, by table: rows as they are stored, without the bytes of kept files. */
export type PersonalData = {
  readonly officer: unknown;
  readonly held: Readonly<Record<string, readonly unknown[]>>;
};

/** @returns everything held about the person; that it was given out is noted in the same transaction */
export async function exportPerson(db: Database, org: string, person: Officer, at: Date): Promise<PersonalData> {
  return db.transaction(async (tx) => {
    // Instants with the same offset, whoever asks.
    await tx.execute(sql`set local timezone = 'UTC'`);
    const [officer] = await stored(tx, "officers", sql`id = ${person.id}`);
    const held: Record<string, unknown[]> = {};
    const add = async (table: string, which: SQL) => {
      const rows = await stored(tx, table, sql`organization_id = ${org} and (${which})`);
      if (rows.length > 0) held[table] = rows;
    };
    for (const table of new Set(PERSONAL_COLUMNS.map((personal) => personal.table))) {
      const columns = PERSONAL_COLUMNS.filter((personal) => personal.table === table);
      const tests = columns.map(({ column }) => sql`${sql.identifier(column)} = ${person.id}`);
      await add(table, sql.join(tests, sql` or `));
    }
    await add("invites", sql`name = ${person.name}`);
    const theirs = await addressesOf(tx, org, person.id);
    for (const table of BY_ADDRESS) {
      const column = table === "link_attempts" ? sql`user_id` : sql`chat_id`;
      const tests = theirs.map(({ channel, userId, chatId }) => {
        const address = table === "link_attempts" ? userId : chatId;
        return sql`(channel = ${channel} and ${column} = ${address})`;
      });
      if (tests.length > 0) await add(table, sql.join(tests, sql` or `));
    }
    await note(tx, org, "export_person", person, at);
    return { officer, held };
  });
}

/** Hashes of keys are nobody's data, and bytes are in the evidence itself. */
async function stored(db: Executor, table: string, which: SQL): Promise<unknown[]> {
  const rows = await rowsOf(
    db,
    table === "evidence"
      ? sql`select to_jsonb(t) as "row" from (select id, organization_id, occurrence_id, kind, text, file_name, mime_type,
              size, sha256, officer_id, channel, chat_id, message_id, at from evidence where ${which}) t`
      : sql`select to_jsonb(t) - 'token_hash' - 'code_hash' as "row" from ${tableSql(table)} t where ${which}`,
  );
  return rows.map(({ row }) => (typeof row === "string" ? JSON.parse(row) : row));
}

/** How many rows went, by table. */
export type Erased = { readonly name: string; readonly forgotten: Readonly<Record<string, number>> };

/**
 * Takes a person out of the office's data: accounts, roles, private chats, invites, mutes and keys go, the name becomes
 * `nameOf(n)`. What they said for the office stays said, by nobody in particular. All of it or nothing.
 */
export async function erasePerson(
  db: Database,
  org: string,
  person: Officer,
  nameOf: (number: number) => string,
  at: Date,
): Promise<Erased> {
  return db.transaction(async (tx) => {
    const forgotten: Record<string, number> = {};
    const theirs = await addressesOf(tx, org, person.id);
    const name = nameOf(await nextNumber(tx, org));
    for (const { channel, userId, chatId } of theirs) {
      const account = and(eq(linkAttempts.channel, channel), eq(linkAttempts.userId, userId));
      await tx.delete(linkAttempts).where(and(eq(linkAttempts.organizationId, org), account));
      if (chatId !== null) await forgetChat(tx, org, { channel, chatId }, `erased:${person.id}`, at);
    }
    for (const { table, column, erasure } of PERSONAL_COLUMNS) {
      if (erasure === "keep") continue;
      const gone = await rowsOf(
        tx,
        sql`delete from ${tableSql(table)} where organization_id = ${org} and ${sql.identifier(column)} = ${person.id}
            returning 1`,
      );
      if (gone.length > 0) forgotten[table] = (forgotten[table] ?? 0) + gone.length;
    }
    await tx.delete(invites).where(and(eq(invites.organizationId, org), eq(invites.name, person.name)));
    await tx.update(officers).set({ name }).where(eq(officers.id, person.id));
    await note(tx, org, "erase_person", { ...person, name }, at);
    return { name, forgotten };
  });
}

type Address = Pick<Account, "channel" | "userId"> & { readonly chatId: string | null };

async function addressesOf(db: Executor, org: string, officerId: string): Promise<Address[]> {
  return db
    .select({ channel: accounts.channel, userId: accounts.userId, chatId: accounts.privateChatId })
    .from(accounts)
    .where(and(eq(accounts.organizationId, org), eq(accounts.officerId, officerId)));
}

/** What is on its way there is ended; what was sent stays on record, to an address that leads nowhere. */
async function forgetChat(
  db: Executor,
  org: string,
  { channel, chatId }: { readonly channel: Account["channel"]; readonly chatId: string },
  nowhere: string,
  at: Date,
): Promise<void> {
  const there = (table: typeof outbox | typeof ledger | typeof chatGates | typeof sentMessages) =>
    and(eq(table.organizationId, org), eq(table.channel, channel), eq(table.chatId, chatId));
  const reason = "the person was erased";
  await db
    .update(outbox)
    .set({ state: "satisfied", reason, leaseUntil: null, endedAt: at })
    .where(and(there(outbox), isNull(outbox.endedAt)));
  await db
    .update(ledger)
    .set({ state: "dropped", reason, at })
    .where(and(there(ledger), eq(ledger.state, "pending")));
  await db.delete(sentMessages).where(there(sentMessages));
  await db.delete(chatGates).where(there(chatGates));
  await db.update(ledger).set({ chatId: nowhere }).where(there(ledger));
  await db
    .update(outbox)
    .set({ chatId: nowhere, key: sql`replace(${outbox.key}, ${chatId}, ${nowhere})`, notice: null })
    .where(there(outbox));
}

const ERASED = "people-erased";

/** Each erased person gets a number of their own, so that the history still tells two of them apart. */
async function nextNumber(db: Executor, org: string): Promise<number> {
  const [row] = await db
    .insert(settings)
    .values({ organizationId: org, key: ERASED, value: 1 })
    .onConflictDoUpdate({
      target: [settings.organizationId, settings.key],
      set: { value: sql`to_jsonb((${settings.value} #>> '{}')::int + 1)` },
    })
    .returning();
  return Number(row?.value);
}

/** By the units and roles they had: the name of somebody erased must not be on record again. */
async function note(
  db: Executor,
  org: string,
  act: "export_person" | "erase_person",
  { name, memberships }: Officer,
  at: Date,
): Promise<void> {
  const units = memberships.flatMap(({ unitName }) => (unitName === null ? [] : [unitName]));
  const subject = act === "erase_person" ? name : units.join(", ") || "—";
  await writeOfficeAct(db, org, { officerId: null, act, subject, details: { units: [...new Set(units)] } }, at);
}
