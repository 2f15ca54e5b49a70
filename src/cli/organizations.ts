import { ORGANIZATION_CODE } from "../config.js";
import { say } from "../domain/say.js";
import { openStore } from "../office/office.js";
import type { OpenDatabase } from "../storage/database.js";
import { addOrganization, listOrganizations } from "../storage/organization.js";
import { type Command, type CommandResult, refuse } from "./command.js";

/** `nhacviec organizations [add CODE]`: who shares the store. Works without `ORGANIZATION`: it tells what to set it to. */
export const organizationsCommand: Command = {
  name: "organizations",
  usage: "[add CODE] [--json]",
  options: {},
  positionals: { least: 0, most: 2 },
  run: ({ office, positionals }) => answer(office.database, positionals),
  async withoutStore({ config, positionals }) {
    const store = await openStore(config);
    try {
      return await answer(store, positionals);
    } finally {
      await store.close();
    }
  },
};

async function answer(store: OpenDatabase, [verb, code]: readonly string[]): Promise<CommandResult> {
  if (verb === undefined) return list(store);
  if (verb === "add" && code !== undefined) return add(store, code);
  return refuse(say("organizations-verb", { text: [verb, code].join(" ").trim() }));
}

async function list({ whole }: OpenDatabase): Promise<CommandResult> {
  const known = await listOrganizations(whole);
  const lines = known.map(({ code, name }) =>
    name === "" ? say("organizations-nameless", { code }) : say("organizations-line", { code, name }),
  );
  return {
    ok: true,
    json: known.map(({ code, name, place }) => ({ code, name, place })),
    lines: known.length === 0 ? [say("organizations-none")] : lines,
  };
}

async function add({ whole, kind }: OpenDatabase, code: string): Promise<CommandResult> {
  if (kind === "embedded") return refuse(say("organizations-embedded"));
  if (!ORGANIZATION_CODE.test(code)) return refuse(say("organizations-code", { code }));
  if (!(await addOrganization(whole, code))) return refuse(say("organizations-taken", { code }));
  const known = (await listOrganizations(whole)).map((organization) => organization.code);
  return {
    ok: true,
    json: { code, organizations: known },
    lines: [
      say("organizations-added", { code }),
      ...(known.length > 1 ? [say("organizations-name-all", { known: { list: known } })] : []),
    ],
  };
}
