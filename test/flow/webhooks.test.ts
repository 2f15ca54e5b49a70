import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { statusDocument } from "../../src/reports/status-document.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { prepareOffice } from "../support/prepare-office.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const SECRET = "webhook-secret-of-tests";
const ADMIN = 1001;
const LAN = 2001;
const HOA = "bb22cc33dd44";
const GROUP = "-100500";
type Channel = "telegram" | "zalo";
const HEADER = { telegram: "x-telegram-bot-api-secret-token", zalo: "x-bot-api-secret-token" } as const;

/* Replicas share PostgreSQL and Redis; the embedded store has one process by contract. */
describe.each(backends)("webhooks on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let zalo: ZaloServer;
  let clock: TestClock;
  let replicas: Service[];
  let zaloMessages = 0;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    zalo = await startZaloServer();
    telegram.open({ id: Number(GROUP), type: "supergroup" });
    clock = testClock("2025-01-06T07:55:00+07:00");
    const bound = { address: { channel: "telegram", chatId: GROUP }, unit: "Thanh tra Sở" } as const;
    await prepareOffice(place.database, "2025-01-06T07:50:00+07:00", bound);
    const port = await freePort();
    const config = configOf({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: zalo.options.token,
      ZALO_API_ROOT: zalo.root,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEBHOOK_SECRET: SECRET,
      ADMINS: `telegram:${ADMIN}`,
      LOG_LEVEL: "fatal",
    });
    const start = (at: number) =>
      startService({ ...config, port: at, database: place.database, redisUrl: place.redisUrl }, { clock });
    replicas = [await start(port)];
    if (place.database.kind === "postgres") replicas.push(await start(0));
    // From here on only the tests deliver, to whom and as often as they like.
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/deleteWebhook`, { method: "POST" });
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    await telegram.close();
    await zalo.close();
    await place.remove();
  });

  async function post(to: Service, channel: Channel, body: unknown, secret: string | null = SECRET): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${to.port}/webhooks/${channel}`, {
      method: "POST",
      // Each call on a connection of its own: one that was refused for its size ends with it.
      headers: {
        "content-type": "application/json",
        connection: "close",
        ...(secret === null ? {} : { [HEADER[channel]]: secret }),
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  }

  /** Every replica gets it, twice, all at the same time; each answers 200. */
  async function everywhereTwice(channel: Channel, body: unknown): Promise<void> {
    const posts = [...replicas, ...replicas].map((replica) => post(replica, channel, body));
    expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));
  }

  /** Answers leave in order within a chat, so a later one's arrival means that everything before it has left. */
  async function answersSettled(user: number): Promise<void> {
    for (const replica of replicas) {
      const mark = fromTelegram(user, "/trogiup");
      await post(replica, "telegram", mark);
      while (!telegram.sent(user).some(({ replyTo }) => replyTo === mark.messageId)) await telegram.nextSent(user);
    }
  }

  /** The update of a message that the person has sent; it is the test that brings it. */
  function fromTelegram(user: number, text: string) {
    return telegram.userSays({ chat: user, text });
  }

  function fromZalo(text: string) {
    zaloMessages += 1;
    zalo.addChat(HOA);
    return {
      event_name: "message.text.received",
      message: {
        message_id: `z${zaloMessages}`,
        date: 1_736_000_000_000,
        from: { id: HOA, display_name: "Hoa", is_bot: false },
        chat: { id: HOA, chat_type: "PRIVATE" },
        text,
      },
    };
  }

  async function link(unitAndRole: string): Promise<string> {
    const [first] = replicas;
    if (first) await post(first, "telegram", fromTelegram(ADMIN, `/moi ${unitAndRole}`));
    for (;;) {
      const code = /\/lienket ([A-Z0-9]{8})/.exec((await telegram.nextSent(ADMIN)).text)?.[1];
      if (code) return code;
    }
  }

  async function updatesOf(task: string, unit: string): Promise<number | undefined> {
    const [first] = replicas;
    const summary = await first?.office.summary({ kind: "plan" });
    const document = summary && statusDocument(summary, "Asia/Ho_Chi_Minh");
    return document?.items.find((item) => item.task === task && item.unit === unit)?.updates;
  }

  it.each<[Channel, string, unknown, string | null, number]>([
    ["telegram", "no secret", { update_id: 1 }, null, 403],
    ["telegram", "a wrong secret", { update_id: 1 }, "wrong-secret-of-tests", 403],
    ["telegram", "an empty secret", { update_id: 1 }, "", 403],
    ["telegram", "a body that is not JSON", "{", SECRET, 400],
    ["telegram", "JSON that is no update", { hello: 1 }, SECRET, 400],
    ["telegram", "an update of a kind nobody asked for", { update_id: 2, poll: {} }, SECRET, 200],
    ["telegram", "more than a megabyte", { update_id: 3, note: "x".repeat(1_100_000) }, SECRET, 413],
    ["zalo", "no secret", { event_name: "message.text.received" }, null, 403],
    ["zalo", "a wrong secret", { event_name: "message.text.received" }, "wrong-secret-of-tests", 403],
    ["zalo", "a body that is not JSON", "{", SECRET, 400],
    ["zalo", "a list of nonsense", [1, null, "x"], SECRET, 200],
    ["zalo", "an event without a message", { event_name: "message.text.received" }, SECRET, 200],
    ["zalo", "Zalo's own trial call, which may lack the secret", { event_name: "webhook.test" }, null, 200],
  ])("%s: %s", async (channel, _name, body, secret, status) => {
    for (const replica of replicas) expect(await post(replica, channel, body, secret)).toBe(status);
  });

  it("a forged update changes nothing and is not answered", async () => {
    const forged = fromTelegram(ADMIN, "/moi Văn phòng Sở admin");
    for (const replica of replicas) expect(await post(replica, "telegram", forged, "forged-secret")).toBe(403);
    await answersSettled(ADMIN);
    expect(telegram.sent(ADMIN).some(({ text }) => text.includes("/lienket"))).toBe(false);
  });

  it("one message delivered to every replica, and again, makes one change and one answer", async () => {
    const code = await link("Văn phòng Sở officer");
    await everywhereTwice("telegram", fromTelegram(LAN, `/start ${code}`));
    await everywhereTwice("telegram", fromTelegram(LAN, "/capnhat 7 82%"));
    await everywhereTwice("telegram", fromTelegram(LAN, "/capnhat 7 85%"));
    await answersSettled(LAN);
    expect(await updatesOf("7", "Văn phòng Sở")).toBe(2);
    const texts = telegram.sent(LAN).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("Đã liên kết"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("chưa có số → 82 %"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("82 % → 85 %"))).toHaveLength(1);
  });

  it("Zalo's bare and wrapped bodies are the same message, once", async () => {
    const code = await link("Thanh tra Sở officer");
    await everywhereTwice("zalo", fromZalo(`/lienket ${code}`));
    expect((await zalo.nextSent()).text).toContain("Đã liên kết");
    const said = fromZalo("/capnhat 12 tháng 1 xong");
    const bodies = [said, { ok: true, result: said }, { ok: true, result: [said] }];
    for (const body of bodies) await everywhereTwice("zalo", body);
    expect((await zalo.nextSent()).text).toContain("tháng 1/2025");
    await everywhereTwice("zalo", fromZalo("/trogiup"));
    expect((await zalo.nextSent()).text).not.toContain("tháng 1/2025");
    expect(zalo.sent(HOA)).toHaveLength(3);
  });

  it("a question asked by one replica is answered through another", async () => {
    const [first] = replicas;
    const last = replicas.at(-1);
    if (!first || !last) throw new Error("no replica");
    await post(first, "telegram", fromTelegram(LAN, "/capnhat 7"));
    await telegram.nextSent(LAN);
    await post(last, "telegram", fromTelegram(LAN, "88"));
    await answersSettled(LAN);
    expect(telegram.sent(LAN).filter(({ text }) => text.includes("85 % → 88 %"))).toHaveLength(1);
  });

  it("two messages of one chat that reach two replicas at once are both kept, and the later is told what it replaced", async () => {
    const [first] = replicas;
    const last = replicas.at(-1);
    if (!first || !last) throw new Error("no replica");
    // Past the inbound limit's window: what came before was delivered often.
    clock.advanceTo(new Date(clock.now().getTime() + 60_000));
    const said = ["40", "45"].map((value) => fromTelegram(LAN, `/capnhat 9 ${value}%`));
    const posts = [first, last].map((replica, index) => post(replica, "telegram", said[index]));
    expect(await Promise.all(posts)).toEqual([200, 200]);
    await answersSettled(LAN);
    expect(await updatesOf("9", "Văn phòng Sở")).toBe(2);
    const steps = telegram.sent(LAN).flatMap(({ text }) => /(?:chưa có số|4[05] %) → 4[05] %/.exec(text)?.[0] ?? []);
    // Which of them came first is the database's to say; how the answers overtake each other on their way is not.
    expect([
      ["40 % → 45 %", "chưa có số → 40 %"],
      ["45 % → 40 %", "chưa có số → 45 %"],
    ]).toContainEqual(steps.toSorted());
  });

  it("a flood from one chat is answered within its limit, and holds up no other chat", async () => {
    const [first] = replicas;
    if (!first) throw new Error("no replica");
    const [flooding, waiting] = [7_001, 7_002];
    const flood = Array.from({ length: 300 }, (_, at) => fromTelegram(flooding, `/viec ${at}`));
    const begun = flood.slice(0, 20).map((update) => post(first, "telegram", update));
    const other = post(first, "telegram", fromTelegram(waiting, "/viec"));
    const rest = flood.slice(20).map((update) => post(first, "telegram", update));
    expect((await telegram.nextSent(waiting)).text).toContain("chưa được liên kết");
    // The flood's answers come one after the other: of those before this one some were still to be given.
    expect(telegram.sent(flooding).length).toBeLessThan(20);
    expect(new Set(await Promise.all([...begun, other, ...rest]))).toEqual(new Set([200]));
    const answers = [];
    while (!answers.at(-1)?.includes("hơi nhanh")) answers.push((await telegram.nextSent(flooding)).text);
    expect(answers).toHaveLength(21);
  });

  it("replicas that tick at the same moment send one reminder", async () => {
    clock.set("2025-01-16T08:00:00+07:00");
    await Promise.all([...replicas, ...replicas].map((replica) => replica.tick()));
    const reminders = telegram.sent(Number(GROUP));
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.text).toContain("DT");
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
