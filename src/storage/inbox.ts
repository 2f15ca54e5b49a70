import { lt } from "drizzle-orm";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { inbox } from "./schema.js";

/** Takes the message once: true the first time, false when it was taken before, here or on another replica. */
export async function takeMessage(
  db: Executor,
  org: string,
  channel: ChannelName,
  key: string,
  at: Date,
): Promise<boolean> {
  const taken = await db
    .insert(inbox)
    .values({ organizationId: org, channel, key, at })
    .onConflictDoNothing()
    .returning({ key: inbox.key });
  return taken.length > 0;
}

/** Forgets messages taken before `before`: no provider delivers again after that long. */
export async function forgetMessages(db: Executor, before: Date): Promise<void> {
  await db.delete(inbox).where(lt(inbox.at, before));
}
