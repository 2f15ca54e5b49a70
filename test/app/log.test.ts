import fc from "fast-check";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.js";
import { secretMask } from "../../src/secret-mask.js";
import { configOf } from "../support/config.js";

const TELEGRAM = "123456789:AAF-secret_Token0123456789abcdefghi";
const ZALO = "987654321:zZ9secretTokenOfZalo0123456789";
const WEBHOOK = "hook-Secret_1234";
const DATABASE = `p@ss/w"ord\\é`;
const REDIS = "pw";
const config = configOf({
  TELEGRAM_BOT_TOKEN: TELEGRAM,
  ZALO_BOT_TOKEN: ZALO,
  PUBLIC_URL: "https://bot.example.vn",
  WEBHOOK_SECRET: WEBHOOK,
  DATABASE_URL: `postgres://nv:${encodeURIComponent(DATABASE)}@db:5432/nv`,
  REDIS_URL: `redis://:${REDIS}@cache:6379`,
  LOG_LEVEL: "trace",
});

function logged(write: (log: ReturnType<typeof createLog>) => void, format: "json" | "pretty" = "json"): string {
  const lines: string[] = [];
  write(createLog({ ...config, log: { ...config.log, format } }, { write: (line) => lines.push(line) }));
  return lines.join("");
}

/** Every form a secret may take in a line. */
const FORMS = [TELEGRAM, ZALO, WEBHOOK, DATABASE].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
]);
const leaks = (text: string) => FORMS.filter((form) => text.includes(form));

/** An error as a library throws it: its message, its fields, its cause, all with something in them. */
function errorWith(words: string): Error {
  const cause = new Error(`cause: ${words}`);
  return Object.assign(new TypeError(`message: ${words}`, { cause }), {
    config: { url: words },
    detail: words,
    query: words,
    parameters: [words],
  });
}

const ADDRESSES = [
  ["Telegram's address", `https://api.telegram.org/bot${TELEGRAM}/sendMessage`],
  ["Telegram's address, percent-encoded", `https://api.telegram.org/bot${encodeURIComponent(TELEGRAM)}/sendMessage`],
  ["Zalo's address", `https://bot-api.zapps.me/bot${ZALO}/getUpdates`],
  ["the webhook's secret", `X-Telegram-Bot-Api-Secret-Token: ${WEBHOOK}`],
  ["the database's address", `connect to postgres://nv:${encodeURIComponent(DATABASE)}@db:5432/nv failed`],
  ["the database's password as the database gets it", `password authentication failed for ${DATABASE}`],
] as const;

describe.each(["json", "pretty"] as const)("a %s line", (format) => {
  it.each(ADDRESSES)("never holds a secret, wherever it stands: %s", (_name, words) => {
    const text = logged((log) => {
      log.info(words);
      log.warn({ reason: words, deep: { list: [words] } }, "failed");
      log.error({ err: errorWith(words) }, words);
      log.error(errorWith(words));
      log.fatal({ error: errorWith(words), [words]: words }, "could not start: %s", words);
      log.child({ words }).info("from a child");
    }, format);
    expect(leaks(text)).toEqual([]);
    expect(text.match(/\[secret\]/g)?.length).toBeGreaterThan(5);
  });

  it("hides a password too short to look for by itself, where an address shows it", () => {
    const text = logged((log) => log.error({ reason: `redis://:${REDIS}@cache:6379 refused` }, "no"), format);
    expect(text).not.toContain(`:${REDIS}@`);
    expect(text).toContain("@cache:6379 refused");
  });

  it("hides a token that is not even configured", () => {
    const foreign = "555555555:AAforeignTokenOfSomebodyElse123456";
    const text = logged((log) => {
      log.info(`POST https://api.telegram.org/bot${foreign}/getMe`);
      log.info(`POST https://api.telegram.org/bot${encodeURIComponent(foreign)}/getMe`);
      log.info(foreign);
    }, format);
    expect(text).not.toMatch(/AAforeign/);
  });

  it("leaves everything else as it is", () => {
    const words = "9 nhiệm vụ · 2025-01-06T08:00:00+07:00 · user@example.vn · 12345:67 · https://bot.example.vn/a:b";
    expect(logged((log) => log.info({ words }, "started"), format)).toContain(words);
  });
});

describe("an error in the log", () => {
  const WORDS = "Nguyễn Văn An báo 82% cho Trường Hoa Nắng";

  it.each<[string, (log: ReturnType<typeof createLog>, error: Error) => void]>([
    ["under err, with a message", (log, err) => log.error({ err }, "failed")],
    ["under err, without one", (log, err) => log.error({ err })],
    ["by itself, with a message", (log, err) => log.error(err, "failed")],
    ["by itself, without one", (log, err) => log.error(err)],
    ["under another name", (log, error) => log.warn({ error, reason: error }, "failed")],
    ["in a child's fields", (log, err) => log.child({ err }).error("failed")],
  ])("keeps people's words out, %s", (_name, write) => {
    const text = logged((log) => write(log, errorWith(WORDS)));
    for (const word of ["Nguyễn", "82%", "Hoa Nắng"]) expect(text).not.toContain(word);
    const line = JSON.parse(text);
    expect(JSON.stringify(line)).toContain("TypeError");
    expect(JSON.stringify(line)).toContain("log.test.ts");
  });

  it("keeps a database's row out and its code in", () => {
    const error = new postgres.PostgresError(`duplicate key: ${WORDS}`);
    Object.assign(error, { code: "23505", detail: `Key (name)=(${WORDS})`, query: "insert", parameters: [WORDS] });
    const text = logged((log) => log.error({ err: error }, "a message could not be answered"));
    expect(text).not.toContain("Nguyễn");
    expect(JSON.parse(text)).toMatchObject({
      level: 50,
      msg: "a message could not be answered",
      err: { code: "23505" },
    });
  });
});

describe("the log", () => {
  it("writes one JSON line each, with the time, without the machine's name", () => {
    const text = logged((log) => {
      log.info({ port: 8080 }, "listening");
      log.warn("two\nlines");
    });
    const [first, second, ...rest] = text.split("\n");
    expect(rest).toEqual([""]);
    const line = JSON.parse(first ?? "");
    expect(Object.keys(line).sort()).toEqual(["level", "msg", "port", "time"]);
    expect(new Date(line.time).toISOString()).toBe(line.time);
    expect(JSON.parse(second ?? "").msg).toBe("two\nlines");
  });

  it("keeps to its level", () => {
    const lines: string[] = [];
    const quiet = createLog(
      { ...config, log: { level: "warn", format: "json" } },
      { write: (line) => lines.push(line) },
    );
    quiet.info("no");
    quiet.warn("yes");
    expect(lines).toHaveLength(1);
  });
});

describe("the mask", () => {
  const anyPassword = fc.string({ unit: "grapheme", minLength: 6, maxLength: 20 }).filter((word) => /^\S+$/.test(word));

  it("hides any password, in every form, whatever stands around it", () =>
    fc.assert(
      fc.property(anyPassword, fc.string(), fc.string(), (password, before, after) => {
        const url = `postgres://nv:${encodeURIComponent(password)}@db/nv`;
        const clean = secretMask(configOf({ DATABASE_URL: url }));
        for (const form of [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1)])
          expect(clean(`${before} ${form} ${after}`).includes(`${before} ${form} ${after}`)).toBe(false);
        expect(clean(`${before} ${url}`)).not.toContain(encodeURIComponent(password));
      }),
    ));

  it("changes no line without a secret", () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcđ ê/.,{}\"'é0123".split("")) }), (line) => {
        expect(secretMask(config)(line)).toBe(line);
      }),
    ));
});
