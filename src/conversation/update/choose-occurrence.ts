import type { TaskDraft } from "../../domain/catalogue.js";
import { addDays, type LocalDate } from "../../domain/local-date.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { type Period, spanOf } from "../../domain/period.js";
import { periodPhrase } from "../../domain/phrases.js";
import { shortTitle } from "../../domain/plan.js";
import { isOpen, isSubmitted } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, processPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { asJudged } from "./as-judged.js";
import { type Ahead, type Duty, type Meant, MOST_CHOICES, oneOf, type Resolved, refuse } from "./duty.js";

const FRESH_MS = 15 * 60_000;
/** Calendar days before its due date within which a duty of many is likely to be handed in. */
const NEAR_DAYS = 31;

/** The period somebody named, or how far ahead one may be meant; and how it would be said again of another. */
type Choosing = Pick<Meant, "period" | "ahead" | "lookBack"> & { readonly command: string; readonly words: string };

/** What of a task is meant, among what one unit owes of it; several readings are asked. */
export function chooseOccurrence(
  context: PlanContext,
  { task, metric, unitWords: unit = "" }: Omit<Duty, "occurrence">,
  owed: readonly Occurrence[],
  { period, ahead, lookBack, command, words }: Choosing,
): Resolved {
  const take = (occurrence: Occurrence): Resolved => ({
    ok: true,
    duty: asJudged(context, { task, metric, occurrence, unitWords: unit }),
  });
  if (period !== null) {
    const named = owed.find((occurrence) => occurrence.period === period);
    return named ? take(named) : refuse(noSuchPeriod(task, period, owed));
  }
  const open = owed.filter((occurrence) => isOpen(occurrence.process));
  const overdue = open.filter((occurrence) => occurrence.dueOn !== null && occurrence.dueOn < context.today);
  if (overdue.length > 1) return refuse(whichPeriod({ task, metric, unitWords: unit }, overdue, command, words));
  const chosen = open[0] ?? owed.at(-1);
  if (!chosen) return refuse(reply(say("update-nothing-owed", { code: task.code, title: shortTitle(task) })));
  const before = owed.slice(0, owed.indexOf(chosen)).findLast(({ process }) => isSubmitted(process));
  const sure =
    ahead && isWithinReach(chosen, ahead, context.today) && !(ahead === "near" && isFresh(before, context.now));
  if (!ahead || !before || sure) return take(chosen);
  if (lookBack) return take(before);
  return refuse(whetherNext(context, { task, metric, unitWords: unit }, [before, chosen], command, words));
}

/** Handed in so lately that the same words may be a second tap. */
function isFresh(before: Occurrence | undefined, now: Date): boolean {
  return before?.submittedAt != null && now.getTime() - before.submittedAt.getTime() < FRESH_MS;
}

function isWithinReach({ period, opensOn, dueOn }: Occurrence, ahead: Ahead, today: LocalDate): boolean {
  if ((opensOn ?? spanOf(period).startsOn) > today) return false;
  return ahead === "begun" || dueOn === null || dueOn <= addDays(today, NEAR_DAYS);
}

/** "BC xong" said twice, by two or by a slip, must not hand in what is owed months from now. */
function whetherNext(
  { plan }: PlanContext,
  { task, metric, unitWords: unit = "" }: Omit<Duty, "occurrence">,
  [before, next]: readonly [Occurrence, Occurrence],
  command: string,
  words: string,
): Reply {
  const line = `${command} ${metric?.id ?? task.code} ${next.period}${unit} ${words}`.trim();
  const question = say("update-whether-next", {
    code: task.code,
    title: dutyPhrase(plan, before),
    process: processPhrase(before.process),
    next: { say: periodPhrase(next.period) },
    due: { date: next.dueOn ?? spanOf(next.period).endsOn },
  });
  const label = say("update-period-choice", { period: { say: periodPhrase(next.period) } });
  return { ...oneOf(question, [{ label, line }]), yesNo: true };
}

function whichPeriod(
  { task, metric, unitWords: unit = "" }: Omit<Duty, "occurrence">,
  among: readonly Occurrence[],
  command: string,
  words: string,
): Reply {
  const choices = among.map(({ period }) => ({
    label: say("update-period-choice", { period: { say: periodPhrase(period) } }),
    line: `${command} ${metric?.id ?? task.code} ${period}${unit} ${words}`.trim(),
  }));
  return oneOf(say("update-which-period", { code: task.code, title: shortTitle(task) }), choices);
}

function noSuchPeriod(task: TaskDraft, period: Period, owed: readonly Occurrence[]): Reply {
  const shown = owed.slice(0, MOST_CHOICES).map((occurrence) => ({ say: periodPhrase(occurrence.period) }));
  return reply(
    say("update-no-such-period", {
      code: task.code,
      period: { say: periodPhrase(period) },
      periods: { list: owed.length > shown.length ? [...shown, "…"] : shown },
    }),
  );
}
