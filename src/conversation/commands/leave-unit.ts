import { fold } from "../../domain/fold.js";
import { say } from "../../domain/say.js";
import { findUnit } from "../../domain/unit.js";
import type { LinkedContext } from "../context.js";
import { rolesOf } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { readConfirmed } from "../update/record-items.js";

/** Roles of which the office needs somebody. */
const NEEDED = ["coordinator", "admin"] as const;

/** `/roi Văn phòng Sở`: this person leaves a unit, asked once more before. The last coordinator or admin can't. */
export async function leaveUnit(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, now } = context;
  const { words, confirmed } = readConfirmed(rest);
  const own = actor.memberships.filter(({ standsFor, unitId }) => standsFor === undefined && unitId !== null);
  const names = [...new Set(own.flatMap(({ unitName }) => unitName ?? []))];
  if (names.length === 0) return reply(say("roi-no-unit"));
  const unit = findUnit(await tx.units(), words.trim());
  const posts = own.filter(({ unitId, unitName }) => unitId === unit?.id || fold(unitName ?? "") === fold(words));
  const [post] = posts;
  if (!post) {
    return {
      lines: [
        words.trim() === ""
          ? say("roi-which")
          : say("roi-not-there", { unit: shorten(words.trim()), units: { list: names } }),
      ],
      choices: names.map((name) => ({ label: say("roi-choice", { unit: name }), line: `/roi ${name}` })),
      prefix: "/roi",
    };
  }
  const about = { unit: post.unitName ?? "", roles: rolesOf({ memberships: posts }) };
  const needed = NEEDED.filter((role) => posts.some((one) => one.role === role));
  if ((await tx.rolesOnlyOf(actor.id, needed)).length > 0) return reply(say("roi-last", about));
  const line = `/roi ${post.unitName} !`;
  if (!confirmed) {
    return {
      lines: [say("roi-sure", about), say("update-type-instead", { line })],
      choices: [{ label: say("roi-yes", about), line }],
      yesNo: true,
    };
  }
  await tx.removePosts(actor.id, posts);
  const told = { to: "deciders", unitId: post.unitId ?? "", except: actor.id } as const;
  const key = `left/${actor.id}/${now.toISOString()}`;
  await tx.announce(told, { key, lines: [say("roi-told", { ...about, name: actor.name })] }, now);
  return reply(say("roi-done", about));
}
