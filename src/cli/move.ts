import { mkdirSync } from "node:fs";
import path from "node:path";
import { say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import { storeProblem } from "../start-problem.js";
import { takeBackup } from "../storage/backup.js";
import { countRows } from "../storage/backup-format.js";
import { type OpenDatabase, openDatabase } from "../storage/database.js";
import { checkBackup } from "../storage/read-backup.js";
import { holdsData, restoreBackup } from "../storage/restore.js";
import { orRefuse } from "./backup.js";
import { type Command, refuse, textOption } from "./command.js";

const ADDRESS = /^postgres(ql)?:\/\/\S+$/;

/** Takes an office from the embedded store to PostgreSQL: everything, also what is on its way, since no time passes. */
export const moveCommand: Command = {
  name: "move",
  usage: "--to postgres://… [--json]",
  options: { to: { type: "string" } },
  positionals: { least: 0, most: 0 },
  besideService: say("move-service-running"),
  async run({ office, config, values }) {
    const to = textOption(values, "to") ?? "";
    if (config.database.kind === "postgres") return refuse(say("move-already"));
    if (!ADDRESS.test(to) || !URL.canParse(to)) return refuse(say("move-address"));
    const { folder } = config.database;
    return orRefuse(async () => {
      const target = await openTarget(to);
      try {
        if (await holdsData(target.whole)) return refuse(say("move-not-empty"));
        const now = office.clock.now();
        // It stays: the way back, should there have to be one.
        const file = path.join(path.resolve(folder), "backups", `moved-${now.toISOString().replaceAll(":", "-")}.gz`);
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        await takeBackup(office.database.whole, office.organization.id, file, now, { overwrite: false });
        const header = await checkBackup(file);
        await restoreBackup(target, file, header, null, async () => undefined);
        const rows = countRows(header);
        return {
          ok: true,
          json: { rows, tables: header.tables.length, backup: file, at: isoInstant(now, office.zone) },
          lines: [say("move-done", { rows, tables: header.tables.length }), say("move-next", { folder, file })],
        };
      } finally {
        await target.close();
      }
    });
  },
};

async function openTarget(url: string): Promise<OpenDatabase> {
  const location = { kind: "postgres", url } as const;
  let target: OpenDatabase | null = null;
  try {
    target = await openDatabase(location);
    await target.migrate();
    return target;
  } catch (error) {
    await target?.close();
    throw storeProblem(error, location);
  }
}
