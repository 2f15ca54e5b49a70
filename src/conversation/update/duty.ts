import type { Metric } from "../../domain/metric.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { Period } from "../../domain/period.js";
import type { PlannedTask, ProgressEntry } from "../../domain/plan.js";
import { type Say, say } from "../../domain/say.js";
import type { Reply, ReplyChoice } from "../reply.js";

/** The occurrence somebody speaks of, locked, and the metric where they named one ("10a"). */
export type Duty = {
  readonly task: PlannedTask;
  readonly metric: Metric | null;
  readonly occurrence: Occurrence;
  /** The entry to be put right, when that is what is being done. */
  readonly corrects?: ProgressEntry | undefined;
  /** " đv TCCB" behind the task: its unit as a line has to say it, of somebody of several. */
  readonly unitWords?: string;
};

/** What somebody names: the task's code, and the period and the unit where they say them. */
export type Meant = {
  readonly code: string;
  readonly period: Period | null;
  readonly unitId?: string | undefined;
  /** What is further ahead may hardly be meant, once the one before it is handed in: it is asked about. */
  readonly ahead?: Ahead | undefined;
  /** The one before is then meant without asking: of what was just handed in there is evidence. */
  readonly lookBack?: boolean;
};

/** How far ahead a duty may be meant that nobody named: how its figure stands is told as soon as its period has begun. */
export type Ahead = "begun" | "near";

/** The duty meant, or what has to be asked or refused first. */
export type Resolved = { readonly ok: true; readonly duty: Duty } | { readonly ok: false; readonly reply: Reply };

/** Buttons that fit under a question. */
export const MOST_CHOICES = 6;

/** A question with its answers as buttons, and one of them in words for whoever has none. */
export function oneOf(question: Say, choices: readonly ReplyChoice[]): Reply {
  const [first] = choices;
  return {
    lines: [question, ...(first ? [say("update-type-instead", { line: first.line })] : [])],
    choices: choices.slice(0, MOST_CHOICES),
  };
}

/** Nothing is meant that can be taken. */
export function refuse(answer: Reply): Resolved {
  return { ok: false, reply: answer };
}
