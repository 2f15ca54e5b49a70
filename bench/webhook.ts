import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { Bot, webhookCallback } from "grammy";
import { startService } from "../src/app.js";
import { openOffice } from "../src/office/office.js";
import { type Database, openDatabase } from "../src/storage/database.js";
import { addOfficer, linkAccount, listUnits } from "../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../test/fakes/telegram-server.js";
import type { Backend } from "../test/support/backends.js";
import { benchConfig, clock, SECRET, untilSent } from "./bench-office.js";
import { importForUnits } from "./many-units.js";
import { inParallel, median, milliseconds, perSecond, quantile, type Row, timed } from "./measure.js";

const PEOPLE = 30;
/** Below the inbound limit of 20 messages per person in 10 s, as the clock stands still. */
const PER_PERSON = 16;
/** Rounds that do not count: a service runs for months, and what is measured is not how the compiler warms up. */
const WARM_UP = 3;
const AT_ONCE = 8;
const ROUNDS = 3;
const TASKS = ["7", "8", "9", "10"];

type Measured = { readonly ms: number; readonly answers: readonly number[] };

/** The real conversation against a grammY handler that does one INSERT and one reply, on the same kind of store. */
export async function measureWebhook(backend: Backend): Promise<Row[]> {
  const ours = await withPlace(backend, measureService);
  const bare = await withPlace(backend, measureBare);
  const count = PEOPLE * PER_PERSON;
  const total = (runs: readonly Measured[]) => median(runs.map(({ ms }) => ms));
  const p99 = (runs: readonly Measured[]) => median(runs.map(({ answers }) => quantile(answers, 0.99)));
  return [
    {
      what: `updates per second, ${AT_ONCE} at a time`,
      ours: perSecond(count, total(ours)),
      bare: perSecond(count, total(bare)),
      ratio: total(bare) / total(ours),
    },
    {
      what: "webhook answered, p99",
      ours: milliseconds(p99(ours)),
      bare: milliseconds(p99(bare)),
      ratio: p99(ours) / p99(bare),
    },
  ];
}

type Parts = { readonly place: Awaited<ReturnType<Backend["open"]>>; readonly telegram: TelegramServer };

async function withPlace(backend: Backend, measure: (parts: Parts) => Promise<Measured[]>): Promise<Measured[]> {
  const place = await backend.open();
  const telegram = await startTelegramServer();
  try {
    return await measure({ place, telegram });
  } finally {
    await telegram.close();
    await place.remove();
  }
}

async function measureService({ place, telegram }: Parts): Promise<Measured[]> {
  const config = benchConfig(place, telegram);
  const office = await openOffice(config, { clock });
  await importForUnits(office, PEOPLE, TASKS);
  const { id: org } = office.organization;
  const { db } = office.database;
  const units = await listUnits(db, org);
  for (let person = 1; person <= PEOPLE; person++) {
    const officer = {
      name: `Cán bộ ${person}`,
      unitId: units[(person - 1) % PEOPLE]?.id ?? null,
      role: "officer" as const,
    };
    const id = await addOfficer(db, org, officer, clock.now());
    await linkAccount(db, org, { channel: "telegram", userId: String(person) }, id, null, clock.now());
  }
  await office.close();
  const service = await startService(config, { clock });
  const measured = await rounds(telegram, `http://127.0.0.1:${service.port}/webhooks/telegram`);
  await service.stop();
  for (let person = 1; person <= PEOPLE; person++) {
    const refused = telegram.sent(person).find(({ text }) => !text.startsWith("✔"));
    if (refused) throw new Error(`an update was not saved: ${refused.text}`);
  }
  return measured;
}

async function measureBare({ place, telegram }: Parts): Promise<Measured[]> {
  const database = await openDatabase(place.database);
  await database.db.execute(sql`create table update_bench (id bigint primary key, chat bigint, words text)`);
  const server = createServer(webhookCallback(bareBot(database.db, telegram), "http", { secretToken: SECRET }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const measured = await rounds(telegram, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  return measured;
}

function bareBot(db: Database, telegram: TelegramServer): Bot {
  // The same fetch as ours, so that the difference is the work and not the HTTP client.
  const fetchOption = fetch as unknown as NonNullable<
    NonNullable<ConstructorParameters<typeof Bot>[1]>["client"]
  >["fetch"];
  const bot = new Bot(telegram.token, {
    client: { apiRoot: telegram.apiRoot, ...(fetchOption && { fetch: fetchOption }) },
  });
  bot.on("message:text", async (ctx) => {
    await db.execute(
      sql`insert into update_bench values (${ctx.update.update_id}, ${ctx.chat.id}, ${ctx.message.text})`,
    );
    await ctx.reply(`✔ ${ctx.message.text}`);
  });
  return bot;
}

/** The same messages, in rounds; each round counts until its last reply has reached Telegram. */
async function rounds(telegram: TelegramServer, url: string): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (let round = 1; round <= WARM_UP + ROUNDS; round++) {
    // Past the inbound limit's window.
    clock.advanceTo(new Date(clock.now().getTime() + 60_000));
    const done = await say(telegram, url, sayings(round));
    if (round > WARM_UP) measured.push(done);
  }
  return measured;
}

type Saying = { readonly id: number; readonly person: number; readonly text: string };

function sayings(round: number): Saying[] {
  return Array.from({ length: PEOPLE * PER_PERSON }, (_, index) => ({
    id: round * 100_000 + index + 1,
    person: (index % PEOPLE) + 1,
    text: `/capnhat ${TASKS[Math.floor(index / PEOPLE) % TASKS.length]} ${(60 + ((round * 7 + index) % 300) / 10).toFixed(1).replace(".", ",")}%`,
  }));
}

async function say(telegram: TelegramServer, url: string, said: readonly Saying[]): Promise<Measured> {
  const answers: number[] = [];
  for (const { person } of said) telegram.open(person);
  const ms = await timed(async () => {
    const replied = untilSent(telegram, said.length);
    await inParallel(said, AT_ONCE, async (saying) => {
      answers.push(await timed(() => push(url, saying)));
    });
    await replied;
  });
  return { ms, answers };
}

/** What Telegram posts for a text message. */
async function push(url: string, { id, person, text }: Saying): Promise<void> {
  const from = { id: person, is_bot: false, first_name: `Cán bộ ${person}` };
  const entities = [{ type: "bot_command", offset: 0, length: "/capnhat".length }];
  const message = { message_id: id, date: 0, chat: { id: person, type: "private" }, from, text, entities };
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET },
    body: JSON.stringify({ update_id: id, message }),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
}
