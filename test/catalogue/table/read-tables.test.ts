import { Document, LevelFormat, Packer, Paragraph, TableCell, TableRow as WordRow, Table as WordTable } from "docx";
import { describe, expect, it } from "vitest";
import { type ReadLimits, readTables } from "../../../src/catalogue/table/read-tables.js";
import { draft, HEADINGS, rewriteZip, vi, wordCell, writeDocx, writeXlsx, writeZip } from "./support.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const ROW = ["1", "Việc", "Văn phòng", "", "Quý II", "Báo cáo"];

async function refusal(bytes: Uint8Array, fileName: string, limits: Partial<ReadLimits> = {}): Promise<string> {
  const read = await readTables(bytes, fileName, limits);
  if (read.ok) throw new Error("expected a refusal");
  return vi(read.problem);
}

async function tables(bytes: Uint8Array, fileName: string) {
  const read = await readTables(bytes, fileName);
  if (!read.ok) throw new Error(vi(read.problem));
  return read.tables;
}

describe("files that are refused with a sentence", () => {
  it.each<readonly [string, Uint8Array, string, string]>([
    ["an empty file", new Uint8Array(), "a.md", "không có nội dung"],
    ["a format nobody reads", utf8("x"), "a.pdf", "Xin gửi tệp .md, .docx, .xlsx, .csv"],
    ["a name without an extension", utf8("x"), "ke-hoach", "Không nhận được tệp"],
    ["an old or protected Office file", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), "a.docx", "mật khẩu"],
    ["text under a Word name", utf8("xin chào"), "a.docx", "không phải định dạng này"],
    ["a zip under a text name", writeZip([{ name: "a", data: utf8("a") }]), "a.csv", "không phải định dạng này"],
    ["a PDF under a text name", utf8("%PDF-1.7"), "a.md", "không phải định dạng này"],
    ["a zip that is no Word file", writeZip([{ name: "a.txt", data: utf8("a") }]), "a.docx", "thiếu word/document.xml"],
    ["a zip that is no workbook", writeZip([{ name: "a.txt", data: utf8("a") }]), "a.xlsx", "thiếu xl/workbook.xml"],
    ["a zip cut short", writeZip([{ name: "word/document.xml", data: utf8("a") }]).slice(0, 50), "a.docx", "bị hỏng"],
    ["a Word file with broken XML", writeZip([{ name: "word/document.xml", data: utf8("<a") }]), "a.docx", "bị hỏng"],
    ["a workbook with broken XML", writeZip([{ name: "xl/workbook.xml", data: utf8("<a") }]), "a.xlsx", "bị hỏng"],
    ["bytes that are no text", Uint8Array.of(0x41, 0, 0x42, 0), "a.csv", "bị hỏng"],
    ["a CSV with a quote that never closes", utf8('TT;Nội dung\n1;"abc'), "a.csv", "bị hỏng"],
  ])("%s", async (_name, bytes, fileName, words) => {
    expect(await refusal(bytes, fileName)).toContain(words);
  });

  it("a Markdown row with more cells than headings, whose end GFM would drop", async () => {
    const text = `# Kế hoạch\n\n| ${HEADINGS.join(" | ")} |\n|${"--|".repeat(6)}\n| 1 | a | b | c | d | e |\n| 2 | a|b | c | d | e | f |\n`;
    expect(await refusal(utf8(text), "a.md")).toContain("dòng 6");
  });
});

describe("files that would harm are stopped", () => {
  it("a file over 5 MB, before anything opens it", async () => {
    expect(await refusal(new Uint8Array(6 * 1_048_576), "a.xlsx")).toBe(
      "Tệp a.xlsx nặng 6 MB, vượt mức 5 MB. Xin chỉ gửi phần danh mục nhiệm vụ, bỏ ảnh kèm theo.",
    );
  });

  it("a zip that declares 400 MB of zeros", async () => {
    const zeros = new Uint8Array(400 * 1_048_576);
    const bomb = writeZip([{ name: "xl/workbook.xml", data: zeros }]);
    expect(bomb.length).toBeLessThan(1_048_576);
    expect(await refusal(bomb, "a.xlsx")).toContain("400 MB");
  });

  it("a zip that declares little and holds much", async () => {
    const bomb = writeZip([
      { name: "xl/workbook.xml", data: utf8("<workbook/>") },
      { name: "xl/worksheets/sheet1.xml", data: new Uint8Array(200 * 1_048_576), declaredSize: 1000 },
    ]);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb, "a.xlsx")).toContain("khai sai dung lượng");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
  });

  it("a zip of very many parts", async () => {
    const parts = Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, data: utf8("") }));
    expect(await refusal(writeZip(parts), "a.docx")).toContain("1.001");
  });

  it("a sheet that needs more memory than the thread has, and the process lives on", async () => {
    // Short of memory the engine may collect garbage for very long before it gives up: then the clock ends it.
    const limits = { heapMegabytes: 40, milliseconds: 10_000 };
    expect(await refusal(hugeWorkbook(400_000), "a.xlsx", limits)).toMatch(
      /tốn quá nhiều bộ nhớ|quá 10 giây chưa xong/,
    );
    expect(await tables(utf8(`a;b;c\n1;2;3`), "a.csv")).toHaveLength(1);
  });

  it("a file that takes too long", async () => {
    expect(await refusal(utf8("a;b"), "a.csv", { milliseconds: 1 })).toContain("quá 1 giây");
  });

  it("a table of very many rows", async () => {
    expect(await refusal(utf8("1;2;3\n".repeat(3001)), "a.csv")).toContain("3.001");
  });

  it("a table of very much text", async () => {
    expect(await refusal(utf8(`1;2;${"chữ ".repeat(1000)}\n`.repeat(101)), "a.csv")).toContain("vượt mức 400.000");
  });
});

describe("what the formats do to a table", () => {
  it("Word: merged cells, line breaks, lists and automatic numbers", async () => {
    const numbered = () => new TableCell({ children: [new Paragraph({ numbering: { reference: "tt", level: 0 } })] });
    const bullets = new TableCell({
      children: ["Kế hoạch", "Báo cáo"].map((text) => new Paragraph({ text, bullet: { level: 0 } })),
    });
    const [code, title, leads, supports, deadline, products] = HEADINGS.map((text) => wordCell(text));
    const cells = [code, title, leads, supports, deadline, products].filter((cell) => cell !== undefined);
    const rows = [
      new WordRow({ children: cells }),
      new WordRow({ children: [wordCell("I. Cải cách thể chế", { columnSpan: 6 })] }),
      new WordRow({
        children: [
          numbered(),
          wordCell("Việc A"),
          wordCell("Văn phòng", { rowSpan: 2 }),
          wordCell("TCCB\nThanh tra"),
          wordCell("Quý I"),
          bullets,
        ],
      }),
      new WordRow({ children: [numbered(), wordCell("Việc B"), wordCell(""), wordCell("Quý II"), wordCell("")] }),
    ];
    const numbering = {
      config: [{ reference: "tt", levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1." }] }],
    };
    const file = new Document({ numbering, sections: [{ children: [new WordTable({ rows })] }] });
    const read = await tables(new Uint8Array(await Packer.toBuffer(file)), "a.docx");
    const { tasks, questions } = draft(read);
    expect(
      tasks.map((task) => [task.code, task.title, task.section, task.leads, task.supports, task.products]),
    ).toEqual([
      ["1", "Việc A", "I. Cải cách thể chế", ["VP"], ["TCCB", "TT"], ["Kế hoạch", "Báo cáo"]],
      ["2", "Việc B", "I. Cải cách thể chế", ["VP"], [], []],
    ]);
    expect(questions.map(({ id }) => id)).toContain("table-auto-number");
  });

  it("Word: names the table and the row of a problem", async () => {
    const read = await tables(await writeDocx([[["Sở", "Cộng hòa"]], [HEADINGS, ROW, ROW]]), "a.docx");
    expect(() => draft(read)).toThrow("hàng 2 của bảng thứ 2 và hàng 3 của bảng thứ 2");
  });

  it("Excel: dates, numbers and merged areas become the text one sees", async () => {
    const day = { value: new Date(Date.UTC(2025, 0, 15)), type: Date, format: "dd/mm/yyyy" } as const;
    const data = [
      [{ value: "DANH MỤC", columnSpan: 6 }, null, null, null, null, null],
      [...HEADINGS],
      [1, "Việc A", { value: "Văn phòng", rowSpan: 2 }, null, day, "Báo cáo"],
      [1.1, "Việc B", null, null, "Tháng 6", null],
      [null, "tiếp theo", null, null, null, { value: "Phiếu" }],
    ];
    const read = await tables(await writeXlsx([{ sheet: "Danh mục", data: data as never }]), "a.xlsx");
    const { tasks } = draft(read);
    expect(
      tasks.map(({ code, title, leads, deadlineText, products }) => [code, title, leads, deadlineText, products]),
    ).toEqual([
      ["1", "Việc A", ["VP"], "15/01/2025", ["Báo cáo"]],
      ["1.1", "Việc B tiếp theo", ["VP"], "Tháng 6", ["Phiếu"]],
    ]);
  });

  it.each(["hidden", "veryHidden"])(
    "Excel: passes over a %s sheet: who handed the file in does not see it",
    async (state) => {
      const sheet = (title: string) => [[...HEADINGS], ["1", title, "Văn phòng", "", "Quý I", ""]] as never;
      const both = await writeXlsx([
        { sheet: "Năm nay", data: sheet("Việc A") },
        { sheet: "Năm trước & cũ", data: sheet("Việc cũ") },
      ]);
      const hidden = await rewriteZip(both, "xl/workbook.xml", (xml) =>
        xml.replace(/<sheet (?=[^>]*name="Năm trước)/, `<sheet state="${state}" `),
      );
      expect(await tables(both, "a.xlsx")).toHaveLength(2);
      const { tasks } = draft(await tables(hidden, "a.xlsx"));
      expect(tasks.map(({ title }) => title)).toEqual(["Việc A"]);
    },
  );

  it("Excel: names the sheet and the row of a problem", async () => {
    const read = await tables(
      await writeXlsx([{ sheet: "Phụ lục", data: [[], [...HEADINGS], [...ROW], [...ROW]] as never }]),
      "a.xlsx",
    );
    expect(() => draft(read)).toThrow("dòng 3, trang tính “Phụ lục” và dòng 4, trang tính “Phụ lục”");
  });

  it("Markdown: entities, emphasis and line breaks; tables written as HTML", async () => {
    const text = `# Kế hoạch\r\n\r\n| ${HEADINGS.join(" | ")} |\r\n|${"--|".repeat(6)}\r\n| 1. | **Việc** <u>A</u> &amp; \\| B | Văn phòng | | Quý&nbsp;I | - Kế hoạch<br>- Báo cáo |\r\n`;
    const html = `\n<table>\n<tr><td>2</td><td>Việc C</td><td>TCCB</td><td></td><td>Quý II</td><td>x</td></tr>\n</table>\n`;
    const read = await tables(utf8(text + html), "a.md");
    expect(read[1]?.rows[0]?.place).toEqual({ line: 8 });
    const { tasks } = draft(read);
    expect(tasks.map(({ title, deadlineText, products }) => [title, deadlineText, products])).toEqual([
      ["Việc A & | B", "Quý I", ["Kế hoạch", "Báo cáo"]],
      ["Việc C", "Quý II", ["x"]],
    ]);
  });

  it("CSV: names the line where a record begins, quoted line breaks counted", async () => {
    const quoted = ROW.map((cell, index) => (index === 1 ? '"Việc\ndài"' : cell)).join(";");
    const read = await tables(utf8(`${HEADINGS.join(";")}\n${quoted}\n\n${ROW.join(";")}\n`), "a.csv");
    expect(() => draft(read)).toThrow("dòng 2 của tệp và dòng 5 của tệp");
  });

  it("CSV: finds the delimiter among sentences full of the others", async () => {
    const row = ["1", "Rà soát, cập nhật; công bố", "Văn phòng; TCCB", "", "Quý II", "Kế hoạch; Báo cáo"];
    const plain = `${HEADINGS.join("\t")}\n${row.join("\t")}\n`;
    expect(draft(await tables(utf8(plain), "a.csv")).tasks[0]?.products).toEqual(["Kế hoạch", "Báo cáo"]);
  });
});

/** A workbook as honest as its directory, far larger than any plan: 17 MB of XML for 400,000 rows. */
function hugeWorkbook(rows: number): Uint8Array {
  const sheet = Array.from(
    { length: rows },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
  );
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return writeZip(
    Object.entries({
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/></Types>`,
      "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet.join("")}</sheetData></worksheet>`,
    }).map(([name, text]) => ({ name, data: utf8(text) })),
  );
}
