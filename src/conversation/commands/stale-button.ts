import { say } from "../../domain/say.js";
import type { Context } from "../context.js";
import { type Reply, reply } from "../reply.js";

/**
 * A button that does nothing for who pressed it: their own question is over, or somebody else was asked.
 * @param asked the user id the button carries; as anything a button carries it may be made up, so that only colleagues
 *   learn the name behind it
 */
export async function staleButton(
  { tx, actor, incoming, today }: Context & { actor: object | null },
  asked: string,
): Promise<Reply> {
  if (asked === incoming.from.userId) return notice("chat-stale-button");
  const person = actor && (await tx.findOfficer({ channel: incoming.chat.channel, userId: asked }, today));
  return person ? notice("chat-button-for", { name: person.name }) : notice("chat-button-for-other");
}

function notice(...[id, args]: Parameters<typeof say>): Reply {
  return { ...reply(say(id, args)), notice: true };
}
