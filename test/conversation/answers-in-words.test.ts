import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("a question answered in words, on $name", (backend) => {
  let room: Room;
  let an: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
  });

  beforeEach(() => room.later(16));

  afterAll(() => room.close());

  it.each(["10a", "10A", "a", "A ạ", "nv 10a"])("%j chooses the part of that letter", async (answer) => {
    await room.says(an, "nv 10 95%");
    const saved = await room.says(an, answer);
    expect(saved.text).toContain("✔ 10a");
    expect(saved.text).toContain("→ 95 %");
  });

  it("a number is the task's where choices are buttons, and the line's where they are numbered", async () => {
    const onTelegram: Person = { userId: "1001", name: "An trên Telegram", channel: "telegram" };
    const list = await room.says(an, "/capnhat");
    expect(list.choices.map(({ label }) => label.split(" ")[0])).toEqual(["1", "DT", "BC", "3"]);
    expect((await room.says(an, "3")).text).toContain("BC");
    const invitation = await room.says(room.person("Cúc"), "/moi Văn phòng Sở");
    await room.says(onTelegram, `/start ${/[A-Z0-9]{8}/.exec(invitation.text)?.[0]}`);
    await room.says(onTelegram, "/capnhat");
    expect((await room.says(onTelegram, "3")).text).toContain("3 ·");
  });

  it("a number agrees to nothing where agreeing is a button", async () => {
    const onTelegram: Person = { userId: "1002", name: "Cúc trên Telegram", channel: "telegram" };
    const invitation = await room.says(room.person("Cúc"), "/moi Văn phòng Sở coordinator");
    await room.says(onTelegram, `/start ${/[A-Z0-9]{8}/.exec(invitation.text)?.[0]}`);
    const asked = await room.says(onTelegram, "/donvi thêm Trung tâm Thử nghiệm");
    expect(asked.text).toContain("Tôi chưa đổi gì");
    await room.says(onTelegram, "1");
    expect((await room.office.plan())?.units.map(({ name }) => name)).not.toContain("Trung tâm Thử nghiệm");
  });

  it.each(["3", "3 ạ", "12"])("a number is asked about where no list was shown: %j", async (answer) => {
    const onZalo: Person = { userId: "z1001", name: "An trên Zalo", channel: "zalo" };
    const invitation = await room.says(room.person("Cúc"), "/moi Văn phòng Sở");
    await room.says(onZalo, `/lienket ${/[A-Z0-9]{8}/.exec(invitation.text)?.[0]}`);
    const count = await room.entryCount();
    expect((await room.says(onZalo, answer)).text).toContain(`“${answer}” là của nhiệm vụ nào ạ?`);
    // Half an hour later the list is gone too.
    await room.says(onZalo, "/viec");
    room.later(31);
    expect((await room.says(onZalo, answer)).text).toContain("là của nhiệm vụ nào ạ?");
    expect(await room.entryCount()).toBe(count);
  });

  it("a letter that no part has chooses none", async () => {
    const count = await room.entryCount();
    await room.says(an, "nv 10 95%");
    await room.says(an, "c");
    expect(await room.entryCount()).toBe(count);
  });

  it.each(["thôi", "thôi ạ", "để sau", "bỏ qua nhé", "không", "khỏi ạ", "lát nữa em gửi"])(
    "%j leaves the question, and the figure after it has no task",
    async (answer) => {
      const count = await room.entryCount();
      await room.says(an, "/capnhat 7");
      expect((await room.says(an, answer)).text).toContain("Đã thoát");
      expect((await room.says(an, "84%")).text).toContain("của nhiệm vụ nào");
      expect(await room.entryCount()).toBe(count);
    },
  );

  it("a reason may be any words, these too", async () => {
    await room.says(an, "nv 7 82%");
    await room.says(an, "/sua 7 83%");
    expect((await room.says(an, "thôi")).text).toContain("Lý do: thôi");
  });

  it("where it is said to end a snooze, it ends the snooze", async () => {
    await room.says(an, "/hoan 7");
    expect((await room.says(an, "thôi")).text).not.toContain("Đã thoát");
  });

  it("in a group nobody's “thôi” is taken for an answer that was not spoken to the bot", async () => {
    await room.says(an, "/capnhat 7", { group: "VP" });
    expect(await room.hears(an, "thôi", { group: "VP" })).toBeNull();
    expect((await room.says(an, "84%", { group: "VP" })).text).toContain("→ 84 %");
  });
});
