import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partOf, tableOf } from "../reports/office-files.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

describe.each(oneBackend)("nhacviec report on $name", (backend) => {
  let desk: OfficeDesk;
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-report-"));
  beforeAll(async () => {
    desk = await officeDesk(backend, "2025-03-05T09:00:00+07:00");
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const report = (...argv: string[]) => desk.cli(["report", ...argv], folder);
  async function refusal(...argv: string[]): Promise<string> {
    const { stdout, stderr, exitCode } = await report(...argv);
    expect({ stdout, exitCode, lines: stderr.trimEnd().split("\n").length }).toEqual({
      stdout: "",
      exitCode: 1,
      lines: 1,
    });
    return stderr;
  }

  it("says how to load a plan before there is one", async () => {
    expect(await refusal("--period", "2025-Q1", "--format", "docx", "--out", "a.docx")).toContain("nhacviec import");
  });

  describe("with the plan of 2025", () => {
    beforeAll(async () => {
      await desk.json("import", CATALOGUE);
    });

    it("writes a document with the plan's eighteen rows, and replaces a file that is there", async () => {
      writeFileSync(path.join(folder, "bc.docx"), "old");
      const { exitCode, stdout } = await report("--period", "2025-Q1", "--format", "docx", "--out", "bc.docx");
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining("bc.docx")]);
      const xml = await partOf(readFileSync(path.join(folder, "bc.docx")), "word/document.xml");
      const codes = tableOf(xml).map(([code]) => code);
      for (let row = 1; row <= 18; row++) expect(codes).toContain(String(row));
      expect(xml).toContain("SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI PHÒNG");
      expect(xml).toContain("/BC-SGDĐT");
    });

    it("writes a workbook, and says with --json what it wrote and what is missing", async () => {
      const { stdout } = await report("--period", "2025-q1", "--format", "XLSX", "--out", "bc.xlsx", "--json");
      const told = JSON.parse(stdout) as {
        period: string;
        counts: { total: number };
        missing: { metric: string | null; units: string[] }[];
      };
      expect(told).toMatchObject({
        file: path.join(folder, "bc.xlsx"),
        period: "2025-Q1",
        format: "xlsx",
        frozen: null,
      });
      expect(told.missing.find(({ metric }) => metric === "7")?.units).toEqual(["Văn phòng Sở"]);
      const rows = await readSheet(readFileSync(path.join(folder, "bc.xlsx")), "Kết quả");
      expect(rows.map((row) => row[0])).toContain("18");
    });

    it("names the source of each figure it shows, also by a clock that began anew behind what is on record", async () => {
      await desk
        .json("invite", "--unit", "Văn phòng Sở", "--role", "officer", "--name", "Lan")
        .then((invited) => desk.json("chat", "--say", `/start ${(invited as { code: string }).code}`));
      desk.clock.set("2025-03-05T10:00:00+07:00");
      await desk.json("chat", "--as", "Lan", "--say", "/capnhat 7 82%");
      desk.clock.set("2025-03-05T09:00:00+07:00");
      await report("--period", "2025-Q1", "--format", "xlsx", "--out", "behind.xlsx");
      const file = readFileSync(path.join(folder, "behind.xlsx"));
      const sources = (await readSheet(file, "Nguồn số liệu")).map((row) => row.join(" | "));
      expect(sources.filter((row) => row.includes("Lan"))).toEqual([expect.stringContaining("82")]);
    });

    it("does not write a document under a workbook's name, nor a workbook under a document's", async () => {
      for (const [format, out] of [
        ["docx", "bc.XLSX"],
        ["xlsx", "bc2.docx"],
      ] as const)
        expect(await refusal("--period", "2025-Q1", "--format", format, "--out", out)).toContain(out);
      // A name without either ending is the operator's affair.
      expect(await report("--period", "2025-Q1", "--format", "docx", "--out", "bc.tmp")).toMatchObject({ exitCode: 0 });
    });

    it.each([
      ["2025-Q9", "2025-Q1"],
      ["2026-Q1", "2025"],
      ["quý", "2025-Q1"],
    ])("a period that is none (%s) gets the nearest that are", async (period, near) => {
      const said = await refusal("--period", period, "--format", "docx", "--out", "a.docx");
      expect(said).toContain(period);
      expect(said).toContain(near);
    });

    it("says what else is missing or can't be", async () => {
      expect(await refusal("--format", "docx", "--out", "a.docx")).toContain("--period");
      expect(await refusal("--period", "2025-Q1", "--format", "pdf", "--out", "a.pdf")).toContain("pdf");
      expect(await refusal("--period", "2025-Q1", "--format", "docx")).toContain("--out");
      expect(await refusal("--period", "2025-Q1", "--format", "docx", "--out", ".")).toContain("thư mục");
      expect(await refusal("--period", "2025-Q1", "--format", "docx", "--out", "nowhere/a.docx")).toContain("ENOENT");
    });
  });
});
