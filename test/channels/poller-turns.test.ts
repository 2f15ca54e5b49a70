import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Config } from "../../src/config.js";
import { openOffice } from "../../src/office/office.js";
import { pollerLock } from "../../src/storage/poller-lock.js";
import { addOfficer, linkAccount } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

const OFFICER = 2001;
const servers = backends.filter(({ name }) => name !== "embedded store");

/** Several processes with one token on one PostgreSQL store; the embedded one has a single process by its lock. */
describe.skipIf(servers.length === 0)("several services that poll with one token", () => {
  let place: Place;
  let telegram: TelegramServer;
  let config: Config;
  let url: string;
  const clock = testClock("2025-01-08T12:00:00+07:00");

  beforeAll(async () => {
    const [backend] = servers;
    if (!backend) return;
    place = await backend.open();
    telegram = await startTelegramServer();
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, LOG_LEVEL: "silent" };
    config = { ...configOf({ ...env, PORT: "0" }), database: place.database, redisUrl: place.redisUrl };
    url = place.database.kind === "postgres" ? place.database.url : "";
    const office = await openOffice(config, { clock });
    const { db } = office.database;
    const org = office.organization.id;
    const id = await addOfficer(db, org, { name: "Lan", unitId: null, role: "coordinator" }, clock.now());
    await linkAccount(db, org, { channel: "telegram", userId: String(OFFICER) }, id, String(OFFICER), clock.now());
    await office.close();
  });
  afterAll(async () => {
    await telegram.close();
    await place.remove();
  });

  const start = () => startService(config, { clock });
  const polls = () => telegram.calls.filter(({ method }) => method === "getUpdates").length;
  const answers = () => telegram.sent(OFFICER).map(({ text }) => text);

  async function ready(service: Service) {
    const answer = await fetch(`http://127.0.0.1:${service.port}/readyz`);
    const { parts } = (await answer.json()) as { parts: Record<string, object> };
    return { status: answer.status, telegram: parts.telegram };
  }

  async function ask(count: number): Promise<void> {
    const before = answers().length;
    for (let index = 0; index < count; index++) telegram.userSays({ chat: OFFICER, text: "/trogiup" });
    for (let index = 0; index < count; index++) await telegram.nextSent(OFFICER);
    expect(answers()).toHaveLength(before + count);
  }

  it("one polls and the other stands by, ready; it takes over when the first stops, with no message lost or doubled", async () => {
    const first = await start();
    await telegram.idle();
    const second = await start();
    try {
      expect(await ready(first)).toEqual({ status: 200, telegram: { ok: true } });
      await expect.poll(() => ready(second)).toEqual({ status: 200, telegram: { ok: true, standby: true } });
      const before = polls();
      await ask(3);
      // Every poll is the first's: a second poller would have ended its polls with 409.
      expect(polls() - before).toBeLessThanOrEqual(4);
      await first.stop();
      telegram.userSays({ chat: OFFICER, text: "/ngonngu vi" });
      expect((await telegram.nextSent(OFFICER)).text).not.toBe("");
      await ask(2);
      expect(await ready(second)).toEqual({ status: 200, telegram: { ok: true } });
    } finally {
      await second.stop();
    }
  });

  it("the other takes over when the first one's session dies, and what was taken before is not answered again", async () => {
    const [first, second] = [await start(), await start()];
    const sql = postgres(url, { max: 1 });
    try {
      await telegram.idle();
      await ask(2);
      const killed = await sql`
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted and pid <> pg_backend_pid()
          and database = (select oid from pg_database where datname = current_database())`;
      expect(killed.length).toBe(1);
      await telegram.idle();
      await ask(2);
      const standing = await Promise.all([first, second].map(ready));
      expect(standing.every(({ status }) => status === 200)).toBe(true);
    } finally {
      await sql.end();
      await first.stop();
      await second.stop();
    }
  });

  it("a lock is one for each token, is freed by its release, and a waiter that is stopped gets none", async () => {
    const [one, same, other] = [
      pollerLock(url, "telegram:1:a"),
      pollerLock(url, "telegram:1:a"),
      pollerLock(url, "zalo:1:a"),
    ];
    const stopping = new AbortController();
    const held = await one.next(stopping.signal, () => undefined);
    const elsewhere = await other.next(stopping.signal, () => undefined);
    expect([held?.lost.aborted, elsewhere?.lost.aborted]).toEqual([false, false]);
    const [waiting, stands] = await new Promise<[ReturnType<typeof same.next>, string]>((resolve) => {
      const turn = same.next(stopping.signal, () => resolve([turn, "stands by"]));
    });
    const gaveUp = new AbortController();
    const given = same.next(gaveUp.signal, () => gaveUp.abort());
    expect(await given).toBeNull();
    await held?.release();
    const turn = await waiting;
    expect([turn?.lost.aborted, stands]).toEqual([false, "stands by"]);
    await turn?.release();
    await elsewhere?.release();
  });
});
