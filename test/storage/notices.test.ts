import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChannelName, Role } from "../../src/domain/officer.js";
import { say } from "../../src/domain/say.js";
import { countSent, scarceChannels, sentIn } from "../../src/storage/channel-usage.js";
import { claimMessages } from "../../src/storage/claim-messages.js";
import { queueNotice } from "../../src/storage/queue-notice.js";
import { addOfficer, linkAccount } from "../../src/storage/roster.js";
import { outbox } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-03-05T02:00:00Z");
const BOTH: ReadonlySet<ChannelName> = new Set(["telegram", "zalo"]);

describe.each(backends)("news for those who look after the service, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function office(...people: readonly (readonly [name: string, role: Role, channel: ChannelName])[]) {
    const org = await store.anOrganization();
    for (const [name, role, channel] of people) {
      const id = await addOfficer(store.db, org, { name, unitId: null, role }, AT);
      await linkAccount(store.db, org, { channel, userId: name }, id, name, AT);
    }
    const told = async () =>
      (await store.db.select().from(outbox).where(eq(outbox.organizationId, org)).orderBy(outbox.id)).map(
        ({ channel, chatId }) => `${channel} ${chatId}`,
      );
    const tell = (to: "coordinator" | "admin", key: string, channels = BOTH) =>
      queueNotice(store.db, org, channels, { to, key, lines: [say("notice-group")] }, AT);
    return { org, told, tell };
  }

  it("go once to each of them for each piece of news", async () => {
    const { tell, told } = await office(["lan", "coordinator", "zalo"], ["minh", "coordinator", "telegram"]);
    await tell("coordinator", "a");
    await tell("coordinator", "a");
    expect(await told()).toEqual(["telegram minh", "zalo lan"]);
    await tell("coordinator", "b");
    expect(await told()).toHaveLength(4);
  });

  it("go to the administrators where there is no coordinator", async () => {
    const { tell, told } = await office(["root", "admin", "telegram"], ["an", "officer", "telegram"]);
    await tell("coordinator", "a");
    expect(await told()).toEqual(["telegram root"]);
  });

  it("go by a channel that works", async () => {
    const { tell, told } = await office(["lan", "coordinator", "zalo"], ["minh", "coordinator", "telegram"]);
    await tell("coordinator", "a", new Set(["telegram"]));
    expect(await told()).toEqual(["telegram minh"]);
  });

  it("come out of the store as they went in, instants too", async () => {
    const { org } = await office(["lan", "coordinator", "zalo"]);
    const lines = [
      say("notice-channel-dead", { channel: "Telegram", since: { at: AT } }),
      say("x", {
        n: 3,
        list: { list: ["a", { say: say("y", { when: { at: AT } }) }] },
        share: { figure: 1.5, unit: "%" },
      }),
    ];
    await queueNotice(store.db, org, BOTH, { to: "coordinator", key: "a", lines }, AT);
    const pace = { gapMs: () => 0, leaseMs: 1_000 };
    const { messages } = await store.db.transaction((tx) => claimMessages(tx, org, "zalo", 5, AT, pace));
    expect(messages.map(({ notice }) => notice)).toEqual([lines]);
  });

  describe("when Zalo's messages of a month run out", () => {
    const send = (org: string, sent: number, month = "2025-03") =>
      store.db.transaction((tx) => countSent(tx, org, BOTH, { channel: "zalo", month, sent }, AT));

    it("warn coordinators and administrators once, at eighty in a hundred", async () => {
      const { org, told } = await office(["lan", "coordinator", "telegram"], ["root", "admin", "zalo"]);
      await send(org, 2_399);
      expect(await told()).toEqual([]);
      await send(org, 1);
      expect((await told()).sort()).toEqual(["telegram lan", "zalo root"]);
      await send(org, 500);
      expect(await told()).toHaveLength(2);
      expect(await sentIn(store.db, org, "zalo", "2025-03")).toBe(2_900);
    });

    it("count each month by itself, and say which channels are scarce in it", async () => {
      const { org } = await office();
      await send(org, 2_400);
      await send(org, 7, "2025-04");
      expect([...(await scarceChannels(store.db, org, "2025-03"))]).toEqual(["zalo"]);
      expect([...(await scarceChannels(store.db, org, "2025-04"))]).toEqual([]);
    });

    it("count every message of several senders at once", async () => {
      const { org } = await office();
      await Promise.all(Array.from({ length: 8 }, () => send(org, 3)));
      expect(await sentIn(store.db, org, "zalo", "2025-03")).toBe(24);
    });
  });
});
