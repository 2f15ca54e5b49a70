import { type Action, may } from "../../domain/permission.js";
import { say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { rolesOf } from "../phrases.js";
import type { Reply } from "../reply.js";

/** What help shows, what is typed most first, and which act a person must be allowed before it is worth showing. */
const LINES: readonly { readonly id: string; readonly act: Action["act"] | "anyone"; readonly everywhere?: true }[] = [
  { id: "help-viec", act: "update" },
  { id: "help-capnhat", act: "update" },
  { id: "help-xong", act: "update" },
  { id: "help-huy", act: "undo" },
  { id: "help-tiendo", act: "see-summary" },
  { id: "help-tiendo-all", act: "see-summary", everywhere: true },
  { id: "help-thieu", act: "see-missing" },
  { id: "help-nhac", act: "nudge" },
  { id: "help-duyet", act: "decide-extension" },
  { id: "help-baocao", act: "report" },
  { id: "help-chot", act: "freeze" },
  { id: "help-giahan", act: "ask-extension" },
  { id: "help-nhiemvu", act: "see-plan" },
  { id: "help-lichsu", act: "see-history" },
  { id: "help-donvi", act: "manage-units" },
  { id: "help-moi", act: "invite" },
  { id: "help-nhom", act: "bind-chat" },
  { id: "help-hoan", act: "snooze" },
  { id: "help-tat", act: "mute" },
  { id: "help-uyquyen", act: "update" },
  { id: "help-bangiao", act: "update" },
  { id: "help-bangdieukhien", act: "see-plan" },
  { id: "help-lich", act: "see-plan" },
  { id: "help-ngonngu", act: "anyone" },
];

/** With the title and the last line a phone's screen. */
const A_PAGE = 9;

/** `/trogiup`: what this person may do, with an example of each; nothing they would be refused. A screen at a time. */
export function help({ actor }: Pick<LinkedContext, "actor">, rest: string): Reply {
  const units = actor.memberships.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const allowed = LINES.filter(
    ({ act, everywhere }) => act === "anyone" || may(actor, { act, units: everywhere ? "all" : units } as Action),
  );
  const pages = Math.ceil(allowed.length / A_PAGE);
  const page = Math.min(Math.max(Number(/\d+/.exec(rest)?.[0] ?? 1), 1), pages);
  const shown = allowed.slice((page - 1) * A_PAGE, page * A_PAGE);
  const next = `/trogiup ${page + 1}`;
  const more = page < pages;
  return {
    lines: [
      say("help-title", { name: actor.name, roles: rolesOf(actor) }),
      ...shown.map(({ id }) => say(id)),
      say("help-slash"),
      ...(more ? [say("help-more", { line: next })] : []),
    ],
    ...(more ? { choices: [{ label: say("help-more-choice"), line: next, lasting: true }] } : {}),
  };
}
