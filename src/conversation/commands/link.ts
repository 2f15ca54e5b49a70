import type { Incoming } from "../../domain/message.js";
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
  if (code === "") return actor ? help({ actor }, "") : welcome(incoming);
  const { chat, from } = incoming;
  const account = { channel: chat.channel, userId: from.userId };
  const privateChatId = chat.kind === "private" ? chat.chatId : null;
  const linking = await tx.link({ account, name: from.name, privateChatId }, code, now);
  if (linking.kind === "paused") return reply(say("link-paused", { until: { at: linking.until } }));
  if (linking.kind === "wrong") {
    return reply(say("link-bad-code"), ...(linking.left <= 2 ? [say("link-tries-left", { left: linking.left })] : []));
  }
  const { officer } = linking;
  return {
    lines: [
      say("link-done", { name: officer.name, roles: rolesOf(officer) }),
      say(chat.kind === "private" ? "link-next" : "link-next-private"),
    ],
    language: officer.language,
  };
}

/** What a stranger is told, whatever they said. */
export function linkFirst(): Reply {
  return reply(say("link-first"), say("link-how"));
}

/** Who the bot is, and, in private, who it takes the stranger for: what an operator writes into `ADMINS`. */
export function welcome({ chat, from }: Incoming): Reply {
  const account = `${chat.channel}:${from.userId}`;
  return reply(
    say("link-welcome"),
    say("link-how"),
    ...(chat.kind === "private" ? [say("link-account", { account })] : []),
  );
}
