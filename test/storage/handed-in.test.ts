import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepHandedIn, takeHandedIn } from "../../src/storage/handed-in.js";
import { handedIn } from "../../src/storage/schema.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const at = (time: string) => new Date(`2025-01-06T${time}+07:00`);
const file = (content: unknown = {}) => ({ fileName: "ke-hoach.docx", content, digest: randomUUID() });

describe.each(backends)("what was handed in and waits for a yes, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function made() {
    const office = await anOffice(store);
    const [an, binh] = [await office.person("An", "admin", "VP"), await office.person("Bình", "admin", "VP")];
    return { ...office, an, binh };
  }

  it("is given back whole, once, and to its owner alone", async () => {
    const { db, org, an, binh } = await made();
    const kept = file({ tables: [[["7", "Hồ sơ “trực tuyến”", null, 82.5]]] });
    await keepHandedIn(db, org, an, kept, at("09:00:00"));
    expect(await takeHandedIn(db, org, binh, at("09:01:00"))).toBeNull();
    expect(await takeHandedIn(db, await store.anOrganization(), an, at("09:01:00"))).toBeNull();
    expect(await takeHandedIn(db, org, an, at("09:01:00"))).toEqual(kept);
    expect(await takeHandedIn(db, org, an, at("09:01:00"))).toBeNull();
  });

  it("takes the place of what the same person handed in before", async () => {
    const { db, org, an, binh } = await made();
    const [first, theirs, second] = [file(), file(), file()];
    await keepHandedIn(db, org, an, first, at("09:00:00"));
    await keepHandedIn(db, org, binh, theirs, at("09:01:00"));
    await keepHandedIn(db, org, an, second, at("09:02:00"));
    expect(await takeHandedIn(db, org, an, at("09:03:00"))).toEqual(second);
    expect(await takeHandedIn(db, org, binh, at("09:03:00"))).toEqual(theirs);
  });

  it("is over after a quarter of an hour, and goes when somebody hands in something else", async () => {
    const { db, org, an, binh } = await made();
    await keepHandedIn(db, org, an, file(), at("09:00:00"));
    expect(await takeHandedIn(db, org, an, at("09:15:00"))).toBeNull();
    await keepHandedIn(db, org, binh, file(), at("09:15:00"));
    const left = (await db.select().from(handedIn)).filter(({ organizationId }) => organizationId === org);
    expect(left.map(({ officerId }) => officerId)).toEqual([binh]);
  });

  it("keeps what no database would: null characters go, half a pair is replaced", async () => {
    const { db, org, an } = await made();
    await keepHandedIn(db, org, an, file(["a\0b", "c\ud800d"]), at("09:00:00"));
    expect((await takeHandedIn(db, org, an, at("09:01:00")))?.content).toEqual(["ab", "c\uFFFDd"]);
  });
});
