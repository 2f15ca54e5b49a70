import { say } from "../domain/say.js";
import { acknowledge } from "./commands/acknowledge.js";
import { answerReminder } from "./commands/answer-reminder.js";
import { linkFirst } from "./commands/link.js";
import { offerCorrection } from "./commands/offer-correction.js";
import { staleButton } from "./commands/stale-button.js";
import type { Heard } from "./hear.js";
import { type Reply, reply } from "./reply.js";
import { runCommand } from "./run-command.js";

/** Carries the message out. Nobody acts under a group's name, and a stranger is told how to be known. */
export async function respond(context: Parameters<typeof runCommand>[0], heard: Heard): Promise<Reply | null> {
  if ("acknowledged" in heard) return acknowledged(context);
  if (context.incoming.anonymous) return reply(say("chat-anonymous"));
  if ("command" in heard) return runCommand(context, heard.command);
  if ("stale" in heard) return staleButton(context, heard.stale);
  const { actor } = context;
  if ("edited" in heard) return actor ? offerCorrection({ ...context, actor }, heard.edited) : linkFirst();
  if ("answer" in heard) {
    const answer = actor && (await answerReminder({ ...context, actor }, heard.answer));
    return answer ?? (heard.otherwise && respond(context, heard.otherwise));
  }
  return actor ? heard.reply : linkFirst();
}

/** "ok": kept where it answers a reminder; else a courtesy, which a group wants no answer to. */
async function acknowledged(context: Parameters<typeof runCommand>[0]): Promise<Reply | null> {
  const { actor, incoming } = context;
  const inGroup = incoming.chat.kind === "group";
  if (!actor || incoming.anonymous) return inGroup ? null : linkFirst();
  const kept = await acknowledge({ ...context, actor });
  return kept ?? (inGroup ? null : reply(say("chat-thanks")));
}
