import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { day, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";

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
