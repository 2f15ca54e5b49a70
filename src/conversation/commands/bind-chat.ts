import { may } from "../../domain/permission.js";
import { say } from "../../domain/say.js";
import { findUnit, nearestUnits, type Unit } from "../../domain/unit.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";

/** `/nhom Văn phòng Sở`, said in the group: from now on that unit's reminders come here. */
export async function bindChat({ tx, actor, incoming, now }: LinkedContext, rest: string): Promise<Reply> {
  if (!may(actor, { act: "bind-chat", units: [] })) return reply(say("bind-refused"));
  if (incoming.chat.kind !== "group") return reply(say("bind-in-group"));
  const units = ownUnits(await tx.units());
  const unit = findUnit(units, rest);
  if (!unit) return unknownUnit(units, rest, "bind-which");
  await tx.bindChat(incoming.chat, unit.id, incoming.chat.title ?? null, actor.id, now);
  return reply(
    say("bind-done", { unit: unit.name }),
    say("bind-next"),
    say(incoming.chat.channel === "zalo" ? "bind-how-zalo" : "bind-how-telegram"),
  );
}

/** The units people belong to; what the plan merely mentions has no groups and nobody to invite. */
export function ownUnits(units: readonly Unit[]): Unit[] {
  return units.filter(({ kind }) => kind !== "external");
}

/** Says which unit was not found, and what is near it. */
export function unknownUnit(units: readonly Unit[], text: string, whenEmpty: string): Reply {
  if (text.trim() === "") return reply(say(whenEmpty));
  const near = nearestUnits(ownUnits(units), text).map((unit) => unit.name);
  return reply(say(near.length > 0 ? "unit-unknown-near" : "unit-unknown", { text, near: { list: near } }));
}
