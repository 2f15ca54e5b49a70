import type { Sheet } from "write-excel-file/node";
import type { PeriodReport } from "../../domain/period-report.js";
import type { Say } from "../../domain/say.js";
import { figureSheet } from "./figure-sheet.js";
import { printSetup } from "./print-setup.js";
import { resultSheet } from "./result-sheet.js";
import { tallEnough } from "./row-height.js";
import { sourceSheet } from "./source-sheet.js";

/**
 * The report as a workbook: the document's table, every figure, and where each comes from. Words are cells of text: what
 * looks like a formula is not one.
 * @param plain a say as plain text in the workbook's language
 */
export async function periodWorkbook(report: PeriodReport, plain: (say: Say) => string): Promise<Uint8Array> {
  // Loaded here, as the document's library is.
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const drafts = [resultSheet(report, plain), figureSheet(report, plain), sourceSheet(report, plain)];
  const sheets = drafts.map(
    ({ name, widths, rows }): Sheet<never> => ({
      sheet: name,
      data: rows.map((row) => tallEnough(row, widths)),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    }),
  );
  const features = [printSetup(drafts.map(({ name }) => name))];
  const written = await writeExcelFile(sheets, { fontFamily: "Times New Roman", fontSize: 12, features }).toBuffer();
  return new Uint8Array(written);
}
