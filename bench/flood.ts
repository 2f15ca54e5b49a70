import { startService } from "../src/app.js";
import { serviceClock } from "../src/clock.js";
import { openOffice } from "../src/office/office.js";
import { listUnits } from "../src/storage/roster.js";
import type { Backend } from "../test/support/backends.js";
import { benchConfig } from "./bench-office.js";
import { importForUnits } from "./many-units.js";
import { inParallel, milliseconds, quantile, type Row, timed } from "./measure.js";
import { addPerson, pushed } from "./push.js";
import { telegramProcess } from "./telegram-process.js";

const PEOPLE = 30;
const ROUNDS = 12;
/** Between rounds, so that each person stays below the limit of 20 messages in 10 s. */
const PAUSE_MS = 600;
/** A group in which a thousand people shout at once. */
const SHOUTING = -999;
const SHOUTERS_AT_ONCE = 20;

/** How soon thirty people are answered while one group shouts at the bot without end, against when it is quiet. */
export async function measureFlood(backend: Backend): Promise<Row[]> {
  const place = await backend.open();
  const telegram = await telegramProcess({ chats: [SHOUTING, ...Array.from({ length: PEOPLE }, (_, at) => at + 1)] });
  const clock = serviceClock({ start: new Date("2025-03-05T10:00:00+07:00"), speed: 1 });
  const config = benchConfig(place, telegram);
  const office = await openOffice(config, { clock });
  await importForUnits(office, PEOPLE, ["7"]);
  const { id: org } = office.organization;
  for (const [index, { id: unitId }] of (await listUnits(office.database.db, org)).entries()) {
    const officer = { name: `Cán bộ ${index + 1}`, unitId, role: "officer" as const };
    await addPerson(office.database, org, index + 1, officer, clock.now());
  }
  await office.close();
  const service = await startService(config, { clock });
  const url = `http://127.0.0.1:${service.port}/webhooks/telegram`;
  try {
    const speak = () => everybodySpeaks(url);
    await speak();
    const quiet = await speak();
    const { answers: flooded, shouts } = await shoutingWhile(url, speak);
    return [0.5, 0.99].map((share) => ({
      what: `answered while one group sends ${shouts.toLocaleString("en")} messages, p${share * 100}`,
      ours: milliseconds(quantile(flooded, share)),
      bare: milliseconds(quantile(quiet, share)),
      ratio: quantile(flooded, share) / quantile(quiet, share),
    }));
  } finally {
    await service.stop();
    await telegram.stop();
    await place.remove();
  }
}

let updates = 0;

/** Each person reports in each round; how long each webhook took. */
async function everybodySpeaks(url: string): Promise<number[]> {
  const answers: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await inParallel(
      Array.from({ length: PEOPLE }, (_, at) => at + 1),
      4,
      async (person) => {
        const text = `/capnhat 7 ${60 + ((round + person) % 30)}%`;
        answers.push(await timed(() => pushed(url, { updateId: ++updates, person, text })));
      },
    );
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return answers;
}

async function shoutingWhile(
  url: string,
  work: () => Promise<number[]>,
): Promise<{ answers: number[]; shouts: number }> {
  let [shouts, over] = [0, false];
  const shouting = Array.from({ length: SHOUTERS_AT_ONCE }, async () => {
    while (!over) {
      shouts++;
      const chat = { id: SHOUTING, type: "supergroup", title: "Ồn" };
      await pushed(url, { updateId: ++updates, person: 5_000 + (shouts % 1_000), chat, text: "/tiendo" });
    }
  });
  const answers = await work();
  over = true;
  await Promise.all(shouting);
  return { answers, shouts };
}
