import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ChannelName, Language } from "../../domain/officer.js";
import type { MessagePart } from "../../domain/route.js";
import type { Say } from "../../domain/say.js";
import { id, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";
import { units } from "./units.js";

export const chats = pgTable(
  "chats",
  {
    id: id(),
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    /** A forum topic; '' is the chat's root. */
    thread: text("thread").notNull().default(""),
    title: text("title"),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    active: boolean("active").notNull(),
    boundBy: uuid("bound_by").references(() => officers.id),
    boundAt: instant("bound_at").notNull(),
    /** Not active only because the bot was shut out: let in again, the binding stands again. */
    lost: boolean("lost").notNull().default(false),
  },
  (table) => [
    uniqueIndex("chats_address").on(table.organizationId, table.channel, table.chatId, table.thread),
    index("chats_by_unit").on(table.unitId),
  ],
);

/** Messages already taken, so that one delivered twice counts once. */
export const inbox = pgTable(
  "inbox",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    key: text("key").notNull(),
    at: instant("at").notNull(),
    /** Where its answer belongs; null once that was given, and where none is. */
    owes: jsonb("owes").$type<AnswerPlace | WelcomePlace>(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.channel, table.key] }),
    index("inbox_unanswered").on(table.organizationId, table.at).where(sql`${table.owes} is not null`),
  ],
);

/** The message that is answered, and where it was said. */
export type AnswerPlace = {
  readonly kind: "private" | "group";
  readonly chatId: string;
  readonly thread?: string;
  readonly messageId: string;
};

/**
 * The group the bot was added to, and how its channel hears people there: both belong into the bot's first words. It has
 * all that an answer's place has, for an older version beside this one reads it as such.
 */
export type WelcomePlace = Omit<AnswerPlace, "kind"> & { readonly kind: "welcome"; readonly advice: readonly Say[] };

export type OutboxState = "ready" | "sending" | "sent" | "uncertain" | "failed" | "satisfied";

/** Reminder messages: one per chat per slot. What each says is read from the ledger rows that point at it. */
export const outbox = pgTable(
  "outbox",
  {
    id: sequence(),
    organizationId: organization(),
    /** `slot/channel:chat:thread`, or a nudge's own. */
    key: text("key").notNull(),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    thread: text("thread").notNull().default(""),
    slotAt: instant("slot_at").notNull(),
    /** What it carries besides reminders; worked out when it is sent. */
    parts: text("parts").array().$type<MessagePart[]>().notNull().default(sql`'{}'`),
    /** Lines that are not about a duty: a chat that was lost, a channel that is down. */
    notice: jsonb("notice").$type<Say[]>(),
    /** What the notice asks to decide ("GH12", "KQ340"): decided meanwhile, it is not said. */
    asks: text("asks"),
    language: text("language").$type<Language>().notNull(),
    state: text("state").$type<OutboxState>().notNull(),
    /** A try may have arrived: it is said once more, marked as a repeat, whatever becomes of the tries between. */
    uncertain: boolean("uncertain").notNull().default(false),
    attempts: integer("attempts").notNull(),
    nextAt: instant("next_at").notNull(),
    leaseUntil: instant("lease_until"),
    reason: text("reason"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    uniqueIndex("outbox_once").on(table.organizationId, table.key),
    index("outbox_due").on(table.state, table.nextAt),
    index("outbox_on_its_way")
      .on(table.organizationId, table.channel, table.chatId, table.id)
      .where(sql`ended_at is null`),
    index("outbox_by_end").on(table.organizationId, table.endedAt),
  ],
);

/** The provider's messages each queued one became (a long one several): what somebody replies to is found by them. */
export const sentMessages = pgTable(
  "sent_messages",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    messageId: text("message_id").notNull(),
    outboxId: bigint("outbox_id", { mode: "number" })
      .notNull()
      .references(() => outbox.id),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.channel, table.chatId, table.messageId] }),
    index("sent_messages_by_chat").on(table.organizationId, table.channel, table.chatId, table.at),
  ],
);

/** The next moment a chat may be written to: order, pace and claims of one chat meet in its row. */
export const chatGates = pgTable(
  "chat_gates",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    nextAt: instant("next_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channel, table.chatId] })],
);

/** A channel as a whole, shared by replicas: since when nothing could be sent on it. Null: it works. */
export const channelStates = pgTable(
  "channel_states",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    unreachableSince: instant("unreachable_since"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channel] })],
);

/** Messages a channel took in a month of the office's zone ("2025-03"): Zalo's free plan has a limit. */
export const channelUsage = pgTable(
  "channel_usage",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    month: text("month").notNull(),
    sent: integer("sent").notNull(),
    /** When the coordinators were warned that little is left. */
    warnedAt: instant("warned_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channel, table.month] })],
);
