import { describe, expect, it } from "vitest";
import { workCalendar } from "../../src/domain/calendar.js";
import type { Audience } from "../../src/domain/ladder.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import { period } from "../../src/domain/period.js";
import type { Plan } from "../../src/domain/plan.js";
import { say } from "../../src/domain/say.js";
import { composeReminder } from "../../src/reminders/compose.js";
import type { Item, MessageFacts } from "../../src/reminders/message-facts.js";
import { loadTexts } from "../../src/text/texts.js";
import { aMetric, aTask } from "../storage/a-catalogue.js";

const texts = loadTexts();
const QUARTERS = { "2025-Q1": "before 2025-03-10", "2025-H1": "before 2025-06-10", "2025": "before 2025-12-10" };

const PLAN: Plan = {
  id: "plan",
  code: "KH",
  title: "Kế hoạch",
  year: 2025,
  coordinatingUnitId: null,
  leadingUnitId: null,
  ladder: DEFAULT_LADDER,
  quietHours: null,
  tasks: [
    aTask("1", { shortTitle: "Ban hành Kế hoạch" }),
    aTask("7", { shortTitle: "Luân chuyển hồ sơ điện tử", metrics: [aMetric("7")] }),
    aTask("10", { shortTitle: "Hài lòng và đúng hạn", metrics: [aMetric("10a"), aMetric("10b")] }),
    aTask("12", { shortTitle: "Thống kê TTHC", schedule: { "2025-01": "end 2025-01", "2025-02": "end 2025-02" } }),
    aTask("BC", { shortTitle: "Báo cáo định kỳ", clause: "V.1.c", schedule: QUARTERS }),
    aTask("CT3", {
      shortTitle: "Hoàn thành Kế hoạch",
      clause: "II.3",
      metrics: [aMetric("CT3", { computed: "tasks-done" })],
    }),
    aTask("CT7", { shortTitle: "Hài lòng", clause: "II.7", metrics: [aMetric("CT7a", { figureOf: "10a" })] }),
  ],
  units: [],
  sets: [],
  questions: [],
};

/** Tuesday 14/01/2025; Monday 27/01 to Sunday 02/02 are off. */
const FACTS: MessageFacts = {
  plan: PLAN,
  calendar: workCalendar(
    ["2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"].map((on) => ({
      on: localDate(on),
      kind: "off" as const,
      name: "nghỉ",
    })),
  ),
  today: localDate("2025-01-14"),
  now: new Date("2025-01-14T01:00:00Z"),
  late: false,
  shortCode: "N-0315",
  repeated: false,
  weekly: [],
  morning: [],
  notice: [],
};

type ItemOptions = { of?: string; unit?: string; readBy?: Audience; rung?: string; unreachable?: boolean };

function item(task: string, dueOn: string | null, options: ItemOptions = {}): Item {
  const { of = "2025", unit = "Văn phòng Sở", readBy = "unit", rung = "T-3", unreachable = false } = options;
  const occurrence: Occurrence = {
    id: `${task}/${of}/${unit}`,
    task,
    period: period(of),
    unitId: unit,
    unit,
    dueOn: dueOn === null ? null : localDate(dueOn),
    process: "not_started",
    submittedAt: null,
    version: 1,
  };
  return { occurrence, readBy, rung, unreachableUnit: unreachable };
}

function written(items: readonly Item[], facts: Partial<MessageFacts> = {}, language: "vi" | "en" = "vi"): string {
  return texts.format(language, composeReminder(items, { ...FACTS, ...facts })).text;
}

/** The line about the one item, without what stands around it. */
function line(one: Item, facts: Partial<MessageFacts> = {}, language: "vi" | "en" = "vi"): string {
  return written([one], { ...facts, shortCode: null }, language).split("\n")[1] ?? "";
}

const school = (number: number, options: ItemOptions = {}) =>
  item("BC", "2025-01-10", { of: "2025-Q1", unit: `Trường ${number}`, readBy: "coordinator", ...options });

describe("a reminder's text", () => {
  it("tells a unit what it owes, the longest due first, and how to answer in one line", () => {
    const items = [
      item("7", "2025-01-17"),
      item("1", "2025-01-13"),
      item("BC", "2025-03-09", { of: "2025-Q1" }),
      item("12", "2025-01-31", { of: "2025-01" }),
    ];
    expect(written(items)).toBe(`Nhắc việc — đơn vị còn 4 việc chưa báo xong:
🔴 1 · Ban hành Kế hoạch — hạn 13/01/2025, quá 1 ngày làm việc · DM-1
🟠 7 · Luân chuyển hồ sơ điện tử — chậm nhất 17/01/2025 (còn 3 ngày làm việc) · DM-7
⚪ 12 · Thống kê TTHC (tháng 1/2025) — chậm nhất 31/01/2025; ngày làm việc cuối 24/01/2025 (còn 8 ngày làm việc) · DM-12
⚪ BC · Báo cáo định kỳ (quý I/2025) — chậm nhất 09/03/2025; ngày làm việc cuối 07/03/2025 (còn 33 ngày làm việc) · V.1.c

Báo số liệu: /capnhat 7 82%
Đã xong: /xong 1 số văn bản
Mã tin: N-0315`);
    expect(written(items, {}, "en")).toBe(`Reminder — 4 duties of your unit are still open:
🔴 1 · Ban hành Kế hoạch — was due 13/01/2025, 1 working day late · DM-1
🟠 7 · Luân chuyển hồ sơ điện tử — due by 17/01/2025 (3 working days left) · DM-7
⚪ 12 · Thống kê TTHC (January 2025) — due by 31/01/2025; last working day 24/01/2025 (8 working days left) · DM-12
⚪ BC · Báo cáo định kỳ (Q1 2025) — due by 09/03/2025; last working day 07/03/2025 (33 working days left) · V.1.c

Report a figure: /capnhat 7 82%
Done: /xong 1 document-number
Message code: N-0315`);
  });

  it("gives a head, a coordinator and a leader each their own section in one message", () => {
    const items = [
      item("1", "2025-01-15", { readBy: "head" }),
      item("7", "2025-01-08", { unit: "Thanh tra Sở", readBy: "leader" }),
      item("12", "2025-01-13", { of: "2025-01", unit: "Trường 9", readBy: "coordinator", unreachable: true }),
    ];
    expect(written(items, { weekly: [say("reminder-more", { left: 5 })] })).toBe(`Tổng hợp đầu tuần
… và 5 việc nữa: /viec

Báo trưởng đơn vị — 1 việc của đơn vị chưa báo xong:
🟠 1 · Ban hành Kế hoạch — chậm nhất 15/01/2025 (còn 1 ngày làm việc) · DM-1

Cần đôn đốc — 1 việc đã quá hạn:
🔴 7 · Luân chuyển hồ sơ điện tử — Thanh tra Sở — hạn 08/01/2025, quá 4 ngày làm việc

Chưa liên lạc được đơn vị (chưa gắn nhóm, chưa ai liên kết) — 1 việc:
🔴 12 · Thống kê TTHC (tháng 1/2025) — Trường 9 — hạn 13/01/2025, quá 1 ngày làm việc

Đã xong: /xong 1 số văn bản
Đôn đốc: /nhac 7 · Ai chưa báo: /thieu
Trong nhóm của đơn vị, gõ: /nhom Trường 9 · Mời người: /moi Trường 9
Mã tin: N-0315`);
    expect(written(items, { weekly: [say("reminder-more", { left: 5 })] }, "en")).toBe(`Weekly summary
… and 5 more: /viec

For the head of unit — 1 duty of your unit is still open:
🟠 1 · Ban hành Kế hoạch — due by 15/01/2025 (1 working day left) · DM-1

To follow up — 1 overdue:
🔴 7 · Luân chuyển hồ sơ điện tử — Thanh tra Sở — was due 08/01/2025, 4 working days late

Units that can't be reached (no group bound, nobody linked) — 1 duty:
🔴 12 · Thống kê TTHC (January 2025) — Trường 9 — was due 13/01/2025, 1 working day late

Done: /xong 1 document-number
Nudge: /nhac 7 · Who has not reported: /thieu
In the unit's group, type: /nhom Trường 9 · Invite people: /moi Trường 9
Message code: N-0315`);
  });

  it("tells a leader of one duty that sixty units owe in one line", () => {
    const sixty = Array.from({ length: 60 }, (_, index) => school(index + 1, { readBy: "leader" }));
    expect(written(sixty)).toBe(`Cần đôn đốc — 60 việc đã quá hạn:
🔴 BC · Báo cáo định kỳ (quý I/2025) — Trường 1, Trường 2, Trường 3, và 57 đơn vị khác — hạn 10/01/2025, quá 2 ngày làm việc

Đôn đốc: /nhac BC · Ai chưa báo: /thieu
Mã tin: N-0315`);
    expect(written(sixty, {}, "en")).toContain("Trường 1, Trường 2, Trường 3, and 57 other units — was due");
  });

  it("is a nudge when somebody asked for it", () => {
    const nudged = item("10", "2025-12-31", { rung: "nudge" });
    expect(written([nudged])).toBe(`Đôn đốc — đề nghị đơn vị báo kết quả 1 việc:
⚪ 10 · Hài lòng và đúng hạn — chậm nhất 31/12/2025 (còn 246 ngày làm việc) · DM-10

Báo số liệu: /capnhat 10a 82%
Mã tin: N-0315`);
    expect(written([nudged], {}, "en")).toMatch(/^A nudge — please report on 1 duty:\n/);
    expect(written([nudged, item("1", "2025-01-17")])).toMatch(/^Đôn đốc — .*\n.*\n\nNhắc việc — đơn vị còn 1 việc/);
  });

  it.each([
    ["the first try, in time", {}, /^Nhắc việc/, /^Reminder/],
    ["late", { late: true }, /^\(Tin gửi muộn vì hệ thống bị gián đoạn.*\)\nNhắc việc/, /^\(Sent late.*\)\nReminder/],
    ["repeated", { repeated: true }, /^\(Gửi lại vì chưa chắc.*\)\nNhắc việc/, /^\(Sent again.*\)\nReminder/],
    [
      "repeated, so of course late",
      { repeated: true, late: true },
      /^\(Gửi lại.*\)\nNhắc việc/,
      /^\(Sent again.*\)\nR/,
    ],
  ] as const)("says openly when it is %s", (_, facts, vi, en) => {
    expect(written([item("1", "2025-01-17")], facts)).toMatch(vi);
    expect(written([item("1", "2025-01-17")], facts, "en")).toMatch(en);
  });

  it.each([
    [
      "days ahead",
      "2025-01-17",
      "2025-01-14",
      "⚪🟠",
      "chậm nhất 17/01/2025 (còn 3 ngày làm việc)",
      "(3 working days left)",
    ],
    [
      "the day before",
      "2025-01-15",
      "2025-01-14",
      "🟠",
      "chậm nhất 15/01/2025 (còn 1 ngày làm việc)",
      "(1 working day left)",
    ],
    ["on the day", "2025-01-14", "2025-01-14", "🟠", "hạn hôm nay, chậm nhất 14/01/2025", "due today, by 14/01/2025"],
    [
      "due on a day off",
      "2025-01-19",
      "2025-01-14",
      "🟠",
      "chậm nhất 19/01/2025; ngày làm việc cuối 17/01/2025 (còn 3 ngày làm việc)",
      "last working day 17/01/2025 (3 working days left)",
    ],
    [
      "on the last working day before a day off",
      "2025-01-19",
      "2025-01-17",
      "🟠",
      "chậm nhất 19/01/2025, hôm nay là ngày làm việc cuối",
      "today is the last working day",
    ],
    [
      "between the last working day and the due date",
      "2025-01-19",
      "2025-01-18",
      "🟠",
      "chậm nhất 19/01/2025, đã qua ngày làm việc cuối 17/01/2025",
      "the last working day was 17/01/2025",
    ],
    [
      "due on this very day off",
      "2025-01-19",
      "2025-01-19",
      "🟠",
      "hạn hôm nay, chậm nhất 19/01/2025",
      "due today, by 19/01/2025",
    ],
    [
      "late by no working day yet",
      "2025-01-17",
      "2025-01-18",
      "🔴",
      "hạn 17/01/2025, đã quá hạn",
      "was due 17/01/2025, overdue",
    ],
    ["late by one", "2025-01-13", "2025-01-14", "🔴", "hạn 13/01/2025, quá 1 ngày làm việc", "1 working day late"],
    [
      "late over the holidays",
      "2025-01-24",
      "2025-02-04",
      "🔴",
      "hạn 24/01/2025, quá 2 ngày làm việc",
      "2 working days late",
    ],
    ["without a day", null, "2025-01-14", "⚪", "thường xuyên", "standing"],
  ] as const)("counts in working days: %s", (_, dueOn, today, icons, vi, en) => {
    const facts = { today: localDate(today) };
    const text = line(item("1", dueOn), facts);
    expect(text).toContain(`1 · Ban hành Kế hoạch — ${vi} · DM-1`);
    expect(icons).toContain([...text][0]);
    expect(line(item("1", dueOn), facts, "en")).toContain(en);
  });

  it.each([
    ["2025-01", "tháng 1/2025", "January 2025"],
    ["2025-12", "tháng 12/2025", "December 2025"],
    ["2025-Q1", "quý I/2025", "Q1 2025"],
    ["2025-Q4", "quý IV/2025", "Q4 2025"],
    ["2025-H1", "6 tháng đầu năm 2025", "first half of 2025"],
    ["2025-H2", "6 tháng cuối năm 2025", "second half of 2025"],
    ["2025", "năm 2025", "2025"],
  ])("names the period %s where the task has several", (of, vi, en) => {
    expect(line(item("BC", "2025-03-09", { of }))).toContain(`Báo cáo định kỳ (${vi}) —`);
    expect(line(item("BC", "2025-03-09", { of }), {}, "en")).toContain(`Báo cáo định kỳ (${en}) —`);
    expect(line(item("1", "2025-03-09", { of }))).toContain("Ban hành Kế hoạch —");
  });

  it("asks for the figure that the duty is judged by, where a later version of the plan has another", () => {
    const until = localDate("2025-01-14");
    const earlier = [{ metrics: [aMetric("7")], until, replacedAt: "2025-01-10T00:00:00.000Z" }];
    const task = { ...aTask("7", { shortTitle: "Luân chuyển hồ sơ", metrics: [aMetric("7a")] }), earlier };
    const facts = { shortCode: null, plan: { ...PLAN, tasks: [task] } };
    expect(written([item("7", "2025-01-13")], facts)).toContain("Báo số liệu: /capnhat 7 82%");
    expect(written([item("7", "2025-01-14")], facts)).toContain("Báo số liệu: /capnhat 7a 82%");
  });

  it.each([
    ["a figure where one is entered", item("7", "2025-01-17"), ["Báo số liệu: /capnhat 7 82%"]],
    ["the first of several figures", item("10", "2025-01-17"), ["Báo số liệu: /capnhat 10a 82%"]],
    ["no figure that the system works out", item("CT3", "2025-01-17"), ["Đã xong: /xong CT3 số văn bản"]],
    ["no figure that is entered elsewhere", item("CT7", "2025-01-17"), ["Đã xong: /xong CT7 số văn bản"]],
    [
      "the period, where the task has several",
      item("BC", "2025-03-09", { of: "2025-Q1" }),
      ["Đã xong: /xong BC 2025-Q1 số văn bản"],
    ],
    ["nothing about a task the plan does not know", item("99", "2025-01-17"), ["Đã xong: /xong 99 số văn bản"]],
  ])("shows how to answer: %s", (_, one, hints) => {
    const lines = written([one], { shortCode: null }).split("\n");
    expect(lines.slice(3)).toEqual(hints);
  });

  it("fits a phone: twelve lines of a section, and how many more there are", () => {
    const own = Array.from({ length: 20 }, (_, index) => item("1", "2025-01-17", { unit: `Phòng ${index}` }));
    const watched = Array.from({ length: 20 }, (_, index) =>
      item("12", `2025-01-${String((index % 13) + 1).padStart(2, "0")}`, {
        of: "2025-01",
        unit: `Trường ${index}`,
        readBy: "coordinator",
      }),
    );
    const lines = written([...own, ...watched]).split("\n");
    expect(lines.filter((text) => text.includes("Ban hành Kế hoạch"))).toHaveLength(12);
    expect(lines).toContain("… và 8 việc nữa: /viec");
    expect(lines.filter((text) => text.includes("Thống kê TTHC"))).toHaveLength(12);
    expect(lines).toContain("… và 1 việc nữa: /thieu");
    expect(written([...own, ...watched], {}, "en")).toContain("… and 8 more: /viec");
  });

  it("is the week's summary alone when a leader is owed nothing else", () => {
    const weekly = [say("reminder-more", { left: 5 })];
    expect(written([], { weekly })).toBe("Tổng hợp đầu tuần\n… và 5 việc nữa: /viec\n\nMã tin: N-0315");
  });

  it("puts in bold only what is ours, never people's words", () => {
    const task = { ...aTask("1"), shortTitle: "<b>đậm</b>" };
    const formatted = texts.format(
      "vi",
      composeReminder([item("1", "2025-01-13")], { ...FACTS, plan: { ...PLAN, tasks: [task] } }),
    );
    const bold = formatted.bold.map(({ start, length }) => formatted.text.slice(start, start + length));
    expect(bold).toEqual(["Nhắc việc", "1", "quá 1 ngày làm việc"]);
    expect(formatted.text).toContain("<b>đậm</b>");
  });
});
