import { may } from "../../domain/permission.js";
import { isOpen } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";

/** Without a reply an "ok" is about the last reminder of the chat, if it is as young as this. */
const RECENT_HOURS = 24;
const MOST_NAMED = 6;

/**
 * "Đã nhận", "ok" to a reminder: kept, so that others see that somebody knows. It is no progress and silences nothing.
 * @returns null when there was nothing to acknowledge: the words were courtesy, or said before
 */
export async function acknowledge({ tx, actor, incoming, now }: LinkedContext): Promise<Reply | null> {
  if (!may(actor, { act: "acknowledge" })) return null;
  const { chat, replyTo } = incoming;
  const since = new Date(now.getTime() - RECENT_HOURS * 3_600_000);
  const said = await (replyTo === undefined ? tx.latestSaid(chat, since) : tx.saidMessage(chat, replyTo));
  const plan = said && (await tx.plan());
  if (!said || !plan) return null;
  const ids = said.duties.map(({ occurrenceId }) => occurrenceId);
  const open = (await tx.occurrences(plan.id, { ids })).filter(({ process }) => isOpen(process));
  const seen = said.duties.filter(({ occurrenceId }) => open.some(({ id }) => id === occurrenceId));
  const fresh = await tx.acknowledge(seen, actor.id, now);
  const codes = [...new Set(open.filter(({ id }) => fresh.includes(id)).map(({ task }) => task))];
  if (codes.length === 0) return null;
  const left = codes.length - MOST_NAMED;
  const shown = left > 0 ? [...codes.slice(0, MOST_NAMED), "…"] : codes;
  const words = reply(say("ack-done", { name: actor.name, codes: { list: shown } }), say("ack-still-owed"));
  // Among colleagues a receipt is enough: nobody else has to read it.
  return chat.kind === "group" ? { ...words, reaction: "👍" } : words;
}
