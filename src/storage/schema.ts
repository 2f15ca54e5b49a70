import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Approval, EvidenceDemand } from "../domain/acceptance.js";
import type { TaskDraft } from "../domain/catalogue.js";
import type { EvidenceKind } from "../domain/evidence.js";
import type { Audience, Ladder, QuietHours } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { OfficeActDetails, OfficeActName } from "../domain/office-act.js";
import type { ChannelName, Language, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { Process } from "../domain/progress.js";
import type { ReportSettings } from "../domain/report-settings.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { UnitKind, UnitOverlay } from "../domain/unit.js";

/*
 * One schema for PostgreSQL and its embedded twin. `organization_id` is on every table: several offices may share an
 * installation. No column defaults to the database's now(): the service's clock alone decides, rehearsals included.
 */

const organization = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id);
const id = () => uuid("id").primaryKey();
/** Grows with every row: the order of what was said and done. */
const sequence = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const day = (name: string) => date(name, { mode: "string" }).$type<LocalDate>();
/** Goes over as text: the embedded store's driver takes seconds to write megabytes out byte by byte. */
const bytea = customType<{ data: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (bytes) => sql`decode(${Buffer.from(bytes).toString("base64")}::text, 'base64')`,
});

export const organizations = pgTable("organizations", {
  id: id(),
  /** What `ORGANIZATION` calls it. The default is for a program that knows of no codes yet. */
  code: text("code").notNull().unique("organizations_code").default(sql`gen_random_uuid()`),
  name: text("name").notNull(),
  place: text("place").notNull().default(""),
  zone: text("zone").notNull(),
  /**
   * A new one whenever the plan, a unit, a set or a day of the calendar changes (triggers see to it): what was read
   * under it is good for as long as it stands. Random, not counted: one that was rolled back never comes again.
   */
  revision: uuid("revision").notNull().default(sql`gen_random_uuid()`),
});

/** Small facts of the service itself: the reminder watermark, the rehearsal clock. */
export const settings = pgTable(
  "settings",
  { organizationId: organization(), key: text("key").notNull(), value: jsonb("value").notNull() },
  (table) => [primaryKey({ columns: [table.organizationId, table.key] })],
);

export const units = pgTable(
  "units",
  {
    id: id(),
    organizationId: organization(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull(),
    kind: text("kind").$type<UnitKind>().notNull(),
    /** The first day it is no longer there (merged, dissolved); what is open then follows the successor. */
    endedOn: day("ended_on"),
    successorId: uuid("successor_id"),
    /** What the office said of it beside the catalogue: it stands until the catalogue says something new. */
    overlay: jsonb("overlay").$type<UnitOverlay>(),
    /** Invented for the rehearsal. */
    sample: boolean("sample").notNull().default(false),
  },
  (table) => [uniqueIndex("units_code").on(table.organizationId, table.code)],
);

export const unitSets = pgTable(
  "unit_sets",
  {
    id: id(),
    organizationId: organization(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull(),
  },
  (table) => [uniqueIndex("unit_sets_code").on(table.organizationId, table.code)],
);

export const unitSetMembers = pgTable(
  "unit_set_members",
  {
    organizationId: organization(),
    setId: uuid("set_id")
      .notNull()
      .references(() => unitSets.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    /** The days between which the unit belongs to the set, both included; null is open. */
    fromOn: day("from_on"),
    untilOn: day("until_on"),
  },
  (table) => [primaryKey({ columns: [table.setId, table.unitId] })],
);

export const officers = pgTable("officers", {
  id: id(),
  organizationId: organization(),
  name: text("name").notNull(),
  language: text("language").$type<Language>().notNull(),
  sample: boolean("sample").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    /** Null only for an administrator of the installation. */
    unitId: uuid("unit_id").references(() => units.id),
    role: text("role").$type<Role>().notNull(),
  },
  (table) => [
    uniqueIndex("memberships_once").on(
      table.officerId,
      table.role,
      sql`coalesce(${table.unitId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index("memberships_by_unit").on(table.unitId, table.role),
  ],
);

export const accounts = pgTable(
  "accounts",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    userId: text("user_id").notNull(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    /** Where this person can be written to in private; null until they have spoken there. */
    privateChatId: text("private_chat_id"),
    linkedAt: instant("linked_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.channel, table.userId] }),
    index("accounts_by_officer").on(table.officerId),
  ],
);

/** One-time link codes. Only their hash is kept: a copy of the database links nobody. */
export const invites = pgTable("invites", {
  codeHash: text("code_hash").primaryKey(),
  organizationId: organization(),
  unitId: uuid("unit_id").references(() => units.id),
  role: text("role").$type<Role>().notNull(),
  name: text("name"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** Wrong link codes of one account in a row: whoever tries them out is held up. */
export const linkAttempts = pgTable(
  "link_attempts",
  {
    organizationId: organization(),
    channel: text("channel").$type<ChannelName>().notNull(),
    userId: text("user_id").notNull(),
    /** The first wrong code of this window. */
    since: instant("since").notNull(),
    wrong: integer("wrong").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channel, table.userId] })],
);

/** One-time links to the dashboard. Only hashes are kept, as of every key below: a copy of the database opens nothing. */
export const signInLinks = pgTable(
  "sign_in_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [index("sign_in_links_by_officer").on(table.officerId)],
);

/** Browsers signed in to the dashboard. What they may see is worked out anew with each page. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    createdAt: instant("created_at").notNull(),
    /** Of the latest page, to within minutes. */
    seenAt: instant("seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sessions_by_officer").on(table.officerId)],
);

/** Secret addresses of people's calendars, one each. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    officerId: uuid("officer_id")
      .primaryKey()
      .references(() => officers.id),
    organizationId: organization(),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [uniqueIndex("calendar_feeds_token").on(table.tokenHash)],
);

/** Keys of other programs to the read API. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: sequence(),
    organizationId: organization(),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Null: until it is revoked. */
    expiresAt: instant("expires_at"),
    lastUsedOn: day("last_used_on"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [uniqueIndex("api_tokens_hash").on(table.tokenHash)],
);

/** What was done about units, people and the plan, by whom and when. Append-only: a trigger refuses changes. */
export const officeActs = pgTable(
  "office_acts",
  {
    id: sequence(),
    organizationId: organization(),
    /** Null: the operator, at the command line. */
    officerId: uuid("officer_id").references(() => officers.id),
    act: text("act").$type<OfficeActName>().notNull(),
    /** What it was about, by the name it had then. */
    subject: text("subject").notNull(),
    details: jsonb("details").$type<OfficeActDetails>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("office_acts_latest").on(table.organizationId, table.id)],
);

/** What was read out of a file handed in by chat, between its preview and the yes. */
export const handedIn = pgTable(
  "handed_in",
  {
    id: id(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    fileName: text("file_name").notNull(),
    /** What the reader gave: tables, or the text of a catalogue. */
    content: jsonb("content").notNull(),
    /** Of what was shown; another one means that the office has changed meanwhile. */
    digest: text("digest").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("handed_in_by_officer").on(table.officerId, table.at)],
);

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

export const calendarDays = pgTable(
  "calendar_days",
  {
    organizationId: organization(),
    on: day("on").notNull(),
    kind: text("kind").$type<"off" | "work">().notNull(),
    name: text("name").notNull(),
    source: text("source"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.on] })],
);

export const plans = pgTable(
  "plans",
  {
    id: id(),
    organizationId: organization(),
    code: text("code").notNull(),
    title: text("title").notNull(),
    year: integer("year").notNull(),
    active: boolean("active").notNull(),
    coordinatingUnitId: uuid("coordinating_unit_id").references(() => units.id),
    leadingUnitId: uuid("leading_unit_id").references(() => units.id),
    /** Null where the plan names none: the default one. */
    ladder: jsonb("ladder").$type<Ladder>(),
    quietHours: jsonb("quiet_hours").$type<QuietHours>(),
    /** Null where the plan says nothing of it. */
    approval: text("approval").$type<Approval>(),
    evidence: text("evidence").$type<EvidenceDemand>(),
    report: jsonb("report").$type<ReportSettings>(),
    appliedAt: instant("applied_at").notNull(),
  },
  (table) => [uniqueIndex("plans_code").on(table.organizationId, table.code)],
);

/** Every import that took effect: what was due before `effective_on` it left as it was. */
export const planVersions = pgTable(
  "plan_versions",
  {
    id: sequence(),
    organizationId: organization(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    /** Null: the version corrects the plan as a whole. */
    effectiveOn: day("effective_on"),
    appliedAt: instant("applied_at").notNull(),
  },
  (table) => [index("plan_versions_by_plan").on(table.planId, table.id)],
);

export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    organizationId: organization(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    code: text("code").notNull(),
    position: integer("position").notNull(),
    /** The task as the plan words it. */
    draft: jsonb("draft").$type<TaskDraft>().notNull(),
    /** A row that a later version of the plan no longer has; its history stays. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [uniqueIndex("tasks_code").on(table.planId, table.code)],
);

export const questions = pgTable(
  "questions",
  {
    organizationId: organization(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    id: text("id").notNull(),
    about: text("about").notNull(),
    text: text("text").notNull(),
    default: text("default").notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.id] })],
);

export const occurrences = pgTable(
  "occurrences",
  {
    id: id(),
    organizationId: organization(),
    taskId: uuid("task_id")
      .notNull()
      .references(() => tasks.id),
    period: text("period").$type<Period>().notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    dueOn: day("due_on"),
    /** The due date before the first extension; null while there has been none. */
    originalDueOn: day("original_due_on"),
    /** Nobody is reminded, and nothing is expected, before this day. */
    opensOn: day("opens_on"),
    /** The last day on which a late one is chased; what comes after is still taken, and marked late. */
    closesOn: day("closes_on"),
    process: text("process").$type<Process>().notNull(),
    submittedAt: instant("submitted_at"),
    /** Its day in the organization's zone, kept by a trigger: to work it out for every duty is most of a summary's time. */
    submittedOn: day("submitted_on"),
    /** No reminder can be owed before this day: a tick looks at no other row. Never later than the truth. */
    remindOn: day("remind_on").notNull().default(sql`'1900-01-01'`),
    /** The ladder as it was when its first rung was said: a new plan changes no escalation under way. */
    ladder: jsonb("ladder").$type<Ladder>(),
    version: integer("version").notNull(),
    /** The plan no longer asks for it; kept for its history. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    uniqueIndex("occurrences_once").on(table.taskId, table.period, table.unitId),
    index("occurrences_open_by_due").on(table.organizationId, table.process, table.dueOn),
    index("occurrences_to_remind")
      .on(table.organizationId, table.remindOn)
      .where(sql`withdrawn_at is null and due_on is not null and process in ('not_started', 'in_progress')`),
    index("occurrences_by_unit").on(table.unitId),
  ],
);

/** Periods whose report has gone out: later changes are taken and marked as amendments. */
export const frozenPeriods = pgTable(
  "frozen_periods",
  {
    organizationId: organization(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    period: text("period").$type<Period>().notNull(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    frozenAt: instant("frozen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.period] })],
);

/** Requests for a later due date, and what was decided. */
export const extensions = pgTable(
  "extensions",
  {
    id: sequence(),
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on").notNull(),
    reason: text("reason").notNull(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    askedAt: instant("asked_at").notNull(),
    /** Null while nobody has decided. */
    approved: boolean("approved"),
    decidedBy: uuid("decided_by").references(() => officers.id),
    /** The absent person in whose place `decided_by` acted; null: in their own. */
    decidedForId: uuid("decided_for_id").references(() => officers.id),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (table) => [index("extensions_by_occurrence").on(table.occurrenceId, table.id)],
);

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

/** Who stands in for whom, between two days of the office's zone, both included. */
export const delegations = pgTable(
  "delegations",
  {
    id: sequence(),
    organizationId: organization(),
    /** The one who is away. */
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    standInId: uuid("stand_in_id")
      .notNull()
      .references(() => officers.id),
    /** Null: in every unit of theirs. */
    unitId: uuid("unit_id").references(() => units.id),
    fromOn: day("from_on").notNull(),
    untilOn: day("until_on").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => officers.id),
    createdAt: instant("created_at").notNull(),
    /** When it was ended before its time. */
    endedAt: instant("ended_at"),
  },
  (table) => [index("delegations_by_stand_in").on(table.standInId, table.untilOn)],
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
  at: instant("at").notNull(),
});

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
