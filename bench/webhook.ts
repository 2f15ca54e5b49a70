import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { Bot, webhookCallback } from "grammy";
import { startService } from "../src/app.js";
import { openOffice } from "../src/office/office.js";
import { type Database, openDatabase } from "../src/storage/database.js";
import { listUnits } from "../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../test/fakes/telegram-server.js";
import type { Backend, Place } from "../test/support/backends.js";
import { benchConfig, clock, SECRET, untilSent } from "./bench-office.js";
import { importForUnits } from "./many-units.js";
import { inParallel, median, milliseconds, perSecond, quantile, type Row, timed } from "./measure.js";
import { addPerson, pushed, type Spoken } from "./push.js";

const PEOPLE = 30;
/** Below the inbound limit of 20 messages per person in 10 s, as the clock stands still. */
const PER_PERSON = 16;
/** Rounds that do not count: a service runs for months, and what is measured is not how the compiler warms up. */
const WARM_UP = 3;
const AT_ONCE = 8;
const ROUNDS = 3;
const TASKS = ["7", "8", "9", "10"];

type Measured = { readonly ms: number; readonly answers: readonly number[] };

/** One of the two that are compared, with a Telegram and a store of its own. */
type Side = { readonly telegram: TelegramServer; readonly url: string; stop(): Promise<void> };

/** The real conversation against a grammY handler that does one INSERT and one reply, on the same kind of store. */
export async function measureWebhook(backend: Backend): Promise<Row[]> {
  const ours = await openSide(backend, startOurs);
  const bare = await openSide(backend, startBare);
  const count = PEOPLE * PER_PERSON;
  const [full, half] = [[] as [Measured, Measured][], [] as [Measured, Measured][]];
  // By turns, so that whatever else the machine does meets both.
  for (let round = 1; round <= WARM_UP + ROUNDS; round++) {
    const pair: [Measured, Measured] = [await measureRound(ours, round), await measureRound(bare, round)];
    if (round > WARM_UP) full.push(pair);
  }
  const ms = median(full.map(([{ ms }]) => ms));
  for (let round = WARM_UP + ROUNDS + 1; half.length < ROUNDS; round++) {
    const everyMs = (2 * ms) / count;
    half.push([await measureRound(ours, round, everyMs), await measureRound(bare, round, everyMs)]);
  }
  refuseUnsaved(ours.telegram);
  await ours.stop();
  await bare.stop();
  const p99 = half.map((pair) => pair.map(({ answers }) => quantile(answers, 0.99)) as [number, number]);
  return [
    {
      what: `updates per second, ${AT_ONCE} at a time`,
      ours: perSecond(count, ms),
      bare: perSecond(count, median(full.map(([, { ms }]) => ms))),
      ratio: median(full.map(([ours, bare]) => bare.ms / ours.ms)),
    },
    {
      what: "webhook answered at half that load, p99",
      ours: milliseconds(median(p99.map(([ours]) => ours))),
      bare: milliseconds(median(p99.map(([, bare]) => bare))),
      ratio: median(p99.map(([ours, bare]) => ours / bare)),
    },
  ];
}

type Parts = { readonly place: Place; readonly telegram: TelegramServer };

async function openSide(backend: Backend, start: (parts: Parts) => Promise<Pick<Side, "url" | "stop">>): Promise<Side> {
  const place = await backend.open();
  const telegram = await startTelegramServer();
  const { url, stop } = await start({ place, telegram });
  return {
    telegram,
    url,
    async stop() {
      await stop();
      await telegram.close();
      await place.remove();
    },
  };
}

async function startOurs({ place, telegram }: Parts): Promise<Pick<Side, "url" | "stop">> {
  const config = benchConfig(place, telegram);
  const office = await openOffice(config, { clock });
  await importForUnits(office, PEOPLE, TASKS);
  const { id: org } = office.organization;
  const units = await listUnits(office.database.db, org);
  for (const [index, { id: unitId }] of units.slice(0, PEOPLE).entries())
    await addPerson(
      office.database,
      org,
      index + 1,
      { name: `Cán bộ ${index + 1}`, unitId, role: "officer" },
      clock.now(),
    );
  await office.close();
  const service = await startService(config, { clock });
  return { url: `http://127.0.0.1:${service.port}/webhooks/telegram`, stop: () => service.stop() };
}

function refuseUnsaved(telegram: TelegramServer): void {
  for (let person = 1; person <= PEOPLE; person++) {
    const refused = telegram.sent(person).find(({ text }) => !text.startsWith("✔"));
    if (refused) throw new Error(`an update was not saved: ${refused.text}`);
  }
}

async function startBare({ place, telegram }: Parts): Promise<Pick<Side, "url" | "stop">> {
  const database = await openDatabase(place.database);
  await database.db.execute(sql`create table update_bench (id bigint primary key, chat bigint, words text)`);
  const server = createServer(webhookCallback(bareBot(database.db, telegram), "http", { secretToken: SECRET }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

function bareBot(db: Database, telegram: TelegramServer): Bot {
  // With the HTTP client grammY brings: Node's fetch takes half as much again of the processor, and ours is neither.
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
  bot.on("message:text", async (ctx) => {
    await db.execute(
      sql`insert into update_bench values (${ctx.update.update_id}, ${ctx.chat.id}, ${ctx.message.text})`,
    );
    await ctx.reply(`✔ ${ctx.message.text}`);
  });
  return bot;
}

/**
 * The same messages for both; a round lasts until its last reply has reached Telegram.
 * @param everyMs one message each so often, however long the answers take; without it as fast as they are answered
 */
async function measureRound({ telegram, url }: Side, round: number, everyMs: number | null = null): Promise<Measured> {
  // Past the inbound limit's window.
  clock.advanceTo(new Date(clock.now().getTime() + 60_000));
  const said = sayings(round);
  for (const { person } of said) telegram.open(person);
  const answers: number[] = [];
  const answered = async (saying: Spoken) => void answers.push(await timed(() => pushed(url, saying)));
  const ms = await timed(async () => {
    const replied = untilSent(telegram, said.length);
    if (everyMs === null) await inParallel(said, AT_ONCE, answered);
    else await Promise.all(said.map((saying, index) => delay(index * everyMs).then(() => answered(saying))));
    await replied;
  });
  return { ms, answers };
}

function sayings(round: number): Spoken[] {
  return Array.from({ length: PEOPLE * PER_PERSON }, (_, index) => ({
    updateId: round * 100_000 + index + 1,
    person: (index % PEOPLE) + 1,
    text: `/capnhat ${TASKS[Math.floor(index / PEOPLE) % TASKS.length]} ${(60 + ((round * 7 + index) % 300) / 10).toFixed(1).replace(".", ",")}%`,
  }));
}
