import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import { listDuties } from "./duties.js";
import { allWaiting, hasASay, mayDecide } from "./waiting.js";

/** `/viec`, `/viec 2`: what this person's units owe now, and how much waits for their own decision. */
export async function showOwnWork(context: PlanContext, rest: string): Promise<Reply> {
  const duties = await listDuties(context, Number(/\d+/.exec(rest)?.[0] ?? 1));
  if (!hasASay(context)) return duties;
  const count = (await allWaiting(context)).filter((one) => mayDecide(context, one)).length;
  if (count === 0) return duties;
  return {
    ...duties,
    lines: [...duties.lines, say("duties-to-decide", { count })],
    choices: [
      ...(duties.choices ?? []),
      { label: say("duties-to-decide-choice", { count }), line: "/duyet", lasting: true },
    ],
  };
}
