import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { backends, type Place } from "../support/backends.js";
import { buildProgram, type Program } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";

// Two starts of the program, seconds each on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const servers = backends.filter(({ name }) => name !== "embedded store");
const ASKER = 4_001;
const ZALO_ASKER = "ff66aa77bb88";
/** "In seconds", on a machine that has much else to do. */
const HAND_OVER_MS = 20_000;

describe.skipIf(servers.length === 0)("two processes that poll with the same tokens", () => {
  let program: Program;
  let place: Place;
  let telegram: TelegramServer;
  let zalo: ZaloServer;
  let standing: ServiceProcess[] = [];

  beforeAll(async () => {
    program = await buildProgram();
    const [backend] = servers;
    if (backend) place = await backend.open();
    telegram = await startTelegramServer();
    zalo = await startZaloServer();
  });
  afterAll(async () => {
    for (const service of standing) await service.end("SIGTERM");
    await telegram.close();
    await zalo.close();
    await place.remove();
    program.remove();
  });

  async function start(): Promise<ServiceProcess> {
    const service = await startProcess(program, {
      ...(place.database.kind === "postgres" ? { DATABASE_URL: place.database.url } : {}),
      ...(place.redisUrl === null ? {} : { REDIS_URL: place.redisUrl }),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: zalo.options.token,
      ZALO_API_ROOT: zalo.root,
    });
    standing.push(service);
    return service;
  }

  async function channelsOf({ url }: ServiceProcess) {
    const { parts } = (await (await fetch(`${url}/readyz`)).json()) as { parts: Record<string, object> };
    return { telegram: parts.telegram, zalo: parts.zalo };
  }

  /** One question on each platform; resolves when both are answered. */
  async function ask(): Promise<void> {
    telegram.userSays({ chat: ASKER, text: "/trogiup" });
    await zalo.userSays({ from: ZALO_ASKER, name: "Hoa", text: "/trogiup" });
    await Promise.all([telegram.nextSent(ASKER), zalo.nextSent()]);
  }

  const polls = () => zalo.calls.filter(({ method }) => method === "getUpdates").length;
  const receiving = { telegram: { ok: true }, zalo: { ok: true } };
  const standby = { telegram: { ok: true, standby: true }, zalo: { ok: true, standby: true } };

  it("one receives from Telegram and Zalo; killed, it is followed by the other within seconds, and no answer is doubled", async () => {
    const first = await start();
    await telegram.idle();
    await zalo.pollHeld();
    const second = await start();
    await expect.poll(() => channelsOf(second), { timeout: 20_000 }).toEqual(standby);
    expect(await channelsOf(first)).toEqual(receiving);
    const before = polls();
    await ask();
    // The held poll brought it, and the next is held: a second poller would have asked as well.
    await zalo.pollHeld();
    expect(polls() - before).toBeLessThanOrEqual(1);

    const killedAt = performance.now();
    await first.end("SIGKILL");
    standing = [second];
    // What Zalo gives to a poll whose end it has not noticed is lost, and this is about what is said after.
    await zalo.pollReleased();
    await ask();
    expect(performance.now() - killedAt).toBeLessThan(HAND_OVER_MS);
    await expect.poll(() => channelsOf(second)).toEqual(receiving);
    expect(telegram.sent(ASKER)).toHaveLength(2);
    expect(zalo.sent(ZALO_ASKER)).toHaveLength(2);
  });
});
