import { say } from "../domain/say.js";
import { boundChats } from "../storage/chats.js";
import { listSets } from "../storage/plan.js";
import { listUnits, officersWithRoles } from "../storage/roster.js";
import type { Command } from "./command.js";

export const unitsCommand: Command = {
  name: "units",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office }) {
    const { db } = office.database;
    const org = office.organization.id;
    const units = await listUnits(db, org);
    const sets = await listSets(db, org);
    const officers = await officersWithRoles(db, org);
    const chats = await boundChats(db, org);
    const json = units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      aliases: unit.aliases,
      kind: unit.kind,
      sets: sets.filter((set) => set.members.includes(unit.code)).map((set) => set.name),
      officers: officers.flatMap((officer) =>
        officer.memberships
          .filter((membership) => membership.unitId === unit.id)
          .map(({ role }) => ({ name: officer.name, role })),
      ),
      chats: chats
        .filter((chat) => chat.unitId === unit.id)
        .map(({ address, title }) => ({ channel: address.channel, chat: address.chatId, title })),
    }));
    return {
      ok: true,
      json,
      lines:
        json.length === 0
          ? [say("cli-units-none")]
          : json.map((unit) =>
              say("cli-unit", {
                code: unit.code,
                name: unit.name,
                people: unit.officers.length,
                chats: unit.chats.length,
              }),
            ),
    };
  },
};
