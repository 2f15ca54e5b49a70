import { and, eq, inArray } from "drizzle-orm";
import type { ProgressEntry, Source } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { entriesWhere } from "./progress.js";
import { progressUpdates } from "./schema.js";

/** What one message of this officer wrote, oldest first. */
export async function entriesOfMessage(
  db: Executor,
  officerId: string,
  { channel, chatId, messageId }: Source,
): Promise<ProgressEntry[]> {
  return entriesWhere(
    db,
    and(
      eq(progressUpdates.officerId, officerId),
      eq(progressUpdates.channel, channel),
      eq(progressUpdates.chatId, chatId),
      eq(progressUpdates.messageId, messageId),
    ),
  );
}

/** What several messages wrote, whoever sent them, oldest first; `at` is when each was taken, and so when it wrote. */
export async function entriesSaidIn(
  db: Executor,
  org: string,
  messages: readonly (Source & { readonly at: Date })[],
): Promise<ProgressEntry[]> {
  return entriesWhere(
    db,
    and(
      eq(progressUpdates.organizationId, org),
      inArray(
        progressUpdates.at,
        messages.map(({ at }) => at),
      ),
      inArray(
        progressUpdates.messageId,
        messages.map(({ messageId }) => messageId),
      ),
    ),
  );
}
