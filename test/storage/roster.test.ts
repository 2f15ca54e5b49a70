import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Account, ChannelName } from "../../src/domain/officer.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat, boundChats, deactivateChat, moveChat, unitOfChat } from "../../src/storage/chats.js";
import { readContacts } from "../../src/storage/contacts.js";
import { forgetMessages, takeMessage } from "../../src/storage/inbox.js";
import { type Linking, linkByCode } from "../../src/storage/link-account.js";
import {
  addMembership,
  addOfficer,
  createInvite,
  findOfficer,
  linkAccount,
  listUnits,
  officersWithRoles,
  redeemInvite,
  rememberPrivateChat,
  setLanguage,
} from "../../src/storage/roster.js";
import { accounts, invites } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aCatalogue } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const day = (number: number) => new Date(`2025-01-${String(number).padStart(2, "0")}T01:00:00Z`);
const AT = day(6);
const LAN: Account = { channel: "telegram", userId: "2001" };
const ALL: ReadonlySet<ChannelName> = new Set(["telegram", "zalo", "rehearsal"]);

const linked = (linking: Linking) => (linking.kind === "linked" ? linking.officer : null);

describe.each(backends)("people and chats on $name", (backend) => {
  let store: TestStore;
  let org: string;
  let units: Map<string, string>;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    org = await store.anOrganization();
    await store.db.transaction((tx) => applyCatalogue(tx, org, aCatalogue(), "all", AT));
    units = new Map((await listUnits(store.db, org)).map(({ code, id }) => [code, id]));
  });

  const unit = (code: string) => units.get(code) ?? `no unit ${code}`;

  describe("a link code", () => {
    const invite = (at = AT) => createInvite(store.db, org, { unitId: unit("VP"), role: "officer", name: null }, at);
    const link = (account: Account, code: string, at = AT) =>
      store.db.transaction((tx) =>
        linkByCode(tx, org, { account, name: "Lan", privateChatId: account.userId }, code, at),
      );

    it("is kept as a hash only: the database never shows it", async () => {
      const { code } = await invite();
      expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
      expect(JSON.stringify(await store.db.select().from(invites))).not.toContain(code);
    });

    it.each([
      ["as it was given", (code: string) => code],
      ["in small letters", (code: string) => code.toLowerCase()],
      ["with spaces around it", (code: string) => `  ${code} `],
    ])("works once, typed %s", async (_, typed) => {
      const { code } = await invite();
      expect(await redeemInvite(store.db, org, typed(code), AT)).toEqual({
        unitId: unit("VP"),
        role: "officer",
        name: null,
      });
      expect(await redeemInvite(store.db, org, code, AT)).toBeNull();
    });

    it("works until it expires, and not at that moment", async () => {
      const first = await invite();
      expect(await redeemInvite(store.db, org, first.code, new Date(first.expiresAt.getTime() - 1))).not.toBeNull();
      const second = await invite();
      expect(await redeemInvite(store.db, org, second.code, second.expiresAt)).toBeNull();
    });

    it("is worth nothing in another office, or made up", async () => {
      const { code } = await invite();
      expect(await redeemInvite(store.db, await store.anOrganization(), code, AT)).toBeNull();
      expect(await redeemInvite(store.db, org, "AAAAAAAA", AT)).toBeNull();
      expect(await redeemInvite(store.db, org, "", AT)).toBeNull();
    });

    it("links one person, of all who type it at once", async () => {
      const { code } = await invite();
      const racers = Array.from({ length: 5 }, (_, index) => link({ channel: "zalo", userId: `z${index}` }, code));
      const linked = (await Promise.all(racers)).filter(({ kind }) => kind === "linked");
      expect(linked).toHaveLength(1);
      expect(await officersWithRoles(store.db, org)).toHaveLength(1);
    });

    it("gives a linked person another role, not another self", async () => {
      await link(LAN, (await invite()).code);
      const second = await createInvite(store.db, org, { unitId: unit("TTr"), role: "head", name: "Chị Lan" }, AT);
      const officer = linked(await link(LAN, second.code, day(7)));
      expect(officer?.name).toBe("Lan");
      expect(officer?.memberships.map(({ role, unitName }) => `${role} ${unitName}`).sort()).toEqual([
        "head Thanh tra Sở",
        "officer Văn phòng Sở",
      ]);
      expect(await officersWithRoles(store.db, org)).toHaveLength(1);
      const third = await createInvite(store.db, org, { unitId: unit("TTr"), role: "head", name: null }, AT);
      expect(linked(await link(LAN, third.code, day(8)))?.memberships).toHaveLength(2);
    });
  });

  describe("a bound chat", () => {
    const bind = (chatId: string, code: string, thread?: string, at = AT) => {
      const address = { channel: "telegram" as const, chatId, ...(thread === undefined ? {} : { thread }) };
      return bindChat(store.db, org, { address, unitId: unit(code), title: "Nhóm" }, null, at);
    };
    const speaksFor = (chatId: string, thread?: string) =>
      unitOfChat(store.db, org, { channel: "telegram", chatId, ...(thread === undefined ? {} : { thread }) });

    it("speaks for its unit: a topic for its own, else for the chat's", async () => {
      await bind("-1", "VP");
      await bind("-1", "TTr", "5");
      expect(await speaksFor("-1")).toBe(unit("VP"));
      expect(await speaksFor("-1", "5")).toBe(unit("TTr"));
      expect(await speaksFor("-1", "6")).toBe(unit("VP"));
      expect(await speaksFor("-2")).toBeNull();
      expect(await unitOfChat(store.db, org, { channel: "zalo", chatId: "-1" })).toBeNull();
    });

    it("moves to another unit when it is bound again, and comes back when the bot does", async () => {
      await bind("-1", "VP");
      await bind("-1", "TCCB", undefined, day(7));
      expect(await speaksFor("-1")).toBe(unit("TCCB"));
      expect(await boundChats(store.db, org)).toHaveLength(1);
      await deactivateChat(store.db, org, { channel: "telegram", chatId: "-1" });
      expect(await speaksFor("-1")).toBeNull();
      await bind("-1", "TCCB", undefined, day(8));
      expect(await speaksFor("-1")).toBe(unit("TCCB"));
    });

    it("loses one topic, or everything with the chat", async () => {
      await bind("-1", "VP");
      await bind("-1", "TTr", "5");
      await deactivateChat(store.db, org, { channel: "telegram", chatId: "-1", thread: "5" });
      expect(await speaksFor("-1", "5")).toBe(unit("VP"));
      await bind("-1", "TTr", "5");
      await deactivateChat(store.db, org, { channel: "telegram", chatId: "-1" });
      expect(await boundChats(store.db, org)).toEqual([]);
    });

    it("keeps its binding under Telegram's new id, every topic of it", async () => {
      await bind("-1", "VP");
      await bind("-1", "TTr", "5");
      await moveChat(store.db, org, { channel: "telegram", chatId: "-1", thread: "5" }, "-100");
      expect(await speaksFor("-100")).toBe(unit("VP"));
      expect(await speaksFor("-100", "5")).toBe(unit("TTr"));
      expect(await speaksFor("-1")).toBeNull();
    });

    it("gives way to a binding made under the new id meanwhile", async () => {
      await bind("-1", "VP");
      await bind("-100", "TCCB", undefined, day(7));
      await moveChat(store.db, org, { channel: "telegram", chatId: "-1" }, "-100");
      expect(await speaksFor("-100")).toBe(unit("TCCB"));
      expect(await boundChats(store.db, org)).toHaveLength(1);
    });

    it("is where its unit is reached: the latest one, on a channel that runs", async () => {
      await bind("-1", "VP");
      await bind("-2", "VP", undefined, day(7));
      const zalo = { address: { channel: "zalo" as const, chatId: "z1" }, unitId: unit("VP"), title: null };
      await bindChat(store.db, org, zalo, null, day(8));
      const reached = async (channels: ReadonlySet<ChannelName>) =>
        (await readContacts(store.db, org, channels)).group(unit("VP"))?.address;
      expect(await reached(ALL)).toEqual({ channel: "zalo", chatId: "z1" });
      expect(await reached(new Set(["telegram"]))).toEqual({ channel: "telegram", chatId: "-2" });
      expect(await reached(new Set(["rehearsal"]))).toBeUndefined();
      expect((await readContacts(store.db, org, ALL)).group(unit("TTr"))).toBeNull();
    });
  });

  describe("people in private", () => {
    async function person(name: string, code: string, chats: readonly [ChannelName, string | null, Date][]) {
      const id = await addOfficer(store.db, org, { name, unitId: unit(code), role: "officer" }, AT);
      for (const [channel, chatId, at] of chats) {
        await linkAccount(store.db, org, { channel, userId: `${name}-${channel}` }, id, chatId, at);
      }
      return id;
    }
    const reach = async (channels = ALL) =>
      (await readContacts(store.db, org, channels)).people("officer", unit("VP")).map(({ address }) => address.chatId);

    it("are each reached once, where they linked last, on a channel that runs", async () => {
      await person("an", "VP", [
        ["telegram", "t-an", AT],
        ["zalo", "z-an", day(8)],
      ]);
      await person("ba", "VP", [["telegram", "t-ba", day(7)]]);
      await person("tu", "TTr", [["telegram", "t-tu", day(9)]]);
      expect(await reach()).toEqual(["z-an", "t-ba"]);
      expect(await reach(new Set(["telegram"]))).toEqual(["t-ba", "t-an"]);
      expect(await reach(new Set(["rehearsal"]))).toEqual([]);
    });

    it("are out of reach until they speak to the bot, and again once they shut it out", async () => {
      await person("an", "VP", [["telegram", null, AT]]);
      expect(await reach()).toEqual([]);
      const account = { channel: "telegram", userId: "an-telegram" } as const;
      await rememberPrivateChat(store.db, org, account, "t-an");
      expect(await reach()).toEqual(["t-an"]);
      await deactivateChat(store.db, org, { channel: "telegram", chatId: "t-an" });
      expect(await reach()).toEqual([]);
      expect(await findOfficer(store.db, org, account)).toMatchObject({ name: "an" });
      await rememberPrivateChat(store.db, org, account, "t-an");
      expect(await reach()).toEqual(["t-an"]);
    });

    it("keep their private chat when a group links them anew, and read their own language", async () => {
      const id = await person("an", "VP", [["telegram", "t-an", AT]]);
      await linkAccount(store.db, org, { channel: "telegram", userId: "an-telegram" }, id, null, day(7));
      await setLanguage(store.db, id, "en");
      const contacts = await readContacts(store.db, org, ALL);
      expect(contacts.people("officer", null)).toEqual([
        { address: { channel: "telegram", chatId: "t-an" }, language: "en" },
      ]);
    });

    it("count in every role they have, once for each", async () => {
      const id = await person("an", "VP", [["telegram", "t-an", AT]]);
      await addMembership(store.db, org, id, unit("VP"), "head");
      await addMembership(store.db, org, id, unit("VP"), "head");
      await addMembership(store.db, org, id, null, "admin");
      await addMembership(store.db, org, id, null, "admin");
      const contacts = await readContacts(store.db, org, ALL);
      expect(contacts.people("head", unit("VP"))).toHaveLength(1);
      expect(contacts.people("leader", null)).toEqual([]);
      const [officer] = await officersWithRoles(store.db, org, [id]);
      expect(officer?.memberships).toHaveLength(3);
    });

    it("are the account's new owner when it is linked to somebody else", async () => {
      await person("an", "VP", [["telegram", "t-an", AT]]);
      const ba = await addOfficer(store.db, org, { name: "ba", unitId: unit("VP"), role: "officer" }, AT);
      const account = { channel: "telegram", userId: "an-telegram" } as const;
      await linkAccount(store.db, org, account, ba, null, day(7));
      expect((await findOfficer(store.db, org, account))?.name).toBe("ba");
      expect(await store.db.select().from(accounts).where(eq(accounts.organizationId, org))).toHaveLength(1);
    });
  });

  describe("an incoming message", () => {
    const take = (key: string, channel: ChannelName = "telegram", of = org) =>
      takeMessage(store.db, of, channel, key, AT);

    it("is taken once, however many replicas get it at once", async () => {
      const taken = await Promise.all(Array.from({ length: 6 }, () => take("update-1")));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await take("update-1")).toBe(false);
      expect(await take("update-1", "zalo")).toBe(true);
      expect(await take("update-1", "telegram", await store.anOrganization())).toBe(true);
    });

    it("is taken again when what came of it was rolled back", async () => {
      const failing = store.db.transaction(async (tx) => {
        expect(await takeMessage(tx, org, "telegram", "update-2", AT)).toBe(true);
        throw new Error("the answer could not be worked out");
      });
      await expect(failing).rejects.toThrow("could not be worked out");
      expect(await take("update-2")).toBe(true);
    });

    it("is remembered until it is old enough to forget", async () => {
      await take("update-3");
      await forgetMessages(store.db, AT);
      expect(await take("update-3")).toBe(false);
      await forgetMessages(store.db, day(7));
      expect(await take("update-3")).toBe(true);
    });
  });
});
