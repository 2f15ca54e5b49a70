import { say } from "../domain/say.js";
import type { Command } from "./command.js";

/** Opening the office brings the schema up to date; this command is for doing just that. */
export const migrateCommand: Command = {
  name: "migrate",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office }) {
    return { ok: true, json: { store: office.database.kind, migrated: true }, lines: [say("cli-migrated")] };
  },
};
