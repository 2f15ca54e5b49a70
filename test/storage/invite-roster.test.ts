import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../src/domain/officer.js";
import { diffRoster, inviteAll } from "../../src/storage/invite-roster.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T09:00:00+07:00");
const A_WEEK_ON = new Date("2025-01-13T09:00:00+07:00");

describe.each(backends)("a list of people beside the office on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function made() {
    const { db, org, unit, person } = await anOffice(store);
    await person("An", "officer", "VP");
    await person("Giang", "head", "TTr");
    const post = (name: string, role: Role = "officer", code = "VP") => ({ name, role, unitId: unit(code) });
    const list = [post("AN"), post("Bình"), post("Giang", "officer", "TTr")];
    return { post, list, db, org, diff: (at = AT) => diffRoster(db, org, list, (name) => name.toLowerCase(), at) };
  }

  it("tells who has the role by now from who is to be invited, and names who is on no list", async () => {
    const { diff, list } = await made();
    const [an, binh, giang] = list;
    expect(await diff()).toMatchObject({ known: [an], toInvite: [binh, giang], waiting: [] });
    expect((await diff()).gone).toMatchObject([{ name: "Giang", role: "head", unit: "Thanh tra Sở" }]);
  });

  it("invites nobody twice while the code can be used", async () => {
    const { diff, list, db, org } = await made();
    const { toInvite } = await diff();
    const invited = await inviteAll(db, org, toInvite, AT);
    expect(invited).toMatchObject(toInvite);
    expect(new Set(invited.map(({ code }) => code)).size).toBe(2);
    expect(invited.map(({ expiresAt }) => expiresAt)).toEqual([A_WEEK_ON, A_WEEK_ON]);
    expect(await diff()).toMatchObject({ toInvite: [], waiting: list.slice(1) });
    expect(await diff(A_WEEK_ON)).toMatchObject({ toInvite: list.slice(1), waiting: [] });
  });
});
