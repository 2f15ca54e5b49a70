import { slotTimes } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import { slotsBetween } from "../../domain/slot.js";
import type { Office } from "../../office/office.js";
import { lostChats } from "../../storage/chats-lost.js";
import { backupsInTrouble, lastBackup } from "../../storage/last-backup.js";
import { planFacts } from "../../storage/plan-facts.js";
import { reminderStore } from "../../storage/reminder-store.js";
import { serverVersion, unknownSchema } from "../../storage/server-facts.js";
import { type Finding, fault, fine, remark } from "./finding.js";

/** A slot is planned within seconds; after this long something is wrong. */
const LATE_MS = 10 * 60_000;
/** What the suite runs on; older ones may lack what the schema needs. */
const LEAST_POSTGRES = 15;
const MOST_NAMES = 5;

/** What a store tells of the service's work: slots that nobody planned, chats that are lost, backups that are old. */
export async function checkOperation(office: Office): Promise<Finding[]> {
  return [
    ...(await checkServer(office)),
    ...(await checkSlots(office)),
    ...(await checkChats(office)),
    ...(await checkBackups(office)),
  ];
}

async function checkServer({ database }: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  const newer = await unknownSchema(database.db);
  if (newer !== null) findings.push(fault("schema", say("doctor-schema-newer", { schema: newer.slice(0, 12) })));
  if (database.kind === "postgres") findings.push(...versionFindings(await serverVersion(database.db)));
  return findings;
}

/** @param version as the server numbers it: 150004 is 15.4 */
export function versionFindings(version: number): Finding[] {
  const major = Math.floor(version / 10_000);
  if (major >= LEAST_POSTGRES) return [];
  return [fault("postgres", say("doctor-postgres-old", { found: String(major), least: String(LEAST_POSTGRES) }))];
}

async function checkSlots({ database, organization, channels, clock, zone }: Office): Promise<Finding[]> {
  const { db } = database;
  const seen = await reminderStore(db, organization.id, channels).transaction((tx) => tx.watermark(false));
  if (seen === null) return [];
  const { plan, calendar } = await planFacts(db, organization.id);
  const until = new Date(clock.now().getTime() - LATE_MS);
  const [slot] = until > seen ? slotsBetween(seen, until, slotTimes(plan), calendar, zone) : [];
  if (slot) return [fault("reminders", say("doctor-slot-late", { at: { at: slot.at } }))];
  return [fine("reminders", say("doctor-slots"))];
}

async function checkChats({ database, organization }: Office): Promise<Finding[]> {
  const lost = await lostChats(database.db, organization.id);
  if (lost.length === 0) return [];
  const names = lost.slice(0, MOST_NAMES);
  return [fault("lost-chats", say("doctor-chats-lost", { count: lost.length, names: { list: names } }))];
}

async function checkBackups({ database, organization, clock, channels }: Office): Promise<Finding[]> {
  const { db } = database;
  const last = await lastBackup(db, organization.id);
  if (await backupsInTrouble(db, organization.id, clock.now())) {
    return [fault("backup", last ? say("doctor-backup-old", { at: { at: last.at } }) : say("doctor-backup-fails"))];
  }
  if (last) return [fine("backup", say("doctor-backup", { at: { at: last.at }, file: last.file }))];
  // What a rehearsal holds is invented.
  return channels.has("rehearsal") ? [] : [remark("backup", say("doctor-backup-none"))];
}
