import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openOffice } from "../../src/office/office.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { buildProgram, type Program } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";
import { testClock } from "../support/test-clock.js";
import { nothingWaits, remindedGroups } from "./reminded-groups.js";
import { type SilentProxy, silentProxy } from "./silent-proxy.js";

// A handful of starts of the program, seconds each on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const servers = backends.filter(({ name }) => name !== "embedded store");
const GROUPS = remindedGroups(8, -5_000);
const EVE = "2025-01-08T12:00:00+07:00";
const at = (time: string) => `2025-01-09T${time}+07:00`;
/** Loaded before the program: its guard's quarter of a minute, and its patience at a stop, pass in a fraction of it. */
const HURRIED = `
  import { syncBuiltinESMExports } from "node:module";
  import timers from "node:timers/promises";
  const [pause, later] = [timers.setTimeout, globalThis.setTimeout];
  timers.setTimeout = (ms, ...rest) => pause(ms === 15_000 ? 250 : ms, ...rest);
  globalThis.setTimeout = (work, ms, ...rest) => later(work, ms === 9_000 ? 500 : ms, ...rest);
  syncBuiltinESMExports();
`;
/** Likewise: a signal throws as a library's timer might. */
const THROWING = `
  process.on("SIGUSR2", () => {
    throw Object.assign(new TypeError("Nguyễn Văn An báo 82%"), { parameters: ["Nguyễn Văn An báo 82%"] });
  });
`;

describe.skipIf(servers.length === 0)("a process that its store leaves in the lurch", () => {
  let program: Program;
  let place: Place;
  let telegram: TelegramServer;
  let line: SilentProxy;
  let standing: ServiceProcess | null = null;
  /** What happens while a call waits for its answer: Telegram has the message by then. */
  let beforeAnswer = async (): Promise<void> => undefined;

  beforeAll(async () => {
    program = await buildProgram();
    const [backend] = servers;
    if (backend) place = await backend.open();
    line = await silentProxy(databaseUrl());
    telegram = await startTelegramServer({ latency: () => beforeAnswer() });
    await prepare();
  });
  afterAll(async () => {
    await standing?.end("SIGKILL");
    await telegram.close();
    await line.close();
    await place.remove();
    program.remove();
  });

  function databaseUrl(): string {
    return place.database.kind === "postgres" ? place.database.url : expect.fail("no PostgreSQL");
  }

  const openPlace = () =>
    openOffice(
      { ...configOf({ TELEGRAM_BOT_TOKEN: telegram.token }), database: place.database },
      { clock: testClock(EVE) },
    );

  /** The groups are there; the service has ticked the day before. */
  async function prepare(): Promise<void> {
    const office = await openPlace();
    await GROUPS.load(office, telegram);
    await office.close();
    await (await start(EVE)).end("SIGTERM");
  }

  async function start(clock: string, before = ""): Promise<ServiceProcess> {
    standing = await startProcess(program, {
      DATABASE_URL: line.url,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      CLOCK_START: clock,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(before)}`,
    });
    return standing;
  }

  /** Runs the service from `clock` on until nothing waits but what is held, and ends it politely. */
  async function runFrom(clock: string): Promise<void> {
    const service = await start(clock);
    await nothingWaits(service);
    expect(await service.end("SIGTERM")).toBe(0);
  }

  it("ends itself with a line that says so when the line goes silent; the next one goes on, and no group is left out or told twice unmarked", async () => {
    const service = await start(at("07:59:57"), HURRIED);
    beforeAnswer = async () => line.silence();
    expect(await service.ended()).toBe(1);
    beforeAnswer = async () => undefined;
    const stuck = service.lines.find(({ level }) => level === 60);
    expect(stuck).toMatchObject({ hung: "the reminders", at: "deliver", minutes: 10 });
    expect(stuck?.msg).toMatch(/^stuck: .*ends itself/);
    expect(service.output()).not.toContain(telegram.token);

    line.mend();
    // Past the lease of what was on the wire (three minutes) and the hold of what may have arrived (ten).
    await runFrom(at("08:15:00"));
    await runFrom(at("08:30:00"));
    const office = await openPlace();
    await GROUPS.wereTold(office, telegram);
    await office.close();
  });

  it("goes on when the server ends a connection in the middle of a transaction", async () => {
    const service = await start(at("12:00:00"));
    const admin = postgres(databaseUrl(), { max: 1, onnotice: () => undefined });
    const waiting = () => admin`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    await admin.unsafe("begin; lock table outbox in access exclusive mode");
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    for (const { pid } of await waiting()) await admin`select pg_terminate_backend(${pid})`;
    await admin.unsafe("rollback");
    await admin.end();
    await service.logged(({ msg }) => msg.includes("failed; the next"));
    const ready = async () => (await fetch(`${service.url}/readyz`)).status;
    await expect.poll(ready, { timeout: 60_000 }).toBe(200);
    expect(await service.end("SIGTERM")).toBe(0);
    expect(service.lines.filter(({ level }) => level === 60)).toEqual([]);
  });

  it("ends with one line, of nobody's words, at a fault that nobody can catch", async () => {
    const service = await start(at("13:00:00"), THROWING);
    expect(await service.end("SIGUSR2")).toBe(1);
    const fatal = service.lines.filter(({ level }) => level === 60);
    expect(fatal).toMatchObject([{ err: { error: "TypeError" }, msg: "a fault nobody caught: the service ends" }]);
    expect(service.output()).not.toContain("An báo");
  });
});
