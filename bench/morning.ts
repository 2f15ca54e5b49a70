import { telegramChannel } from "../src/channels/telegram/telegram-channel.js";
import { serviceClock } from "../src/clock.js";
import { createLog } from "../src/log.js";
import { type Office, openOffice } from "../src/office/office.js";
import { deliverDue } from "../src/reminders/deliver-due.js";
import type { Sender } from "../src/reminders/delivery-options.js";
import type { Pace } from "../src/reminders/delivery-ports.js";
import { planDue } from "../src/reminders/plan-due.js";
import { paceOf, waitUntil } from "../src/service/pacing.js";
import { planningOf } from "../src/service/reminding.js";
import { sendersOf } from "../src/service/senders.js";
import { bindChat } from "../src/storage/chats.js";
import { listUnits } from "../src/storage/roster.js";
import type { Backend } from "../test/support/backends.js";
import { hasAlertmanager, type Notification, notifyByAlertmanager } from "./alertmanager.js";
import { benchConfig } from "./bench-office.js";
import { importForUnits } from "./many-units.js";
import type { Row } from "./measure.js";
import { type TelegramConduct, type TelegramProcess, telegramProcess } from "./telegram-process.js";

/** 27/12 and 28/12 are a weekend: three working days before the last one, 31/12, are counted from here. */
const JUST_BEFORE = new Date("2025-12-26T07:59:59+07:00");
const SLOT = new Date("2025-12-26T08:00:00+07:00");
const PATIENCE_MS = 180_000;

type Morning = { readonly name: string; readonly groups: number; readonly conduct: Omit<TelegramConduct, "chats"> };
/** As fast as it goes: where the provider sets no limits, keeping to Telegram's would be all that is measured. */
const UNPACED = { gapMs: () => 0, leaseMs: 180_000 };

const MORNINGS: readonly Morning[] = [
  { name: "60 groups", groups: 60, conduct: {} },
  { name: "1,000 groups", groups: 1_000, conduct: {} },
  { name: "60 groups, Telegram's limits kept", groups: 60, conduct: { limited: true } },
  { name: "1,000 groups, Telegram's limits kept", groups: 1_000, conduct: { limited: true } },
  { name: "60 groups, a provider that takes 500 ms", groups: 60, conduct: { latencyMs: 500 } },
];

/**
 * 08:00 with a message for each group, from "it is due" to the last one taken: ours works out what is owed, keeps it in
 * the outbox and the ledger and reads it again; Alertmanager is handed the same texts ready-made and sends them.
 */
export async function measureMorning(backend: Backend): Promise<Row[]> {
  if (!hasAlertmanager()) return [];
  const rows: Row[] = [];
  for (const { name, groups, conduct } of MORNINGS) {
    const chats = Array.from({ length: groups }, (_, index) => -1 - index);
    const paced = conduct.limited === true;
    const ours = await onMorning({ chats, ...conduct }, (telegram) => ourMorning(backend, telegram, chats, paced));
    const theirs = await onMorning({ chats, ...conduct }, (telegram) => alertmanagers(telegram, ours.said));
    rows.push({
      what: `${name} (429: ${ours.rejected429} and ${theirs.rejected429})`,
      ours: seconds(ours),
      bare: seconds(theirs),
      ratio: ours.ms / theirs.ms,
    });
  }
  return rows;
}

type Outcome = {
  readonly ms: number;
  readonly said: readonly Notification[];
  readonly missing: number;
  readonly rejected429: number;
};

const seconds = ({ ms, missing }: Outcome) =>
  `${(ms / 1_000).toFixed(2)} s${missing > 0 ? `, ${missing} missing` : ""}`;

/** `send` gives the moment at which its messages were due; they are waited for here. */
async function onMorning(
  conduct: TelegramConduct,
  send: (telegram: TelegramProcess) => Promise<number>,
): Promise<Outcome> {
  const telegram = await telegramProcess(conduct);
  try {
    const dueAt = await send(telegram);
    const { taken, rejected429 } = await telegram.report();
    const last = Math.max(...taken.map(({ atMs }) => atMs));
    return { ms: last - dueAt, said: taken, missing: conduct.chats.length - taken.length, rejected429 };
  } finally {
    await telegram.stop();
  }
}

async function alertmanagers(telegram: TelegramProcess, said: readonly Notification[]): Promise<number> {
  return notifyByAlertmanager(telegram, said, async () => {
    await telegram.untilTaken(said.length, PATIENCE_MS);
  });
}

async function ourMorning(
  backend: Backend,
  telegram: TelegramProcess,
  chats: readonly number[],
  paced: boolean,
): Promise<number> {
  const place = await backend.open();
  const config = benchConfig(place, telegram);
  // Until all is in place the clock stands; then it runs like any clock.
  const prepared = await openOffice(config, { clock: serviceClock({ start: JUST_BEFORE, speed: 1 }) });
  await importForUnits(prepared, chats.length, ["7"]);
  await bindAll(prepared, chats);
  const office = { ...prepared, clock: serviceClock({ start: JUST_BEFORE, speed: 1 }) };
  const log = createLog(config);
  const channel = telegramChannel({ ...telegram, mode: { kind: "polling" }, clock: office.clock, log });
  try {
    return paced
      ? await remind(office, sendersOf(channel, office, log).reminders, paceOf(office.clock))
      : await remind(office, channel, UNPACED);
  } finally {
    await channel.stop();
    await office.close();
    await place.remove();
  }
}

async function remind(office: Office, sender: Sender, pace: Pace): Promise<number> {
  const { clock } = office;
  const planning = planningOf(office);
  const delivery = {
    store: planning.store,
    channels: [sender],
    clock,
    zone: office.zone,
    format: office.texts.format,
    partLines: { weekly: async () => [], morning: async () => [] },
    pace,
    log: { info: () => undefined, warn: () => undefined },
  };
  // The first look only notes since when the service has been there.
  await planDue(planning);
  await waitUntil(clock, SLOT);
  const dueAt = Date.now();
  await planDue(planning);
  while ((await deliverDue(delivery)) > 0);
  return dueAt;
}

async function bindAll({ database, organization, clock }: Office, chats: readonly number[]): Promise<void> {
  const units = await listUnits(database.db, organization.id);
  await database.db.transaction(async (tx) => {
    for (const [index, { id: unitId }] of units.entries()) {
      const chatId = chats[index];
      if (chatId === undefined) continue;
      const address = { channel: "telegram", chatId: String(chatId) } as const;
      await bindChat(tx, organization.id, { address, unitId, title: null }, null, clock.now());
    }
  });
}
