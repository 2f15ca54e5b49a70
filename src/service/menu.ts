import type { MenuEntry, Menus } from "../channels/telegram/menus.js";
import type { Role } from "../domain/officer.js";
import { type Action, may } from "../domain/permission.js";
import { say } from "../domain/say.js";
import type { Texts } from "../text/texts.js";

/** A command of Telegram's menu: the act a person must be allowed to be offered it, and whether groups are too. */
type Offer = { readonly command: string; readonly act: Action["act"] | "anyone"; readonly groups?: true };

/** The most used first. */
const OFFERS: readonly Offer[] = [
  { command: "viec", act: "see-own-duties", groups: true },
  { command: "capnhat", act: "update", groups: true },
  { command: "xong", act: "update", groups: true },
  { command: "minhchung", act: "update", groups: true },
  { command: "huy", act: "undo", groups: true },
  { command: "sua", act: "correct" },
  { command: "tiendo", act: "see-summary", groups: true },
  { command: "thieu", act: "see-missing", groups: true },
  { command: "baocao", act: "report" },
  { command: "nhiemvu", act: "see-plan", groups: true },
  { command: "lichsu", act: "see-history" },
  { command: "nhac", act: "nudge" },
  { command: "hoan", act: "snooze" },
  { command: "tat", act: "mute" },
  { command: "visao", act: "see-why", groups: true },
  { command: "lich", act: "see-plan" },
  { command: "bangdieukhien", act: "see-plan" },
  { command: "nhom", act: "bind-chat", groups: true },
  { command: "moi", act: "invite" },
  { command: "trogiup", act: "anyone", groups: true },
  { command: "ngonngu", act: "anyone" },
];
/** Everybody sees the menu of private chats until they are linked: most will be officers. */
const MOST_PEOPLE: readonly Role[] = ["officer"];

/** Every command that some menu offers. */
export function commandMenu(texts: Texts): MenuEntry[] {
  return OFFERS.map(({ command }) => ({
    command,
    description: {
      vi: texts.plain("vi", say(`menu-${command}`)),
      en: texts.plain("en", say(`menu-${command}`)),
    },
  }));
}

/** The bot's own menus: for private chats, and the few commands that make sense among colleagues. */
export function botMenus(texts: Texts): Menus {
  const groups = new Set(OFFERS.flatMap((offer) => (offer.groups ? [offer.command] : [])));
  return {
    people: menuFor(texts, MOST_PEOPLE),
    groups: commandMenu(texts).filter(({ command }) => groups.has(command)),
  };
}

/** What somebody with these roles may do, and nothing they would be refused. */
export function menuFor(texts: Texts, roles: readonly Role[]): MenuEntry[] {
  const unit = "own";
  const memberships = roles.map((role) => ({ role, unitId: unit, unitName: null }));
  const person = { id: "", name: "", language: "vi", memberships } as const;
  const allowed = new Set(
    OFFERS.flatMap(({ command, act }) =>
      act === "anyone" || may(person, { act, units: [unit], author: person.id } as Action) ? [command] : [],
    ),
  );
  return commandMenu(texts).filter(({ command }) => allowed.has(command));
}
