import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/domain/fold.js";

describe("folding", () => {
  it.each([
    ["Phòng Tổ chức Cán bộ", "phong to chuc can bo"],
    ["ĐẠI HỌC", "dai hoc"],
    ["đ", "d"],
    ["Giáo dục".normalize("NFD"), "giao duc"],
    ["／ｃａｐｎｈａｔ　７", "capnhat 7"],
    ["GDTX–ĐH (mới)", "gdtx dh moi"],
    ["a\u00a0b\tc\nd", "a b c d"],
    ["ƯỚC", "uoc"],
    ["", ""],
    ["…", ""],
    ["🙂 ok", "ok"],
  ])("%j reads %j", (text, folded) => expect(fold(text)).toBe(folded));

  it("twice is once, over every letter with a case or a mark", () => {
    for (let code = 0; code < 0x20000; code++) {
      // Ideographs and Hangul have neither.
      if ((code >= 0x3400 && code < 0xa000) || (code >= 0xac00 && code < 0xf900)) continue;
      const once = fold(String.fromCodePoint(code));
      if (fold(once) !== once) expect.fail(`U+${code.toString(16)}: "${once}" folds on to "${fold(once)}"`);
    }
  });

  it("does not tell composed from decomposed, nor large from small", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."ăâđêôơưĂÂĐÊÔƠƯấầẩẫậỘỢỰ aZ9-/".split(""))), (letters) => {
        const text = letters.join("");
        expect(fold(text.normalize("NFD"))).toBe(fold(text));
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
    ));
});
