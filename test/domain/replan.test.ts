import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { PlannedOccurrence } from "../../src/domain/occurrence.js";
import { period, spanOf } from "../../src/domain/period.js";
import type { Process } from "../../src/domain/progress.js";
import { type KeptOccurrence, type Replanning, replan } from "../../src/domain/replan.js";

const JULY = localDate("2025-07-01");
const Q1 = period("2025-Q1");

function kept(given: Partial<KeptOccurrence> = {}): KeptOccurrence {
  return {
    id: "k",
    task: "BC",
    period: Q1,
    unit: "VP",
    dueOn: localDate("2025-03-09"),
    process: "not_started",
    version: 1,
    withdrawn: false,
    ...given,
  };
}

function planned(dueOn: string | null, given: Partial<PlannedOccurrence> = {}): PlannedOccurrence {
  const due = dueOn === null ? null : localDate(dueOn);
  return { task: "BC", period: Q1, unit: "VP", dueOn: due, process: "not_started", ...given };
}

function replanned(rows: KeptOccurrence[], plan: PlannedOccurrence[], given: Partial<Replanning> = {}) {
  const facts = { effectiveOn: null, successor: (unit: string) => unit, hasNewLadder: () => false };
  return replan({ kept: rows, planned: plan, ...facts, ...given });
}

const NOTHING = { added: [], changed: [], withdrawn: [] };

describe("planning anew", () => {
  it("does nothing about what is as it should be", () => {
    expect(replanned([kept()], [planned("2025-03-09")])).toEqual(NOTHING);
    expect(replanned([kept({ withdrawn: true })], [])).toEqual(NOTHING);
  });

  it("reminds anew of an open duty whose day, opening, closing or ladder is another one", () => {
    const opens = { opensOn: localDate("2025-02-01") };
    expect(replanned([kept()], [planned("2025-03-20")]).changed).toMatchObject([{ id: "k", remindsAnew: true }]);
    expect(replanned([kept()], [planned("2025-03-09", opens)]).changed).toMatchObject([
      { ...opens, remindsAnew: true },
    ]);
    const ladder = replanned([kept()], [planned("2025-03-09")], { hasNewLadder: (task) => task === "BC" });
    expect(ladder.changed).toMatchObject([{ dueOn: "2025-03-09", remindsAnew: true }]);
    expect(replanned([kept({ process: "done", version: 2 })], [planned("2025-03-20")]).changed).toMatchObject([
      { dueOn: "2025-03-20", remindsAnew: false },
    ]);
  });

  it("lets a duty begin as the plan has it only while nobody has spoken of it", () => {
    const conditional = planned("2025-03-09", { process: "not_applicable" });
    expect(replanned([kept()], [conditional]).changed).toMatchObject([{ process: "not_applicable" }]);
    expect(replanned([kept({ version: 2 })], [conditional])).toEqual(NOTHING);
  });

  describe("where somebody was given longer", () => {
    const extended = kept({ dueOn: localDate("2025-03-20"), originalDueOn: localDate("2025-03-09") });
    it.each([
      ["stands when the rule is the same", "2025-03-09", null],
      ["stands when the new rule gives less", "2025-03-01", { dueOn: "2025-03-20", originalDueOn: "2025-03-01" }],
      ["is void when the new rule gives as long", "2025-03-20", { dueOn: "2025-03-20", originalDueOn: undefined }],
      ["is void when the new rule gives longer", "2025-04-30", { dueOn: "2025-04-30", originalDueOn: undefined }],
    ])("%s", (_, rule, next) => {
      const { changed } = replanned([extended], [planned(rule)]);
      if (next) expect(changed).toMatchObject([next]);
      else expect(changed).toEqual([]);
    });

    it("is not closed before it is due", () => {
      const closing = planned("2025-03-09", { closesOn: localDate("2025-03-15") });
      expect(replanned([extended], [closing]).changed).toMatchObject([{ closesOn: "2025-03-20" }]);
    });
  });

  describe("from a day on", () => {
    const from = { effectiveOn: JULY };

    it("neither moves nor withdraws nor adds what was due before it", () => {
      expect(replanned([kept()], [planned("2025-08-09")], from)).toEqual(NOTHING);
      expect(replanned([kept()], [], from)).toEqual(NOTHING);
      expect(replanned([], [planned("2025-06-30")], from)).toEqual(NOTHING);
      expect(replanned([kept({ withdrawn: true })], [planned("2025-06-30")], from)).toEqual(NOTHING);
    });

    it("moves, withdraws and adds what is due from it on", () => {
      const later = kept({ dueOn: JULY });
      expect(replanned([later], [planned("2025-08-09")], from).changed).toMatchObject([{ dueOn: "2025-08-09" }]);
      expect(replanned([later], [], from).withdrawn).toEqual(["k"]);
      expect(replanned([], [planned("2025-07-01")], from).added).toHaveLength(1);
      expect(replanned([kept({ withdrawn: true })], [planned("2025-07-01")], from).changed).toHaveLength(1);
    });

    it("judges a standing duty by its period's end", () => {
      const standing = kept({ dueOn: null });
      expect(replanned([standing], [], from)).toEqual(NOTHING);
      expect(replanned([{ ...standing, period: period("2025") }], [], from).withdrawn).toEqual(["k"]);
    });

    it("looks at once at the reminders of past duties that climb another ladder now", () => {
      const { changed } = replanned([kept()], [], { ...from, hasNewLadder: () => true });
      expect(changed).toMatchObject([{ dueOn: "2025-03-09", process: "not_started", remindsAnew: true }]);
    });
  });

  describe("where a unit has ended", () => {
    const successor = (unit: string) => (unit === "QUAN" ? "PHUONG" : unit);
    const of = (unit: string, given: Partial<KeptOccurrence> = {}) => kept({ unit, id: unit, ...given });
    const owed = planned("2025-03-09", { unit: "QUAN" });

    it("leaves what the successor took over with the successor", () => {
      const rows = [of("QUAN", { withdrawn: true }), of("PHUONG", { version: 3 })];
      expect(replanned(rows, [owed], { successor })).toEqual(NOTHING);
    });

    it("leaves what the unit has a row of with the unit", () => {
      expect(replanned([of("QUAN", { process: "done", version: 2 })], [owed], { successor })).toEqual(NOTHING);
    });

    it("asks the successor for what nobody owes yet, once", () => {
      const own = planned("2025-03-09", { unit: "PHUONG" });
      expect(replanned([], [owed, own], { successor }).added).toEqual([own]);
      expect(replanned([], [owed], { successor }).added).toMatchObject([{ unit: "PHUONG" }]);
      expect(replanned([], [owed], { successor: () => null }).added).toEqual([]);
    });
  });
});

/** A version of a plan of few duties, over few days, so that versions meet. */
const anyDue = fc.option(fc.integer({ min: 0, max: 12 }).map((weeks) => addDays(localDate("2025-05-01"), weeks * 10)));
const anyVersion = fc.record({
  duties: fc.uniqueArray(
    fc.record({
      task: fc.constantFrom("1", "BC"),
      period: fc.constantFrom(Q1, period("2025-Q3")),
      unit: fc.constantFrom("A", "B"),
      dueOn: anyDue,
      process: fc.constantFrom<Process>("not_started", "not_applicable"),
    }),
    { selector: ({ task, period: of, unit }) => `${task}/${of}/${unit}` },
  ),
  effectiveOn: fc.option(anyDue.filter((day): day is LocalDate => day !== null)),
  /** Who reports after the import, and who is given longer. */
  reported: fc.integer({ min: 0, max: 7 }),
  extended: fc.option(fc.integer({ min: 0, max: 7 })),
});
type Row = KeptOccurrence & { readonly said: number };
const keyOf = ({ task, period: of, unit }: Pick<Row, "task" | "period" | "unit">) => `${task}/${of}/${unit}`;
const dayOf = ({ dueOn, period: of }: Pick<Row, "dueOn" | "period">) => dueOn ?? spanOf(of).endsOn;

/** What the store does with the answer. */
function stored(rows: readonly Row[], { added, changed, withdrawn }: ReturnType<typeof replan>): Row[] {
  const next = new Map(changed.map((change) => [change.id, change]));
  return [
    ...rows.map((row): Row => {
      const { remindsAnew: _, ...change } = next.get(row.id) ?? { remindsAnew: false };
      if (next.has(row.id)) return { ...row, ...change, withdrawn: false };
      return withdrawn.includes(row.id) ? { ...row, withdrawn: true } : row;
    }),
    ...added.map((duty): Row => ({ ...duty, id: keyOf(duty), version: 1, withdrawn: false, said: 0 })),
  ];
}

describe("any sequence of versions", () => {
  it("leaves what was past as it was, has the rest as the newest version does, and loses no progress", () => {
    fc.assert(
      fc.property(fc.array(anyVersion, { minLength: 1, maxLength: 6 }), (versions) => {
        let rows: Row[] = [];
        for (const { duties, effectiveOn, reported, extended } of versions) {
          const facts = { effectiveOn, successor: (unit: string) => unit, hasNewLadder: () => false };
          const before = rows;
          rows = stored(before, replan({ kept: before, planned: duties, ...facts }));
          check(before, rows, duties, effectiveOn);
          expect(replan({ kept: rows, planned: duties, ...facts })).toEqual(NOTHING);
          rows = rows.map((row, at) => lived(row, at === reported, at === extended));
        }
      }),
    );
  });

  /** Somebody reports, somebody is given a week more. */
  function lived(row: Row, reports: boolean, isExtended: boolean): Row {
    if (reports) return { ...row, process: "done", version: row.version + 1, said: row.said + 1 };
    if (!isExtended || row.dueOn === null || row.withdrawn) return row;
    return { ...row, dueOn: addDays(row.dueOn, 7), originalDueOn: row.originalDueOn ?? row.dueOn };
  }

  function check(
    before: readonly Row[],
    after: readonly Row[],
    duties: readonly PlannedOccurrence[],
    from: LocalDate | null,
  ) {
    const isPast = (of: Pick<Row, "dueOn" | "period">) => from !== null && dayOf(of) < from;
    const past = before.filter((row) => !row.withdrawn && isPast(row));
    for (const row of past) expect(after).toContainEqual(row);
    const untouched = new Set(past.map(keyOf));
    const wanted = duties.filter((duty) => !untouched.has(keyOf(duty)));
    const live = new Map(
      after.filter((row) => !row.withdrawn && !untouched.has(keyOf(row))).map((row) => [keyOf(row), row]),
    );
    const was = new Map(before.map((row) => [keyOf(row), row]));
    for (const duty of wanted) {
      const old = was.get(keyOf(duty));
      const isOld = old !== undefined && !old.withdrawn;
      expect(live.has(keyOf(duty))).toBe(isOld || !isPast(duty));
      const row = live.get(keyOf(duty));
      if (row) expect(row.originalDueOn ?? row.dueOn).toBe(duty.dueOn);
    }
    expect([...live.keys()].filter((key) => !wanted.some((duty) => keyOf(duty) === key))).toEqual([]);
    expect(after.filter((row) => row.version > 1)).toHaveLength(before.filter((row) => row.version > 1).length);
    for (const row of before) {
      const same = after.find(({ id }) => id === row.id);
      expect(same).toMatchObject({
        version: row.version,
        said: row.said,
        ...(row.said > 0 ? { process: row.process } : {}),
      });
    }
  }
});
