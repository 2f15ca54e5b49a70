import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeadline } from "../../../src/catalogue/table/read-deadline.js";
import { workCalendar } from "../../../src/domain/calendar.js";
import { dueOn, formatRule } from "../../../src/domain/deadline.js";

const calendar = workCalendar([]);

describe("the words of a deadline cell", () => {
  it.each([
    ["Trước ngày 15/01/2025", "before 2025-01-15"],
    ["trước 15-01-2025.", "before 2025-01-15"],
    ["Hoàn thành trước ngày 30/6", "before 2025-06-30"],
    ["Trước tháng 6/2025", "before 2025-06-01"],
    ["15/01/2025", "on 2025-01-15"],
    ["2025-01-15", "on 2025-01-15"],
    ["Ngày 5/3/2025", "on 2025-03-05"],
    ["ngày 15 tháng 01 năm 2025", "on 2025-01-15"],
    ["Đến hết ngày 31/03/2025", "on 2025-03-31"],
    ["đến hết 31/3", "on 2025-03-31"],
    ["Chậm nhất ngày 20/11/2025", "on 2025-11-20"],
    ["Chậm nhất là ngày 20/11/2025", "on 2025-11-20"],
    ["Chậm nhất 20/11/2025", "on 2025-11-20"],
    ["Xong chậm nhất ngày 20/11/2026", "on 2026-11-20"],
    ["Quý II", "end 2025-Q2"],
    ["Quý II/2025", "end 2025-Q2"],
    ["Trong quý iv năm 2026", "end 2026-Q4"],
    ["Quý 3", "end 2025-Q3"],
    ["Tháng 6", "end 2025-06"],
    ["Tháng 06/2025", "end 2025-06"],
    ["6/2025", "end 2025-06"],
    ["Cuối tháng 12", "end 2025-12"],
    ["Đến hết quý I/2025", "end 2025-Q1"],
    ["6 tháng đầu năm", "end 2025-H1"],
    ["6 tháng cuối năm 2025", "end 2025-H2"],
    ["Cả năm 2025", "end 2025"],
    ["Cả năm", "end 2025"],
    ["Năm 2025", "end 2025"],
    ["Trong năm", "end 2025"],
    ["Hàng năm", "end 2025"],
    ["2025", "end 2025"],
    ["Trước ngày 10 tháng cuối quý II", "before 10 final-month 2025-Q2"],
    ["Trước ngày 10 của tháng cuối quý II/2026", "before 10 final-month 2026-Q2"],
    ["Chậm nhất ngày 05 tháng cuối cùng của quý 4", "on 5 final-month 2025-Q4"],
    ["Trước ngày 10 tháng cuối năm", "before 10 final-month 2025"],
    ["Ngày làm việc cuối cùng của tháng 6", "last-working-day 2025-06"],
    ["Chậm nhất vào ngày làm việc cuối cùng của quý III/2025", "last-working-day 2025-Q3"],
    ["Ngày làm việc đầu tiên của năm 2026", "first-working-day 2026"],
    ["Ngày làm việc cuối năm", "last-working-day 2025"],
    ["Thường xuyên", "standing"],
    ["Thường xuyên trong năm", "standing"],
  ])("“%s” is %s, once, for the year", (cell, rule) => {
    const reading = readDeadline(cell, 2025);
    expect([reading.understood, formatRule(reading.rule)]).toEqual([true, rule]);
    expect(reading.schedule).toEqual([{ period: "2025", rule: reading.rule }]);
  });

  it.each([
    "Hằng tháng",
    "Hàng tháng",
    "hằng tháng năm 2025",
    "Định kỳ hàng tháng",
    "Báo cáo định kỳ hằng tháng",
    "Cuối mỗi tháng",
  ])("“%s” is due at the end of each of twelve months", (cell) => {
    const { rule, schedule } = readDeadline(cell, 2025);
    expect(formatRule(rule)).toBe("end 2025");
    expect(schedule.map((entry) => dueOn(entry.rule, calendar))).toHaveLength(12);
    expect(schedule[1]).toEqual({ period: "2025-02", rule: { kind: "end", period: "2025-02" } });
  });

  it("“Hằng quý” is due at the end of each quarter", () => {
    const { schedule } = readDeadline("Hằng quý", 2025);
    expect(schedule.map((entry) => dueOn(entry.rule, calendar))).toEqual([
      "2025-03-31",
      "2025-06-30",
      "2025-09-30",
      "2025-12-31",
    ]);
  });

  it.each<[cell: string, periods: string[], first: string, whole: string]>([
    [
      "Trước ngày 10 tháng cuối quý",
      ["Q1", "Q2", "Q3", "Q4"],
      "before 10 final-month 2025-Q1",
      "before 10 final-month 2025-Q4",
    ],
    [
      "Trước ngày 10 của tháng cuối mỗi quý.",
      ["Q1", "Q2", "Q3", "Q4"],
      "before 10 final-month 2025-Q1",
      "before 10 final-month 2025-Q4",
    ],
    [
      "Định kỳ, trước ngày 10 tháng cuối quý",
      ["Q1", "Q2", "Q3", "Q4"],
      "before 10 final-month 2025-Q1",
      "before 10 final-month 2025-Q4",
    ],
    ["Ngày 25 tháng cuối của quý", ["Q1", "Q2", "Q3", "Q4"], "on 25 final-month 2025-Q1", "on 25 final-month 2025-Q4"],
    [
      "Ngày làm việc cuối cùng của quý",
      ["Q1", "Q2", "Q3", "Q4"],
      "last-working-day 2025-Q1",
      "last-working-day 2025-Q4",
    ],
    [
      "Ngày làm việc đầu tiên hằng quý",
      ["Q1", "Q2", "Q3", "Q4"],
      "first-working-day 2025-Q1",
      "first-working-day 2025-Q4",
    ],
    ["Định kỳ 6 tháng", ["H1", "H2"], "end 2025-H1", "end 2025"],
    ["Định kỳ 6 tháng một lần", ["H1", "H2"], "end 2025-H1", "end 2025"],
    ["Hết mỗi quý", ["Q1", "Q2", "Q3", "Q4"], "end 2025-Q1", "end 2025"],
  ])("“%s” comes again in %j", (cell, periods, first, whole) => {
    const { understood, rule, schedule } = readDeadline(cell, 2025);
    expect([understood, formatRule(rule)]).toEqual([true, whole]);
    expect(schedule.map((entry) => entry.period)).toEqual(periods.map((each) => `2025-${each}`));
    expect(schedule.map((entry) => formatRule(entry.rule))[0]).toBe(first);
  });

  it("“Ngày làm việc cuối cùng của tháng” is due on that day of each month, holidays aside", () => {
    const { schedule } = readDeadline("Ngày làm việc cuối cùng của tháng", 2025);
    expect(schedule).toHaveLength(12);
    expect(schedule.slice(0, 3).map((entry) => dueOn(entry.rule, calendar))).toEqual([
      "2025-01-31",
      "2025-02-28",
      "2025-03-31",
    ]);
  });

  it("“Trước ngày 25 hằng tháng” is due before that day of every month", () => {
    const { rule, schedule } = readDeadline("Trước ngày 25 hằng tháng", 2025);
    expect(schedule.map((entry) => formatRule(entry.rule)).slice(0, 2)).toEqual([
      "before 2025-01-25",
      "before 2025-02-25",
    ]);
    expect(formatRule(rule)).toBe("before 2025-12-25");
  });

  it.each([
    "",
    "Theo yêu cầu",
    "Khi có văn bản",
    "Quý I, II",
    "Quý V",
    "Tháng 13",
    "30/02/2025",
    "Đầu tháng 6",
    "Trước ngày 30 hằng tháng của quý",
    "Ngày 31 hằng tháng",
    "Ngày 0 hằng tháng",
    "Định kỳ",
    "6 tháng",
    "Ngày 31 tháng cuối quý",
    "Ngày 10 tháng cuối tháng",
    "Ngày 10 tháng cuối quý V",
    "Trước ngày 25 hằng quý",
    "Trước ngày làm việc cuối cùng của tháng",
    "Ngày làm việc cuối cùng của mỗi tháng 6",
    "Ngày làm việc thứ ba của tháng",
    "Trước khi họp",
    "15/01/2025 và 20/02/2025",
    "mức độ 3,4",
  ])("“%s” is not guessed: standing, until somebody says", (cell) => {
    const { understood, rule } = readDeadline(cell, 2025);
    expect([understood, rule]).toEqual([false, { kind: "standing" }]);
  });

  const fragment = fc.constantFrom(
    ..."trước,ngày,quý,tháng,năm,hằng,tháng cuối,làm việc cuối cùng,định kỳ,của,II,13,6,31/12,/2025,2025-02-30,cả,đến hết,chậm nhất, ,.,0000,9999".split(
      ",",
    ),
  );
  it("never throws and always gives a day of the calendar or none, whatever the cell says", () => {
    const cells = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(" ")),
      fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        const { rule, schedule, understood } = readDeadline(cell, 2025);
        for (const each of [rule, ...schedule.map((entry) => entry.rule)])
          expect(dueOn(each, calendar) ?? "2025-01-01").toMatch(/^(?:19|20|21)\d\d-\d\d-\d\d$/);
        expect(schedule.length).toBeGreaterThan(0);
        if (!understood) expect(rule.kind).toBe("standing");
      }),
      { numRuns: 500 },
    );
  });
});
