import type { Config } from "../config.js";
import { ROLES, type Role } from "../domain/officer.js";
import { isPersonName } from "../domain/person-name.js";
import { say } from "../domain/say.js";
import { findUnit, nearestUnits } from "../domain/unit.js";
import { isoInstant } from "../domain/zone.js";
import { createInvite, listUnits } from "../storage/roster.js";
import { type Command, refuse, textOption } from "./command.js";

export const inviteCommand: Command = {
  name: "invite",
  usage: "--unit NAME --role officer|head|coordinator|leader|admin [--name N] [--json]",
  options: { unit: { type: "string" }, role: { type: "string" }, name: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, config, values }) {
    const { db } = office.database;
    const roleText = textOption(values, "role") ?? "officer";
    const role = ROLES.find((candidate): candidate is Role => candidate === roleText);
    if (!role) return refuse(say("cli-invite-role", { role: roleText, roles: ROLES.join(", ") }));
    const units = await listUnits(db, office.organization.id);
    const wanted = textOption(values, "unit");
    const unit = wanted === undefined ? null : findUnit(units, wanted);
    // An administrator belongs to the installation and needs no unit.
    if (!unit && !(role === "admin" && wanted === undefined)) {
      if (wanted === undefined) return refuse(say("cli-invite-unit"));
      const near = nearestUnits(units, wanted).map(({ name }) => name);
      return refuse(
        near.length > 0
          ? say("unit-unknown-near", { text: wanted, near: { list: near } })
          : say("cli-invite-unit-unknown", { text: wanted }),
      );
    }
    const name = textOption(values, "name")?.normalize("NFC").replace(/\s+/gu, " ").trim() ?? null;
    if (name !== null && !isPersonName(name)) return refuse(say("cli-invite-name", { name }));
    const { code, expiresAt } = await createInvite(
      db,
      office.organization.id,
      { unitId: unit?.id ?? null, role, name },
      office.clock.now(),
    );
    const link = (await telegramStart(config))(code);
    return {
      ok: true,
      json: {
        code,
        expiresAt: isoInstant(expiresAt, office.zone),
        unit: unit?.name ?? null,
        role,
        ...(link === null ? {} : { telegramLink: link }),
      },
      lines: [
        unit
          ? say("invite-done", { unit: unit.name, role: { say: say(`chat-role-${role}`) } })
          : say("invite-done-office", { role: { say: say(`chat-role-${role}`) } }),
        say("invite-code", { code }),
        say("invite-how", { code, until: { at: expiresAt } }),
        ...(link === null ? [] : [say("cli-invite-link", { link })]),
      ],
    };
  },
};

/** Makes links that open the bot with a code typed in; none when Telegram can't be asked for the bot's name now. */
export async function telegramStart({ telegram }: Pick<Config, "telegram">): Promise<(code: string) => string | null> {
  if (!telegram) return () => null;
  const { checkTelegram } = await import("../channels/telegram/check-token.js");
  const checked = await checkTelegram(telegram);
  return (code) => (checked.ok ? `https://t.me/${checked.username}?start=${code}` : null);
}
