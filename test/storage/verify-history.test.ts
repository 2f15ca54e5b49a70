import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Occurrence } from "../../src/domain/occurrence.js";
import type { ProgressState } from "../../src/domain/plan.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { allEvidence, listEvidence, saveEvidence, withdrawEvidence } from "../../src/storage/evidence.js";
import { sealHistory } from "../../src/storage/history-seals.js";
import { knownMigrations } from "../../src/storage/migrations.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { runMigration } from "../../src/storage/prepare-tables.js";
import { listFigures, listOccurrences } from "../../src/storage/progress.js";
import { addOfficer } from "../../src/storage/roster.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { verifyHistory } from "../../src/storage/verify-history.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aMetric, aTask } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T01:00:00.123Z");
const SOURCE = { channel: "telegram", chatId: "-1", messageId: "9" } as const;
const METRIC = "10a";

describe.each(backends)("the history's chains on $name", (backend) => {
  let store: TestStore;
  let org: string;
  let officerId: string;
  let planId: string;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    org = await store.anOrganization();
    const tasks = ["10", "11"].map((code) => aTask(code, { metrics: [aMetric(METRIC)] }));
    await store.db.transaction((tx) => applyCatalogue(tx, org, aCatalogue({ tasks }), "all", AT));
    planId = (await activePlan(store.db, org))?.id ?? "";
    officerId = await addOfficer(store.db, org, { name: "Lan", unitId: null, role: "officer" }, AT);
  });

  /** What the conversation does for one message about the duty at `index`. */
  async function say(index: number, value: number, note: string | null = null): Promise<Occurrence> {
    return store.db.transaction(async (tx) => {
      const occurrence = (await listOccurrences(tx, planId, {}, true))[index];
      if (!occurrence) throw new Error(`no duty ${index}`);
      const [known] = await listFigures(tx, [occurrence.id]);
      const figure = known ? { ...known.figure, asOf: known.asOf, estimate: known.estimate } : null;
      const before: ProgressState = { process: occurrence.process, submittedAt: null, figure };
      const after: ProgressState = {
        process: "in_progress",
        submittedAt: null,
        figure: { value, asOf: null, estimate: false },
      };
      await saveEntry(tx, org, {
        ...{ occurrence, metricId: METRIC, before, after, note, undoes: null, officerId, source: SOURCE, at: AT },
      });
      return occurrence;
    });
  }

  const prove = (occurrenceId: string, bytes: Uint8Array) =>
    store.db.transaction((tx) => {
      const file = { name: "bc.pdf", mimeType: "application/pdf", bytes };
      return saveEvidence(tx, org, { occurrenceId, officerId, source: SOURCE, kind: "file", text: "bc", file }, AT);
    });

  /** What somebody does who may do anything in the database. */
  async function tamper(table: "progress_updates" | "evidence" | "figures", change: SQL): Promise<void> {
    await store.db.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
    await store.db.execute(change);
    await store.db.execute(sql`alter table ${sql.identifier(table)} enable trigger user`);
  }

  const entryIds = async () =>
    (await rowsOf(store.db, sql`select id from progress_updates where organization_id = ${org} order by id`)).map(
      ({ id }) => Number(id),
    );
  const verify = () => verifyHistory(store.db, org);

  it("fit whatever people wrote, in as many duties as they like", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            duty: fc.integer({ min: 0, max: 1 }),
            value: fc.double({ min: 0, max: 1e9, noNaN: true }),
            // PostgreSQL's text holds everything but NUL.
            note: fc.option(fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", ""))),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (said) => {
          const { entries } = await verify();
          for (const { duty, value, note } of said) await say(duty, value, note);
          expect(await verify()).toMatchObject({ entries: entries + said.length, misfit: null });
        },
      ),
      { numRuns: 12 },
    );
  });

  it("stay whole when many write about one duty at once", async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => say(0, index)));
    expect(await verify()).toMatchObject({ entries: 8, misfit: null });
  });

  it.each([
    ["a figure", sql`after = jsonb_set(after, '{figure,value}', '99')`],
    ["a note", sql`note = 'something else'`],
    ["whose it is", sql`message_id = '10'`],
    ["the time", sql`at = at + interval '1 microsecond'`],
  ])("name the first entry of which %s was changed", async (_what, change) => {
    for (const value of [10, 20, 30]) await say(0, value, "as said");
    await say(1, 50);
    const [, second = 0] = await entryIds();
    await tamper("progress_updates", sql`update progress_updates set ${change} where id = ${second}`);
    expect((await verify()).misfit).toMatchObject({ kind: "entry", id: second });
  });

  it("name the entry after one that was taken out, or put in between", async () => {
    for (const value of [10, 20, 30]) await say(0, value);
    const [, second = 0, third = 0] = await entryIds();
    await tamper("progress_updates", sql`delete from progress_updates where id = ${second}`);
    expect((await verify()).misfit).toMatchObject({ kind: "entry", id: third });
  });

  it("are sealed, so that the last entries can't be taken away either", async () => {
    const duty = await say(0, 10);
    await say(0, 20);
    const seal = await sealHistory(store.db, org, AT);
    expect(seal).toMatchObject({ rows: 2 });
    expect(await verify()).toMatchObject({ seal: { digest: seal?.digest }, misfit: null });
    const last = (await entryIds()).at(-1) ?? 0;
    await tamper("progress_updates", sql`delete from progress_updates where id = ${last}`);
    await tamper("figures", sql`update figures set value = 10 where occurrence_id = ${duty.id}`);
    expect((await verify()).misfit).toMatchObject({ kind: "seal", id: seal?.id });
  });

  it("are sealed again only when there is something new, and a seal fits after more was said", async () => {
    await say(0, 10);
    expect(await sealHistory(store.db, org, AT)).not.toBeNull();
    expect(await sealHistory(store.db, org, AT)).toBeNull();
    await say(0, 20);
    expect((await verify()).misfit).toBeNull();
    expect(await sealHistory(store.db, org, AT)).toMatchObject({ rows: 2 });
  });

  it("let no seal be changed", async () => {
    await say(0, 10);
    await sealHistory(store.db, org, AT);
    const change = store.db.execute(sql`update history_seals set digest = '' where organization_id = ${org}`);
    await expect(change).rejects.toThrow();
  });

  it("name a kept file whose bytes are no longer those that came", async () => {
    const duty = await say(0, 10);
    const { id } = await prove(duty.id, Buffer.from("%PDF-1.7 as handed in"));
    expect(await verify()).toMatchObject({ evidence: 1, misfit: null });
    await tamper("evidence", sql`update evidence set bytes = '\\x00' where id = ${id}`);
    expect((await verify()).misfit).toMatchObject({ kind: "file", id });
  });

  it("fit as before when evidence is taken back, once: its row stays, and it stands no more", async () => {
    const duty = await say(0, 10);
    const { id: evidenceId } = await prove(duty.id, Buffer.from("%PDF-1.7 of another duty"));
    await withdrawEvidence(store.db, org, { evidenceId, officerId, channel: "zalo", reason: "nhầm việc" }, AT);
    await withdrawEvidence(
      store.db,
      org,
      { evidenceId, officerId, channel: "zalo", reason: "lần nữa" },
      new Date(AT.getTime() + 1),
    );
    expect(await listEvidence(store.db, [duty.id])).toEqual([]);
    const [kept] = await allEvidence(store.db, [duty.id]);
    expect(kept?.withdrawal).toEqual({ officer: "Lan", at: AT, channel: "zalo", reason: "nhầm việc" });
    expect(await verify()).toMatchObject({ evidence: 1, misfit: null });
  });

  it("name a duty whose figure in force was written beside the history", async () => {
    const duty = await say(0, 10);
    await tamper("figures", sql`update figures set value = 99 where occurrence_id = ${duty.id}`);
    expect((await verify()).misfit).toMatchObject({ kind: "figure", occurrenceId: duty.id });
  });

  it.each([
    ["progress_updates", "chain_progress_update", ["hash"]],
    // A file's bytes are held by its checksum, which is in the chain.
    ["evidence", "chain_evidence", ["bytes", "hash"]],
  ])("cover every column of %s", async (table, name, outside) => {
    const columns = await rowsOf(
      store.db,
      sql`select column_name as "name" from information_schema.columns
          where table_schema = 'public' and table_name = ${table} order by 1`,
    );
    const [made] = await rowsOf(store.db, sql`select prosrc as "source" from pg_proc where proname = ${name}`);
    const hashed = String(made?.source).split("array_to_json")[1] ?? "";
    const left = columns
      .map((column) => String(column.name))
      .filter((column) => !new RegExp(`NEW\\.${column}\\b`).test(hashed));
    expect(left).toEqual(outside);
  });

  it("are given to entries from before there were chains by the migration", async () => {
    await say(0, 10);
    await say(0, 20);
    await say(1, 30, "đã có");
    const migration = knownMigrations().find(({ name }) => name.endsWith("history-chain"));
    if (!migration) throw new Error("the migration is gone");
    const last = async () =>
      rowsOf(store.db, sql`select id, hash from progress_updates where organization_id = ${org} order by id`);
    const before = await last();
    await store.db.transaction(async (tx) => {
      for (const table of ["progress_updates", "evidence"]) {
        await tx.execute(sql`drop trigger ${sql.identifier(`${table}_chain`)} on ${sql.identifier(table)}`);
        await tx.execute(sql`alter table ${sql.identifier(table)} drop column hash`);
      }
      await tx.execute(sql`drop table history_seals`);
      for (const name of ["refuse_seal_change", "chain_progress_update", "chain_evidence"])
        await tx.execute(sql`drop function ${sql.identifier(name)}`);
      await runMigration(tx, migration);
    });
    expect(await last()).toEqual(before);
    expect(await verify()).toMatchObject({ entries: 3, misfit: null });
  });
});
