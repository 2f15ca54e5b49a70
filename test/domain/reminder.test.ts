import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkCalendar } from "../../src/domain/calendar.js";
import { type Audience, DEFAULT_LADDER, type Ladder } from "../../src/domain/ladder.js";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import { plannedRungs } from "../../src/domain/planned-rungs.js";
import {
  nextRungOn,
  type Owed,
  owedOn,
  reminderKey,
  rungDay,
  rungName,
  type Said,
  saidIn,
} from "../../src/domain/reminder.js";
import { anOccurrence } from "./an-occurrence.js";
import { anyCalendar, anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";
import { calendar } from "./shipped.js";

const word = ({ audience, offset }: Owed) => `${audience} ${rungName(offset)}`;
const nothing: Said = () => null;

/** What is said when the service looks on each of `days`, remembering what it said. */
function say(
  days: readonly string[],
  occurrences: readonly Occurrence[],
  { ladder = DEFAULT_LADDER, on = calendar }: { ladder?: Ladder; on?: WorkCalendar } = {},
): { day: string; owed: Owed }[] {
  const said = new Set<string>();
  return days.flatMap((day) => {
    const owed = occurrences.flatMap((each) => owedOn(localDate(day), each, saidIn(said), ladder, on));
    for (const each of owed) said.add(reminderKey(each));
    return owed.map((each) => ({ day, owed: each }));
  });
}

const everyDay = (from: string, to: string) => {
  const days: LocalDate[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
const workdays = (from: string, to: string) => everyDay(from, to).filter(calendar.isWorkingDay);

describe("the day of a rung", () => {
  it.each([
    // Row 1, "Trước ngày 15/01/2025".
    ["2025-01-14", -15, "2024-12-23"],
    ["2025-01-14", -7, "2025-01-03"],
    ["2025-01-14", -3, "2025-01-09"],
    ["2025-01-14", -1, "2025-01-13"],
    ["2025-01-14", 0, "2025-01-14"],
    ["2025-01-14", 1, "2025-01-15"],
    ["2025-01-14", 3, "2025-01-17"],
    ["2025-01-14", 5, "2025-01-21"],
    // V.1.c, first quarter: a Sunday.
    ["2025-03-09", -15, "2025-02-14"],
    ["2025-03-09", -3, "2025-03-04"],
    ["2025-03-09", -1, "2025-03-06"],
    ["2025-03-09", 0, "2025-03-07"],
    ["2025-03-09", 1, "2025-03-10"],
    ["2025-03-09", 3, "2025-03-12"],
    // Inside Tết.
    ["2025-01-31", 0, "2025-01-24"],
    ["2025-01-31", -1, "2025-01-23"],
    ["2025-01-31", 1, "2025-02-03"],
    // Around the Saturday worked for 2 May.
    ["2025-04-26", 0, "2025-04-26"],
    ["2025-04-25", 1, "2025-04-26"],
    ["2025-05-02", 0, "2025-04-29"],
    ["2025-05-02", -2, "2025-04-26"],
    ["2025-05-02", 1, "2025-05-05"],
    // The year's last day: late is next year.
    ["2025-12-31", 0, "2025-12-31"],
    ["2025-12-31", 1, "2026-01-05"],
    ["2025-12-31", 3, "2026-01-07"],
  ])("due %s, offset %i is %s", (dueOn, offset, day) => expect(rungDay(localDate(dueOn), offset, calendar)).toBe(day));

  it.each([
    [-15, "T-15"],
    [0, "T0"],
    [1, "T+1"],
    [13, "T+13"],
  ])("offset %i is called %s", (offset, name) => expect(rungName(offset)).toBe(name));
});

describe("the ladder of one duty", () => {
  it("is climbed on its days, and each audience joins on its own rung", () => {
    const said = say(workdays("2024-12-16", "2025-01-23"), [anOccurrence()]);
    expect(said.map(({ day, owed }) => `${day} ${word(owed)}`)).toEqual([
      "2024-12-23 unit T-15",
      "2025-01-03 unit T-7",
      "2025-01-09 unit T-3",
      "2025-01-13 unit T-1",
      "2025-01-13 head T-1",
      "2025-01-14 unit T0",
      "2025-01-15 unit T+1",
      "2025-01-15 coordinator T+1",
      "2025-01-17 unit T+3",
      "2025-01-17 leader T+3",
      "2025-01-21 unit T+5",
      "2025-01-23 unit T+7",
    ]);
  });

  it("says a Sunday's last call on the Friday and the first lateness on the Monday", () => {
    const said = say(workdays("2025-03-06", "2025-03-12"), [anOccurrence({ dueOn: "2025-03-09" })]);
    expect(said.map(({ day, owed }) => `${day} ${word(owed)}`)).toEqual([
      "2025-03-06 unit T-1",
      "2025-03-06 head T-1",
      "2025-03-07 unit T0",
      "2025-03-10 unit T+1",
      "2025-03-10 coordinator T+1",
      "2025-03-12 unit T+3",
      "2025-03-12 leader T+3",
    ]);
  });

  it.each([
    ["before the first rung", "2024-12-20", []],
    ["between two rungs: the one behind", "2025-01-08", ["unit T-7"]],
    ["after a night", "2025-01-10", ["unit T-3"]],
    ["on the last day", "2025-01-14", ["unit T0", "head T-1"]],
    ["after three days late", "2025-01-17", ["unit T+3", "head T-1", "coordinator T+1", "leader T+3"]],
    ["between two late rungs", "2025-01-20", ["unit T+3", "head T-1", "coordinator T+1", "leader T+3"]],
    ["after Tết", "2025-02-03", ["unit T+9", "head T-1", "coordinator T+1", "leader T+3"]],
    ["after 45 days", "2025-02-28", ["unit T+27", "head T-1", "coordinator T+1", "leader T+3"]],
  ])("catching up %s says one thing per audience", (_name, today, expected) => {
    expect(owedOn(localDate(today), anOccurrence(), nothing, DEFAULT_LADDER, calendar).map(word)).toEqual(expected);
  });

  it("does not grow late over the weekend", () => {
    const friday = anOccurrence({ dueOn: "2025-03-07" });
    expect(owedOn(localDate("2025-03-08"), friday, nothing, DEFAULT_LADDER, calendar).map(word)).toEqual([
      "unit T0",
      "head T-1",
    ]);
  });

  it.each(["awaiting_confirmation", "done", "paused", "not_applicable"] as const)(
    "is silent about work that is %s",
    (process) => {
      const settled = anOccurrence({ process });
      expect(owedOn(localDate("2025-01-17"), settled, nothing, DEFAULT_LADDER, calendar)).toEqual([]);
    },
  );

  it("is silent about a standing duty", () => {
    const standing = anOccurrence({ dueOn: null });
    expect(owedOn(localDate("2025-01-17"), standing, nothing, DEFAULT_LADDER, calendar)).toEqual([]);
  });

  it("keeps the order of the occurrences, the unit first in each", () => {
    const said = say(["2025-01-13"], [anOccurrence({ id: "b" }), anOccurrence({ id: "a" })]);
    expect(said.map(({ owed }) => `${owed.occurrence.id} ${word(owed)}`)).toEqual([
      "b unit T-1",
      "b head T-1",
      "a unit T-1",
      "a head T-1",
    ]);
  });

  it("never goes down again, though the clock does", () => {
    const said = say(["2025-01-14", "2025-01-03", "2025-01-09", "2025-01-13", "2025-01-14"], [anOccurrence()]);
    expect(said.map(({ day, owed }) => `${day} ${word(owed)}`)).toEqual(["2025-01-14 unit T0", "2025-01-14 head T-1"]);
  });

  it("begins on the day the duty opens, with the rung reached by then", () => {
    const opens = anOccurrence({ opensOn: localDate("2025-01-06") });
    const said = say(workdays("2024-12-16", "2025-01-09"), [opens]);
    expect(said.map(({ day, owed }) => `${day} ${word(owed)}`)).toEqual(["2025-01-06 unit T-7", "2025-01-09 unit T-3"]);
  });

  it("ends with the day the duty closes, however late it is", () => {
    const closes = anOccurrence({ closesOn: localDate("2025-01-16") });
    const said = say(workdays("2025-01-15", "2025-02-28"), [closes]);
    expect(said.map(({ day, owed }) => `${day} ${word(owed)}`)).toEqual([
      "2025-01-15 unit T+1",
      "2025-01-15 head T-1",
      "2025-01-15 coordinator T+1",
    ]);
  });

  it("takes no nudge for a rung", () => {
    expect(saidIn(["o1/nudge/2025-01-13T01:00:00.000Z"])(anOccurrence(), "unit")).toBeNull();
    expect(saidIn(["o1/2025-01-14/unit/T-7", "o1/2025-01-14/unit/T-15"])(anOccurrence(), "unit")).toBe(-7);
  });

  it("starts afresh when the day is moved, and not when it is moved back", () => {
    const keys = (dueOn: string) =>
      say(everyDay("2024-12-01", "2025-04-01"), [anOccurrence({ dueOn })]).map(({ owed }) => reminderKey(owed));
    const [first, moved] = [keys("2025-01-14"), keys("2025-02-14")];
    expect(moved.filter((key) => first.includes(key))).toEqual([]);
    expect(keys("2025-01-14")).toEqual(first);
  });

  it("writes the occurrence, its day, the audience and the rung into the key", () => {
    expect(reminderKey({ occurrence: anOccurrence(), audience: "head", offset: -1 })).toBe("o1/2025-01-14/head/T-1");
  });
});

describeOnEveryHost("the ladder's laws", () => {
  const anyLadder: fc.Arbitrary<Ladder> = fc.oneof(
    fc.constant(DEFAULT_LADDER),
    fc.record({
      before: fc.uniqueArray(fc.integer({ min: -20, max: 0 }), { maxLength: 6 }),
      overdueEvery: fc.integer({ min: 1, max: 5 }),
      escalations: fc.array(
        fc.record({
          offset: fc.integer({ min: -5, max: 6 }),
          audience: fc.constantFrom("head" as const, "coordinator" as const, "leader" as const),
        }),
        { maxLength: 4 },
      ),
      slots: fc.constant(["08:00"]),
    }),
  );
  const anyOccurrences = fc
    .array(anyDay, { minLength: 1, maxLength: 3 })
    .map((days) => days.map((dueOn, index) => anOccurrence({ id: `o${index}`, dueOn })));
  /** Days the service looked on, in any order: the clock may go back. */
  const anyLooks = fc.array(anyDay, { minLength: 1, maxLength: 25 });

  /** The audience's whole ladder up to `today`, the slow way. */
  function reached(dueOn: LocalDate, today: LocalDate, ladder: Ladder, on: WorkCalendar, audience: Audience): number[] {
    const isReached = (offset: number) => rungDay(dueOn, offset, on) <= today;
    const joined = ladder.escalations.filter((step) => step.audience === audience).map(({ offset }) => offset);
    if (audience !== "unit") return joined.filter(isReached);
    const late: number[] = [];
    for (let offset = 1; isReached(offset); offset += ladder.overdueEvery) late.push(offset);
    return [...ladder.before.filter(isReached), ...late];
  }

  it("nothing is said twice, whatever the days it looks on", () =>
    fc.assert(
      fc.property(anyLooks, anyOccurrences, anyLadder, anyCalendar, (looks, occurrences, ladder, on) => {
        const keys = say(looks, occurrences, { ladder, on }).map(({ owed }) => reminderKey(owed));
        expect(new Set(keys).size).toBe(keys.length);
        expect(say([...looks, ...looks], occurrences, { ladder, on })).toHaveLength(keys.length);
      }),
    ));

  it("nothing is said before its day, and only the latest rung to each audience", () =>
    fc.assert(
      fc.property(anyDay, anyOccurrences, anyLadder, anyCalendar, (today, occurrences, ladder, on) => {
        const owed = occurrences.flatMap((each) => owedOn(today, each, nothing, ladder, on));
        for (const { occurrence, audience, offset } of owed) {
          const dueOn = occurrence.dueOn ?? today;
          expect(rungDay(dueOn, offset, on) <= today).toBe(true);
          expect(offset).toBe(Math.max(...reached(dueOn, today, ladder, on, audience)));
        }
        const told = owed.map(({ occurrence, audience }) => `${occurrence.id} ${audience}`);
        expect(new Set(told).size).toBe(told.length);
      }),
    ));

  it("nothing is missed by one who looks every working day", () =>
    fc.assert(
      fc.property(anyDay, anyLadder, anyCalendar, (dueOn, ladder, on) => {
        const [from, to] = [addDays(dueOn, -60), addDays(dueOn, 40)];
        const days = everyDay(from, to).filter(on.isWorkingDay);
        const said = say(days, [anOccurrence({ dueOn })], { ladder, on }).filter(
          ({ owed }) => owed.audience === "unit",
        );
        // A first look may come behind some rungs: those count as one, the latest.
        const first = days[0] ?? from;
        const behind = reached(dueOn, first, ladder, on, "unit").sort((a, b) => a - b);
        const all = reached(dueOn, days.at(-1) ?? to, ladder, on, "unit").sort((a, b) => a - b);
        expect(said.map(({ owed }) => owed.offset)).toEqual(all.slice(Math.max(0, behind.length - 1)));
        for (const { day, owed } of said.slice(behind.length > 0 ? 1 : 0))
          expect(day).toBe(rungDay(localDate(dueOn), owed.offset, on));
      }),
      { numRuns: 60 },
    ));

  const anyBounds = fc.record({
    opens: fc.option(fc.integer({ min: -40, max: 0 })),
    closes: fc.option(fc.integer({ min: 0, max: 20 })),
  });
  const bounded = (dueOn: LocalDate, { opens, closes }: { opens: number | null; closes: number | null }) =>
    anOccurrence({
      dueOn,
      ...(opens === null ? {} : { opensOn: addDays(dueOn, opens) }),
      ...(closes === null ? {} : { closesOn: addDays(dueOn, closes) }),
    });
  /** What is said by one who looks on each of `days`, after having taken what `before` had reached for said. */
  const keysOf = (days: readonly string[], occurrence: Occurrence, ladder: Ladder, on: WorkCalendar) =>
    say(days, [occurrence], { ladder, on }).map(({ day, owed }) => `${day} ${reminderKey(owed)}`);

  it("one who looks only when told to says just what one says who looks every day", () =>
    fc.assert(
      fc.property(anyDay, anyBounds, anyLadder, anyCalendar, (dueOn, bounds, ladder, on) => {
        const occurrence = bounded(dueOn, bounds);
        const days = everyDay(addDays(dueOn, -50), addDays(dueOn, 40));
        const seldom = days.filter((day, index) => {
          const yesterday = days[index - 1];
          return yesterday === undefined || nextRungOn(yesterday, occurrence, ladder, on) === day;
        });
        expect(keysOf(seldom, occurrence, ladder, on)).toEqual(keysOf(days, occurrence, ladder, on));
      }),
      { numRuns: 60 },
    ));

  it("the rungs asked for are those said, and no other", () =>
    fc.assert(
      fc.property(anyDay, anyBounds, anyLadder, anyCalendar, (dueOn, bounds, ladder, on) => {
        const occurrence = bounded(dueOn, bounds);
        const [from, to] = [addDays(dueOn, -50), addDays(dueOn, 40)];
        const planned = plannedRungs(occurrence, from, to, ladder, on);
        const highest = (audience: Audience, day: LocalDate) =>
          Math.max(
            ...planned.filter((rung) => rung.audience === audience && rung.on <= day).map(({ offset }) => offset),
          );
        // Two rungs of one audience on one day are said as the later one.
        const asked = planned.filter(({ audience, offset, on: day }) => offset === highest(audience, day));
        const said = say(everyDay(from, to), [occurrence], { ladder, on }).filter(({ day }) => day > from);
        const expected = asked.filter(({ on: day }) => day > from).map(({ on: day, key }) => `${day} ${key}`);
        const told = said.map(({ day, owed }) => `${day} ${reminderKey(owed)}`);
        // Before the first day some rungs may lie behind; the walk says the last of those on its first day.
        expect([...told].sort()).toEqual([...new Set(expected)].sort());
      }),
      { numRuns: 60 },
    ));

  it("a moved day shares no key with the old one", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), anyLooks, (dueOn, more, looks) => {
        const keys = (day: LocalDate) =>
          say(looks, [anOccurrence({ dueOn: day })]).map(({ owed }) => reminderKey(owed));
        const old = new Set(keys(dueOn));
        expect(keys(addDays(dueOn, more)).filter((key) => old.has(key))).toEqual([]);
      }),
    ));

  it("a rung before the end falls on a working day, in the ladder's order", () =>
    fc.assert(
      fc.property(anyDay, anyCalendar, (dueOn, on) => {
        const days = [-15, -7, -3, -1, 0, 1, 3, 5].map((offset) => rungDay(dueOn, offset, on));
        expect(days.every(on.isWorkingDay)).toBe(true);
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(days.length);
        expect((days[4] ?? dueOn) <= dueOn && (days[5] ?? dueOn) > dueOn).toBe(true);
      }),
    ));
});
