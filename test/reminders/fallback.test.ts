import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/domain/message.js";
import { nudge } from "../../src/storage/nudge.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { NEXT_SLOT, SLOT, twoChannels } from "./two-channels.js";

const gone = (kind: "chat-gone" | "thread-gone"): Delivery => ({
  outcome: "refused",
  reason: `403: ${kind}`,
  because: { kind },
});

describe.each(oneBackend)("a reminder whose chat is closed to the bot, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  it("goes from the group to every officer in private, and the coordinator hears which group it was", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1", undefined, "Văn phòng");
    for (const name of ["an", "binh"]) await office.linked(name, "officer", "VP", "telegram");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    office.telegram.follow(({ chatId }) => (chatId === "-1" ? gone("chat-gone") : null));
    await office.at(SLOT);
    expect(office.got().sort()).toEqual(["telegram an", "telegram binh", "zalo coordinator"]);
    expect((await office.places()).sort()).toEqual(["telegram -1 failed", "telegram an sent", "telegram binh sent"]);
    const told = office.textTo("zalo", "coordinator");
    expect(told).toContain("nhóm “Văn phòng” của Văn phòng Sở");
    expect(told).toContain("/nhom Văn phòng Sở");
  });

  it("prefers officers in private to the unit's other group, and that to the coordinator", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "zalo", "nhom-vp");
    await office.group("VP", "telegram", "-1");
    await office.linked("coordinator", "coordinator", "TCCB", "telegram");
    office.telegram.follow(({ chatId }) => (chatId === "-1" ? gone("chat-gone") : null));
    await office.at(SLOT);
    expect(office.got().sort()).toEqual(["telegram coordinator", "zalo nhom-vp"]);
    expect(office.textTo("zalo", "nhom-vp")).toContain("Nhiệm vụ 1");
    expect(office.textTo("telegram", "coordinator")).not.toContain("Nhiệm vụ 1");
  });

  it("ends with the coordinator, in one message with the news, when nobody of the unit is left", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    await office.linked("an", "officer", "VP", "telegram");
    await office.linked("coordinator", "coordinator", "TCCB", "telegram");
    office.telegram.follow(({ chatId }) => (chatId === "coordinator" ? null : gone("chat-gone")));
    await office.at(SLOT);
    expect(await office.places()).toEqual(["telegram -1 failed", "telegram an failed", "telegram coordinator sent"]);
    const texts = office.telegram.textsIn("coordinator");
    expect(texts.filter((text) => text.includes("Nhiệm vụ 1"))).toHaveLength(1);
    expect(texts.join()).toContain("của Văn phòng Sở");
    expect(texts.join()).toContain("nhắn riêng được cho an");
  });

  it("is on record as failed where nobody at all is left", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    office.telegram.follow(() => gone("chat-gone"));
    await office.at(SLOT);
    expect(await office.places()).toEqual(["telegram -1 failed"]);
    expect((await office.ledger())[0]).toMatchObject({ reason: "403: chat-gone" });
  });

  it("follows a person to their other account", async () => {
    const office = await twoChannels(store);
    await office.linked("an", "officer", "VP", "zalo", "telegram");
    office.telegram.follow(() => gone("chat-gone"));
    await office.at(SLOT);
    expect(office.telegram.requests).toHaveLength(1);
    expect(office.got()).toEqual(["zalo an"]);
    await office.at(NEXT_SLOT);
    expect(office.got()).toEqual(["zalo an", "zalo an"]);
  });

  it("bothers nobody else while another officer of the unit hears of it", async () => {
    const office = await twoChannels(store);
    for (const name of ["an", "binh"]) await office.linked(name, "officer", "VP", "telegram");
    await office.linked("head", "head", "VP", "telegram");
    office.telegram.follow(({ chatId }) => (chatId === "an" ? gone("chat-gone") : null));
    await office.at(SLOT);
    expect(office.got()).toEqual(["telegram binh"]);
  });

  it("takes an escalation to the coordinators when the head is out of reach", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    await office.linked("head", "head", "VP", "telegram");
    await office.linked("coordinator", "coordinator", "TCCB", "telegram");
    office.telegram.follow(({ chatId }) => (chatId === "head" ? gone("chat-gone") : null));
    await office.at(NEXT_SLOT);
    expect(office.textTo("telegram", "coordinator")).toContain("Nhiệm vụ 1");
    expect(office.got().filter((chat) => chat === "telegram coordinator")).toHaveLength(1);
  });

  it("takes a leader's weekly summary to their other account", async () => {
    const office = await twoChannels(store);
    await office.linked("leader", "leader", "BGD", "zalo", "telegram");
    office.telegram.follow(() => gone("chat-gone"));
    await office.at(NEXT_SLOT);
    expect(office.telegram.requests).toHaveLength(1);
    expect(office.textTo("zalo", "leader")).toContain("Tổng hợp đầu tuần");
  });

  it("goes once from a closed topic to the chat's root", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1", "5");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    office.telegram.follow(({ thread }) => (thread === "5" ? gone("thread-gone") : null));
    await office.at(SLOT);
    expect(office.got().sort()).toEqual(["telegram -1", "zalo coordinator"]);
    expect(office.textTo("zalo", "coordinator")).toContain("Chủ đề của Văn phòng Sở");
  });

  it("tells of one lost chat once, however many messages fail in it", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    await office.linked("an", "officer", "VP", "zalo");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    let arrive: (() => void) | null = null;
    office.telegram.follow(async () => {
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return gone("chat-gone");
    });
    const first = office.at(SLOT);
    await expect.poll(() => arrive).not.toBeNull();
    const due = await office.duties();
    await store.db.transaction((tx) =>
      nudge(tx, office.org, new Set(["telegram"]), due, new Date(0), office.clock.now()),
    );
    office.telegram.follow(() => gone("chat-gone"));
    (arrive as (() => void) | null)?.();
    await first;
    await office.after(1);
    const news = office.zalo.textsIn("coordinator").filter((text) => text.includes("không còn gửi được tin"));
    expect(news).toHaveLength(1);
    expect(office.telegram.requests).toHaveLength(2);
    expect(office.got().filter((chat) => chat === "zalo an").length).toBeGreaterThan(0);
  });

  it("tells again when a chat was bound again and lost again", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    office.telegram.follow(() => gone("chat-gone"));
    await office.at(SLOT);
    await office.group("VP", "telegram", "-1");
    await office.at(NEXT_SLOT);
    const news = office.zalo.textsIn("coordinator").filter((text) => text.includes("không còn gửi được tin"));
    expect(news).toHaveLength(2);
  });
});
