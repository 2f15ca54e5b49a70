import { describe, expect, it } from "vitest";
import { diffCatalogue } from "../../src/catalogue/diff-catalogue.js";
import { diffOffice, type StoredOffice } from "../../src/catalogue/diff-office.js";
import { readYamlCatalogue } from "../../src/catalogue/yaml/read-yaml-catalogue.js";
import { BY_HAND } from "../../src/domain/calendar.js";
import type { Catalogue } from "../../src/domain/catalogue.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Plan } from "../../src/domain/plan.js";
import { GOOD } from "./yaml/a-catalogue.js";

function read(text: string): Catalogue {
  const reading = readYamlCatalogue(text, "ke-hoach.yaml");
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.catalogue;
}
const good = read(GOOD);
function bent(before: string, after: string): Catalogue {
  if (!GOOD.includes(before)) throw new Error(`the good catalogue has no "${before}"`);
  return read(GOOD.replace(before, () => after));
}

/** The office after the good catalogue was loaded, a member and a day off added by people. */
const units = [...good.units, { code: "MOI", name: "Trường mới", aliases: [], kind: "school" } as const].map(
  (unit) => ({ ...unit, id: `id-${unit.code}` }),
);
const plan: Plan = {
  ...good.plan,
  id: "p",
  coordinatingUnitId: "id-VP",
  leadingUnitId: null,
  tasks: good.tasks,
  units,
  sets: good.sets,
  questions: good.questions,
  ladder: DEFAULT_LADDER,
  quietHours: null,
};
const stored: StoredOffice = {
  plan,
  units,
  sets: good.sets.map((set) => ({ ...set, members: [...set.members, "MOI"] })),
  calendar: [
    ...good.calendar.filter(({ on }) => on !== "2025-04-26"),
    { on: localDate("2025-04-26"), kind: "off", name: "Nghỉ", source: BY_HAND },
  ],
};

describe("what a catalogue file would change in its tasks", () => {
  it("is nothing for the same file again", () =>
    expect(diffCatalogue(good.tasks, good.tasks)).toEqual({ added: [], changed: [], removed: [], changes: [] }));

  it.each<[what: string, before: string, after: string, field: string, was: string, is: string]>([
    [
      "a ladder of its own",
      "clause: V.1.c",
      "clause: V.1.c\n    ladder: { rungs: [T-30, T0] }",
      "ladder",
      "",
      "T-30 T0; overdueEvery 2; T-1 head, T+1 coordinator, T+3 leader; 08:00",
    ],
    ["a condition", "clause: V.1.c", "clause: V.1.c\n    condition: khi có yêu cầu", "condition", "", "khi có yêu cầu"],
    [
      "when a period opens and closes",
      "due: before 2025-03-10 }",
      "due: before 2025-03-10, opens: 2025-03-01, closes: 2025-04-01 }",
      "schedule",
      "2025-Q1: before 2025-03-10; 2025: before 2025-12-10",
      "2025-Q1: before 2025-03-10, opens 2025-03-01, closes 2025-04-01; 2025: before 2025-12-10",
    ],
    [
      "a target",
      'label: như trên, target: ">=80 %"',
      'label: như trên, target: ">=85 %"',
      "metrics",
      "BC: >= 80 %, như trên",
      "BC: >= 85 %, như trên",
    ],
    [
      "the rule",
      "rule: on 2025-12-10",
      "rule: last-working-day 2025",
      "rule",
      "on 2025-12-10",
      "last-working-day 2025",
    ],
  ])("shows %s", (_what, before, after, field, was, is) => {
    const { changed, changes } = diffCatalogue(good.tasks, bent(before, after).tasks);
    expect(changed).toEqual(["BC"]);
    expect(changes).toEqual([{ code: "BC", field, before: was, after: is }]);
  });
});

it("tells whole what a summary of a metric leaves out", () => {
  const [change] = diffCatalogue(
    good.tasks,
    bent("tier: strive, isCut: true", "tier: must, isCut: true").tasks,
  ).changes;
  expect(change).toMatchObject({ code: "07", field: "metrics" });
  expect([change?.before, change?.after]).toEqual([expect.stringContaining("strive"), expect.stringContaining("must")]);
});

describe("what a catalogue would change beside its tasks", () => {
  it("is nothing for the same file again: members and days people added stay theirs", () =>
    expect(diffOffice(stored, good, "all")).toEqual([]));

  it("is every unit, set and day of it on an empty store", () => {
    const changes = diffOffice({ plan: null, units: [], sets: [], calendar: [] }, good, "all");
    expect(changes.map(({ about, code }) => `${about} ${code}`)).toEqual([
      "unit VP",
      "unit TTr",
      "set PCM",
      "calendar 2025-01-25",
      "calendar 2025-01-26",
      "calendar 2025-01-27",
      "calendar 2025-04-26",
    ]);
    expect(changes[0]).toEqual({ about: "unit", code: "VP", field: "", before: "", after: "Văn phòng Sở" });
  });

  it.each<[what: string, before: string, after: string, change: object]>([
    [
      "a unit's name",
      "name: Thanh tra Sở",
      "name: Thanh tra mới",
      { about: "unit", code: "TTr", field: "name", before: "Thanh tra Sở", after: "Thanh tra mới" },
    ],
    [
      "a unit's end",
      "aliases: [Thanh tra] }",
      "aliases: [Thanh tra], ended: 2025-07-01 }",
      { about: "unit", code: "TTr", field: "ended", before: "", after: "2025-07-01" },
    ],
    [
      "a member's days",
      "members: [VP, Thanh tra]",
      "members: [VP, { unit: Thanh tra, from: 2025-07-01 }]",
      { about: "set", code: "PCM", field: "members", before: "TTr, VP", after: "TTr from 2025-07-01, VP" },
    ],
    [
      "a day off",
      "on: 2025-01-25, to: 2025-01-27",
      "on: 2025-01-25, to: 2025-01-28",
      { about: "calendar", code: "2025-01-28", field: "", before: "", after: "Tết" },
    ],
    [
      "the plan's title",
      "title: Kế hoạch mẫu",
      "title: Kế hoạch khác",
      { about: "plan", code: "", field: "title", before: "Kế hoạch mẫu", after: "Kế hoạch khác" },
    ],
    [
      "the plan's ladder",
      "year: 2025",
      "year: 2025\n  ladder: { overdueEvery: 5 }",
      {
        about: "plan",
        code: "",
        field: "ladder",
        before: "T-15 T-7 T-3 T-1 T0; overdueEvery 2; T-1 head, T+1 coordinator, T+3 leader; 08:00",
        after: "T-15 T-7 T-3 T-1 T0; overdueEvery 5; T-1 head, T+1 coordinator, T+3 leader; 08:00",
      },
    ],
    [
      "the quiet hours",
      "year: 2025",
      'year: 2025\n  quietHours: { from: "21:00", to: "06:30" }',
      { about: "plan", code: "", field: "quietHours", before: "", after: "21:00–06:30" },
    ],
  ])("is %s", (_what, before, after, change) => {
    expect(diffOffice(stored, bent(before, after), "all")).toEqual([change]);
  });

  it("takes a ladder back where the file no longer has one, and never by a table, which can't speak of it", () => {
    const own: StoredOffice = { ...stored, plan: { ...plan, ladder: { ...DEFAULT_LADDER, before: [-5, 0] } } };
    expect(diffOffice(own, good, "all").map(({ field }) => field)).toEqual(["ladder"]);
    expect(diffOffice(own, good, "table")).toEqual([]);
  });
});
