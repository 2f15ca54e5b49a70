import path from "node:path";
import { say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { takeBackup } from "../storage/backup.js";
import { type BackupHeader, BackupRefused, countRows } from "../storage/backup-format.js";
import { sealHistory } from "../storage/history-seals.js";
import { type Command, type CommandResult, refuse } from "./command.js";

/** Everything the office has, in one file; or, with --daily, the day's file in a folder of them. */
export const backupCommand: Command = {
  name: "backup",
  usage: "FILE [--force] | FOLDER --daily [--json]",
  options: { force: { type: "boolean" }, daily: { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ office, values, positionals, directory }) {
    const file = path.resolve(directory, positionals[0] ?? "");
    if (values.daily === true) return orRefuse(() => daily(office, file));
    const overwrite = values.force === true;
    return orRefuse(async () => {
      const { db, whole } = office.database;
      const org = office.organization.id;
      const now = office.clock.now();
      await sealHistory(db, org, now);
      const header = await takeBackup(whole, org, file, now, { overwrite });
      return {
        ok: true,
        json: { file, store: office.database.kind, ...contentsJson(header, office.zone) },
        lines: [
          say("backup-done", { file, rows: countRows(header), tables: header.tables.length }),
          say("backup-keep"),
        ],
      };
    });
  },
};

/** For a timer beside a service on PostgreSQL: what the service itself does each night for the embedded store. */
async function daily(office: Office, folder: string): Promise<CommandResult> {
  await sealHistory(office.database.db, office.organization.id, office.clock.now());
  const { dailyBackup } = await import("../service/daily-backup.js");
  const { file, header, tried } = await dailyBackup(office, folder);
  return {
    ok: true,
    json: { file, store: office.database.kind, ...contentsJson(header, office.zone), tried },
    lines: [say(tried ? "backup-daily-tried" : "backup-daily", { file, rows: countRows(header) })],
  };
}

/** What a backup holds, for a machine. */
export function contentsJson(header: BackupHeader, zone: string) {
  return {
    takenAt: isoInstant(new Date(header.takenAt), zone),
    schema: header.schema.name,
    organizations: header.organizations.map(({ name }) => name),
    rows: countRows(header),
    tables: Object.fromEntries(header.tables.map(({ name, rows }) => [name, rows])),
  };
}

/** A file that can't be written or restored is the person's to mend, not a fault of ours. */
export async function orRefuse(work: () => Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) return refuse(error.say);
    throw error;
  }
}
