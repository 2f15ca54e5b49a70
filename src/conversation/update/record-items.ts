import { say } from "../../domain/say.js";
import { commandAbout } from "../commands/duty-to-snooze.js";
import type { PlanContext } from "../context.js";
import { joinReplies, type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import type { Reading, UpdateItem } from "../understanding/intent.js";
import { askFigure, askState, whichMetric } from "./ask.js";
import { askDoubt } from "./ask-doubt.js";
import type { Ahead, Duty, Resolved } from "./duty.js";
import { codeOf, findByCode } from "./find-task.js";
import { keepEvidence } from "./keep-evidence.js";
import { meantMetric, notEnteredHere } from "./metrics.js";
import { periodMeant } from "./period-meant.js";
import { recordState } from "./record-state.js";
import { dutyOfPeriod, resolveDuty } from "./resolve-duty.js";
import { processOf, wordsOf } from "./retype.js";
import { updateFigure } from "./update-figure.js";

/** At the end of a line: "I mean it", said by the buttons under a question and typed by those who have none. */
const CONFIRMED = /\s*!+\s*$/;
/** More than this in one message is a paste, not a report. */
const MOST_ITEMS = 20;

/** Takes the word of confirmation off a line. */
export function readConfirmed(rest: string): { words: string; confirmed: boolean } {
  return { words: rest.replace(CONFIRMED, ""), confirmed: CONFIRMED.test(rest) };
}

/**
 * Records each item and answers each, in the order typed.
 * @param confirmed the sender answered the question about the figures already
 */
export async function recordItems(
  context: PlanContext,
  items: readonly UpdateItem[],
  confirmed: boolean,
): Promise<Reply> {
  if (items.length > MOST_ITEMS) return reply(say("update-too-many", { most: MOST_ITEMS }));
  const replies: Reply[] = [];
  for (const [index, item] of inLockingOrder(askedOnce(items))) {
    const answer = await recordItem(context, item, confirmed);
    replies[index] = isOneOfSeveral(item, items) ? withPlace(answer) : answer;
  }
  return joinReplies(replies, [say("update-undo-each")]);
}

/** "12 t1 xong, t2 xong": the same task twice, told apart by its period alone. */
function isOneOfSeveral({ task }: UpdateItem, items: readonly UpdateItem[]): boolean {
  return task !== null && items.filter((one) => one.task?.typed === task.typed).length > 1;
}

/** Keeps the line of where an entry counts, which several answers together leave out. */
function withPlace(answer: Reply): Reply {
  const [place] = answer.closing ?? [];
  return place ? { ...answer, lines: [...answer.lines, place] } : answer;
}

/** "7 82%, 7 83%" is one question, however often it was said. */
function askedOnce(items: readonly UpdateItem[]): UpdateItem[] {
  const asked = new Set<string>();
  return items.filter(({ task, period, unitId, reading }) => {
    if (task === null || reading.kind !== "invalid" || reading.suggestions.length < 2) return true;
    const about = JSON.stringify([task.typed, period, unitId, reading.suggestions]);
    const first = !asked.has(about);
    asked.add(about);
    return first;
  });
}

/** The same order for everybody: "7 …, 8 …" and "8 …, 7 …" sent at once must not wait for each other's locks. */
function inLockingOrder(items: readonly UpdateItem[]): [number, UpdateItem][] {
  const key = (item: UpdateItem) => item.task?.code ?? "";
  return [...items.entries()].sort(([, a], [, b]) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

async function recordItem(context: PlanContext, item: UpdateItem, confirmed: boolean): Promise<Reply> {
  const resolved = await dutyOf(context, item);
  return resolved.ok ? recordOn(context, resolved.duty, item, confirmed) : resolved.reply;
}

/**
 * Records what an item says of a duty that is known, and locked; whatever task the item itself names. Files that came
 * with it are kept as the duty's evidence first: a question about the rest does not lose them.
 */
export async function recordOn(context: PlanContext, duty: Duty, item: UpdateItem, confirmed: boolean): Promise<Reply> {
  const { files } = context;
  if (files.length === 0 || item.reading.kind === "invalid") return recordReading(context, duty, item, confirmed);
  const given = files.map((received) => ({ kind: "file", received, text: "" }) as const);
  const kept = await keepEvidence(context, duty, given);
  const answer = await recordReading(context, duty, item, confirmed);
  const more = commandAbout("minhchung", context, duty.occurrence);
  return { ...answer, lines: [...answer.lines, ...kept.lines], files: answer.files ?? more };
}

async function recordReading(context: PlanContext, duty: Duty, item: UpdateItem, confirmed: boolean): Promise<Reply> {
  const { reading } = item;
  switch (reading.kind) {
    case "missing":
      return askMissing(context, duty, item);
    case "state":
      return recordState(context, duty, reading.process, item, confirmed);
    case "invalid":
      return askDoubt(context, duty, item, reading);
    case "ambiguous":
    case "figure":
      return updateFigure(context, duty, item, reading, confirmed);
  }
}

/** The duty the item names; a state said of a period alone ("không phát sinh tháng 3") is that period's only duty. */
async function dutyOf(context: PlanContext, item: UpdateItem): Promise<Resolved> {
  if (item.task) {
    const { unitId } = item;
    const code = codeOf(context, item.task);
    const period = periodMeant(context, item.period, findByCode(context, code)?.task);
    return resolveDuty(context, { code, period, unitId, ahead: aheadOf(item.reading) }, wordsOf(item));
  }
  const period = periodMeant(context, item.period, undefined);
  if (period && item.reading.kind === "state") return dutyOfPeriod(context, period, wordsOf(item));
  return { ok: false, reply: reply(say("update-no-task", { source: item.source })) };
}

/** What is handed in is due soon; how far something is may be told from its first day on. */
function aheadOf(reading: Reading): Ahead {
  return reading.kind === "state" && processOf(reading.process) === "done" ? "near" : "begun";
}

async function askMissing(context: PlanContext, duty: Duty, item: UpdateItem): Promise<Reply> {
  const metric = meantMetric(duty);
  if (metric === "none") return askState(duty, item);
  if (metric === "several") return whichMetric(duty, item);
  const elsewhere = notEnteredHere(context, metric);
  if (elsewhere) return elsewhere;
  const question = await askFigure(context, duty, metric);
  if (item.note === null) return question;
  return { ...question, lines: [say("update-no-figure-in", { text: shorten(item.note) }), ...question.lines] };
}
