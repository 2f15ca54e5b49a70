import path from "node:path";
import { type Say, say } from "../domain/say.js";
import { restoreStore } from "../office/restore-store.js";
import { rowsIn } from "../storage/backup-format.js";
import { checkBackup } from "../storage/read-backup.js";
import { holdsData, migrationsSince } from "../storage/restore.js";
import { contentsJson, orRefuse } from "./backup.js";
import { type Command, type CommandContext, refuse } from "./command.js";

/** Puts a backup in the place of all the store holds, on either store. */
export const restoreCommand: Command = {
  name: "restore",
  usage: "FILE [--yes] [--remind] [--json]",
  options: { yes: { type: "boolean" }, remind: { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  besideService: say("restore-service-running"),
  async run(context) {
    const { office, config, values, positionals, directory } = context;
    const file = path.resolve(directory, positionals[0] ?? "");
    const remind = values.remind === true;
    return orRefuse(async () => {
      const header = await checkBackup(file);
      const older = (await migrationsSince(header, office.database.db)).length > 0;
      const refusal = await askFirst(context, file, { at: new Date(header.takenAt) });
      if (refusal) return refuse(refusal);
      const clockIsSet = config.clock.start !== null;
      const past = await restoreStore(office, file, header, { remind, clockIsSet });
      const { kind } = office.database;
      return {
        ok: true,
        json: { file, store: kind, ...contentsJson(header, office.zone), upgraded: older, remind, ...past },
        lines: [
          say("restore-done", { rows: rowsIn(header), at: { at: new Date(header.takenAt) } }),
          say(remind ? "restore-will-remind" : "restore-dropped", { count: past.owed }),
          ...(past.unsent > 0 ? [say("restore-unsent", { count: past.unsent })] : []),
          ...(kind === "postgres" ? [say("restore-restart")] : []),
        ],
      };
    });
  },
};

/** Null when there is nothing to lose, or the person wants it lost. */
async function askFirst(
  { office, values, confirm }: CommandContext,
  file: string,
  takenAt: { readonly at: Date },
): Promise<Say | null> {
  if (values.yes === true || !(await holdsData(office.database.db, office.organization.id))) return null;
  if (!confirm) return say("restore-not-empty", { file });
  const postgres = office.database.kind === "postgres";
  const wanted = await confirm(say(postgres ? "restore-ask-server" : "restore-ask", { at: takenAt }));
  return wanted ? null : say("restore-left");
}
