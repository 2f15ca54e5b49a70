import type { LocalDate } from "../domain/local-date.js";
import type { MissingResult, PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { firstFew } from "./first-few.js";
import { unitsPhrase } from "./phrases.js";
import { countsSentence, formalPeriod } from "./report-phrases.js";

const MOST_MISSING = 5;

/** The message beside the files: which report, how it stands, what is missing, what to do next. */
export function reportLines(report: PeriodReport): Say[] {
  const { period, at, frozen, sections } = report;
  const amended = sections.flatMap(({ rows }) => rows.flatMap(({ amendments }) => amendments)).length;
  const name = { say: formalPeriod(period) };
  return [
    frozen
      ? say("report-done-frozen", { period: name, at: { at: frozen.at }, by: frozen.by })
      : say("report-done", { period: name, at: { at } }),
    countsSentence(report),
    ...(amended > 0 ? [say("report-amended-count", { count: amended })] : []),
    ...missingReportLines(report),
    ...(frozen ? [] : [say("report-next-freeze", { line: `/chot ${period}` })]),
  ];
}

/** What is missing, the first few by name. */
function missingReportLines({ missing }: Pick<PeriodReport, "missing">): Say[] {
  if (missing.length === 0) return [say("report-missing-none")];
  const { shown, rest } = firstFew(missing, MOST_MISSING);
  return [
    say("report-missing-title", { count: missing.length }),
    ...shown.map(missingLine),
    ...(rest.length > 0 ? [say("report-missing-more", { count: rest.length })] : []),
  ];
}

function missingLine({ task, metric, units }: MissingResult): Say {
  return say("report-missing-line", { task: metric ?? task, units: { say: unitsPhrase(units) } });
}

/** The notice to the coordinators that a draft can be had. */
export function readyLines(report: PeriodReport, dueOn: LocalDate): Say[] {
  return [
    say("report-ready", { period: { say: formalPeriod(report.period) }, due: { date: dueOn } }),
    countsSentence(report),
    ...missingReportLines(report),
    say("report-ready-command", { line: `/baocao ${report.period}` }),
  ];
}
