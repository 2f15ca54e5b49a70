import { type Action, may } from "../../domain/permission.js";
import { type Say, say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { rolesOf } from "../phrases.js";
import { type Reply, reply } from "../reply.js";

/** What help shows, and which act a person must be allowed before it is worth showing. */
const LINES: readonly { readonly id: string; readonly act: Action["act"] | "anyone"; readonly everywhere?: true }[] = [
  { id: "help-viec", act: "update" },
  { id: "help-capnhat", act: "update" },
  { id: "help-xong", act: "update" },
  { id: "help-huy", act: "undo" },
  { id: "help-tiendo", act: "see-summary" },
  { id: "help-tiendo-all", act: "see-summary", everywhere: true },
  { id: "help-thieu", act: "see-missing" },
  { id: "help-nhac", act: "nudge" },
  { id: "help-hoan", act: "snooze" },
  { id: "help-giahan", act: "ask-extension" },
  { id: "help-duyet", act: "decide-extension" },
  { id: "help-chot", act: "freeze" },
  { id: "help-tat", act: "mute" },
  { id: "help-nhiemvu", act: "see-plan" },
  { id: "help-lichsu", act: "see-history" },
  { id: "help-moi", act: "invite" },
  { id: "help-nhom", act: "bind-chat" },
  { id: "help-ngonngu", act: "anyone" },
];

/** `/trogiup`: what this person may do, with an example of each; nothing they would be refused. */
export function help({ actor }: Pick<LinkedContext, "actor">): Reply {
  const units = actor.memberships.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const allowed = ({ act, everywhere }: (typeof LINES)[number]) =>
    act === "anyone" || may(actor, { act, units: everywhere ? "all" : units } as Action);
  const lines: Say[] = LINES.filter(allowed).map((line) => say(line.id));
  return reply(say("help-title", { name: actor.name, roles: rolesOf(actor) }), ...lines, say("help-slash"));
}
