import { expect, it } from "vitest";
import { draft, HEADINGS, tablesOf, vi } from "./support.js";

/** What a table of these deadlines leaves open, as it is asked. */
function asked(...deadlines: readonly string[]) {
  const rows = deadlines.map((cell, index) => [String(index + 1), "Việc", "Văn phòng", "", cell, ""]);
  return draft(tablesOf([HEADINGS, ...rows]))
    .questions.filter(({ about }) => /^\d+$/.test(about))
    .map(({ id, text, default: answer }) => [id, vi(text), vi(answer)]);
}

it("a deadline that can mean several days is asked about, and the last of them holds meanwhile", () => {
  expect(asked("Cả năm 2025", "Quý II, III/2025")).toEqual([
    [
      "table-2-deadline",
      "Nhiệm vụ 2 ghi thời hạn “Quý II, III/2025”. Ngày cuối cùng là ngày nào?",
      "Lấy ngày muộn nhất có thể hiểu: 30/09/2025.",
    ],
  ]);
});

it("a deadline without any day is asked about, and is none meanwhile", () => {
  const standing = "Coi là thường xuyên, không có ngày hạn.";
  expect(asked("Cả năm 2025", "Khi có yêu cầu", "").map(([id, , answer]) => [id, answer])).toEqual([
    ["table-2-deadline", standing],
    ["table-3-deadline", standing],
  ]);
});

it("a year that is neither the plan's nor the table's may be a slip, and is kept until somebody says", () => {
  expect(asked("Cả năm 2025", "Quý I/2025", "Trước ngày 15/3/2024", "15/4")).toEqual([
    [
      "table-3-year",
      "Nhiệm vụ 3 ghi thời hạn “Trước ngày 15/3/2024”, còn kế hoạch là năm 2025. Có nhầm năm không?",
      "Giữ thời hạn theo năm 2024 như bảng ghi.",
    ],
  ]);
});

it("what stands below the table is named and not read", () => {
  const rows = [HEADINGS, ["1", "Việc", "Văn phòng", "", "Cả năm 2025", ""], ["", "", "", "", "KT. GIÁM ĐỐC", ""]];
  const { questions } = draft(tablesOf(rows));
  expect(
    questions
      .filter(({ id }) => id.startsWith("table-footer"))
      .map(({ text, default: answer }) => [vi(text), vi(answer)]),
  ).toEqual([
    [
      "Từ dòng 103 của tệp (“KT. GIÁM ĐỐC”) trở xuống có phải là phần chữ ký, ghi chú dưới bảng không?",
      "Phải; không đọc phần này.",
    ],
  ]);
});
