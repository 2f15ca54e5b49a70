import type { Incoming } from "../domain/message.js";
import { cleanName } from "./understanding/clean.js";

/** People choose their names and their groups' titles as freely as their words. */
export function withCleanNames(incoming: Incoming): Incoming {
  const { from, chat } = incoming;
  return {
    ...incoming,
    from: { ...from, name: cleanName(from.name) || from.userId },
    chat: chat.title === undefined ? chat : { ...chat, title: cleanName(chat.title) },
  };
}
