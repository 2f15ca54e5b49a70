import { describe, expect, it } from "vitest";
import { type Fault, readYamlCatalogue } from "../../../src/catalogue/yaml/read-yaml-catalogue.js";
import { loadTexts } from "../../../src/text/texts.js";
import { GOOD } from "./a-catalogue.js";

const texts = loadTexts();

function faultsOf(text: string): readonly Fault[] {
  const reading = readYamlCatalogue(text, "ke-hoach.yaml");
  return reading.ok ? [] : reading.faults;
}

/** `GOOD` with one piece replaced, and the line (from 1) on which that piece stood. */
function bent(before: string, after: string): { text: string; line: number } {
  const at = GOOD.indexOf(before);
  if (at === -1) throw new Error(`the good catalogue has no "${before}"`);
  return { text: GOOD.replace(before, () => after), line: GOOD.slice(0, at).split("\n").length };
}

describe("a catalogue file without faults", () => {
  const reading = readYamlCatalogue(GOOD, "ke-hoach.yaml");
  if (!reading.ok) throw new Error(reading.faults.map((fault) => texts.plain("en", fault.problem)).join("\n"));
  const { catalogue } = reading;
  const [first, second] = catalogue.tasks;

  it("takes units by name, alias or code, in any case, and gives their codes", () => {
    expect(catalogue.plan).toEqual({ code: "KH-1", title: "Kế hoạch mẫu", year: 2025, coordinatingUnit: "VP" });
    expect(catalogue.sets[0]?.members).toEqual(["VP", "TTr"]);
    expect([first?.leads, first?.supports, second?.leads]).toEqual([["VP"], ["PCM"], ["PCM"]]);
    expect(catalogue.sample?.officers[0]?.unit).toBe("MAU1");
  });

  it("leaves text as it is written: a code keeps its zero, folded lines become one", () => {
    expect([first?.code, first?.title]).toEqual(["07", "Tối thiểu 80% hồ sơ được luân chuyển"]);
  });

  it("gives a task without a schedule one period, the plan's year, due when the task is", () => {
    expect(first?.schedule).toEqual([{ period: "2025", rule: { kind: "before", on: "2025-01-15" } }]);
    expect(second?.schedule.map((entry) => entry.period)).toEqual(["2025-Q1", "2025"]);
  });

  it("reads targets, tiers and links of metrics", () => {
    expect(first?.metrics).toEqual([
      {
        id: "07a",
        label: "hồ sơ",
        target: { op: ">=", value: 80, unit: "%" },
        tier: "must",
        denominator: "điện tử / tổng",
        alsoJudgedBy: [{ op: "=", value: 100, unit: "%", source: "II.7" }],
      },
      { id: "07b", label: "cắt giảm", target: { op: ">", value: 20.5, unit: "%" }, tier: "strive", isCut: true },
    ]);
    expect(second?.metrics[0]?.figureOf).toBe("07a");
  });

  it("makes each day of a break an entry", () => {
    expect(catalogue.calendar).toEqual([
      { on: "2025-01-25", kind: "off", name: "Tết" },
      { on: "2025-01-26", kind: "off", name: "Tết" },
      { on: "2025-01-27", kind: "off", name: "Tết" },
      { on: "2025-04-26", kind: "work", name: "Làm bù", source: "Thông báo" },
    ]);
  });

  it("reads a file that begins with a byte-order mark and has Windows line ends the same", () => {
    expect(readYamlCatalogue(`\uFEFF${GOOD.replaceAll("\n", "\r\n")}`, "ke-hoach.yaml")).toEqual(reading);
  });
});

describe("a fault names its line and field, what was found and what is wanted", () => {
  it.each<[name: string, before: string, after: string, field: string, found: string, wanted: string]>([
    [
      "an impossible day",
      "before 2025-01-15 }",
      "before 2025-02-30 }",
      "tasks[07].deadline.rule",
      "before 2025-02-30",
      "before 2025-01-15",
    ],
    ["a rule that is none", "rule: on 2025-12-10", "rule: sometime", "tasks[BC].deadline.rule", "sometime", "standing"],
    [
      "a period that is none",
      "period: 2025-Q1",
      "period: 2025-Q5",
      "tasks[BC].schedule[2025-Q5].period",
      "2025-Q5",
      "2025-Q1",
    ],
    ["a target that is none", '">20,5 %"', '"nhiều %"', "tasks[07].metrics[07b].target", "nhiều %", ">90 %"],
    ["a share above 100 %", '">20,5 %"', '">=120 %"', "tasks[07].metrics[07b].target", ">=120 %", "0 to 100 %"],
    [
      "a figure that can be read two ways",
      '">20,5 %"',
      '">=1.234 ca"',
      "tasks[07].metrics[07b].target",
      "1.234",
      "two decimals",
    ],
    ["an unknown lead", "lead: [văn phòng]", "lead: [Phòng Lạ]", "tasks[07].lead[#1]", "Phòng Lạ", "alias or code"],
    [
      "a slip in a lead",
      "lead: [văn phòng]",
      "lead: [Văn phong Sơ, Văn phòg]",
      "tasks[07].lead[#2]",
      "Văn phòg",
      'mean "Văn phòng"',
    ],
    [
      "an unknown supporting set",
      "support: [các phòng cmnv sở]",
      "support: [Các phóngg Sở]",
      "tasks[07].support[#1]",
      "Các phóngg Sở",
      "Các phòng",
    ],
    ["an unknown member", "members: [VP, Thanh tra]", "members: [VP, ABC]", "sets[PCM].members[#2]", "ABC", "units"],
    [
      "a set as a member of a set",
      "members: [VP, Thanh tra]",
      "members: [VP, PCM]",
      "sets[PCM].members[#2]",
      "PCM",
      "unit",
    ],
    [
      "an unknown coordinating unit",
      "coordinatingUnit: Văn phòng",
      "coordinatingUnit: Nơi nào",
      "plan.coordinatingUnit",
      "Nơi nào",
      "units",
    ],
    ["an unknown set of a sample unit", "sets: [PCM]", "sets: [VP]", "sample.units[MAU1].sets[#1]", "VP", "set"],
    [
      "an unknown unit of a sample officer",
      "unit: (mẫu) trường một",
      "unit: (mẫu) trường hai tầng",
      "sample.officers[Nguyễn Văn An (mẫu)].unit",
      "trường hai tầng",
      "unit",
    ],
    ["a unit's code used twice", "code: TTr", "code: VP", "units[VP].code", "VP", "only once"],
    ["one code for a unit and a set", "code: PCM", "code: vp", "sets[vp].code", "vp", "only once"],
    [
      "one name for two units",
      "aliases: [Thanh tra]",
      "aliases: [VĂN PHÒNG]",
      "units[TTr].aliases[#1]",
      "VĂN PHÒNG",
      "VP",
    ],
    ["a task's code used twice", "code: BC", "code: 07", "tasks[07].code", "07", "only once"],
    ["a metric's id used twice", "id: 07b", "id: 07a", "tasks[07].metrics[07a].id", "07a", "only once"],
    [
      "a question's id used twice",
      "text: Nộp mấy bản?, default: Một bản }",
      "text: a, default: b }\n  - { id: q1, about: x, text: y, default: z }",
      "questions[q1].id",
      "q1",
      "only once",
    ],
    ["a metric of another task's number", "id: 07b", "id: 08b", "tasks[07].metrics[08b].id", "08b", "07a"],
    ["a metric id with more than a letter", "id: 07b", "id: 07bis", "tasks[07].metrics[07bis].id", "07bis", "07a"],
    [
      "a figure of a metric that is not there",
      "figureOf: 07a",
      "figureOf: 99",
      "tasks[BC].metrics[BC].figureOf",
      "99",
      "figure of its own",
    ],
    [
      "a figure of itself",
      "figureOf: 07a",
      "figureOf: BC",
      "tasks[BC].metrics[BC].figureOf",
      "BC",
      "figure of its own",
    ],
    [
      "a period scheduled twice",
      "period: 2025,",
      "period: 2025-Q1,",
      "tasks[BC].schedule[2025-Q1].period",
      "2025-Q1",
      "only once",
    ],
    [
      "a holiday that is no date",
      "on: 2025-04-26",
      "on: 26/4/2025",
      "calendar[26/4/2025].on",
      "26/4/2025",
      "2025-01-15",
    ],
    [
      "a break that ends before it begins",
      "to: 2025-01-27",
      "to: 2025-01-20",
      "calendar[2025-01-25].to",
      "2025-01-20",
      "60 days",
    ],
    ["a break without end", "to: 2025-01-27", "to: 2099-12-31", "calendar[2025-01-25].to", "2099-12-31", "60 days"],
    ["a typo in a key", "support:", "suport:", "tasks[07].suport", "suport", 'mean "support"'],
    ["a key nobody knows", "clause: V.1.c", "clause: V.1.c\n    xyzzy: 1", "tasks[BC].xyzzy", "xyzzy", "deadline"],
    [
      "a key given twice",
      "clause: V.1.c",
      "clause: V.1.c\n    clause: V.1.d",
      "tasks[BC].clause",
      "clause",
      "only once",
    ],
    ["an empty text", "title: Báo cáo", "title:", "tasks[BC].title", "is empty", "a text"],
    ["a list where a text belongs", "title: Báo cáo", "title: [a, b]", "tasks[BC].title", "found a list", "a text"],
    ["a text where a list belongs", "lead: [văn phòng]", "lead: văn phòng", "tasks[07].lead", "văn phòng", "a list"],
    [
      "a text where a group belongs",
      "organization: { name: Sở Mẫu, place: Hải Phòng }",
      "organization: Sở Mẫu",
      "organization",
      "Sở Mẫu",
      "name: value",
    ],
    [
      "a group where a text belongs",
      "title: Báo cáo",
      "title: { vi: Báo cáo }",
      "tasks[BC].title",
      "found a group",
      "a text",
    ],
    [
      "a kind of unit that is none",
      "kind: office, aliases: [Thanh tra]",
      "kind: school room, aliases: [Thanh tra]",
      "units[TTr].kind",
      "school room",
      "district",
    ],
    ["a tier that is none", "tier: strive", "tier: maybe", "tasks[07].metrics[07b].tier", "maybe", "strive"],
    ["a flag that is none", "isCut: true", "isCut: vâng", "tasks[07].metrics[07b].isCut", "vâng", "true or false"],
    ["an origin that is none", "origin: body", "origin: bảng", "tasks[BC].origin", "bảng", "table"],
    [
      "a role that is none",
      "role: officer",
      "role: boss",
      "sample.officers[Nguyễn Văn An (mẫu)].role",
      "boss",
      "coordinator",
    ],
    ["a kind of day that is none", "kind: work", "kind: rest", "calendar[2025-04-26].kind", "rest", "off or work"],
    ["a year that is none", "year: 2025", "year: nay", "plan.year", "nay", "2025"],
    ["a code with spaces", "code: BC", "code: báo cáo", "tasks[báo cáo].code", "báo cáo", "unaccented"],
    [
      "an approval by nobody the office has",
      "products: [Kế hoạch]",
      "products: [Kế hoạch]\n    approval: giám đốc",
      "tasks[07].approval",
      "giám đốc",
      "head (confirmed by the unit's head or a coordinator) or none",
    ],
    [
      "evidence that is neither demanded nor not",
      "products: [Kế hoạch]",
      "products: [Kế hoạch]\n    evidence: maybe",
      "tasks[07].evidence",
      "maybe",
      "required",
    ],
    ["a plan's code with spaces", "code: KH-1", "code: KH 1", "plan.code", "KH 1", "hyphens"],
    ["a unit's code with diacritics", "code: TTr", "code: TTĐ", "units[TTĐ].code", "TTĐ", "unaccented"],
    [
      "a short title too long for a phone",
      "shortTitle: Luân chuyển hồ sơ",
      `shortTitle: ${"a".repeat(41)}`,
      "tasks[07].shortTitle",
      "aaa",
      "40 characters",
    ],
  ])("%s", (_name, before, after, field, found, wanted) => {
    const { text, line } = bent(before, after);
    const fault = faultsOf(text).find((candidate) => candidate.field === field);
    if (!fault) throw new Error(`no fault at ${field}: ${JSON.stringify(faultsOf(text))}`);
    // Where the replacement added lines, the fault is on the last of them.
    const at = line + after.split("\n").length - 1;
    expect(fault.line).toBe(at);
    const sentence = texts.plain("en", fault.problem);
    expect(sentence).toMatch(new RegExp(`^ke-hoach\\.yaml, line ${at}, column ${fault.column}`));
    expect(sentence).toContain(found);
    expect(sentence).toContain(wanted);
    expect(texts.plain("vi", fault.problem)).toMatch(new RegExp(`^ke-hoach\\.yaml, dòng ${at}, `));
  });

  it.each<[name: string, before: string, field: string, wanted: string]>([
    ["a title", "    title: Báo cáo\n", "tasks[BC].title", "a text"],
    ["a deadline", "    deadline: { text: hàng quý, rule: on 2025-12-10 }\n", "tasks[BC].deadline", "a group"],
    ["a lead", "    lead: [Các phòng Sở]\n", "tasks[BC].lead", "a list"],
  ])("%s that is missing is looked for in its group", (_name, before, field, wanted) => {
    const { text } = bent(before, "");
    expect(faultsOf(text)).toMatchObject([{ field, line: GOOD.split("\n").indexOf("  - code: BC") + 1, column: 5 }]);
    expect(faultsOf(text).map((fault) => texts.plain("en", fault.problem))[0]).toContain(
      `is missing; wanted: ${wanted}`,
    );
  });

  it("points at the column of the value", () => {
    const { text } = bent("year: 2025", "year: nay");
    expect(faultsOf(text)).toMatchObject([{ line: 4, column: 9 }]);
  });

  it("reports every fault at once, in the order of the file, whatever kind each is of", () => {
    const text = GOOD.replace("year: 2025", "year: nay")
      .replace("support:", "suport:")
      .replace("before 2025-01-15 }", "before 2025-02-30 }")
      .replace("lead: [Các phòng Sở]", "lead: [Phòng Lạ]")
      .replace("figureOf: 07a", "figureOf: 99")
      .replace("role: officer", "role: boss");
    const faults = faultsOf(text);
    expect(faults.map((fault) => fault.field)).toEqual([
      "plan.year",
      "tasks[07].suport",
      "tasks[07].deadline.rule",
      "tasks[BC].lead[#1]",
      "tasks[BC].metrics[BC].figureOf",
      "sample.officers[Nguyễn Văn An (mẫu)].role",
    ]);
  });

  it("says of a file that is no catalogue what a catalogue has", () => {
    expect(faultsOf("").map((fault) => fault.line)).toEqual([1]);
    expect(faultsOf("xin chào").length).toBe(1);
    expect(faultsOf("tasks: []").map((fault) => fault.field)).toEqual(["plan", "units", "tasks"]);
  });
});

describe("text that is no YAML, or YAML nobody needs here", () => {
  it.each<[name: string, before: string, after: string, said: string]>([
    ["an unquoted target", '">20,5 %"', ">20,5 %", "double quotes"],
    ["a second colon", "title: Báo cáo", "title: Báo cáo: quý", "second colon"],
    ["a quote left open", "title: Báo cáo", 'title: "Báo cáo', "closing quote"],
    ["a tab for indentation", "    clause: V.1.c", "\tclause: V.1.c", "tab"],
    ["text on a new line without a sign", "title: Báo cáo", "title: Báo cáo\n    và nữa", ">-"],
    ["an anchor", "title: Báo cáo", "title: &x Báo cáo", '"&"'],
    ["an alias", "title: Báo cáo", "title: *x", '"*"'],
    ["a tag", "title: Báo cáo", "title: !!str Báo cáo", '"!"'],
    ["a question mark for a key", "    clause: V.1.c", "    ? clause\n    : V.1.c", '"?"'],
    ["a second document", "questions:", "---\nquestions:", "one catalogue"],
  ])("%s is refused in words", (_name, before, after, said) => {
    const { text, line } = bent(before, after);
    const [fault] = faultsOf(text);
    if (!fault) throw new Error("no fault");
    expect(fault.line).toBeGreaterThanOrEqual(line);
    expect(texts.plain("en", fault.problem)).toContain(said);
    expect(texts.plain("vi", fault.problem)).toContain(`dòng ${fault.line}`);
  });

  it("says where a broken file began to be broken, not all that follows", () => {
    const faults = faultsOf(GOOD.replace("plan:\n", ""));
    expect(faults[0]?.line).toBeLessThanOrEqual(6);
    expect(faults.length).toBeLessThanOrEqual(10);
    expect(new Set(faults.map((fault) => fault.line)).size).toBe(faults.length);
  });

  it.each([
    ["brackets without end", "[".repeat(100_000)],
    ["dashes without end", "- ".repeat(50_000)],
    [
      "a laughing billion",
      `a: &a [x,x]\n${[..."bcdefghij"].map((k, i) => `${k}: &${k} [*${"abcdefghi"[i]},*${"abcdefghi"[i]}]`).join("\n")}`,
    ],
    ["question marks without end", "? ".repeat(50_000)],
    ["a file too long", "a".repeat(200_001)],
    ["deeper and deeper lines", Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("%s end in a fault, soon", { timeout: 10_000 }, (_name, text) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(texts.plain("vi", faults[0]?.problem ?? { id: "" })).toContain("ke-hoach.yaml");
  });
});
