import { and, eq, inArray, isNull } from "drizzle-orm";
import { nextPlace } from "../domain/fallback.js";
import type { ChatAddress } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import { addressKey, type Destination } from "../domain/route.js";
import { type Say, say } from "../domain/say.js";
import { deactivateChat, type LostChat } from "./chats.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { queueNotice } from "./queue-notice.js";
import { readersOf, reroute } from "./reroute.js";
import { officersWithRoles } from "./roster.js";
import { outbox, units } from "./schema.js";

type Sender = { readonly id: number; readonly attempt: number; readonly address: ChatAddress };

/**
 * A message was refused because its chat, or its topic, is closed to the bot: the binding ends, the coordinators hear
 * of it once, and what the message would have said goes on: from a topic to its chat's root, from a person to their
 * other account, else down the chain. The caller then settles the message as failed.
 */
export async function leaveChat(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  { id, attempt, address }: Sender,
  because: "chat-gone" | "thread-gone",
  now: Date,
): Promise<void> {
  const { channel, chatId, thread } = address;
  const readers = await readersOf(db, org, address);
  const lost: ChatAddress = because === "thread-gone" ? { channel, chatId, thread: thread ?? "" } : { channel, chatId };
  const ended = await deactivateChat(db, org, lost);
  const [message] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempt), isNull(outbox.endedAt)))
    .for("update");
  if (message) {
    const contacts = await readContacts(db, org, channels);
    const root: Destination = { address: { channel, chatId }, language: message.language };
    const inTopic = because === "thread-gone" && thread !== undefined;
    const sameReader = inTopic ? [root] : readers.flatMap((officerId) => contacts.accountsOf(officerId));
    await reroute(db, org, message, { why: "instead", contacts, sameReader, next: nextPlace }, now);
  }
  // After the reminders: what they bring to the coordinators joins it, and is one message.
  await tellCoordinators(db, org, channels, lost, ended, now);
}

/** Ends what was bound to a chat (to one topic, where one is named) and tells the coordinators what to do about it. */
export async function loseChat(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  address: ChatAddress,
  now: Date,
): Promise<void> {
  await tellCoordinators(db, org, channels, address, await deactivateChat(db, org, address), now);
}

async function tellCoordinators(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  address: ChatAddress,
  { bindings, officerIds }: LostChat,
  now: Date,
): Promise<void> {
  const lines = [...(await groupLines(db, bindings, address)), ...(await personLines(db, org, officerIds))];
  if (lines.length === 0) return;
  const key = `lost/${addressKey(address)}/${now.toISOString()}`;
  await queueNotice(db, org, channels, { to: "coordinator", key, lines }, now);
}

async function groupLines(
  db: Executor,
  bindings: readonly { readonly unitId: string; readonly title: string | null }[],
  { thread = "" }: ChatAddress,
): Promise<Say[]> {
  if (bindings.length === 0) return [];
  const ids = bindings.map(({ unitId }) => unitId);
  const named = await db.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids));
  return bindings.flatMap(({ unitId, title }) => {
    const unit = named.find(({ id }) => id === unitId)?.name ?? "";
    const group = { say: title ? say("notice-group-named", { title }) : say("notice-group") };
    return [
      say(thread === "" ? "notice-group-lost" : "notice-topic-lost", { unit, group }),
      say("notice-bind", { unit }),
    ];
  });
}

async function personLines(db: Executor, org: string, officerIds: readonly string[]): Promise<Say[]> {
  const people = await officersWithRoles(db, org, officerIds);
  return people.map(({ name, memberships }) => {
    const unit = memberships.find(({ unitName }) => unitName !== null)?.unitName;
    return say("notice-person-lost", { name: unit ? `${name} (${unit})` : name });
  });
}
