import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { createLog } from "../../src/log.js";
import { addOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { prepareOffice } from "../support/prepare-office.js";
import { type TestClock, testClock } from "../support/test-clock.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz, unheardDuring } from "./fuzz.js";
import { mutatedBytes, mutatedJson } from "./mutations.js";
import { FRESH, TELEGRAM_BODIES, ZALO_BODIES } from "./webhook-bodies.js";

const SECRET = "webhook-secret-of-tests";
const PEOPLE = { telegram: "2001", zalo: "bb22cc33dd44" } as const;
type Channel = keyof typeof PEOPLE;
const HEADER = { telegram: "x-telegram-bot-api-secret-token", zalo: "x-bot-api-secret-token" } as const;
/** Taken, not JSON or not an update, and too long. */
const ANSWERS = [200, 400, 413];

const original = { telegram: TELEGRAM_BODIES, zalo: ZALO_BODIES } as const;
const bodies = (channel: Channel) =>
  fc.oneof(
    { weight: 4, arbitrary: mutatedJson(original[channel]).map((body) => Buffer.from(JSON.stringify(body))) },
    { weight: 1, arbitrary: mutatedBytes(original[channel].map((body) => Buffer.from(JSON.stringify(body)))) },
  );
const types = fc.constantFrom("application/json", "text/plain", "application/x-www-form-urlencoded", "x", "");

describe.each(backends)("webhooks on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let zalo: ZaloServer;
  let clock: TestClock;
  let service: Service;
  let start: () => Promise<Service>;
  let count = 0;
  const refused: { readonly channel: Channel; readonly body: Buffer; readonly type: string }[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    zalo = await startZaloServer();
    clock = testClock("2025-01-06T07:55:00+07:00");
    const bound = { address: { channel: "telegram", chatId: "-100500" }, unit: "Văn phòng Sở" } as const;
    await prepareOffice(place.database, "2025-01-06T07:50:00+07:00", bound);
    const config = configOf({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: zalo.options.token,
      ZALO_API_ROOT: zalo.root,
      // Nobody calls there: the bodies come from the tests alone.
      PUBLIC_URL: "http://127.0.0.1:9",
      WEBHOOK_SECRET: SECRET,
      PORT: "0",
      LOG_LEVEL: "error",
    });
    const log = createLog(config, { write: (line) => lines.push(line) });
    const { database, redisUrl } = place;
    start = () => startService({ ...config, database, redisUrl }, { clock, log });
    service = await start();
    const { db } = service.office.database;
    const org = service.office.organization.id;
    const unitId = (await listUnits(db, org)).find(({ name }) => name === "Văn phòng Sở")?.id ?? null;
    const id = await addOfficer(db, org, { name: "Lan", unitId, role: "officer" }, clock.now());
    for (const [channel, userId] of Object.entries(PEOPLE))
      await linkAccount(db, org, { channel: channel as Channel, userId }, id, userId, clock.now());
  });

  afterAll(async () => {
    await service.stop();
    await telegram.close();
    await zalo.close();
    await place.remove();
  });

  async function post(channel: Channel, body: Buffer, type: string): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${service.port}/webhooks/${channel}`, {
      method: "POST",
      headers: { "content-type": type, connection: "close", [HEADER[channel]]: SECRET },
      body: new Uint8Array(body),
    });
    await response.arrayBuffer();
    return response.status;
  }

  it.each<[Channel, number]>([
    ["telegram", 60],
    ["zalo", 40],
  ])(
    "%s: whatever comes is answered as taken or refused, and breaks nothing",
    async (channel, runs) => {
      const unheard = await unheardDuring(() =>
        fuzz(fc.tuple(bodies(channel), types), runs, async ([given, type]) => {
          // Nobody writes too fast.
          clock.advanceTo(new Date(clock.now().getTime() + 11_000));
          const body = Buffer.from(given.toString("latin1").replaceAll(FRESH, String(++count)), "latin1");
          const status = await post(channel, body, type);
          expect({ status, known: ANSWERS.includes(status), broke: lines.splice(0) }).toEqual({
            status,
            known: true,
            broke: [],
          });
          if (status !== 200) refused.push({ channel, body, type });
        }),
      );
      expect({ unheard, broke: lines.splice(0) }).toEqual({ unheard: [], broke: [] });
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "what is refused changes nothing that the office knows",
    async () => {
      expect(new Set(refused.map(({ channel }) => channel)).size).toBe(2);
      // Begun anew, so that no answer to what was taken is still on its way.
      await service.stop();
      service = await start();
      const { db } = service.office.database;
      const before = await digestOf(db);
      for (const { channel, body, type } of refused) expect(await post(channel, body, type)).not.toBe(200);
      expect(await digestOf(db)).toBe(before);
    },
    FUZZ_TIMEOUT_MS,
  );
});
