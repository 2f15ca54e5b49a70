import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { markAnswered, type TakenMessage } from "../storage/inbox.js";

/** Answers that reach the provider within so long are noted in one statement: no message pays for one of its own. */
const TOGETHER_MS = 50;

export type AnswerMarks = {
  /** The answer to this message has reached the provider. */
  delivered(message: TakenMessage): void;
  /** Notes what is not noted yet. Never rejects. */
  flush(): Promise<void>;
};

/** Notes which messages have been answered; one that never is, is told later (see `lateAnswers`). */
export function answerMarks({ database, organization }: Pick<Office, "database" | "organization">, log: Logger) {
  let waiting: TakenMessage[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const batch = waiting.splice(0);
    if (batch.length === 0) return;
    try {
      await markAnswered(database.db, organization.id, batch);
    } catch (err) {
      // The next batch takes them along; should none come, these are told a second time, which is the lesser evil.
      waiting = [...batch, ...waiting];
      log.warn({ err, answers: batch.length }, "answers that were given could not be noted");
    }
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  }

  return {
    delivered(message) {
      waiting.push(message);
      timer ??= setTimeout(flush, TOGETHER_MS);
    },
    flush,
  } satisfies AnswerMarks;
}
