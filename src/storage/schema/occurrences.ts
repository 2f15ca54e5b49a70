import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Ladder } from "../../domain/ladder.js";
import type { ChannelName } from "../../domain/officer.js";
import type { Period } from "../../domain/period.js";
import type { Process } from "../../domain/progress.js";
import { day, id, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";
import { plans, tasks } from "./plans.js";
import { units } from "./units.js";

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
    /** Where it was asked for; null in rows from before this was noted, as `decided_channel` is. */
    askedChannel: text("asked_channel").$type<ChannelName>(),
    /** Null while nobody has decided. */
    approved: boolean("approved"),
    decidedBy: uuid("decided_by").references(() => officers.id),
    /** The absent person in whose place `decided_by` acted; null: in their own. */
    decidedForId: uuid("decided_for_id").references(() => officers.id),
    decidedAt: instant("decided_at"),
    decidedChannel: text("decided_channel").$type<ChannelName>(),
    decisionReason: text("decision_reason"),
  },
  (table) => [index("extensions_by_occurrence").on(table.occurrenceId, table.id)],
);

/**
 * Every change of a due date, by a version of the plan, the calendar or an extension: what it was before, so that an earlier
 * moment can be told.
 */
export const dueChanges = pgTable(
  "due_changes",
  {
    id: sequence(),
    organizationId: organization(),
    occurrenceId: uuid("occurrence_id")
      .notNull()
      .references(() => occurrences.id),
    /** The due date until then; null: it had none. */
    fromOn: day("from_on"),
    at: instant("at").notNull(),
  },
  (table) => [index("due_changes_by_occurrence").on(table.occurrenceId, table.id)],
);
