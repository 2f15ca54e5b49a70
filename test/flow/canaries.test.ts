import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { runRequest } from "../../src/cli/run-request.js";
import type { Config } from "../../src/config.js";
import { createLog } from "../../src/log.js";
import { importPlan } from "../../src/office/import-plan.js";
import { openOffice } from "../../src/office/office.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const ADMIN = 1001;
const OFFICER = 2001;
/** Said by people in this story, each nowhere else in the world. */
const canary = (what: string) => `${what}${randomUUID().replaceAll("-", "")}`;
const NAME = canary("Ten");
const NOTE = canary("ghichu");
const TALK = canary("chuyenrieng");
const LINK = `https://example.vn/${canary("vanban")}`;
const WRONG_CODE = "ZZZZ9999";

describe.each(backends)("nothing that is whispered is written anywhere on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let service: Service;
  let config: Config;
  let code = "";
  const lines: string[] = [];
  const written = () => lines.join("\n");

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    const clock = testClock("2025-01-06T07:55:00+07:00");
    config = {
      ...configOf({
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        ADMINS: `telegram:${ADMIN}`,
        PORT: "0",
        // Everything there is to say.
        LOG_LEVEL: "trace",
      }),
      database: place.database,
      redisUrl: place.redisUrl,
    };
    const office = await openOffice(config, { clock });
    await importPlan(office, { file: CATALOGUE, dryRun: false });
    await office.close();
    const log = createLog(config, { write: (line) => lines.push(line) });
    service = await startService(config, { clock, log });

    await ask(ADMIN, "/start");
    code = /[A-Z0-9]{8}/.exec((await ask(ADMIN, "/moi Thanh tra Sở")).text)?.[0] ?? "no code";
    await ask(OFFICER, `/start ${WRONG_CODE}`);
    await ask(OFFICER, `/start ${code}`);
    await ask(OFFICER, `/xong 1 ${NOTE}`);
    await ask(OFFICER, `/minhchung 1 ${LINK}`);
    await ask(OFFICER, TALK);
    // A send that fails, so that what is said of failures is looked at too.
    telegram.fail({ kind: "html", code: 400 }, { method: "sendMessage" });
    telegram.userSays({ chat: OFFICER, text: `/capnhat 7 82% ${NOTE}`, from: { id: OFFICER, name: NAME } });
    clock.set("2025-01-06T08:00:00+07:00");
    await service.tick();
  });

  afterAll(async () => {
    await service.stop();
    await telegram.close();
    await place.remove();
  });

  async function ask(chat: number, text: string) {
    telegram.userSays({ chat, text, from: { id: chat, name: NAME } });
    return telegram.nextSent(chat);
  }

  const secrets = () => ({
    token: telegram.token,
    code,
    wrong: WRONG_CODE,
    name: NAME,
    note: NOTE,
    talk: TALK,
    link: LINK,
  });
  const leaksIn = (text: string) =>
    Object.entries(secrets())
      .filter(([, secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
      .map(([what]) => what);

  it("in the log, which has one line for each message and each answer", () => {
    expect(leaksIn(written())).toEqual([]);
    const said = lines.map((line) => JSON.parse(line) as { msg: string; key?: string; messages?: string[] });
    const messages = said.filter(({ msg }) => msg === "a message");
    expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
    expect(messages.length).toBeGreaterThanOrEqual(7);
    const answers = said.filter(({ msg }) => msg === "an answer was sent");
    expect(answers.length).toBeGreaterThanOrEqual(7);
    expect(answers.every(({ messages = [] }) => messages.length > 0)).toBe(true);
  });

  it("in the metrics, or in what readiness says", async () => {
    for (const path of ["metrics", "readyz", "healthz"]) {
      const answer = await fetch(`http://127.0.0.1:${service.port}/${path}`);
      expect({ path, leaks: leaksIn(await answer.text()) }).toEqual({ path, leaks: [] });
    }
  });

  it("in what a command says that goes wrong", async () => {
    const talk = { answer: () => Promise.reject(new Error(`broke on ${telegram.token}`)) } as never;
    const request = { argv: ["chat", "--as", "1", "--say", NOTE], directory: "/" };
    const { stdout, stderr } = await runRequest(service.office, config, talk, request);
    expect(leaksIn(stdout + stderr)).toEqual([]);
  });
});
