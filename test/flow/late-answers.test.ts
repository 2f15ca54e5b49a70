import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Conversation } from "../../src/conversation/converse.js";
import type { Dialogue } from "../../src/conversation/dialogue-ports.js";
import { type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { Incoming } from "../../src/domain/message.js";
import { openOffice } from "../../src/office/office.js";
import { createConversation } from "../../src/service/talk.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { memoryDialogues } from "../../src/storage/dialogues.js";
import { addOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import { accounts, inbox } from "../../src/storage/schema.js";
import { FAULTS, startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aMetric, aTask } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const LAN = 2001;
const HOA = 2002;
const LEAVER = 2003;
const GROUP = -100500;
const CATALOGUE = aCatalogue({
  plan: { code: "KH", title: "Kế hoạch", year: 2025 },
  units: [{ code: "VP", name: "Văn phòng Sở", aliases: [], kind: "office" }],
  sets: [],
  tasks: [aTask("7", { leads: ["VP"], metrics: [aMetric("7")], schedule: { "2025": "on 2025-12-31" } })],
});

describe.each(backends)("answers that got lost, on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let clock: TestClock;
  let replicas: Service[];
  /** A process that is killed between its commit and its reply: all of its conversation, and nothing that sends. */
  let doomed: Conversation;
  let messages = 0;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    clock = testClock("2025-01-08T12:00:00+07:00");
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, PORT: "0" };
    const config = {
      ...configOf({ ...env, LOG_LEVEL: "silent" }),
      database: place.database,
      redisUrl: place.redisUrl,
    };
    const office = await openOffice(config, { clock });
    const { db } = office.database;
    const org = office.organization.id;
    await applyCatalogue(db, org, CATALOGUE, "all", clock.now());
    const [unit] = await listUnits(db, org);
    for (const [account, name] of [
      [LAN, "Lan"],
      [HOA, "Hoa"],
      [LEAVER, "Minh"],
    ] as const) {
      const officer = { name, unitId: unit?.id ?? null, role: "officer" } as const;
      const id = await addOfficer(db, org, officer, clock.now());
      await linkAccount(db, org, { channel: "telegram", userId: String(account) }, id, String(account), clock.now());
      telegram.open(account);
    }
    telegram.open({ id: GROUP, type: "supergroup" });
    await office.close();
    replicas = [await startService(config, { clock })];
    if (place.database.kind === "postgres") replicas.push(await startService(config, { clock }));
    const [first] = replicas;
    if (!first) throw new Error("no replica");
    doomed = createConversation(first.office, { dialogues: memoryDialogues<Dialogue>(clock) });
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    await telegram.close();
    await place.remove();
  });

  function later(seconds: number): void {
    clock.advanceTo(new Date(clock.now().getTime() + seconds * 1_000));
  }

  const tickAll = () => Promise.all([...replicas, ...replicas].map((replica) => replica.tick()));
  const textsTo = (chat: number) => telegram.sent(chat).map(({ text }) => text);

  /** Said to the process that is then killed. */
  async function lost(user: number, text: string, over: Partial<Incoming> = {}): Promise<void> {
    messages += 1;
    const said: Incoming = {
      key: `lost-${messages}`,
      messageId: `${9_000 + messages}`,
      chat: { channel: "telegram", chatId: String(user), kind: "private" },
      from: { userId: String(user), name: "Lan" },
      text,
      via: "text",
      addressed: true,
      ...over,
    };
    expect(await doomed.answer(said)).not.toBeNull();
  }

  /** How many messages wait for their answer. */
  async function owed(): Promise<number> {
    const [first] = replicas;
    const rows = await first?.office.database.db.select().from(inbox).where(isNotNull(inbox.owes));
    return rows?.length ?? Number.NaN;
  }

  it("are given after a minute, once, with what was recorded, whatever the number of replicas", async () => {
    await lost(LAN, "/capnhat 7 82%");
    await lost(LAN, "/capnhat 7 85%");
    later(59);
    await tickAll();
    expect(textsTo(LAN)).toEqual([]);
    later(2);
    await tickAll();
    later(120);
    await tickAll();
    const [told = "", ...more] = textsTo(LAN);
    expect(more).toEqual([]);
    expect(told.split("\n")).toEqual([
      "✔ Tin anh/chị gửi lúc 12:00 08/01/2025 đã được ghi. Xin lỗi vì báo muộn: tôi bị ngắt trước khi kịp trả lời.",
      "• 7 · Nhiệm vụ 7 (Văn phòng Sở): chưa có số → 82 %",
      "✔ Tin anh/chị gửi lúc 12:00 08/01/2025 đã được ghi. Xin lỗi vì báo muộn: tôi bị ngắt trước khi kịp trả lời.",
      "• 7 · Nhiệm vụ 7 (Văn phòng Sở): 82 % → 85 %",
      "",
      "Mã tin: N-0001",
    ]);
  });

  it("tell whoever asked something that it came, in the group it was said in", async () => {
    await lost(LAN, "/trogiup", { chat: { channel: "telegram", chatId: String(GROUP), kind: "group" } });
    later(61);
    await tickAll();
    expect(textsTo(GROUP)).toHaveLength(1);
    expect(textsTo(GROUP)[0]).toContain("đã tới nhưng có thể anh/chị chưa nhận được trả lời");
  });

  it("are not given where the answer came, nor where there was nothing to say", async () => {
    telegram.userSays({ chat: HOA, text: "/capnhat 7 87%", from: { id: HOA, name: "Hoa" } });
    expect((await telegram.nextSent(HOA)).text).toContain("85 % → 87 %");
    // “ok” in a group, said to the bot about nothing.
    telegram.userSays({ chat: GROUP, text: "@NhacViecBot ok", from: { id: HOA, name: "Hoa" } });
    await telegram.idle();
    await expect.poll(owed).toBe(0);
    later(61);
    await tickAll();
    expect(textsTo(HOA)).toHaveLength(1);
    expect(textsTo(GROUP)).toHaveLength(1);
  });

  it("are given where the line broke under the answer: it may have arrived, and is said again", async () => {
    telegram.fail(FAULTS.resetBefore, { method: "sendMessage" });
    telegram.userSays({ chat: HOA, text: "/capnhat 7 88%", from: { id: HOA, name: "Hoa" } });
    await telegram.nextCall("sendMessage");
    await telegram.idle();
    later(61);
    await tickAll();
    expect(textsTo(HOA).at(-1)).toContain("87 % → 88 %");
    expect(textsTo(HOA)).toHaveLength(2);
  });

  it("count a figure as it was counted for its duty, where a later version counts otherwise", async () => {
    const counted = (unit: string, effectiveOn?: LocalDate) => {
      const target = { op: ">=", value: 80, unit } as const;
      const over = aTask("8", {
        leads: ["VP"],
        metrics: [aMetric("8", { target })],
        schedule: { "2025": "on 2025-01-07" },
      });
      const plan = { ...CATALOGUE.plan, ...(effectiveOn ? { effectiveOn } : {}) };
      return { ...CATALOGUE, plan, tasks: [...CATALOGUE.tasks, over] };
    };
    const [first] = replicas;
    if (!first) throw new Error("no replica");
    const { database, organization } = first.office;
    for (const version of [counted("%"), counted("lần", localDate("2025-01-08"))])
      await database.db.transaction((tx) => applyCatalogue(tx, organization.id, version, "all", clock.now()));
    await lost(HOA, "/capnhat 8 81%");
    later(61);
    await tickAll();
    expect(textsTo(HOA).at(-1)).toContain("chưa có số → 81 %");
  });

  it("are not given to who has left the office, nor after a day", async () => {
    await lost(LEAVER, "/capnhat 7 89%");
    const [first] = replicas;
    await first?.office.database.db.delete(accounts).where(eq(accounts.userId, String(LEAVER)));
    const before = textsTo(LAN).length;
    await lost(LAN, "/capnhat 7 90%");
    later(61);
    await first?.office.database.db.update(inbox).set({ at: new Date("2025-01-07T12:00:00+07:00") });
    await tickAll();
    expect(textsTo(LEAVER)).toEqual([]);
    expect(textsTo(LAN)).toHaveLength(before);
    expect(await owed()).toBe(0);
  });
});
