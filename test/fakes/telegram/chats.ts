import { badRequest } from "./api-error.js";

export type Person = { readonly id: number; readonly name?: string; readonly isBot?: boolean };
/** A positive id is a person's private chat, a negative one a group, as in Telegram. */
export type ChatRef = number | { readonly id: number; readonly title?: string; readonly type?: string };

type Chat = { readonly id: number; readonly type: string; readonly title?: string };

/** The chats the bot may write to: it has heard from them, or was added. Ids of messages count up in each. */
export type Chats = {
  open(ref: ChatRef): Chat;
  /** The chat, or Telegram's refusal. */
  find(id: unknown): Chat;
  nextMessageId(chatId: number): number;
  hasMessage(chatId: number, messageId: number): boolean;
  /** The bot's own standing there, as getChatMember says it. */
  rank(chatId: number): string;
  setRank(chatId: number, rank: string): void;
};

export function chats(): Chats {
  const known = new Map<number, Chat>();
  const lastIds = new Map<number, number>();
  const ranks = new Map<number, string>();
  return {
    open(ref) {
      const { id, ...rest } = typeof ref === "number" ? { id: ref } : ref;
      const before = known.get(id);
      const chat = {
        id,
        type: id > 0 ? "private" : "supergroup",
        ...(id < 0 && { title: "Nhóm" }),
        ...before,
        ...rest,
      };
      known.set(id, chat);
      return chat;
    },
    find(id) {
      const chat = known.get(Number(id));
      if (!chat) throw badRequest("chat not found");
      return chat;
    },
    nextMessageId(chatId) {
      const id = (lastIds.get(chatId) ?? 100) + 1;
      lastIds.set(chatId, id);
      return id;
    },
    rank: (chatId) => ranks.get(chatId) ?? "member",
    setRank: (chatId, rank) => void ranks.set(chatId, rank),
    hasMessage: (chatId, messageId) => messageId > 100 && messageId <= (lastIds.get(chatId) ?? 0),
  };
}

export function userOf({ id, name = `Người ${id}`, isBot = false }: Person) {
  const [first_name = "", ...rest] = name.split(" ");
  return { id, is_bot: isBot, first_name, ...(rest.length > 0 && { last_name: rest.join(" ") }) };
}
