import { expect, it } from "vitest";
import { isPersonName } from "../../src/domain/person-name.js";

it.each(["Nguyễn Thị Ánh (mẫu)", "Lê Văn A – PCVP", "Y-Moan Ê.ban", "D’Arc", "Trần Thị B, KTT", "Lò A 2", "can_bo_1"])(
  "%s is a person's name",
  (name) => expect(isPersonName(name)).toBe(true),
);

it.each([
  ["a formula", "=1+1"],
  ["a formula with letters", '=HYPERLINK("http://x.vn")'],
  ["another beginning of formulas", "@SUM An"],
  ["one behind a dash", "-An"],
  ["markup", "An <img src=x>"],
  ["an address", "an@so.vn"],
  ["several lines", "An\nBình"],
  ["figures alone", "0912 345 678"],
  ["nothing", ""],
  ["a page of text", "An ".repeat(40)],
])("%s is none", (_what, name) => expect(isPersonName(name)).toBe(false));
