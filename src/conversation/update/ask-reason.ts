import { say } from "../../domain/say.js";
import type { Reply } from "../reply.js";
import type { UpdateItem } from "../understanding/intent.js";
import type { Duty } from "./duty.js";
import { noteOf } from "./note-of.js";
import { commandFor, wordsOf } from "./retype.js";

/** A correction is stored with its reason, which is asked for when missing. Null for anything that needs none. */
export function askReason(duty: Duty, id: string, item: UpdateItem): Reply | null {
  if (!duty.corrects || noteOf({ ...item, reading: { kind: "missing" } }) !== null) return null;
  const line = `${commandFor(duty, id)} ${wordsOf(item)}`;
  return { lines: [say("correct-why", { id, line })], prefix: line, anyWords: true };
}
