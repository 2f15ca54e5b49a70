import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChannelName } from "../../src/domain/officer.js";
import { storeSent } from "../storage/store-sent.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody", name: "Người Lạ" };

describe.each(oneBackend)("answers to a reminder, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let ich: Person;
  let sent = 0;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    ich = room.person("Ích");
  });
  afterAll(() => room.close());
  // A day between: what was reminded of before is no longer recent.
  beforeEach(() => room.later(25 * 60));

  /** A reminder of these tasks that goes out now, by default to An in private; gives its message's id. */
  async function reminded(tasks: readonly string[], chatId = an.userId): Promise<string> {
    const items = [];
    for (const task of tasks) {
      items.push({ occurrence: await room.duty(task), rung: "T-7" });
    }
    const address = { channel: "rehearsal" as ChannelName, chatId };
    const messageId = `r${++sent}`;
    const message = { address, at: room.clock.now(), messageIds: [messageId], items };
    await storeSent(room.office.database.db, room.office.organization.id, message);
    return messageId;
  }

  describe("in reply to a reminder of one duty", () => {
    it.each([
      ["72%", "72 %"],
      ["em báo cáo 73% ạ", "73 %"],
      ["740/1000", "74 % (740/1.000)"],
      ["75,5", "75,5 %"],
      ["/capnhat 76%", "76 %"],
    ])("“%s” is recorded as if its number stood before it", async (text, after) => {
      const reply = await reminded(["7"]);
      const { lines } = await room.says(an, text, { reply });
      expect(lines[0]).toMatch(/^✔ 7 · /);
      expect(lines[1]?.split(" → ")[1]).toBe(after);
    });

    it("a state in words is that duty's", async () => {
      const reply = await reminded(["1"]);
      const answer = async (text: string) => (await room.says(an, text, { reply })).lines[1];
      expect(await answer("xong")).toBe("chưa thực hiện → chờ xác nhận");
      expect(await answer("đang làm")).toBe("chờ xác nhận → đang thực hiện");
      expect(await answer("/xong")).toBe("đang thực hiện → chờ xác nhận");
      await room.says(an, "tạm dừng", { reply });
      expect((await room.says(an, "ko ps", { reply })).text).toContain("Ghi chú: Không phát sinh");
    });

    it("word that it was sent, with the document's number, hands it in and keeps the number", async () => {
      const reply = await reminded(["1"]);
      await room.says(an, "đang làm", { reply });
      const { text } = await room.says(an, "đã gửi qua iOffice số 123/BC", { reply });
      expect(text).toContain("→ chờ xác nhận");
      expect(text).toContain("123/BC");
      expect((await room.says(an, "/minhchung 1")).text).toContain("123/BC");
    });

    it("counts in the group too, for the period that the reminder spoke of", async () => {
      const reply = await reminded(["12"], "group:TTr");
      const { text } = await room.says(ich, "không phát sinh", { group: "TTr", reply });
      expect(text).toContain("✔ 12 · ");
      const [first] = await room.occurrences("12");
      expect((await room.history("12")).at(-1)?.occurrenceId).toBe(first?.id);
    });

    it("“tháng này” is today's month, and asked about where the reminder spoke of another", async () => {
      const reply = await reminded(["12"], "group:TTr");
      const said = { group: "TTr", reply };
      expect((await room.says(ich, "tháng này không phát sinh", said)).text).toContain("tháng 1/2025");
      await room.later(31 * 24 * 60);
      const before = await room.entryCount();
      const asked = await room.says(ich, "tháng này không phát sinh", said);
      expect(asked.text).toContain("của việc nào");
      expect(await room.entryCount()).toBe(before);
    });

    it("is checked like any other figure", async () => {
      const reply = await reminded(["7"]);
      const before = await room.entryCount();
      expect((await room.says(an, "182%", { reply })).text).toContain("182");
      expect((await room.says(an, "1.234", { reply })).text).toContain("tôi chưa chắc");
      expect(await room.entryCount()).toBe(before);
    });

    it("asks about a number that may as well be a task's", async () => {
      const reply = await reminded(["7"]);
      const before = await room.entryCount();
      expect((await room.says(an, "7", { reply })).text).toContain("Kết quả là bao nhiêu");
      const asked = await room.says(an, "8", { reply });
      expect(asked.text).toContain("Ghi 8 % cho nhiệm vụ 7");
      expect(await room.entryCount()).toBe(before);
    });

    it("goes before the question that waits", async () => {
      const reply = await reminded(["9"]);
      await room.says(an, "/capnhat 7");
      expect((await room.says(an, "61%", { reply })).lines[0]).toMatch(/^✔ 9 · /);
    });

    it("of another unit is refused, saying who may", async () => {
      const reply = await reminded(["7"], ich.userId);
      const before = await room.entryCount();
      expect((await room.says(ich, "82%", { reply })).text).toContain("do Văn phòng Sở chủ trì");
      expect(await room.entryCount()).toBe(before);
    });

    it("leaves a line that names its task alone", async () => {
      const reply = await reminded(["7"]);
      expect((await room.says(an, "9 62%", { reply })).lines[0]).toMatch(/^✔ 9 · /);
      expect((await room.says(an, "/capnhat 9", { reply })).lines[0]).toMatch(/^9 · /);
    });
  });

  describe("in reply to a reminder of several duties", () => {
    it("“tháng này không phát sinh” is of no duty that has no months: it is asked", async () => {
      const reply = await reminded(["BC", "12"], "group:TTr");
      const before = await room.entryCount();
      const asked = await room.says(ich, "tháng này không phát sinh", { group: "TTr", reply });
      expect(asked.text).toContain("của việc nào");
      expect(await room.entryCount()).toBe(before);
    });

    it("is asked about, offering those that it can mean", async () => {
      const reply = await reminded(["1", "7", "9"]);
      const before = await room.entryCount();
      const asked = await room.says(an, "63%", { reply });
      expect(asked.text).toContain("“63%” là của việc nào");
      expect(asked.choices.map(({ label }) => label.split(" ")[0])).toEqual(["7", "9"]);
      expect(await room.entryCount()).toBe(before);
      expect((await room.presses(an, asked, "9 ·")).lines[0]).toMatch(/^✔ 9 · /);
      expect((await room.history("9")).at(-1)?.after.figure?.value).toBe(63);
    });

    it("is asked even where only one can take it: the others were spoken of as well", async () => {
      const reply = await reminded(["1", "7"]);
      const before = await room.entryCount();
      const asked = await room.says(an, "64%", { reply });
      expect(asked.choices).toHaveLength(1);
      expect(await room.entryCount()).toBe(before);
      expect((await room.says(an, "1")).lines[0]).toMatch(/^✔ 7 · /);
    });

    it("of which the asker reports one is about that one", async () => {
      const reply = await reminded(["7", "12"], "group:VP");
      expect((await room.says(an, "65%", { group: "VP", reply })).lines[0]).toMatch(/^✔ 7 · /);
    });
  });

  describe("without a reply", () => {
    it("proposes the chat's last reminder, and records it only when told to", async () => {
      await reminded(["7"]);
      const before = await room.entryCount();
      const asked = await room.says(an, "66%");
      expect(asked.text).toContain("Ghi 66 % cho nhiệm vụ 7");
      expect(asked.choices.map(({ label }) => label)).toEqual(["Ghi 66 % cho 7"]);
      expect(await room.entryCount()).toBe(before);
      expect((await room.says(an, "1")).lines[1]).toMatch(/→ 66 %$/);
    });

    it.each(["ok", "đúng rồi ạ", "Vâng", "ghi đi"])(
      "takes “%s” for a yes to the proposal, not for a courtesy",
      async (yes) => {
        await reminded(["7"]);
        await room.says(an, "65,5%");
        expect((await room.says(an, yes)).lines[1]).toMatch(/→ 65,5 %$/);
      },
    );

    it.each(["không", "sai rồi ạ", "ok 7"])("records nothing for “%s”", async (answer) => {
      await reminded(["7"]);
      await room.says(an, "65,7%");
      const before = await room.entryCount();
      await room.says(an, answer);
      expect(await room.entryCount()).toBe(before);
      await room.says(an, "ok");
      expect(await room.entryCount()).toBe(before);
    });

    it("does so in a unit's group only where it is spoken to", async () => {
      await reminded(["7"], "group:VP");
      expect(await room.hears(an, "67%", { group: "VP" })).toBeNull();
      expect((await room.says(an, "67%", { group: "VP", addressed: true })).text).toContain("Ghi 67 % cho nhiệm vụ 7");
      expect((await room.says(ich, "67%", { group: "VP", addressed: true })).text).toContain("là của nhiệm vụ nào");
    });

    it("asks which of several, of a state too", async () => {
      await reminded(["9", "11"]);
      const asked = await room.says(an, "đang làm");
      expect(asked.choices.map(({ label }) => label.split(" ")[0])).toEqual(["9", "11"]);
    });

    it("takes a day-old reminder for none", async () => {
      await reminded(["7"]);
      room.later(24 * 60 + 1);
      expect((await room.says(an, "68%")).text).toContain("là của nhiệm vụ nào");
    });

    it("leaves the answer to a waiting question to that question", async () => {
      await reminded(["7"]);
      await room.says(an, "/capnhat 9");
      expect((await room.says(an, "69%")).lines[0]).toMatch(/^✔ 9 · /);
    });

    it("asks nothing about what is done already", async () => {
      await room.says(an, "/xong 1 số 1/KH");
      await reminded(["1"]);
      expect((await room.says(an, "xong")).text).toContain("Việc nào đã xong");
    });
  });

  it("a reply to anything but a reminder is read as before", async () => {
    expect((await room.says(an, "82%", { reply: "an answer" })).text).toContain("là của nhiệm vụ nào");
    expect((await room.says(STRANGER, "82%", { reply: await reminded(["7"]) })).text).toContain("/lienket");
  });
});
