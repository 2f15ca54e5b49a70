import type { Paragraph, Table } from "docx";
import type { PeriodReport } from "../../domain/period-report.js";
import { say } from "../../domain/say.js";
import { aboutPhrase } from "../report-phrases.js";
import { columns } from "./letterhead.js";
import { body, type Docx } from "./paragraphs.js";
import { SIZE, TEXT_WIDTH } from "./styles.js";
import type { Words } from "./words.js";

const HALF = Math.round(TEXT_WIDTH.portrait / 2);
/** Room for the signature and the seal. */
const ROOM_LINES = 5;

/** The last sentence with its "./.", the recipients on the left, the signature on the right. */
export function closing(docx: Docx, report: PeriodReport, words: Words): (Paragraph | Table)[] {
  const { AlignmentType, Paragraph, TextRun } = docx;
  const { organization, recipients, signer } = report.letterhead;
  const run = (text: string, look: object) => new TextRun({ text, ...look });
  const last = recipients.length - 1;
  const left = [
    new Paragraph({
      children: [run(words(say("report-recipients")), { size: SIZE.recipientsHead, bold: true, italics: true })],
    }),
    ...recipients.map(
      (name, index) =>
        new Paragraph({ children: [run(`- ${words(name)}${index === last ? "." : ";"}`, { size: SIZE.recipients })] }),
    ),
  ];
  const centred = (text: string, look: object) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, { size: SIZE.body, bold: true, ...look })] });
  const right = [
    centred(words(signer ?? say("report-signer")).toLocaleUpperCase("vi"), {}),
    ...Array.from({ length: ROOM_LINES }, () => new Paragraph({ children: [] })),
    centred(words(say("report-signature")), { highlight: "yellow" }),
  ];
  return [
    // No signature stands on a page without a word of what is signed.
    body(docx, { text: say("report-closing", { subject: { say: aboutPhrase(report) }, organization }) }, words, true),
    new Paragraph({ keepNext: true, children: [] }),
    columns(
      docx,
      [HALF, TEXT_WIDTH.portrait - HALF],
      [[recipients.length > 0 ? left : [new Paragraph({ children: [] })], right]],
    ),
  ];
}
