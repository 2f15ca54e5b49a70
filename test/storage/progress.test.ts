import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asOf } from "../../src/domain/as-of.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import type { ProgressEntry, ProgressState } from "../../src/domain/plan.js";
import { moveTo, type Process } from "../../src/domain/progress.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { countUpdates, lastEntryOf, listEntries, listFigures, listOccurrences } from "../../src/storage/progress.js";
import { addOfficer } from "../../src/storage/roster.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { progressUpdates } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aMetric, aTask } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T01:00:00Z");
const MINUTE = 60_000;
const SOURCE = { channel: "telegram", chatId: "-1", messageId: "9" } as const;
const NOTHING: ProgressState = { process: "not_started", submittedAt: null, figure: null };
const PROCESSES: readonly Process[] = [
  "not_started",
  "in_progress",
  "awaiting_confirmation",
  "done",
  "paused",
  "not_applicable",
];

/** One thing somebody does: a state, a figure, or taking back their own last entry. */
type Step =
  | { readonly kind: "state"; readonly who: number; readonly duty: number; readonly process: Process }
  | {
      readonly kind: "figure";
      readonly who: number;
      readonly duty: number;
      readonly metric: string;
      readonly value: number;
      readonly counted: boolean;
    }
  | { readonly kind: "undo"; readonly who: number };

const who = fc.integer({ min: 0, max: 1 });
const duty = fc.integer({ min: 0, max: 2 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("state" as const), who, duty, process: fc.constantFrom(...PROCESSES) }),
    fc.record({
      kind: fc.constant("figure" as const),
      who,
      duty,
      metric: fc.constantFrom("10a", "10b"),
      value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
      counted: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("undo" as const), who }),
  ),
  { minLength: 1, maxLength: 12 },
);

describe.each(backends)("progress on $name", (backend) => {
  let store: TestStore;
  let org: string;
  let officers: readonly string[];
  let planId: string;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(fresh);

  /** An office of its own, with three duties of two metrics and two people. */
  async function fresh() {
    org = await store.anOrganization();
    const metrics = [aMetric("10a"), aMetric("10b")];
    const tasks = ["10", "11", "12"].map((code) => aTask(code, { metrics }));
    await store.db.transaction((tx) => applyCatalogue(tx, org, aCatalogue({ tasks }), "all", AT));
    planId = (await activePlan(store.db, org))?.id ?? "";
    const names = ["Lan", "Minh"];
    officers = await Promise.all(
      names.map((name) => addOfficer(store.db, org, { name, unitId: null, role: "officer" }, AT)),
    );
  }

  const officer = (index: number) => officers[index] ?? `no officer ${index}`;

  /** What the conversation does for one message, at `at`. */
  async function take(step: Step, at: Date): Promise<void> {
    await store.db.transaction(async (tx) => {
      const officerId = officer(step.who);
      if (step.kind === "undo") {
        const last = await lastEntryOf(tx, officerId);
        if (!last) return;
        const [occurrence] = await listOccurrences(tx, planId, { ids: [last.occurrenceId] }, true);
        if (!occurrence) throw new Error("the entry's duty is gone");
        const { metricId, before, after } = last;
        const undo = { metricId, before: after, after: before, note: null, undoes: last.id };
        await saveEntry(tx, org, { occurrence, ...undo, officerId, source: SOURCE, at });
        return;
      }
      const occurrence = (await listOccurrences(tx, planId, {}, true))[step.duty];
      if (!occurrence) throw new Error(`no duty ${step.duty}`);
      const metricId = step.kind === "figure" ? step.metric : null;
      const before = await stateOf(occurrence, metricId);
      const after = step.kind === "state" ? moveTo(before, step.process, at) : withFigure(before, step);
      await saveEntry(tx, org, {
        occurrence,
        metricId,
        before,
        after,
        note: null,
        undoes: null,
        officerId,
        source: SOURCE,
        at,
      });

      async function stateOf({ id, process, submittedAt }: Occurrence, metric: string | null): Promise<ProgressState> {
        const found = (await listFigures(tx, [id])).find((figure) => figure.metricId === metric);
        const figure = found ? { ...found.figure, asOf: found.asOf, estimate: found.estimate } : null;
        return { process, submittedAt: submittedAt?.toISOString() ?? null, figure };
      }
    });
  }

  function withFigure(before: ProgressState, { value, counted }: Extract<Step, { kind: "figure" }>): ProgressState {
    const parts = counted
      ? { numerator: value * 10, denominator: 1000, asOf: localDate("2025-03-05") }
      : { asOf: null };
    return { ...before, process: "in_progress", submittedAt: null, figure: { value, ...parts, estimate: counted } };
  }

  async function replayed(at: Date) {
    const stored = await listOccurrences(store.db, planId);
    return {
      stored,
      past: asOf(
        stored,
        await listEntries(
          store.db,
          stored.map(({ id }) => id),
        ),
        at,
      ),
    };
  }

  it("stands exactly as its history says, whatever people do and take back", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        await fresh();
        const standings: { at: Date; occurrences: unknown; figures: unknown }[] = [];
        for (const [index, step] of taken.entries()) {
          const at = new Date(AT.getTime() + index * MINUTE);
          await take(step, at);
          const { stored, past } = await replayed(at);
          const figures = await listFigures(
            store.db,
            stored.map(({ id }) => id),
          );
          expect(past.occurrences).toEqual(stored);
          expect(byKey(past.figures)).toEqual(byKey(figures));
          expect(past.updateCounts).toEqual(
            await countUpdates(
              store.db,
              stored.map(({ id }) => id),
            ),
          );
          standings.push({ at, occurrences: plain(stored), figures: byKey(figures) });
        }
        // And every moment of the past can still be told.
        for (const { at, occurrences, figures } of standings) {
          const { past } = await replayed(at);
          expect(plain(past.occurrences)).toEqual(occurrences);
          expect(byKey(past.figures)).toEqual(figures);
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it("grows a duty's version with every entry, so that a stale reader is noticed", async () => {
    for (const [index, process] of (["in_progress", "done", "in_progress"] as const).entries()) {
      await take({ kind: "state", who: 0, duty: 0, process }, new Date(AT.getTime() + index));
    }
    expect((await listOccurrences(store.db, planId))[0]).toMatchObject({ version: 4, process: "in_progress" });
  });

  it("keeps both of two figures given in the same second, and lets the later one stand", async () => {
    const said = [82, 85].map((value, index) =>
      take({ kind: "figure", who: index, duty: 0, metric: "10a", value, counted: false }, AT),
    );
    await Promise.all(said);
    const [occurrence] = await listOccurrences(store.db, planId);
    const id = occurrence?.id ?? "";
    const entries = await listEntries(store.db, [id]);
    expect(entries).toHaveLength(2);
    const [first, second] = entries;
    expect(second?.before.figure?.value).toBe(first?.after.figure?.value);
    expect((await listFigures(store.db, [id]))[0]?.figure.value).toBe(second?.after.figure?.value);
    expect(occurrence?.version).toBe(3);
  });

  it("can be taken back once: the second to try is refused by the store", async () => {
    await take({ kind: "state", who: 0, duty: 0, process: "done" }, AT);
    const last = await lastEntryOf(store.db, officer(0));
    await take({ kind: "undo", who: 0 }, new Date(AT.getTime() + 1));
    expect(await lastEntryOf(store.db, officer(0))).toBeNull();
    const [occurrence] = await listOccurrences(store.db, planId);
    if (!occurrence || !last) throw new Error("nothing was said");
    const again = { metricId: null, before: last.after, after: last.before, note: null, undoes: last.id };
    const twice = saveEntry(store.db, org, { occurrence, ...again, officerId: officer(0), source: SOURCE, at: AT });
    await expect(twice).rejects.toThrow();
  });

  it.each([
    ["changed", () => store.db.update(progressUpdates).set({ note: "khác" })],
    ["deleted", () => store.db.delete(progressUpdates)],
    ["deleted by its id", () => store.db.delete(progressUpdates).where(eq(progressUpdates.officerId, officer(0)))],
  ])("keeps its history when somebody wants it %s", async (_, change) => {
    await take({ kind: "state", who: 0, duty: 0, process: "done" }, AT);
    const before = await entriesOf(0);
    await expect(change()).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
    expect(await entriesOf(0)).toEqual(before);
  });

  it("sets nothing when the entry can't be written", async () => {
    const [occurrence] = await listOccurrences(store.db, planId);
    if (!occurrence) throw new Error("no duty");
    const after: ProgressState = { ...NOTHING, process: "done", submittedAt: AT.toISOString() };
    const entry = { occurrence, metricId: null, before: NOTHING, after, note: null, undoes: null };
    const stranger = "00000000-0000-4000-8000-000000000000";
    const failing = store.db.transaction((tx) =>
      saveEntry(tx, org, { ...entry, officerId: stranger, source: SOURCE, at: AT }),
    );
    await expect(failing).rejects.toThrow();
    expect((await listOccurrences(store.db, planId))[0]).toEqual(occurrence);
  });

  it("lists what a reminder could be about: open and with a day", async () => {
    const tasks = [
      ...PROCESSES.map((_, index) => aTask(String(index + 1))),
      aTask("KT", { schedule: { "2025": "standing" } }),
    ];
    await store.db.transaction((tx) => applyCatalogue(tx, org, aCatalogue({ tasks }), "all", AT));
    for (const [index, process] of PROCESSES.entries())
      await store.db.execute(
        sql`update occurrences set process = ${process} from tasks where tasks.id = task_id and tasks.code = ${String(index + 1)} and tasks.plan_id = ${planId}`,
      );
    const remindable = await listOccurrences(store.db, planId, { remindable: true });
    expect(remindable.map(({ task }) => task)).toEqual(["1", "2"]);
    expect(await listOccurrences(store.db, planId, { ids: [] })).toEqual([]);
    expect(await listOccurrences(store.db, planId, { unitIds: [] })).toEqual([]);
  });

  async function entriesOf(index: number): Promise<ProgressEntry[]> {
    const stored = await listOccurrences(store.db, planId);
    const id = stored[index]?.id;
    return listEntries(store.db, id === undefined ? [] : [id]);
  }
});

function byKey<T extends { occurrenceId: string; metricId: string }>(figures: readonly T[]): T[] {
  const key = ({ occurrenceId, metricId }: T) => `${occurrenceId}/${metricId}`;
  return [...figures].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Without the version: a replay tells how things stood, not how often they were touched. */
function plain(occurrences: readonly Occurrence[]) {
  return occurrences.map(({ version: _, ...rest }) => rest);
}
