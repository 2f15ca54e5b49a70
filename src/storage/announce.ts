import type { ChannelName } from "../domain/officer.js";
import { addressKey, type Destination } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { queueMessages } from "./queue-messages.js";

/**
 * Who hears of it. `deciders`: the unit's heads in private, where there is none the coordinators, and never the person
 * `except`. `unit`: its group, without one its officers in private, and never the chat `except`, which knows already.
 */
export type Listeners =
  | {
      readonly to: "deciders" | "unit";
      readonly unitId: string;
      readonly except: string;
      /** Officers who hear it in private where the unit has no group. */
      readonly also?: readonly string[];
    }
  /** These officers, each in their latest private chat. */
  | { readonly to: "people"; readonly officerIds: readonly string[] };

/** Queues lines that are no reminder, once per key and chat. @returns how many chats will hear them */
export async function announce(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  audience: Listeners,
  { key, lines, asks }: { readonly key: string; readonly lines: readonly Say[]; readonly asks?: string },
  at: Date,
): Promise<number> {
  const readers = await readersOf(db, org, channels, audience, at);
  const messages = [...readers.values()].map((reader) => ({
    ...reader,
    key: `${key}/${addressKey(reader.address)}`,
    slotAt: at,
    parts: [],
    notice: lines,
    ...(asks === undefined ? {} : { asks }),
    items: [],
  }));
  await queueMessages(db, org, messages, at);
  return messages.length;
}

async function readersOf(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  audience: Listeners,
  at: Date,
): Promise<ReadonlyMap<string, Destination>> {
  const contacts = await readContacts(db, org, channels, new Set(), at);
  const byAddress = (found: readonly Destination[]) =>
    new Map(found.map((destination) => [addressKey(destination.address), destination]));
  const latest = (officerIds: readonly string[]) =>
    officerIds.flatMap((officerId) => contacts.accountsOf(officerId).slice(0, 1));
  if (audience.to === "people") return byAddress(latest(audience.officerIds));
  const { to, unitId, except, also = [] } = audience;
  if (to === "unit") {
    const group = contacts.group(unitId);
    const told = byAddress(group ? [group] : [...contacts.people("officer", unitId), ...latest(also)]);
    told.delete(except);
    return told;
  }
  const own = contacts.accountsOf(except).map(({ address }) => addressKey(address));
  const others = (found: readonly Destination[]) => {
    const told = byAddress(found);
    for (const address of own) told.delete(address);
    return told;
  };
  const heads = others(contacts.people("head", unitId));
  return heads.size > 0 ? heads : others(contacts.people("coordinator", null));
}
