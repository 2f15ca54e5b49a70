import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkZip } from "../../src/catalogue/table/check-zip.js";
import { readCsv } from "../../src/catalogue/table/read-csv.js";
import { readDocx } from "../../src/catalogue/table/read-docx.js";
import { readMarkdown } from "../../src/catalogue/table/read-markdown.js";
import { readXlsx } from "../../src/catalogue/table/read-xlsx.js";
import { MalformedFile, type Table } from "../../src/catalogue/table/table.js";
import { draftImport, type ImportResult } from "../../src/office/import-plan.js";
import type { PlanSource } from "../../src/office/plan-source.js";
import { planPages, writeDocx, writeXlsx } from "../catalogue/table/support.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz } from "./fuzz.js";
import { mutatedBytes, STRANGE_TEXTS } from "./mutations.js";

const read = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)));
const YAML = read("../../catalogues/hai-phong-2025.yaml");
const MARKDOWN = read("../catalogue/fixtures/plan-table-import.md");
const CSV = read("../cli/fixtures/plan-2031.csv");
const ZIP_LIMITS = { unpackedBytes: 50 * 1_048_576, entries: 1_000 };

/** Lines and cells of a text changed for others of its own or for strange ones: still a file of its kind, but another plan. */
function bentText(original: Buffer): fc.Arbitrary<Buffer> {
  const lines = original.toString().split("\n");
  const piece = fc.oneof(fc.constantFrom(...lines), fc.constantFrom(...STRANGE_TEXTS));
  const bend = fc.record({
    at: fc.nat(lines.length - 1),
    piece,
    way: fc.constantFrom("line", "value", "swap", "gone"),
  });
  return fc.array(bend, { minLength: 1, maxLength: 4 }).map((bends) => {
    const bent = [...lines];
    for (const { at, piece: other, way } of bends) {
      const line = bent[at] ?? "";
      if (way === "line") bent[at] = other;
      else if (way === "value")
        bent[at] = line.replace(/([:|,]\s*)[^:|,]*$/, (_, sign: string) => `${sign}${other.trim()}`);
      else if (way === "swap") bent[at] = line.replace(/\d+/g, (digits) => String(Number(digits) * 7 - 3));
      else bent.splice(at, 1);
    }
    return Buffer.from(bent.join("\n"));
  });
}

/** What the reading thread does, in this one: a thread for each of hundreds of files costs half a second each. */
async function tablesOf(bytes: Buffer, format: "md" | "csv" | "docx" | "xlsx"): Promise<readonly Table[] | null> {
  try {
    if (format === "csv") return await readCsv(bytes);
    if (format === "md") {
      const tables = await readMarkdown(bytes);
      return "problem" in tables ? null : tables;
    }
    if (await checkZip(bytes, format, ZIP_LIMITS)) return null;
    return await (format === "docx" ? readDocx(bytes) : readXlsx(bytes));
  } catch (error) {
    // Anything else would end the thread, and the import with a fault of ours.
    if (error instanceof MalformedFile) return null;
    throw error;
  }
}

describe("whatever comes as a catalogue", () => {
  let desk: OfficeDesk;
  let files: Readonly<Record<"docx" | "xlsx", Buffer>>;
  beforeAll(async () => {
    const [backend] = oneBackend;
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    const [page = []] = planPages();
    files = {
      docx: Buffer.from(await writeDocx([page])),
      xlsx: Buffer.from(await writeXlsx([{ sheet: "Sheet1", data: page.map((row) => [...row]) }])),
    };
  });
  afterAll(() => desk.close());

  async function draft(source: PlanSource, fileName: string): Promise<ImportResult> {
    const { office } = desk;
    const result = await draftImport({ ...office, db: office.database.db }, source, { fileName, plan: "KH" });
    if (!result.ok) {
      const said = result.problems.map((problem) => office.texts.plain("vi", problem));
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((line) => /\bundefined\b|\[object |\{\s*\$\w/.test(line.replaceAll("{ $n }", "")))).toEqual(
        [],
      );
      return result;
    }
    for (const { code, schedule, metrics } of result.catalogue.tasks) {
      expect(code.trim()).not.toBe("");
      expect(schedule.length).toBeGreaterThan(0);
      expect(metrics.filter(({ target }) => !Number.isFinite(target.value))).toEqual([]);
    }
    return result;
  }

  it.each([
    ["yaml", 10],
    ["md", 10],
    ["csv", 20],
    ["docx", 20],
    ["xlsx", 20],
  ] as const)(
    "of the kind %s is a plan or is refused in words, and a dry run changes nothing",
    async (format, runs) => {
      const { db } = desk.office.database;
      const before = await digestOf(db);
      const original = { yaml: YAML, md: MARKDOWN, csv: CSV, ...files }[format];
      const inputs =
        format === "docx" || format === "xlsx"
          ? mutatedBytes([original], 2)
          : fc.oneof({ weight: 3, arbitrary: bentText(original) }, { weight: 1, arbitrary: mutatedBytes([original]) });
      let plans = 0;
      await fuzz(inputs, runs, async (bytes) => {
        const tables = format === "yaml" ? null : await tablesOf(bytes, format);
        if (format !== "yaml" && !tables) return;
        const source: PlanSource = tables
          ? { kind: "tables", tables }
          : { kind: "catalogue", text: new TextDecoder().decode(bytes) };
        if ((await draft(source, `ke-hoach.${format}`)).ok) plans += 1;
      });
      // Of archives hardly one survives; what of them is read at all is theirs to say.
      if (format !== "docx" && format !== "xlsx") expect(plans).toBeGreaterThan(0);
      expect(await digestOf(db)).toBe(before);
    },
    FUZZ_TIMEOUT_MS,
  );
});
