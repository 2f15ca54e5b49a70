import type { Membership, Officer } from "../../domain/officer.js";
import { groundsFor } from "../../domain/permission.js";
import { say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { rolesOf } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { readConfirmed } from "../update/record-items.js";
import { pick } from "./delegate.js";

const FOR = /^(?:(.+?)\s+)?cho\s+(.+)$/i;
/** What a unit's head may give on: a coordinator's post is not the head's to give. */
const OF_A_UNIT = new Set(["officer", "head"]);

/**
 * `/bangiao Bình`: everything I am in my units becomes Bình's; `/bangiao An cho Bình`, said by the unit's head or a
 * coordinator, does it for somebody else. Asked once more before it is done; the history stays as it was said.
 */
export async function handOverDuties(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, now } = context;
  const { words, confirmed } = readConfirmed(rest);
  const [, whose, whom = words.trim()] = FOR.exec(words.trim()) ?? [];
  if (whom === "") return { lines: [say("handover-whom")], prefix: "/bangiao" };
  const people = await tx.people();
  const leaving = whose === undefined ? own(actor) : pick(people, whose, (name) => `/bangiao ${name} cho ${whom}`);
  if ("lines" in leaving) return leaving;
  const before = whose === undefined ? "" : `${leaving.name} `;
  const taking = pick(people, whom, (name) => `/bangiao ${before}cho ${name}`);
  if ("lines" in taking) return taking;
  if (taking.id === leaving.id) return reply(say("handover-self", { name: taking.name }));
  const posts = postsToGive(actor, leaving);
  if (posts === null) return reply(say("handover-refused", { name: leaving.name }));
  if (posts.length === 0) return reply(say("handover-nothing", { name: leaving.name }));
  const about = { from: leaving.name, name: taking.name, roles: rolesOf({ memberships: posts }) };
  const line = `/bangiao ${before}cho ${taking.name} !`;
  if (!confirmed) {
    return {
      lines: [say("handover-sure", about), say("handover-means"), say("update-type-instead", { line })],
      choices: [{ label: say("handover-yes", { name: taking.name }), line }],
      yesNo: true,
    };
  }
  await tx.handOver({ from: leaving.id, to: taking.id, posts }, now);
  const lines = [say("handover-done", about)];
  const others = [leaving.id, taking.id].filter((id) => id !== actor.id);
  const key = `handover/${leaving.id}/${now.toISOString()}`;
  const told = await tx.announce({ to: "people", officerIds: others }, { key, lines }, now);
  return reply(...lines, say(told === others.length ? "delegate-told" : "delegate-not-told", { name: taking.name }));
}

/** The actor without the roles of whomever they stand in for. */
function own(actor: Officer): Officer {
  return { ...actor, memberships: actor.memberships.filter(({ standsFor }) => standsFor === undefined) };
}

/** What of it this person may give on; null when nothing is theirs to give. The installation's care never is. */
function postsToGive(actor: Officer, leaving: Officer): Membership[] | null {
  const posts = leaving.memberships.filter(({ role }) => role !== "admin");
  if (leaving.id === actor.id) return posts;
  const units = posts.flatMap(({ unitId }) => unitId ?? []);
  const grounds = groundsFor(own(actor), { act: "name-stand-in", units });
  if (!grounds) return null;
  if (grounds.role !== "head") return posts;
  const theirs = posts.filter(({ unitId, role }) => unitId === grounds.unitId && OF_A_UNIT.has(role));
  return theirs.length > 0 ? theirs : null;
}
