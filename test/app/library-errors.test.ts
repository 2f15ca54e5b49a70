import axios from "axios";
import { Api } from "grammy";
import { Redis } from "ioredis";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { failed } from "../../src/cli/run-request.js";
import { createLog } from "../../src/log.js";
import { loadTexts } from "../../src/text/texts.js";
import { configOf } from "../support/config.js";

const TELEGRAM = "123456789:AAF-secret_Token0123456789abcdefghi";
const ZALO = "987654321:zZ9secretTokenOfZalo0123456789";
const PASSWORD = "mat-khau-cua-kho";
const WORDS = "Nguyễn Văn An báo 82%";
/** Nothing listens on port 1. */
const NOWHERE = "127.0.0.1:1";
const config = configOf({
  TELEGRAM_BOT_TOKEN: TELEGRAM,
  ZALO_BOT_TOKEN: ZALO,
  DATABASE_URL: `postgres://nv:${PASSWORD}@${NOWHERE}/nv`,
  REDIS_URL: `redis://:${PASSWORD}@${NOWHERE}`,
  LOG_LEVEL: "trace",
});

async function errorOf(work: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing went wrong");
}

/** Errors as the libraries really throw them when nobody is there, each with something in it that must not get out. */
const ERRORS: readonly (readonly [library: string, error: () => Promise<unknown>])[] = [
  ["axios", () => errorOf(() => axios.post(`http://${NOWHERE}/bot${ZALO}/sendMessage`, { text: WORDS }))],
  ["grammY", () => errorOf(() => new Api(TELEGRAM, { apiRoot: `http://${NOWHERE}` }).sendMessage(5, WORDS))],
  [
    "grammY, that is quiet about nothing",
    () => errorOf(() => new Api(TELEGRAM, { apiRoot: `http://${NOWHERE}`, sensitiveLogs: true }).sendMessage(5, WORDS)),
  ],
  ["fetch", () => errorOf(() => fetch(`http://${NOWHERE}/file/bot${TELEGRAM}/a.pdf`))],
  [
    "postgres",
    () => errorOf(() => postgres(`postgres://nv:${PASSWORD}@${NOWHERE}/nv`, { max: 1 })`select ${WORDS}::text`),
  ],
  [
    "ioredis",
    () => {
      const redis = new Redis(`redis://:${PASSWORD}@${NOWHERE}`, { lazyConnect: true, retryStrategy: () => null });
      redis.on("error", () => undefined);
      return errorOf(() => redis.connect());
    },
  ],
];

describe.each(ERRORS)("an error of %s", (_library, make) => {
  it("takes no token, password or word of anybody's into the log or onto a terminal", async () => {
    const error = await make();
    const lines: string[] = [];
    const log = createLog(config, { write: (line) => lines.push(line) });
    log.error({ err: error }, "failed");
    log.warn(error as Error);
    log.fatal({ reason: error, deep: [String(error)] }, "a fault nobody caught: %s", String(error));
    const { stderr } = failed(error, config, loadTexts());
    for (const secret of [TELEGRAM, ZALO, PASSWORD, WORDS]) expect(lines.join("") + stderr).not.toContain(secret);
    expect(lines).toHaveLength(3);
    expect(stderr).toMatch(/^nhacviec: ./);
  });
});

it("a failed query is told on a terminal by its cause, not by what was in it", () => {
  const cause = new Error("the connection is gone");
  const error = Object.assign(new Error(`Failed query: insert\nparams: ${WORDS}`, { cause }), { params: [WORDS] });
  expect(failed(error, config, loadTexts()).stderr).toBe("nhacviec: the connection is gone\n");
});
