import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalogue, UnitDraft } from "../../src/domain/catalogue.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Process } from "../../src/domain/progress.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat, boundChats } from "../../src/storage/chats.js";
import { followSuccessors } from "../../src/storage/follow-successors.js";
import { listSets } from "../../src/storage/plan.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { listOccurrences } from "../../src/storage/progress.js";
import { addOfficer, listUnits, officersWithRoles } from "../../src/storage/roster.js";
import { occurrences } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aTask, aUnit } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T00:55:00Z");
const MERGED = new Date("2025-07-01T01:00:00Z");
const JULY = localDate("2025-07-01");

/** Two districts that end on 1 July in one ward, and their reports of three periods. */
function districts(changes: Partial<Catalogue> = {}, ended = true): Catalogue {
  const ending: Partial<UnitDraft> = ended ? { endedOn: JULY, successor: "P" } : {};
  return aCatalogue({
    units: [
      ...aCatalogue().units,
      { ...aUnit("Q1", "Quận Một", "district"), ...ending },
      { ...aUnit("Q2", "Quận Hai", "district"), ...ending },
      aUnit("P", "Phường Mới", "district"),
    ],
    sets: [{ code: "Q", name: "Các quận", aliases: [], members: ["Q1", "Q2"] }],
    tasks: [
      aTask("BC", {
        leads: ["Q"],
        schedule: { "2025-Q1": "before 2025-03-10", "2025-Q2": "before 2025-06-10", "2025-Q3": "before 2025-09-10" },
      }),
    ],
    ...changes,
  });
}

describe.each(backends)("units that follow others on $name", (backend) => {
  let store: TestStore;
  let org: string;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    org = await store.anOrganization();
  });

  const apply = (catalogue: Catalogue, at = AT) =>
    store.db.transaction((tx) => applyCatalogue(tx, org, catalogue, "all", at));
  const follow = (today = JULY) => store.db.transaction((tx) => followSuccessors(tx, org, today, MERGED));

  async function unit(code: string) {
    const found = (await listUnits(store.db, org)).find((each) => each.code === code);
    if (!found) throw new Error(`no unit ${code}`);
    return found;
  }

  /** "2025-Q1 Q1 done", by period and unit. */
  async function owed(): Promise<string[]> {
    const plan = await activePlan(store.db, org);
    const codes = new Map((await listUnits(store.db, org)).map(({ id, code }) => [id, code]));
    const found = await listOccurrences(store.db, plan?.id ?? "");
    return found.map(({ period, unitId, process }) => `${period} ${codes.get(unitId)} ${process}`).sort();
  }

  async function set(period: string, code: string, process: Process): Promise<void> {
    const { id } = await unit(code);
    const there = and(eq(occurrences.organizationId, org), eq(occurrences.unitId, id));
    for (const row of await store.db.select().from(occurrences).where(there)) {
      if (row.period !== period) continue;
      await store.db.update(occurrences).set({ process, version: 2 }).where(eq(occurrences.id, row.id));
    }
  }

  it("owe what falls due after the others have ended, from the start, and once", async () => {
    await apply(districts());
    expect((await owed()).map((line) => line.replace(" not_started", ""))).toEqual([
      "2025-Q1 Q1",
      "2025-Q1 Q2",
      "2025-Q2 Q1",
      "2025-Q2 Q2",
      "2025-Q3 P",
    ]);
  });

  it("take over what is open on the day, and leave what was submitted where it was", async () => {
    await apply(districts());
    await set("2025-Q1", "Q1", "done");
    await set("2025-Q1", "Q2", "awaiting_confirmation");
    await set("2025-Q2", "Q2", "in_progress");
    expect(await follow(localDate("2025-06-30"))).toEqual([]);
    const [first, second] = [await unit("Q1"), await unit("Q2")];
    expect((await follow()).map(({ from, to, count }) => [from.id, to.name, count])).toEqual([
      [first.id, "Phường Mới", 1],
      [second.id, "Phường Mới", 1],
    ]);
    const after = await owed();
    expect(after.slice(0, 2)).toEqual(["2025-Q1 Q1 done", "2025-Q1 Q2 awaiting_confirmation"]);
    expect(after.filter((line) => line.startsWith("2025-Q2"))).toHaveLength(1);
    expect(after.at(-1)).toBe("2025-Q3 P not_started");
    expect(await follow()).toEqual([]);
    expect(await owed()).toEqual(after);
  });

  it("keep what they took over when the plan is imported again", async () => {
    await apply(districts());
    await set("2025-Q2", "Q1", "in_progress");
    await follow();
    const after = await owed();
    await apply(districts(), MERGED);
    expect(await owed()).toEqual(after);
    expect(after).toContain("2025-Q2 P in_progress");
  });

  it("are found at the end of a chain", async () => {
    const chain = districts();
    const units = chain.units.map((each) => (each.code === "P" ? { ...each, endedOn: JULY, successor: "VP" } : each));
    await apply({ ...chain, units });
    await follow();
    expect((await owed()).filter((line) => line.startsWith("2025-Q2"))).toEqual(["2025-Q2 VP not_started"]);
  });

  it("are nobody where units are said to follow each other in a circle", async () => {
    const circle = districts();
    const units = circle.units.map((each) => (each.code === "P" ? { ...each, endedOn: JULY, successor: "Q1" } : each));
    await apply({ ...circle, units });
    const before = await owed();
    expect(await follow()).toEqual([]);
    expect(await owed()).toEqual(before);
  });

  it("get the group, the place in the sets and the people, once", async () => {
    await apply(districts());
    const [first, second, ward] = [await unit("Q1"), await unit("Q2"), await unit("P")];
    const bind = (chatId: string, unitId: string) =>
      bindChat(store.db, org, { address: { channel: "telegram", chatId }, unitId, title: null }, null, AT);
    await bind("g1", first.id);
    await bind("g2", second.id);
    const officerId = await addOfficer(store.db, org, { name: "Lan", unitId: first.id, role: "officer" }, AT);
    await follow();
    const chats = new Map((await boundChats(store.db, org)).map(({ address, unitId }) => [address.chatId, unitId]));
    expect(chats).toEqual(
      new Map([
        ["g1", ward.id],
        ["g2", second.id],
      ]),
    );
    const [sets] = await listSets(store.db, org);
    expect(sets?.spans).toEqual([{ unit: "P", from: JULY }]);
    const [lan] = await officersWithRoles(store.db, org, [officerId]);
    expect(lan?.memberships.map(({ unitId }) => unitId).sort()).toEqual([first.id, ward.id].sort());
    await bind("g1", first.id);
    await follow();
    expect((await boundChats(store.db, org)).find(({ address }) => address.chatId === "g1")?.unitId).toBe(first.id);
  });

  it("are followed by two replicas at once without a duty lost or doubled", async () => {
    await apply(districts());
    const both = (await Promise.all([follow(), follow()])).flat();
    expect(both.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect((await owed()).filter((line) => line.includes(" P "))).toHaveLength(3);
    expect((await owed()).filter((line) => line.includes(" Q"))).toEqual([]);
  });
});
