import { addDays } from "../../domain/local-date.js";
import { say } from "../../domain/say.js";
import { instantAt } from "../../domain/zone.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { readDates } from "../understanding/read-dates.js";
import { tokenise } from "../understanding/tokens.js";
import { arrange, pick, readSpan } from "./delegate.js";

const END = /^(?:thôi|thoi|hủy|huỷ|huy|về|ve|đi làm|di lam|stop|end|off|back|over)(?:\s+(?:rồi|roi|lại|lai))?\s*$/i;

/**
 * `/nghi 10/3 15/3 Bình`: away between two days, both included: no reminders in private, and (where a name is given)
 * somebody stands in. It ends by itself, or with `/nghi thôi`.
 */
export async function takeLeave(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, now, zone, today } = context;
  if (END.test(rest.trim())) {
    const open = await tx.openDelegations(today);
    for (const { id, officerId } of open) if (officerId === actor.id) await tx.endDelegation(id, now);
    const ended = await tx.endLeave(actor.id, now);
    return reply(say(ended || open.some(({ officerId }) => officerId === actor.id) ? "leave-ended" : "leave-none"));
  }
  const { from, until, words } = readDates(tokenise(rest));
  const span = readSpan(context, from, until);
  if (!span) return { lines: [say("leave-when")], prefix: "/nghi" };
  if ("lines" in span) return span;
  const dated = rest.replace(words, "").trim();
  const standIn = words === "" ? null : pick(await tx.people(), words, (name) => `/nghi ${dated} ${name}`);
  if (standIn && "lines" in standIn) return standIn;
  const arranged = standIn && (await arrange(context, actor, standIn, span));
  if (arranged && standIn && standIn.id === actor.id) return arranged;
  const fromAt = instantAt(span.fromOn, "00:00", zone);
  const untilAt = instantAt(addDays(span.untilOn, 1), "00:00", zone);
  await tx.mute({ officerId: actor.id, occurrenceId: null, fromAt: fromAt > now ? fromAt : now, untilAt }, now);
  const done = say("leave-done", { from: { date: span.fromOn }, until: { date: span.untilOn } });
  return reply(done, ...(arranged ? arranged.lines : [say("leave-nobody")]), say("leave-how-to-end"));
}
