import type { PeriodReport } from "../../domain/period-report.js";
import { type Say, say } from "../../domain/say.js";
import { COLUMNS, cellsOf } from "../report-cells.js";
import { headCell, type SheetDraft, wordsCell } from "./cells.js";

const WIDTHS = [7, 42, 18, 24, 16, 22, 28, 20, 24];

/** The document's table, a task a row. */
export function resultSheet(report: PeriodReport, plain: (say: Say) => string): SheetDraft {
  const rows = report.sections.flatMap(({ title, rows: of }, index) => {
    const heading = plain(
      say("report-section", { number: index + 1, title: title ?? { say: say("report-section-others") } }),
    );
    const section = { ...wordsCell(heading), fontWeight: "bold" as const, columnSpan: COLUMNS.length };
    return [
      ...(report.sections.length > 1 ? [[section, ...COLUMNS.slice(1).map(() => null)]] : []),
      ...of.map((row) => {
        const cells = cellsOf(row, report);
        return COLUMNS.map((column) => {
          const lines = cells[column];
          const texts = lines.map(({ text }) => (typeof text === "string" ? text : plain(text)));
          return wordsCell(texts.join("\n"), lines.find(({ mark }) => mark)?.mark);
        });
      }),
    ];
  });
  return {
    name: plain(say("report-sheet", { sheet: "results" })),
    widths: WIDTHS,
    rows: [COLUMNS.map((column) => headCell(plain(say("report-column", { column })))), ...rows],
  };
}
