import { formatRule } from "../../domain/deadline.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { findTask } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import { dayAt } from "../../domain/zone.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, processPhrase } from "../phrases.js";
import type { Reader, SaidDuty, SaidMessage } from "../reminder-ports.js";
import type { Reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { asJudged } from "../update/as-judged.js";
import { enteredMetrics } from "../update/metrics.js";
import { exampleFor } from "../update/retype.js";
import { unitWords } from "../update/unit-meant.js";
import { readAttention } from "./attention.js";
import { commandAbout } from "./duty-to-snooze.js";
import { ladderLines, nextLine, rungPhrase } from "./rung-lines.js";

/** Everything behind the reminders of one duty, as facts: rule, day, rung, reader, what comes next, how to end it. */
export async function whyDuty(context: PlanContext, occurrence: Occurrence, said: SaidMessage | null): Promise<Reply> {
  const { plan } = context;
  const attention = await readAttention(context, [occurrence], "with-seen");
  return {
    lines: [
      say("why-title", { code: occurrence.task, title: dutyPhrase(plan, occurrence), unit: occurrence.unit }),
      ...deadlineLines(context, occurrence),
      ...(await sentLines(context, occurrence, said)),
      ...(occurrence.dueOn === null ? [] : ladderLines(context, occurrence)),
      ...attention.lines(occurrence),
      ...outlook(context, occurrence, attention.snoozedUntil(occurrence)),
    ],
  };
}

/** The clause the duty comes from, and its deadline in the plan's own words, of at most `most` characters. */
export function sourceLines({ plan }: PlanContext, occurrence: Occurrence, most = Number.POSITIVE_INFINITY): Say[] {
  const task = findTask(plan, occurrence.task);
  return task ? [say("why-clause", { clause: task.clause, text: shorten(task.deadlineText, most) })] : [];
}

/** The plan's own words, and the day they come to. */
function deadlineLines(context: PlanContext, occurrence: Occurrence): Say[] {
  const { plan, calendar } = context;
  const task = findTask(plan, occurrence.task);
  const { dueOn, originalDueOn } = occurrence;
  const source = sourceLines(context, occurrence);
  if (dueOn === null) return [...source, say("why-standing")];
  const rule = task?.schedule.find(({ period }) => period === occurrence.period)?.rule ?? task?.rule;
  const before = rule !== undefined && formatRule(rule).startsWith("before") && originalDueOn === undefined;
  const last = calendar.lastWorkingDayOnOrBefore(dueOn);
  const days = { due: { date: dueOn }, last: { date: last } };
  return [
    ...source,
    say(before ? "why-due-before" : "why-due", days),
    ...(originalDueOn === undefined ? [] : [say("why-extended", { day: { date: originalDueOn } })]),
  ];
}

/** When it was last said, at which rung, to whom and why there. */
async function sentLines({ tx }: PlanContext, { id, unit }: Occurrence, said: SaidMessage | null): Promise<Say[]> {
  const duty = said?.duties.find(({ occurrenceId }) => occurrenceId === id);
  if (!said || !duty) return [say("why-never")];
  const reader = await tx.reader(said.address);
  return [say("why-sent", { at: { at: said.sentAt }, rung: rungPhrase(duty.rung) }), readerLine(duty, reader, unit)];
}

function readerLine({ readBy, unreachableUnit }: SaidDuty, reader: Reader | null, unit: string): Say {
  const name = reader?.name ?? "";
  if (unreachableUnit) return say("why-to-unreachable", { unit });
  if (reader?.kind === "group") return say("why-to-group", { unit: name });
  if (readBy === "head") return say("why-to-head", { unit });
  if (readBy === "coordinator") return say("why-to-coordinator");
  if (readBy === "leader") return say("why-to-leader");
  return reader ? say("why-to-person", { name, unit }) : say("why-to-unit", { unit });
}

/** What comes next, and how to have it end. */
function outlook(context: PlanContext, occurrence: Occurrence, snoozedUntil: Date | null): Say[] {
  const { plan, zone } = context;
  if (!isOpen(occurrence.process)) return [say("why-closed", { process: processPhrase(occurrence.process) })];
  if (occurrence.dueOn === null) return [];
  const planned = findTask(plan, occurrence.task);
  const task = planned && asJudged(context, { task: planned, metric: null, occurrence }).task;
  const [metric] = task ? enteredMetrics(task) : [];
  const line =
    task && metric
      ? exampleFor({ task, occurrence, unitWords: unitWords(context, task, occurrence) }, metric)
      : commandAbout("xong", context, occurrence);
  return [
    nextLine(context, occurrence, snoozedUntil && dayAt(snoozedUntil, zone)),
    say("why-how-to-end", {
      line,
      snooze: { say: say("snooze-line", { command: commandAbout("hoan", context, occurrence) }) },
    }),
  ];
}
