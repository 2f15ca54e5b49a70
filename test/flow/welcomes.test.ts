import { isNotNull } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Channel } from "../../src/domain/message.js";
import { say } from "../../src/domain/say.js";
import { openOffice } from "../../src/office/office.js";
import { learnOfChat } from "../../src/service/chat-events.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { listUnits } from "../../src/storage/roster.js";
import { inbox } from "../../src/storage/schema.js";
import { FAULTS, startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { buildProgram, type Program } from "../support/program.js";
import { startProcess } from "../support/service-process.js";
import { type TestClock, testClock } from "../support/test-clock.js";

// Two starts of the program for each store, seconds each on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const NOON = "2025-01-08T12:00:00+07:00";
const UNBOUND = "chưa gắn với đơn vị nào";
const CATALOGUE = aCatalogue({
  plan: { code: "KH", title: "Kế hoạch", year: 2025 },
  units: [{ code: "VP", name: "Văn phòng Sở", aliases: [], kind: "office" }],
  sets: [],
  tasks: [],
});

describe.each(backends)("the first words in a group, on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    for (const id of [-1, -2, -3, -4, -5]) telegram.open({ id, type: "supergroup" });
  });
  afterAll(async () => {
    await telegram.close();
    await place.remove();
  });

  const env = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot });
  const textsTo = (chat: number) => telegram.sent(chat).map(({ text }) => text);

  describe("while replicas run", () => {
    let clock: TestClock;
    let replicas: Service[];

    beforeAll(async () => {
      clock = testClock(NOON);
      const config = {
        ...configOf({ ...env(), PORT: "0", LOG_LEVEL: "silent" }),
        database: place.database,
        redisUrl: place.redisUrl,
      };
      const office = await openOffice(config, { clock });
      await applyCatalogue(office.database.db, office.organization.id, CATALOGUE, "all", clock.now());
      await office.close();
      replicas = [await startService(config, { clock })];
      if (place.database.kind === "postgres") replicas.push(await startService(config, { clock }));
    });
    afterAll(async () => {
      for (const replica of replicas) await replica.stop();
    });

    function replica(): Service {
      const [first] = replicas;
      if (!first) throw new Error("no replica");
      return first;
    }

    /** Past the patience with which what is owed is waited for, then once more. */
    async function liveOn(): Promise<void> {
      for (let round = 0; round < 2; round++) {
        clock.advanceTo(new Date(clock.now().getTime() + 61_000));
        await Promise.all([...replicas, ...replicas].map((one) => one.tick()));
      }
    }

    /** The bot is added; the process that hears of it is killed before it sends anything. */
    async function lost(chatId: number, channel: Pick<Channel, "advise"> = {}): Promise<void> {
      const chat = { channel: "telegram", chatId: String(chatId), kind: "group" } as const;
      const event = { kind: "bot-added", key: `lost${chatId}`, chat, by: "1" } as const;
      expect(await learnOfChat(replica().office, channel, event, pino({ level: "silent" }))).not.toBeNull();
    }

    it("come after a minute, once, where the process was killed before it said them", async () => {
      await lost(-1, { advise: async () => [say("telegram-privacy-mend", { bot: "@NhacViecBot" })] });
      await liveOn();
      const [words = "", ...more] = textsTo(-1);
      expect(more).toEqual([]);
      expect(words).toContain(UNBOUND);
      expect(words).toContain("/setprivacy → chọn @NhacViecBot → Disable");
    });

    it("tell how the group is bound by then", async () => {
      await lost(-2);
      const { database, organization } = replica().office;
      const [unit] = await listUnits(database.db, organization.id);
      const address = { channel: "telegram", chatId: "-2" } as const;
      const bound = { address, unitId: unit?.id ?? "", title: null };
      await bindChat(database.db, organization.id, bound, null, clock.now());
      await liveOn();
      expect(textsTo(-2)).toHaveLength(1);
      expect(textsTo(-2)[0]).toContain("Nhóm này nhận nhắc việc của Văn phòng Sở");
    });

    it("are not repeated where they arrived", async () => {
      telegram.membership({ chat: -3, was: "left", is: "member" });
      expect((await telegram.nextSent(-3)).text).toContain(UNBOUND);
      const { db } = replica().office.database;
      await expect.poll(() => db.$count(inbox, isNotNull(inbox.owes))).toBe(0);
      await liveOn();
      expect(textsTo(-3)).toHaveLength(1);
    });

    it("come later where the line broke under them", async () => {
      telegram.fail(FAULTS.resetBefore, { method: "sendMessage", chatId: -4 });
      telegram.membership({ chat: -4, was: "left", is: "member" });
      await telegram.nextCall("sendMessage");
      await telegram.idle();
      await liveOn();
      expect(textsTo(-4)).toHaveLength(1);
    });
  });

  describe("of a process of its own", () => {
    let program: Program;
    beforeAll(async () => {
      program = await buildProgram();
    });
    afterAll(() => program.remove());

    function start(clock: string) {
      const { database, redisUrl } = place;
      const store = database.kind === "postgres" ? { DATABASE_URL: database.url } : { DATA_DIR: database.folder };
      const redis = redisUrl === null ? {} : { REDIS_URL: redisUrl };
      return startProcess(program, { ...env(), ...store, ...redis, CLOCK_START: clock });
    }

    it("are said by the next one, once, when it is killed over them", async () => {
      const killed = await start("2025-01-08T13:00:00+07:00");
      telegram.fail(FAULTS.hang, { method: "sendMessage", chatId: -5 });
      telegram.membership({ chat: -5, was: "left", is: "member" });
      // Earlier calls, to other groups, were not asked for yet.
      while (Number((await telegram.nextCall("sendMessage")).params.chat_id) !== -5);
      await killed.end("SIGKILL");
      expect(textsTo(-5)).toEqual([]);
      const next = await start("2025-01-08T13:02:00+07:00");
      expect((await telegram.nextSent(-5)).text).toContain(UNBOUND);
      expect(await next.end("SIGTERM")).toBe(0);
      expect(textsTo(-5)).toHaveLength(1);
    });
  });
});
