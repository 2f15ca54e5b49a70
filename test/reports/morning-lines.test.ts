import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "../../src/domain/local-date.js";
import { isQuietMorning, type MorningNews, type Undelivered } from "../../src/domain/morning.js";
import { morningLines } from "../../src/reports/morning-lines.js";
import { type SummaryInput, summarise } from "../../src/reports/summarise.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice } from "./any-office.js";
import { anOffice, aTask, OFFICES, VP } from "./office.js";
import { schoolNames, yearStart } from "./year.js";

const texts = loadTexts();
const AT = new Date("2025-03-12T01:00:00Z");
const QUIET: MorningNews = { unreachable: [], undelivered: [], unannounced: [], snoozed: [], awaiting: [] };
const UNITS = OFFICES.map((name, index) => ({
  id: name,
  code: ["VP", "TCCB", "TTr", "KHTC"][index] ?? "",
  name,
  aliases: [],
  kind: "office" as const,
}));
const schools = schoolNames(6).map((name, index) => ({
  id: name,
  code: `T${index}`,
  name,
  aliases: [],
  kind: "school" as const,
}));

function lines(input: SummaryInput, news: Partial<MorningNews> = {}) {
  const summary = summarise(input, { kind: "plan" }, AT);
  return morningLines(summary, { ...QUIET, ...news }, { tasks: [...input.tasks], units: [...UNITS, ...schools] });
}

const written = (input: SummaryInput, news: Partial<MorningNews> = {}, language: "vi" | "en" = "vi") =>
  texts.format(language, lines(input, news)).text;

const nothing = anOffice({ tasks: [] });
const gone = (name: string): Undelivered => ({ to: { kind: "unit", name }, cause: "gone", count: 1 });

describe("the coordinator's morning list", () => {
  it("is empty when nobody is late and nothing went wrong", () => {
    expect(lines(yearStart())).toEqual([]);
  });

  it("counts what is overdue as /tiendo does, names the worst unit first with what is latest, and what to type", () => {
    const input = anOffice({
      tasks: [
        aTask("1", "Ban hành Kế hoạch", { leads: ["Thanh tra Sở"], schedule: { "2025": "before 2025-01-15" } }),
        aTask("2", "Tuyên truyền", { leads: [...OFFICES], schedule: { "2025": "on 2025-03-10" } }),
        aTask("3", "Rà soát", { leads: [VP], schedule: { "2025": "on 2025-03-07" } }),
        aTask("4", "Kiểm tra", { leads: [VP], schedule: { "2025": "on 2025-02-20" } }),
      ],
    });
    expect(written(input)).toBe(`🔴 7 việc quá hạn ở 4 đơn vị:
• Văn phòng Sở: 3 việc, lâu nhất 4 quá 20 ngày → /nhac VP
• Thanh tra Sở: 2 việc, lâu nhất 1 quá 57 ngày → /nhac TTr
• Phòng Kế hoạch - Tài chính: việc 2 quá 2 ngày → /nhac KHTC
• Phòng Tổ chức Cán bộ: việc 2 quá 2 ngày → /nhac TCCB`);
    expect(written(input, {}, "en")).toBe(`🔴 7 overdue in 4 units:
• Văn phòng Sở: 3, the longest 4, days late: 20 → /nhac VP
• Thanh tra Sở: 2, the longest 1, days late: 57 → /nhac TTr
• Phòng Kế hoạch - Tài chính: 2, days late: 2 → /nhac KHTC
• Phòng Tổ chức Cán bộ: 2, days late: 2 → /nhac TCCB`);
  });

  it("types a unit's name where its code could be taken for a task's", () => {
    const late = { schedule: { "2025": "before 2025-01-15" } };
    const input = anOffice({ tasks: [aTask("TTR", "Kế hoạch thanh tra", { leads: ["Thanh tra Sở"], ...late })] });
    expect(written(input)).toContain("→ /nhac Thanh tra Sở");
    const school = schoolNames(1);
    const ofSchool = anOffice({ tasks: [aTask("1", "Kế hoạch", { leads: ["schools"], ...late })], schools: school });
    expect(written(ofSchool)).toContain("→ /nhac Trường THPT Ngô Quyền 1");
  });

  it.each<[string, Undelivered, string, string]>([
    [
      "a group that the bot was put out of",
      gone("Thanh tra Sở"),
      "• Thanh tra Sở: bot không còn trong nhóm → thêm lại, gõ ở đó: /nhom TTr",
      "• Thanh tra Sở: the bot is not in the group any more → add it again and type there: /nhom TTr",
    ],
    [
      "a group that may have got it",
      { to: { kind: "unit", name: VP }, cause: "uncertain", count: 1 },
      "• Văn phòng Sở: chưa chắc đã nhận được → /nhac VP",
      "• Văn phòng Sở: may not have got it → /nhac VP",
    ],
    [
      "a person who blocked the bot",
      { to: { kind: "person", name: "Đỗ Thị Hà" }, cause: "gone", count: 1 },
      "• Đỗ Thị Hà đã chặn bot hoặc xóa hội thoại → nhờ mở lại bot và gõ /start",
      "• Đỗ Thị Hà has blocked the bot or deleted the chat → ask them to open it and type /start",
    ],
    [
      "a person who may have got it",
      { to: { kind: "person", name: "Đỗ Thị Hà" }, cause: "uncertain", count: 1 },
      "• Đỗ Thị Hà: chưa chắc đã nhận được → nhờ anh/chị hỏi lại",
      "• Đỗ Thị Hà: may not have got it → please ask them",
    ],
    [
      "a chat that would not take it",
      { to: { kind: "unit", name: VP }, cause: "refused", count: 1 },
      "• Văn phòng Sở: không gửi được → nhờ quản trị xem: nhacviec ledger",
      "• Văn phòng Sở: could not be sent → ask the operator to run: nhacviec ledger",
    ],
    [
      "a chat that is nobody's now",
      { to: null, cause: "gone", count: 1 },
      "• Một cuộc trò chuyện không còn của đơn vị nào → nhờ quản trị xem: nhacviec ledger",
      "• A chat that belongs to no unit any more → ask the operator to run: nhacviec ledger",
    ],
  ])("says in plain words what was not delivered and what to do: %s", (_name, one, vi, en) => {
    expect(written(nothing, { undelivered: [one] }).split("\n")).toEqual([
      "📭 1 tin chưa tới nơi kể từ danh sách trước:",
      vi,
    ]);
    expect(written(nothing, { undelivered: [one] }, "en").split("\n")).toEqual([
      "📭 1 message not delivered since the last list:",
      en,
    ]);
  });

  it("names units without a way to reach them, years without days off, and what was put off", () => {
    const snoozed = ["7", "10", "12", "13"].map((task) => ({ task, unit: VP, untilOn: localDate("2025-03-20") }));
    const news = { unreachable: ["Trường C", "Thanh tra Sở", "Trường B", "Trường A"], unannounced: [2026], snoozed };
    expect(written(nothing, news)).toBe(
      `🔌 4 đơn vị sắp đến hạn chưa có cách nhắn: Thanh tra Sở, Trường A, Trường B, Trường C → /moi TTr
📅 Năm 2026 chưa có lịch nghỉ, hạn có thể lệch → nhờ quản trị đặt: nhacviec calendar
⏸ 4 việc vừa được hoãn nhắc: 7 – Văn phòng Sở (đến 20/03/2025), 10 – Văn phòng Sở (đến 20/03/2025), và 2 việc nữa`,
    );
  });

  it("fits one screen of a phone, however bad the morning", () => {
    const tasks = [
      aTask("1", "Kế hoạch", { leads: [...OFFICES, "schools"], schedule: { "2025": "before 2025-01-15" } }),
    ];
    const long = Array.from({ length: 60 }, (_, index) => `Trường THPT Lê Hồng Phong ${index}`);
    const input = anOffice({ tasks, schools: long });
    const news: MorningNews = {
      unreachable: long,
      undelivered: long.map(gone),
      unannounced: [2026],
      snoozed: long.map((unit) => ({ task: "12", unit, untilOn: localDate("2025-03-20") })),
      awaiting: long.map((unit) => ({ task: "12", unit, days: 4 })),
    };
    const told = written(input, news).split("\n");
    expect(told.length).toBe(12);
    // About 40 characters to a row: the whole list is looked over without scrolling.
    expect(told.reduce((rows, line) => rows + Math.ceil([...line].length / 40), 0)).toBeLessThanOrEqual(30);
  });

  const anyNews: fc.Arbitrary<MorningNews> = fc.record({
    unreachable: fc.uniqueArray(fc.constantFrom(...schoolNames(6)), { maxLength: 6 }),
    undelivered: fc.array(
      fc.record({
        to: fc.constantFrom(null, { kind: "unit" as const, name: VP }, { kind: "person" as const, name: "Hà" }),
        cause: fc.constantFrom("gone" as const, "uncertain" as const, "refused" as const),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 6 },
    ),
    unannounced: fc.subarray([2025, 2026]),
    snoozed: fc.array(
      fc.record({
        task: fc.constantFrom("7", "12"),
        unit: fc.constantFrom(...OFFICES),
        untilOn: fc.integer({ min: 1, max: 20 }).map((days) => addDays(localDate("2025-03-12"), days)),
      }),
      { maxLength: 6 },
    ),
    awaiting: fc.array(
      fc.record({
        task: fc.constantFrom("7", "12"),
        unit: fc.constantFrom(...OFFICES),
        days: fc.integer({ min: 3, max: 20 }),
      }),
      { maxLength: 5 },
    ),
  });

  it("names what waits long to be confirmed, the longest first", () => {
    const awaiting = [9, 5, 3].map((days) => ({ task: "7", unit: VP, days }));
    expect(written(nothing, { ...QUIET, awaiting })).toBe(
      "📥 3 việc chờ duyệt, lâu nhất 7 – Văn phòng Sở, 9 ngày → /duyet",
    );
  });

  it("has twelve lines at most, says everything that is news, and nothing where nothing is", () => {
    fc.assert(
      fc.property(anyOffice, anyNews, (input, news) => {
        const told = lines(input, news);
        expect(told.length).toBeLessThanOrEqual(12);
        const { overdue } = summarise(input, { kind: "plan" }, AT).counts;
        expect(told.length > 0).toBe(overdue > 0 || !isQuietMorning(news));
        const heading = told.find(({ id }) => id === "morning-overdue");
        expect(heading?.args?.count ?? 0).toBe(overdue);
        for (const language of ["vi", "en"] as const) expect(() => texts.format(language, told)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
