import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Say, say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import type { InvitedPerson } from "../office/import-roster.js";
import type { Office } from "../office/office.js";
import { type Command, type CommandResult, refuse, textOption } from "./command.js";
import { telegramStart } from "./invite.js";

/** `nhacviec roster FILE`: a link code for everybody of a list who has none yet; all of them or none. */
export const rosterCommand: Command = {
  name: "roster",
  usage: "FILE.xlsx|csv [--out FILE.xlsx|csv] [--dry-run] [--json]",
  options: { out: { type: "string" }, "dry-run": { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ office, config, values, positionals, directory }) {
    const file = path.resolve(directory, positionals[0] ?? "");
    const fileName = path.basename(file);
    const out = textOption(values, "out");
    const format = out === undefined ? null : /\.(xlsx|csv)$/i.exec(out)?.[1]?.toLowerCase();
    if (format === undefined) return refuse(say("roster-out-format", { file: path.basename(out ?? "") }));
    // Loaded for this command alone, with all that reads files.
    const { readTables } = await import("../catalogue/table/read-tables.js");
    const { readBytes } = await import("../office/plan-source.js");
    const { applyRoster, planRoster, rosterFile } = await import("../office/import-roster.js");
    const bytes = await readBytes(file, fileName);
    if (!(bytes instanceof Uint8Array)) return refuse(bytes);
    const read = await readTables(bytes, fileName);
    if (!read.ok) return refuse(read.problem);
    const dryRun = values["dry-run"] === true;
    const startLink = dryRun ? () => null : await telegramStart(config);
    const target = out === undefined || dryRun ? null : path.resolve(directory, out);
    let written = false;
    try {
      return await office.database.db.transaction(async (tx): Promise<CommandResult> => {
        const planned = await planRoster(office, tx, read.tables);
        if (!planned.ok) return refuse(...planned.problems);
        const { diff } = planned;
        const invited = dryRun ? [] : await applyRoster(office, tx, fileName, diff, null);
        if (target !== null) {
          // Before the codes count: a list that can't be written must leave none behind.
          const sheet = await rosterFile(office, invited, format === "csv" ? "csv" : "xlsx", startLink);
          await writeFile(target, sheet, { flag: "wx", mode: 0o600 });
          written = true;
        }
        return {
          ok: true,
          json: {
            applied: !dryRun,
            toInvite: diff.toInvite.map(({ name, unit, role }) => ({ name, unit: unit.name, role })),
            invited: invited.map((person) => invitedJson(office, person, startLink)),
            known: diff.known.map(({ name, unit, role }) => ({ name, unit: unit.name, role })),
            waiting: diff.waiting.map(({ name, unit, role }) => ({ name, unit: unit.name, role })),
            gone: diff.gone.map(({ name, unit, role }) => ({ name, unit, role })),
          },
          lines: [
            say("roster-counts", {
              invite: diff.toInvite.length,
              known: diff.known.length,
              waiting: diff.waiting.length,
              gone: diff.gone.length,
            }),
            ...(dryRun
              ? diff.toInvite.map(({ name, unit, role }) =>
                  say("roster-line", { name, unit: unit.name, role: roleOf(role) }),
                )
              : invited.map((person) => codeLine(person, startLink(person.code)))),
            ...diff.gone.map(({ name, unit, role }) => say("roster-gone", { name, unit, role: roleOf(role) })),
            say(dryRun ? "cli-roster-dry" : "cli-roster-done"),
          ],
        };
      });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (target === null || typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw error;
      if (written) await rm(target, { force: true });
      return refuse(
        say(code === "EEXIST" ? "roster-out-exists" : "roster-out-failed", {
          file: path.basename(target),
          reason: code,
        }),
      );
    }
  },
};

function roleOf(role: string) {
  return { say: say(`chat-role-${role}`) };
}

function codeLine({ name, unit, role, code }: InvitedPerson, link: string | null): Say {
  const args = { name, unit: unit.name, role: roleOf(role), code };
  return link === null ? say("roster-code", args) : say("roster-code-link", { ...args, link });
}

function invitedJson(
  office: Office,
  { name, unit, role, code, expiresAt }: InvitedPerson,
  startLink: (code: string) => string | null,
) {
  const link = startLink(code);
  return {
    name,
    unit: unit.name,
    role,
    code,
    expiresAt: isoInstant(expiresAt, office.zone),
    ...(link === null ? {} : { telegramLink: link }),
  };
}
