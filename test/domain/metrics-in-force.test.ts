import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { Metric } from "../../src/domain/metric.js";
import { judgedOn, metricsOn, replaceMetrics, taskFor, taskOn, tasksOver } from "../../src/domain/metrics-in-force.js";
import { period } from "../../src/domain/period.js";
import { metricsEver, type PlannedTask } from "../../src/domain/plan.js";
import { aTask } from "../reports/office.js";

const START = localDate("2025-01-01");
const JULY = localDate("2025-07-01");
const JUNE_20 = new Date("2025-06-20T02:00:00Z");
const AUGUST = new Date("2025-08-01T02:00:00Z");

const measures = (...values: readonly number[]): Metric[] =>
  values.map((value, place) => ({
    id: `7${"abc"[place]}`,
    label: "hồ sơ",
    target: { op: ">=", value, unit: "%" },
    tier: "must",
  }));

const first: PlannedTask = aTask("7", "Tỷ lệ hồ sơ", { metrics: measures(80) });

/** The task after a version of the plan has taken effect. */
function revised(task: PlannedTask, metrics: readonly Metric[], from: LocalDate | null, at = JUNE_20): PlannedTask {
  const earlier = replaceMetrics(task, metrics, from, at);
  return { ...task, metrics, ...(earlier.length > 0 ? { earlier } : {}) };
}

const wanted = (task: PlannedTask, day: string, at = AUGUST) =>
  metricsOn(task, localDate(day), at).map(({ target }) => target.value);

describe("the targets in force", () => {
  const raised = revised(first, measures(90), JULY);

  it("are the old ones before the day a version holds from, and the new ones from that day on", () => {
    expect(wanted(raised, "2025-06-30")).toEqual([80]);
    expect(wanted(raised, "2025-07-01")).toEqual([90]);
  });

  it("are, for whoever speaks of a moment before the version came, those that were known then", () => {
    const before = new Date(JUNE_20.getTime() - 1);
    expect(wanted(raised, "2025-12-31", before)).toEqual([80]);
    expect(wanted(raised, "2025-12-31", JUNE_20)).toEqual([90]);
    const corrected = revised(first, measures(85), null);
    expect(wanted(corrected, "2025-03-01", before)).toEqual([80]);
    expect(wanted(corrected, "2025-03-01", JUNE_20)).toEqual([85]);
  });

  it("are corrected as far back as the version reaches that is corrected", () => {
    const corrected = revised(raised, measures(95), null, AUGUST);
    expect(wanted(corrected, "2025-06-30")).toEqual([80]);
    expect(wanted(corrected, "2025-07-01")).toEqual([95]);
  });

  it("of a version that holds from an earlier day than the one before it take that one's place", () => {
    const sooner = revised(raised, measures(70), localDate("2025-06-01"), AUGUST);
    expect(["2025-05-31", "2025-06-01", "2025-07-01"].map((day) => wanted(sooner, day))).toEqual([[80], [70], [70]]);
    const same = revised(raised, measures(90), localDate("2025-06-01"), AUGUST);
    expect(["2025-05-31", "2025-06-01", "2025-07-01"].map((day) => wanted(same, day))).toEqual([[80], [90], [90]]);
  });

  it("are not on record twice when the same version comes again", () => {
    for (const from of [JULY, null, localDate("2025-09-01")])
      expect(revised(raised, measures(90), from, AUGUST)).toEqual(raised);
    expect(revised(first, measures(80), JULY)).not.toHaveProperty("earlier");
  });

  it("are others with another sign, tier, linked target or metric, and the same under another label", () => {
    const [metric] = measures(80);
    if (!metric) throw new Error("no metric");
    const others: readonly (readonly Metric[])[] = [
      [{ ...metric, target: { ...metric.target, op: ">" } }],
      [{ ...metric, tier: "strive" }],
      [{ ...metric, alsoJudgedBy: [{ source: "II.7", op: ">=", value: 95, unit: "%" }] }],
      measures(80, 70),
      [],
    ];
    for (const metrics of others) expect(replaceMetrics(first, metrics, JULY, JUNE_20)).toHaveLength(1);
    expect(replaceMetrics(first, [{ ...metric, label: "hồ sơ trực tuyến" }], JULY, JUNE_20)).toEqual([]);
  });

  it("judge a duty on its due date, on its period's end without one, and on no day that is still to come", () => {
    const march = localDate("2025-03-09");
    expect(judgedOn({ dueOn: march, period: period("2025-Q1") }, JULY)).toBe("2025-03-09");
    expect(judgedOn({ dueOn: null, period: period("2025-Q1") }, JULY)).toBe("2025-03-31");
    expect(judgedOn({ dueOn: null, period: period("2025") }, march)).toBe("2025-03-09");
  });

  it("judge a line over several duties on the latest of their days", () => {
    const duty = (task: string, due: string) => ({ task, dueOn: localDate(due), period: period("2025") });
    const over = (duties: readonly ReturnType<typeof duty>[], today: string) =>
      tasksOver([raised], duties, { today: localDate(today), at: AUGUST }).map(
        ({ metrics }) => metrics[0]?.target.value,
      );
    const both = [duty("7", "2025-03-09"), duty("7", "2025-09-09"), duty("8", "2025-12-31")];
    expect(over(both, "2025-08-01")).toEqual([90]);
    expect(over(both, "2025-06-30")).toEqual([80]);
    expect(over(both.slice(0, 1), "2025-08-01")).toEqual([80]);
  });

  it("are one object however often they are asked for, and the task itself where nothing is another", () => {
    expect(taskOn(raised, START, AUGUST)).toBe(taskOn(raised, START, AUGUST));
    expect(taskOn(raised, JULY, AUGUST)).toBe(raised);
    expect(tasksOver([first], [], { today: JULY, at: AUGUST })[0]).toBe(first);
  });

  it("leave a metric known that the plan no longer has", () => {
    const dropped = revised(aTask("7", "Hai chỉ tiêu", { metrics: measures(80, 70) }), measures(90), JULY);
    expect(metricsEver(dropped).map(({ id, target }) => [id, target.value])).toEqual([
      ["7a", 90],
      ["7b", 70],
    ]);
    expect(wanted(dropped, "2025-06-30")).toEqual([80, 70]);
  });
});

/** Versions one after the other: targets, the day they hold from, and the hours after which each came. */
const versions = fc.array(
  fc.record({
    values: fc.array(fc.constantFrom(70, 80, 90), { maxLength: 2 }),
    from: fc.option(fc.integer({ min: 0, max: 400 })),
    hours: fc.integer({ min: 1, max: 2000 }),
  }),
  { maxLength: 6 },
);

describe("whatever the versions of a plan", () => {
  it("the last changes nothing before its day, nothing for the time before it came, and holds from its day on", () =>
    fc.assert(
      fc.property(
        versions,
        fc.record({
          values: fc.array(fc.constantFrom(70, 80, 90), { maxLength: 2 }),
          from: fc.integer({ max: 400, min: 0 }),
        }),
        fc.integer({ min: 0, max: 400 }),
        (before, last, offset) => {
          let task = first;
          let at = new Date("2025-01-06T02:00:00Z");
          for (const { values, from, hours } of before) {
            at = new Date(at.getTime() + hours * 3_600_000);
            task = revised(task, measures(...values), from === null ? null : addDays(START, from), at);
          }
          const [day, from] = [addDays(START, offset), addDays(START, last.from)];
          const later = new Date(at.getTime() + 3_600_000);
          const next = revised(task, measures(...last.values), from, later);
          expect(metricsOn(next, day, later)).toEqual(
            day < from ? metricsOn(task, day, later) : measures(...last.values),
          );
          expect(metricsOn(next, day, at)).toEqual(metricsOn(task, day, at));
          expect(revised(next, next.metrics, from, later)).toEqual(next);
          expect(revised(next, next.metrics, null, later)).toEqual(next);
          expect(taskFor(next, { dueOn: day, period: period("2025") }, { today: day, at: later }).metrics).toEqual(
            metricsOn(next, day, later),
          );
        },
      ),
    ));
});
