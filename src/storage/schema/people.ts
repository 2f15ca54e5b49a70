import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ChannelName, Language, Role } from "../../domain/officer.js";
import { day, id, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { units } from "./units.js";

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
