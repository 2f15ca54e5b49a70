import type { TaskDraft } from "../../domain/catalogue.js";
import { type Say, say } from "../../domain/say.js";
import type { DeadlineReading } from "./deadline-reading.js";
import { plain } from "./fold.js";
import type { TableQuestion } from "./question.js";
import type { MetricReading } from "./read-metrics.js";
import type { Footer, IgnoredColumn } from "./read-rows.js";
import { oneLine, sayPlace } from "./table.js";

/** What a question about the whole table is about. */
const WHOLE_TABLE = "DM";
const MOST_QUOTED = 60;

/** What a row leaves open, with the answer taken until somebody decides. */
export function rowQuestions(task: TaskDraft, deadline: DeadlineReading, { doubts }: MetricReading): TableQuestion[] {
  const questions: TableQuestion[] = [];
  const ask = (kind: string, text: Say, answer: Say) =>
    questions.push({ id: `table-${task.code}-${kind}`, about: task.code, text, default: answer });
  const { code } = task;
  if (task.leads.length === 0) ask("lead", say("import-question-no-lead", { code }), say("import-default-no-lead"));
  if (task.deadlineText === "")
    ask("deadline", say("import-question-no-deadline", { code }), say("import-default-standing"));
  else if (!deadline.understood)
    ask(
      "deadline",
      say("import-question-deadline", { code, found: task.deadlineText }),
      deadline.rule.kind === "on"
        ? say("import-default-latest", { day: { date: deadline.rule.on } })
        : say("import-default-standing"),
    );
  for (const [index, { kind, figure }] of doubts.entries())
    ask(
      `figure-${index + 1}`,
      say(`import-question-figure-${kind}`, { code, figure }),
      say(`import-default-figure-${kind}`, { figure }),
    );
  const rhythm = /dinh ky (?:hang|moi)? ?(thang|quy)(?!\p{L})/u.exec(plain(task.title))?.[1];
  if (rhythm && task.schedule.length === 1)
    ask(
      "rhythm",
      say(`import-question-rhythm-${rhythm === "thang" ? "month" : "quarter"}`, { code }),
      say("import-default-rhythm", { deadline: task.deadlineText }),
    );
  return questions;
}

/** Asked where a row's deadline names a year that is neither the plan's nor the table's. */
export function strayYearQuestion(
  task: TaskDraft,
  years: readonly number[],
  known: readonly number[],
): TableQuestion[] {
  const stray = years.find((year) => !known.includes(year));
  if (stray === undefined) return [];
  const { code, deadlineText } = task;
  const text = say("import-question-stray-year", { code, found: deadlineText, year: String(known[0]) });
  const answer = say("import-default-other-year", { named: String(stray) });
  return [{ id: `table-${code}-year`, about: code, text, default: answer }];
}

/** Asked where nobody says the plan's year, or two say different ones. */
export function yearQuestions(given: number | undefined, named: number | undefined, year: number): TableQuestion[] {
  const about = WHOLE_TABLE;
  const answer = say("import-default-year", { year: String(year) });
  if (given === undefined && named === undefined)
    return [{ id: "table-year", about, text: say("import-question-year"), default: answer }];
  if (given === undefined || named === undefined || given === named) return [];
  const text = say("import-question-other-year", { named: String(named), year: String(year) });
  return [{ id: "table-year", about, text, default: say("import-default-other-year", { named: String(named) }) }];
}

/** One for each column that was left out. */
export function columnQuestions(ignored: readonly IgnoredColumn[]): TableQuestion[] {
  return ignored.map(({ heading, place }, index) => ({
    id: `table-column-${index + 1}`,
    about: WHOLE_TABLE,
    text: say("import-question-column", { heading: oneLine(heading), place: { say: sayPlace(place) } }),
    default: say("import-default-column"),
  }));
}

/** One for what stands below each table and was left out. */
export function footerQuestions(footers: readonly Footer[]): TableQuestion[] {
  return footers.map(({ text, place }, index) => ({
    id: `table-footer-${index + 1}`,
    about: WHOLE_TABLE,
    text: say("import-question-footer", {
      found: oneLine(text).slice(0, MOST_QUOTED),
      place: { say: sayPlace(place) },
    }),
    default: say("import-default-footer"),
  }));
}

/** Rows without numbers were counted: whether that is right. */
export function autoNumberQuestion(count: number): TableQuestion {
  return {
    id: "table-auto-number",
    about: WHOLE_TABLE,
    text: say("import-question-auto-number"),
    default: say("import-default-auto-number", { last: String(count) }),
  };
}
