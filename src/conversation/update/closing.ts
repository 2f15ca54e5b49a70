import { periodPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import type { Duty } from "./duty.js";
import type { openFigures } from "./metrics.js";

/** What was written, and whether it is an update or puts an earlier entry right. */
export function savedLine({ corrects }: Duty, id: string, title: string): Say {
  return corrects ? say("correct-saved", { id, title }) : say("update-saved", { id, title });
}

/** The words beside the value: of a correction they are its reason. */
export function noteLine({ corrects }: Duty, note: string): Say {
  return corrects ? say("correct-reason", { reason: note }) : say("update-note", { note });
}

/**
 * Where an entry counts, what is left to do, and how to take it back.
 * @param left what the task still lacks; null when it is over, so that nothing more is asked for
 */
export function closing({ task, occurrence }: Duty, left: Awaited<ReturnType<typeof openFigures>> | null): Say[] {
  const lines: Say[] = [whereLine({ task, occurrence })];
  if (left && left.missing.length > 0) {
    lines.push(say("update-still-missing", { ids: { list: left.missing.map(({ id }) => id) } }));
  }
  const finished = left && left.missing.length + left.missed.length === 0;
  lines.push(say(finished ? "update-undo-or-finish" : "update-undo", { code: task.code }));
  return lines;
}

function whereLine({ task, occurrence: { unit, period, dueOn } }: Pick<Duty, "task" | "occurrence">): Say {
  const where =
    task.schedule.length > 1
      ? { say: say("update-unit-period", { unit, period: { say: periodPhrase(period) } }) }
      : unit;
  return dueOn === null ? say("update-for", { where }) : say("update-for-due", { where, day: { date: dueOn } });
}
