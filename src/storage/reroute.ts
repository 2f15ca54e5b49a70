import { and, asc, eq, inArray } from "drizzle-orm";
import type { ContactBook, Heard, Place, StrandedItem } from "../domain/fallback.js";
import type { ChatAddress } from "../domain/message.js";
import { addressKey, type Destination } from "../domain/route.js";
import type { Executor } from "./database.js";
import { type KeyedMessage, queueMessages } from "./queue-messages.js";
import { accounts, ledger, occurrences, type outbox } from "./schema.js";

/** A queued message that can't go where it was meant to. */
export type StrandedMessage = Pick<
  typeof outbox.$inferSelect,
  "id" | "channel" | "chatId" | "thread" | "slotAt" | "parts" | "notice" | "asks"
>;

export type Detour = {
  /** The word the new messages' keys begin with: a message takes each kind of detour once. */
  readonly why: string;
  readonly contacts: ContactBook;
  /** Where the very readers of the message are reached otherwise. */
  readonly sameReader: readonly Destination[];
  next(item: StrandedItem, heard: Heard, contacts: ContactBook): Place | null;
};

export type Rerouted = {
  /** Ledger rows that have a new place. */
  readonly items: readonly number[];
  /** Whether nothing is left of the message: its parts and lines found a new place too, or it had none. */
  readonly whole: boolean;
};

type Row = { readonly row: typeof ledger.$inferSelect; readonly unitId: string };

/** Queues what a message would have said for the next places of its items, under the same keys. */
export async function reroute(
  db: Executor,
  org: string,
  message: StrandedMessage,
  detour: Detour,
  now: Date,
): Promise<Rerouted> {
  const rows = await pendingItems(db, message.id);
  const heardOf = await readHeard(db, org, rows, detour.sameReader);
  const found = newMessages(message, detour);
  const moved: number[] = [];
  for (const { row, unitId } of rows) {
    const item = { readBy: row.audience, unitId, unreachableUnit: row.unreachableUnit };
    const place = detour.next(item, heardOf(row), detour.contacts);
    if (!place) continue;
    moved.push(row.id);
    for (const destination of place.destinations) found.add(destination, row, place.unreachableUnit);
  }
  const [reader] = detour.sameReader;
  const body = message.parts.length > 0 || message.notice !== null;
  if (body && reader) found.carry(reader);
  await queueMessages(db, org, found.messages(), now);
  return { items: moved, whole: moved.length === rows.length && (!body || reader !== undefined) };
}

async function pendingItems(db: Executor, outboxId: number): Promise<Row[]> {
  return db
    .select({ row: ledger, unitId: occurrences.unitId })
    .from(ledger)
    .innerJoin(occurrences, eq(occurrences.id, ledger.occurrenceId))
    .where(and(eq(ledger.outboxId, outboxId), eq(ledger.state, "pending")))
    .orderBy(asc(ledger.id));
}

/** Which chats the ledger names for the same reminders. */
async function readHeard(db: Executor, org: string, rows: readonly Row[], sameReader: readonly Destination[]) {
  const keys = rows.map(({ row }) => row.saidKey);
  const known =
    keys.length === 0
      ? []
      : await db
          .select()
          .from(ledger)
          .where(and(eq(ledger.organizationId, org), inArray(ledger.saidKey, keys)));
  return ({ id, saidKey }: Row["row"]): Heard => {
    const same = known.filter((other) => other.saidKey === saidKey);
    return {
      sameReader,
      told: (address) => same.some((other) => other.channel !== null && isChat(other, address)),
      elsewhere: same.some((other) => other.id !== id && REACHED.has(other.state)),
    };
  };
}

/** Said, or still to be said. */
const REACHED: ReadonlySet<string> = new Set(["pending", "sent", "uncertain"]);

function isChat({ channel, chatId, thread }: Row["row"], address: ChatAddress): boolean {
  return channel === address.channel && chatId === address.chatId && (thread ?? "") === (address.thread ?? "");
}

/** The messages a stranded one becomes, one per chat. */
function newMessages({ id, slotAt, parts, notice, asks }: StrandedMessage, { why }: Detour) {
  const byChat = new Map<string, Omit<KeyedMessage, "items"> & { items: KeyedMessage["items"][number][] }>();
  function to(destination: Destination) {
    const chat = addressKey(destination.address);
    const message = byChat.get(chat) ?? { ...destination, key: `${why}/${id}/${chat}`, slotAt, parts: [], items: [] };
    byChat.set(chat, message);
    return message;
  }
  return {
    add(destination: Destination, row: Row["row"], unreachableUnit: boolean) {
      const readBy = unreachableUnit ? "coordinator" : row.audience;
      const item = { occurrence: { id: row.occurrenceId ?? "", dueOn: row.dueOn }, readBy, unreachableUnit } as const;
      to(destination).items.push({ item, saidKey: row.saidKey, rung: row.rung });
    },
    carry(destination: Destination) {
      const message = to(destination);
      byChat.set(addressKey(destination.address), {
        ...message,
        parts,
        ...(notice ? { notice } : {}),
        ...(asks ? { asks } : {}),
      });
    },
    messages: () => [...byChat.values()],
  };
}

/** Whose private chat it is. */
export async function readersOf(
  db: Executor,
  org: string,
  { channel, chatId }: Pick<ChatAddress, "channel" | "chatId">,
): Promise<string[]> {
  const rows = await db
    .select({ officerId: accounts.officerId })
    .from(accounts)
    .where(and(eq(accounts.organizationId, org), eq(accounts.channel, channel), eq(accounts.privateChatId, chatId)));
  return rows.map(({ officerId }) => officerId);
}
