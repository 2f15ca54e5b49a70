import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asOf, type DueChange, dueThen } from "../../src/domain/as-of.js";
import { localDate } from "../../src/domain/local-date.js";
import type { ProgressEntry, ProgressState } from "../../src/domain/plan.js";
import { anOccurrence } from "./an-occurrence.js";

const DAY_1 = new Date("2025-01-07T02:00:00Z");
const DAY_2 = new Date("2025-01-08T02:00:00Z");
const DAY_3 = new Date("2025-01-09T02:00:00Z");
const NOTHING: ProgressState = { process: "not_started", submittedAt: null, figure: null };

const figure = (value: number, process: ProgressState["process"] = "in_progress"): ProgressState => ({
  process,
  submittedAt: null,
  figure: { value, numerator: value * 10, denominator: 1000, asOf: localDate("2025-01-05"), estimate: true },
});

function entry(id: number, at: Date, after: ProgressState, given: Partial<ProgressEntry> = {}): ProgressEntry {
  return {
    id,
    occurrenceId: "o1",
    metricId: after.figure ? "7" : null,
    before: NOTHING,
    after,
    note: null,
    undoes: null,
    officerId: "p1",
    officer: "An",
    source: { channel: "telegram", chatId: "c", messageId: "m" },
    at,
    ...given,
  };
}

describe("the plan as of an instant", () => {
  const done: ProgressState = { process: "done", submittedAt: DAY_3.toISOString(), figure: null };
  const history = [entry(1, DAY_1, figure(78)), entry(2, DAY_2, figure(82)), entry(3, DAY_3, done)];
  const now = anOccurrence({ process: "done", submittedAt: DAY_3, version: 3 });
  const at = (instant: Date) => asOf([now], history, instant);

  it("knows nothing before the first word", () => {
    const before = at(new Date(DAY_1.getTime() - 1));
    expect(before.occurrences[0]).toMatchObject({ process: "not_started", submittedAt: null });
    expect(before.figures).toEqual([]);
    expect(before.updateCounts.get("o1")).toBeUndefined();
  });

  it("leaves what did not apply before the first word as not applicable", () => {
    const applied = entry(1, DAY_2, figure(82), { before: { ...NOTHING, process: "not_applicable" } });
    expect(asOf([now], [applied], DAY_1).occurrences[0]).toMatchObject({ process: "not_applicable" });
    const untouched = anOccurrence({ process: "not_applicable", submittedAt: null });
    expect(asOf([untouched], [], DAY_1).occurrences[0]).toMatchObject({ process: "not_applicable" });
  });

  it("takes in what was said at that very instant", () => {
    expect(at(DAY_1).figures).toEqual([
      {
        occurrenceId: "o1",
        metricId: "7",
        figure: { value: 78, numerator: 780, denominator: 1000 },
        asOf: "2025-01-05",
        estimate: true,
        updatedAt: DAY_1,
        updatedBy: "An",
        officerId: "p1",
      },
    ]);
    expect(at(DAY_1).occurrences[0]).toMatchObject({ process: "in_progress", submittedAt: null });
  });

  it("has the latest figure and count each time", () => {
    expect(at(DAY_2).figures.map((each) => each.figure.value)).toEqual([82]);
    expect(at(DAY_2).updateCounts.get("o1")).toBe(2);
  });

  it("keeps the figure when only the state changes, and has the moment of submission", () => {
    expect(at(DAY_3).figures.map((each) => each.figure.value)).toEqual([82]);
    expect(at(DAY_3).occurrences[0]).toMatchObject({ process: "done", submittedAt: DAY_3 });
  });

  it("gives back the figure before an undone one, and none where there was none", () => {
    const undone = (after: ProgressState) =>
      asOf([now], [...history.slice(0, 2), entry(3, DAY_3, after, { metricId: "7", undoes: 2 })], DAY_3);
    expect(undone(figure(78)).figures.map((each) => each.figure.value)).toEqual([78]);
    expect(undone(NOTHING).figures).toEqual([]);
    expect(undone(NOTHING).occurrences[0]?.process).toBe("not_started");
    expect(undone(NOTHING).updateCounts.get("o1")).toBe(3);
  });

  it("keeps the figures of two metrics and two occurrences apart", () => {
    const two = [
      entry(1, DAY_1, figure(60), { metricId: "8a" }),
      entry(2, DAY_1, figure(70), { metricId: "8b" }),
      entry(3, DAY_1, figure(90), { occurrenceId: "o2", metricId: "8a" }),
    ];
    const { figures, occurrences } = asOf([anOccurrence(), anOccurrence({ id: "o2" })], two, DAY_2);
    expect(figures.map((each) => `${each.occurrenceId} ${each.metricId} ${each.figure.value}`)).toEqual([
      "o1 8a 60",
      "o1 8b 70",
      "o2 8a 90",
    ]);
    expect(occurrences.map(({ process }) => process)).toEqual(["in_progress", "in_progress"]);
  });

  it("changes nothing but state: who owes what, and when, stays as it is", () => {
    const { process: _process, submittedAt: _at, ...fixed } = now;
    expect(at(DAY_1).occurrences[0]).toMatchObject(fixed);
  });

  it("at any instant is what replaying the first entries one by one gives", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            minutes: fc.integer({ min: 0, max: 50 }),
            occurrence: fc.constantFrom("o1", "o2"),
            metric: fc.constantFrom("a", "b", null),
            value: fc.option(fc.integer({ min: 0, max: 100 })),
            process: fc.constantFrom<ProgressState["process"]>("in_progress", "done", "paused"),
          }),
          { maxLength: 20 },
        ),
        fc.integer({ min: 0, max: 60 }),
        (said, upTo) => {
          const minute = (count: number) => new Date(DAY_1.getTime() + count * 60_000);
          const sorted = [...said].sort((a, b) => a.minutes - b.minutes);
          const entries = sorted.map(({ minutes, occurrence, metric, value, process }, index) => {
            const given = metric === null || value === null ? null : figure(value).figure;
            const after = { process, submittedAt: null, figure: given };
            return entry(index, minute(minutes), after, { occurrenceId: occurrence, metricId: metric });
          });
          const [figures, processes] = [new Map<string, number>(), new Map<string, string>()];
          for (const { occurrence, metric, value, process } of sorted.filter(({ minutes }) => minutes <= upTo)) {
            processes.set(occurrence, process);
            if (metric !== null && value === null) figures.delete(`${occurrence} ${metric}`);
            else if (metric !== null && value !== null) figures.set(`${occurrence} ${metric}`, value);
          }
          const replayed = asOf([anOccurrence(), anOccurrence({ id: "o2" })], entries, minute(upTo));
          expect(
            new Map(replayed.figures.map((each) => [`${each.occurrenceId} ${each.metricId}`, each.figure.value])),
          ).toEqual(figures);
          for (const { id, process } of replayed.occurrences) expect(process).toBe(processes.get(id) ?? "not_started");
        },
      ),
    ));
});

describe("due dates as of an instant", () => {
  const change = (fromOn: string | null, at: Date, occurrenceId = "o1"): DueChange => ({
    occurrenceId,
    fromOn: fromOn === null ? null : localDate(fromOn),
    at,
  });
  const duties = [anOccurrence({ dueOn: "2025-01-24" }), anOccurrence({ id: "o2", dueOn: "2025-01-24" })];
  const due = (changes: readonly DueChange[], at: Date) => dueThen(duties, changes, at).map(({ dueOn }) => dueOn);

  it("are without what moved them later, one step after the other, and of no other duty", () => {
    const moved = [change("2025-01-14", DAY_2), change("2025-01-20", DAY_3)];
    expect(due(moved, DAY_1)).toEqual(["2025-01-14", "2025-01-24"]);
    expect(due(moved, DAY_2)).toEqual(["2025-01-20", "2025-01-24"]);
    expect(due(moved, DAY_3)).toEqual(["2025-01-24", "2025-01-24"]);
  });

  it("are none where there was none, and the first of two that changed at one moment", () => {
    expect(due([change(null, DAY_2)], DAY_1)).toEqual([null, "2025-01-24"]);
    expect(due([change("2025-01-14", DAY_2), change("2025-01-20", DAY_2)], DAY_1)[0]).toBe("2025-01-14");
  });

  it("are as they are where nothing has moved them since", () => {
    expect(dueThen(duties, [change("2025-01-14", DAY_1)], DAY_2)).toBe(duties);
  });
});
