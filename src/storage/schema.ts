/*
 * One schema for PostgreSQL and its embedded twin. `organization_id` is on every table: several offices may share an
 * installation. No column defaults to the database's now(): the service's clock alone decides, rehearsals included.
 */

export * from "./schema/history.js";
export * from "./schema/keys.js";
export * from "./schema/messages.js";
export * from "./schema/occurrences.js";
export * from "./schema/office.js";
export * from "./schema/organizations.js";
export * from "./schema/people.js";
export * from "./schema/plans.js";
export * from "./schema/reminders.js";
export * from "./schema/units.js";
