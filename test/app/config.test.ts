import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Config, channelsOf, readConfig } from "../../src/config.js";
import { loadTexts } from "../../src/text/texts.js";
import { configOf } from "../support/config.js";

const texts = loadTexts();
type Env = Readonly<Record<string, string | undefined>>;

/** The faults as an operator reads them. */
function faultsOf(env: Env): string[] {
  const read = readConfig(env, false);
  return read.ok ? [] : read.faults.map((fault) => texts.plain("vi", fault));
}
const namesOf = (env: Env) => faultsOf(env).map((fault) => fault.split(":")[0]);

const WEBHOOK = { PUBLIC_URL: "https://bot.example.vn", WEBHOOK_SECRET: "abcDEF_1-23" };

const DEFAULTS: Config = {
  organization: null,
  telegram: null,
  zalo: null,
  delivery: { kind: "polling" },
  database: { kind: "embedded", folder: "./data" },
  redisUrl: null,
  administrators: [],
  host: "127.0.0.1",
  port: 8080,
  log: { level: "info", format: "json" },
  clock: { start: null, speed: 1 },
  tracesTo: null,
};

describe("an empty environment", () => {
  it("is the rehearsal with the defaults of the contract", () => {
    expect(configOf({})).toEqual(DEFAULTS);
    expect([...channelsOf(DEFAULTS)]).toEqual(["rehearsal"]);
  });

  it("logs prettily on a terminal only, and as told anywhere", () => {
    const format = (env: Env, terminal: boolean) => {
      const read = readConfig(env, terminal);
      return read.ok && read.config.log.format;
    };
    expect(format({}, true)).toBe("pretty");
    expect(format({}, false)).toBe("json");
    expect(format({ LOG_FORMAT: "json" }, true)).toBe("json");
    expect(format({ LOG_FORMAT: "pretty" }, false)).toBe("pretty");
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(configOf({}))).toBe(true);
  });
});

describe("a right value", () => {
  it.each<[string, Record<string, string>, Partial<Config>]>([
    ["Telegram's token", { TELEGRAM_BOT_TOKEN: "123456789:AAF-x_y" }, { telegram: { token: "123456789:AAF-x_y" } }],
    [
      "Telegram's root, its last slash taken off",
      { TELEGRAM_BOT_TOKEN: "1:a", TELEGRAM_API_ROOT: "http://10.0.0.1:8081/" },
      { telegram: { token: "1:a", apiRoot: "http://10.0.0.1:8081" } },
    ],
    [
      "Zalo's token and root",
      { ZALO_BOT_TOKEN: "987:zz", ZALO_API_ROOT: "https://proxy.vn/zalo" },
      { zalo: { token: "987:zz", apiRoot: "https://proxy.vn/zalo" } },
    ],
    ["a Zalo token of another form", { ZALO_BOT_TOKEN: "vn-bot:zz" }, { zalo: { token: "vn-bot:zz" } }],
    [
      "a database",
      { DATABASE_URL: "postgres://u:p@db:5432/nv" },
      { database: { kind: "postgres", url: "postgres://u:p@db:5432/nv" } },
    ],
    [
      "a database, by its other name",
      { DATABASE_URL: "postgresql://db/nv?sslmode=require" },
      { database: { kind: "postgres", url: "postgresql://db/nv?sslmode=require" } },
    ],
    [
      "a folder with spaces",
      { DATA_DIR: "/var/lib/nhắc việc" },
      { database: { kind: "embedded", folder: "/var/lib/nhắc việc" } },
    ],
    ["Redis", { REDIS_URL: "redis://:p@r:6379/1" }, { redisUrl: "redis://:p@r:6379/1" }],
    ["Redis over TLS", { REDIS_URL: "rediss://r" }, { redisUrl: "rediss://r" }],
    [
      "webhooks",
      { ...WEBHOOK, PUBLIC_URL: "https://bot.example.vn/nv/" },
      { delivery: { kind: "webhook", publicUrl: "https://bot.example.vn/nv", secret: "abcDEF_1-23" } },
    ],
    [
      "webhooks from a fake on this machine",
      { ...WEBHOOK, PUBLIC_URL: "http://127.0.0.1:8080" },
      { delivery: { kind: "webhook", publicUrl: "http://127.0.0.1:8080", secret: "abcDEF_1-23" } },
    ],
    [
      "administrators, with spaces and a comma left over",
      { ADMINS: " telegram:1001, zalo:ab12cd ,rehearsal:an," },
      {
        administrators: [
          { channel: "telegram", userId: "1001" },
          { channel: "zalo", userId: "ab12cd" },
          { channel: "rehearsal", userId: "an" },
        ],
      },
    ],
    ["every interface", { HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    ["every interface of IPv6", { HOST: "::" }, { host: "::" }],
    ["a host's name", { HOST: "bot-1.noi-bo.vn" }, { host: "bot-1.noi-bo.vn" }],
    ["any free port", { PORT: "0" }, { port: 0 }],
    ["the last port", { PORT: "65535" }, { port: 65535 }],
    ["a level", { LOG_LEVEL: "silent" }, { log: { level: "silent", format: "json" } }],
    [
      "a rehearsal clock",
      { CLOCK_START: "2025-01-06T07:55:00+07:00", CLOCK_SPEED: "60" },
      { clock: { start: new Date("2025-01-06T00:55:00Z"), speed: 60 } },
    ],
    [
      "a clock in UTC on a leap day, to the minute",
      { CLOCK_START: "2024-02-29T07:55Z", CLOCK_SPEED: "0.5" },
      { clock: { start: new Date("2024-02-29T07:55:00Z"), speed: 0.5 } },
    ],
    [
      "a collector of traces",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318/" },
      { tracesTo: "http://127.0.0.1:4318" },
    ],
  ])("is taken for %s", (_name, env, expected) => expect(configOf(env)).toEqual({ ...DEFAULTS, ...expected }));

  it.each([
    [{ TELEGRAM_BOT_TOKEN: "1:a" }, ["telegram"]],
    [{ ZALO_BOT_TOKEN: "1:a" }, ["zalo"]],
    [{ TELEGRAM_BOT_TOKEN: "1:a", ZALO_BOT_TOKEN: "1:a" }, ["telegram", "zalo"]],
  ])("a token opens its channel and closes the rehearsal: %j", (env, channels) => {
    expect([...channelsOf(configOf(env))]).toEqual(channels);
  });
});

const WRONG: readonly (readonly [string, string])[] = [
  ["TELEGRAM_BOT_TOKEN", "AAF-x_y"],
  ["TELEGRAM_BOT_TOKEN", "bot123:AAF"],
  ["TELEGRAM_BOT_TOKEN", "123:AA F"],
  ["TELEGRAM_BOT_TOKEN", "123:AAF\n"],
  ["TELEGRAM_API_ROOT", "api.telegram.org"],
  ["TELEGRAM_API_ROOT", "ftp://api.telegram.org"],
  ["TELEGRAM_API_ROOT", "https://"],
  ["TELEGRAM_API_ROOT", "http://h:99999"],
  ["ZALO_BOT_TOKEN", "abc"],
  ["ZALO_API_ROOT", "//proxy"],
  ["DATABASE_URL", "mysql://db/nv"],
  ["DATABASE_URL", "db/nv"],
  ["DATABASE_URL", "postgres://u:mật khẩu@db/nv"],
  ["DATABASE_URL", "postgres://u:pa#ss@db/nv"],
  ["DATABASE_URL", "postgres://u:p@db:99999/nv"],
  ["REDIS_URL", "r:6379"],
  ["REDIS_URL", "http://r:6379"],
  ["REDIS_URL", "redis://:pa#ss@r:6379"],
  ["PUBLIC_URL", "http://bot.example.vn"],
  ["PUBLIC_URL", "http://127.0.0.1.example.vn"],
  ["PUBLIC_URL", "http://localhost.example.vn"],
  ["PUBLIC_URL", "bot.example.vn"],
  ["PUBLIC_URL", "https://"],
  ["WEBHOOK_SECRET", "short"],
  ["WEBHOOK_SECRET", "bí-mật-không-dấu"],
  ["WEBHOOK_SECRET", "with space 12345"],
  ["WEBHOOK_SECRET", "x".repeat(257)],
  ["ADMINS", "1001"],
  ["ADMINS", "telegram"],
  ["ADMINS", "telegram:"],
  ["ADMINS", "viber:1001"],
  ["ADMINS", "telegram:@an"],
  ["ADMINS", "telegram:1001;zalo:2"],
  ["ADMINS", "telegram:1001 zalo:2"],
  ["HOST", "127.0.0.1:8080"],
  ["HOST", "http://127.0.0.1"],
  ["HOST", "my host"],
  ["PORT", "80a"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["PORT", "8080.5"],
  ["PORT", "1e3"],
  ["LOG_LEVEL", "verbose"],
  ["LOG_LEVEL", "INFO"],
  ["LOG_FORMAT", "text"],
  ["CLOCK_START", "2025-01-06"],
  ["CLOCK_START", "2025-01-06T07:55:00"],
  ["CLOCK_START", "06/01/2025 07:55"],
  ["CLOCK_START", "2025-02-30T07:55:00+07:00"],
  ["CLOCK_START", "2025-13-01T07:55:00+07:00"],
  ["CLOCK_START", "2025-01-06T25:00:00+07:00"],
  ["CLOCK_START", "0025-01-06T07:55:00+07:00"],
  ["CLOCK_START", "now"],
  ["CLOCK_SPEED", "0"],
  ["CLOCK_SPEED", "-1"],
  ["CLOCK_SPEED", "fast"],
  ["CLOCK_SPEED", "Infinity"],
  ["CLOCK_SPEED", "1000001"],
  ["CLOCK_SPEED", "0x10"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "127.0.0.1:4318"],
];

/** Both or neither of the webhook's pair, so that a case has only its own fault. */
const partner = (name: string): Env =>
  name === "PUBLIC_URL"
    ? { WEBHOOK_SECRET: WEBHOOK.WEBHOOK_SECRET }
    : name === "WEBHOOK_SECRET"
      ? { PUBLIC_URL: WEBHOOK.PUBLIC_URL }
      : {};

/** What is said of a wrong value: told by one no variable takes, so that it can't quote any other. */
const wantedOf = (name: string) => faultsOf({ ...partner(name), [name]: "\u0000" })[0];

describe("a wrong value", () => {
  it.each(WRONG)("of %s is refused with what is wanted, the same words whatever it was: %j", (name, value) => {
    const faults = faultsOf({ ...partner(name), [name]: value });
    expect(faults).toEqual([wantedOf(name)]);
    expect(faults[0]).toMatch(new RegExp(`^${name}: .{8,}$`));
  });

  it("is told together with every other, in one list", () => {
    const last = Object.fromEntries(WRONG);
    expect(namesOf(last)).toEqual([...new Set(WRONG.map(([name]) => name))]);
    expect(namesOf(last)).toHaveLength(16);
  });

  it("of a list of administrators is one fault, however many are wrong", () => {
    expect(namesOf({ ADMINS: "a,b,telegram:1" })).toEqual(["ADMINS"]);
  });

  it.each([
    ["PUBLIC_URL", "WEBHOOK_SECRET"],
    ["WEBHOOK_SECRET", "PUBLIC_URL"],
  ] as const)("is %s without %s: the missing one is named", (given, missing) => {
    expect(namesOf({ [given]: WEBHOOK[given] })).toEqual([missing]);
    expect(faultsOf({ [given]: WEBHOOK[given] })[0]).not.toContain(WEBHOOK[given]);
  });

  it("is told in English as well", () => {
    const read = readConfig({ PORT: "x" }, false);
    expect(read.ok ? "" : texts.plain("en", read.faults[0] ?? { id: "" })).toMatch(/^PORT: /);
  });
});

describe("an empty value", () => {
  it.each(["", " ", "\t\n"])("is one left blank in a compose file, so it is unset: %j", (blank) => {
    const names = [...new Set(WRONG.map(([name]) => name)), "DATA_DIR"];
    expect(configOf(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(DEFAULTS);
  });

  it("of half the webhook's pair leaves the other half alone", () => {
    expect(namesOf({ ...WEBHOOK, WEBHOOK_SECRET: "" })).toEqual(["WEBHOOK_SECRET"]);
  });
});

describe("whatever the environment", () => {
  const NAMES = [...new Set(WRONG.map(([name]) => name)), "DATA_DIR", "PATH"];
  const anyEnv = fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(
      fc.string(),
      fc.constantFrom(...WRONG.map(([, value]) => value)),
      fc.constantFrom(...Object.values(WEBHOOK)),
    ),
  );
  const sayable = new Set([
    ...NAMES.map(wantedOf),
    ...faultsOf({ PUBLIC_URL: WEBHOOK.PUBLIC_URL }),
    ...faultsOf({ WEBHOOK_SECRET: WEBHOOK.WEBHOOK_SECRET }),
  ]);

  it("reading it never throws, each fault is told once, and none quotes a value", () =>
    fc.assert(
      fc.property(anyEnv, (env) => {
        const faults = faultsOf(env);
        expect(faults.filter((fault) => !sayable.has(fault))).toEqual([]);
        expect(new Set(faults).size).toBe(faults.length);
      }),
      { numRuns: 500 },
    ));
});
