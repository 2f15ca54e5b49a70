import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Audience } from "../../domain/ladder.js";
import type { ChannelName } from "../../domain/officer.js";
import { day, instant, sequence } from "./columns.js";
import { outbox } from "./messages.js";
import { occurrences } from "./occurrences.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";

/** What people asked not to hear, always with an end: one duty of a unit, or (no occurrence) everything for one person. */
export const mutes = pgTable(
  "mutes",
  {
    id: sequence(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    occurrenceId: uuid("occurrence_id").references(() => occurrences.id),
    createdAt: instant("created_at").notNull(),
    /** It begins later than it was asked for; null, at once. */
    fromAt: instant("from_at"),
    /** It holds until this moment, or until it was taken back. */
    untilAt: instant("until_at").notNull(),
  },
  (table) => [
    index("mutes_by_end").on(table.organizationId, table.untilAt),
    index("mutes_by_occurrence").on(table.occurrenceId),
  ],
);

/** "Đã nhận": who has seen the reminder of a duty; it is still owed. */
export const acknowledgements = pgTable(
  "acknowledgements",
  {
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    /** The rung it answers. */
    rung: text("rung").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.occurrenceId, table.officerId, table.rung] })],
);

export type LedgerState = "pending" | "sent" | "coalesced" | "satisfied" | "muted" | "dropped" | "uncertain" | "failed";

/** What was owed, to whom, and what became of it. `said_key` without the chat is what makes a reminder unrepeatable. */
export const ledger = pgTable(
  "ledger",
  {
    id: sequence(),
    organizationId: organization(),
    saidKey: text("said_key").notNull(),
    outboxId: bigint("outbox_id", { mode: "number" }).references(() => outbox.id),
    occurrenceId: uuid("occurrence_id").references(() => occurrences.id),
    dueOn: day("due_on"),
    audience: text("audience").$type<Audience>().notNull(),
    /** Told to the coordinator because nobody in the unit can be reached. */
    unreachableUnit: boolean("unreachable_unit").notNull().default(false),
    rung: text("rung").notNull(),
    slotAt: instant("slot_at").notNull(),
    channel: text("channel").$type<ChannelName>(),
    chatId: text("chat_id"),
    thread: text("thread"),
    state: text("state").$type<LedgerState>().notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
    messageId: text("message_id"),
  },
  (table) => [
    uniqueIndex("ledger_once").on(
      table.organizationId,
      table.saidKey,
      sql`coalesce(${table.channel}, '')`,
      sql`coalesce(${table.chatId}, '')`,
      sql`coalesce(${table.thread}, '')`,
    ),
    index("ledger_by_outbox").on(table.outboxId),
    index("ledger_by_slot").on(table.organizationId, table.slotAt),
    index("ledger_by_occurrence").on(table.occurrenceId),
  ],
);
