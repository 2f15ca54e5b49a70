import { createHash } from "node:crypto";
import type { TelegramChannel } from "../channels/telegram/telegram-channel.js";
import { fold } from "../domain/fold.js";
import type { Incoming } from "../domain/message.js";
import { ROLES } from "../domain/officer.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { noteMenu, orphanedMenus, staleMenus } from "../storage/person-menus.js";
import { menuFor } from "./menu.js";
import type { Step } from "./scheduler.js";

/** Roles also change from afar and by the command line; a menu that lags an hour refuses nobody anything. */
const EVERY_MS = 3_600_000;
/** So many in one go, one call after the other; what is left comes at the next tick. */
const MOST = 50;
/** What a person says when they are linked, or choose a language; after those the menu is seen to at once. */
const CHANGES = /^(start|lien ?ket|ngon ?ngu|roi|language)\b/;

export type PersonMenus = Step & {
  /** Looks after the menu of who said this, where it may have changed. */
  after(incoming: Incoming): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** Gives each linked person's private chat on Telegram the menu of their roles, in their language. */
export function personMenus(office: Office, telegram: Pick<TelegramChannel, "setMenu">, log: Logger): PersonMenus {
  const { database, organization, texts, clock } = office;
  const { db } = database;
  const org = organization.id;
  const version = createHash("sha256")
    .update(JSON.stringify(menuFor(texts, ROLES)) + JSON.stringify(ROLES.map((role) => menuFor(texts, [role]).length)))
    .digest("base64url")
    .slice(0, 12);
  let lookedAt: Date | null = null;
  let queue: Promise<void> = Promise.resolve();

  /** Beside the tick and the answers, one after the other: a menu under way is not set a second time. */
  function start(work: () => Promise<void>): void {
    queue = queue.then(work).catch((err: unknown) => log.error({ err }, "a person's menu could not be looked after"));
  }

  async function refresh(who: string | null): Promise<{ readonly patience: boolean; readonly left: boolean }> {
    const stale = await staleMenus(db, org, "telegram", version, MOST, who);
    for (const { chatId, language, roles, mark } of stale) {
      const set = await telegram.setMenu(chatId, { entries: menuFor(texts, roles), language });
      if (set === "later") return { patience: true, left: true };
      // One that is refused stays so: the person's chat is gone, and asking each hour would not bring it back.
      await noteMenu(db, org, "telegram", chatId, mark);
    }
    return { patience: false, left: stale.length === MOST };
  }

  async function dropOrphans(): Promise<void> {
    for (const chatId of await orphanedMenus(db, org, "telegram", MOST)) {
      if ((await telegram.setMenu(chatId, null)) === "later") return;
      await noteMenu(db, org, "telegram", chatId, null);
    }
  }

  return {
    name: "person menus",

    async run() {
      if (lookedAt && clock.now().getTime() - lookedAt.getTime() < EVERY_MS) return;
      lookedAt = clock.now();
      start(async () => {
        const { patience, left } = await refresh(null);
        if (patience) return;
        await dropOrphans();
        if (left) lookedAt = null;
      });
    },

    after({ chat, from, text }) {
      if (chat.channel !== "telegram" || chat.kind !== "private" || !CHANGES.test(fold(text))) return;
      start(async () => void (await refresh(from.userId)));
    },

    idle: () => queue,
  };
}
