import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { replaceMetrics } from "../../src/domain/metrics-in-force.js";
import { period } from "../../src/domain/period.js";
import type { Plan } from "../../src/domain/plan.js";
import type { Say } from "../../src/domain/say.js";
import type { Changes, DutyLine, ProgressSummary, Snapshot, SummaryScope } from "../../src/domain/summary.js";
import { chatSummary } from "../../src/office/chat-summary.js";
import { missingUnits } from "../../src/office/missing-units.js";
import { openOffice } from "../../src/office/office.js";
import { prepareRehearsal } from "../../src/office/rehearsal.js";
import { snapshotNow } from "../../src/office/snapshot.js";
import { changesBetween } from "../../src/reports/changes.js";
import { missingPage } from "../../src/reports/missing-lines.js";
import { progressSvg } from "../../src/reports/picture/progress-svg.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { listOccurrences } from "../../src/storage/progress.js";
import { officersWithRoles } from "../../src/storage/roster.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { occurrences, tasks } from "../../src/storage/schema.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

/** Without the names a counted snapshot need not have, and what only one of the two was asked for. */
function comparable({ counts, units, targets, duties, today }: Snapshot) {
  return {
    counts,
    units,
    targets,
    today,
    duties: duties.map(({ names: _, ...duty }): Omit<DutyLine, "names"> => duty),
  };
}

describe.each(backends)("the snapshot counted in the store, on $name", ({ open }) => {
  let place: Place;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let plan: Plan;
  let officerId: string;
  const clock = testClock("2025-01-06T08:00:00+07:00");

  beforeAll(async () => {
    place = await open();
    const config = { ...configOf({ LOG_LEVEL: "fatal" }), database: place.database, redisUrl: null };
    office = await openOffice(config, { clock });
    await prepareRehearsal(office);
    const [found, [officer]] = [
      await office.plan(),
      await officersWithRoles(office.database.db, office.organization.id),
    ];
    if (!found || !officer) throw new Error("the rehearsal has no plan or nobody in it");
    plan = found;
    officerId = officer.id;
  });
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  /** Entries at random moments of the year: handed in, taken back, moot, figures of all kinds. */
  async function speak(seed: number, count: number): Promise<void> {
    const { db } = office.database;
    const all = await listOccurrences(db, plan.id);
    const random = mulberry(seed);
    for (let n = 0; n < count; n++) {
      const occurrence = (
        await listOccurrences(db, plan.id, { ids: [all[Math.floor(random() * all.length)]?.id ?? ""] })
      )[0];
      if (!occurrence) continue;
      clock.set(new Date(clock.now().getTime() + random() * 3 * 86_400_000).toISOString());
      const at = clock.now();
      const process = (["in_progress", "done", "done", "awaiting_confirmation", "paused", "not_applicable"] as const)[
        Math.floor(random() * 6)
      ];
      const submits = process === "done" || process === "awaiting_confirmation";
      const [metric] = plan.tasks.find(({ code }) => code === occurrence.task)?.metrics ?? [];
      const entered = metric && !metric.computed && !metric.figureOf && random() < 0.7 ? metric.id : null;
      const whole = 1 + Math.floor(random() * 50);
      const counted = { value: 50, numerator: whole, denominator: 2 * whole };
      const figure = {
        ...(random() < 0.8 ? counted : { value: 40 }),
        asOf: random() < 0.5 ? localDate("2025-02-10") : null,
      };
      const before = { process: occurrence.process, submittedAt: occurrence.submittedAt?.toISOString() ?? null };
      await saveEntry(db, office.organization.id, {
        occurrence,
        metricId: entered,
        before: { ...before, figure: await figureOf(occurrence.id, entered) },
        after: {
          process: process ?? "done",
          submittedAt: submits ? (before.submittedAt ?? at.toISOString()) : null,
          figure: entered ? { ...figure, estimate: random() < 0.3 } : null,
        },
        note: null,
        undoes: null,
        officerId,
        source: { channel: "rehearsal", chatId: "1", messageId: `s${seed}.${n}` },
        at,
      });
    }
  }

  /** A version of the plan that holds from `from` on: half of its targets become harder, and one in five goes. */
  async function revise(seed: number, from: string): Promise<void> {
    const { db } = office.database;
    const random = mulberry(seed);
    for (const task of (await office.plan())?.tasks ?? []) {
      const metrics = task.metrics.flatMap((metric) => {
        const chance = random();
        const target = { ...metric.target, value: metric.target.value + 10 };
        return chance < 0.2 ? [] : [chance < 0.7 ? { ...metric, target } : metric];
      });
      const { earlier: _, ...draft } = task;
      const earlier = replaceMetrics(task, metrics, localDate(from), clock.now());
      if (earlier.length === 0) continue;
      await db
        .update(tasks)
        .set({ draft: { ...draft, metrics }, earlier })
        .where(and(eq(tasks.planId, plan.id), eq(tasks.code, task.code)));
    }
  }

  async function figureOf(occurrenceId: string, metricId: string | null) {
    const result: unknown = await office.database.db.execute(
      sql`select value, numerator, denominator, as_of::text as "asOf", estimate from figures
          where occurrence_id = ${occurrenceId} and metric_id = ${metricId ?? ""}`,
    );
    const [row] = (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Record<string, never>[];
    if (!row) return null;
    const { numerator, denominator, ...figure } = row;
    return { ...figure, ...(numerator === null ? {} : { numerator, denominator }) } as never;
  }

  async function both(scope: Parameters<typeof snapshotNow>[2]): Promise<[Snapshot, ProgressSummary]> {
    const now = clock.now();
    const [counted, full] = [
      await snapshotNow(office.database.db, office.organization, scope, now),
      await office.summary(scope, now),
    ];
    if (!counted || !full) throw new Error("there is no plan");
    return [counted, full];
  }

  it("says of every plan and period what the items say, and reads the same", async () => {
    for (let seed = 1; seed <= 4; seed++) {
      await speak(seed, 30);
      for (const scope of [
        { kind: "plan" } as const,
        { kind: "period", period: period("2025-Q1") } as const,
        { kind: "period", period: period("2025") } as const,
      ]) {
        const [counted, full] = await both(scope);
        expect(comparable(counted)).toEqual(comparable(full));
        expect(progressLines(counted)).toEqual(progressLines(full));
        await sameMissing(counted, full, scope);
      }
    }
  });

  it("says the same once versions of the plan have changed targets, each from a day on", async () => {
    for (const [seed, from] of [
      [5, "2025-03-15"],
      [6, "2025-09-01"],
    ] as const) {
      await revise(seed, from);
      await speak(seed, 20);
      for (const scope of [
        { kind: "plan" } as const,
        { kind: "period", period: period("2025-Q1") } as const,
        { kind: "period", period: period("2025") } as const,
      ]) {
        const [counted, full] = await both(scope);
        expect(comparable(counted)).toEqual(comparable(full));
      }
    }
    expect((await office.plan())?.tasks.some(({ earlier = [] }) => earlier.length === 2)).toBe(true);
  });

  /** Page by page: whose names the store reads for the page, and whose the items have. */
  async function sameMissing(counted: Snapshot, full: ProgressSummary, scope: Parameters<typeof snapshotNow>[2]) {
    const asked = scope.kind === "period" ? { period: scope.period } : {};
    const { pages } = missingPage(counted, asked, 1);
    for (let page = 1; page <= pages; page++) {
      const [ofStore, ofItems] = [missingPage(counted, asked, page), missingPage(full, asked, page)];
      const read = await missingUnits(office.database.db, office.organization, scope, ofStore.stretches);
      const known = ofItems.stretches.map(({ duty, skip, most }) =>
        full.duties
          .filter(({ task, period: of, dueOn }) => task === duty.task && of === duty.period && dueOn === duty.dueOn)
          .flatMap(({ names }) => names.slice(skip, skip + most)),
      );
      expect(read).toEqual(known);
      expect(ofStore.lines(read)).toEqual(ofItems.lines(known));
    }
  }

  it("tells what changed in a week as two whole summaries do", async () => {
    await speak(9, 12);
    const now = clock.now();
    const since = new Date(now.getTime() - 7 * 86_400_000);
    const [before, after] = [
      await office.summary({ kind: "plan" }, since),
      await office.summary({ kind: "plan" }, now),
    ];
    const counted = await chatSummary(office.database.db, office.organization, { kind: "plan" }, now);
    if (!before || !after || !counted) throw new Error("there is no plan");
    const { figures: _, ...changed } = changesBetween(before, after);
    expect(counted.changes).toMatchObject(changed);
  });

  it("tells of each unit, task and period its own part of the week, and the same in words and in the picture", async () => {
    const now = clock.now();
    const asked = async (scope: SummaryScope) => {
      const summary = await chatSummary(office.database.db, office.organization, scope, now);
      if (!summary?.changes) throw new Error("nothing is told of the week");
      return { ...summary, changes: summary.changes };
    };
    const whole = await asked({ kind: "plan" });
    const counts = ({ done, overdue }: Changes) =>
      [done, overdue].map((tasks) => sumOf(tasks.map(({ count }) => count)));
    expect(sumOf(counts(whole.changes))).toBeGreaterThan(0);
    const units = await Promise.all(whole.units.map(({ name }) => asked({ kind: "unit", name })));
    const tasks = await Promise.all(plan.tasks.map(({ code, title }) => asked({ kind: "task", code, title })));
    for (const parts of [units, tasks])
      for (const index of [0, 1])
        expect(sumOf(parts.map(({ changes }) => counts(changes)[index] ?? 0))).toBe(counts(whole.changes)[index]);
    const year = await asked({ kind: "period", period: period("2025") });
    expect(counts(year.changes)).toEqual(counts(whole.changes));
    for (const summary of [whole, year, ...units, ...tasks]) {
      const [done, overdue] = counts(summary.changes);
      const told = `: +${done} xong, +${overdue} quá hạn`;
      const words = (line: Say) => office.texts.plain("vi", line);
      const text = progressLines(summary).map(words).join("\n");
      if (summary.counts.total > 0) expect(text).toContain(told);
      expect(progressSvg(summary, "vi", words)).toContain(told);
    }
  });

  it("keeps the day of submission in the office's zone, whoever writes the row", async () => {
    const { db } = office.database;
    const [first] = await listOccurrences(db, plan.id);
    const read = async () => (await db.select().from(occurrences).where(sql`id = ${first?.id}`))[0]?.submittedOn;
    await db.execute(sql`update occurrences set submitted_at = '2025-03-09T17:30:00Z' where id = ${first?.id}`);
    expect(await read()).toBe("2025-03-10");
    await db.execute(sql`update occurrences set submitted_at = null where id = ${first?.id}`);
    expect(await read()).toBeNull();
  });
});

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A seeded source of numbers in [0, 1), so that a failure can be had again. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
