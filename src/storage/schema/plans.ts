import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Approval, EvidenceDemand } from "../../domain/acceptance.js";
import type { TaskDraft } from "../../domain/catalogue.js";
import type { Ladder, QuietHours } from "../../domain/ladder.js";
import type { EarlierMetrics } from "../../domain/metric.js";
import type { ReportSettings } from "../../domain/report-settings.js";
import { day, id, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { units } from "./units.js";

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
    /** What it measured before a version changed its targets; null while none has. */
    earlier: jsonb("earlier").$type<readonly EarlierMetrics[]>(),
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
