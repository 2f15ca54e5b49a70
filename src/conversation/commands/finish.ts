import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import type { StatedProcess, UpdateItem } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";
import { qualifiesState } from "../understanding/qualifies-state.js";
import { readConfirmed, recordItems } from "../update/record-items.js";
import { withUnits } from "../update/unit-meant.js";
import { chooseDuty } from "./duties.js";

/** States that no finished task is in. */
const OPEN: ReadonlySet<StatedProcess> = new Set(["not_started", "in_progress", "paused"]);

/** `/xong 1 [evidence]`: the task is done; what follows is kept as its evidence. */
export function finish(context: PlanContext, rest: string): Promise<Reply> {
  return state(context, rest, "xong", "done");
}

/** `/khongphatsinh 12 tháng 3`, `không phát sinh tháng 3`: a nil report counts as reported. */
export function reportNil(context: PlanContext, rest: string): Promise<Reply> {
  return state(context, rest, "khongphatsinh", "nil");
}

function state(
  context: PlanContext,
  rest: string,
  command: "xong" | "khongphatsinh",
  process: StatedProcess,
): Promise<Reply> {
  const { words, confirmed } = readConfirmed(rest);
  const items = withUnits(context, parseUpdates(words)).map((item) => stated(item, process));
  return items.length === 0 ? chooseDuty(context, command) : recordItems(context, items, confirmed);
}

/** The command says the state; a figure beside it ("/xong 7 82%") is still a figure, "/xong 7 chưa" is a doubt. */
export function stated(item: UpdateItem, process: StatedProcess): UpdateItem {
  // Where nothing arose there is no figure.
  if (process === "nil" && item.reading.kind === "figure") return asked(item, [item.reading.value]);
  if (item.reading.kind !== "missing" && item.reading.kind !== "state") return item;
  const otherwise = item.reading.kind === "state" && OPEN.has(item.reading.process);
  if (otherwise || (item.task !== null && item.note !== null && qualifiesState(process, item.note))) {
    return asked(item, []);
  }
  // Where no task is named the period was read as words too.
  const note = item.task === null && item.note === item.source ? null : item.note;
  return { ...item, note, reading: { kind: "state", process } };
}

function asked(item: UpdateItem, suggestions: readonly number[]): UpdateItem {
  return { ...item, reading: { kind: "invalid", source: item.source, because: "not-a-value", suggestions } };
}
