import type { Paragraph, Table, TableRow } from "docx";
import type { PeriodReport } from "../../domain/period-report.js";
import { say } from "../../domain/say.js";
import { type CellLine, COLUMNS, type Column, cellsOf } from "../report-cells.js";
import { type Docx, heading, runs } from "./paragraphs.js";
import { mm, SIZE } from "./styles.js";
import type { Words } from "./words.js";

/** Millimetres; together the width between the margins of a page across. */
const WIDTHS: Readonly<Record<Column, number>> = {
  code: 13,
  title: 58,
  leads: 26,
  supports: 36,
  deadline: 23,
  result: 27,
  figures: 29,
  products: 22,
  notes: 18,
};
/** A row this long may be broken over pages; a shorter one stays whole. */
const LONG_ROW = 240;

/** II. The table by the plan's sections; its head stands on every page. */
export function resultTable(docx: Docx, report: PeriodReport, words: Words): (Paragraph | Table)[] {
  const { Table, TableLayoutType, WidthType } = docx;
  const widths = COLUMNS.map((column) => mm(WIDTHS[column]));
  const rows = report.sections.flatMap(({ title, rows: of }, index) => [
    ...(report.sections.length > 1 ? [sectionRow(docx, index + 1, title, words)] : []),
    ...of.map((row) => {
      const cells = cellsOf(row, report);
      return tableRow(
        docx,
        COLUMNS.map((column) => cells[column]),
        words,
      );
    }),
  ]);
  return [
    heading(docx, say("report-heading-table"), words),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [headRow(docx, words), ...rows],
    }),
  ];
}

function headRow(docx: Docx, words: Words): TableRow {
  const { AlignmentType, Paragraph, TableCell, TableRow, TextRun, VerticalAlign } = docx;
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map(
      (column) =>
        new TableCell({
          ...box(docx, column),
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              keepNext: true,
              children: [new TextRun({ text: words(say("report-column", { column })), size: SIZE.table, bold: true })],
            }),
          ],
        }),
    ),
  });
}

function sectionRow(docx: Docx, number: number, title: string | null, words: Words): TableRow {
  const { Paragraph, TableCell, TableRow, TextRun } = docx;
  const text = words(say("report-section", { number, title: title ?? { say: say("report-section-others") } }));
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: COLUMNS.length,
        margins: PADDING,
        children: [new Paragraph({ keepNext: true, children: [new TextRun({ text, size: SIZE.table, bold: true })] })],
      }),
    ],
  });
}

function tableRow(docx: Docx, cells: readonly (readonly CellLine[])[], words: Words): TableRow {
  const { AlignmentType, Paragraph, TableCell, TableRow } = docx;
  const length = Math.max(...cells.map((lines) => lines.reduce((sum, { text }) => sum + words(text).length, 0)));
  return new TableRow({
    cantSplit: length < LONG_ROW,
    children: cells.map((lines, index) => {
      const column = COLUMNS[index] ?? "notes";
      const paragraphs = lines.map(
        (line) =>
          new Paragraph({
            ...(column === "code" && { alignment: AlignmentType.CENTER }),
            children: runs(docx, line, words, SIZE.table),
          }),
      );
      return new TableCell({
        ...box(docx, column),
        children: paragraphs.length > 0 ? paragraphs : [new Paragraph({ children: [] })],
      });
    }),
  });
}

const PADDING = { top: mm(0.7), bottom: mm(0.7), left: mm(1.2), right: mm(1.2) };

function box({ WidthType }: Docx, column: Column) {
  return { width: { size: mm(WIDTHS[column]), type: WidthType.DXA }, margins: PADDING };
}
