import { describe, expect, it } from "vitest";
import { findUnit, nearestUnits } from "../../src/domain/unit.js";
import { shipped } from "./shipped.js";

const nameOf = (text: string) => findUnit(shipped.units, text)?.name ?? null;
const nearest = (text: string) => nearestUnits(shipped.units, text).map(({ name }) => name);

describe("a unit's name", () => {
  it("is known by every unit's full name, code and aliases, with or without diacritics, in any case", () => {
    for (const unit of shipped.units)
      for (const word of [unit.name, unit.code, ...unit.aliases]) {
        const plain = word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
        for (const form of [word, word.toUpperCase(), word.normalize("NFD"), plain, `  ${plain.toLowerCase()} `])
          expect([form, nameOf(form)]).toEqual([form, unit.name]);
      }
  });

  it.each([
    ["Phòng Tổ chức Cán bộ", "Phòng Tổ chức Cán bộ"],
    ["to chuc can bo", "Phòng Tổ chức Cán bộ"],
    ["phong  to-chuc, can bo", "Phòng Tổ chức Cán bộ"],
    ["thanh tra", "Thanh tra Sở"],
    ["phòng", null],
    ["Phòng Phù phép", null],
    ["", null],
    [" · ", null],
    ["tổ chức", null],
  ])("%j is %s", (text, name) => expect(nameOf(text)).toBe(name));

  it("is offered, nearest first, at most three, when it is only nearly right", () => {
    expect(nearest("giáo dục thường xuyên")[0]).toBe("Phòng Giáo dục Thường xuyên và Đại học");
    const schools = ["Hoa", "Nắng", "Gió", "Biển"].map((name) => ({ name: `Trường ${name}`, aliases: [] }));
    expect(nearestUnits(schools, "truong gio").map(({ name }) => name)).toEqual([
      "Trường Gió",
      "Trường Hoa",
      "Trường Nắng",
    ]);
  });

  it.each(["xyz", "", "!!!"])("offers nothing for %j", (text) => expect(nearest(text)).toEqual([]));
});
