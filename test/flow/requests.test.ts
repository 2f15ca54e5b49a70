import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Outgoing } from "../../src/domain/message.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { queueMessages } from "../../src/storage/queue-messages.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { outbox } from "../../src/storage/schema.js";
import { openRoom, type Person, type Room } from "../conversation/room.js";
import { backends } from "../support/backends.js";

const CHANNELS = new Set(["rehearsal", "zalo"] as const);

describe.each(backends)("who has something to decide hears of it on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    [an, binh, cuc] = [room.person("An"), room.person("Bình"), room.person("Cúc")];
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** Sends what may leave now; gives what this person got. */
  async function sent(to: Person): Promise<Outgoing[]> {
    const { database, organization, zone, texts } = room.office;
    const got: Outgoing[] = [];
    const send = async ({ chatId }: { chatId: string }, message: Outgoing) => {
      if (chatId === to.userId) got.push(message);
      return { outcome: "sent" as const, messageIds: [] };
    };
    await deliverDue({
      store: reminderStore(database.db, organization.id, CHANNELS),
      channels: [
        { name: "rehearsal", send },
        { name: "zalo", send },
      ],
      clock: room.clock,
      zone,
      format: texts.format,
      pace: { gapMs: () => 0, leaseMs: 60_000 },
      partLines: { weekly: async () => [], morning: async () => [] },
      log: { info: () => undefined, warn: () => undefined },
    });
    return got;
  }

  const press = (by: Person, value = "") => room.says(by, value, { via: "button" });

  it("with the commands in words and a button for each", async () => {
    await room.says(an, "/giahan 4 31/1/2026 chờ số liệu các trường");
    const [message] = await sent(binh);
    const code = /GH\d+/.exec(message?.text.text ?? "")?.[0];
    expect(message?.text.text).toContain(`Đồng ý: /duyet ${code} · Không: /tuchoi ${code} lý do`);
    expect(message?.choices).toEqual([
      { label: "Duyệt", value: `/duyet ${code}` },
      { label: "Từ chối", value: `/tuchoi ${code}` },
    ]);
  });

  it("on Zalo, which has no buttons, in words alone", async () => {
    await room.says(an, "/giahan 9 31/1/2026 chờ số liệu các trường");
    const { database, organization } = room.office;
    const [asked] = await database.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.chatId, binh.userId), isNull(outbox.endedAt)));
    if (!asked?.asks || !asked.notice) throw new Error("nothing waits for the head");
    const now = room.clock.now();
    const address = { channel: "zalo", chatId: "z-binh" } as const;
    const copy = { address, language: "vi", slotAt: now, parts: [], items: [], notice: asked.notice } as const;
    await queueMessages(database.db, organization.id, [{ ...copy, key: "t/zalo", asks: asked.asks }], now);
    const [message] = await sent({ userId: "z-binh", name: binh.name });
    expect(message?.text.text).toContain(`/duyet ${asked.asks}`);
    expect(message?.choices).toBeUndefined();
  });

  it("whose press counts as their own word: another who may not is refused, of two the second hears who was first", async () => {
    await room.says(an, "/giahan 7 31/1/2026 chờ số liệu các trường");
    const [message] = await sent(binh);
    const [approve, refuse] = (message?.choices ?? []).map(({ value }) => value);
    expect((await press(room.person("Giang"), approve)).text).toContain("mới quyết định được việc gia hạn");
    expect((await press(an, approve)).text).toContain("mới quyết định được việc gia hạn");
    expect((await press(cuc, approve)).text).toContain("Đã gia hạn 7");
    const late = await press(binh, refuse);
    expect(late.text).toMatch(
      /^7 · .*: Lê Thị Cúc \(mẫu\) đã duyệt gia hạn đến 31\/01\/2026 lúc \d\d:\d\d 06\/01\/2025\.$/,
    );
    expect((await press(binh, approve)).text).toBe(late.text);
  });

  it("who sends it back is asked why, and a result that was decided says by whom", async () => {
    await room.says(an, "/xong 1 số 12/KH");
    const [message] = await sent(binh);
    const [approve, refuse] = (message?.choices ?? []).map(({ value }) => value);
    expect(approve).toMatch(/^\/duyet KQ\d+$/);
    expect((await press(binh, refuse)).text).toContain("Trả lại");
    await room.says(binh, "thiếu chữ ký");
    expect((await press(cuc, approve)).text).toContain(`đã được ${binh.name} trả lại lúc`);
  });

  it("no more once somebody decided; what else waits in the same message still leaves", async () => {
    await room.says(an, "/capnhat 9 60%");
    await room.says(an, "/xong 9");
    await room.says(an, "/xong 1 số 13/KH");
    const { database, organization } = room.office;
    const waiting = and(eq(outbox.chatId, binh.userId), isNull(outbox.endedAt));
    const [asked] = await database.db.select().from(outbox).where(waiting).orderBy(outbox.id);
    const occurrence = (await room.occurrences("14"))[0];
    if (!asked || !occurrence) throw new Error("nothing waits for the head");
    // A reminder that could not leave joins the notice that follows it.
    const address = { channel: "rehearsal", chatId: binh.userId } as const;
    const item = { occurrence, readBy: "head", unreachableUnit: false } as const;
    const slot = { address, language: "vi", slotAt: room.clock.now(), parts: [] } as const;
    const now = room.clock.now();
    await database.db.transaction(async (tx) => {
      await queueMessages(
        tx,
        organization.id,
        [{ ...slot, key: "t/1", items: [{ item, saidKey: "t/1", rung: "T-1" }] }],
        now,
      );
      await queueMessages(
        tx,
        organization.id,
        [{ ...slot, key: "t/2", items: [], notice: asked.notice ?? [], asks: asked.asks ?? "" }],
        now,
      );
    });
    expect((await room.says(cuc, `/duyet ${asked.asks}`)).text).toContain("→ hoàn thành");
    const messages = await sent(binh);
    const texts = messages.map(({ text }) => text.text);
    expect(texts.filter((text) => text.includes("14 ·") || text.includes("14."))).toHaveLength(1);
    expect(texts.filter((text) => text.includes(String(asked.asks)))).toEqual([]);
    expect(messages.filter(({ choices }) => choices?.some(({ value }) => value.includes(String(asked.asks))))).toEqual(
      [],
    );
    expect(texts.some((text) => text.includes("số văn bản"))).toBe(true);
  });
});
