import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitText } from "../../src/channels/split-text.js";
import type { FormattedText } from "../../src/domain/message.js";

const plain = (text: string): FormattedText => ({ text, bold: [] });
const texts = (text: string, max: number) => splitText(plain(text), max).map((piece) => piece.text);
/** The bold characters of a text, one string per run. */
const boldWords = ({ text, bold }: FormattedText) =>
  bold.map((span) => text.slice(span.start, span.start + span.length));

describe("where a text is cut", () => {
  it.each([
    ["a text that fits stays as it is, blanks included", " a \n", 4, [" a \n"]],
    ["an empty text is one empty piece", "", 10, [""]],
    ["a paragraph's end is taken before a line's", "một hai\n\nba\nbốn", 13, ["một hai", "ba\nbốn"]],
    ["a heading is not left alone", "Đầu\n\nmột hai\nba bốn năm", 13, ["Đầu\n\nmột hai", "ba bốn năm"]],
    ["a line's end is taken before a word's", "một hai\nba bốn năm", 12, ["một hai", "ba bốn năm"]],
    ["a line that fills the piece exactly is whole", "12345\n67890", 5, ["12345", "67890"]],
    ["a word longer than a piece is cut inside", "abcdefgh", 3, ["abc", "def", "gh"]],
    ["the blanks at a cut are dropped", "abc   \n  def", 4, ["abc", "def"]],
    ["leading blanks make no empty piece", "      abc def", 4, ["abc", "def"]],
    ["trailing blanks make no empty piece", "abc       ", 4, ["abc"]],
    ["an emoji outside the basic plane stays whole", "ab📌cd", 3, ["ab", "📌c", "d"]],
    ["a family emoji stays whole where it fits", "ab👨‍👩‍👧", 9, ["ab", "👨‍👩‍👧"]],
    ["a decomposed Vietnamese letter stays whole", "Vie\u0323\u0302t", 4, ["Vi", "e\u0323\u0302t"]],
  ])("%s", (_name, text, max, expected) => expect(texts(text, max)).toEqual(expected));

  it("refuses a limit that can't hold every character", () =>
    expect(() => splitText(plain("a"), 1)).toThrow("piece of 1"));
});

describe("bold runs", () => {
  it("go on in the next piece, without the blanks between", () => {
    const pieces = splitText({ text: "một hai ba bốn", bold: [{ start: 4, length: 6 }] }, 8);
    expect(pieces.map(boldWords)).toEqual([["hai"], ["ba"]]);
  });

  it("are dropped where they covered only what the cut drops", () => {
    const pieces = splitText({ text: "abc def", bold: [{ start: 3, length: 1 }] }, 4);
    expect(pieces).toEqual([plain("abc"), plain("def")]);
  });
});

describe("laws", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("\n", "\n\n", "  ", "việc", "e\u0323\u0302", "👨‍👩‍👧", "📌"),
  );
  const formatted = fc.array(word, { maxLength: 60 }).chain((words) => {
    const text = words.join(" ");
    const span = fc.record({ start: fc.nat({ max: text.length }), length: fc.integer({ min: 1, max: 40 }) });
    return fc.array(span, { maxLength: 4 }).map(
      (spans): FormattedText => ({
        text,
        bold: spans.filter((run) => run.start + run.length <= text.length),
      }),
    );
  });
  const limit = fc.integer({ min: 2, max: 80 });
  const letters = (text: string) => text.replace(/\s+/g, "");

  it("every piece fits, and only the sole piece of a blank text is blank", () =>
    fc.assert(
      fc.property(formatted, limit, (text, max) => {
        const pieces = splitText(text, max);
        expect(pieces.length).toBeGreaterThan(0);
        for (const piece of pieces) expect(piece.text.length).toBeLessThanOrEqual(max);
        if (pieces.length > 1) for (const piece of pieces) expect(piece.text.trim()).not.toBe("");
      }),
    ));

  it("together they lose only whitespace", () =>
    fc.assert(
      fc.property(formatted, limit, (text, max) => {
        expect(
          letters(
            splitText(text, max)
              .map((piece) => piece.text)
              .join(""),
          ),
        ).toBe(letters(text.text));
      }),
    ));

  it("no surrogate pair is broken", () =>
    fc.assert(
      fc.property(formatted, limit, (text, max) => {
        for (const piece of splitText(text, max)) expect(Buffer.from(piece.text).toString()).toBe(piece.text);
      }),
    ));

  it("the same letters are bold as before", () =>
    fc.assert(
      fc.property(formatted, limit, (text, max) => {
        const bold = (one: FormattedText) => [...one.bold].sort((a, b) => a.start - b.start);
        const marked = (one: FormattedText) =>
          Array.from({ length: one.text.length }, (_, at) => ({
            unit: one.text.charAt(at),
            bold: bold(one).some((run) => at >= run.start && at < run.start + run.length),
          })).filter(({ unit }) => unit.trim() !== "");
        expect(splitText(text, max).flatMap(marked)).toEqual(marked(text));
      }),
    ));
});
