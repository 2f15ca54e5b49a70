import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { prepareOffice } from "../support/prepare-office.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const SECRET = "webhook-secret-of-tests";
const ADMIN = "aa11bb22cc33";
const HOA = "bb22cc33dd44";
const LINK = /http:\S+\/documents\/[\w-]+/g;

/* Zalo fetches a picture before it answers, from the address that all replicas share: `found` is the one behind it. */
describe.each(backends)("links that Zalo and people open, on $name", (backend) => {
  let place: Place;
  let zalo: ZaloServer;
  let clock: TestClock;
  let start: (port: number) => Promise<Service>;
  let found: Service;
  /** Whom the messages reach: another replica where there may be several. */
  let asked: Service;
  let said = 0;
  let picture = "";
  let reports: readonly string[] = [];

  beforeAll(async () => {
    place = await backend.open();
    zalo = await startZaloServer();
    clock = testClock("2025-04-07T08:30:00+07:00");
    const bound = { address: { channel: "zalo", chatId: "zgr-1" }, unit: "Thanh tra Sở" } as const;
    await prepareOffice(place.database, "2025-01-06T07:50:00+07:00", bound);
    const port = await freePort();
    const config = configOf({
      ZALO_BOT_TOKEN: zalo.options.token,
      ZALO_API_ROOT: zalo.root,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEBHOOK_SECRET: SECRET,
      ADMINS: `zalo:${ADMIN}`,
      LOG_LEVEL: "fatal",
    });
    start = (at) =>
      startService({ ...config, port: at, database: place.database, redisUrl: place.redisUrl }, { clock });
    found = await start(port);
    asked = place.redisUrl === null ? found : await start(0);
  });

  afterAll(async () => {
    for (const service of new Set([asked, found])) await service.stop();
    await zalo.close();
    await place.remove();
  });

  /** The first of the bot's answers to the line in which something is seen. */
  async function answer<T>(user: string, text: string, see: (chat: string) => T | null | undefined): Promise<T> {
    said += 1;
    zalo.addChat(user);
    const message = {
      message_id: `said-${said}`,
      date: 1_744_000_000_000,
      from: { id: user, display_name: "Hoa", is_bot: false },
      chat: { id: user, chat_type: "PRIVATE" },
      text,
    };
    const response = await fetch(`http://127.0.0.1:${asked.port}/webhooks/zalo`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-bot-api-secret-token": SECRET },
      body: JSON.stringify({ event_name: "message.text.received", message }),
    });
    expect(response.status).toBe(200);
    for (;;) {
      const { chatId } = await zalo.nextSent();
      const seen = see(chatId);
      if (chatId === user && seen) return seen;
    }
  }

  const lastText = (chat: string) => zalo.sent(chat).at(-1)?.text ?? "";

  async function opens(...urls: readonly string[]): Promise<number[]> {
    const answers = await Promise.all(urls.map((url) => fetch(url, { headers: { connection: "close" } })));
    await Promise.all(answers.map((one) => one.arrayBuffer()));
    return answers.map(({ status }) => status);
  }

  it("show the picture of /tiendo, whichever replica Zalo asks for it", async () => {
    const code = await answer(ADMIN, "/moi Văn phòng Sở coordinator", (chat) =>
      /\/lienket ([A-Z0-9]{8})/.exec(lastText(chat)),
    );
    await answer(HOA, `/lienket ${code[1]}`, (chat) => lastText(chat).includes("Đã liên kết"));
    picture = await answer(HOA, "/tiendo", (chat) => zalo.sent(chat).find(({ photo }) => photo)?.photo);
    expect(await opens(picture)).toEqual([200]);
  });

  it("give both files of a report, under their names", async () => {
    reports = await answer(HOA, "/baocao quý 1", (chat) => lastText(chat).match(LINK));
    const answers = await Promise.all(reports.map((url) => fetch(url, { headers: { connection: "close" } })));
    const names = answers.map((one) => decodeURIComponent(one.headers.get("content-disposition") ?? ""));
    expect(names).toEqual([expect.stringMatching(/\.docx$/), expect.stringMatching(/\.xlsx$/)]);
    // Both are zip archives.
    for (const one of answers)
      expect(
        Buffer.from(await one.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe("PK");
  });

  it("open still when every replica has been started anew, where there is Redis", async (context) => {
    if (place.redisUrl === null) return context.skip();
    const { port } = found;
    await asked.stop();
    await found.stop();
    found = await start(port);
    asked = found;
    expect(await opens(picture, ...reports)).toEqual([200, 200, 200]);
  });

  it("end by the service's clock: the picture after an hour, the report after a day", async () => {
    clock.set("2025-04-07T09:30:00+07:00");
    expect(await opens(picture, ...reports)).toEqual([404, 200, 200]);
    clock.set("2025-04-08T08:30:00+07:00");
    expect(await opens(picture, ...reports)).toEqual([404, 404, 404]);
  });
});

/** PUBLIC_URL is known before the service listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("no address");
  return address.port;
}
