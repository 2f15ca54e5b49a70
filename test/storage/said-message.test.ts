import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatAddress } from "../../src/domain/message.js";
import { readerOf } from "../../src/storage/chat-reader.js";
import { latestSaid, latestSaidAbout, rememberSent, saidMessage } from "../../src/storage/said-message.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";
import { storeSent } from "./store-sent.js";

const at = (text: string) => new Date(`2025-01-${text}+07:00`);
const GROUP: ChatAddress = { channel: "telegram", chatId: "-1" };

describe.each(backends)("what a sent message said, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function made() {
    const office = await anOffice(store);
    const [duty, other] = await office.duties();
    if (!duty || !other) throw new Error("the plan has two duties at least");
    return { ...office, duty, other };
  }

  it("is found by any of the messages a long one became, and by no other", async () => {
    const { db, org, duty, other } = await made();
    await storeSent(db, org, {
      address: GROUP,
      at: at("06T08:00:00"),
      messageIds: ["11", "12"],
      items: [
        { occurrence: duty, rung: "T-7" },
        { occurrence: other, rung: "T-7", state: "satisfied" },
        { occurrence: other, rung: "T-3", readBy: "head" },
      ],
    });
    const said = await saidMessage(db, org, GROUP, "11");
    expect(said).toEqual({
      address: GROUP,
      sentAt: at("06T08:00:00"),
      parts: [],
      duties: [
        { occurrenceId: duty.id, dueOn: duty.dueOn, rung: "T-7", readBy: "unit", unreachableUnit: false },
        { occurrenceId: other.id, dueOn: other.dueOn, rung: "T-3", readBy: "head", unreachableUnit: false },
      ],
    });
    expect(await saidMessage(db, org, GROUP, "12")).toEqual(said);
    expect(await saidMessage(db, org, GROUP, "13")).toBeNull();
    expect(await saidMessage(db, org, { ...GROUP, chatId: "-2" }, "11")).toBeNull();
    expect(await saidMessage(db, org, { ...GROUP, channel: "zalo" }, "11")).toBeNull();
    expect(await saidMessage(db, await store.anOrganization(), GROUP, "11")).toBeNull();
  });

  it("is the chat's last reminder when no message is named: of the same topic, and young enough", async () => {
    const { db, org, duty, other } = await made();
    const item = (occurrence: typeof duty) => [{ occurrence, rung: "T-7" }];
    await storeSent(db, org, { address: GROUP, at: at("06T08:00:00"), messageIds: ["1"], items: item(duty) });
    await storeSent(db, org, { address: GROUP, at: at("07T08:00:00"), messageIds: ["2"], items: item(other) });
    const topic = { ...GROUP, thread: "9" };
    await storeSent(db, org, { address: topic, at: at("08T08:00:00"), messageIds: ["3"], items: item(duty) });
    // A summary speaks of no duty: "ok" to it is a courtesy.
    await storeSent(db, org, {
      address: GROUP,
      at: at("08T08:00:00"),
      messageIds: ["4"],
      items: [],
      parts: ["weekly"],
    });
    const dutiesOf = async (address: ChatAddress, since: string) =>
      (await latestSaid(db, org, address, at(since)))?.duties.map(({ occurrenceId }) => occurrenceId);
    expect(await dutiesOf(GROUP, "06T00:00:00")).toEqual([other.id]);
    expect(await dutiesOf(GROUP, "07T08:00:00")).toEqual([other.id]);
    expect(await dutiesOf(GROUP, "07T08:00:01")).toBeUndefined();
    expect(await dutiesOf(topic, "06T00:00:00")).toEqual([duty.id]);
    expect((await saidMessage(db, org, GROUP, "4"))?.parts).toEqual(["weekly"]);
  });

  it("is the last thing anybody heard of a duty", async () => {
    const { db, org, duty, other } = await made();
    await storeSent(db, org, {
      address: GROUP,
      at: at("06T08:00:00"),
      messageIds: ["1"],
      items: [{ occurrence: duty, rung: "T-7" }],
    });
    const head = { channel: "telegram", chatId: "binh" } as const;
    await storeSent(db, org, {
      address: head,
      at: at("08T08:00:00"),
      messageIds: ["1"],
      items: [{ occurrence: duty, rung: "T-1", readBy: "head" }],
    });
    expect((await latestSaidAbout(db, duty.id))?.address).toEqual(head);
    expect(await latestSaidAbout(db, other.id)).toBeNull();
  });

  it("is remembered once, however often it is noted", async () => {
    const { db, org, duty } = await made();
    const sent = {
      address: GROUP,
      at: at("06T08:00:00"),
      messageIds: ["1"],
      items: [{ occurrence: duty, rung: "T-7" }],
    };
    const outboxId = await storeSent(db, org, sent);
    await rememberSent(db, org, [{ outboxId, address: GROUP, messageIds: ["1", "2"] }], at("06T09:00:00"));
    expect((await saidMessage(db, org, GROUP, "1"))?.sentAt).toEqual(at("06T08:00:00"));
    expect((await saidMessage(db, org, GROUP, "2"))?.duties).toHaveLength(1);
    await rememberSent(db, org, [], at("06T09:00:00"));
  });

  it("is known as soon as delivery has sent it", async () => {
    const { db, org, bind, tickAt, duty, clock } = await made();
    await bind("VP", "-1");
    await tickAt("2025-01-06T12:00:00+07:00", "2025-01-09T08:00:00+07:00");
    const said = await latestSaid(db, org, GROUP, at("09T00:00:00"));
    expect(said?.sentAt).toEqual(clock.now());
    expect(said?.duties.map(({ occurrenceId, rung }) => [occurrenceId, rung])).toContainEqual([duty.id, "T-3"]);
  });

  it("went to a unit's group or to a person, and to nobody we know after they left", async () => {
    const { db, org, bind, person } = await made();
    await bind("VP", "-1", "5");
    await person("an", "officer", "VP");
    expect(await readerOf(db, org, { ...GROUP, thread: "5" })).toEqual({ kind: "group", name: "Văn phòng Sở" });
    expect(await readerOf(db, org, GROUP)).toBeNull();
    expect(await readerOf(db, org, { channel: "telegram", chatId: "an" })).toEqual({ kind: "person", name: "an" });
    expect(await readerOf(db, org, { channel: "zalo", chatId: "an" })).toBeNull();
  });
});
