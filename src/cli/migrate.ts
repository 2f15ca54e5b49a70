import { say } from "../domain/say.js";
import { openStore } from "../office/office.js";
import type { OpenDatabase } from "../storage/database.js";
import type { Command, CommandResult } from "./command.js";

/** Opening the office brings the schema up to date; this command is for doing just that. */
export const migrateCommand: Command = {
  name: "migrate",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  run: async ({ office }) => migrated(office.database.kind),
  /** Which organization is meant need not be clear for it. */
  async withoutStore({ config }) {
    const store = await openStore(config);
    await store.close();
    return migrated(store.kind);
  },
};

function migrated(store: OpenDatabase["kind"]): CommandResult {
  return { ok: true, json: { store, migrated: true }, lines: [say("cli-migrated")] };
}
