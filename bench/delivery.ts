import { telegramChannel } from "../src/channels/telegram/telegram-channel.js";
import { serviceClock } from "../src/clock.js";
import { createLog } from "../src/log.js";
import { deliverDue } from "../src/reminders/deliver-due.js";
import { paceOf } from "../src/service/pacing.js";
import { sendersOf } from "../src/service/senders.js";
import { reminderStore } from "../src/storage/reminder-store.js";
import { startTelegramServer, TELEGRAM_LIMITS } from "../test/fakes/telegram-server.js";
import type { Backend } from "../test/support/backends.js";
import { benchConfig, benchOffice } from "./bench-office.js";
import { quantile, type Row, timed } from "./measure.js";
import { queueForChats } from "./queue-for-chats.js";

const GROUPS = 60;
const PEOPLE = 1_000;

/** A morning of 60 groups and 1,000 people against a server that enforces Telegram's limits, on the real clock. */
export async function measureDelivery(backend: Backend): Promise<Row[]> {
  const place = await backend.open();
  const telegram = await startTelegramServer({ limits: TELEGRAM_LIMITS });
  const config = benchConfig(place, telegram);
  const office = { ...(await benchOffice(config)), clock: serviceClock({ start: null, speed: 1 }) };
  const { clock, zone, texts, database, organization } = office;
  const log = createLog(config);
  const channel = telegramChannel({
    ...config.telegram,
    token: telegram.token,
    mode: { kind: "polling" },
    clock,
    log,
  });
  const chats = Array.from({ length: GROUPS + PEOPLE }, (_, index) => (index < GROUPS ? -1 - index : index));
  for (const chat of chats) telegram.open(chat);
  await queueForChats(office, chats, clock.now(), 0);
  const delivery = {
    store: reminderStore(database.db, organization.id, office.channels),
    channels: [sendersOf(channel, office, log).reminders],
    clock,
    zone,
    format: texts.format,
    partLines: { weekly: async () => [], morning: async () => [] },
    pace: paceOf(clock),
    log,
  };
  const slotAt = clock.now().getTime();
  const ms = await timed(async () => {
    while ((await deliverDue(delivery)) > 0);
  });
  const { accepted, rejected429 } = telegram;
  if (accepted.length !== chats.length) throw new Error(`${accepted.length} of ${chats.length} messages arrived`);
  const waits = accepted.filter(({ chatId }) => chatId < 0).map(({ at }) => at.getTime() - slotAt);
  await channel.stop();
  await office.close();
  await telegram.close();
  await place.remove();
  const allowedMs = shortest(chats.length);
  const seconds = (value: number) => `${(value / 1_000).toFixed(1)} s`;
  return [
    {
      what: `${GROUPS} groups and ${PEOPLE} people, ${rejected429} × 429`,
      ours: seconds(ms),
      bare: seconds(allowedMs),
      ratio: ms / allowedMs,
    },
    ...[0.95, 0.99].map((share) => ({
      what: `slot to accepted for the groups, p${share * 100}`,
      ours: seconds(quantile(waits, share)),
      bare: seconds(share === 0.95 ? 30_000 : 120_000),
      ratio: quantile(waits, share) / (share === 0.95 ? 30_000 : 120_000),
    })),
  ];
}

/** The shortest time in which the limits let so many messages through, one to a chat: thirty at once, each second. */
function shortest(messages: number): number {
  const { messages: most, withinMs } = TELEGRAM_LIMITS.bot;
  return Math.floor((messages - 1) / most) * withinMs;
}
