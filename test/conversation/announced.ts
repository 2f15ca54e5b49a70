import { and, eq, isNull, like } from "drizzle-orm";
import type { Office } from "../../src/office/office.js";
import { outbox } from "../../src/storage/schema.js";
import { storedSays } from "../../src/storage/stored-says.js";
import { undecided } from "../../src/storage/undecided.js";

/** What is on its way under keys like this one and will be said: to whom, and what it says. */
export async function announced(
  { database: { db }, organization, texts }: Office,
  key: string,
): Promise<{ chatId: string; text: string }[]> {
  const found = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.organizationId, organization.id), like(outbox.key, key), isNull(outbox.endedAt)))
    .orderBy(outbox.id);
  const asked = found.flatMap(({ asks }) => asks ?? []);
  const open = await undecided(db, organization.id, asked);
  const said = found.filter(({ asks }) => asks === null || open.has(asks));
  return said.map(({ chatId, notice }) => ({
    chatId,
    text: storedSays(notice ?? [])
      .map((line) => texts.plain("vi", line))
      .join("\n"),
  }));
}
