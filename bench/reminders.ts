import { telegramChannel } from "../src/channels/telegram/telegram-channel.js";
import { createLog } from "../src/log.js";
import { deliverDue } from "../src/reminders/deliver-due.js";
import { reminderStore } from "../src/storage/reminder-store.js";
import { startTelegramServer } from "../test/fakes/telegram-server.js";
import type { Backend } from "../test/support/backends.js";
import { benchConfig, benchOffice, clock } from "./bench-office.js";
import { inParallel, median, type Row, timed } from "./measure.js";
import { queueForChats } from "./queue-for-chats.js";

const MESSAGES = 1_000;
const ROUNDS = 5;
/** What one worker of ours has on the wire at a time. */
const AT_ONCE = 30;

/** Messages through the outbox against a bare loop of the same HTTP calls; no pace is asked for, so neither waits. */
export async function measureReminders(backend: Backend): Promise<Row[]> {
  const place = await backend.open();
  const telegram = await startTelegramServer();
  const config = benchConfig(place, telegram);
  const office = await benchOffice(config);
  const channel = telegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    mode: { kind: "polling" },
    clock,
    log: createLog(config),
  });
  const delivery = {
    store: reminderStore(office.database.db, office.organization.id, office.channels),
    channels: [channel],
    clock,
    zone: office.zone,
    format: office.texts.format,
    partLines: { weekly: async () => [], morning: async () => [] },
    pace: { gapMs: () => 0, leaseMs: 60_000 },
    log: { info: () => undefined, warn: () => undefined },
  };
  /** Messages per second that arrived, for each round. */
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const chats = Array.from({ length: MESSAGES }, (_, index) => round * MESSAGES + index + 1);
    for (const chat of chats) telegram.open(chat);
    const arrived = (times: number) => chats.filter((chat) => telegram.sent(chat).length === times);
    await queueForChats(office, chats, clock.now(), -round * MESSAGES);
    const ourMs = await timed(async () => {
      while ((await deliverDue(delivery)) > 0);
    });
    const reached = arrived(1);
    // A busy machine breaks a line now and then; such a message is held ten minutes, which is not waited for here.
    if (reached.length < MESSAGES * 0.75) throw new Error(`only ${reached.length} of ${MESSAGES} reminders arrived`);
    ours.push((reached.length / ourMs) * 1_000);
    const text = { text: telegram.sent(reached[0] ?? 0)[0]?.text ?? "", bold: [] };
    if (!text.text.includes("/xong")) throw new Error(`this is no reminder: ${text.text}`);
    const bareMs = await timed(() =>
      inParallel(reached, AT_ONCE, async (chat) => {
        await channel.send({ channel: "telegram", chatId: String(chat) }, { text });
      }),
    );
    bare.push((arrived(2).length / bareMs) * 1_000);
  }
  await channel.stop();
  await office.close();
  await telegram.close();
  await place.remove();
  const [our, their] = [median(ours), median(bare)];
  return [
    {
      what: "messages per second, one per chat",
      ours: `${our.toFixed(0)}/s`,
      bare: `${their.toFixed(0)}/s`,
      ratio: our / their,
    },
  ];
}
