import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readYamlCatalogue } from "../../../src/catalogue/yaml/read-yaml-catalogue.js";
import { workCalendar } from "../../../src/domain/calendar.js";
import type { TaskDraft } from "../../../src/domain/catalogue.js";
import { dueOn, formatRule } from "../../../src/domain/deadline.js";
import { DEFAULT_LADDER } from "../../../src/domain/ladder.js";
import { localDate } from "../../../src/domain/local-date.js";
import { planOccurrences } from "../../../src/domain/occurrence.js";
import { loadTexts } from "../../../src/text/texts.js";
import { planTable } from "./plan-table.js";

const FILE = new URL("../../../catalogues/hai-phong-2025.yaml", import.meta.url);
const reading = readYamlCatalogue(readFileSync(FILE, "utf8"), "hai-phong-2025.yaml");
if (!reading.ok) throw new Error(reading.faults.map((fault) => loadTexts().plain("en", fault.problem)).join("\n"));
const { catalogue } = reading;
const calendar = workCalendar(catalogue.calendar);
const tableRows = catalogue.tasks.filter((task) => task.origin === "table");

function task(code: string): TaskDraft {
  const found = catalogue.tasks.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`no task ${code}`);
  return found;
}
const targetsOf = (code: string) =>
  task(code).metrics.map(({ id, target: { op, value, unit } }) => `${id} ${op}${value} ${unit}`);
const scheduleOf = (code: string) => task(code).schedule.map(({ period, rule }) => `${period}: ${formatRule(rule)}`);

/** List marks and separators aside, the words of a cell. */
const wordsOf = (text: string) =>
  text
    .replace(/(^|\s)- /g, " ")
    .replace(/;/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the table of the plan", () => {
  it("is there whole: rows 1 to 18, in order", () => {
    expect(planTable.map((row) => row.number)).toEqual(tableRows.map((row) => row.code));
    expect(tableRows.map((row) => row.code)).toEqual(Array.from({ length: 18 }, (_, index) => String(index + 1)));
  });

  it.each(planTable.map((row) => [row.number, row] as const))("row %s has the plan's own words", (code, row) => {
    expect(task(code).title).toBe(row.title);
    expect(task(code).deadlineText).toBe(row.deadline);
    expect(wordsOf(task(code).products.join(" "))).toBe(wordsOf(row.products));
    expect(task(code).clause).toMatch(new RegExp(`^DM-${code}\\b`));
  });

  it.each<[code: string, leads: string, supports: string]>([
    ["1", "VP", "PCM"],
    ["2", "TCCB", "PCM PGD DVGD"],
    ["3", "VP", "TTr PCM DVLQ"],
    ["4", "PCM DVLQ", "TCCB GDTX GDTrH KTKD CQLQ"],
    ...["5", "6", "7", "8", "9", "10", "11"].map((code): [string, string, string] => [
      code,
      "VP",
      "TCCB GDTX GDTrH KTKD KHTC CQLQ",
    ]),
    ["12", "TTr", "VP TCCB GDTX GDTrH KTKD KHTC CQLQ"],
    ...["13", "14", "15", "16"].map((code): [string, string, string] => [code, "TCCB", "PCM"]),
    ["17", "KHTC", "PCM"],
    ["18", "KHTC", "PCM"],
  ])("row %s is led by %s, with %s", (code, leads, supports) => {
    expect(task(code).leads.join(" ")).toBe(leads);
    expect(task(code).supports.join(" ")).toBe(supports);
  });

  it.each<[code: string, targets: string[]]>([
    ["1", []],
    ["2", []],
    ["3", ["3 >=30 %"]],
    ["4", ["4 >=80 %"]],
    ["5", ["5a =100 %", "5b >=20 %", "5c >=20 %"]],
    ["6", ["6a >=20 %", "6b >=20 %"]],
    ["7", ["7 >=80 %"]],
    ["8", ["8a =100 %", "8b >=50 %"]],
    ["9", ["9 >=50 %"]],
    ["10", ["10a >90 %", "10b >90 %"]],
    ...["11", "12", "13", "14", "15", "16"].map((code): [string, string[]] => [code, []]),
    ["17", ["17 >=30 %"]],
    ["18", ["18 >=80 %"]],
  ])("row %s has the targets %j", (code, targets) => expect(targetsOf(code)).toEqual(targets));

  it("row 1 is due before 15/01/2025, every other row with the year", () => {
    expect(tableRows.map((row) => dueOn(row.rule, calendar))).toEqual(["2025-01-14", ...Array(17).fill("2025-12-31")]);
  });

  it("row 12 has the year and its twelve months, each due on its last day", () => {
    expect(scheduleOf("12")[0]).toBe("2025: end 2025");
    expect(
      task("12")
        .schedule.slice(1)
        .map(({ period, rule }) => [period, dueOn(rule, calendar)]),
    ).toEqual(
      ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"].map((last, index) => {
        const month = `2025-${String(index + 1).padStart(2, "0")}`;
        return [month, `${month}-${last}`];
      }),
    );
  });

  it("only the cuts of rows 5 and 6 are cuts", () => {
    const cuts = catalogue.tasks.flatMap((each) => each.metrics.filter((metric) => metric.isCut));
    expect(cuts.map((metric) => metric.id)).toEqual(["5b", "5c", "6a", "6b"]);
  });
});

describe("the obligations of the body", () => {
  it.each<[code: string, clause: string, leads: string, schedule: string[]]>([
    [
      "BC",
      "V.1.c",
      "PCM DVGD",
      [
        "2025-Q1: before 2025-03-10",
        "2025-H1: before 2025-06-10",
        "2025-Q3: before 2025-09-10",
        "2025: before 2025-12-10",
      ],
    ],
    ["DT", "V.1.d", "VP TCCB TTr KHTC", ["2025: before 2025-01-25"]],
    ["KHDV", "V.2.e", "DVGD", ["2025: before 2025-01-15"]],
  ])("%s (%s) is owed by %s", (code, clause, leads, schedule) => {
    expect([task(code).clause, task(code).leads.join(" "), task(code).origin]).toEqual([clause, leads, "body"]);
    expect(scheduleOf(code)).toEqual(schedule);
  });

  it.each<[code: string, lead: string, targets: string[]]>([
    ["CT1", "VP", []],
    ["CT2", "VP", ["CT2 =100 %"]],
    ["CT3", "VP", ["CT3 =100 %"]],
    ["CT4", "VP", ["CT4 >=30 %"]],
    ["CT5", "VP", ["CT5 =100 %"]],
    ["CT6", "TTr", ["CT6a =100 %", "CT6b =100 %"]],
    ["CT7", "VP", ["CT7a =100 %", "CT7b >=80 %", "CT7c >=95 %"]],
    ["CT8", "VP", ["CT8a =100 %", "CT8b >=80 %"]],
    ["CT9", "VP", []],
  ])("%s is section II's target, led by %s", (code, lead, targets) => {
    expect([task(code).clause, task(code).leads, scheduleOf(code)]).toEqual([
      `II.${code.slice(2)}`,
      [lead],
      ["2025: end 2025"],
    ]);
    expect(targetsOf(code)).toEqual(targets);
  });

  it("asks for one figure once: II.7 and II.8 judge the figures of rows 10 and 4, II.3 is worked out", () => {
    const linked = catalogue.tasks.flatMap((each) => each.metrics.filter((metric) => metric.figureOf));
    expect(linked.map(({ id, figureOf }) => `${id} ← ${figureOf}`)).toEqual(["CT7c ← 10a", "CT8b ← 4"]);
    expect(task("10").metrics[0]?.alsoJudgedBy).toEqual([{ op: ">=", value: 95, unit: "%", source: "II.7" }]);
    expect(task("CT3").metrics[0]?.computed).toBe("tasks-done");
  });

  it("takes only what the plan strives for as no duty", () => {
    const strive = catalogue.tasks.flatMap((each) => each.metrics.filter((metric) => metric.tier === "strive"));
    expect(strive.map((metric) => metric.id)).toEqual(["CT7b"]);
  });

  it("never lets a standing duty fall due", () => {
    const standing = catalogue.tasks.filter((each) => each.code.startsWith("TX"));
    expect(standing.length).toBeGreaterThan(20);
    for (const { code, origin, schedule } of standing) {
      expect([code, origin]).toEqual([code, "body"]);
      expect(schedule.map(({ period, rule }) => [period, dueOn(rule, calendar)])).toEqual([["2025", null]]);
    }
  });
});

describe("what people and the program need of it", () => {
  it("gives every task a short title and every metric what is counted over what", () => {
    expect(catalogue.tasks.filter((each) => each.shortTitle === undefined).map((each) => each.code)).toEqual([]);
    const metrics = catalogue.tasks.flatMap((each) => each.metrics);
    expect(metrics.filter((metric) => !metric.denominator?.includes(" / ")).map((metric) => metric.id)).toEqual([]);
    expect(new Set(catalogue.tasks.map((each) => each.shortTitle)).size).toBe(catalogue.tasks.length);
  });

  it("lets every department owe its own of row 4 and of the report", () => {
    const members = (lead: string) => catalogue.sets.find((set) => set.code === lead)?.members ?? [lead];
    expect(planOccurrences(task("4"), members, calendar).map((each) => each.unit)).toEqual([
      "VP",
      "TCCB",
      "KHTC",
      "TTr",
      "GDTX",
      "GDTrH",
      "KTKD",
    ]);
    expect(planOccurrences(task("BC"), members, calendar)).toHaveLength(4 * 7);
  });

  it("spells out the ladder everybody has anyway, and keeps no hours quiet", () => {
    expect(catalogue.plan.ladder).toEqual(DEFAULT_LADDER);
    expect(catalogue.plan.quietHours).toBeUndefined();
    expect(catalogue.tasks.filter((each) => each.ladder ?? each.condition)).toEqual([]);
  });

  it("asks, with a default, where the plan leaves something open", () => {
    const about = new Set(catalogue.questions.map((question) => question.about));
    for (const doubtful of ["BC", "DT", "KHDV", "2", "3", "4", "9", "10", "12", "13", "II", "CT1"])
      expect(about).toContain(doubtful);
    const codes = new Set(catalogue.tasks.map((each) => each.code));
    const clauses = [...about].filter((each) => !codes.has(each));
    expect(clauses).toEqual(["V.1.c", "II", "III", "Lịch 2026"]);
  });

  it("marks every invented unit and person as a sample, and keeps them out of the real units", () => {
    const { units = [], officers = [] } = catalogue.sample ?? {};
    expect(units.every((unit) => unit.name.startsWith("(mẫu) ") && unit.sets.includes("DVGD"))).toBe(true);
    expect(officers.every((officer) => officer.name.endsWith(" (mẫu)"))).toBe(true);
    expect(catalogue.units.filter((unit) => unit.name.includes("mẫu"))).toEqual([]);
    const who = (unit: string) => officers.filter((officer) => officer.unit === unit).map((officer) => officer.role);
    for (const office of catalogue.units.filter((unit) => unit.kind === "office"))
      expect(who(office.code)).toEqual(expect.arrayContaining(["officer", "head"]));
    for (const school of units) expect(who(school.code)).toEqual(["officer"]);
    expect([who("VP"), who("BGD")]).toEqual([
      ["officer", "head", "coordinator"],
      ["leader", "leader"],
    ]);
    expect(catalogue.plan).toMatchObject({ code: "CCHC-2025", coordinatingUnit: "VP", leadingUnit: "BGD" });
  });

  it.each<[day: string, worked: boolean]>([
    ["2025-01-01", false],
    ["2025-01-24", true],
    ["2025-01-27", false],
    ["2025-01-31", false],
    ["2025-02-03", true],
    ["2025-04-07", false],
    ["2025-04-26", true],
    ["2025-05-01", false],
    ["2025-05-02", false],
    ["2025-05-05", true],
    ["2025-09-01", false],
    ["2025-09-02", false],
    ["2025-09-03", true],
    ["2026-01-02", false],
    ["2026-01-10", true],
    ["2026-02-13", true],
    ["2026-02-16", false],
    ["2026-02-20", false],
    ["2026-02-23", true],
    ["2026-04-27", false],
    ["2026-05-01", false],
    ["2026-08-22", true],
    ["2026-08-31", false],
    ["2026-09-02", false],
    ["2026-09-03", true],
    ["2026-11-24", true],
  ])("knows whether %s is worked: %s", (day, worked) => {
    expect(calendar.isWorkingDay(localDate(day))).toBe(worked);
  });
});
