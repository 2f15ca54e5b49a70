import { may } from "../../domain/permission.js";
import { addressKey } from "../../domain/route.js";
import { say } from "../../domain/say.js";
import { findUnit, nearestUnits, ownUnit, type Unit } from "../../domain/unit.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { unbindChat } from "./unbind-chat.js";
import { chatPhrase } from "./unit-phrases.js";

const UNBIND = /^(?:bo|go|bỏ|gỡ|off)(?: (?:nhom|nhóm|gan|gắn))?[ !]*$/iu;

/**
 * `/nhom Văn phòng Sở`, said in the group: from now on that unit's reminders come here. What that ends is not asked about
 * but told, with the line that takes it back.
 */
export async function bindChat(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, incoming, chatAdvice, now } = context;
  if (!may(actor, { act: "bind-chat", units: [] })) return reply(say("bind-refused"));
  if (incoming.chat.kind !== "group") return reply(say("bind-in-group"));
  const all = await tx.units();
  if (UNBIND.test(rest.trim())) return unbindChat(context, all);
  const units = ownUnits(all);
  const text = rest.replace(/[\s!]+$/u, "").trim();
  if (text === "") return whoseChat(context, all);
  const unit = findUnit(units, text);
  if (!unit) return unknownUnit(context, units, text, "bind-which");
  const before = await standing(context, all, unit);
  if (before.same) return reply(say("bind-already", { unit: unit.name }));
  const { chat } = incoming;
  await tx.bindChat({ address: chat, unitId: unit.id, title: chat.title ?? null }, actor.id, now);
  return reply(
    say("bind-done", { unit: unit.name }),
    ...(before.unit ? [say("bind-left", { unit: before.unit.name })] : []),
    ...(before.others.length > 0
      ? [say("bind-replaced", { unit: unit.name, chats: { list: before.others.map(chatPhrase) } })]
      : []),
    say("bind-next"),
    ...(chatAdvice.length > 0
      ? chatAdvice
      : [say(incoming.chat.channel === "zalo" ? "bind-how-zalo" : "bind-how-telegram")]),
  );
}

type Standing = {
  /** The chat is that unit's only group on this channel already. */
  readonly same: boolean;
  /** Another unit, which loses this chat. */
  readonly unit: Unit | null;
  /** Groups of the unit on this channel, which are no longer told. */
  readonly others: readonly Parameters<typeof chatPhrase>[0][];
};

/** What the binding replaces. A group on another channel is kept: it is told when this one can't be reached. */
async function standing({ tx, incoming, now }: LinkedContext, all: readonly Unit[], unit: Unit): Promise<Standing> {
  const bound = await tx.boundUnit(incoming.chat);
  const here = addressKey(incoming.chat);
  const others = ((await tx.unitDetails(now)).get(unit.id)?.chats ?? []).filter(
    ({ address }) => address.channel === incoming.chat.channel && addressKey(address) !== here,
  );
  return {
    same: bound === unit.id && others.length === 0,
    unit: all.find(({ id }) => id === bound && id !== unit.id) ?? null,
    others,
  };
}

/** `/nhom` alone. */
async function whoseChat({ tx, incoming }: LinkedContext, all: readonly Unit[]): Promise<Reply> {
  const bound = await tx.unitOfChat(incoming.chat);
  const unit = all.find(({ id }) => id === bound);
  return unit ? reply(say("bind-now", { unit: unit.name }), say("bind-now-how")) : reply(say("bind-which"));
}

/** The units people belong to; what the plan merely mentions has no groups and nobody to invite. */
export function ownUnits(units: readonly Unit[]): Unit[] {
  return units.filter(ownUnit);
}

/** Says which unit was not found, and what is near it, or where this person finds the names. */
export function unknownUnit(
  { actor }: Pick<LinkedContext, "actor">,
  units: readonly Unit[],
  text: string,
  whenEmpty: string,
): Reply {
  if (text.trim() === "") return reply(say(whenEmpty));
  const near = nearestUnits(ownUnits(units), text).map((unit) => unit.name);
  if (near.length > 0) return reply(say("unit-unknown-near", { text, near: { list: near } }));
  return reply(say(may(actor, { act: "manage-units" }) ? "unit-unknown" : "unit-unknown-in-tasks", { text }));
}
