import type { PeriodReport } from "../../domain/period-report.js";
import type { Say } from "../../domain/say.js";
import { subjectPhrase } from "../report-phrases.js";
import { closing } from "./closing.js";
import { letterhead } from "./letterhead.js";
import { nextDuties, overview, shortcomings } from "./parts.js";
import { resultTable } from "./result-table.js";
import { FONT, LANDSCAPE, PORTRAIT, SIZE } from "./styles.js";
import { paperWords } from "./words.js";

/**
 * The report as a Word document in the form of Nghị định 30/2020/NĐ-CP: letterhead and overview, the table on pages of
 * its own across, then what is wanting, what comes next, recipients and signature.
 * @param plain a say as plain text in the document's language
 */
export async function periodDocument(report: PeriodReport, plain: (say: Say) => string): Promise<Uint8Array> {
  // Loaded here: it costs a start a fifth of a second, and a report is written a few times a year.
  const docx = await import("docx");
  const { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, SectionType, TextRun } = docx;
  const words = paperWords(plain);
  const pageNumber = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })],
      }),
    ],
  });
  const heading = { size: SIZE.body, bold: true, font: FONT, color: "000000" };
  const spacing = { before: 120, after: 60 };
  const document = new Document({
    creator: safeName(words(report.letterhead.organization)),
    title: words(subjectPhrase(report)),
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE.body, color: "000000" } },
        heading1: { run: heading, paragraph: { spacing } },
        heading2: { run: heading, paragraph: { spacing } },
      },
    },
    sections: [
      {
        properties: { page: PORTRAIT, titlePage: true },
        headers: { default: pageNumber, first: new Header({ children: [new Paragraph({})] }) },
        children: [...letterhead(docx, report, words), ...overview(docx, report, words)],
      },
      {
        properties: { page: LANDSCAPE, type: SectionType.NEXT_PAGE },
        headers: { default: pageNumber },
        children: resultTable(docx, report, words),
      },
      {
        properties: { page: PORTRAIT, type: SectionType.NEXT_PAGE },
        headers: { default: pageNumber },
        children: [
          ...shortcomings(docx, report, words),
          ...nextDuties(docx, report, words),
          ...closing(docx, report, words),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function safeName(name: string): string {
  return name === "" ? "Nhắc Việc" : name;
}
