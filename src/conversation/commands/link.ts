import type { Officer } from "../../domain/officer.js";
import { say } from "../../domain/say.js";
import type { Context } from "../context.js";
import { rolesOf } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { help } from "./help.js";

/** `/start CODE`, `/lienket CODE`: links this account to the officer the one-time code stands for. */
export async function link(context: Context & { actor: Officer | null }, rest: string): Promise<Reply> {
  const { tx, actor, incoming, now } = context;
  const code = rest.trim().split(/\s+/)[0] ?? "";
  if (code === "") return actor ? help({ actor }) : linkFirst(true);
  const account = { channel: incoming.chat.channel, userId: incoming.from.userId };
  const privateChat = incoming.chat.kind === "private" ? incoming.chat.chatId : null;
  const officer = await tx.link(account, code, incoming.from.name, privateChat, now);
  if (!officer) return reply(say("link-bad-code"));
  return {
    lines: [
      say("link-done", { name: officer.name, roles: rolesOf(officer) }),
      say(incoming.chat.kind === "private" ? "link-next" : "link-next-private"),
    ],
    language: officer.language,
  };
}

/** What a stranger is told, whatever they said. */
export function linkFirst(welcome = false): Reply {
  return reply(say(welcome ? "link-welcome" : "link-first"), say("link-how"));
}
