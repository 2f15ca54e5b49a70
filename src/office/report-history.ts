import type { LocalDate } from "../domain/local-date.js";
import { type Moment, measureFor } from "../domain/metrics-in-force.js";
import type { Occurrence } from "../domain/occurrence.js";
import { isWithin, type Period } from "../domain/period.js";
import type { Amendment, ReportSource } from "../domain/period-report.js";
import { findTask, type Plan, type ProgressEntry, type ProgressState } from "../domain/plan.js";
import { isSubmitted } from "../domain/progress.js";
import { submissionOf } from "../domain/submission.js";
import type { TitledChat } from "../storage/chat-titles.js";

/** What a figure of the duty is counted in, by the metric it is of; "" of a state. */
type MeasureOf = (duty: Occurrence, metric: string | null) => string;

/** As the duty was judged at `moment`: a later version of the plan may count otherwise. */
export function measuredBy(plan: Pick<Plan, "tasks">, moment: Moment): MeasureOf {
  return (duty, metric) => measureFor(findTask(plan, duty.task), metric, duty, moment);
}

type Beside = { readonly chats: readonly TitledChat[]; readonly shown: readonly string[] };

/**
 * The entries behind what stands at `at`: the last of each figure that is in force, and the last word on the state.
 * @param at null for the present: what is on record counts, also beside a clock that began anew behind it
 */
export function sourcesOf(
  measureOf: MeasureOf,
  occurrence: Occurrence,
  entries: readonly ProgressEntry[],
  at: Date | null,
  { chats, shown }: Beside,
): ReportSource[] {
  const known = entries.filter((entry) => at === null || entry.at <= at);
  const last = new Map(known.map((entry) => [entry.metricId, entry]));
  return [...last.values()].flatMap((entry): ReportSource[] => {
    const { metricId, after, officer, source } = entry;
    if (metricId !== null && after.figure === null) return [];
    const chat = chats.find(({ channel, chatId }) => channel === source.channel && chatId === source.chatId);
    return [
      {
        task: occurrence.task,
        period: occurrence.period,
        unit: occurrence.unit,
        metric: metricId,
        measure: measureOf(occurrence, metricId),
        figure: metricId === null ? null : figureOf(after),
        process: after.process,
        asOf: metricId === null ? null : asOfIn(after),
        estimate: metricId !== null && (after.figure?.estimate ?? false),
        entry: entry.id,
        by: officer,
        at: entry.at,
        channel: source.channel,
        where: chat ? (chat.title ?? "") : null,
        note: ownNote(entry, known),
        evidence: shown,
      },
    ];
  });
}

/**
 * What the unit said of its work. Why something was sent back or put right is said to colleagues and stays in the
 * history: the report goes out. What was confirmed keeps the words it was handed in with.
 */
function ownNote(entry: ProgressEntry, entries: readonly ProgressEntry[]): string | null {
  if (entry.corrects) return null;
  if (!entry.decides) return entry.note;
  return isSubmitted(entry.after.process) ? (submissionOf(entries)?.note ?? null) : null;
}

/**
 * What changed of one duty in a report after it had gone out: what was said of the frozen period itself, and what puts
 * right or takes back an entry the report was made of. That a figure of the whole year moves on is none.
 */
export function amendmentsOf(
  measureOf: MeasureOf,
  occurrence: Occurrence,
  entries: readonly ProgressEntry[],
  period: Period,
  frozenAt: Date,
): (Amendment & { readonly task: string })[] {
  const sent = new Set(entries.filter(({ at }) => at <= frozenAt).map(({ id }) => id));
  const inside = isWithin(occurrence.period, period);
  const changes = new Map<string | null, ProgressEntry[]>();
  for (const entry of entries) {
    const mends = [entry.corrects, entry.undoes].some((id) => typeof id === "number" && sent.has(id));
    if (sent.has(entry.id) || !(inside || mends)) continue;
    changes.set(entry.metricId, [...(changes.get(entry.metricId) ?? []), entry]);
  }
  return [...changes].flatMap(([metric, of]) => {
    const [first, last] = [of[0], of.at(-1)];
    if (!first || !last) return [];
    const before = { process: first.before.process, figure: metric === null ? null : figureOf(first.before) };
    const after = { process: last.after.process, figure: metric === null ? null : figureOf(last.after) };
    const same =
      metric === null
        ? before.process === after.process
        : JSON.stringify(before.figure) === JSON.stringify(after.figure);
    if (same) return [];
    const { task, unit } = occurrence;
    const measure = measureOf(occurrence, metric);
    return [{ task, unit, period: occurrence.period, metric, measure, before, after, by: last.officer, at: last.at }];
  });
}

function figureOf({ figure }: ProgressState): ReportSource["figure"] {
  if (!figure) return null;
  const { value, numerator, denominator } = figure;
  return {
    value,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
  };
}

function asOfIn({ figure }: ProgressState): LocalDate | null {
  return figure?.asOf ?? null;
}
