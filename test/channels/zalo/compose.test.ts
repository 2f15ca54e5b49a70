import fc from "fast-check";
import { expect, it } from "vitest";
import { compose } from "../../../src/channels/zalo/compose.js";

it("adds the choices as numbered lines", () => {
  const choices = [
    { label: "Đúng, ghi lại", value: "co" },
    { label: "Không", value: "khong" },
  ];
  expect(compose({ text: { text: "Ghi 82 %?", bold: [] }, choices }).text).toBe(
    "Ghi 82 %?\n\n1. Đúng, ghi lại\n2. Không",
  );
});

it("composes decomposed letters and keeps the bold where it was", () => {
  const before = "Tiến độ ".normalize("NFD");
  const strong = "Việc 7".normalize("NFD");
  const composed = compose({
    text: { text: `${before}${strong} hết`, bold: [{ start: before.length, length: strong.length }] },
  });
  expect(composed.text).toBe("Tiến độ Việc 7 hết");
  const [span] = composed.bold;
  expect(span && composed.text.slice(span.start, span.start + span.length)).toBe("Việc 7");
});

it("never lets a bold run leave the text", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 40 });
  fc.assert(
    fc.property(words, words, words, (before, strong, after) => {
      const text = `${before}${strong}${after}`;
      const composed = compose({ text: { text, bold: [{ start: before.length, length: strong.length }] } });
      for (const { start, length } of composed.bold) expect(start + length).toBeLessThanOrEqual(composed.text.length);
      expect(composed.text).toBe(text.normalize("NFC"));
    }),
  );
});
