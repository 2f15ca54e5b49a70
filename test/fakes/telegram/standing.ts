import { ApiError, badRequest } from "./api-error.js";

/** Why the bot can't write somewhere, for good or until it is let in again. */
type Shut =
  | "kicked"
  | "left"
  | "blocked"
  | "deactivated"
  | "deleted"
  | "muted"
  | "topic closed"
  | "topic deleted"
  | { readonly movedTo: number };

const REFUSALS: Readonly<Record<Extract<Shut, string>, ApiError>> = {
  kicked: new ApiError(403, "Forbidden: bot was kicked from the supergroup chat"),
  left: new ApiError(403, "Forbidden: bot is not a member of the supergroup chat"),
  blocked: new ApiError(403, "Forbidden: bot was blocked by the user"),
  deactivated: new ApiError(403, "Forbidden: user is deactivated"),
  deleted: new ApiError(403, "Forbidden: the group chat was deleted"),
  muted: badRequest("not enough rights to send text messages to the chat"),
  "topic closed": badRequest("TOPIC_CLOSED"),
  "topic deleted": badRequest("message thread not found"),
};

/** Where the bot may not write, by chat or by topic. */
export type Standing = {
  /** @param thread the topic; the whole chat without */
  shut(chatId: number, how: Shut, thread?: number): void;
  reopen(chatId: number, thread?: number): void;
  /** Throws Telegram's refusal where the bot may not write. */
  check(chatId: number, thread: number | undefined): void;
};

export function standing(): Standing {
  const shut = new Map<string, Shut>();
  const key = (chatId: number, thread: number | undefined) =>
    thread === undefined ? `${chatId}` : `${chatId}/${thread}`;
  return {
    shut: (chatId, how, thread) => void shut.set(key(chatId, thread), how),
    reopen: (chatId, thread) => void shut.delete(key(chatId, thread)),
    check(chatId, thread) {
      const how = shut.get(key(chatId, undefined)) ?? shut.get(key(chatId, thread));
      if (how === undefined) return;
      if (typeof how === "string") throw REFUSALS[how];
      const parameters = { migrate_to_chat_id: how.movedTo };
      throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters);
    },
  };
}
