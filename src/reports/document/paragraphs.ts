import type { Paragraph } from "docx";
import type { CellLine } from "../report-cells.js";
import { MARK, mm, SIZE } from "./styles.js";
import type { Words } from "./words.js";

/** The library, handed down by who loaded it. */
export type Docx = typeof import("docx");

/**
 * A paragraph of the body: justified, its first line set in.
 * @param keepNext it stays on the page of what follows
 */
export function body(
  { AlignmentType, LineRuleType, Paragraph, ...docx }: Docx,
  line: CellLine,
  words: Words,
  keepNext = false,
): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    // The rule is said: without one LibreOffice takes the number for points and squeezes the lines.
    spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO },
    children: runs(docx, line, words, SIZE.body),
  });
}

/** A heading that stays with what it heads; programs find it in their outline. */
export function heading(
  { HeadingLevel, Paragraph, TextRun }: Docx,
  text: CellLine["text"],
  words: Words,
  level: keyof typeof HeadingLevel = "HEADING_1",
): Paragraph {
  return new Paragraph({
    heading: HeadingLevel[level],
    keepNext: true,
    indent: { firstLine: mm(12.7) },
    children: [new TextRun({ text: words(text) })],
  });
}

/** The line's words, marked where they are; a break where the text has one. */
export function runs({ TextRun }: Pick<Docx, "TextRun">, { text, mark }: CellLine, words: Words, size: number) {
  return words(text)
    .split("\n")
    .map(
      (part, index) =>
        new TextRun({ text: part, size, ...(index > 0 && { break: 1 }), ...(mark && { highlight: MARK[mark] }) }),
    );
}
