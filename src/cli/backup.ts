import path from "node:path";
import { say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import { takeBackup } from "../storage/backup.js";
import { type BackupHeader, BackupRefused, rowsIn } from "../storage/backup-format.js";
import { type Command, type CommandResult, refuse } from "./command.js";

/** Everything the office has, in one file. */
export const backupCommand: Command = {
  name: "backup",
  usage: "FILE [--force] [--json]",
  options: { force: { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ office, values, positionals, directory }) {
    const file = path.resolve(directory, positionals[0] ?? "");
    const overwrite = values.force === true;
    return orRefuse(async () => {
      const header = await takeBackup(office.database.db, file, office.clock.now(), { overwrite });
      return {
        ok: true,
        json: { file, store: office.database.kind, ...contentsJson(header, office.zone) },
        lines: [say("backup-done", { file, rows: rowsIn(header), tables: header.tables.length }), say("backup-keep")],
      };
    });
  },
};

/** What a backup holds, for a machine. */
export function contentsJson(header: BackupHeader, zone: string) {
  return {
    takenAt: isoInstant(new Date(header.takenAt), zone),
    schema: header.schema.name,
    organizations: header.organizations.map(({ name }) => name),
    rows: rowsIn(header),
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
