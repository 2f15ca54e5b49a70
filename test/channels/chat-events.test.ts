import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { openOffice } from "../../src/office/office.js";
import { learnOfChat } from "../../src/service/chat-events.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat, boundChats } from "../../src/storage/chats.js";
import { addMembership, addOfficer, findOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import { accounts, progressUpdates } from "../../src/storage/schema.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aMetric, aTask } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const GROUP = -1001;
const STRANGE_GROUP = -2002;
const LAN = { id: 2001, name: "Lan" };
const BINH = { id: 2002, name: "Bình" };
/** Only how long a busy machine is given. */
const POLL = { timeout: 30_000, interval: 10 };
const STRANGER = { id: 2999, name: "Khách" };

const CATALOGUE = aCatalogue({
  plan: { code: "KH", title: "Kế hoạch", year: 2025 },
  units: [{ code: "VP", name: "Văn phòng Sở", aliases: [], kind: "office" }],
  sets: [],
  tasks: [
    aTask("7", { leads: ["VP"], metrics: [aMetric("7")], schedule: { "2025": "on 2025-12-31" } }),
    aTask("8", { leads: ["VP"], metrics: [aMetric("8a"), aMetric("8b")], schedule: { "2025": "on 2025-12-31" } }),
  ],
});

describe.each(backends)("a service in Telegram groups, on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let clock: TestClock;
  let service: Service;
  let org: string;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    clock = testClock("2025-01-08T12:00:00+07:00");
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, LOG_LEVEL: "silent" };
    const config = { ...configOf({ ...env, PORT: "0" }), database: place.database, redisUrl: place.redisUrl };
    const office = await openOffice(config, { clock });
    const { db } = office.database;
    org = office.organization.id;
    await applyCatalogue(db, org, CATALOGUE, "all", clock.now());
    const [unit] = await listUnits(db, org);
    if (!unit) throw new Error("no unit");
    const address = { channel: "telegram", chatId: String(GROUP) } as const;
    await bindChat(db, org, { address, unitId: unit.id, title: null }, null, clock.now());
    for (const { id, name } of [LAN, BINH]) {
      const officer = await addOfficer(db, org, { name, unitId: unit.id, role: "officer" }, clock.now());
      await linkAccount(db, org, { channel: "telegram", userId: String(id) }, officer, String(id), clock.now());
      telegram.open(id);
    }
    await office.close();
    telegram.open(GROUP);
    service = await startService(config, { clock });
  });
  afterAll(async () => {
    await service.stop();
    await telegram.close();
    await place.remove();
  });

  const db = () => service.office.database.db;
  const bound = async () => (await boundChats(db(), org)).map(({ address }) => address.chatId);
  /** Past the limit of messages a person may send at once. */
  const later = () => clock.set(new Date(clock.now().getTime() + 60_000).toISOString());

  it("sets the menus of everybody, and of each linked person by role and language, when they change", async () => {
    const menus = () =>
      telegram.calls
        .filter(({ method }) => method === "setMyCommands")
        .map(
          ({ params }) =>
            params as {
              scope: { type: string; chat_id?: number };
              commands: { command: string; description: string }[];
            },
        );
    await expect.poll(() => menus().length, POLL).toBe(8);
    expect(
      menus()
        .flatMap(({ scope }) => scope.chat_id ?? [])
        .sort(),
    ).toEqual([LAN.id, BINH.id]);
    later();
    telegram.userSays({ chat: LAN.id, from: LAN, text: "/ngonngu en" });
    await telegram.nextSent(LAN.id);
    await expect.poll(() => menus().length, POLL).toBe(9);
    expect(menus().at(-1)).toMatchObject({
      scope: { chat_id: LAN.id },
      commands: expect.arrayContaining([{ command: "trogiup", description: "Help" }]),
    });
    const binh = await findOfficer(db(), org, { channel: "telegram", userId: String(BINH.id) });
    await addMembership(db(), org, binh?.id ?? "", null, "coordinator");
    clock.set(new Date(clock.now().getTime() + 3_700_000).toISOString());
    await service.tick();
    await expect.poll(() => menus().length, POLL).toBe(10);
    expect(menus().at(-1)).toMatchObject({
      scope: { chat_id: BINH.id },
      commands: expect.arrayContaining([expect.objectContaining({ command: "nhom" })]),
    });
    telegram.userSays({ chat: LAN.id, from: LAN, text: "/ngonngu vi" });
    await telegram.nextSent(LAN.id);
    await expect.poll(() => menus().length, POLL).toBe(11);
  });

  it("says hello once where it is added, and how the group is bound", async () => {
    telegram.membership({ chat: STRANGE_GROUP, was: "left", is: "member" });
    const { text } = await telegram.nextSent(STRANGE_GROUP);
    expect(text).toContain("/nhom Thanh tra Sở");
    expect(text).toContain("/setprivacy → chọn @NhacViecBot → Disable");
    const chat = { channel: "telegram", chatId: "-3003", kind: "group" } as const;
    const event = { kind: "bot-added", key: "a:1", chat, by: "1" } as const;
    const hear = () => learnOfChat(service.office, {}, event, pino({ level: "silent" }));
    expect((await hear())?.text.text).toContain("chưa gắn với đơn vị nào");
    // Delivered again, as after a restart.
    expect(await hear()).toBeNull();
  });

  it("removed and added again, it knows the group's unit and reminds there again", async () => {
    telegram.membership({ chat: GROUP, was: "member", is: "kicked" });
    await telegram.idle();
    expect(await bound()).toEqual([]);
    telegram.membership({ chat: GROUP, was: "left", is: "administrator" });
    const { text } = await telegram.nextSent(GROUP);
    expect(text).toContain("Nhóm này nhận nhắc việc của Văn phòng Sở");
    expect(text).not.toContain("/setprivacy");
    expect(await bound()).toEqual([String(GROUP)]);
  });

  it("does not give a group back to a unit that has another one by now", async () => {
    telegram.membership({ chat: GROUP, was: "administrator", is: "left" });
    await telegram.idle();
    const [unit] = await listUnits(db(), org);
    const address = { channel: "telegram", chatId: String(STRANGE_GROUP) } as const;
    await bindChat(db(), org, { address, unitId: unit?.id ?? "", title: null }, null, clock.now());
    telegram.membership({ chat: GROUP, was: "left", is: "member" });
    expect((await telegram.nextSent(GROUP)).text).toContain("chưa gắn với đơn vị nào");
    expect(await bound()).toEqual([String(STRANGE_GROUP)]);
  });

  it("reaches a person in private again who let it in again", async () => {
    const privateChat = async () => {
      const rows = await db().select().from(accounts);
      return rows.find(({ userId }) => userId === String(LAN.id))?.privateChatId;
    };
    telegram.membership({ chat: LAN.id, by: LAN, was: "member", is: "kicked" });
    await telegram.idle();
    expect(await privateChat()).toBeNull();
    telegram.membership({ chat: LAN.id, by: LAN, was: "kicked", is: "member" });
    await telegram.idle();
    expect(await privateChat()).toBe(String(LAN.id));
  });

  describe("a question's buttons", () => {
    const notices = () =>
      telegram.calls
        .filter(({ method }) => method === "answerCallbackQuery")
        .map(({ params }) => params as { callback_query_id: string; text?: string });

    async function question(): Promise<string> {
      later();
      telegram.userSays({ chat: GROUP, from: LAN, text: "/capnhat 8 82%" });
      const { buttons } = await telegram.nextSent(GROUP);
      return buttons.flat()[0]?.data ?? "";
    }

    async function press(from: typeof LAN, data: string): Promise<string | undefined> {
      const before = notices().length;
      telegram.deliver({
        callback_query: {
          id: `raw-${before}-${from.id}`,
          from: { id: from.id, is_bot: false, first_name: from.name },
          chat_instance: "1",
          data,
          message: { message_id: 101, date: 0, chat: { id: GROUP, type: "supergroup" } },
        },
      });
      await expect.poll(() => notices().length, POLL).toBe(before + 1);
      return notices().find(({ callback_query_id }) => callback_query_id === `raw-${before}-${from.id}`)?.text;
    }

    it("tell another person, and only them, whose question it is; the asker's answer still counts", async () => {
      const data = await question();
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      const said = telegram.sent(GROUP).length;
      expect(await press(BINH, data)).toBe("Câu hỏi này dành cho Lan. Việc của anh/chị: gõ /viec");
      expect(await press(STRANGER, data)).toContain("dành cho người khác");
      expect(telegram.sent(GROUP)).toHaveLength(said);
      expect(await press(LAN, data)).toBeUndefined();
      expect((await telegram.nextSent(GROUP)).text).toContain("82 %");
      // What was answered is over.
      expect(await press(LAN, data)).toContain("hết hạn");
      expect(telegram.sent(GROUP)).toHaveLength(said + 1);
    });

    it("made up or sent by another, store nothing, and every press is answered once", async () => {
      const data = await question();
      const [, nonce = ""] = /^~([0-9a-f]{8})/.exec(data) ?? [];
      const forged = fc.oneof(
        fc.constantFrom(
          data,
          `~${nonce}.0.${BINH.id}`,
          `~${nonce}.0.`,
          `~${nonce}.0`,
          `~${nonce}.99.${LAN.id}`,
          "~",
          "",
        ),
        fc.string({ maxLength: 30 }).map((rest) => `~${nonce}${rest}`),
        fc.string({ unit: "binary", maxLength: 20 }).map((rest) => `~${rest}`),
      );
      const entries = async () => db().$count(progressUpdates);
      const before = await entries();
      const ids = new Set(notices().map(({ callback_query_id }) => callback_query_id));
      await fc.assert(
        fc.asyncProperty(forged, fc.constantFrom(BINH, STRANGER), async (value, who) => {
          later();
          await press(who, value === "" ? " " : value);
        }),
        { numRuns: 25 },
      );
      expect(await entries()).toBe(before);
      const all = notices().map(({ callback_query_id }) => callback_query_id);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThan(ids.size);
    });
  });

  it("an “ok” to a reminder gets a reaction in the group", async () => {
    later();
    clock.set("2025-12-08T07:59:00+07:00");
    await service.tick();
    clock.set("2025-12-10T08:00:00+07:00");
    await service.tick();
    const reminder = telegram.sent(STRANGE_GROUP).findLast(({ text }) => text.includes("Nhiệm vụ 7"));
    expect(reminder).toBeDefined();
    const words = telegram.sent(STRANGE_GROUP).length;
    const { messageId } = telegram.userSays({
      chat: STRANGE_GROUP,
      from: BINH,
      text: "ok",
      replyTo: { messageId: reminder?.messageId ?? 0, ours: true },
    });
    expect((await telegram.nextCall("setMessageReaction")).params).toMatchObject({
      chat_id: STRANGE_GROUP,
      message_id: messageId,
    });
    await telegram.idle();
    expect(telegram.sent(STRANGE_GROUP)).toHaveLength(words);
  });
});
