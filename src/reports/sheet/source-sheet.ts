import type { PeriodReport, ReportSource } from "../../domain/period-report.js";
import { type Say, say } from "../../domain/say.js";
import { formalPeriod } from "../report-phrases.js";
import { dayCell, headCell, numberCell, type SheetDraft, wordsCell } from "./cells.js";

const COLUMNS = {
  task: 9,
  period: 14,
  unit: 26,
  metric: 9,
  value: 12,
  numerator: 11,
  denominator: 11,
  state: 16,
  asOf: 13,
  estimate: 9,
  by: 20,
  at: 12,
  where: 24,
  entry: 10,
  note: 36,
  evidence: 36,
} as const;

/** Where each number comes from: who said it, when and where, under which entry of the history. */
export function sourceSheet({ sources }: PeriodReport, plain: (say: Say) => string): SheetDraft {
  const rows = sources.map((source) => {
    const { task, period, unit, metric, figure, process, asOf, estimate, entry, by, at, note, evidence } = source;
    return [
      wordsCell(task),
      wordsCell(plain(formalPeriod(period))),
      wordsCell(unit),
      wordsCell(metric ?? ""),
      numberCell(figure?.value),
      numberCell(figure?.numerator),
      numberCell(figure?.denominator),
      wordsCell(plain(say("reports-process", { process }))),
      dayCell(asOf),
      wordsCell(estimate ? plain(say("report-yes")) : ""),
      wordsCell(by),
      wordsCell(plain(say("report-at", { at: { at } }))),
      wordsCell(plain(where(source))),
      numberCell(entry),
      wordsCell(note ?? ""),
      wordsCell(evidence.join("\n")),
    ];
  });
  const head = Object.keys(COLUMNS).map((column) => headCell(plain(say("report-sources-column", { column }))));
  return {
    name: plain(say("report-sheet", { sheet: "sources" })),
    widths: Object.values(COLUMNS),
    rows: [head, ...rows],
  };
}

function where({ channel, where: title }: ReportSource): Say {
  const by = { say: say("report-channel", { channel }) };
  return title === null
    ? say("report-where-private", { channel: by })
    : say("report-where-group", { channel: by, title });
}
