import { openOffice } from "../../src/office/office.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { addOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import type { TelegramServer } from "../../test/fakes/telegram-server.js";
import { aCatalogue, aMetric, aTask } from "../../test/storage/a-catalogue.js";
import type { Place } from "../../test/support/backends.js";
import { configOf } from "../../test/support/config.js";
import { testClock } from "../../test/support/test-clock.js";

/** Figures that people give; due so late that no reminder speaks of them. */
export const FIGURES = ["7", "8", "9", "10"];
/** Duties that nobody reports: each group hears of them every working day. */
const REMINDED = { R1: "on 2025-03-12", R2: "on 2025-03-19", R3: "on 2025-04-02" };
const COORDINATOR = 9_001;
/** The service has ticked once by then, so that every slot after is its own. */
export const EVE = "2025-02-28T12:00:00+07:00";

/** One unit: its group, and its officer, whose private chat has the officer's number. */
export type Member = { readonly code: string; readonly group: number; readonly officer: number };

export function membersOf(units: number): Member[] {
  return Array.from({ length: units }, (_, index) => ({
    code: `U${index + 1}`,
    group: -(2_001 + index),
    officer: 1_001 + index,
  }));
}

/** Units with a group and an officer each, and a coordinator; duties that remind daily, and figures to give. */
export async function prepareChaos(place: Place, telegram: TelegramServer, members: readonly Member[]): Promise<void> {
  const leads = members.map(({ code }) => code);
  const catalogue = aCatalogue({
    plan: {
      code: "KH",
      title: "Kế hoạch",
      year: 2025,
      ladder: {
        before: Array.from({ length: 15 }, (_, index) => -index),
        overdueEvery: 1,
        escalations: [{ offset: 1, audience: "coordinator" }],
        slots: ["08:00"],
      },
    },
    units: leads.map((code) => ({ code, name: `Phòng ${code}`, aliases: [], kind: "office" })),
    sets: [],
    tasks: [
      ...Object.entries(REMINDED).map(([code, due]) => aTask(code, { leads, schedule: { "2025": due } })),
      ...FIGURES.map((code) => aTask(code, { leads, metrics: [aMetric(code)], schedule: { "2025": "on 2025-12-31" } })),
    ],
  });
  const clock = testClock(EVE);
  const config = { ...configOf({ TELEGRAM_BOT_TOKEN: telegram.token }), database: place.database };
  const office = await openOffice({ ...config, redisUrl: place.redisUrl }, { clock });
  const { db } = office.database;
  const org = office.organization.id;
  const now = clock.now();
  async function link(account: number, person: Parameters<typeof addOfficer>[2]): Promise<void> {
    telegram.open(account);
    const id = await addOfficer(db, org, person, now);
    await linkAccount(db, org, { channel: "telegram", userId: String(account) }, id, String(account), now);
  }
  await applyCatalogue(db, org, catalogue, "all", now);
  for (const { id, code } of await listUnits(db, org)) {
    const member = members.find((one) => one.code === code);
    if (!member) throw new Error(`no member of unit ${code}`);
    telegram.open({ id: member.group, type: "supergroup" });
    const address = { channel: "telegram", chatId: String(member.group) } as const;
    await bindChat(db, org, { address, unitId: id, title: null }, null, now);
    await link(member.officer, { name: `Cán bộ ${code}`, unitId: id, role: "officer" });
  }
  await link(COORDINATOR, { name: "Cán bộ tổng hợp", unitId: null, role: "coordinator" });
  await office.close();
}
