import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Account, Officer } from "../domain/officer.js";
import { type Say, say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import { erasePerson, exportPerson, findPeople } from "../storage/person.js";
import { type Command, type CommandContext, type CommandResult, refuse, textOption } from "./command.js";

const ACCOUNT = /^(telegram|zalo|rehearsal):(\S+)$/;
/** Of a person's data only whoever asked for it may read the copy. */
const OWNER_ONLY = 0o600;

/** What is held about one person, and taking them out of it (Nghị định 13/2023/NĐ-CP, điều 9, 14 and 16). */
export const personCommand: Command = {
  name: "person",
  usage: "export|erase NAME [--account CHANNEL:ID] [--out FILE] [--confirm] [--json]",
  options: { account: { type: "string" }, out: { type: "string" }, confirm: { type: "boolean" } },
  positionals: { least: 1, most: 2 },
  async run(context) {
    const [act = "", name] = context.positionals;
    if (act !== "export" && act !== "erase") return refuse(say("person-act", { act }));
    const found = await findOne(context, name);
    if ("problem" in found) return refuse(found.problem);
    return act === "export" ? exportOne(context, found.person) : eraseOne(context, found.person);
  },
};

async function findOne(
  { office, values }: CommandContext,
  name: string | undefined,
): Promise<{ person: Officer } | { problem: Say }> {
  const typed = textOption(values, "account");
  const account = typed === undefined ? null : ACCOUNT.exec(typed);
  if (typed !== undefined && !account) return { problem: say("person-account", { account: typed }) };
  if (!account && name === undefined) return { problem: say("person-whom") };
  const who = account ? { channel: account[1] as Account["channel"], userId: account[2] ?? "" } : (name ?? "");
  const people = await findPeople(office.database.db, office.organization.id, who);
  const [person, another] = people;
  const text = typed ?? name ?? "";
  if (!person) return { problem: say("person-unknown", { text }) };
  if (another) return { problem: say("person-several", { text, count: people.length }) };
  return { person };
}

async function exportOne({ office, values, directory }: CommandContext, person: Officer): Promise<CommandResult> {
  const at = office.clock.now();
  const { officer, held } = await exportPerson(office.database.db, office.organization.id, person, at);
  const json = { exportedAt: isoInstant(at, office.zone), officer, held };
  const out = textOption(values, "out");
  const counts = Object.values(held).reduce((sum, rows) => sum + rows.length, 0);
  if (out === undefined) return { ok: true, json, lines: [say("person-export-text", { text: pretty(json) })] };
  const file = path.resolve(directory, out);
  try {
    writeFileSync(file, `${pretty(json)}\n`, { mode: OWNER_ONLY, flag: "wx" });
  } catch (error) {
    const { code = "?" } = error as NodeJS.ErrnoException;
    return refuse(say("person-out", { file, reason: code }));
  }
  return { ok: true, json, lines: [say("person-exported", { name: person.name, rows: counts, file })] };
}

async function eraseOne({ office, values, confirm }: CommandContext, person: Officer): Promise<CommandResult> {
  const { name } = person;
  const sure = values.confirm === true || (await confirm?.(say("person-erase-ask", { name })));
  if (!sure) return refuse(say("person-erase-unconfirmed", { name }));
  const nameOf = (number: number) => office.texts.plain("vi", say("person-erased-name", { number: String(number) }));
  const { db } = office.database;
  const erased = await erasePerson(db, office.organization.id, person, nameOf, office.clock.now());
  return { ok: true, json: erased, lines: [say("person-erased", { name: erased.name }), say("person-erased-rest")] };
}

function pretty(document: unknown): string {
  return JSON.stringify(document, null, 2);
}
