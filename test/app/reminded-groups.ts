import { expect } from "vitest";
import type { Office } from "../../src/office/office.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { listLedger } from "../../src/storage/ledger.js";
import { listUnits } from "../../src/storage/roster.js";
import type { TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import type { ServiceProcess } from "../support/service-process.js";

/** `count` groups of a unit each, all of which hear of one task on 9 January 2025 at 08:00 and of nothing else. */
export function remindedGroups(count: number, firstChat: number) {
  const units = Array.from({ length: count }, (_, index) => `U${index}`);
  const chats = units.map((_, index) => firstChat - index);
  return {
    chats,

    /** Loads the plan and binds the groups. */
    async load({ database: { db }, organization, clock }: Office, telegram: TelegramServer): Promise<void> {
      const catalogue = aCatalogue({
        plan: { code: "KH", title: "Kế hoạch", year: 2025 },
        units: units.map((code) => ({ code, name: `Phòng ${code}`, aliases: [], kind: "office" })),
        sets: [],
        tasks: [aTask("1", { leads: units, schedule: { "2025": "before 2025-01-15" } })],
      });
      await applyCatalogue(db, organization.id, catalogue, "all", clock.now());
      for (const unit of await listUnits(db, organization.id)) {
        const chatId = chats[units.indexOf(unit.code)] ?? 0;
        telegram.open({ id: chatId, type: "supergroup" });
        const address = { channel: "telegram", chatId: String(chatId) } as const;
        await bindChat(db, organization.id, { address, unitId: unit.id, title: null }, null, clock.now());
      }
    },

    /** Every group was told, none twice unless the second was marked, and the ledger says the same. */
    async wereTold({ database: { db }, organization }: Office, telegram: TelegramServer): Promise<void> {
      for (const chat of chats) {
        const [first, ...again] = telegram.sent(chat);
        expect(first?.text).toContain("1 ·");
        expect(again.length).toBeLessThanOrEqual(1);
        for (const { text } of again) expect(text).toContain("Gửi lại vì chưa chắc");
      }
      const rows = await listLedger(db, organization.id, {});
      expect(rows.map(({ rung, state }) => `${rung} ${state}`)).toEqual(units.map(() => "T-3 sent"));
    },
  };
}

/** Waits until no message waits any more but those held because they may have arrived. */
export async function nothingWaits({ url }: ServiceProcess): Promise<void> {
  const unheld = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const count = (of: string) => Number(new RegExp(`^nhacviec_outbox_${of} (\\d+)`, "m").exec(metrics)?.[1]);
    return count("waiting") - count("uncertain");
  };
  await expect.poll(unheld, { timeout: 60_000, interval: 100 }).toBe(0);
}
