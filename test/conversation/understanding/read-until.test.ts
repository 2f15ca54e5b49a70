import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAcknowledgement } from "../../../src/conversation/understanding/acknowledgement.js";
import { parseQuiet, parseSnooze } from "../../../src/conversation/understanding/read-snooze.js";
import { resolveUntil } from "../../../src/conversation/understanding/read-until.js";
import { addDays, isoWeekday, type LocalDate, localDate } from "../../../src/domain/local-date.js";
import { anyDay } from "../../domain/any-day.js";

/** A Monday. */
const TODAY = localDate("2025-01-06");

/** The day on which reminders begin again, as "7 …" or "…" says it. */
function until(words: string, today: LocalDate = TODAY): LocalDate | "stop" | "ever" | null {
  const said = parseQuiet(words).until;
  return said === null || said === "stop" || said === "ever" ? said : resolveUntil(said, today);
}

describe("until when people want quiet", () => {
  it.each([
    ["15/1", "2025-01-15"],
    ["đến 15/1", "2025-01-15"],
    ["đến ngày 15/01/2025", "2025-01-15"],
    ["toi 15-1", "2025-01-15"],
    ["15.1.2025", "2025-01-15"],
    ["15 tháng 1", "2025-01-15"],
    ["2025-01-15", "2025-01-15"],
    ["ngày 15", "2025-01-15"],
    ["ngày 5", "2025-02-05"],
    ["hết 15/1", "2025-01-16"],
    ["đến hết ngày 15/1", "2025-01-16"],
    ["3 ngày", "2025-01-09"],
    ["ba ngày nữa", "2025-01-09"],
    ["trong 3 hôm", "2025-01-09"],
    ["sau 3 ngày", "2025-01-09"],
    ["hai tuần", "2025-01-20"],
    ["nửa tháng", "2025-01-21"],
    ["1 tháng", "2025-02-05"],
    ["mai", "2025-01-07"],
    ["sáng mai ạ", "2025-01-07"],
    ["hết hôm nay", "2025-01-07"],
    ["mốt", "2025-01-08"],
    ["ngày kia", "2025-01-08"],
    ["thứ sáu", "2025-01-10"],
    ["thu 6", "2025-01-10"],
    ["Thứ 6 này", "2025-01-10"],
    ["hết thứ sáu", "2025-01-11"],
    ["thứ hai", "2025-01-13"],
    ["thứ sáu tuần sau", "2025-01-17"],
    ["chủ nhật", "2025-01-12"],
    ["tuần sau", "2025-01-13"],
    ["đầu tuần tới", "2025-01-13"],
    ["hết tuần này", "2025-01-13"],
    ["tháng sau", "2025-02-01"],
    ["hết tháng", "2025-02-01"],
    ["hết tháng 3", "2025-04-01"],
    ["hết tháng 12", "2026-01-01"],
    ["hết tháng 2/2025", "2025-03-01"],
    ["3 days", "2025-01-09"],
    ["tomorrow", "2025-01-07"],
    ["next week", "2025-01-13"],
    ["until friday", "2025-01-10"],
    ["thôi", "stop"],
    ["bỏ hoãn", "stop"],
    ["nhắc lại", "stop"],
    ["", null],
    ["30/2", null],
    ["29/2", null],
    ["31/4/2025", null],
    ["lúc nào rảnh", null],
    ["15 giờ", null],
  ])("“%s”, said on Monday 06/01/2025, is %s", (words, day) => expect(until(words)).toBe(day));

  it.each([
    ["2025-12-29", "5/1", "2026-01-05"],
    ["2025-12-29", "20/12", "2025-12-20"],
    ["2024-02-10", "29/2", "2024-02-29"],
    ["2025-01-31", "tháng sau", "2025-02-01"],
    ["2025-01-31", "ngày 30", null],
    ["2025-12-31", "mai", "2026-01-01"],
    ["2025-01-12", "tuần sau", "2025-01-13"],
    ["2025-01-10", "thứ sáu", "2025-01-17"],
  ])("seen from %s, “%s” is %s", (today, words, day) => expect(until(words, localDate(today))).toBe(day));

  it("is that many days ahead, the first such weekday ahead, or the day named, from any day of any year", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 7 }), (today, count, weekday) => {
        expect(until(`${count} ngày`, today)).toBe(addDays(today, count));
        const named = until(`thứ ${weekday}`, today);
        expect(named !== null && named !== "stop" && named !== "ever" && isoWeekday(named)).toBe(weekday - 1);
        expect(named === addDays(today, 7) || (named !== null && named > today && named < addDays(today, 7))).toBe(
          true,
        );
        expect(until(`đến ${addDays(today, count)}`, today)).toBe(addDays(today, count));
        const next = until("tháng sau", today);
        expect(next?.slice(8)).toBe("01");
        expect(next !== null && next > today && next <= addDays(today, 31)).toBe(true);
      }),
    ));
});

describe("what a snooze is about", () => {
  it.each([
    ["7 3 ngày", "7", null, true],
    ["7 thứ sáu", "7", null, true],
    ["nv 7 đến 10/3", "7", null, true],
    ["7 ngày 10/3", "7", null, true],
    ["12 tháng 2 đến 10/3", "12", "month2", true],
    ["12 2025-02 2025-03-10", "12", "month2", true],
    ["BC quý 1 mai", "BC", "quarter1", true],
    ["12 tháng 2", "12", "month2", true],
    ["thôi 7", "7", null, true],
    ["3 ngày", null, null, true],
    ["8/1", null, null, true],
    ["2 tuần", null, null, true],
    ["giúp em nv 7 đến tuần sau ạ", "7", null, true],
    ["7 lúc nào rảnh", "7", null, false],
    ["15 tháng 1", "15", "month1", true],
    ["", null, null, true],
  ])("“%s”", (words, task, period, whole) => {
    const said = parseSnooze(words);
    expect(said.task?.typed ?? null).toBe(task);
    expect(said.period ? `${said.period.unit}${said.period.index}` : null).toBe(period);
    expect(said.whole).toBe(whole);
  });

  it("is read without a fault from anything anybody may type", () =>
    fc.assert(fc.property(fc.string(), (text) => void parseSnooze(text))));
});

describe("a snooze without an end", () => {
  it.each(["7 mãi", "7 mãi mãi", "7 MÃI MÃI nhé", "7 mai mai", "7 vĩnh viễn", "mãi", "7 vô thời hạn ạ"])(
    "is what “%s” asks for",
    (words) => expect(parseSnooze(words)).toMatchObject({ until: "ever", whole: true }),
  );

  it.each(["7 mai", "7 đến mai", "7 Mai nhé"])("is not asked for by “%s”: tomorrow", (words) => {
    expect(parseSnooze(words).until).toEqual({ kind: "days", count: 1 });
  });

  it("is told apart from tomorrow in decomposed letters too", () => {
    expect(parseSnooze("7 mãi".normalize("NFD")).until).toBe("ever");
    expect(parseQuiet("mãi").until).toBe("ever");
  });
});

describe("“I have seen it”", () => {
  it.each([
    "ok",
    "OK ạ",
    "okie anh",
    "vâng",
    "vâng ạ",
    "dạ vâng ạ",
    "rõ",
    "đã rõ",
    "dạ em rõ rồi ạ",
    "đã nhận",
    "da nhan",
    "Đã nhận ạ, cảm ơn anh",
    "em nhận được rồi",
    "ok, cảm ơn bot",
    "👍",
    "ok 👌🏻",
    "noted",
  ])("is what “%s” says", (text) => expect(isAcknowledgement(text)).toBe(true));

  it.each([
    "",
    "?",
    "ok?",
    "ok chưa",
    "cảm ơn",
    "chào anh",
    "dạ em chào anh",
    "ok 7 82%",
    "7",
    "82%",
    "xong",
    "không",
    "chưa rõ",
    "đã nhận công văn",
    "ok mai họp",
    "rõ ràng là chậm",
    "😀",
  ])("is not what “%s” says", (text) => expect(isAcknowledgement(text)).toBe(false));
});
