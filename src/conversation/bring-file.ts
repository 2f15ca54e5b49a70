import type { LocalDate } from "../domain/local-date.js";
import type { Incoming } from "../domain/message.js";
import { may } from "../domain/permission.js";
import { type Say, say } from "../domain/say.js";
import type { BroughtFile, FileReader } from "./office-ports.js";
import type { ConversationStore, FileSource } from "./ports.js";
import type { Recognised } from "./understanding/intent.js";

/** No plan and no list of people is larger. */
const MOST_BYTES = 5 * 1_048_576;
const FORMATS = /\.(?:md|docx|xlsx|csv|ya?ml)$/i;

type Options = {
  readonly store: ConversationStore;
  readonly fetchFile: FileSource;
  readonly readFile: FileReader;
};

/**
 * Fetches and reads the file that came with `/nhap`. Before its transaction, which must wait for no network and no
 * reader; and only for somebody who may import. Null where there is none.
 */
export async function bringFile(
  { store, fetchFile, readFile }: Options,
  { chat, from, media = [], anonymous }: Incoming,
  { command }: Recognised,
  today: LocalDate,
): Promise<BroughtFile | null> {
  const [one] = media;
  if (command !== "nhap" || !one || anonymous) return null;
  const actor = await store.transaction((tx) => tx.findOfficer({ channel: chat.channel, userId: from.userId }, today));
  if (!actor || !may(actor, { act: "import" })) return null;
  const { kind, reference, fileName, size = 0 } = one;
  if (kind !== "document" || fileName === undefined) return refuse(say("nhap-no-document"));
  if (!FORMATS.test(fileName)) return refuse(say("nhap-format", { file: fileName }));
  if (size > MOST_BYTES) return refuse(tooLarge(fileName));
  const download = await fetchFile(chat.channel, reference, MOST_BYTES);
  if (!download.ok) return refuse(download.because === "too-big" ? tooLarge(fileName) : say("nhap-not-fetched"));
  return readFile(download.bytes, fileName);
}

function refuse(problem: Say): BroughtFile {
  return { ok: false, problem };
}

function tooLarge(file: string): Say {
  return say("nhap-too-large", { file, limit: { figure: MOST_BYTES / 1_048_576, unit: "MB" } });
}
