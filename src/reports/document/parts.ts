import type { Paragraph } from "docx";
import type { PeriodReport, ReportTarget } from "../../domain/period-report.js";
import { periodPhrase } from "../../domain/phrases.js";
import { say } from "../../domain/say.js";
import { stateOf } from "../count-states.js";
import { groupBy } from "../group-by.js";
import { compareNames } from "../names.js";
import { verdictOn } from "../phrases.js";
import { type CellLine, figureLines, someUnits } from "../report-cells.js";
import { aboutPhrase, countsSentence, formalPeriod } from "../report-phrases.js";
import { body, type Docx, heading } from "./paragraphs.js";
import type { Words } from "./words.js";

/** I. The whole in sentences: what was due, how it stands, each target. */
export function overview(docx: Docx, report: PeriodReport, words: Words): Paragraph[] {
  const { plan, letterhead, frozen, at, unspoken } = report;
  const targets = targetsOf(report);
  const met = targets.filter((target) => verdictOn(target) === "met").length;
  const silent = targets.filter(({ figure }) => figure === null).map(({ id }) => id);
  const lines: CellLine[] = [
    { text: say("report-as-of", { at: { at } }) },
    { text: countsSentence(report) },
    ...(targets.length > 0 ? [{ text: say("report-targets-met", { met, total: targets.length }) }] : []),
    ...targets.filter(({ figure }) => figure !== null).map((target) => targetLine(target, report)),
    ...(silent.length > 0
      ? [
          {
            text: say("report-targets-silent", { count: silent.length, list: { list: silent } }),
            mark: "missing" as const,
          },
        ]
      : []),
    ...(unspoken > 0 ? [{ text: say("report-unspoken", { count: unspoken }) }] : []),
  ];
  const opening = say("report-opening", {
    plan: plan.title,
    organization: letterhead.organization,
    subject: { say: aboutPhrase(report) },
  });
  return [
    body(docx, { text: opening }, words),
    ...(frozen ? [body(docx, frozenLine(report), words)] : []),
    heading(docx, say("report-heading-overview"), words),
    ...lines.map((line) => body(docx, line, words)),
  ];
}

/** Only what somebody can hand in or the system works out; a figure entered elsewhere is told there too. */
function targetsOf({ sections }: PeriodReport): ReportTarget[] {
  return sections.flatMap(({ rows }) => rows.flatMap((row) => row.targets));
}

/** A target and all that is to be said of its figure, in one paragraph. */
function targetLine(target: ReportTarget, report: PeriodReport): CellLine {
  const parts = figureLines(target, report).map(({ text }) => (typeof text === "string" ? text : { say: text }));
  const [first = "", ...rest] = target.label;
  const label = `${first.toLocaleUpperCase("vi")}${rest.join("")}`;
  return { text: say("report-target", { label, line: { list: parts } }) };
}

function frozenLine({ frozen, sections }: PeriodReport): CellLine {
  const count = sections.flatMap(({ rows }) => rows.flatMap(({ amendments }) => amendments)).length;
  const args = { by: frozen?.by ?? "", at: frozen ? { at: frozen.at } : "", count };
  return count > 0
    ? { text: say("report-frozen-amended", args), mark: "amended" }
    : { text: say("report-frozen", args) };
}

/** III. What is late, what misses its target, what nobody has told. */
export function shortcomings(docx: Docx, report: PeriodReport, words: Words): Paragraph[] {
  const rows = report.sections.flatMap((section) => section.rows);
  const late = rows.flatMap(({ task, items }): CellLine[] => {
    const title = items[0]?.title ?? "";
    const units = [...new Set(items.filter((item) => stateOf(item) === "overdue").map(({ unit }) => unit))];
    return units.length === 0 ? [] : [{ text: say("report-overdue", { task, title, units: someUnits(units) }) }];
  });
  const missed = targetsOf(report).flatMap((target): CellLine[] => {
    return verdictOn(target) === "missed" ? [targetLine(target, report)] : [];
  });
  const part = (title: string, lines: readonly CellLine[], none: string) => [
    heading(docx, say(title), words, "HEADING_2"),
    ...(lines.length > 0 ? lines : [{ text: say(none) }]).map((line) => body(docx, line, words)),
  ];
  return [
    heading(docx, say("report-heading-shortcomings"), words),
    ...part("report-heading-overdue", late, "report-overdue-none"),
    ...part("report-heading-missed", missed, "report-missed-none"),
    ...part("report-heading-missing", missingLines(report), "report-missing-nothing"),
    heading(docx, say("report-heading-causes"), words, "HEADING_2"),
    body(docx, { text: say("report-causes"), mark: "missing" }, words),
  ];
}

/** Who has not told what: units that owe the same stand in one line. */
function missingLines({ missing }: PeriodReport): CellLine[] {
  const owed = new Map<string, string[]>();
  for (const { task, metric, units } of missing)
    for (const unit of units) owed.set(unit, [...(owed.get(unit) ?? []), metric ?? task]);
  const alike = groupBy([...owed], ([, codes]) => codes.join(", "));
  return [...alike].map(([codes, units]) => ({
    text: say("report-missing", { codes, units: { list: units.map(([name]) => name).sort(compareNames) } }),
    mark: "missing",
  }));
}

/** IV. What falls due next. */
export function nextDuties(docx: Docx, { next, period }: PeriodReport, words: Words): Paragraph[] {
  const lines = next.map(
    ({ task, title, period: of, dueOn, units }): CellLine => ({
      text: say("report-next", {
        task,
        title,
        period: { say: periodPhrase(of) },
        due: { date: dueOn },
        units: someUnits(units),
      }),
    }),
  );
  return [
    heading(docx, say("report-heading-next"), words),
    body(
      docx,
      {
        text: say(lines.length > 0 ? "report-next-intro" : "report-next-none", {
          period: { say: formalPeriod(period) },
        }),
      },
      words,
    ),
    ...lines.map((line) => body(docx, line, words)),
  ];
}
