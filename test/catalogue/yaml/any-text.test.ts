import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../../src/catalogue/yaml/nearest.js";
import { parseTarget } from "../../../src/catalogue/yaml/parse-target.js";
import { readYamlCatalogue } from "../../../src/catalogue/yaml/read-yaml-catalogue.js";
import { rangeOf } from "../../../src/domain/metric.js";
import { loadTexts } from "../../../src/text/texts.js";
import { RICH } from "./a-catalogue.js";

const texts = loadTexts();
const SHIPPED = readFileSync(new URL("../../../catalogues/hai-phong-2025.yaml", import.meta.url), "utf8");

/** Whatever the text: a catalogue, or faults that lie in it and can be said in both languages. */
function judged(text: string): void {
  const reading = readYamlCatalogue(text, "tep.yaml");
  if (reading.ok) return;
  expect(reading.faults.length).toBeGreaterThan(0);
  const lines = text.split("\n");
  for (const { line, column, problem } of reading.faults) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(texts.plain("vi", problem)).toContain(`tep.yaml, dòng ${line}, cột ${column}`);
    expect(texts.plain("en", problem)).toContain(`tep.yaml, line ${line}, column ${column}`);
  }
}

const junk = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "",
    "[",
    "{",
    "- - -",
    "*x",
    "&x",
    "!!int 7",
    "|",
    ">",
    "~",
    "null",
    "? a",
    "__proto__: 1",
    "constructor: {}",
    "\t",
    "'",
    '"',
    "9".repeat(400),
    "\u0000",
    "\uFEFF",
    "end 2025-Q9",
  ),
);
const mutation = fc.record({
  /** Where in the file, as a share of its lines. */
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom("delete line", "rename key", "swap scalar", "double line", "indent", "cut off"),
  junk,
});

function mutate(text: string, { at, how, junk }: { at: number; how: string; junk: string }): string {
  const lines = text.split("\n");
  const index = Math.floor(at * lines.length);
  const line = lines[index] ?? "";
  const changed: Record<string, string[]> = {
    "delete line": [],
    "rename key": [line.replace(/[A-Za-z]+(?=:)/, () => junk)],
    "swap scalar": [line.replace(/(: |- )[^:]*$/, (_all, mark: string) => mark + junk)],
    "double line": [line, line],
    indent: [`   ${line}`],
    "cut off": [line.slice(0, Math.floor(line.length / 2))],
  };
  return lines.toSpliced(index, 1, ...(changed[how] ?? [])).join("\n");
}

it("takes the rich catalogue as it is", () => expect(readYamlCatalogue(RICH, "tep.yaml").ok).toBe(true));

it("judges the rich catalogue however it is spoilt", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
      judged(mutations.reduce(mutate, RICH));
    }),
    { numRuns: 200 },
  );
});

it("judges the shipped catalogue however it is spoilt", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(mutation, (change) => judged(mutate(SHIPPED, change))),
    { numRuns: 25 },
  );
});

it("judges any text", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.array(junk).map((parts) => parts.join("\n")),
      ),
      judged,
    ),
    { numRuns: 300 },
  );
});

it("reads back every target it can be told", () => {
  const written = fc.record({
    op: fc.constantFrom(">", ">=", "=", "<=", "<"),
    value: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    unit: fc.constantFrom("%", "ngày", "triệu đồng", ""),
  });
  fc.assert(
    fc.property(written, fc.boolean(), (target, comma) => {
      const value = comma ? String(target.value).replace(".", ",") : String(target.value);
      expect(parseTarget(`${target.op}${value} ${target.unit}`)).toEqual(target);
    }),
  );
});

it("reads no target that no figure could meet or be", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const target = parseTarget(text);
      if (target === null) return;
      expect(target.value).toBeGreaterThanOrEqual(rangeOf(target).min);
      expect(target.value).toBeLessThanOrEqual(rangeOf(target).max);
    }),
  );
});

it.each<[typed: string, known: string[], meant: string | null]>([
  ["suport", ["lead", "support"], "support"],
  ["SUPPORT", ["lead", "support"], "support"],
  ["Văn phòg", ["Thanh tra", "Văn phòng"], "Văn phòng"],
  ["tieu chuan", ["lead", "support"], null],
  ["", ["lead"], null],
])("takes %j among %j for %j", (typed, known, meant) => expect(nearest(typed, known)).toBe(meant));
