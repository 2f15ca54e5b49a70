import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yesOrNo } from "../../../src/conversation/understanding/yes-or-no.js";

describe("an answer to a question of yes or no", () => {
  it.each(["đúng", "Đúng rồi ạ", "dung", "ok", "dạ vâng ạ", "có ạ", "ghi đi bạn", "đồng ý", "👍", "yes"])(
    "“%s” is a yes",
    (text) => expect(yesOrNo(text)).toBe("yes"),
  );

  it.each([
    "không",
    "không phải ạ",
    "ko",
    "sai rồi",
    "thôi ạ",
    "no",
    "đừng",
    "đừng ghi",
    "dừng lại",
    "dung ghi",
    "không đúng",
  ])("“%s” is a no", (text) => expect(yesOrNo(text)).toBe("no"));

  it.each([
    "",
    "!",
    "82%",
    "đúng là 82%",
    "ok 7",
    "không phát sinh",
    "xong",
    "chưa",
    "đúng, 7 mới phải",
    "có 3 trường",
  ])("“%s” is neither", (text) => expect(yesOrNo(text)).toBeNull());

  it("is never a yes with a figure in it, and nothing makes it fail", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(999), fc.string(), (before, figure, after) => {
        yesOrNo(before);
        expect(yesOrNo(`${before} ${figure} ${after}`)).not.toBe("yes");
      }),
    ));
});
