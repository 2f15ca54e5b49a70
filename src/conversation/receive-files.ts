import { MOST_FILE_BYTES } from "../domain/evidence.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Incoming, IncomingMedia } from "../domain/message.js";
import type { ChannelName, Officer } from "../domain/officer.js";
import { may } from "../domain/permission.js";
import type { ConversationStore, FileSource, ReceivedFile } from "./ports.js";

/** The providers send a file a message; more in one is not from them. */
const MOST_AT_ONCE = 10;

/**
 * Fetches what came with a message that hands in evidence. Before its transaction, which must not wait for a network; and
 * only for somebody who may report for some unit, so that strangers make nothing be fetched.
 */
export async function receiveFiles(
  { store, fetchFile }: { readonly store: ConversationStore; readonly fetchFile: FileSource },
  { chat, from, media = [], anonymous }: Incoming,
  today: LocalDate,
): Promise<ReceivedFile[]> {
  if (media.length === 0 || anonymous) return [];
  const { channel } = chat;
  const actor = await store.transaction((tx) => tx.findOfficer({ channel, userId: from.userId }, today));
  if (!actor || !reports(actor)) return [];
  const received: ReceivedFile[] = [];
  for (const one of media.slice(0, MOST_AT_ONCE)) {
    received.push({ media: one, download: await fetchOne(fetchFile, channel, one) });
  }
  return received;
}

async function fetchOne(
  fetchFile: FileSource,
  channel: ChannelName,
  { kind, reference, size }: IncomingMedia,
): Promise<ReceivedFile["download"]> {
  if (reference === "" || (kind !== "photo" && kind !== "document")) return null;
  if (size !== undefined && size > MOST_FILE_BYTES) {
    return { ok: false, because: "too-big", reason: `${size} bytes are announced` };
  }
  return fetchFile(channel, reference, MOST_FILE_BYTES);
}

function reports(actor: Officer): boolean {
  const units = actor.memberships.flatMap(({ unitId }) => unitId ?? []);
  return may(actor, { act: "update", units });
}
