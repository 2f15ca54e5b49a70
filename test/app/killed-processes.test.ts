import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openOffice } from "../../src/office/office.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { buildProgram, type Program } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";
import { testClock } from "../support/test-clock.js";
import { nothingWaits, remindedGroups } from "./reminded-groups.js";

// A handful of starts of the program for each store, seconds each on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const GROUPS = remindedGroups(15, -2_000);
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

  /** The groups are there; the service has ticked the day before. */
  async function prepare(): Promise<void> {
    const office = await openPlace();
    await GROUPS.load(office, telegram);
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
    await nothingWaits(service);
    expect(await service.end("SIGTERM")).toBe(0);
  }

  it("lose no message, and repeat none that is not marked as a repeat", async () => {
    // The slot; then past the leases of the dead (three minutes); then past the hold of what may have arrived (ten).
    await killAt(3, at("08:00:00"));
    await killAt(2, at("08:01:00"));
    await killAt(1, at("08:05:00"));
    await runFrom(at("08:09:00"));
    await runFrom(at("08:25:00"));
    await runFrom(at("08:40:00"));
    const office = await openPlace();
    await GROUPS.wereTold(office, telegram);
    await office.close();
  });
});
