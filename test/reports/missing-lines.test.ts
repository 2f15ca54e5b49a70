import fc from "fast-check";
import { expect, it } from "vitest";
import { period } from "../../src/domain/period.js";
import type { Say } from "../../src/domain/say.js";
import type { ProgressSummary } from "../../src/domain/summary.js";
import { type MissingAsked, missingGroups, missingPage } from "../../src/reports/missing-lines.js";
import { summarise } from "../../src/reports/summarise.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice, anyScope } from "./any-office.js";
import { anOffice, aTask, occurrenceId, type Progress } from "./office.js";
import { midYear, schoolNames } from "./year.js";

const texts = loadTexts();
const AT = new Date("2025-03-12T02:12:00Z");

function asking(of?: string | null): MissingAsked {
  return of ? { period: period(of) } : {};
}

/** One page with the names the summary has. */
function pageLines(summary: ProgressSummary, asked: MissingAsked, page = 1): Say[] {
  const shown = missingPage(summary, asked, page);
  const names = shown.stretches.map(({ duty: { task, period: of, dueOn }, skip, most }) => {
    const found = summary.duties.find((duty) => duty.task === task && duty.period === of && duty.dueOn === dueOn);
    return found?.names.slice(skip, skip + most) ?? [];
  });
  return shown.lines(names);
}

function missing(office: Parameters<typeof summarise>[0], of?: string, page = 1): string[] {
  const summary = summarise(office, { kind: "plan" }, AT);
  return pageLines(summary, asking(of), page).map((line) => texts.plain("vi", line));
}

const BC = aTask("BC", "Báo cáo định kỳ", {
  leads: ["schools"],
  schedule: { "2025-Q1": "before 2025-03-10", "2025-H1": "before 2025-06-10" },
});
const KH = aTask("KH", "Kế hoạch", { leads: ["schools"], schedule: { "2025": "before 2025-01-15" } });

/** 52 schools of which the first 15 handed it in. */
function fiftyTwo() {
  const schools = Array.from({ length: 52 }, (_, index) => `Trường ${index + 1}`);
  const progress: Progress = {};
  for (const name of schools.slice(0, 14)) progress[occurrenceId("BC", "2025-Q1", name)] = { process: "done" };
  progress[occurrenceId("BC", "2025-Q1", "Trường 15")] = { process: "awaiting_confirmation" };
  return anOffice({ tasks: [BC], schools, progress });
}

it("counts who is missing of all who owe it, and lists names in Vietnamese order until the screen is full", () => {
  const lines = missing(fiftyTwo(), "2025-Q1");
  expect(lines.slice(0, 4)).toEqual([
    "Chưa báo cáo quý I/2025 · còn 37 đơn vị (trang 1/2) · 09:12 12/03/2025",
    "BC. Báo cáo định kỳ (quý I/2025, hạn 09/03/2025): 37/52 đơn vị chưa nộp",
    "• Trường 16",
    "• Trường 17",
  ]);
  expect(lines).toHaveLength(29);
  expect(lines.at(-1)).toBe("… và 11 đơn vị");
});

it("goes on with the names where the page before left off", () => {
  const [first, second] = [missing(fiftyTwo(), "2025-Q1"), missing(fiftyTwo(), "2025-Q1", 2)];
  expect(first.at(-2)).toBe("• Trường 41");
  expect(second).toEqual([
    "Chưa báo cáo quý I/2025 · còn 37 đơn vị (trang 2/2) · 09:12 12/03/2025",
    "BC. Báo cáo định kỳ (quý I/2025, hạn 09/03/2025): 37/52 đơn vị chưa nộp",
    ...Array.from({ length: 11 }, (_, index) => `• Trường ${42 + index}`),
  ]);
});

it("sorts names as a Vietnamese reader looks for them", () => {
  const schools = ["Trường Ơn", "Trường Đoàn", "Trường Ân", "Trường Dân", "Trường An"];
  const names = missing(anOffice({ tasks: [BC], schools }), "2025-Q1").slice(2);
  expect(names).toEqual(["• Trường An", "• Trường Ân", "• Trường Dân", "• Trường Đoàn", "• Trường Ơn"]);
});

it("shows every task's heading before it spends lines on names", () => {
  const schools = Array.from({ length: 40 }, (_, index) => `Trường ${index + 1}`);
  const lines = missing(anOffice({ tasks: [BC, KH], schools }));
  expect(lines[0]).toBe("Chưa báo cáo · còn 80 lượt nộp ở 2 việc (trang 1/4) · 09:12 12/03/2025");
  expect(lines).toHaveLength(29);
  const headings = lines.flatMap((line, index) => (line.includes("đơn vị chưa nộp") ? [index] : []));
  expect(headings).toEqual([1, 15]);
  expect(lines[14]).toBe("… và 28 đơn vị");
  expect(lines[28]).toBe("… và 28 đơn vị");
});

it("without a period asks only for what is late or due soon", () => {
  const schools = ["Trường A", "Trường B"];
  expect(missing(anOffice({ tasks: [BC], schools, today: "2025-02-03" }))).toEqual([
    "Chưa báo cáo · 09:12 12/03/2025",
    "✅ Không còn đơn vị nào thiếu.",
  ]);
  expect(missing(anOffice({ tasks: [BC], schools, today: "2025-02-03" }), "2025-Q1")).toHaveLength(4);
});

it("of one task names that task alone, what comes next where nothing of it is late or due soon", () => {
  const schools = ["Trường A", "Trường B"];
  const summary = summarise(anOffice({ tasks: [BC, KH], schools, today: "2025-02-03" }), { kind: "plan" }, AT);
  const headings = (task: string) =>
    pageLines(summary, { task }).flatMap(({ id, args }) => (id === "reports-missing-group" ? [args?.task] : []));
  expect(headings("KH")).toEqual(["KH"]);
  expect(headings("BC")).toEqual(["BC"]);
  expect(pageLines(summary, { task: "BC", period: period("2025-H1") })).toHaveLength(1 + 2 * (1 + schools.length));
});

it("says the only unit's name in the heading, and counts a nil report as an answer", () => {
  const tasks = [aTask("12", "Thống kê", { leads: ["Thanh tra Sở"], schedule: { "2025-02": "end 2025-02" } }), BC];
  const schools = ["Trường A", "Trường B"];
  const progress: Progress = {
    [occurrenceId("BC", "2025-Q1", "Trường A")]: { process: "not_applicable" },
    [occurrenceId("BC", "2025-Q1", "Trường B")]: { process: "done" },
  };
  expect(missing(anOffice({ tasks, schools, progress })).slice(1)).toEqual([
    "12. Thống kê (tháng 2/2025, hạn 28/02/2025): Thanh tra Sở",
  ]);
});

it("stays within thirty lines and accounts for everybody who is missing, whatever the plan", () => {
  fc.assert(
    fc.property(anyOffice, anyScope, fc.option(fc.constantFrom("2025", "2025-Q1", "2025-H1")), (office, scope, of) => {
      const summary = summarise(office, scope, AT);
      const lines = of === null ? pageLines(summary, {}) : missingGroups(summary, period(of));
      // With nothing to go on to, a page fills the screen; the groups leave a line to whoever puts a title above them.
      expect(lines.length).toBeLessThanOrEqual(of === null ? 30 : 29);
      const ids = lines.map((line) => line.id);
      if (of !== "2025") return;
      const open = openItems(summary);
      const counted = lines.reduce((sum, { id, args }) => {
        if (id === "reports-missing-one") return sum + 1;
        if (id === "reports-missing-group") return sum + Number(args?.missing);
        return id === "reports-others" ? sum + Number(args?.count) : sum;
      }, 0);
      expect(counted).toBe(open.length);
      expect(ids.includes("reports-missing-none")).toBe(open.length === 0);
    }),
    { numRuns: 60 },
  );
});

it("names everybody who is missing once, whatever the plan, on pages of one screen each", () => {
  fc.assert(
    fc.property(anyOffice, fc.integer({ min: 1, max: 120 }), (office, schools) => {
      const many = anOffice({ tasks: [BC, KH], schools: Array.from({ length: schools }, (_, n) => `Trường ${n}`) });
      for (const summary of [office, many].map((one) => summarise(one, { kind: "plan" }, AT))) {
        const asked = { period: period("2025") };
        const { pages } = missingPage(summary, asked, 1);
        const named: string[] = [];
        for (let page = 1; page <= pages; page++) {
          const lines = pageLines(summary, asked, page);
          // One more says how to go on.
          expect(lines.length).toBeLessThanOrEqual(pages > 1 ? 29 : 30);
          let duty = "";
          for (const { id, args } of lines) {
            const { task, period: of, due, name } = args ?? {};
            if (id === "reports-missing-group" || id === "reports-missing-one") duty = JSON.stringify([task, of, due]);
            if (id === "reports-missing-name" || id === "reports-missing-one") named.push(`${duty} ${name}`);
          }
        }
        expect(named).toHaveLength(openItems(summary).length);
        expect(new Set(named).size).toBe(named.length);
      }
    }),
    { numRuns: 40 },
  );
});

function openItems({ items }: ProgressSummary): ProgressSummary["items"] {
  return items.filter(
    ({ dueOn, process }) =>
      dueOn !== null && (process === "not_started" || process === "in_progress" || process === "paused"),
  );
}

it("fits thirty lines with more duties than lines", () => {
  const months = Array.from({ length: 40 }, (_, index) =>
    aTask(`T${index}`, "Việc", { schedule: { "2025": "on 2025-02-03" } }),
  );
  const lines = missing(anOffice({ tasks: months }));
  expect(lines).toHaveLength(29);
  expect(lines.at(-1)).toBe("… và 13 việc khác");
  expect(missing(anOffice({ tasks: months }), undefined, 2)).toHaveLength(1 + 13);
});

it("reads on at sixty units", () => {
  expect(missing(midYear(schoolNames(60)), "2025-H1")[1]).toContain("21/64 đơn vị chưa nộp");
});
