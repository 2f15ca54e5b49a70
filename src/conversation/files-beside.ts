import type { Incoming } from "../domain/message.js";
import { say } from "../domain/say.js";
import type { Heard } from "./hear.js";
import type { Reply } from "./reply.js";

/** Commands beside which a file is evidence. */
const WITH_FILES: readonly string[] = ["minhchung", "xong", "khongphatsinh", "capnhat"];

/** Commands that say themselves what became of a file. */
const READS_FILES: readonly string[] = ["minhchung", "nhap"];

/** Whether files sent with these words are kept. */
export function keepsFiles(heard: Heard): boolean {
  return "answer" in heard || ("command" in heard && WITH_FILES.includes(heard.command.command));
}

/** A file beside other words is not kept: saying nothing would let people think it was. */
export function withRemarks(incoming: Incoming, heard: Heard, answer: Reply): Reply {
  if (answer.files !== undefined || ("command" in heard && READS_FILES.includes(heard.command.command))) return answer;
  if (!incoming.media?.length || incoming.text.trim() === "") return answer;
  return { ...answer, lines: [...answer.lines, say("chat-media-not-kept")] };
}
