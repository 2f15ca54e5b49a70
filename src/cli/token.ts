import { addDays } from "../domain/local-date.js";
import { say } from "../domain/say.js";
import { instantAt, isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { type ApiToken, createApiToken, listApiTokens, revokeApiToken } from "../storage/api-tokens.js";
import { type Command, type CommandContext, type CommandResult, refuse, textOption } from "./command.js";
import { dayOption } from "./dates.js";

const LONGEST_NAME = 100;

/** `nhacviec token create|list|revoke`: the keys of other programs to the read API. */
export const tokenCommand: Command = {
  name: "token",
  usage: "create --name NAME [--expires YYYY-MM-DD] | list | revoke ID  [--json]",
  options: { name: { type: "string" }, expires: { type: "string" } },
  positionals: { least: 1, most: 2 },
  async run(context) {
    const [verb, id] = context.positionals;
    if (verb === "create" && id === undefined) return create(context);
    if (verb === "list" && id === undefined) return list(context);
    if (verb === "revoke") return revoke(context, id);
    return refuse(say("cli-token-verb", { found: context.positionals.join(" ") }));
  },
};

async function create({ office, values }: CommandContext): Promise<CommandResult> {
  const name = textOption(values, "name")?.trim() ?? "";
  if (name === "" || name.length > LONGEST_NAME) return refuse(say("cli-token-name"));
  const expires = dayOption(values, "expires");
  if (!expires.ok) return refuse(expires.problem);
  const now = office.clock.now();
  // The whole of the day named is still good.
  const expiresAt = expires.day && instantAt(addDays(expires.day, 1), "00:00", office.zone);
  if (expiresAt && expiresAt <= now) return refuse(say("cli-token-past", { day: { date: expires.day } }));
  const made = await createApiToken(office.database.db, office.organization.id, { name, expiresAt }, now);
  return {
    ok: true,
    json: { ...tokenJson(made, office), token: made.token },
    lines: [
      say("cli-token-created", { id: String(made.id), name }),
      say("cli-token-value", { token: made.token }),
      say("cli-token-once"),
    ],
  };
}

async function list({ office }: CommandContext): Promise<CommandResult> {
  const tokens = await listApiTokens(office.database.db, office.organization.id);
  return {
    ok: true,
    json: tokens.map((token) => tokenJson(token, office)),
    lines: tokens.length === 0 ? [say("cli-token-none")] : tokens.map((token) => tokenLine(token, office)),
  };
}

async function revoke({ office }: CommandContext, id: string | undefined): Promise<CommandResult> {
  if (id === undefined || !/^\d{1,15}$/.test(id)) return refuse(say("cli-token-which"));
  const revoked = await revokeApiToken(office.database.db, office.organization.id, Number(id), office.clock.now());
  if (!revoked) return refuse(say("cli-token-unknown", { id }));
  return { ok: true, json: { id: Number(id), revoked: true }, lines: [say("cli-token-revoked", { id })] };
}

function tokenJson({ id, name, createdAt, expiresAt, lastUsedOn, revokedAt }: ApiToken, { zone }: Office) {
  return {
    id,
    name,
    createdAt: isoInstant(createdAt, zone),
    expiresAt: expiresAt && isoInstant(expiresAt, zone),
    lastUsedOn,
    revokedAt: revokedAt && isoInstant(revokedAt, zone),
  };
}

function tokenLine({ id, name, createdAt, expiresAt, lastUsedOn, revokedAt }: ApiToken, { clock }: Office) {
  const state = revokedAt ? "revoked" : expiresAt && expiresAt <= clock.now() ? "expired" : "valid";
  const used = lastUsedOn === null ? say("cli-token-unused") : say("cli-token-used", { on: { date: lastUsedOn } });
  return say("cli-token-row", { id: String(id), name, state, at: { at: createdAt }, used: { say: used } });
}
