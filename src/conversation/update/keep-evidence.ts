import { type Evidence, MOST_EVIDENCE, MOST_FILE_MEGABYTES, type NewEvidence } from "../../domain/evidence.js";
import { FILE_TYPE_NAMES, fileNameFor, fileTypeOf } from "../../domain/file-type.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import type { ReceivedFile } from "../ports.js";
import type { Duty } from "./duty.js";
import { standsForIn } from "./save-change.js";

/** One thing that is handed in. */
export type Given =
  | { readonly kind: "link" | "document"; readonly text: string }
  | { readonly kind: "file"; readonly received: ReceivedFile; readonly text: string };

/** What became of each in words, and how many are new. */
export type Kept = { readonly lines: readonly Say[]; readonly added: number };

/** Keeps what can be kept of a duty that was resolved, and so is locked, in this transaction. */
export async function keepEvidence(context: PlanContext, duty: Duty, given: readonly Given[]): Promise<Kept> {
  const lines: Say[] = [];
  let added = 0;
  for (const one of given) {
    const known = await context.tx.evidence([duty.occurrence.id]);
    const { line, kept } = await keepOne(context, duty, one, known);
    lines.push(line);
    if (kept) added++;
  }
  return { lines, added };
}

type Outcome = { readonly line: Say; readonly kept: boolean };

async function keepOne(context: PlanContext, duty: Duty, given: Given, known: readonly Evidence[]): Promise<Outcome> {
  const { tx, actor, now, incoming } = context;
  const { task, occurrence } = duty;
  const { kind, text } = given;
  const refused = given.kind === "file" ? fileRefusal(given.received) : null;
  if (refused) return { line: refused, kept: false };
  const full = known.filter((other) => other.kind === kind).length >= MOST_EVIDENCE;
  if (full) return { line: say(`evidence-full-${kind}`, { code: task.code, most: MOST_EVIDENCE }), kept: false };
  const { chat, messageId } = incoming;
  const source = { channel: chat.channel, chatId: chat.chatId, messageId };
  const standsForId = standsForIn(context, duty)?.officerId;
  const about = { occurrenceId: occurrence.id, officerId: actor.id, standsForId, source, text };
  const evidence: NewEvidence =
    given.kind === "file"
      ? { ...about, kind: "file", file: fileOf(given.received, `minh-chung-${task.code}`) }
      : { ...about, kind: given.kind };
  const { kept, id } = await tx.saveEvidence(evidence, now);
  if (kept) return { line: say(`evidence-kept-${kind}`, whatOf(evidence)), kept };
  const same = known.find((other) => other.id === id);
  const first = { name: same?.officer ?? "", at: same ? { at: same.at } : "" };
  return { line: say(`evidence-same-${kind}`, { ...whatOf(evidence), ...first }), kept };
}

function whatOf(evidence: NewEvidence): Record<string, Arg> {
  if (evidence.kind !== "file") return { text: evidence.text };
  const { name, bytes } = evidence.file;
  return { text: name, size: sizePhrase(bytes.byteLength) };
}

/** "640 KB", "1,2 MB". */
export function sizePhrase(bytes: number): Arg {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return { figure: kilobytes, unit: "KB" };
  return { figure: Math.round((bytes / 1024 / 1024) * 10) / 10, unit: "MB" };
}

/** Why a file can't be kept, and what to do instead; null when it can. */
function fileRefusal({ media, download }: ReceivedFile): Say | null {
  const name = media.fileName ?? "";
  if (!download) return say("evidence-refused-kind", { types: { list: FILE_TYPE_NAMES } });
  if (!download.ok) return say(`evidence-refused-${download.because}`, { name, most: MOST_FILE_MEGABYTES });
  if (fileTypeOf(download.bytes)) return null;
  return say("evidence-refused-type", { name, types: { list: FILE_TYPE_NAMES } });
}

/** @throws RangeError for a file that {@link fileRefusal} refuses */
function fileOf({ media, download }: ReceivedFile, fallback: string) {
  const type = download?.ok ? fileTypeOf(download.bytes) : null;
  if (!download?.ok || !type) throw new RangeError("a refused file is not kept");
  return { name: fileNameFor(media.fileName, type, fallback), mimeType: type.mimeType, bytes: download.bytes };
}
