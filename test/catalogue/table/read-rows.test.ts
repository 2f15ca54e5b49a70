import { describe, expect, it } from "vitest";
import { readRows } from "../../../src/catalogue/table/read-rows.js";
import type { Table } from "../../../src/catalogue/table/table.js";
import { HEADINGS, refusals, tablesOf } from "./support.js";

function rowsOf(tables: readonly Table[]) {
  const read = readRows(tables);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.rows;
}
const row = (code: string, title = "Việc", lead = "Văn phòng", deadline = "Cả năm 2025") => [
  code,
  title,
  lead,
  "",
  deadline,
  "",
];
const codes = (rows: readonly (readonly string[])[]) => rowsOf(tablesOf([HEADINGS, ...rows])).map(({ code }) => code);

describe("headings in their many wordings", () => {
  it.each([
    [["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Kết quả"]],
    [["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện/ hoàn thành", "Sản phẩm"]],
    [["Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì thực hiện", "Phối hợp", "Hạn hoàn thành", "Sản phẩm dự kiến"]],
    [["S TT", "NỘI DUNG NHIỆM VỤ", "ĐƠN VỊ THỰC HIỆN", "ĐƠN VỊ PHỐI HỢP", "TIẾN ĐỘ", "KẾT QUẢ ĐẦU RA"]],
    [["Số thứ tự", "Công việc", "Chủ trì", "Đơn vị phối hợp thực hiện", "Thời gian hoàn thành", "Kết quả đạt được"]],
    [["stt", "noi dung", "don vi chu tri", "don vi phoi hop", "thoi han", "san pham"]],
    [["TT", "Hoạt động", "Bộ phận phụ trách", "Phối hợp", "Thời điểm hoàn thành", "Sản phẩm/ Kết quả"]],
  ])("%j are understood", (headings) => {
    const [read] = rowsOf(tablesOf([headings, ["1", "Việc A", "Văn phòng", "Thanh tra", "Quý II", "Báo cáo"]]));
    expect(read).toMatchObject({
      code: "1",
      title: "Việc A",
      leads: "Văn phòng",
      supports: "Thanh tra",
      deadline: "Quý II",
      products: "Báo cáo",
    });
  });

  it.each([
    [["Nơi nhận:", "", "", "", "GIÁM ĐỐC", ""]],
    [["", "", "", "", "GIÁM ĐỐC", ""]],
    [["", "", "", "KT. GIÁM ĐỐC", "", ""]],
    [["", "", "", "Hải Phòng, ngày 10 tháng 01 năm 2025", "", ""]],
    [["", "", "", "", "Ngày ... tháng ... năm 2025", ""]],
    [["Ghi chú: cột 5 ghi ngày cuối cùng.", "", "", "", "", ""]],
    [["Người lập biểu", "", "", "", "Thủ trưởng đơn vị", ""]],
  ])("%j ends the table with all that stands below it, and is told", (footer) => {
    const below = [footer, ["- Như trên;", "", "", "", "", ""], ["", "", "", "", "Nguyễn Văn A", ""]];
    const read = readRows(tablesOf([HEADINGS, row("1"), row("2"), ...below]));
    expect(read).toMatchObject({
      ok: true,
      footers: [{ text: footer.find((cell) => cell !== ""), place: { line: 104 } }],
    });
    expect(rowsOf(tablesOf([HEADINGS, row("1"), row("2"), ...below])).map(({ deadline }) => deadline)).toEqual([
      "Cả năm 2025",
      "Cả năm 2025",
    ]);
  });

  it("cuts no numbered row off, nor what a page broke off the last one", () => {
    const noted = ["Ghi chú: đợt 2", "", "", "", "", ""];
    expect(rowsOf(tablesOf([HEADINGS, row("1"), row("2"), ["", "", "", "", "trở đi", ""]])).at(-1)?.deadline).toBe(
      "Cả năm 2025 trở đi",
    );
    expect(codes([row("1"), noted, row("2")])).toEqual(["1", "2"]);
  });

  it("understands headings in any order", () => {
    const [read] = rowsOf(
      tablesOf([
        ["Thời hạn", "TT", "Đơn vị chủ trì", "Nội dung"],
        ["Quý I", "1", "A", "B"],
      ]),
    );
    expect(read).toMatchObject({ code: "1", title: "B", leads: "A", deadline: "Quý I", supports: "", products: "" });
  });

  it("understands a heading over two rows", () => {
    const upper = ["TT", "Nội dung", "Đơn vị thực hiện", "", "Thời hạn"];
    const lower = ["", "", "Chủ trì", "Phối hợp", ""];
    const [read] = rowsOf(tablesOf([upper, lower, ["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "A", "B", "C", "Quý I"]]));
    expect(read).toMatchObject({ code: "1", title: "A", leads: "B", supports: "C", deadline: "Quý I" });
  });

  it("passes over titles above the heading and unrelated tables beside it", () => {
    const letterhead = [
      ["SỞ GIÁO DỤC", "CỘNG HÒA"],
      ["Số: 1", "Hải Phòng"],
    ];
    const tables = tablesOf(
      letterhead,
      [["DANH MỤC", "", "", "", "", ""], HEADINGS, row("1")],
      [["Nơi nhận:", "KT. GIÁM ĐỐC"]],
    );
    expect(rowsOf(tables).map(({ code }) => code)).toEqual(["1"]);
  });
});

describe("rows broken by a page", () => {
  const head = ["10.", "Mức độ hài lòng", "Văn phòng", "TCCB;", "Cả năm", "- Báo cáo"];
  const tail = ["", "về giải quyết TTHC", "Sở", "Thanh tra", "2025", "- Kế hoạch"];
  const whole = {
    code: "10",
    title: "Mức độ hài lòng về giải quyết TTHC",
    leads: "Văn phòng Sở",
    supports: "TCCB; Thanh tra",
    deadline: "Cả năm 2025",
    products: "- Báo cáo\n- Kế hoạch",
  };
  it.each([
    ["with the heading repeated", tablesOf([HEADINGS, head], [HEADINGS, tail, row("11")])],
    ["in one table with the heading repeated", tablesOf([HEADINGS, head, HEADINGS, tail, row("11")])],
    ["without a repeated heading", tablesOf([HEADINGS, head], [tail, row("11")])],
    ["inside the page", tablesOf([HEADINGS, head, tail, row("11")])],
  ])("are one row: %s", (_name, tables) => {
    expect(rowsOf(tables)).toHaveLength(2);
    expect(rowsOf(tables)[0]).toMatchObject(whole);
  });

  it("begin in capitals and still belong to the row above when the page broke there", () => {
    const tables = tablesOf([HEADINGS, head], [HEADINGS, ["", "TTHC của Sở", "", "", "", ""]]);
    expect(rowsOf(tables)[0]?.title).toBe("Mức độ hài lòng TTHC của Sở");
  });

  it("take nothing twice from cells merged over them", () => {
    const [table] = tablesOf([HEADINGS, head, ["10.", "Mức độ hài lòng", "Văn phòng", "TCCB;", "Cả năm", "Phiếu"]]);
    const rows = (table?.rows ?? []).map((each, index) =>
      index === 2 ? { ...each, mergedFromAbove: [0, 1, 2, 3, 4] } : each,
    );
    expect(rowsOf([{ rows }])).toMatchObject([{ code: "10", title: "Mức độ hài lòng", products: "- Báo cáo Phiếu" }]);
  });
});

describe("groups and numbers", () => {
  it.each([
    ["the mark in its own cell", ["I", "Cải cách thể chế", "", "", "", ""]],
    ["merged over the row", ["I. Cải cách thể chế", "", "", "", "", ""]],
    ["in the title's cell", ["", "I. Cải cách thể chế", "", "", "", ""]],
  ])("a group row becomes the section of what follows: %s", (_name, group) => {
    const rows = rowsOf(tablesOf([HEADINGS, row("1"), group, row("2"), row("3")]));
    expect(rows.map(({ code, section }) => [code, section])).toEqual([
      ["1", undefined],
      ["2", expect.stringMatching(/^I\.? Cải cách thể chế$/)],
      ["3", expect.stringMatching(/^I\.? Cải cách thể chế$/)],
    ]);
  });

  it("a numbered row with only a title is the section of its sub-numbers", () => {
    const rows = rowsOf(tablesOf([HEADINGS, ["1", "Thể chế", "", "", "", ""], row("1.1"), row("1.2"), row("2")]));
    expect(rows.map(({ code, section }) => [code, section])).toEqual([
      ["1.1", "1. Thể chế"],
      ["1.2", "1. Thể chế"],
      ["2", undefined],
    ]);
  });

  it.each([
    [
      ["1.", "2)", "(3)", "04", "5/"],
      ["1", "2", "3", "4", "5"],
    ],
    [
      ["1.1", "1.2.", "1.10"],
      ["1.1", "1.2", "1.10"],
    ],
    [
      ["5", "a)", "b)", "6"],
      ["5", "5a", "5b", "6"],
    ],
    [
      ["CT1", "I.1"],
      ["CT1", "I.1"],
    ],
  ])("%j are the numbers %j", (cells, expected) => {
    expect(codes(cells.map((cell) => row(cell)))).toEqual(expected);
  });

  it("puts the group's mark before numbers that begin again in each group", () => {
    const group = (mark: string) => [mark, "Nhóm", "", "", "", ""];
    expect(codes([group("I"), row("1"), row("2"), group("II"), row("1")])).toEqual(["I.1", "I.2", "II.1"]);
    expect(codes([group("I"), row("1"), group("II"), row("2")])).toEqual(["1", "2"]);
  });
});

describe("tables that are refused, with the place", () => {
  it.each<readonly [string, Table[], string[]]>([
    ["no table", [], ["Không thấy bảng nào"]],
    [
      "no heading",
      tablesOf([
        ["A", "Nội dung", "C"],
        ["1", "x", "y"],
      ]),
      ["dòng 101", "A, Nội dung, C", "Đơn vị chủ trì"],
    ],
    [
      "a heading is missing",
      tablesOf([
        ["TT", "Nội dung", "Đơn vị chủ trì"],
        ["1", "x", "y"],
      ]),
      ["dòng 101", "thiếu cột: Thời gian hoàn thành"],
    ],
    [
      "an unknown column",
      tablesOf([
        [...HEADINGS, "Màu sắc"],
        [...row("1"), "đỏ"],
      ]),
      ["dòng 101", "Màu sắc", "Ghi chú"],
    ],
    [
      "lead and support in one column",
      tablesOf([["TT", "Nội dung", "Chủ trì", "Đơn vị chủ trì, phối hợp", "Thời hạn"], row("1")]),
      ["Đơn vị chủ trì, phối hợp"],
    ],
    [
      "two columns for one thing",
      tablesOf([["TT", "Nội dung", "Chủ trì", "Thời hạn", "Tiến độ"], row("1")]),
      ["dòng 101", "Thời hạn, Tiến độ"],
    ],
    [
      "text in a column without a heading",
      tablesOf([
        [...HEADINGS, ""],
        [...row("1"), "lạc"],
      ]),
      ["dòng 102", "lạc"],
    ],
    ["no task", tablesOf([HEADINGS]), ["không có nhiệm vụ nào"]],
    ["only a group", tablesOf([HEADINGS, ["I", "Nhóm", "", "", "", ""]]), ["không có nhiệm vụ nào"]],
    ["one number twice", tablesOf([HEADINGS, row("1"), row("2"), row("1.")]), ["Số thứ tự 1", "dòng 102", "dòng 104"]],
    [
      "a row without a number",
      tablesOf([HEADINGS, row("1"), row("", "Việc khác")]),
      ["dòng 103", "không có số thứ tự"],
    ],
    ["a first row without a number", tablesOf([HEADINGS, row("")]), ["dòng 102"]],
    ["a number nobody can type", tablesOf([HEADINGS, row("một hai")]), ["dòng 102", "một hai"]],
    ["a task without text", tablesOf([HEADINGS, row("4", "")]), ["dòng 102", "số 4"]],
    ["an endless cell", tablesOf([HEADINGS, row("1", "x".repeat(5001))]), ["dòng 102", "5.000"]],
  ])("%s", (_name, tables, words) => {
    const [sentence = ""] = refusals(tables);
    for (const word of words) expect(sentence).toContain(word);
  });

  it("names every problem at once", () => {
    expect(refusals(tablesOf([HEADINGS, row("1"), row("2", ""), row("???")]))).toHaveLength(2);
  });

  it("refuses a second table that lost a heading rather than drop its tasks", () => {
    const [sentence] = refusals(
      tablesOf([HEADINGS, row("1")], [["TT", "Nội dung", "Chủ trì", "x", "y", "z"], row("2")]),
    );
    expect(sentence).toContain("dòng 201");
  });
});
