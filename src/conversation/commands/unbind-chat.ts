import { addressKey } from "../../domain/route.js";
import { say } from "../../domain/say.js";
import type { Unit } from "../../domain/unit.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";

/** `/nhom bo`: this chat (or this very topic) is nobody's from now on; says where the unit's reminders go then. */
export async function unbindChat({ tx, actor, incoming, now }: LinkedContext, all: readonly Unit[]): Promise<Reply> {
  const bound = await tx.boundUnit(incoming.chat);
  if (bound === null || !(await tx.unbindChat(incoming.chat, actor.id, now))) return reply(say("bind-none"));
  const unit = all.find(({ id }) => id === bound)?.name ?? "";
  const here = addressKey(incoming.chat);
  const details = (await tx.unitDetails(now)).get(bound);
  const groups = details?.chats.filter(({ address }) => addressKey(address) !== here) ?? [];
  const people = details?.people.filter(({ channels }) => channels.length > 0) ?? [];
  const next = groups.length > 0 ? "unbind-group" : people.length > 0 ? "unbind-people" : "unbind-nobody";
  return reply(say("unbind-done", { unit }), say(next, { unit }));
}
