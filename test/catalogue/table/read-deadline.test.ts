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
    ["Trước 17h ngày 15/3/2025", "on 2025-03-15"],
    ["Trước 17 giờ 00, ngày 15/3", "on 2025-03-15"],
    ["Chậm nhất 16h30 ngày 20/6/2025", "on 2025-06-20"],
    ["Trước 16g00 ngày 20/6/2025", "on 2025-06-20"],
    ["Q2/2025", "end 2025-Q2"],
    ["III/2025", "end 2025-Q3"],
    ["Từ 01/3/2025 đến 30/6/2025", "on 2025-06-30"],
    ["Từ ngày 01 đến hết ngày 15/3/2025", "on 2025-03-15"],
    ["01/3/2025 - 30/6/2025", "on 2025-06-30"],
    ["Tháng 2-4/2025", "end 2025-04"],
    ["Tháng 02/2025 – 04/2025", "end 2025-04"],
    ["Từ tháng 2 đến tháng 4", "end 2025-04"],
    ["Từ tháng 2 đến hết tháng 4/2025", "end 2025-04"],
    ["Quý I - Quý III", "end 2025-Q3"],
    ["Từ quý II đến quý IV/2025", "end 2025-Q4"],
    ["Quý I-III/2025", "end 2025-Q3"],
    ["Từ tháng 9 đến cuối năm", "end 2025"],
    ["Từ nay đến hết tháng 6/2025", "end 2025-06"],
    ["Chậm nhất trước ngày 15/3/2025", "before 2025-03-15"],
    ["Nửa đầu năm 2025", "end 2025-H1"],
    ["Nửa cuối năm", "end 2025-H2"],
    ["9 tháng đầu năm 2025", "end 2025-Q3"],
    ["Tháng Ba", "end 2025-03"],
    ["Tháng mười hai năm 2025", "end 2025-12"],
    ["Tháng năm", "end 2025-05"],
    ["Quý một", "end 2025-Q1"],
    ["Quý tư năm 2025", "end 2025-Q4"],
    ["30/6/25", "on 2025-06-30"],
    ["Hạn cuối: 15/3/2025", "on 2025-03-15"],
    ["Thời hạn hoàn thành: trước ngày 15/3/2025", "before 2025-03-15"],
    ["Trước ngày 15/01/2025 (theo QĐ số 12/2024)", "before 2025-01-15"],
    ["Trong quý I/2025 (trước ngày 20/3)", "before 2025-03-20"],
    ["Quý I (năm 2025)", "end 2025-Q1"],
    ["Quý II (thường xuyên)", "end 2025-Q2"],
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

  it.each<[cell: string, schedule: string[]]>([
    ["Trước 15/6 và 15/12", ["2025-06: before 2025-06-15", "2025-12: before 2025-12-15"]],
    ["Trước ngày 15/6, ngày 15/12/2025", ["2025-06: before 2025-06-15", "2025-12: before 2025-12-15"]],
    ["Trước ngày 15/6 và trước ngày 15/12", ["2025-06: before 2025-06-15", "2025-12: before 2025-12-15"]],
    ["15/6; 15/12", ["2025-06: on 2025-06-15", "2025-12: on 2025-12-15"]],
    ["15/01/2025 và 20/02/2025", ["2025-01: on 2025-01-15", "2025-02: on 2025-02-20"]],
    ["Chậm nhất 05/4, 05/7 và 05/10", ["2025-04: on 2025-04-05", "2025-07: on 2025-07-05", "2025-10: on 2025-10-05"]],
    ["Tháng 3, tháng 9", ["2025-03: end 2025-03", "2025-09: end 2025-09"]],
    ["Tháng 3 và tháng 9/2025", ["2025-03: end 2025-03", "2025-09: end 2025-09"]],
    [
      "Tháng 3, 6, 9, 12",
      ["2025-03: end 2025-03", "2025-06: end 2025-06", "2025-09: end 2025-09", "2025-12: end 2025-12"],
    ],
    ["Quý I và quý III", ["2025-Q1: end 2025-Q1", "2025-Q3: end 2025-Q3"]],
    [
      "Quý I, II, III, IV",
      ["2025-Q1: end 2025-Q1", "2025-Q2: end 2025-Q2", "2025-Q3: end 2025-Q3", "2025-Q4: end 2025-Q4"],
    ],
  ])("“%s” is due on each day it lists", (cell, schedule) => {
    const reading = readDeadline(cell, 2025);
    expect(reading.understood).toBe(true);
    expect(reading.schedule.map((entry) => `${entry.period}: ${formatRule(entry.rule)}`)).toEqual(schedule);
    expect(reading.rule).toEqual(reading.schedule.at(-1)?.rule);
  });

  it.each([
    ["báo cáo quý, 6 tháng gửi trước ngày 10 tháng cuối của quý, báo cáo năm gửi trước ngày 10/12", "H1"],
    ["Báo cáo quý trước ngày 10 tháng cuối quý; báo cáo năm trước ngày 10/12", "Q2"],
    ["Báo cáo quý nộp trước ngày 10 của tháng cuối mỗi quý và báo cáo năm nộp trước ngày 10/12/2025.", "Q2"],
  ])("“%s” is due four times, the year's in place of the fourth quarter's", (cell, second) => {
    const { understood, schedule } = readDeadline(cell, 2025);
    expect(understood).toBe(true);
    expect(schedule.map((entry) => [entry.period, dueOn(entry.rule, calendar)])).toEqual([
      ["2025-Q1", "2025-03-09"],
      [`2025-${second}`, "2025-06-09"],
      ["2025-Q3", "2025-09-09"],
      ["2025", "2025-12-09"],
    ]);
  });

  it.each([
    "Báo cáo quý trước ngày 10 tháng cuối quý, báo cáo năm trước khi họp",
    "Báo cáo quý trước ngày 31 tháng cuối quý, báo cáo năm trước ngày 10/12",
    "Báo cáo quý trước ngày 10 tháng cuối quý (trừ quý IV), báo cáo năm trước ngày 10/12",
  ])("“%s” is asked about", (cell) => {
    expect(readDeadline(cell, 2025).understood).toBe(false);
  });

  it("“Thường xuyên, hằng quý” is due at the end of each quarter", () => {
    for (const cell of ["Thường xuyên, hằng quý", "Thường xuyên hàng quý"]) {
      const { understood, schedule } = readDeadline(cell, 2025);
      expect([understood, schedule.length]).toEqual([true, 4]);
    }
  });

  it.each([
    ["Quý I, II", "2025-06-30"],
    ["Quý II, III/2025", "2025-09-30"],
    ["Tháng 3, 4", "2025-04-30"],
    ["Đầu tháng 6", "2025-06-30"],
    ["Giữa tháng 6", "2025-06-30"],
    ["Trước giữa tháng 6", "2025-06-30"],
    ["Đầu quý III", "2025-09-30"],
    ["Tuần 2 tháng 3", "2025-03-31"],
    ["Tuần thứ hai của tháng 3", "2025-03-31"],
    ["30/02/2025", "2025-02-28"],
    ["Trước ngày 31/6/2025", "2025-06-30"],
  ])("“%s” is asked about; until somebody says, the last day it can mean holds: %s", (cell, day) => {
    const { understood, rule, schedule } = readDeadline(cell, 2025);
    expect([understood, formatRule(rule)]).toEqual([false, `on ${day}`]);
    expect(schedule).toEqual([{ period: "2025", rule }]);
  });

  it.each([
    "",
    "Theo yêu cầu",
    "Khi có văn bản",
    "Quý V",
    "Tháng 13",
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
    "5/3 và 20/3",
    "20/12 và 15/6",
    "Tháng 9 - tháng 3",
    "Theo Kế hoạch ngày 15/3/2025",
    "Giai đoạn 2025-2030",
    "Hằng tuần",
    "Giữa năm",
    "30/6/24",
    "3/15/2025",
    "Sau ngày 15/3/2025",
    "Bắt đầu từ tháng 3/2025",
    "mức độ 3,4",
  ])("“%s” is not guessed: standing, until somebody says", (cell) => {
    const { understood, rule } = readDeadline(cell, 2025);
    expect([understood, rule]).toEqual([false, { kind: "standing" }]);
  });

  const fragment = fc.constantFrom(
    ..."trước,ngày,quý,tháng,năm,hằng,tháng cuối,làm việc cuối cùng,định kỳ,của,từ,đến,-,và,đầu,giữa,tuần 2,17h,II,13,6,31/12,/2025,2025-02-30,cả,đến hết,chậm nhất, ,.,0000,9999".split(
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
        if (!understood) expect(["standing", "on"]).toContain(rule.kind);
      }),
      { numRuns: 500 },
    );
  });
});
