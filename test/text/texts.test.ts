import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { type Arg, say } from "../../src/domain/say.js";
import { BOLD_END, BOLD_START } from "../../src/text/formatted-text.js";
import { loadTexts } from "../../src/text/texts.js";
import { messagesOf } from "./fluent-files.js";

const texts = loadTexts();
const note = (value: Arg, language: "vi" | "en" = "vi") => texts.plain(language, say("update-note", { note: value }));

describe("a value in a text", () => {
  it.each<[string, Arg, string, string]>([
    ["a number with a comma or a point", 1234.5, "Ghi chú: 1.234,5", "Note: 1,234.5"],
    ["at most two decimals", 82.456, "Ghi chú: 82,46", "Note: 82.46"],
    ["a percentage", { figure: 82.5, unit: "%" }, "Ghi chú: 82,5 %", "Note: 82.5%"],
    [
      "another unit after it",
      { figure: 1234.5, unit: "triệu đồng" },
      "Ghi chú: 1.234,5 triệu đồng",
      "Note: 1,234.5 triệu đồng",
    ],
    ["a day in the office's form", { date: localDate("2025-03-07") }, "Ghi chú: 07/03/2025", "Note: 07/03/2025"],
    [
      "an instant in the office's zone",
      { at: new Date("2025-03-07T02:12:30Z") },
      "Ghi chú: 09:12 07/03/2025",
      "Note: 09:12 07/03/2025",
    ],
    [
      "midnight on its own day",
      { at: new Date("2025-03-06T17:00:00Z") },
      "Ghi chú: 00:00 07/03/2025",
      "Note: 00:00 07/03/2025",
    ],
    ["a message inside it", { say: say("chat-process-done") }, "Ghi chú: hoàn thành", "Note: done"],
    ["words as they are", "  5 < 6 & {x} $y  ", "Ghi chú:   5 < 6 & {x} $y  ", "Note:   5 < 6 & {x} $y  "],
    [
      "a list, each in its own form",
      {
        list: [
          "An",
          1234.5,
          { figure: 82.5, unit: "%" },
          { date: localDate("2025-03-07") },
          { say: say("chat-process-done") },
        ],
      },
      "Ghi chú: An, 1.234,5, 82,5 %, 07/03/2025, hoàn thành",
      "Note: An, 1,234.5, 82.5%, 07/03/2025, done",
    ],
    ["an empty list", { list: [] }, "Ghi chú: ", "Note: "],
  ])("is %s", (_name, value, vi, en) => {
    expect(note(value)).toBe(vi);
    expect(note(value, "en")).toBe(en);
  });

  it("goes by the zone it was loaded for, not the host's", () => {
    const elsewhere = loadTexts("America/New_York");
    expect(elsewhere.plain("vi", say("update-note", { note: { at: new Date("2025-03-07T02:12:00Z") } }))).toBe(
      "Ghi chú: 21:12 06/03/2025",
    );
  });
});

describe("a text", () => {
  it("has its bold runs apart, counted as the providers count", () => {
    const { text, bold } = texts.format("vi", [
      say("update-saved", { id: "🟠7", title: "một" }),
      say("chat-blank"),
      say("update-saved", { id: "8", title: "hai" }),
    ]);
    expect(text).toBe("✔ 🟠7 · một\n\n✔ 8 · hai");
    expect(bold.map(({ start, length }) => text.slice(start, start + length))).toEqual(["🟠7", "8"]);
  });

  it.each(["vi", "en"] as const)("is never missing silently, in %s", (language) => {
    expect(() => texts.plain(language, say("no-such-text"))).toThrow(/no-such-text/);
  });

  it("is never shown with a hole: a value it needs and was not given stops it", () => {
    expect(() => texts.plain("vi", say("update-note"))).toThrow(/update-note/);
  });

  /** What people may type: letters, our own markers, both syntaxes, line ends, marks no screen shows. */
  const anyWords = fc
    .array(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 5 }),
        fc.constantFrom(
          BOLD_START,
          BOLD_END,
          "<b>",
          "</b>",
          "{ $id }",
          "{",
          "}",
          "{ -term }",
          "\\u{1F600}",
          "\n",
          "$id",
        ),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(""));

  it("shows people's words as they are, and never lets them switch bold on or off", () =>
    fc.assert(
      fc.property(anyWords, anyWords, fc.constantFrom("vi" as const, "en" as const), (id, title, language) => {
        const { text, bold } = texts.format(language, [say("update-saved", { id: `7${id}`, title })]);
        const clean = (words: string) => words.replaceAll(BOLD_START, "").replaceAll(BOLD_END, "");
        expect(text).toBe(`✔ 7${clean(id)} · ${clean(title)}`);
        expect(bold).toEqual([{ start: 2, length: 1 + clean(id).length }]);
      }),
    ));

  it("shows them so in a list too", () =>
    fc.assert(
      fc.property(fc.array(anyWords, { maxLength: 4 }), (words) => {
        const { bold } = texts.format("vi", [say("update-note", { note: { list: words } })]);
        expect(bold).toEqual([]);
      }),
    ));

  it("comes out in every message and variant, with bold that fits the text", () => {
    for (const language of ["vi", "en"] as const)
      for (const { id, variables, choices } of messagesOf(language)) {
        const chosen = choices.flatMap((choice) => {
          const [name = "", words = ""] = choice.split(": ");
          return words.split(", ").map((word) => [name.slice(1), word] as const);
        });
        for (const [name, word] of [["", ""] as const, ...chosen]) {
          const args = Object.fromEntries(variables.map((each) => [each, each === name ? word : "x"]));
          const { text, bold } = texts.format(language, [say(id, args)]);
          expect(text).not.toMatch(/[\ue000\ue001]|[{}]|undefined|null|\[object/);
          for (const { start, length } of bold) {
            expect(length).toBeGreaterThan(0);
            expect(start + length).toBeLessThanOrEqual(text.length);
          }
        }
      }
  });
});
