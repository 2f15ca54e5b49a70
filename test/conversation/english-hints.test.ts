import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("what an English answer tells to type is understood, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    [an, binh, cuc] = [room.person("An"), room.person("Bình"), room.person("Cúc")];
    for (const one of [an, binh, cuc]) await room.says(one, "/ngonngu en");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** Shows the line in an answer, then types it. */
  async function shownThenTyped(who: Person, before: string, line: string): Promise<string> {
    expect((await room.says(who, before)).text).toContain(line);
    return (await room.says(who, line)).text;
  }

  it("a duty is put off until Friday, and no longer", async () => {
    expect(await shownThenTyped(an, "/hoan 7", "/hoan 7 Friday")).toContain("no reminders until 10/01/2025");
    expect(await shownThenTyped(an, "/hoan 7 Friday", "/hoan 7 stop")).toContain("reminders go on as planned");
  });

  it("a stand-in and a leave are ended", async () => {
    expect(await shownThenTyped(an, "/uyquyen Bình 10/3 15/3", "/uyquyen stop")).toContain("no longer stands in");
    expect(await shownThenTyped(an, "/nghi 10/3 15/3", "/nghi stop")).toContain("Your leave is over");
    await room.says(an, "/nghi 10/3 15/3");
    expect((await room.says(an, "/nghi off")).text).toContain("Your leave is over");
  });

  it("a state, a document's number and a period are given", async () => {
    expect(await shownThenTyped(an, "/capnhat BC 5%", "/capnhat BC in progress")).toContain("in progress");
    expect((await room.says(an, "/xong 1 123/KH")).text).toContain("awaiting confirmation");
    expect((await room.says(binh, "/khongphatsinh 12 2025-01")).text).toContain("Thanh tra Sở");
  });

  it("a decision and what is taken back read as a sentence in the history", async () => {
    await room.says(an, "/huy");
    await room.says(an, "/xong 1 124/KH");
    await room.says(binh, "/tuchoi 1 not signed");
    const { text } = await room.says(an, "/lichsu 1");
    expect(text).toContain("sent back: awaiting confirmation → in progress");
  });

  it("a piece of evidence is withdrawn", async () => {
    await room.says(an, "/minhchung 8 125/KH");
    const { text } = await room.says(an, "/minhchung 8 withdraw");
    const line = /\/minhchung 8 withdraw MC\d+/.exec(text)?.[0] ?? "";
    expect((await room.says(an, `${line} wrong file`)).text).toContain("Withdrawn");
  });

  it("a period that was frozen by mistake is opened again", async () => {
    expect(await shownThenTyped(cuc, "/chot Q1", "/chot 2025-Q1 reopen")).toContain("is open again");
  });

  it("the next page of a list is asked for", async () => {
    for (let entry = 0; entry < 12; entry++) {
      room.later(1);
      await room.says(an, `/capnhat 7 ${60 + entry}%`);
    }
    expect(await shownThenTyped(an, "/lichsu 7", "/lichsu 7 page 2")).toContain("60%");
  });

  it("a group is freed of its unit", async () => {
    await room.says(cuc, "/nhom Thanh tra Sở", { group: "freed" });
    expect((await room.says(cuc, "/nhom", { group: "freed" })).text).toContain("Unbind: /nhom off");
    expect((await room.says(cuc, "/nhom off", { group: "freed" })).text).toContain("no longer gets the reminders");
  });
});
