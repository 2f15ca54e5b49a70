import { expect, it } from "vitest";
import { bareValue } from "../../../src/conversation/understanding/bare-value.js";
import { checkFigure } from "../../../src/conversation/understanding/check-figure.js";
import { parseReply, parseUpdates } from "../../../src/conversation/understanding/parse-updates.js";
import type { Metric } from "../../../src/domain/metric.js";
import { itemsOf, meaningOf, readingOf } from "./notation.js";

// The table of what people really type, by its numbers; what needs the store or the sender is tested elsewhere.
it.each([
  [1, "/capnhat 7 82%", "/capnhat > 7: 82%"],
  [2, "/capnhat@CchcBot 7 82%", "/capnhat > 7: 82%"],
  [3, "/Capnhat 07 82,5 %", "/capnhat > 7: 82.5%"],
  [4, "cap nhat 7 82%", "capnhat > 7: 82%"],
  [5, "cập nhật nv 7: 82 phần trăm", "capnhat > 7: 82%"],
  [5, "cập nhật nv 7: 82 phần trăm".normalize("NFD"), "capnhat > 7: 82%"],
  [6, "／ｃａｐｎｈａｔ　７　８２％", "/capnhat > 7: 82%"],
  [7, "@Bot CCHC\u00A0/capnhat\u00A07 82%", "/capnhat > 7: 82%"],
  [8, "/capnhat 7 xong", "/capnhat > 7: done"],
  [10, "7 xong, 8 60%", "capnhat > 7: done ; 8: 60%"],
  [11, "/capnhat 7 820/1000 hồ sơ", "/capnhat > 7: 82% (820/1000)"],
  [11, "/capnhat 7 1000/820", "/capnhat > 7: ask(numerator-exceeds, 82)"],
  [12, "/capnhat 7 -5%", "/capnhat > 7: ask(negative, 5)"],
  [12, "/capnhat 7 182%", "/capnhat > 7: 182%"],
  [15, "/capnhat 17 0,3", "/capnhat > 17: 0.3"],
  [16, "/capnhat 3 1.234,5 triệu", "/capnhat > 3: 1234.5 triệu"],
  [17, "/capnhat 7 1.234", "/capnhat > 7: either 1.234, 1234"],
  [26, "/tien do", "/tiendo"],
  [26, "tiến độ", "tiendo"],
  [27, "/giahan 1 20/1 chờ kế hoạch TP", '/giahan "1 20/1 chờ kế hoạch TP"'],
  [28, "khong phat sinh thang 3", 'khongphatsinh "thang 3"'],
  [29, "/capnhat 7 82% ước đến 5/3", "/capnhat > 7: 82% at 5/3 about"],
  [30, '/capnhat 7 82% =HYPERLINK("x")', '/capnhat > 7: 82% "=HYPERLINK(\\"x\\")"'],
  [30, "/capnhat 7 82% <b>đậm</b>", '/capnhat > 7: 82% "<b>đậm</b>"'],
  [31, "ok", "talk"],
])("row %i: %j means %s", (_row, line, meaning) => {
  expect(meaningOf(line)).toBe(meaning);
});

it.each([
  [21, "82%", "-: 82%"],
  [28, "khong phat sinh thang 3", "-: nil in month3"],
  [31, "ok", ""],
  [31, "đã gửi qua iOffice số 123/BC", '-: done doc 123/BC "đã gửi qua iOffice số 123/BC"'],
  [31, "đang soạn công văn 12/CV-VP", '-: ? doc 12/CV-VP "đang soạn công văn 12/CV-VP"'],
  [32, "82", "-: 82"],
])("row %i, in reply: %j means %j", (_row, line, meaning) => {
  expect(itemsOf(parseReply(line))).toBe(meaning);
});

it.each([
  ["không phát sinh thang 3", "-: nil in month3"],
  ["không phát sinh nv 12 t3", "12: nil in month3"],
  ["không phát sinh 12 2025-03", "12: nil in month3 2025"],
  ["xong nv 1, số 15/KH-SGDĐT", "1: done doc 15/KH-SGDĐT"],
  ["xong 12 2025 123/BC", "12: done in year 2025 doc 123/BC"],
  ["xong 7, 8", "7: done ; 8: done"],
  ["7 2025 82%", "7: 82% in year 2025"],
  ["7 2025 2000/2001", "7: 99.950024988% (2000/2001) in year 2025"],
  ["7 2000/2001", "7: 99.950024988% (2000/2001)"],
  [
    "10a 2025-03 1,2340% ước tính đến 5/3/2025 số 123/BC-VP",
    "10a: 1.234% in month3 2025 at 5/3/2025 about doc 123/BC-VP",
  ],
])("a state put before its task, or a line put together from parts: %j means %j", (line, meaning) => {
  expect(itemsOf(parseUpdates(line))).toBe(meaning);
});

it.each([
  ["7 82%, đã trình", "7 82%, đã trình"],
  ["nv 8: 60%", "nv 8: 60%"],
])("%j quotes its source as typed", (line, source) => {
  expect(parseUpdates(line).map((item) => item.source)).toEqual([source]);
});

it("asks about row 15 and row 19 before they are stored", () => {
  const online: Metric = { id: "17", label: "x", target: { op: ">=", value: 30, unit: "%" }, tier: "must" };
  const cut: Metric = { ...online, id: "5b", isCut: true };
  expect(checkFigure({ value: 0.3, unit: null }, online, null)).toMatchObject({
    kind: "ask",
    options: [{ figure: { value: 0.3 } }, { figure: { value: 30 } }],
  });
  expect(checkFigure({ value: 80, unit: "%" }, cut, null)).toMatchObject({
    kind: "ask",
    options: [{ figure: { value: 80 } }, { figure: { value: 20 } }],
  });
});

it.each([
  ["82%", "82%"],
  ["82", "82"],
  ["82,5 %", "82.5%"],
  ["đạt 82% ạ", "82%"],
  ["đc 82%", "82%"],
  ["82% nhé", "82%"],
  ["ok 82%", "82%"],
  ["82% ước đến 5/3", "82%"],
  ["82%, đã gửi báo cáo", "82%"],
  ["820/1000", "82% (820/1000)"],
  ["8,2/10", "82% (8.2/10)"],
  ["0,3", "0.3"],
  ["1.234", "either 1.234, 1234"],
  ["-5%", "ask(negative, 5)"],
  ["1000/820", "ask(numerator-exceeds, 82)"],
  ["trên 80%", "ask(not-a-value, 80)"],
  ["15 hồ sơ", "15 hồ sơ"],
  ["xong", "done"],
  ["xong rồi ạ", "done"],
  ["đã hoàn thành", "done"],
  ["xong, số 123/BC-VP", "done"],
  ["đang làm", "in_progress"],
  ["chưa", "not_started"],
  ["tạm dừng", "paused"],
  ["không phát sinh", "nil"],
  ["ko ps", "nil"],
  ["hok ps", "nil"],
  ["khong phat sinh thang 3", "nil"],
  ["ok", "null"],
  ["", "null"],
  ["👍", "null"],
  ["dạ vâng", "null"],
  ["cảm ơn anh", "null"],
  ["xong phim", "null"],
  ["xong chưa em", "null"],
  ["anh 7 ơi", "null"],
  ["mai họp lúc 8 giờ", "null"],
  ["8 giờ họp", "null"],
  ["8h30 họp", "null"],
  ["2 người nghỉ", "null"],
  ["12/3 nghỉ", "null"],
  ["lớp 12 82% đỗ đại học", "null"],
  ["nv 7 82%", "null"],
  ["7 82%", "null"],
  ["xong 7", "null"],
  ["82%\n60%", "null"],
  ["đã gửi qua iOffice số 123/BC", "done"],
  ["đã nộp rồi ạ", "ask(not-a-value)"],
  ["gửi rồi", "ask(not-a-value)"],
  ["tháng này không phát sinh", "nil"],
  ["82% à nhầm 83%", "ask(not-a-value, 82, 83)"],
  ["phòng em đạt 82%", "82%"],
  ["khoảng 80", "80"],
  ["mai em gửi", "null"],
  ["gửi sau nhé", "null"],
])("the bare value of %j is %s", (line, reading) => {
  expect(readingOf(bareValue(line))).toBe(reading);
});
