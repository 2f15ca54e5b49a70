import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { isOpen } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import { dayAt } from "../../domain/zone.js";
import type { PlanContext } from "../context.js";
import type { Acknowledgement, Snooze } from "../reminder-ports.js";

/** Of each duty what its reminders met with: who put them off and until when, who has seen them. */
type Attention = {
  readonly lines: (occurrence: Pick<Occurrence, "id">) => Say[];
  readonly snoozedUntil: (occurrence: Pick<Occurrence, "id">) => Date | null;
};

/** Reads it once for all the duties that are shown; `seen` adds who acknowledged a reminder. */
export async function readAttention(
  { tx, now, zone }: PlanContext,
  occurrences: readonly Pick<Occurrence, "id">[],
  seen: "with-seen" | "without-seen",
): Promise<Attention> {
  const ids = occurrences.map(({ id }) => id);
  const snoozes = await tx.snoozes(ids, now);
  const acknowledged = seen === "with-seen" ? await tx.acknowledgements(ids) : [];
  const day = (at: Date) => ({ date: dayAt(at, zone) });
  const snoozeLine = ({ untilAt, by }: Snooze) => say("snooze-in-force", { until: day(untilAt), name: by });
  const seenLine = (all: readonly Acknowledgement[]) => {
    // Each person once, with the day they last said so.
    const latest = new Map(all.map((one) => [one.officer, one.at]));
    const names = [...latest].map(([name, at]) => ({ say: say("ack-by", { name, day: day(at) }) }));
    return names.length > 0 ? [say("ack-seen", { names: { list: names } })] : [];
  };
  return {
    lines: ({ id }) => [
      ...snoozes.filter(({ occurrenceId }) => occurrenceId === id).map(snoozeLine),
      ...seenLine(acknowledged.filter(({ occurrenceId }) => occurrenceId === id)),
    ],
    snoozedUntil: ({ id }) => snoozes.find(({ occurrenceId }) => occurrenceId === id)?.untilAt ?? null,
  };
}

/** As many units or periods are told apart; the others are one question away (`/visao`). */
const MOST_TOLD = 4;

/** The same for a task as a whole: the asker's own unit's duties, every unit's for those who watch them all. */
export async function taskAttention(context: PlanContext, task: string): Promise<Say[]> {
  const { tx, plan, actor } = context;
  const all = (await tx.occurrences(plan.id, { task })).filter(({ process }) => isOpen(process));
  const shown = all.filter(({ unitId }) => actor.memberships.some((membership) => membership.unitId === unitId));
  const watched = may(actor, { act: "see-missing", units: "all" }) ? all : shown;
  const attention = await readAttention(context, watched, "with-seen");
  const several = watched.length > 1;
  return watched
    .map((occurrence) => ({ occurrence, lines: attention.lines(occurrence) }))
    .filter(({ lines }) => lines.length > 0)
    .slice(0, MOST_TOLD)
    .flatMap(({ occurrence: { unit, period }, lines }) =>
      several ? [say("attention-of", { unit, period: { say: periodPhrase(period) } }), ...lines] : lines,
    );
}
