import type { PeriodReport, ReportTarget } from "../../domain/period-report.js";
import { targetPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import { verdictOn } from "../phrases.js";
import { dayCell, headCell, numberCell, type SheetDraft, wordsCell } from "./cells.js";

const COLUMNS = {
  id: 9,
  task: 9,
  label: 36,
  target: 12,
  value: 12,
  unit: 10,
  numerator: 11,
  denominator: 11,
  verdict: 22,
  asOf: 13,
  estimate: 9,
  stale: 9,
  reported: 11,
  owing: 11,
  origin: 26,
  missing: 38,
} as const;

/** Every target with its figure, numbers as numbers. */
export function figureSheet(report: PeriodReport, plain: (say: Say) => string): SheetDraft {
  const flag = (is: boolean) => wordsCell(is ? plain(say("report-yes")) : "");
  const rows = report.sections
    .flatMap((section) => section.rows.flatMap((row) => row.targets))
    .map((target) => {
      const { id, task, label, figure, asOf, estimate, stale, unitsReported, unitsOwing } = target;
      const silent = report.missing.find((one) => one.metric === id);
      return [
        wordsCell(id),
        wordsCell(task),
        wordsCell(label),
        wordsCell(plain(targetPhrase(target.target))),
        numberCell(figure?.value),
        wordsCell(target.target.unit),
        numberCell(figure?.numerator),
        numberCell(figure?.denominator),
        wordsCell(plain(say("reports-verdict", { verdict: verdictOn(target) }))),
        dayCell(asOf),
        flag(estimate),
        flag(stale),
        numberCell(unitsReported),
        numberCell(unitsOwing),
        wordsCell(figure ? plain(originPhrase(target)) : ""),
        wordsCell(silent?.units.join("; ") ?? "", silent && "missing"),
      ];
    });
  const head = Object.keys(COLUMNS).map((column) => headCell(plain(say("report-figures-column", { column }))));
  return {
    name: plain(say("report-sheet", { sheet: "figures" })),
    widths: Object.values(COLUMNS),
    rows: [head, ...rows],
  };
}

/** The way to the sheet of sources. */
function originPhrase({ id, origin }: ReportTarget): Say {
  if (origin === "computed") return say("report-figure-computed");
  const entries = { list: origin.entries.map(String) };
  return origin.metric === id
    ? say("report-figure-entries", { entries })
    : say("report-figure-of", { metric: origin.metric, entries });
}
