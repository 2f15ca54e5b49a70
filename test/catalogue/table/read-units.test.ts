import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUnits } from "../../../src/catalogue/table/read-units.js";
import type { UnitDraft, UnitSetDraft } from "../../../src/domain/catalogue.js";
import { vi } from "./support.js";

const NOBODY = { units: [], sets: [] };
const office = (code: string, name: string, ...aliases: string[]): UnitDraft => ({
  code,
  name,
  aliases,
  kind: "office",
});
const STORED = {
  units: [
    office("VP", "Văn phòng Sở"),
    office("TCCB", "Phòng Tổ chức Cán bộ"),
    office("KHTC", "Phòng Kế hoạch - Tài chính"),
    office("GDTX", "Phòng Giáo dục Thường xuyên và Đại học", "GDTX&ĐH"),
    { code: "LQ", name: "Các cơ quan, tổ chức có liên quan", aliases: [], kind: "external" as const },
  ],
  sets: [
    { code: "PHONG", name: "Các phòng Sở", aliases: [], members: ["VP"] },
    { code: "PGD", name: "Phòng GDĐT các quận, huyện", aliases: [], members: [] },
  ] satisfies UnitSetDraft[],
};

function read(
  cells: readonly (readonly [leads: string, supports: string])[],
  known: Parameters<typeof readUnits>[1] = NOBODY,
) {
  const rows = cells.map(([leads, supports], index) => ({
    code: String(index + 1),
    title: "Việc",
    leads,
    supports,
    deadline: "",
    products: "",
    place: { line: index + 1 },
  }));
  return readUnits(rows, known);
}

describe("units a cell names", () => {
  it.each([
    ["Văn phòng Sở", ["VP"]],
    ["VĂN PHÒNG", ["VP"]],
    ["van phong so", ["VP"]],
    ["Tổ chức cán bộ; Kế hoạch tài chính", ["TCCB", "KHTC"]],
    ["TCCB", ["TCCB"]],
    ["P. TCCB", ["TCCB"]],
    ["KHTC", ["KHTC"]],
    ["GDTX&DH", ["GDTX"]],
    ["Văn phòng, TCCB", ["VP", "TCCB"]],
    ["- Văn phòng\n- TCCB", ["VP", "TCCB"]],
    ["Văn phòng\nSở; TCCB", ["VP", "TCCB"]],
    ["TCCB\nVăn\nphòng Sở", ["TCCB", "VP"]],
    ["Phòng Kế hoạch -\nTài chính", ["KHTC"]],
    ["các phòng CMNV Sở", ["PHONG"]],
    ["Các phòng thuộc Sở, Phòng GDĐT quận, huyện", ["PHONG", "PGD"]],
    ["Kế hoạch tài chính các cơ quan, tổ chức có liên quan", ["KHTC", "LQ"]],
    ["Văn phòng Sở và Phòng Tổ chức cán bộ", ["VP", "TCCB"]],
    ["Văn phòng; Văn phòng Sở", ["VP"]],
    ["", []],
  ])("“%s” are the stored %j, and nothing new", (cell, codes) => {
    const { of, units, sets, questions } = read([[cell, ""]], STORED);
    expect([of.get("1")?.leads, units, sets, questions]).toEqual([codes, [], [], []]);
  });

  it("proposes and asks about a unit the roster lacks, with a code of its own", () => {
    const { of, units, questions } = read([["Vụ Phát triển", "TCCB"]], STORED);
    expect(units).toEqual([{ code: "VPT", name: "Vụ Phát triển", aliases: [], kind: "office" }]);
    expect(of.get("1")).toEqual({ leads: ["VPT"], supports: ["TCCB"] });
    expect(questions.map(({ text }) => vi(text))).toEqual([expect.stringContaining("Vụ Phát triển")]);
  });

  it("never gives one code to two units", () => {
    const { units } = read([["Văn phòng; Vụ Pháp chế; Vụ Phổ thông", ""]]);
    expect(units.map(({ code }) => code)).toEqual(["VP", "VPC", "VPT"]);
    expect(read([["Vụ Phát triển", ""]], { units: [office("VPT", "Vụ Phổ thông")], sets: [] }).units[0]?.code).toBe(
      "VPT2",
    );
  });

  it("leaves an abbreviation apart when two names have its initials", () => {
    const { units } = read([["Thanh tra; Truyền thông; TT", ""]]);
    expect(units).toHaveLength(3);
  });

  it("does not list a lead again among those who support", () => {
    expect(read([["Văn phòng Sở", "Văn phòng; TCCB"]]).of.get("1")).toEqual({ leads: ["VP"], supports: ["TCCB"] });
  });

  it("takes outsiders who lead for a group nobody is in yet, not for a unit that could owe something", () => {
    const { units, sets } = read([["các cơ quan, tổ chức có liên quan", ""]]);
    expect([units, sets.map(({ members }) => members)]).toEqual([[], [[]]]);
  });

  it.each([
    ["Ban Giám đốc", "leaders"],
    ["Trường THPT Trần Phú", "school"],
    ["Phòng GDĐT quận Lê Chân", "district"],
    ["Sở Nội vụ", "external"],
    ["UBND thành phố", "external"],
    ["Phòng Mầm non", "office"],
  ])("takes “%s” for %s", (name, kind) => {
    expect(read([["", name]]).units).toMatchObject([{ name, kind }]);
  });

  it("gives the same codes for the same cells, and only known ones, whatever the cells say", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "Văn phòng",
        "Văn phòng Sở",
        "TCCB",
        "Tổ chức cán bộ",
        "các phòng Sở",
        "quận, huyện",
        "các cơ quan",
        "và",
        "Sở",
        "-",
      ),
    );
    const cell = fc
      .array(fc.tuple(piece, fc.constantFrom(";", ",", "\n", " ")), { maxLength: 6 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (cells) => {
        const first = read(cells, NOBODY);
        expect(read(cells, NOBODY)).toEqual(first);
        const codes = [...first.units, ...first.sets].map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const code of codes) expect(code).not.toBe("");
        for (const { leads, supports } of first.of.values())
          for (const code of [...leads, ...supports]) expect(codes).toContain(code);
      }),
      { numRuns: 300 },
    );
  });

  it("names the same units and proposes nothing more once its proposals are stored", () => {
    const name = fc.constantFrom(
      ..."Văn phòng|Văn phòng Sở|TCCB|Tổ chức cán bộ|P. TCCB|các phòng Sở|Các phòng CMNV Sở|Phòng GDĐT quận, huyện|GDTX&DH|Giáo dục Thường xuyên và Đại học|Kế hoạch tài chính các cơ quan, tổ chức có liên quan|Kế hoạch tài chính|các cơ quan, tổ chức có liên quan|các đơn vị liên quan|Thanh tra".split(
        "|",
      ),
    );
    const cell = fc.array(name, { maxLength: 5 }).map((names) => names.join("; "));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (cells) => {
        const first = read(cells);
        const again = read(cells, first);
        expect([again.of, again.units, again.sets]).toEqual([first.of, [], []]);
      }),
      { numRuns: 300 },
    );
  });
});
