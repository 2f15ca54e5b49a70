import type { Paragraph, Table } from "docx";
import type { PeriodReport } from "../../domain/period-report.js";
import { say } from "../../domain/say.js";
import { subjectPhrase } from "../report-phrases.js";
import type { Docx } from "./paragraphs.js";
import { mm, SIZE, TEXT_WIDTH } from "./styles.js";
import type { Words } from "./words.js";

const LEFT = mm(66);
const RIGHT = TEXT_WIDTH.portrait - LEFT;

/** State and motto, the office and the body above it, number, place and day, kind and subject of the paper. */
export function letterhead(docx: Docx, report: PeriodReport, words: Words): (Paragraph | Table)[] {
  const { AlignmentType, Paragraph, TextRun } = docx;
  const { letterhead: office, today } = report;
  const centred = (text: string, look: { size: number; bold?: boolean; italics?: boolean }) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 0 },
      children: [new TextRun({ text, ...look })],
    });
  const caps = (text: string) => words(text).toLocaleUpperCase("vi");
  const [year = "", month = ""] = today.split("-");
  const left = [
    ...(office.superior === undefined ? [] : [centred(caps(office.superior), { size: SIZE.state })]),
    centred(caps(office.organization), { size: SIZE.state, bold: true }),
    line(docx, LEFT, mm(24)),
  ];
  const right = [
    centred(words(say("report-state")), { size: SIZE.state, bold: true }),
    centred(words(say("report-motto")), { size: SIZE.motto, bold: true }),
    line(docx, RIGHT, mm(62)),
  ];
  const number = centred(words(say("report-number", { symbol: office.symbol ?? "" })), { size: SIZE.number });
  const placeAndDay = centred(
    // The day is written in by hand on the day of signing.
    words(say("report-place-and-day", { place: office.place, month: String(Number(month)), year })),
    { size: SIZE.motto, italics: true },
  );
  return [
    // A row of their own: number and day stand on one line, however long the office's name is.
    columns(
      docx,
      [LEFT, RIGHT],
      [
        [left, right],
        [[number], [placeAndDay]],
      ],
    ),
    new Paragraph({ spacing: { before: 240 }, children: [] }),
    centred(words(say("report-kind")), { size: SIZE.body, bold: true }),
    centred(words(subjectPhrase(report)), { size: SIZE.body, bold: true }),
    line(docx, TEXT_WIDTH.portrait, mm(50), 240),
  ];
}

/** Blocks side by side without a frame. */
export function columns(
  { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType }: Docx,
  widths: readonly number[],
  rows: readonly (readonly Paragraph[][])[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
  const borders = { top: none, bottom: none, left: none, right: none };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (blocks) =>
        new TableRow({
          cantSplit: true,
          children: blocks.map(
            (children, index) =>
              new TableCell({
                children,
                borders,
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                margins: NARROW,
              }),
          ),
        }),
    ),
  });
}

const NARROW = { left: mm(1), right: mm(1) };

/** The rule below a name: a paragraph of no height with an edge, set in to the length wanted. */
function line({ BorderStyle, Paragraph, TextRun }: Docx, width: number, length: number, after = 60): Paragraph {
  const indent = Math.max(0, Math.round((width - length) / 2) - mm(1));
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 50, after, line: 60, lineRule: "exact" },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 0 } },
    children: [new TextRun({ text: "", size: 4 })],
  });
}
