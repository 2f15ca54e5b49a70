import fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { Metric } from "../../src/domain/metric.js";
import { replaceMetrics } from "../../src/domain/metrics-in-force.js";
import { spanOf } from "../../src/domain/period.js";
import type { PlannedTask } from "../../src/domain/plan.js";
import type { SummaryItem } from "../../src/domain/summary.js";
import { progressSvg } from "../../src/reports/picture/progress-svg.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { periodWorkbook } from "../../src/reports/sheet/period-workbook.js";
import { statusDocument } from "../../src/reports/status-document.js";
import { type SummaryInput, summarise } from "../../src/reports/summarise.js";
import { loadTexts } from "../../src/text/texts.js";
import { aReport } from "./a-report.js";
import { anyOffice, anyScope } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, VP } from "./office.js";

const texts = loadTexts();
const JULY = localDate("2025-07-01");
const IMPORTED = new Date("2025-06-20T02:00:00Z");
const PLAN = { kind: "plan" } as const;

/** The office once a version that holds from `from` has changed its targets. */
function revised<Input extends SummaryInput>(
  office: Input,
  from: LocalDate | null,
  change: (metric: Metric) => Metric | null,
  at = IMPORTED,
): Input {
  const tasks = office.tasks.map((task): PlannedTask => {
    const metrics = task.metrics.flatMap((metric) => change(metric) ?? []);
    const earlier = replaceMetrics(task, metrics, from, at);
    return { ...task, metrics, ...(earlier.length > 0 ? { earlier } : {}) };
  });
  return { ...office, tasks };
}

const harder = (metric: Metric): Metric => ({
  ...metric,
  target: { ...metric.target, value: metric.target.value + 10 },
});
const at = (day: string) => new Date(`${day}T03:00:00Z`);
const dayOf = ({ dueOn, period: of }: Pick<SummaryItem, "dueOn" | "period">) => dueOn ?? spanOf(of).endsOn;

describe("a version of the plan that raises a target from July on", () => {
  const monthly = aTask("7", "Tỷ lệ hồ sơ", {
    metrics: [aMetric("7", "hồ sơ đúng hạn", ">=", 80)],
    schedule: { "2025-03": "end 2025-03", "2025-06": "end 2025-06", "2025-07": "end 2025-07" },
  });
  const given = ["2025-03", "2025-06", "2025-07"].map((of) => aFigure("7", of, VP, "7", 85));
  const office = (today: string) => anOffice({ tasks: [monthly], today, figures: given });
  const judged = (today: string) =>
    summarise(revised(office(today), JULY, harder), PLAN, at(today)).items.map(({ metrics }) => metrics[0]?.met);

  it("is met by what was due before, and missed by what is due after", () => {
    expect(judged("2025-08-01")).toEqual([true, true, false]);
  });

  it("judges nothing before its day, though it is known", () => {
    expect(judged("2025-06-25")).toEqual([true, true, true]);
  });

  it("is written in the report of each period with the verdict by the target that held for it", async () => {
    const figures = async (of: string) => {
      const report = aReport(revised(office("2025-08-01"), JULY, harder), of);
      const book = Buffer.from(await periodWorkbook(report, (line) => texts.plain("vi", line)));
      const [, row] = await readSheet(book, "Số liệu");
      return row?.map((cell) => String(cell).normalize("NFKC"));
    };
    expect(await figures("2025-06")).toEqual(expect.arrayContaining(["≥ 80 %", "đạt"]));
    expect(await figures("2025-07")).toEqual(expect.arrayContaining(["≥ 90 %", "chưa đạt"]));
  });

  it("shows a figure of a metric it drops where that was asked for, and not after", () => {
    const two = { ...monthly, metrics: [...monthly.metrics, aMetric("7b", "hồ sơ số", ">=", 50)] };
    const both = anOffice({
      tasks: [two],
      today: "2025-08-01",
      figures: [...given, aFigure("7", "2025-06", VP, "7b", 60)],
    });
    const { items } = summarise(
      revised(both, JULY, (metric) => (metric.id === "7b" ? null : metric)),
      PLAN,
      at("2025-08-01"),
    );
    expect(items.map(({ metrics }) => metrics.map(({ id, met }) => `${id} ${met}`))).toEqual([
      ["7 true", "7b null"],
      ["7 true", "7b true"],
      ["7 true"],
    ]);
  });
});

describe("whatever the office, a version that changes targets from a day on", () => {
  const any = fc.record({
    office: anyOffice,
    scope: anyScope,
    from: fc.integer({ min: 0, max: 380 }).map((days) => addDays(localDate("2025-01-01"), days)),
    change: fc.constantFrom(harder, (metric: Metric) => (metric.id.endsWith("a") ? null : metric), harder),
  });

  it("changes no word, number or verdict of a duty due before that day", () =>
    fc.assert(
      fc.property(any, ({ office, scope, from, change }) => {
        const now = at(office.today);
        const [before, after] = [office, revised(office, from, change, new Date(0))].map((one) =>
          summarise(one, scope, now),
        );
        if (!before || !after) throw new Error("no summary");
        const past = (items: readonly SummaryItem[]) => items.filter((item) => dayOf(item) < from);
        expect(past(after.items)).toEqual(past(before.items));
        const over = (items: readonly SummaryItem[]) =>
          new Set(items.filter((item) => dayOf(item) >= from).map(({ task }) => task));
        const running = over(before.items);
        const ended = <T extends { readonly task: string }>(lines: readonly T[]) =>
          lines.filter(({ task }) => !running.has(task));
        expect(ended(after.targets)).toEqual(ended(before.targets));
        expect({ ...after, items: [], targets: [] }).toEqual({ ...before, items: [], targets: [] });
      }),
      { numRuns: 60 },
    ));

  it("changes no form at all of a moment before that day, or before it came", () =>
    fc.assert(
      fc.property(any, fc.boolean(), ({ office, scope, change }, held) => {
        const now = at(office.today);
        const [from, known] = held
          ? [addDays(office.today, 1), new Date(0)]
          : [localDate("2025-01-01"), new Date(now.getTime() + 1)];
        const forms = (one: SummaryInput) => {
          const summary = summarise(one, scope, now);
          return {
            words: progressLines(summary).map((line) => texts.plain("vi", line)),
            picture: progressSvg(summary, "vi", (line) => texts.plain("vi", line)),
            document: statusDocument(summary, "Asia/Ho_Chi_Minh"),
          };
        };
        expect(forms(revised(office, from, change, known))).toEqual(forms(office));
      }),
      { numRuns: 25 },
    ));
});
