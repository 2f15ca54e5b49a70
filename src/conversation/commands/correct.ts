import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { parseCorrection } from "../understanding/parse-updates.js";
import { dutyToCorrect } from "../update/duty-to-correct.js";
import { readConfirmed, recordOn } from "../update/record-items.js";
import { withUnits } from "../update/unit-meant.js";

/**
 * `/sua 7 80% nhập nhầm`: puts a figure or a state right whenever, with the reason. What was said before stays in the
 * history; the correction is an entry of its own.
 */
export async function correct(context: PlanContext, rest: string): Promise<Reply> {
  const { words, confirmed } = readConfirmed(rest);
  const [item, ...others] = withUnits(context, parseCorrection(words), parseCorrection);
  if (!item) return { lines: [say("correct-which")], prefix: "/sua" };
  if (others.length > 0) return reply(say("correct-one"));
  const resolved = await dutyToCorrect(context, item);
  return resolved.ok ? recordOn(context, resolved.duty, item, confirmed) : resolved.reply;
}
