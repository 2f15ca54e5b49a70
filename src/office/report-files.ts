import type { Document } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { periodDocument } from "../reports/document/period-document.js";
import { periodWorkbook } from "../reports/sheet/period-workbook.js";
import type { Texts } from "../text/texts.js";

export const REPORT_FORMATS = ["docx", "xlsx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** An official paper is in Vietnamese, whatever language who asks for it reads. */
const LANGUAGE: Language = "vi";
const OFFICE = "application/vnd.openxmlformats-officedocument";
const FORMS = {
  docx: { mimeType: `${OFFICE}.wordprocessingml.document`, write: periodDocument },
  xlsx: { mimeType: `${OFFICE}.spreadsheetml.sheet`, write: periodWorkbook },
} as const;

/** The report as a file, named after its period. */
export async function reportFile(report: PeriodReport, format: ReportFormat, texts: Texts): Promise<Document> {
  const plain = (line: Say) => texts.plain(LANGUAGE, line);
  const { mimeType, write } = FORMS[format];
  const fileName = `${plain(say("report-file-name", { period: report.period }))}.${format}`;
  return { bytes: await write(report, plain), fileName, mimeType };
}
