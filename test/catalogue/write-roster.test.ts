import readSheets from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { rosterCsv, rosterXlsx } from "../../src/catalogue/roster/write-roster.js";

const row = { name: "Vũ Nam", unit: "=1+1", role: "@cán bộ", code: "K7QNBDZP", link: null, until: "13/01/2025" };

describe("what a spreadsheet would take for a formula", () => {
  it("is marked as words in a CSV file", () => {
    const [, line] = new TextDecoder().decode(rosterCsv(["Họ tên"], [row])).split("\r\n");
    expect(line).toBe(`Vũ Nam,"'=1+1","'@cán bộ",K7QNBDZP,,13/01/2025`);
  });

  it("is a cell of text in a workbook", async () => {
    const [sheet] = await readSheets(Buffer.from(await rosterXlsx(["Họ tên"], [row])));
    expect(sheet?.data[1]?.slice(0, 3)).toEqual(["Vũ Nam", "=1+1", "@cán bộ"]);
  });
});
