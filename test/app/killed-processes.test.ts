import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openOffice } from "../../src/office/office.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { listLedger } from "../../src/storage/ledger.js";
import { listUnits } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { buildProgram, type Program } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";
import { testClock } from "../support/test-clock.js";

// A handful of starts of the program for each store, seconds each on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const UNITS = Array.from({ length: 15 }, (_, index) => `U${index}`);
const CHATS = UNITS.map((_, index) => -(2_000 + index));
const CATALOGUE = aCatalogue({
  plan: { code: "KH", title: "Kế hoạch", year: 2025 },
  units: UNITS.map((code) => ({ code, name: `Phòng ${code}`, aliases: [], kind: "office" })),
  sets: [],
  tasks: [aTask("1", { leads: UNITS, schedule: { "2025": "before 2025-01-15" } })],
});
const EVE = "2025-01-08T12:00:00+07:00";
const at = (time: string) => `2025-01-09T${time}+07:00`;

describe.each(backends)("processes killed while they remind, on $name", (backend) => {
  let program: Program;
  let place: Place;
  let telegram: TelegramServer;
  /** What happens while a call waits for its answer: Telegram has the message by then. */
  let beforeAnswer = async (): Promise<void> => undefined;

  beforeAll(async () => {
    program = await buildProgram();
    place = await backend.open();
    telegram = await startTelegramServer({ latency: () => beforeAnswer() });
    await prepare();
  });
  afterAll(async () => {
    await telegram.close();
    await place.remove();
    program.remove();
  });

  const openPlace = () =>
    openOffice(
      { ...configOf({ TELEGRAM_BOT_TOKEN: telegram.token }), database: place.database, redisUrl: place.redisUrl },
      { clock: testClock(EVE) },
    );

  /** Fifteen groups that hear of one task; the service has ticked the day before. */
  async function prepare(): Promise<void> {
    const office = await openPlace();
    const { db } = office.database;
    const org = office.organization.id;
    await applyCatalogue(db, org, CATALOGUE, "all", office.clock.now());
    for (const unit of await listUnits(db, org)) {
      const chatId = CHATS[UNITS.indexOf(unit.code)] ?? 0;
      telegram.open({ id: chatId, type: "supergroup" });
      const address = { channel: "telegram", chatId: String(chatId) } as const;
      await bindChat(db, org, { address, unitId: unit.id, title: null }, null, office.clock.now());
    }
    await office.close();
    const service = await start(EVE);
    await service.end("SIGTERM");
  }

  function start(clock: string, onSpawn?: (child: ChildProcess) => void): Promise<ServiceProcess> {
    const store =
      place.database.kind === "postgres" ? { DATABASE_URL: place.database.url } : { DATA_DIR: place.database.folder };
    const env = {
      ...store,
      ...(place.redisUrl === null ? {} : { REDIS_URL: place.redisUrl }),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      CLOCK_START: clock,
    };
    return startProcess(program, env, onSpawn);
  }

  /** Runs the service from `clock` on and kills it while its `count`-th message waits for an answer. */
  async function killAt(count: number, clock: string): Promise<void> {
    let child: ChildProcess | null = null;
    let seen = telegram.accepted.length;
    const last = seen + count;
    beforeAnswer = async () => {
      if (++seen >= last) child?.kill("SIGKILL");
    };
    const service = await start(clock, (spawned) => {
      child = spawned;
    }).catch((error: unknown) => {
      // Killed while it was still starting: the first tick comes before the line that names the port.
      if (child?.signalCode === "SIGKILL") return null;
      throw error;
    });
    await service?.ended();
    beforeAnswer = async () => undefined;
  }

  /** Runs the service from `clock` on until nothing waits any more, and ends it politely. */
  async function runFrom(clock: string): Promise<void> {
    const service = await start(clock);
    const waiting = async () => {
      const metrics = await (await fetch(`${service.url}/metrics`)).text();
      return Number(/^nhacviec_outbox_waiting (\d+)/m.exec(metrics)?.[1]) - heldIn(metrics);
    };
    await expect.poll(waiting, { timeout: 60_000, interval: 100 }).toBe(0);
    expect(await service.end("SIGTERM")).toBe(0);
  }
  const heldIn = (metrics: string) => Number(/^nhacviec_outbox_uncertain (\d+)/m.exec(metrics)?.[1]);

  it("lose no message, and repeat none that is not marked as a repeat", async () => {
    // The slot; then past the leases of the dead (three minutes); then past the hold of what may have arrived (ten).
    await killAt(3, at("08:00:00"));
    await killAt(2, at("08:01:00"));
    await killAt(1, at("08:05:00"));
    await runFrom(at("08:09:00"));
    await runFrom(at("08:25:00"));
    await runFrom(at("08:40:00"));
    for (const chat of CHATS) {
      const [first, ...again] = telegram.sent(chat);
      expect(first?.text).toContain("1 ·");
      expect(again.length).toBeLessThanOrEqual(1);
      for (const { text } of again) expect(text).toContain("Gửi lại vì chưa chắc");
    }
    const office = await openPlace();
    const rows = await listLedger(office.database.db, office.organization.id, {});
    await office.close();
    expect(rows).toHaveLength(UNITS.length);
    expect(rows.map(({ rung, state }) => `${rung} ${state}`)).toEqual(UNITS.map(() => "T-3 sent"));
  });
});
