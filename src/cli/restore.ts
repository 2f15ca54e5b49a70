import path from "node:path";
import { type Say, say } from "../domain/say.js";
import { restoreStore } from "../office/restore-store.js";
import { countRows } from "../storage/backup-format.js";
import { checkBackup } from "../storage/read-backup.js";
import { holdsData, migrationsSince } from "../storage/restore.js";
import { contentsJson, orRefuse } from "./backup.js";
import { type Command, type CommandContext, refuse } from "./command.js";
import { putAside } from "./put-aside.js";

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
      const before = await clearTheWay(context, file, { at: new Date(header.takenAt) });
      if (!before.ok) return refuse(before.refusal);
      const clockIsSet = config.clock.start !== null;
      const past = await restoreStore(office, file, header, { remind, clockIsSet });
      const { kind } = office.database;
      return {
        ok: true,
        json: {
          file,
          store: kind,
          ...contentsJson(header, office.zone),
          upgraded: older,
          remind,
          ...past,
          before: before.file,
        },
        lines: [
          say("restore-done", { rows: countRows(header), at: { at: new Date(header.takenAt) } }),
          say(remind ? "restore-will-remind" : "restore-dropped", { count: past.owed }),
          ...(past.unsent > 0 ? [say("restore-unsent", { count: past.unsent })] : []),
          ...(before.file ? [say("restore-before", { file: before.file })] : []),
          ...(kind === "postgres" ? [say("restore-restart")] : []),
        ],
      };
    });
  },
};

type Way = { readonly ok: true; readonly file: string | null } | { readonly ok: false; readonly refusal: Say };

/**
 * What the store holds is put aside before it is replaced, unless it is empty or `--yes` gives it up. At a terminal the
 * person is asked as well; a script can't be, and need not: nothing is lost by it.
 */
async function clearTheWay(
  { office, values, confirm }: CommandContext,
  file: string,
  takenAt: { readonly at: Date },
): Promise<Way> {
  const { db, kind } = office.database;
  if (values.yes === true || !(await holdsData(db, office.organization.id))) return { ok: true, file: null };
  const asked = say(kind === "postgres" ? "restore-ask-server" : "restore-ask", { at: takenAt });
  if (confirm && !(await confirm(asked))) return { ok: false, refusal: say("restore-left") };
  return { ok: true, file: await putAside(office, path.dirname(file)) };
}
