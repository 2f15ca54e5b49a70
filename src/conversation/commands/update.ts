import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import { parseUpdates } from "../understanding/parse-updates.js";
import { readConfirmed, recordItems } from "../update/record-items.js";
import { withUnits } from "../update/unit-meant.js";
import { chooseDuty } from "./duties.js";

/**
 * `/capnhat 7 82%`: records what the line says, each item on its own, and answers each. Without anything to read it
 * shows what this person owes and waits for the number.
 */
export function update(context: PlanContext, rest: string): Promise<Reply> {
  const { words, confirmed } = readConfirmed(rest);
  const items = withUnits(context, parseUpdates(words));
  return items.length === 0 ? chooseDuty(context, "capnhat") : recordItems(context, items, confirmed);
}
