import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/domain/message.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { backends } from "../support/backends.js";
import { NEXT_SLOT, SLOT, twoChannels } from "./two-channels.js";

const NO_LINE: Delivery = { outcome: "retry", reason: "ECONNREFUSED", unreachable: true };
const BUSY: Delivery = { outcome: "retry", reason: "500: oops" };
const BROKEN: Delivery = { outcome: "uncertain", reason: "502 page", unreachable: true };
const TOKEN: Delivery = { outcome: "refused", reason: "401", because: { kind: "token" } };

describe.each(backends)("while a whole channel is out of reach, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** VP's group on Telegram and on Zalo, and a coordinator on Zalo; Telegram ends every send with `end`. */
  async function outage(end: Delivery) {
    const office = await twoChannels(store);
    await office.group("VP", "zalo", "nhom-vp");
    await office.group("VP", "telegram", "-1");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    office.telegram.follow(() => end);
    await office.at(SLOT);
    return office;
  }

  /** Time passes as the service lives it: every few minutes it looks again. */
  async function pass(office: Awaited<ReturnType<typeof outage>>, minutes: number) {
    for (let passed = 0; passed < minutes; passed += 2) await office.after(2);
  }

  it.each([
    ["nothing can be reached there", NO_LINE],
    ["the token is refused", TOKEN],
  ])("for 15 minutes (%s), the same reminder goes once by the other one", async (_, end) => {
    const office = await outage(end);
    await pass(office, 12);
    expect(office.got()).toEqual([]);
    await pass(office, 6);
    expect(office.got().sort()).toEqual(["zalo coordinator", "zalo nhom-vp"]);
    expect(office.textTo("zalo", "nhom-vp")).toContain("Nhiệm vụ 1");
    expect(office.textTo("zalo", "coordinator")).toContain("Không kết nối được Telegram từ 08:00 09/01/2025");
    expect(await office.places()).toEqual(["telegram -1 dropped", "zalo nhom-vp sent"]);
    expect((await office.ledger())[0]?.reason).toBe("telegram unreachable: sent on zalo");
  });

  it("nothing is said twice when the channel comes back, and the next rung goes by it again", async () => {
    const office = await outage(NO_LINE);
    await pass(office, 20);
    office.telegram.follow(() => null);
    await pass(office, 60);
    expect(office.got().filter((chat) => chat !== "zalo coordinator")).toEqual(["zalo nhom-vp"]);
    await office.at(NEXT_SLOT);
    expect(office.got().slice(-1)).toEqual(["telegram -1"]);
  });

  it("the coordinators hear of it once", async () => {
    const office = await outage(NO_LINE);
    await pass(office, 120);
    expect(office.zalo.textsIn("coordinator")).toHaveLength(1);
  });

  it("what has no other way waits, and is sent when the channel is back", async () => {
    const office = await twoChannels(store);
    await office.group("VP", "telegram", "-1");
    await office.linked("coordinator", "coordinator", "TCCB", "zalo");
    office.telegram.follow(() => NO_LINE);
    await office.at(SLOT);
    await pass(office, 60);
    expect(office.got()).toEqual(["zalo coordinator"]);
    office.telegram.follow(() => null);
    await pass(office, 16);
    expect(office.got()).toEqual(["zalo coordinator", "telegram -1"]);
    expect(await office.places()).toEqual(["telegram -1 sent"]);
  });

  it("people are written to on their other account, each their own message", async () => {
    const office = await twoChannels(store);
    for (const name of ["an", "binh"]) await office.linked(name, "officer", "VP", "zalo", "telegram");
    office.telegram.follow(() => NO_LINE);
    await office.at(SLOT);
    await pass(office, 20);
    expect(office.got().sort()).toEqual(["zalo an", "zalo binh"]);
  });

  it("what may have arrived is not said again by another way before its hold is over", async () => {
    const office = await outage(BROKEN);
    await pass(office, 60);
    expect(office.telegram.requests).toHaveLength(2);
    expect(office.got()).toEqual([]);
    expect(await office.places()).toEqual(["telegram -1 uncertain"]);
  });

  it("one that answers with errors of its own is not out of reach", async () => {
    const office = await outage(BUSY);
    await pass(office, 60);
    expect(office.got()).toEqual([]);
  });

  it.each([
    ["took a message", null],
    ["refused one", { outcome: "refused", reason: "400", because: { kind: "message" } } as const],
  ])("one that %s meanwhile was there: the quarter of an hour begins anew", async (_, answer) => {
    const office = await outage(NO_LINE);
    await office.group("TCCB", "telegram", "-2");
    await pass(office, 10);
    office.telegram.follow(() => answer);
    await pass(office, 6);
    office.telegram.follow(() => NO_LINE);
    await office.at(NEXT_SLOT);
    await pass(office, 12);
    expect(office.got().filter((chat) => chat.startsWith("zalo"))).toEqual([]);
    await pass(office, 6);
    expect(office.got()).toContain("zalo nhom-vp");
  });

  it("what has waited as long on a channel that is no longer run takes another way too", async () => {
    const office = await outage(BUSY);
    const onlyZalo = office.delivery({ store: office.reminders, channels: [office.zalo] });
    office.clock.set("2025-01-09T08:14:00+07:00");
    while ((await deliverDue(onlyZalo)) > 0);
    expect(office.got()).toEqual([]);
    office.clock.set("2025-01-09T08:15:00+07:00");
    while ((await deliverDue(onlyZalo)) > 0);
    expect(office.got()).toEqual(["zalo nhom-vp"]);
  });
});
