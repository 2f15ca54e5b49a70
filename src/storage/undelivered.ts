import { and, eq, gt, inArray, isNotNull, lte, or } from "drizzle-orm";
import type { Undelivered } from "../domain/morning.js";
import type { Executor } from "./database.js";
import { accounts, chats, officers, outbox, units } from "./schema.js";

/** Ended between these moments, the first left out. */
export type Span = { readonly after: Date; readonly until: Date };

type Ended = Pick<typeof outbox.$inferSelect, "channel" | "chatId" | "thread" | "state" | "endedAt">;
type Place = { readonly to: Undelivered["to"]; readonly reachable: boolean; readonly boundAt: Date | null };

/** Messages that ended in the span without having arrived for sure, by whose chat it was and why; most first. */
export async function undelivered(db: Executor, org: string, span: Span): Promise<Undelivered[]> {
  const ended = await failedMessages(db, org, span);
  if (ended.length === 0) return [];
  const placeOf = await placesOf(db, org, ended);
  const found = new Map<string, Undelivered>();
  for (const message of ended) {
    const { to, reachable, boundAt } = placeOf(message);
    // Bound again since: whoever did it knows.
    if (message.state === "failed" && boundAt !== null && message.endedAt !== null && boundAt > message.endedAt)
      continue;
    const cause = message.state === "uncertain" ? "uncertain" : reachable ? "refused" : "gone";
    const key = `${to?.kind}/${to?.name}/${cause}`;
    found.set(key, { to, cause, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function failedMessages(db: Executor, org: string, { after, until }: Span): Promise<Ended[]> {
  return db
    .select({
      channel: outbox.channel,
      chatId: outbox.chatId,
      thread: outbox.thread,
      state: outbox.state,
      endedAt: outbox.endedAt,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        inArray(outbox.state, ["failed", "uncertain"]),
        isNotNull(outbox.endedAt),
        gt(outbox.endedAt, after),
        lte(outbox.endedAt, until),
      ),
    )
    .orderBy(outbox.id);
}

/** Whose chat each is: the unit's it is or was bound to, else the person's who is or was written to there. */
async function placesOf(db: Executor, org: string, ended: readonly Ended[]): Promise<(message: Ended) => Place> {
  const ids = [...new Set(ended.map(({ chatId }) => chatId))];
  const bound = await db
    .select({ chat: chats, unit: units.name })
    .from(chats)
    .innerJoin(units, eq(units.id, chats.unitId))
    .where(and(eq(chats.organizationId, org), inArray(chats.chatId, ids)));
  const people = await db
    .select({ account: accounts, name: officers.name })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    // Who shut the bot out has no private chat any more; theirs had their own id.
    .where(
      and(eq(accounts.organizationId, org), or(inArray(accounts.privateChatId, ids), inArray(accounts.userId, ids))),
    );
  return ({ channel, chatId, thread }) => {
    const here = bound.filter(({ chat }) => chat.channel === channel && chat.chatId === chatId);
    const group = here.find(({ chat }) => chat.thread === thread) ?? here[0];
    if (group) {
      const { active, boundAt } = group.chat;
      return { to: { kind: "unit", name: group.unit }, reachable: active, boundAt: active ? boundAt : null };
    }
    const isTheirs = ({ account }: (typeof people)[number]) =>
      account.channel === channel && (account.privateChatId ?? account.userId) === chatId;
    const person = people.find(isTheirs);
    if (!person) return { to: null, reachable: false, boundAt: null };
    const reachable = person.account.privateChatId !== null;
    return { to: { kind: "person", name: person.name }, reachable, boundAt: null };
  };
}
