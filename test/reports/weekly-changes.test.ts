import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSubmitted } from "../../src/domain/progress.js";
import type { ProgressSummary } from "../../src/domain/summary.js";
import { type SummaryInput, summarise } from "../../src/reports/summarise.js";
import { weeklyChanges } from "../../src/reports/weekly-changes.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, OFFICES, occurrenceId, type Progress, VP } from "./office.js";

const texts = loadTexts();
const TASKS = [
  aTask("1", "Ban hành Kế hoạch", { schedule: { "2025": "before 2025-01-15" } }),
  aTask("7", "Hồ sơ luân chuyển", { metrics: [aMetric("7", "hồ sơ", ">=", 80)] }),
  aTask("8", "Dịch vụ công", { metrics: [aMetric("8a", "TTHC", "=", 100), aMetric("8b", "hồ sơ", ">=", 50)] }),
  aTask("BC", "Báo cáo định kỳ", { leads: [...OFFICES], schedule: { "2025-Q1": "before 2025-03-10" } }),
];
const of = (input: SummaryInput, at: string) => summarise(input, { kind: "plan" }, new Date(at));
const week = (before: Parameters<typeof anOffice>[0], after: Parameters<typeof anOffice>[0]) =>
  weeklyChanges(
    of(anOffice({ ...before, today: "2025-03-03" }), "2025-03-03T01:00:00Z"),
    of(anOffice({ ...after, today: "2025-03-10" }), "2025-03-10T01:00:00Z"),
  );
const written = (before: Omit<Parameters<typeof anOffice>[0], "tasks">, after: typeof before, language: "vi" | "en") =>
  texts.format(language, week({ tasks: TASKS, ...before }, { tasks: TASKS, ...after })).text;

const handedIn = (...units: readonly string[]): Progress =>
  Object.fromEntries(
    units.map((unit) => [occurrenceId("BC", "2025-Q1", unit), { process: "done" as const, on: "2025-03-06" }]),
  );

describe("the week's changes", () => {
  const before = {
    progress: { [occurrenceId("8", "2025", VP)]: { process: "done" as const, on: "2025-02-20" } },
    figures: [aFigure("7", "2025", VP, "7", "800/1000"), aFigure("8", "2025", VP, "8a", "10/10")],
  };
  const after = {
    progress: {
      ...handedIn("Phòng Tổ chức Cán bộ", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính"),
      [occurrenceId("1", "2025", VP)]: { process: "awaiting_confirmation" as const, on: "2025-03-05" },
      [occurrenceId("8", "2025", VP)]: { process: "in_progress" as const },
    },
    figures: [aFigure("7", "2025", VP, "7", "820/1000"), aFigure("8", "2025", VP, "8b", 51)],
  };

  it("say what got done, what was opened again, what became late, which figures moved and who reported", () => {
    expect(written(before, after, "vi")).toBe(`Thay đổi từ 03/03/2025 đến nay
✅ Xong thêm 4 việc, trong đó 1 chờ xác nhận: 1, BC (3)
↩️ Mở lại 1 việc: 8
❗ Mới quá hạn 1 việc: BC
📈 Số liệu mới của 3 chỉ tiêu: 7 80 % (800/1.000) → 82 % (820/1.000), 8a đã rút số, 8b lần đầu có số: 51 %
🗣 4 đơn vị đã báo: Phòng Kế hoạch - Tài chính, Phòng Tổ chức Cán bộ, Thanh tra Sở, Văn phòng Sở`);
    expect(written(before, after, "en")).toBe(`Changes since 03/03/2025
✅ 4 more done, 1 of them still to be confirmed: 1, BC (3)
↩️ 1 opened again: 8
❗ 1 newly overdue: BC
📈 New figures for 3 targets: 7 80% (800/1,000) → 82% (820/1,000), 8a was taken back, 8b has its first figure: 51%
🗣 4 units reported: Phòng Kế hoạch - Tài chính, Phòng Tổ chức Cán bộ, Thanh tra Sở, Văn phòng Sở`);
  });

  it("do not call late again what was late a week ago, nor done what was done", () => {
    const done = { progress: { [occurrenceId("BC", "2025-Q1", VP)]: { process: "done" as const, on: "2025-02-20" } } };
    const all = { progress: { ...done.progress, ...handedIn(...OFFICES.slice(1)) } };
    expect(written(done, all, "vi")).not.toContain("quá hạn");
    expect(written(done, all, "vi")).toContain("Xong thêm 3 việc: BC (3)");
  });

  it("do not call it withdrawn when more units report and bare percentages give no figure for all", () => {
    const tasks = [aTask("4", "Số hóa", { leads: [...OFFICES], metrics: [aMetric("4", "số hóa", ">=", 80)] })];
    const given = (...all: readonly (string | number)[]) => ({
      tasks,
      figures: all.map((figure, n) => aFigure("4", "2025", OFFICES[n] ?? VP, "4", figure)),
    });
    const told = (before: ReturnType<typeof given>, after: typeof before, language: "vi" | "en" = "vi") =>
      texts.format(language, week(before, after)).text;
    const [one, three] = [given(90), given(90, 70, "8/10")];
    expect(told(one, three)).toContain(
      "📈 Số liệu mới của 1 chỉ tiêu: 4 có 3/4 đơn vị báo, chưa cộng được vì có đơn vị chưa báo n/N",
    );
    expect(told(one, three, "en")).toContain("4 was given by 3 of 4 units, can't be added up as a unit gave no n/N");
    expect(told(three, given("9/10", "7/10", "8/10"))).toContain("4 nay có số chung: 80 % (24/30) (3/4 đơn vị)");
    expect(told(three, given(90, 70))).toContain("4 có đơn vị rút số, còn 2/4 đơn vị báo");
    expect(told(three, given())).toContain("4 đã rút số");
    expect(told(one, given())).toContain("4 đã rút số");
    expect(told(three, three)).toContain("chưa có thay đổi nào");
  });

  it("are one line where nothing changed", () => {
    const same = { progress: handedIn(...OFFICES), figures: before.figures };
    expect(written(same, same, "vi")).toBe("Từ 03/03/2025 đến nay chưa có thay đổi nào.");
    expect(written(same, same, "en")).toBe("Nothing has changed since 03/03/2025.");
  });

  it("fit six lines, and account for every duty that is done now and was not, or the other way round", () => {
    const items = ({ items }: ProgressSummary) => items.filter(({ process }) => isSubmitted(process)).length;
    fc.assert(
      fc.property(anyOffice, fc.infiniteStream(fc.boolean()), (input, kept) => {
        // The week before: some of it had not been said yet.
        const known = input.occurrences.map((occurrence) =>
          kept.next().value ? occurrence : { ...occurrence, process: "not_started" as const, submittedAt: null },
        );
        const before = of({ ...input, occurrences: known }, "2025-03-03T01:00:00Z");
        const after = of(input, "2025-03-10T01:00:00Z");
        const told = weeklyChanges(before, after);
        expect(told.length).toBeLessThanOrEqual(6);
        const count = (id: string) => Number(told.find((line) => line.id === id)?.args?.count ?? 0);
        expect(count("weekly-done") - count("weekly-reopened")).toBe(items(after) - items(before));
        for (const language of ["vi", "en"] as const) expect(() => texts.format(language, told)).not.toThrow();
        expect(weeklyChanges(after, after).map(({ id }) => id)).toEqual(["weekly-nothing"]);
      }),
      { numRuns: 60 },
    );
  });
});
