import { oncePerChat } from "../domain/fallback.js";
import type { ChannelName } from "../domain/officer.js";
import { addressKey, type MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { queueMessages } from "./queue-messages.js";

type Notice = {
  readonly to: "coordinator" | "admin";
  readonly key: string;
  readonly lines: readonly Say[];
  /** What is worked out when it is sent. */
  readonly parts?: readonly MessagePart[];
};

/**
 * Queues a notice for every linked coordinator (or administrator) in private; where the office has no coordinator, its
 * administrators hear of it. Once per key and chat: whoever finds the same trouble again says nothing new.
 * @param channels those a message can leave by now
 */
export async function queueNotice(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  { to, key, lines, parts = [] }: Notice,
  at: Date,
): Promise<void> {
  const contacts = await readContacts(db, org, channels);
  const wanted = contacts.people(to, null);
  const readers = wanted.length > 0 ? wanted : contacts.people("admin", null);
  await queueMessages(
    db,
    org,
    oncePerChat(readers).map((reader) => ({
      ...reader,
      key: `notice/${key}/${addressKey(reader.address)}`,
      slotAt: at,
      parts,
      notice: lines,
      items: [],
    })),
    at,
  );
}
