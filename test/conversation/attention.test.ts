import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Audience } from "../../src/domain/ladder.js";
import type { ChatAddress } from "../../src/domain/message.js";
import type { MessagePart } from "../../src/domain/route.js";
import { mutedOfficers, snoozesOf } from "../../src/storage/mutes.js";
import { storeSent } from "../storage/store-sent.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody", name: "Người Lạ" };

describe.each(oneBackend)("quiet, seen and why, on $name", (backend) => {
  let room: Room;
  let officer: Person;
  let head: Person;
  let inspector: Person;
  let sent = 0;

  beforeAll(async () => {
    room = await openRoom(backend);
    officer = room.person("An");
    head = room.person("Bình");
    inspector = room.person("Ích");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  type Told = {
    readonly group?: string;
    readonly to?: Person;
    readonly rung?: string;
    readonly readBy?: Audience;
    readonly unreachableUnit?: boolean;
    readonly parts?: readonly MessagePart[];
  };

  /** A reminder of these tasks that went out now, by default into the group of Văn phòng Sở; gives its message's id. */
  async function reminded(tasks: readonly string[], told: Told = {}): Promise<string> {
    const { group = "VP", to, rung = "T-7", readBy, unreachableUnit, parts } = told;
    const address: ChatAddress = { channel: "rehearsal", chatId: to ? to.userId : `group:${group}` };
    const items = [];
    for (const task of tasks) {
      const occurrence = await room.duty(task);
      items.push({
        occurrence,
        rung,
        ...(readBy ? { readBy } : {}),
        ...(unreachableUnit ? { unreachableUnit } : {}),
      });
    }
    const messageId = `r${++sent}`;
    const { db } = room.office.database;
    const message = { address, at: room.clock.now(), messageIds: [messageId], items, ...(parts ? { parts } : {}) };
    await storeSent(db, room.office.organization.id, message);
    return messageId;
  }

  /** "1 2025-01-10 Trần Văn An" for each snooze of the task in force now. */
  async function snoozed(task: string): Promise<string[]> {
    const duties = await room.occurrences(task);
    const { database, organization } = room.office;
    const ids = duties.map(({ id }) => id);
    const all = await snoozesOf(database.db, organization.id, ids, room.clock.now());
    return all.map(({ occurrenceId, untilAt, by }) => {
      const period = duties.find(({ id }) => id === occurrenceId)?.period;
      return `${period} until ${untilAt.toISOString()} by ${by}`;
    });
  }

  describe("/hoan", () => {
    it("puts the unit's reminders of one duty off to the first moment of that day, and says what comes then", async () => {
      const entries = await room.entryCount();
      const { text, lines } = await room.says(officer, "/hoan 1 thứ sáu");
      expect(lines[0]).toBe("⏸ 1 · Ban hành Kế hoạch CCHC 2025: hoãn nhắc đến 10/01/2025.");
      expect(text).toContain("Lần nhắc tới: 13/01/2025.");
      expect(text).toContain("Trưởng đơn vị, cán bộ tổng hợp và lãnh đạo vẫn được báo");
      expect(text).toContain("/hoan 1 thôi");
      expect(await snoozed("1")).toEqual([`2025 until 2025-01-09T17:00:00.000Z by ${officer.name}`]);
      // It is no progress.
      expect(await room.entryCount()).toBe(entries);
      expect((await room.occurrences("1"))[0]?.process).toBe("not_started");
    });

    it("is seen by the head, with its end and who asked for it", async () => {
      await room.says(officer, "/hoan 1 thứ sáu");
      const note = `⏸ đang hoãn nhắc đến 10/01/2025, do ${officer.name}`;
      expect((await room.says(head, "/viec")).lines).toContain(note);
      expect((await room.says(head, "/nhiemvu 1")).lines).toContain(note);
      expect((await room.says(head, "/visao 1")).lines).toContain(note);
      const after = await room.at("2025-01-10T00:00:00+07:00", () => room.says(head, "/viec"));
      expect(after.text).not.toContain("hoãn nhắc");
    });

    it("never hides the last reminder before the due date, and says why it ends there", async () => {
      const { lines } = await room.says(officer, "/hoan 1 20/1");
      expect(lines[0]).toContain("hoãn nhắc đến 14/01/2025.");
      expect(lines[1]).toContain("để đơn vị không lỡ lần nhắc cuối trước hạn");
      expect(lines[2]).toBe("Lần nhắc tới: 14/01/2025.");
      await room.at("2025-01-14T09:00:00+07:00", async () => {
        expect((await room.says(officer, "/hoan 1 mai")).text).toContain("đã đến lần nhắc cuối trước hạn");
      });
    });

    it("of a late duty lasts a week at most", async () => {
      await room.at("2025-01-15T09:00:00+07:00", async () => {
        const { text } = await room.says(officer, "/hoan 1 28/2");
        expect(text).toContain("hoãn nhắc đến 22/01/2025.");
        expect(text).toContain("tối đa 7 ngày");
        expect((await snoozed("1"))[0]).toContain("2025-01-21T17:00:00.000Z");
      });
    });

    it("is ended by anybody of the unit who may begin it", async () => {
      await room.says(officer, "/hoan 1 mai");
      expect((await room.says(head, "/hoan 1 thôi")).text).toContain("đã thôi hoãn");
      expect(await snoozed("1")).toEqual([]);
      expect((await room.says(officer, "/hoan 1 bỏ")).text).toContain("hiện không hoãn nhắc");
    });

    it.each([
      ["another unit's officer", "Giang"],
      ["the coordinator", "Cúc"],
      ["a leader", "Ánh"],
    ])("is refused to %s, saying who may", async (_who, name) => {
      const { text } = await room.says(room.person(name), "/hoan 1 mai");
      expect(text).toContain("do Văn phòng Sở chủ trì");
      expect(text).toContain("trưởng đơn vị ấy mới hoãn được");
      expect(await snoozed("1")).toEqual([]);
    });

    it("tells a stranger how to be known", async () => {
      expect((await room.says(STRANGER, "/hoan 1 mai")).text).toContain("chưa được liên kết");
    });

    it("without a day offers three, and takes a pressed one as well as a typed one", async () => {
      const asked = await room.says(officer, "/hoan 1");
      expect(asked.lines[0]).toContain("hoãn nhắc đến hôm nào ạ? Muộn nhất là 14/01/2025");
      expect(asked.choices.map(({ label }) => label)).toEqual(["Đến 07/01/2025", "Đến 09/01/2025", "Đến 13/01/2025"]);
      expect((await room.presses(officer, asked, "09/01")).text).toContain("hoãn nhắc đến 09/01/2025");
      for (const [typed, day] of [
        ["thứ sáu", "10/01/2025"],
        ["3 ngày", "09/01/2025"],
        ["2", "09/01/2025"],
        ["8/1", "08/01/2025"],
      ] as const) {
        room.later(1);
        await room.says(officer, "/hoan 1");
        expect((await room.says(officer, typed)).text).toContain(`hoãn nhắc đến ${day}`);
      }
    });

    it.each([
      ["/hoan 1 5/1", "chưa đọc được một ngày sắp tới trong “1 5/1”"],
      ["/hoan 1 hôm nay", "chưa đọc được một ngày sắp tới"],
      ["/hoan 1 khi nào rảnh", "chưa đọc được một ngày sắp tới trong “1 khi nào rảnh”"],
      ["/hoan 1 mãi", "phải có ngày kết thúc ạ.\n1 · "],
      ["hoãn nv 1 mãi mãi nhé", "phải có ngày kết thúc"],
      ["/hoan 99 mai", "Không có nhiệm vụ 99"],
      ["/hoan TX1 mai", "không còn lần nhắc nào để hoãn"],
      ["/hoan BC 6 tháng đầu năm mai", "(6 tháng đầu năm 2025): hoãn nhắc đến 07/01/2025"],
      ["/hoan BC quý 4 mai", "không còn nợ quý IV/2025"],
      ["/hoan 1 tháng 2 mai", "không còn nợ tháng 2/2025"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(officer, line)).text).toContain(phrase);
    });

    it("takes the duty from the reminder it replies to, where that spoke of one", async () => {
      const one = await reminded(["1"]);
      const { text } = await room.says(officer, "hoãn 3 ngày nhé", { group: "VP", reply: one });
      expect(text).toContain("1 · Ban hành Kế hoạch CCHC 2025: hoãn nhắc đến 09/01/2025");
      room.later(1);
      const several = await reminded(["1", "7"]);
      const asked = await room.says(officer, "hoãn 3 ngày", { group: "VP", reply: several });
      expect(asked.lines[0]).toBe("Anh/chị hoãn nhắc việc nào ạ?");
      expect(asked.choices).toHaveLength(2);
      const done = await room.presses(officer, asked, "7 ·", { group: "VP" });
      expect(done.lines[0]).toMatch(/^⏸ 7 · .* hoãn nhắc đến 09\/01\/2025\.$/);
    });

    it("without any duty named asks which, and completes the answer", async () => {
      const asked = await room.says(officer, "/hoan");
      expect(asked.choices.length).toBeGreaterThan(1);
      expect((await room.says(officer, "1 mai")).text).toContain("hoãn nhắc đến 07/01/2025");
    });

    it("asks which period, where several are late", async () => {
      await room.at("2025-03-25T09:00:00+07:00", async () => {
        const asked = await room.says(inspector, "/hoan 12 28/3");
        expect(asked.lines[0]).toContain("đang quá hạn nhiều kỳ");
        const done = await room.presses(inspector, asked, "tháng 2/2025");
        expect(done.text).toContain("(tháng 2/2025): hoãn nhắc đến 28/03/2025");
        expect(await snoozed("12")).toEqual([`2025-02 until 2025-03-27T17:00:00.000Z by ${inspector.name}`]);
      });
    });

    it("of what is done has nothing to put off", async () => {
      await room.says(officer, "/xong 1 số 1/KH");
      expect((await room.says(officer, "/hoan 1 mai")).text).toContain("không còn lần nhắc nào để hoãn");
      await room.says(officer, "/huy");
    });

    it("said twice by the network counts once", async () => {
      expect(await room.hears(officer, "/hoan 1 mai", { key: "twice" })).not.toBeNull();
      expect(await room.hears(officer, "/hoan 1 mai", { key: "twice" })).toBeNull();
      expect(await snoozed("1")).toHaveLength(1);
    });
  });

  describe("/tat", () => {
    const isMuted = async (person: Person) => {
      const { database, organization } = room.office;
      return (await mutedOfficers(database.db, organization.id, room.clock.now())).has(person.userId);
    };

    it("mutes my own reminders until that day, and says who hears instead", async () => {
      const { lines } = await room.says(officer, "/tat 20/1");
      expect(lines).toEqual([
        "🔕 Từ nay đến 20/01/2025 tôi không nhắc riêng anh/chị.",
        "Việc của Văn phòng Sở: nhóm của đơn vị vẫn được nhắc.",
        "Bật lại sớm hơn: /bat",
      ]);
      expect(await isMuted(officer)).toBe(true);
      expect(await isMuted(head)).toBe(false);
      expect(await room.at("2025-01-19T23:59:59+07:00", () => isMuted(officer))).toBe(true);
      expect(await room.at("2025-01-20T00:00:00+07:00", () => isMuted(officer))).toBe(false);
    });

    it.each(["/bat", "/tat thôi", "bật nhắc lại", "tat thoi"])("is ended by %s", async (line) => {
      await room.says(officer, "/tat mai");
      expect((await room.says(officer, line)).text).toContain("Đã bật lại");
      expect(await isMuted(officer)).toBe(false);
      expect((await room.says(officer, line)).text).toContain("đang nhận tin riêng bình thường");
    });

    it("lasts a month at most", async () => {
      const { text } = await room.says(officer, "/tat 30/6");
      expect(text).toContain("đến 05/02/2025");
      expect(text).toContain("tối đa 30 ngày");
      await room.says(officer, "/bat");
    });

    it("without a day offers three, says whether it is muted already, and takes the typed answer", async () => {
      const asked = await room.says(officer, "/tat");
      expect(asked.choices.map(({ label }) => label)).toEqual(["3 ngày", "1 tuần", "2 tuần"]);
      expect((await room.says(officer, "thứ hai tuần sau")).text).toContain("đến 13/01/2025");
      expect((await room.says(officer, "/tat")).text).toContain("Đang tắt đến 13/01/2025");
      await room.says(officer, "/bat");
    });

    it.each([
      ["/tat mãi", "phải có ngày kết thúc"],
      ["/tat hôm qua", "chưa đọc được một ngày sắp tới"],
      ["/tat 5/1", "chưa đọc được một ngày sắp tới"],
      ["/tat 1 2 3", "chưa đọc được một ngày sắp tới"],
      ["đừng nhắc em đến 20/1", "đến 20/01/2025"],
      ["tat thong bao 3 ngay", "đến 09/01/2025"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(officer, line)).text).toContain(phrase);
      await room.says(officer, "/bat");
    });
  });

  describe("“đã nhận”", () => {
    it("in reply to a reminder is kept with its duties, and is no progress", async () => {
      const entries = await room.entryCount();
      const reminder = await reminded(["1", "7"]);
      const heard = await room.says(officer, "ok ạ", { group: "VP", reply: reminder });
      expect(heard.lines[0]).toBe(`Vâng ạ, tôi ghi ${officer.name} đã nhận nhắc việc 1, 7.`);
      expect(heard.lines[1]).toContain("chưa tính là xong");
      expect(await room.entryCount()).toBe(entries);
      const seen = `👁 đã nhận: ${officer.name} (06/01/2025)`;
      expect((await room.says(head, "/nhiemvu 1")).lines).toContain(seen);
      expect((await room.says(head, "/visao 1")).lines).toContain(seen);
      expect((await room.says(head, "/viec")).text).not.toContain("👁");
    });

    it("is answered once to each person", async () => {
      const reminder = await reminded(["1"], { rung: "T-3" });
      expect(await room.hears(officer, "đã rõ", { group: "VP", reply: reminder })).not.toBeNull();
      expect(await room.hears(officer, "ok", { group: "VP", reply: reminder })).toBeNull();
      expect((await room.says(head, "vâng ạ", { group: "VP", reply: reminder })).text).toContain(head.name);
    });

    it.each(["ok", "đã nhận", "vâng", "👍"])("as “%s” alone in a group is talk", async (words) => {
      await reminded(["1"], { rung: "T-2" });
      expect(await room.hears(officer, words, { group: "VP" })).toBeNull();
    });

    it("to the bot's other answers in a group is met with silence, a stranger's too", async () => {
      expect(await room.hears(officer, "ok", { group: "VP", reply: "an answer" })).toBeNull();
      const reminder = await reminded(["1"]);
      expect(await room.hears(STRANGER, "ok", { group: "VP", reply: reminder })).toBeNull();
      expect(await room.hears(officer, "ok", { group: "VP", reply: reminder, anonymous: true })).toBeNull();
    });

    it("without a reply is about the chat's last reminder, within a day", async () => {
      await room.at("2025-01-08T08:00:00+07:00", () => reminded(["1"], { to: officer, rung: "T-4" }));
      await room.at("2025-01-09T08:00:01+07:00", async () => {
        expect((await room.says(officer, "ok")).text).toBe("Vâng ạ, cảm ơn anh/chị.");
      });
      await room.at("2025-01-09T07:59:00+07:00", async () => {
        expect((await room.says(officer, "dạ em nhận rồi ạ")).text).toContain("đã nhận nhắc việc 1");
        expect((await room.says(officer, "ok")).text).toBe("Vâng ạ, cảm ơn anh/chị.");
      });
    });

    it("is a courtesy once the duty is done", async () => {
      const reminder = await reminded(["1"], { to: officer, rung: "T-5" });
      await room.says(officer, "/xong 1 số 1/KH");
      expect((await room.says(officer, "ok", { reply: reminder })).text).toBe("Vâng ạ, cảm ơn anh/chị.");
      await room.says(officer, "/huy");
      expect((await room.says(officer, "ok", { reply: reminder })).text).toContain("đã nhận nhắc việc 1");
    });
  });

  describe("/visao", () => {
    it("tells rule, day, rung, reader, what comes next and how to end it", async () => {
      await room.says(head, "/hoan 1 thôi");
      const reminder = await room.at("2025-01-09T08:00:00+07:00", () => reminded(["1"], { rung: "T-3" }));
      const { lines } = await room.at("2025-01-09T09:00:00+07:00", () =>
        room.says(officer, "/visao", { group: "VP", reply: reminder }),
      );
      expect(lines.filter((line) => !line.startsWith("👁"))).toEqual([
        "1 · Ban hành Kế hoạch CCHC 2025 — Văn phòng Sở",
        "Căn cứ DM-1: “Trước ngày 15/01/2025”",
        "“Trước ngày” là đến hết 14/01/2025; ngày làm việc cuối 14/01/2025.",
        "Nhắc lúc 08:00 09/01/2025 — T-3: bậc 3 ngày làm việc trước hạn.",
        "Gửi nhóm này vì nhóm gắn với Văn phòng Sở.",
        "Lịch nhắc chung: T-15, T-7, T-3, T-1, T0; quá hạn thì cứ 2 ngày làm việc một lần.",
        "Báo thêm: trưởng đơn vị (T-1), cán bộ tổng hợp (T+1), lãnh đạo (T+3).",
        "Lần tới: 13/01/2025 (T-1), gửi đơn vị, trưởng đơn vị.",
        "Báo xong là thôi nhắc: /xong 1 · Hoãn: /hoan 1 thứ sáu",
      ]);
    });

    it("counts a slot of today that is still to come as the next", async () => {
      const { text } = await room.at("2025-01-13T07:00:00+07:00", () => room.says(officer, "/visao 1"));
      expect(text).toContain("Lần tới: 13/01/2025 (T-1)");
      const after = await room.at("2025-01-13T08:00:00+07:00", () => room.says(officer, "/visao 1"));
      expect(after.text).toContain("Lần tới: 14/01/2025 (T0), gửi đơn vị.");
    });

    it("leaves out of what comes next what the unit put off, not what goes above it", async () => {
      await room.says(officer, "/hoan 1 14/1");
      const { text } = await room.says(officer, "/visao 1");
      expect(text).toContain("Lần tới: 13/01/2025 (T-1), gửi trưởng đơn vị.");
      await room.says(officer, "/hoan 1 thôi");
    });

    it("says why it came to this reader", async () => {
      const cases: [Told, string][] = [
        [{ to: officer }, `Gửi riêng ${officer.name} vì khi đó Văn phòng Sở không có nhóm nào nhận được.`],
        [{ to: head, readBy: "head", rung: "T-1" }, "Gửi trưởng đơn vị Văn phòng Sở"],
        [{ to: room.person("Cúc"), readBy: "coordinator", rung: "T+1" }, "Gửi cán bộ tổng hợp vì việc đã quá hạn."],
        [
          { to: room.person("Cúc"), readBy: "coordinator", rung: "T-6", unreachableUnit: true },
          "Gửi cán bộ tổng hợp vì không liên lạc được ai ở Văn phòng Sở.",
        ],
        [{ to: room.person("Ánh"), readBy: "leader", rung: "T+3" }, "Gửi lãnh đạo vì việc đã quá hạn lâu."],
        [{ rung: "nudge" }, "đôn đốc ngoài lịch"],
        [{ rung: "T+5" }, "T+5: ngày làm việc thứ 5 sau hạn"],
      ];
      for (const [told, phrase] of cases) {
        room.later(1);
        const reminder = await reminded(["1"], told);
        const asker = told.to ?? officer;
        const manner = told.to ? { reply: reminder } : { group: "VP", reply: reminder };
        expect((await room.says(asker, "vì sao?", manner)).text).toContain(phrase);
      }
    });

    it("of a message of several duties tells each one's rung, clause and rule, and one in full at a press", async () => {
      const reminder = await reminded(["1", "7"]);
      const heard = await room.says(officer, "tại sao ạ", { group: "VP", reply: reminder });
      expect(heard.lines[0]).toMatch(/ nhắc 2 việc:$/);
      expect(heard.lines.slice(1, 3)).toEqual([
        "1 · Ban hành Kế hoạch CCHC 2025 — hạn 14/01/2025 — T-7: bậc 7 ngày làm việc trước hạn",
        "Căn cứ DM-1: “Trước ngày 15/01/2025”",
      ]);
      expect(heard.text).toContain("Căn cứ DM-7: “Cả năm 2025”");
      const one = await room.presses(officer, heard, "7 ·", { group: "VP" });
      expect(one.text).toContain("Căn cứ DM-7");
      expect(one.text).toContain("/capnhat 7 82%");
    });

    it.each([
      [{ parts: ["weekly"] as const }, "bản tổng hợp đầu tuần"],
      [{ parts: ["morning"] as const }, "danh sách buổi sáng"],
      [{}, "thông báo của hệ thống"],
    ])("of a message about no duty says what it is", async (told, phrase) => {
      const reminder = await reminded([], told);
      expect((await room.says(officer, "/visao", { group: "VP", reply: reminder })).text).toContain(phrase);
    });

    it("without a reply is about the chat's last reminder, or asks which", async () => {
      expect((await room.says(inspector, "/visao")).text).toContain("chưa nhắc gì ở đây gần đây");
      await reminded(["12"], { to: inspector });
      expect((await room.says(inspector, "/visao")).text).toContain("12 · ");
      expect((await room.says(inspector, "/visao", { reply: "an answer" })).text).toContain("không phải tin nhắc việc");
    });

    it.each([
      ["/visao 4", "Chưa gửi tin nhắc nào về việc này."],
      ["/visao 12 tháng 3", "(tháng 3/2025)"],
      ["/visao 99", "Không có nhiệm vụ 99"],
      ["/visao TX1", "không có hạn nên không nhắc theo lịch"],
      ["/visao 10a", "Căn cứ DM-10"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(inspector, line)).text).toContain(phrase);
    });

    it("of what is done says that it has ended", async () => {
      await room.says(officer, "/xong 1 số 1/KH");
      const { text } = await room.says(officer, "/visao 1");
      expect(text).toContain("đã ghi là chờ xác nhận nên không nhắc nữa");
      expect(text).not.toContain("Lần tới");
      await room.says(officer, "/huy");
    });
  });
});
