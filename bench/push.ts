import type { OpenDatabase } from "../src/storage/database.js";
import { addOfficer, linkAccount } from "../src/storage/roster.js";
import { SECRET } from "./bench-office.js";

/** One line of text by one person; in private where no chat is named. */
export type Spoken = {
  readonly updateId: number;
  readonly messageId?: number;
  readonly person: number;
  readonly chat?: { readonly id: number; readonly type: string; readonly title?: string };
  readonly text: string;
};

/** Posts what Telegram posts for a text message. @returns whether it was taken; rejects when nobody answers */
export async function push(url: string, spoken: Spoken, signal?: AbortSignal): Promise<boolean> {
  const { updateId, messageId = updateId, person, text, chat = { id: person, type: "private" } } = spoken;
  const from = { id: person, is_bot: false, first_name: `Cán bộ ${person}` };
  const command = /^\/\S+/.exec(text)?.[0];
  const entities = command === undefined ? [] : [{ type: "bot_command", offset: 0, length: command.length }];
  const message = { message_id: messageId, date: 0, chat, from, text, entities };
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET },
    body: JSON.stringify({ update_id: updateId, message }),
    ...(signal ? { signal } : {}),
  });
  await answer.arrayBuffer();
  return answer.ok;
}

/** The same where every message has to be taken. */
export async function pushed(url: string, spoken: Spoken): Promise<void> {
  if (!(await push(url, spoken))) throw new Error("the webhook did not take a message");
}

type Person = { readonly name: string; readonly unitId: string | null; readonly role: "officer" | "leader" };

/** Somebody of the office whose Telegram account is `userId`. */
export async function addPerson(
  { db }: Pick<OpenDatabase, "db">,
  org: string,
  userId: number,
  person: Person,
  at: Date,
): Promise<void> {
  const id = await addOfficer(db, org, person, at);
  await linkAccount(db, org, { channel: "telegram", userId: String(userId) }, id, null, at);
}
