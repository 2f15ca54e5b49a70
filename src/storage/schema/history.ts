import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { EvidenceKind } from "../../domain/evidence.js";
import type { ChannelName } from "../../domain/officer.js";
import { bytea, day, instant, sequence } from "./columns.js";
import { occurrences } from "./occurrences.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";

/** The figures in force. Each is the projection of the last entry about it in `progress_updates`. */
export const figures = pgTable(
  "figures",
  {
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    metricId: text("metric_id").notNull(),
    value: doublePrecision("value").notNull(),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    asOf: day("as_of"),
    estimate: boolean("estimate").notNull(),
    updatedAt: instant("updated_at").notNull(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
  },
  (table) => [primaryKey({ columns: [table.occurrenceId, table.metricId] })],
);

/** What people said, in order. Append-only: a trigger refuses changes; an undo is an entry too. */
export const progressUpdates = pgTable(
  "progress_updates",
  {
    id: sequence(),
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    /** Null for a change of state. */
    metricId: text("metric_id"),
    before: jsonb("before").notNull(),
    after: jsonb("after").notNull(),
    note: text("note"),
    /** The entry this one takes back. */
    undoes: bigint("undoes", { mode: "number" }),
    /** The entry this one puts right. */
    corrects: bigint("corrects", { mode: "number" }),
    /** Said after its period was frozen: the report that went out had the earlier figure. */
    amends: boolean("amends").notNull().default(false),
    /** It confirms what was handed in, or sends it back. */
    decides: boolean("decides").notNull().default(false),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    /** The absent person in whose place the officer acted. */
    standsForId: uuid("stands_for_id").references(() => officers.id),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    messageId: text("message_id").notNull(),
    at: instant("at").notNull(),
    /** Ties it to the duty's entry before it (a trigger does): a row changed behind our back no longer fits. */
    hash: text("hash"),
  },
  (table) => [
    index("progress_updates_by_occurrence").on(table.occurrenceId, table.id),
    index("progress_updates_by_officer").on(table.officerId, table.id),
    index("progress_updates_by_time").on(table.organizationId, table.at),
    uniqueIndex("progress_updates_undone_once").on(table.undoes),
  ],
);

/** Links, document numbers and files that show what was done. Append-only: a trigger refuses changes. */
export const evidence = pgTable(
  "evidence",
  {
    id: sequence(),
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    kind: text("kind").$type<EvidenceKind>().notNull(),
    text: text("text").notNull(),
    /** What makes it the same thing sent again: a file's checksum, else its text. */
    identity: text("identity").notNull(),
    /** Null but for a file, and so is all that follows about one. */
    fileName: text("file_name"),
    mimeType: text("mime_type"),
    size: integer("size"),
    sha256: text("sha256"),
    bytes: bytea("bytes"),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    /** The absent person in whose place it was handed in; null: in their own. */
    standsForId: uuid("stands_for_id").references(() => officers.id),
    channel: text("channel").$type<ChannelName>().notNull(),
    chatId: text("chat_id").notNull(),
    messageId: text("message_id").notNull(),
    at: instant("at").notNull(),
    /** As in `progress_updates`. */
    hash: text("hash"),
  },
  (table) => [
    uniqueIndex("evidence_once").on(table.occurrenceId, table.kind, table.identity),
    index("evidence_latest").on(table.organizationId, table.id),
  ],
);

/**
 * The ends of all chains of the history in one number, taken each night and before each backup: whoever takes the last
 * entries away, or forges a whole chain, has a seal to answer for, and copies of it are elsewhere. Append-only.
 */
export const historySeals = pgTable(
  "history_seals",
  {
    id: sequence(),
    organizationId: organization(),
    /** It covers the entries and the evidence up to these; 0 where there was none. */
    lastUpdateId: bigint("last_update_id", { mode: "number" }).notNull(),
    lastEvidenceId: bigint("last_evidence_id", { mode: "number" }).notNull(),
    rows: integer("rows").notNull(),
    digest: text("digest").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("history_seals_latest").on(table.organizationId, table.id)],
);

/** Evidence that counts no more, and why. Append-only like what it withdraws. */
export const evidenceWithdrawals = pgTable("evidence_withdrawals", {
  evidenceId: bigint("evidence_id", { mode: "number" })
    .primaryKey()
    .references(() => evidence.id),
  organizationId: organization(),
  reason: text("reason").notNull(),
  officerId: uuid("officer_id")
    .notNull()
    .references(() => officers.id),
  /** Null in rows from before this was noted. */
  channel: text("channel").$type<ChannelName>(),
  at: instant("at").notNull(),
});
