import { Redis } from "ioredis";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Config } from "../../src/config.js";
import { openOffice } from "../../src/office/office.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { listLedger } from "../../src/storage/ledger.js";
import { addOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aMetric, aTask } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const UNITS = Array.from({ length: 12 }, (_, index) => `U${index}`);
const CHATS = UNITS.map((_, index) => -(1_000 + index));
const OFFICER = 2001;

/** Task 1 is owed by twelve units on 14/01/2025, task 7 has a figure. */
const CATALOGUE = aCatalogue({
  plan: { code: "KH", title: "Kế hoạch", year: 2025 },
  units: UNITS.map((code) => ({ code, name: `Phòng ${code}`, aliases: [], kind: "office" })),
  sets: [],
  tasks: [
    aTask("1", { leads: UNITS, schedule: { "2025": "before 2025-01-15" } }),
    aTask("7", { leads: ["U0"], metrics: [aMetric("7")], schedule: { "2025": "on 2025-12-31" } }),
  ],
});

describe.each(backends)("what fails around the service, on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let clock: TestClock;
  let config: Config;
  let service: Service;
  /** What happens while a call waits for its answer. */
  let beforeAnswer = async (): Promise<void> => undefined;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer({ latency: () => beforeAnswer() });
    clock = testClock("2025-01-08T12:00:00+07:00");
    config = {
      ...configOf({
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        PORT: "0",
        LOG_LEVEL: "silent",
      }),
      database: place.database,
      redisUrl: place.redisUrl,
    };
    await prepare();
    service = await startService(config, { clock });
  });

  afterAll(async () => {
    await service.stop();
    await telegram.close();
    await place.remove();
  });

  async function prepare(): Promise<void> {
    const office = await openOffice(config, { clock });
    const { db } = office.database;
    const org = office.organization.id;
    await applyCatalogue(db, org, CATALOGUE, "all", clock.now());
    for (const unit of await listUnits(db, org)) {
      const chatId = CHATS[UNITS.indexOf(unit.code)];
      telegram.open(chatId ?? 0);
      const address = { channel: "telegram", chatId: String(chatId) } as const;
      await bindChat(db, org, { address, unitId: unit.id, title: null }, null, clock.now());
      if (unit.code !== "U0") continue;
      const id = await addOfficer(db, org, { name: "Lan", unitId: unit.id, role: "officer" }, clock.now());
      await linkAccount(db, org, { channel: "telegram", userId: String(OFFICER) }, id, String(OFFICER), clock.now());
    }
    await office.close();
  }

  /** The service's tick at that time; one that fails for want of its store is followed by another, as in life. */
  async function tickAt(time: string): Promise<void> {
    clock.set(time);
    for (let tries = 0; tries < 20; tries++) {
      const worked = await service.tick().then(
        () => true,
        () => false,
      );
      if (worked) return;
    }
    throw new Error(`no tick worked at ${time}`);
  }

  async function ask(text: string): Promise<string> {
    telegram.userSays({ chat: OFFICER, text, from: { id: OFFICER, name: "Lan" } });
    return (await telegram.nextSent(OFFICER)).text;
  }

  const inGroups = () => CHATS.map((chat) => telegram.sent(chat).length);
  const ledger = async () => listLedger(service.office.database.db, service.office.organization.id, {});

  it("a clock that jumps back and forth says nothing twice and misses nothing", async () => {
    await tickAt("2025-01-09T08:00:00+07:00");
    expect(inGroups()).toEqual(CHATS.map(() => 1));
    for (const time of ["2025-01-08T08:00:00+07:00", "2024-12-31T08:00:00+07:00", "2025-01-09T08:00:01+07:00"])
      await tickAt(time);
    expect(inGroups()).toEqual(CHATS.map(() => 1));
    await tickAt("2025-01-10T08:00:00+07:00");
    await tickAt("2025-01-13T08:00:00+07:00");
    expect(inGroups()).toEqual(CHATS.map(() => 2));
  });

  it("a store whose connections die while messages leave loses none, and repeats none unmarked", async () => {
    if (place.database.kind !== "postgres") {
      // The embedded store has no connections: what kills it kills the process, see the killed processes' own suite.
      expect(place.database.kind).toBe("embedded");
      return;
    }
    const killer = postgres(place.database.url, { max: 1, onnotice: () => undefined });
    const others = () =>
      killer`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
    const before = inGroups();
    let killed = 0;
    beforeAnswer = async () => {
      if (++killed % 5 === 0) await others();
    };
    await others();
    await tickAt("2025-01-14T08:00:00+07:00");
    beforeAnswer = async () => undefined;
    // What may have arrived is held ten minutes, and a lease lasts three.
    for (const time of ["08:04", "08:10", "08:16", "08:21", "08:32", "08:43"])
      await tickAt(`2025-01-14T${time}:00+07:00`);
    await killer.end();
    for (const [index, chat] of CHATS.entries()) {
      const [first, ...again] = telegram.sent(chat).slice(before[index]);
      expect(first?.text).toContain("1 ·");
      expect(again.length).toBeLessThanOrEqual(1);
      for (const repeat of again) expect(repeat.text).toContain("Gửi lại vì chưa chắc");
    }
    const today = (await ledger()).filter(({ slotAt }) => slotAt.getTime() === Date.parse("2025-01-14T08:00:00+07:00"));
    expect(today).toHaveLength(UNITS.length);
    expect(new Set(today.map(({ state }) => state))).toEqual(new Set(["sent"]));
  });

  it("dialogue state that is lost costs a question, never a figure", async () => {
    expect(await ask("/capnhat 7 82%")).toContain("82 %");
    await ask("/capnhat 7");
    if (place.redisUrl !== null) {
      const redis = new Redis(place.redisUrl);
      await redis.flushdb();
      await redis.quit();
    }
    await ask("83%");
    const summary = await service.office.summary({ kind: "plan" });
    const figure = summary?.items.find(({ task }) => task === "7")?.metrics[0]?.figure?.value;
    expect([82, 83]).toContain(figure);
    expect(await ask("/capnhat 7 84%")).toMatch(/83|82/);
    expect(await ask("/lichsu 7")).toContain("84 %");
  });
});
