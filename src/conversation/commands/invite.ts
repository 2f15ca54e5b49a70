import { fold } from "../../domain/fold.js";
import { ROLES, type Role } from "../../domain/officer.js";
import { may } from "../../domain/permission.js";
import { say } from "../../domain/say.js";
import { findUnit, type Unit } from "../../domain/unit.js";
import type { LinkedContext } from "../context.js";
import { rolePhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { ownUnits, unknownUnit } from "./bind-chat.js";

/** As on the command line, and as people and this bot's own answers call them. */
const ROLE_WORDS: Readonly<Record<string, Role>> = {
  "can bo": "officer",
  "dau moi": "officer",
  "can bo dau moi": "officer",
  "truong phong": "head",
  "truong don vi": "head",
  "tong hop": "coordinator",
  "can bo tong hop": "coordinator",
  "dieu phoi": "coordinator",
  "lanh dao": "leader",
  "quan tri": "admin",
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
};
const LONGEST_ROLE = 4;

/** `/moi Phòng Giáo dục Trung học head`: a one-time link code for somebody of that unit; an officer by default. */
export async function invite(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, incoming } = context;
  if (!may(actor, { act: "invite", units: [] })) return reply(say("invite-refused"));
  // Whoever reads the code may use it, so it is not said before a whole group.
  if (incoming.chat.kind !== "private") return reply(say("invite-in-private"));
  const units = ownUnits(await tx.units());
  const { unitText, role } = readRole(units, rest);
  const mayMakeAdmin = actor.memberships.some((membership) => membership.role === "admin");
  // An administrator belongs to the installation and needs no unit.
  const alone = ROLE_WORDS[fold(rest)] === "admin";
  const unit = findUnit(units, unitText);
  if (!unit && !alone) return unknownUnit(context, units, unitText, "invite-which");
  if ((alone || role === "admin") && !mayMakeAdmin) return reply(say("invite-admin-refused"));
  return inviteTo(context, unit, alone && !unit ? "admin" : role);
}

async function inviteTo({ tx, actor, startLink, now }: LinkedContext, unit: Unit | null, role: Role): Promise<Reply> {
  const { code, expiresAt } = await tx.invite({ unitId: unit?.id ?? null, role, name: null }, actor.id, now);
  const link = startLink(code);
  return reply(
    unit
      ? say("invite-done", { unit: unit.name, role: rolePhrase(role) })
      : say("invite-done-office", { role: rolePhrase(role) }),
    say("invite-code", { code }),
    say("invite-how", { code, until: { at: expiresAt } }),
    ...(link === null ? [] : [say("invite-link", { link })]),
  );
}

/** Takes the role off the end of the line; "Phòng Tổ chức Cán bộ" ends in a role's word and is a unit all the same. */
function readRole(units: readonly Unit[], rest: string): { unitText: string; role: Role } {
  const words = rest.trim().split(/\s+/);
  const readings = [{ unitText: words.join(" "), role: "officer" as Role }];
  for (let length = Math.min(LONGEST_ROLE, words.length - 1); length > 0; length--) {
    const role = ROLE_WORDS[fold(words.slice(-length).join(" "))];
    if (role) readings.push({ unitText: words.slice(0, -length).join(" "), role });
  }
  const [whole, ...parted] = readings;
  return (
    readings.find(({ unitText }) => findUnit(units, unitText)) ??
    parted[0] ??
    whole ?? { unitText: rest, role: "officer" }
  );
}
