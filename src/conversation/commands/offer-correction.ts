import { findTask, type ProgressEntry } from "../../domain/plan.js";
import { type Say, say } from "../../domain/say.js";
import type { LinkedContext, PlanContext } from "../context.js";
import { figurePhrase, processPhrase } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import type { Recognised, UpdateItem } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";
import { asJudged } from "../update/as-judged.js";
import type { Duty } from "../update/duty.js";
import { standing } from "../update/duty-to-correct.js";
import { codeOf, findByCode } from "../update/find-task.js";
import { commandFor, processOf, wordsOf } from "../update/retype.js";
import { readState } from "../update/save-change.js";
import { unitWords } from "../update/unit-meant.js";
import { stated } from "./finish.js";

/** Kept as the correction's reason, in the office's language; what the message itself says beside the value follows. */
const REASON = "sửa tin nhắn";

type Offer = { readonly line: Say; readonly choice: ReplyChoice };

/**
 * An edited message is never carried out: providers also report edits nobody made. Where its values differ from what
 * the message wrote, each difference is offered as a correction.
 * @returns null when nothing differs
 */
export async function offerCorrection(context: LinkedContext, said: Recognised): Promise<Reply | null> {
  const { tx, actor, incoming } = context;
  const { channel, chatId } = incoming.chat;
  const wrote = await tx.entriesOfMessage(actor.id, { channel, chatId, messageId: incoming.messageId });
  const plan = wrote.length > 0 ? await tx.plan() : null;
  if (!plan) return reply(say("chat-edited"));
  const about = { ...context, plan, calendar: await tx.calendar() };
  const offers: Offer[] = [];
  let unclear = false;
  for (const item of itemsOf(said)) {
    const entered = await enteredBy(about, wrote, item);
    const offer = entered && (await offerFor(about, entered, item));
    if (offer === null) unclear = true;
    else if (offer !== "same") offers.push(offer);
  }
  if (offers.length === 0) return unclear ? reply(say("chat-edited")) : null;
  return {
    lines: [say("edited-offer"), ...offers.map(({ line }) => line), ...(unclear ? [say("chat-edited")] : [])],
    choices: offers.map(({ choice }) => choice),
    ...(offers.length === 1 ? { yesNo: true } : {}),
  };
}

function itemsOf({ command, rest }: Recognised): readonly UpdateItem[] {
  const items = parseUpdates(rest);
  if (command === "xong") return items.map((item) => stated(item, "done"));
  return command === "khongphatsinh" ? items.map((item) => stated(item, "nil")) : items;
}

/** The duty and the one standing entry of the message that the item speaks of; null when it wrote none, or several. */
async function enteredBy(
  context: PlanContext,
  wrote: readonly ProgressEntry[],
  item: UpdateItem,
): Promise<Duty | null> {
  const { tx, plan } = context;
  const found = item.task && findByCode(context, codeOf(context, item.task));
  if (!found) return null;
  const ids = [...new Set(wrote.map(({ occurrenceId }) => occurrenceId))];
  const occurrences = (await tx.occurrences(plan.id, { ids })).filter(({ task }) => task === found.task.code);
  const about = occurrences.map(({ id }) => id);
  const isState = item.reading.kind === "state";
  const [entry, ...others] = standing(await tx.entries(about)).filter(
    ({ id, metricId }) =>
      wrote.some((one) => one.id === id) &&
      (isState ? metricId === null : metricId !== null && (!found.metric || found.metric.id === metricId)),
  );
  const occurrence = occurrences.find(({ id }) => id === entry?.occurrenceId);
  const task = occurrence && findTask(plan, occurrence.task);
  if (!entry || others.length > 0 || !task) return null;
  const said = unitWords(context, task, occurrence, "correct");
  return asJudged(context, { task, metric: found.metric, occurrence, corrects: entry, unitWords: said });
}

/** Null when the item says nothing that could be put in the entry's place. */
async function offerFor(context: PlanContext, duty: Duty, item: UpdateItem): Promise<Offer | "same" | null> {
  const { task, corrects } = duty;
  const { reading } = item;
  const metric = task.metrics.find(({ id }) => id === corrects?.metricId);
  const { state } = await readState(context, duty, metric?.id ?? null);
  const id = metric?.id ?? task.code;
  const note = item.note === null ? REASON : `${REASON}: ${item.note}`;
  const line = `${commandFor(duty, id)} ${wordsOf({ ...item, note })}`;
  if (reading.kind === "state") {
    const process = processOf(reading.process);
    if (process === state.process) return "same";
    return offer({ id, before: processPhrase(state.process), after: processPhrase(process) }, line);
  }
  if (reading.kind !== "figure" || !metric) return null;
  if (state.figure && reading.value === state.figure.value && reading.numerator === state.figure.numerator)
    return "same";
  const { unit } = metric.target;
  const after = figurePhrase(reading, reading.unit ?? unit);
  return offer({ id, before: figurePhrase(state.figure, unit), after }, line);
}

function offer(args: NonNullable<Say["args"]>, line: string): Offer {
  return { line: say("edited-change", args), choice: { label: say("edited-choice", args), line } };
}
