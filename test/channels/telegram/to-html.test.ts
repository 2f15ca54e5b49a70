import fc from "fast-check";
import { expect, it } from "vitest";
import { toHtml } from "../../../src/channels/telegram/to-html.js";
import { parseHtml } from "../../fakes/telegram/parse-html.js";

const words = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("<b>", "</b>", "&lt;", "&", "<script>", "a < b > c", "📌"),
);
const formatted = fc.array(words, { maxLength: 8 }).chain((parts) => {
  const text = parts.join(" ");
  const run = fc.record({ start: fc.nat({ max: text.length }), length: fc.nat({ max: 20 }) });
  return fc.array(run, { maxLength: 4 }).map((bold) => ({
    text,
    bold: bold.filter(({ start, length }) => start + length <= text.length),
  }));
});

it("whatever people write, Telegram shows it as they wrote it", () =>
  fc.assert(
    fc.property(formatted, (text) => {
      expect(parseHtml(toHtml(text)).text).toBe(text.text);
    }),
  ));

it("exactly what was asked is bold", () =>
  fc.assert(
    fc.property(formatted, (text) => {
      const inRuns = (runs: readonly { start: number; length: number }[]) =>
        Array.from({ length: text.text.length }, (_, at) =>
          runs.some((run) => at >= run.start && at < run.start + run.length),
        );
      const shown = parseHtml(toHtml(text)).entities.map(({ offset, length }) => ({ start: offset, length }));
      expect(inRuns(shown)).toEqual(inRuns(text.bold));
    }),
  ));
