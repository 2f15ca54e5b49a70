import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import type { Language } from "../../src/domain/officer.js";
import { period } from "../../src/domain/period.js";
import type { ProgressSummary, SummaryScope } from "../../src/domain/summary.js";
import { STATES } from "../../src/reports/count-states.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { type SummaryInput, summarise } from "../../src/reports/summarise.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice, anyScope } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, occurrenceId, VP } from "./office.js";
import { midYear, schoolNames, yearStart } from "./year.js";

const texts = loadTexts();
const AT = new Date("2025-07-03T02:12:00Z");
const PLAN = { kind: "plan" } as const;

function read(summary: ProgressSummary, language: Language = "vi"): string[] {
  return progressLines(summary).map((line) => texts.plain(language, line));
}

function asked(office: SummaryInput, scope: SummaryScope = PLAN, language: Language = "vi"): string[] {
  return read(summarise(office, scope, AT), language);
}

describe("the whole plan", () => {
  it("reads top down: what is late, how the targets stand, what is next", () => {
    expect(asked(midYear())).toEqual([
      "Tiến độ · Kế hoạch công tác Cải cách hành chính nhà nước… · 09:12 03/07/2025",
      "72 việc: ❗ 4 quá hạn, 🔹 39 chưa đến hạn, ☑️ 3 xong muộn, ✅ 25 xong đúng hạn, ⚪ 1 không phát sinh; trong số việc xong còn 7 chờ xác nhận",
      "Quá hạn 4 việc:",
      "❗ BC. Báo cáo định kỳ công tác cải cách hành chính (6 tháng đầu năm 2025) – Thanh tra Sở và 2 đơn vị khác, hạn 09/06/2025 (quá 24 ngày)",
      "❗ 12. Đánh giá tác động và thống kê thủ tục hành chính (tháng 6/2025) – Thanh tra Sở, hạn 30/06/2025 (quá 3 ngày)",
      "🎯 Đạt 3/10 chỉ tiêu: 7, 8a, 10a",
      "⚠️ Chưa đạt 5: 8b: 42 % (4.250/10.120) [mục tiêu ≥ 50 %, 1/1 đơn vị], 17: 27,03 % (12.345/45.678) [mục tiêu ≥ 30 %, 1/1 đơn vị], 3 chỉ tiêu khác",
      "❔ Chưa đủ số liệu 2: 4 (2/4 đơn vị), 10b (0/1 đơn vị)",
      "➡️ Tiếp theo: 12. Đánh giá tác động và thống kê thủ tục hành chính (tháng 7/2025) – Thanh tra Sở, hạn 31/07/2025",
    ]);
  });

  it("says so when nothing is late, and what is due soon", () => {
    const lines = asked(yearStart());
    expect(lines).toContain("Không có việc nào quá hạn.");
    expect(lines).toContain(
      "⏳ Sắp đến hạn 7 việc, gần nhất: 1. Ban hành Kế hoạch CCHC năm 2025 – Văn phòng Sở, hạn 14/01/2025",
    );
    expect(lines.join("\n")).toContain("Chưa có chỉ tiêu nào đạt (0/10)");
  });

  it("names the three oldest duties and counts the others", () => {
    const tasks = ["05", "03", "04", "02", "01"].map((day) =>
      aTask(day, `Việc ${day}`, { leads: ["A", "B", "C"], schedule: { "2025": `on 2025-02-${day}` } }),
    );
    expect(asked(anOffice({ tasks })).slice(2, 7)).toEqual([
      "Quá hạn 15 việc:",
      "❗ 01. Việc 01 – A và 2 đơn vị khác, hạn 01/02/2025 (quá 39 ngày)",
      "❗ 02. Việc 02 – A và 2 đơn vị khác, hạn 02/02/2025 (quá 38 ngày)",
      "❗ 03. Việc 03 – A và 2 đơn vị khác, hạn 03/02/2025 (quá 37 ngày)",
      "… và 6 việc khác",
    ]);
  });

  it("never counts one duty, unit or target in place of its name", () => {
    const late = ["1", "2", "3", "4"].map((code) =>
      aTask(code, `Việc ${code}`, { leads: ["A", "B"], schedule: { "2025": `on 2025-02-0${code}` } }),
    );
    const missed = ["5", "6", "7"].map((code) => aTask(code, "Số", { metrics: [aMetric(code, "số", ">=", 80)] }));
    const figures = ["5", "6", "7"].map((code) => aFigure(code, "2025", VP, code, 10));
    const lines = asked(anOffice({ tasks: [...late, ...missed], figures }));
    expect(lines.filter((line) => line.startsWith("❗"))).toEqual(
      late.map(({ code }) =>
        expect.stringMatching(new RegExp(`^❗ ${code}\\. Việc ${code} – A, B, hạn 0${code}/02/2025`)),
      ),
    );
    expect(lines.find((line) => line.startsWith("⚠️"))).toMatch(/^⚠️ Chưa đạt 3: 5: .*, 6: .*, 7: /u);
    expect(lines.join("\n")).not.toContain("khác");
  });

  it("reads in English too", () => {
    expect(asked(midYear(), PLAN, "en").slice(1, 4)).toEqual([
      "72 duties: ❗ 4 overdue, 🔹 39 not yet due, ☑️ 3 done late, ✅ 25 done on time, ⚪ 1 nothing to report; of what is done, 7 still to be confirmed",
      "Overdue, 4:",
      "❗ BC. Báo cáo định kỳ công tác cải cách hành chính (first half of 2025) – Thanh tra Sở and 2 other units, due 09/06/2025 (24 days late)",
    ]);
  });

  it("has something to say of a plan with nothing in it", () => {
    expect(asked(anOffice({ tasks: [] })).slice(1)).toEqual(["Chưa có việc nào có thời hạn."]);
  });

  it("is twelve lines at most, and its counts are the summary's", () => {
    fc.assert(
      fc.property(anyOffice, fc.constantFrom<Language>("vi", "en"), (office, language) => {
        const summary = summarise(office, PLAN, AT);
        const lines = read(summary, language);
        expect(lines.length).toBeLessThanOrEqual(12);
        const [states = "", awaiting = ""] = (lines[1] ?? "").split(";");
        const said = [...states.matchAll(/\d+/g)].map(Number);
        const { counts } = summary;
        expect(said).toEqual([counts.total, ...STATES.map((state) => counts[state]).filter((count) => count > 0)]);
        const unconfirmed = summary.items.filter(
          ({ dueOn, process }) => dueOn !== null && process === "awaiting_confirmation",
        ).length;
        expect([...awaiting.matchAll(/\d+/g)].map(Number)).toEqual(unconfirmed === 0 ? [] : [unconfirmed]);
        expect(lines.join("\n")).toMatch(
          new RegExp(`\\b${summary.targets.filter(({ met }) => met).length}/${summary.targets.length}\\b`),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("one task", () => {
  const task = (code: string): SummaryScope => ({ kind: "task", code, title: "Tên đầy đủ" });

  it("gives the clause, each unit with its figure, then the targets", () => {
    expect(asked(midYear(), task("4"))).toEqual([
      "4. Tên đầy đủ",
      "Căn cứ: DM-4 · lúc 09:12 03/07/2025",
      "4 việc: 🔹 4 chưa đến hạn",
      "• Phòng Kế hoạch - Tài chính: chưa làm, hạn 31/12/2025, 4: chưa có số liệu",
      "• Phòng Tổ chức Cán bộ: chưa làm, hạn 31/12/2025, 4: 100 % (10/10), số liệu đến 30/06/2025",
      "• Thanh tra Sở: chưa làm, hạn 31/12/2025, 4: chưa có số liệu",
      "• Văn phòng Sở: chưa làm, hạn 31/12/2025, 4: 75 % (30/40), số liệu đến 30/06/2025",
      "🎯 4 kết quả TTHC còn hiệu lực đã số hóa: 80 % (40/50) – chưa đủ số liệu (mục tiêu ≥ 80 %, 2/4 đơn vị)",
    ]);
  });

  it.each([
    [
      "what another clause asks of the same figure",
      "10",
      "92,5 % – đạt (mục tiêu > 90 %, 1/1 đơn vị, 1 số liệu cũ, II.7: ≥ 95 %, chưa đạt, ước)",
    ],
    ["an estimate", "10", "10a: 92,5 %, ước đến 10/03/2025"],
    ["what was only striven for", "CT7", "61 % (610/1.000) – chưa đạt mức phấn đấu (phấn đấu ≥ 80 %, 1/1 đơn vị)"],
    ["a share nobody reports", "CT3", "11,11 % (1/9) – chưa đạt (mục tiêu = 100 %)"],
  ])("says %s", (_name, code, words) => expect(asked(midYear(), task(code)).join("\n")).toContain(words));

  it("says how many of the figures behind a target are older than a quarter", () => {
    const tasks = [aTask("4", "Số hóa", { leads: ["A", "B"], metrics: [aMetric("4", "số hóa", ">=", 80)] })];
    const figures = [aFigure("4", "2025", "A", "4", "9/10"), aFigure("4", "2025", "B", "4", "9/10")];
    const later = figures.map((figure, index) => (index === 0 ? { ...figure, asOf: localDate("2025-06-11") } : figure));
    const last = (today: string, given = figures) =>
      asked(anOffice({ tasks, figures: given, today }), task("4")).at(-1);
    expect(last("2025-06-10")).toContain("(mục tiêu ≥ 80 %, 2/2 đơn vị)");
    expect(last("2025-06-11")).toContain("(mục tiêu ≥ 80 %, 2/2 đơn vị, 2 số liệu cũ)");
    expect(last("2025-06-11", later)).toContain("(mục tiêu ≥ 80 %, 2/2 đơn vị, 1 số liệu cũ)");
  });

  it("says why figures that can't be added up give no result", () => {
    const tasks = [aTask("4", "Số hóa", { leads: ["A", "B"], metrics: [aMetric("4", "số hóa", ">=", 80)] })];
    const figures = [aFigure("4", "2025", "A", "4", 90), aFigure("4", "2025", "B", "4", "9/10")];
    expect(asked(anOffice({ tasks, figures }), task("4")).at(-1)).toBe(
      "🎯 4 số hóa: chưa cộng được, có đơn vị chưa báo n/N (mục tiêu ≥ 80 %, 2/2 đơn vị)",
    );
  });

  it("shows the worst dozen of sixty units and counts the others", () => {
    const lines = asked(midYear(schoolNames(60)), task("BC"));
    expect(lines).toHaveLength(3 + 12 + 1);
    expect(lines[3]).toBe("• Thanh tra Sở: 6 tháng đầu năm 2025, chưa làm, quá hạn 24 ngày (hạn 09/06/2025)");
    expect(lines.at(-1)).toBe("… và 244 việc khác");
  });
});

describe("one unit", () => {
  it("lists what it owes, nearest first, then what is behind it, then its standing duties by themselves", () => {
    const lines = asked(midYear(), { kind: "unit", name: VP });
    expect(lines.slice(0, 3)).toEqual([
      "Văn phòng Sở · 09:12 03/07/2025",
      "11 việc: 🔹 8 chưa đến hạn, ✅ 3 xong đúng hạn; trong số việc xong còn 1 chờ xác nhận",
      "• BC. Báo cáo định kỳ công tác cải cách hành chính: quý III/2025, chưa làm, hạn 09/09/2025",
    ]);
    expect(lines.slice(-5)).toEqual([
      "• BC. Báo cáo định kỳ công tác cải cách hành chính: 6 tháng đầu năm 2025, đã nộp, chờ xác nhận, đúng hạn",
      "• BC. Báo cáo định kỳ công tác cải cách hành chính: quý I/2025, đã xong, đúng hạn",
      "• 1. Ban hành Kế hoạch CCHC năm 2025: đã xong, đúng hạn",
      "Ngoài ra 1 việc thường xuyên, không có thời hạn:",
      "• KT. Kiểm tra, đôn đốc thường xuyên: chưa làm, thường xuyên",
    ]);
  });

  it("accounts for every duty: what has a day adds up to the count, standing duties to theirs", () => {
    const many = (count: number, schedule: string, of: string) =>
      Array.from({ length: count }, (_, n) => aTask(`${of}${n + 1}`, "Việc", { schedule: { "2025": schedule } }));
    const lines = (dated: number, standing: number) =>
      asked(anOffice({ tasks: [...many(dated, "end 2025", "D"), ...many(standing, "standing", "S")] }), {
        kind: "unit",
        name: VP,
      }).slice(1);
    const busy = lines(23, 15);
    expect(busy[0]).toBe("23 việc: 🔹 23 chưa đến hạn");
    expect(busy.slice(1, 16).every((line) => line.startsWith("• D"))).toBe(true);
    expect(busy.slice(16, 18)).toEqual(["… và 8 việc khác", "Ngoài ra 15 việc thường xuyên, không có thời hạn:"]);
    expect(busy.slice(18, 23).every((line) => line.startsWith("• S"))).toBe(true);
    expect(busy.slice(23)).toEqual(["… và 10 việc thường xuyên khác"]);
    expect(lines(11, 6)).toHaveLength(1 + 11 + 1 + 6);
    expect(lines(0, 1).slice(0, 2)).toEqual([
      "Chưa có việc nào có thời hạn.",
      "Ngoài ra 1 việc thường xuyên, không có thời hạn:",
    ]);
  });

  it.each([
    ["2025-03-09", "hạn hôm nay (09/03/2025)"],
    ["2025-03-06", "còn 3 ngày (hạn 09/03/2025)"],
    ["2025-03-12", "quá hạn 3 ngày (hạn 09/03/2025)"],
    ["2025-01-02", "chưa làm, hạn 09/03/2025"],
  ])("on %s says %s", (today, words) => {
    const tasks = [aTask("BC", "Báo cáo", { schedule: { "2025-Q1": "before 2025-03-10" } })];
    expect(asked(anOffice({ tasks, today }), { kind: "unit", name: VP }).at(-1)).toContain(words);
  });
});

describe("one period", () => {
  it("says who has not reported", () => {
    const lines = asked(midYear(), { kind: "period", period: period("2025-H1") });
    expect(lines[0]).toBe("Tiến độ 6 tháng đầu năm 2025 · 09:12 03/07/2025");
    expect(lines.slice(2)).toEqual([
      "BC. Báo cáo định kỳ công tác cải cách hành chính (6 tháng đầu năm 2025, hạn 09/06/2025): 3/10 đơn vị chưa nộp",
      "• Thanh tra Sở",
      "• Trường THPT Kiến Thụy 1",
      "• Trường THPT Lê Hồng Phong 1",
      "12. Đánh giá tác động và thống kê thủ tục hành chính (tháng 6/2025, hạn 30/06/2025): Thanh tra Sở",
    ]);
  });

  it("says that everybody has, when they have", () => {
    const tasks = [aTask("BC", "Báo cáo", { schedule: { "2025-Q1": "before 2025-03-10" } })];
    const progress = { [occurrenceId("BC", "2025-Q1", VP)]: { process: "done" as const } };
    expect(asked(anOffice({ tasks, progress }), { kind: "period", period: period("2025-Q1") }).at(-1)).toBe(
      "✅ Không còn đơn vị nào thiếu.",
    );
  });
});

it("has its words in both languages for whatever there is to say", () => {
  fc.assert(
    fc.property(anyOffice, anyScope, (office, scope) => {
      const summary = summarise(office, scope, AT);
      for (const language of ["vi", "en"] as const)
        for (const line of read(summary, language)) expect(line).not.toMatch(/undefined|NaN|\{|\[object/);
    }),
    { numRuns: 40 },
  );
});
