import type { Config } from "./config.js";
import { type Conversation, conversation } from "./conversation/converse.js";
import {
  type Dialogue,
  type DialogueStore,
  DialoguesUnavailable,
  type FileSource,
  type SummaryForms,
} from "./conversation/ports.js";
import type { Channel } from "./domain/message.js";
import type { Logger } from "./log.js";
import { type Office, summariseAt } from "./office.js";
import { missingLines } from "./reports/missing-lines.js";
import { progressPicture } from "./reports/picture/progress-picture.js";
import { progressLines } from "./reports/progress-lines.js";
import { conversationStore } from "./storage/conversation-store.js";
import { type DialogueKeeper, memoryDialogues, redisDialogues } from "./storage/dialogues.js";

/** What people send, fetched over the channel it came by. */
export function filesOf(channels: readonly Channel[]): FileSource {
  return async (name, reference, maxBytes) => {
    const channel = channels.find((one) => one.name === name);
    return channel?.download?.(reference, maxBytes) ?? nothingSent(name, reference, maxBytes);
  };
}

/** Where nobody can send files: the terminal, the rehearsal room. */
const nothingSent: FileSource = async (name) => ({ ok: false, because: "gone", reason: `no files come by ${name}` });

/** The conversation on this office's store: shared by the channels and the terminal. */
export function createConversation(
  office: Office,
  dialogues: DialogueStore,
  forms: SummaryForms,
  fetchFile: FileSource = nothingSent,
): Conversation {
  const { database, organization, channels, clock, zone, texts } = office;
  const store = conversationStore(database.db, organization.id, channels, (tx, scope, at) =>
    summariseAt(tx, organization, scope, at, clock.now()),
  );
  return conversation({ store, dialogues, forms, fetchFile, words: texts, clock, zone });
}

/** One summary in the forms a chat shows. */
export function summaryForms({ texts }: Pick<Office, "texts">): SummaryForms {
  return {
    lines: progressLines,
    missing: missingLines,
    async picture(summary, language) {
      const png = await progressPicture(summary, language, (line) => texts.plain(language, line));
      return { png, fileName: `tien-do-${summary.today}.png` };
    },
  };
}

/** Half-finished questions: in Redis where there is one, else in this process. */
export function openDialogues(config: Config, office: Office, log: Logger): DialogueKeeper<Dialogue> {
  if (config.redisUrl === null) return memoryDialogues(office.clock);
  const unavailable = (cause: unknown) => new DialoguesUnavailable("Redis can't be reached", { cause });
  return redisDialogues(config.redisUrl, office.clock, unavailable, (err) =>
    log.warn({ err }, "Redis can't be reached: one-line commands go on, dialogues do not"),
  );
}
