import { describe, expect, it } from "vitest";
import { readYamlCatalogue } from "../../../src/catalogue/yaml/read-yaml-catalogue.js";
import type { Catalogue } from "../../../src/domain/catalogue.js";
import { formatRule } from "../../../src/domain/deadline.js";
import { DEFAULT_LADDER } from "../../../src/domain/ladder.js";
import { loadTexts } from "../../../src/text/texts.js";
import { GOOD } from "./a-catalogue.js";

const texts = loadTexts();

/** `GOOD` with pieces put in the place of others. */
function bent(...changes: readonly (readonly [before: string, after: string])[]): string {
  return changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`the catalogue has no "${before}"`);
    return text.replace(before, () => after);
  }, GOOD);
}
const faultsOf = (text: string) => {
  const reading = readYamlCatalogue(text, "ke-hoach.yaml");
  return reading.ok ? [] : reading.faults;
};
function read(text: string): Catalogue {
  const reading = readYamlCatalogue(text, "ke-hoach.yaml");
  if (!reading.ok) throw new Error(reading.faults.map(({ problem }) => texts.plain("en", problem)).join("\n"));
  return reading.catalogue;
}

const YEAR = "  year: 2025\n";
const plan = (lines: string) => [YEAR, `${YEAR}  ${lines}\n`] as const;
const CLAUSE = "    clause: V.1.c\n";
const task = (line: string) => [CLAUSE, `${CLAUSE}    ${line}\n`] as const;
const SCHEDULE = `    schedule:
      - { period: 2025-Q1, due: before 2025-03-10 }
      - { period: 2025, due: before 2025-12-10 }
`;
const schedule = (text: string) => [SCHEDULE, `    schedule: ${text}\n`] as const;

describe("the ladder of a catalogue file", () => {
  it("is none where the file has none, and a task's none where the task has none", () => {
    const { plan: of, tasks } = read(GOOD);
    expect([of.ladder, of.quietHours, of.effectiveOn]).toEqual([undefined, undefined, undefined]);
    expect(tasks.filter(({ ladder, condition }) => ladder ?? condition)).toEqual([]);
  });

  it("is read whole, in order, with the quiet hours and the day from which the plan holds", () => {
    const lines = `ladder:
    rungs: [T0, T-1, T-20]
    overdueEvery: 5
    escalations: [{ rung: T+10, audience: leader }, { rung: T-1, audience: head }, { rung: T+10, audience: coordinator }]
    slots: ["14:00", "08:30"]
  quietHours: { from: "21:00", to: "06:30" }
  effectiveOn: 2025-07-01`;
    expect(read(bent(plan(lines))).plan).toMatchObject({
      ladder: {
        before: [-20, -1, 0],
        overdueEvery: 5,
        escalations: [
          { offset: -1, audience: "head" },
          { offset: 10, audience: "coordinator" },
          { offset: 10, audience: "leader" },
        ],
        slots: ["08:30", "14:00"],
      },
      quietHours: { from: "21:00", to: "06:30" },
      effectiveOn: "2025-07-01",
    });
  });

  it("takes what it leaves out from the default; a task's, from the plan's", () => {
    const { plan: of, tasks } = read(
      bent(plan("ladder: { overdueEvery: 5 }"), task("ladder: { rungs: [T-30, T-5, T0] }")),
    );
    expect(of.ladder).toEqual({ ...DEFAULT_LADDER, overdueEvery: 5 });
    expect(tasks[1]?.ladder).toEqual({ ...DEFAULT_LADDER, overdueEvery: 5, before: [-30, -5, 0] });
    expect(tasks[0]?.ladder).toBeUndefined();
  });

  it("may tell only others than the unit, or only the unit", () => {
    expect(read(bent(task("ladder: { rungs: [] }"))).tasks[1]?.ladder?.before).toEqual([]);
    expect(read(bent(task("ladder: { escalations: [] }"))).tasks[1]?.ladder?.escalations).toEqual([]);
  });

  it("keeps quiet at night as long as one time to remind at is left", () => {
    const slots = 'ladder: { slots: ["06:30", "22:00"] }\n  quietHours: { from: "21:00", to: "06:30" }';
    expect(read(bent(plan(slots))).plan.ladder?.slots).toEqual(["06:30", "22:00"]);
  });
});

describe("a schedule, a condition, units that change", () => {
  it.each<[text: string, rules: string[]]>([
    [
      "{ every: quarter, due: before 10 final-month }",
      ["Q1", "Q2", "Q3", "Q4"].map((of) => `2025-${of}: before 10 final-month 2025-${of}`),
    ],
    [
      "{ every: half-year, due: last-working-day }",
      ["H1", "H2"].map((of) => `2025-${of}: last-working-day 2025-${of}`),
    ],
    ["{ every: year, due: on 25 final-month }", ["2025: on 25 final-month 2025"]],
  ])("comes again through the plan's year: %s", (text, rules) => {
    const [, second] = read(bent(schedule(text))).tasks;
    expect(second?.schedule.map(({ period, rule }) => `${period}: ${formatRule(rule)}`)).toEqual(rules);
  });

  it("comes again every month", () => {
    const [, second] = read(bent(schedule("{ every: month, due: end }"))).tasks;
    expect(second?.schedule).toHaveLength(12);
    expect(second?.schedule[1]).toEqual({ period: "2025-02", rule: { kind: "end", period: "2025-02" } });
  });

  it("opens and closes on days of its own", () => {
    const text = "\n      - { period: 2025-Q1, due: last-working-day 2025-Q1, opens: 2025-03-01, closes: 2025-03-31 }";
    expect(read(bent(schedule(text), task("condition: khi có yêu cầu"))).tasks[1]).toMatchObject({
      condition: "khi có yêu cầu",
      schedule: [{ period: "2025-Q1", opensOn: "2025-03-01", closesOn: "2025-03-31" }],
    });
  });

  it("gives a unit's end and successor, and the days a member belongs, by code", () => {
    const { units, sets } = read(
      bent(
        ["aliases: [Thanh tra] }", "aliases: [Thanh tra], ended: 2025-07-01, successor: văn phòng }"],
        [
          "members: [VP, Thanh tra]",
          "members: [{ unit: văn phòng, from: 2025-07-01 }, { unit: TTr, until: 2025-06-30 }]",
        ],
      ),
    );
    expect(units[1]).toMatchObject({ code: "TTr", endedOn: "2025-07-01", successor: "VP" });
    expect(sets[0]).toMatchObject({
      members: ["VP", "TTr"],
      spans: [
        { unit: "VP", from: "2025-07-01" },
        { unit: "TTr", until: "2025-06-30" },
      ],
    });
  });

  it("lets a unit end without a successor", () => {
    const [, ended] = read(bent(["aliases: [Thanh tra] }", "aliases: [Thanh tra], ended: 2025-07-01 }"])).units;
    expect(ended).toMatchObject({ endedOn: "2025-07-01" });
    expect(ended?.successor).toBeUndefined();
  });
});

describe("a fault in them names file, line, what was found and what is wanted", () => {
  const unit = (more: string) => ["aliases: [Thanh tra] }", `aliases: [Thanh tra], ${more} }`] as const;
  const members = (text: string) => ["members: [VP, Thanh tra]", `members: ${text}`] as const;
  const entry = (text: string) => schedule(`\n      - { ${text} }`);

  it.each<[name: string, change: readonly [string, string], field: string, found: string, wanted: string]>([
    ["a rung that is none", plan("ladder: { rungs: [T-7, sớm] }"), "plan.ladder.rungs[#2]", "sớm", "T-1 to T-250"],
    ["a rung written as T-0", plan("ladder: { rungs: [T-0] }"), "plan.ladder.rungs[#1]", "T-0", "T0"],
    ["a rung after the due date", plan("ladder: { rungs: [T+2] }"), "plan.ladder.rungs[#1]", "T+2", "before the due"],
    ["a rung beyond the year", plan("ladder: { rungs: [T-251] }"), "plan.ladder.rungs[#1]", "T-251", "T-250"],
    [
      "a task's rung beyond the year",
      task("ladder: { rungs: [T-400, T0] }"),
      "tasks[BC].ladder.rungs[#1]",
      "T-400",
      "a year",
    ],
    ["a rung twice", plan("ladder: { rungs: [T-7, T0, T-7] }"), "plan.ladder.rungs[#3]", "T-7", "only once"],
    [
      "an escalation beyond the year",
      plan("ladder: { escalations: [{ rung: T+300, audience: head }] }"),
      "plan.ladder.escalations[#1].rung",
      "T+300",
      "250 working days",
    ],
    [
      "an unknown audience",
      plan("ladder: { escalations: [{ rung: T+1, audience: unit }] }"),
      "plan.ladder.escalations[#1].audience",
      "unit",
      "coordinator",
    ],
    [
      "an escalation twice",
      plan("ladder: { escalations: [{ rung: T+1, audience: head }, { rung: T+1, audience: head }] }"),
      "plan.ladder.escalations[#2].rung",
      "T+1",
      "only once",
    ],
    ["a ladder with no audience", plan("ladder: { rungs: [], escalations: [] }"), "plan.ladder", "nobody", "audience"],
    [
      "a task's ladder with no audience",
      task("ladder: { rungs: [], escalations: [] }"),
      "tasks[BC].ladder",
      "nobody",
      "rungs",
    ],
    ["an overdue step of nought", plan("ladder: { overdueEvery: 0 }"), "plan.ladder.overdueEvery", "0", "1 to 60"],
    ["an overdue step too long", plan("ladder: { overdueEvery: 61 }"), "plan.ladder.overdueEvery", "61", "1 to 60"],
    ["a time that is none", plan('ladder: { slots: ["24:00"] }'), "plan.ladder.slots[#1]", "24:00", "08:00"],
    ["a time without its nought", plan('ladder: { slots: ["8:00"] }'), "plan.ladder.slots[#1]", "8:00", "four digits"],
    ["a time twice", plan('ladder: { slots: ["08:00", "08:00"] }'), "plan.ladder.slots[#2]", "08:00", "only once"],
    ["no time at all", plan("ladder: { slots: [] }"), "plan.ladder.slots", "list", "at least one"],
    ["an unknown entry", plan("ladder: { rung: [T0] }"), "plan.ladder.rung", "rung", "rungs"],
    [
      "quiet hours over the only slot",
      plan('quietHours: { from: "07:00", to: "09:00" }'),
      "plan.quietHours",
      "07:00 to 09:00",
      "outside",
    ],
    [
      "quiet hours over midnight and the only slot",
      plan('quietHours: { from: "20:00", to: "08:01" }'),
      "plan.quietHours",
      "(08:00)",
      "outside",
    ],
    [
      "quiet hours of no length",
      plan('quietHours: { from: "21:00", to: "21:00" }'),
      "plan.quietHours.to",
      "21:00",
      "other than",
    ],
    [
      "a quiet hour that is none",
      plan('quietHours: { from: "9 giờ", to: "06:30" }'),
      "plan.quietHours.from",
      "9 giờ",
      "08:00",
    ],
    [
      "a day to hold from that is none",
      plan("effectiveOn: 2025-02-30"),
      "plan.effectiveOn",
      "2025-02-30",
      "2025-01-15",
    ],
    [
      "an opening that is no day",
      entry("period: 2025, due: end 2025, opens: 1/3"),
      "tasks[BC].schedule[2025].opens",
      "1/3",
      "2025-01-15",
    ],
    [
      "opening after it is due",
      entry("period: 2025, due: before 2025-03-10, opens: 2025-03-10"),
      "tasks[BC].schedule[2025].opens",
      "2025-03-10",
      "2025-03-09",
    ],
    [
      "closing before it is due",
      entry("period: 2025, due: on 2025-03-10, closes: 2025-03-09"),
      "tasks[BC].schedule[2025].closes",
      "2025-03-09",
      "2025-03-10",
    ],
    [
      "closing before the last working day",
      entry("period: 2025-01, due: last-working-day 2025-01, closes: 2025-01-30"),
      "tasks[BC].schedule[2025-01].closes",
      "2025-01-30",
      "2025-01-31",
    ],
    [
      "closing what never is due",
      entry("period: 2025, due: standing, closes: 2025-03-09"),
      "tasks[BC].schedule[2025].closes",
      "2025-03-09",
      "never closes",
    ],
    ["a rhythm that is none", schedule("{ every: week, due: end }"), "tasks[BC].schedule.every", "week", "half-year"],
    [
      "a recurring deadline with a period",
      schedule("{ every: quarter, due: end 2025-Q1 }"),
      "tasks[BC].schedule.due",
      "end 2025-Q1",
      "final-month",
    ],
    [
      "a recurring day some month lacks",
      schedule("{ every: month, due: on 30 final-month }"),
      "tasks[BC].schedule.due",
      "on 30 final-month",
      "2025-02",
    ],
    [
      "a day the last month lacks",
      entry("period: 2025-Q2, due: on 31 final-month 2025-Q2"),
      "tasks[BC].schedule[2025-Q2].due",
      "31 final-month",
      "last-working-day",
    ],
    [
      "an unknown entry of a recurrence",
      schedule("{ every: month, due: end, until: 2025 }"),
      "tasks[BC].schedule.until",
      "until",
      "every",
    ],
    ["a schedule that is a text", schedule("hằng quý"), "tasks[BC].schedule", "hằng quý", "a list"],
    ["an end that is no day", unit("ended: 2025-06-31"), "units[TTr].ended", "2025-06-31", "2025-01-15"],
    [
      "an unknown successor",
      unit("ended: 2025-07-01, successor: Phòng Lạ"),
      "units[TTr].successor",
      "Phòng Lạ",
      "alias or code",
    ],
    [
      "a unit that follows itself",
      unit("ended: 2025-07-01, successor: Thanh tra"),
      "units[TTr].successor",
      "Thanh tra",
      "back to TTr",
    ],
    ["a successor without an end", unit("successor: VP"), "units[TTr].successor", "VP", "ended: 2025-07-01"],
    [
      "an unknown member with days",
      members("[VP, { unit: ABC, from: 2025-07-01 }]"),
      "sets[PCM].members[#2].unit",
      "ABC",
      "units",
    ],
    [
      "a member from after until",
      members("[{ unit: VP, from: 2025-07-01, until: 2025-06-30 }]"),
      "sets[PCM].members[#1].until",
      "2025-06-30",
      "its first",
    ],
    [
      "a member from a day that is none",
      members("[{ unit: VP, from: hè }]"),
      "sets[PCM].members[#1].from",
      "hè",
      "2025-01-15",
    ],
    [
      "a member twice, by two names",
      members("[VP, { unit: Văn phòng, from: 2025-07-01 }]"),
      "sets[PCM].members[#2].unit",
      "Văn phòng",
      "only once",
    ],
  ])("%s", (_name, change, field, found, wanted) => {
    const text = bent(change);
    const [first, ...others] = faultsOf(text);
    if (!first) throw new Error("no fault");
    expect([first.field, ...others.map((fault) => fault.field)]).toEqual([field]);
    // The change stands on one line, but for a schedule's entries: the line that says what was changed.
    const lines = text.split("\n");
    const last = change[1].trimEnd().split("\n").at(-1) ?? "";
    expect(first.line).toBe(lines.findIndex((line) => line.includes(last)) + 1);
    const sentence = texts.plain("en", first.problem);
    expect(sentence).toContain(`ke-hoach.yaml, line ${first.line}, `);
    expect(sentence).toContain(found);
    expect(sentence).toContain(wanted);
    expect(texts.plain("vi", first.problem)).toContain(`ke-hoach.yaml, dòng ${first.line}, `);
  });

  it("is found in every unit of a circle of successors, and not in one that only leads there", () => {
    const units = `units:
  - { code: VP, name: Văn phòng Sở, kind: office, aliases: [Văn phòng], ended: 2025-07-01, successor: TTr }
  - { code: TTr, name: Thanh tra Sở, kind: office, aliases: [Thanh tra], ended: 2025-08-01, successor: VP }
  - { code: KH, name: Phòng Kế hoạch, kind: office, ended: 2025-07-01, successor: VP }
`;
    const text = GOOD.replace(/units:\n(?: {2}- .*\n)+/, units);
    expect(faultsOf(text).map(({ field }) => field)).toEqual(["units[VP].successor", "units[TTr].successor"]);
  });

  it("does not hide another: a ladder and a schedule are judged though the year can't be read", () => {
    const text = bent(
      ["year: 2025", "year: nay\n  ladder: { rungs: [], escalations: [] }"],
      schedule("{ every: month, due: on 32 final-month }"),
    );
    expect(faultsOf(text).map(({ field }) => field)).toEqual(["plan.year", "plan.ladder", "tasks[BC].schedule.due"]);
  });

  it("blames the task for slots that are all quiet when they are its own, the plan when they are the plan's", () => {
    const quiet = plan('quietHours: { from: "06:00", to: "07:00" }');
    const own = task('ladder: { slots: ["06:15"] }');
    expect(faultsOf(bent(quiet, own)).map(({ field }) => field)).toEqual(["tasks[BC].ladder.slots"]);
    const inherited = plan('ladder: { slots: ["06:15"] }\n  quietHours: { from: "06:00", to: "07:00" }');
    const partly = task("ladder: { overdueEvery: 3 }");
    expect(faultsOf(bent(inherited, partly)).map(({ field }) => field)).toEqual(["plan.quietHours"]);
  });
});
