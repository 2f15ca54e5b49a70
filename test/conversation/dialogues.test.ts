import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody", name: "Người Lạ" };

describe.each(oneBackend)("questions, buttons and manners, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let giang: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    binh = room.person("Bình");
    giang = room.person("Giang");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const figureOf = async (task: string) => (await room.history(task)).at(-1)?.after.figure?.value ?? null;

  describe("a question", () => {
    it("names the task, what stands, the target, how it is counted and how to answer in one line", async () => {
      const { lines } = await room.says(an, "/capnhat 18");
      expect(lines[0]).toContain("do Phòng Kế hoạch - Tài chính chủ trì");
      const asked = await room.says(giang, "/capnhat 18");
      expect(asked.lines).toEqual([
        "18 · TTHC được thanh toán trực tuyến: hiện chưa có số, mục tiêu ≥ 80 %. Kết quả là bao nhiêu ạ?",
        "(Tính: TTHC được thanh toán trực tuyến / TTHC có yêu cầu nghĩa vụ tài chính)",
        "Trả lời tôi, hoặc gõ: /capnhat 18 82%",
      ]);
    });

    it("is the last of seven in a row: the bot leaves it, stores nothing and says how to go on", async () => {
      const before = await room.entryCount();
      let asked = await room.says(giang, "/capnhat 18");
      for (let turn = 0; turn < 5; turn++) {
        asked = await room.says(giang, "150%");
        expect(asked.text).not.toContain("xin dừng ở đây");
      }
      asked = await room.says(giang, "150%");
      expect(asked.lines.at(-1)).toBe(
        "Tôi đã hỏi nhiều lần mà chưa rõ, nên xin dừng ở đây và chưa ghi phần đang hỏi. Khi có đủ số, anh/chị gõ một dòng, ví dụ: /capnhat 7 82%",
      );
      expect(asked.choices).toEqual([]);
      // Nothing waits any more: a bare value is nobody's answer.
      expect((await room.says(giang, "81%")).text).toContain("của nhiệm vụ nào");
      expect(await room.entryCount()).toBe(before);
    });

    it.each(["81", "81%", "81 %", "810/1000", "đạt 81%"])("is answered by “%s”", async (answer) => {
      await room.says(an, "/capnhat 7");
      expect((await room.says(an, answer)).text).toContain("→ 81 %");
    });

    it("is answered by another command too, which ends it", async () => {
      await room.says(an, "/capnhat 7");
      await room.says(an, "/trogiup");
      expect((await room.says(an, "83")).text).toContain("“83” là của nhiệm vụ nào");
    });

    it("is left with /huy, which takes back nothing; only the next one would", async () => {
      await room.says(an, "/capnhat 7 70%");
      await room.says(an, "/capnhat 7");
      expect((await room.says(an, "/huy")).text).toBe("Đã thoát, chưa ghi gì thêm.");
      expect(await figureOf("7")).toBe(70);
      expect((await room.says(an, "/huy")).text).toContain("Đã rút lại 7");
    });

    it("is over after a quarter of an hour", async () => {
      await room.says(an, "/capnhat 7");
      room.later(14);
      expect((await room.says(an, "84")).text).toContain("→ 84 %");
      await room.says(an, "/capnhat 7");
      room.later(15);
      expect((await room.says(an, "85")).text).toContain("của nhiệm vụ nào");
      expect(await figureOf("7")).toBe(84);
    });

    it("is asked again after an answer that can't be, and a right one then counts", async () => {
      await room.says(an, "/capnhat 7");
      const refused = await room.says(an, "182%");
      expect(refused.text).toContain("82 % hay 18,2 %");
      expect(refused.choices.map(({ label }) => label)).toEqual(["82 %", "18,2 %"]);
      expect((await room.says(an, "82")).text).toContain("→ 82 %");
    });

    it("guides through /capnhat: which duty, which metric, how much", async () => {
      const which = await room.says(an, "/capnhat");
      expect(which.choices.length).toBeGreaterThan(1);
      await room.says(an, "10");
      const metric = await room.says(an, "/capnhat 10");
      const asked = await room.presses(an, metric, "10b");
      expect(asked.text).toContain("10b · hồ sơ giải quyết trước và đúng hạn");
      expect((await room.says(an, "91,5")).text).toContain("→ 91,5 %");
    });

    it("of the guide takes “7 83%” whole, in private and in the group where it was asked", async () => {
      await room.says(an, "/capnhat");
      expect((await room.says(an, "7 83%")).text).toContain("→ 83 %");
      await room.says(an, "/capnhat", { group: "VP" });
      expect((await room.says(an, "7 84%", { group: "VP" })).text).toContain("→ 84 %");
    });

    it("of /xong takes the number and the document with it", async () => {
      await room.says(an, "/xong");
      expect((await room.says(an, "1 số 12/KH")).text).toContain("Ghi chú: 12/KH");
    });

    it("about a state takes the button, the number of the button, or the words", async () => {
      const asked = await room.says(an, "/capnhat 11");
      expect(asked.choices.map(({ label }) => label)).toEqual(["Đã xong", "Đang làm", "Tạm dừng"]);
      expect((await room.presses(an, asked, "Đang làm")).text).toContain("→ đang thực hiện");
      await room.says(an, "/capnhat 11");
      expect((await room.says(an, "3")).text).toContain("→ tạm dừng");
      await room.says(an, "/capnhat 11");
      expect((await room.says(an, "đang làm")).text).toContain("→ đang thực hiện");
    });

    it("keeps what was said beside the answer", async () => {
      const asked = await room.says(giang, "/capnhat 17 0,3 ước đến 5/3 theo Sở TTTT");
      await room.presses(giang, asked, "30 %");
      const entry = (await room.history("17")).at(-1);
      expect(entry?.after.figure).toMatchObject({ value: 30, asOf: "2025-03-05", estimate: true });
      expect(entry?.note).toBe("theo Sở TTTT");
    });

    it.each([
      ["1", 0.3],
      ["2", 30],
      ["31%", 31],
    ])("with two readings is answered by “%s”", async (answer, value) => {
      await room.says(giang, "/capnhat 18 0,3");
      await room.says(giang, answer);
      expect(await figureOf("18")).toBe(value);
      await room.says(giang, "/huy");
    });

    it("offers only what the target can take, and storing it ends the question", async () => {
      const asked = await room.says(an, "/capnhat 9 1.234");
      expect(asked.choices).toHaveLength(1);
      expect((await room.presses(an, asked, "1,23")).text).toContain("✔ 9 · ");
      expect(await figureOf("9")).toBe(1.234);
    });

    it.each([
      ["Còn 80 %", 20],
      ["Đã cắt giảm 80 %", 80],
    ])("about a cut is answered by “%s”", async (label, value) => {
      const asked = await room.says(an, "/capnhat 5b 80%");
      await room.presses(an, asked, label);
      expect(await figureOf("5")).toBe(value);
      await room.says(an, "/huy");
    });
  });

  describe("another person", () => {
    it("never answers somebody's question, in the same group or elsewhere", async () => {
      await room.says(an, "/capnhat 7", { group: "VP" });
      expect(await room.hears(binh, "61", { group: "VP" })).toBeNull();
      expect((await room.says(binh, "62")).text).toContain("của nhiệm vụ nào");
      expect(await room.hears(an, "63", { group: "TTr" })).toBeNull();
      expect((await room.says(an, "64", { group: "VP" })).text).toContain("→ 64 %");
    });

    it("who presses the asker's button is told politely that it is not theirs", async () => {
      const asked = await room.says(an, "/capnhat 10 88%", { group: "VP" });
      const before = await room.entryCount();
      expect((await room.presses(binh, asked, "10a", { group: "VP" })).text).toContain("dành cho Nguyễn Văn An");
      expect(await room.entryCount()).toBe(before);
      expect((await room.presses(an, asked, "10a", { group: "VP" })).text).toContain("→ 88 %");
    });

    it("may press a button that only looks something up, for ever", async () => {
      const list = await room.says(an, "/viec", { group: "VP" });
      room.later(60);
      const value = list.choices.find((choice) => choice.label.startsWith("DT"))?.value ?? "";
      expect((await room.says(binh, value, { group: "VP", via: "button" })).text).toContain("DT · Dự trù kinh phí");
      expect((await room.says(STRANGER, value, { group: "VP", via: "button" })).text).toContain("chưa được liên kết");
    });
  });

  it("a button of a question that is over, or was pressed already, says so and stores nothing", async () => {
    const first = await room.says(an, "/capnhat 10 87%");
    await room.says(an, "/capnhat 8 50%");
    const before = await room.entryCount();
    expect((await room.presses(an, first, "10a")).text).toContain("Nút này đã hết hạn");
    const second = await room.says(an, "/capnhat 10 86%");
    await room.presses(an, second, "10a");
    expect((await room.presses(an, second, "10a")).text).toContain("Nút này đã hết hạn");
    const third = await room.says(an, "/capnhat 10 85%");
    room.later(15);
    expect((await room.presses(an, third, "10a")).text).toContain("Nút này đã hết hạn");
    expect(await room.entryCount()).toBe(before + 1);
  });

  it("every button carries at most 64 bytes, and a label a phone can show", async () => {
    for (const line of [
      "/viec",
      "/capnhat",
      "/capnhat 5 80%",
      "/capnhat 10 90% theo báo cáo rất dài của các đơn vị",
      "/tiendo",
    ]) {
      for (const who of [an, room.person("Cúc")]) {
        for (const { value, label } of (await room.says(who, line)).choices) {
          expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
          expect([...label].length).toBeLessThanOrEqual(48);
        }
      }
    }
  });

  describe("while the dialogue store can't be reached", () => {
    it("commands in one line work as ever", async () => {
      expect((await room.hearsWithoutRedis(an, "/capnhat 7 71%"))?.text).toContain("→ 71 %");
      expect((await room.hearsWithoutRedis(an, "/huy"))?.text).toContain("Đã rút lại");
      expect((await room.hearsWithoutRedis(an, "/viec"))?.text).toContain("Văn phòng Sở còn");
    });

    it("a question says that answers can't be kept, shows the whole line, and no button that leads nowhere", async () => {
      for (const line of ["/capnhat", "/capnhat 7", "/capnhat 10 92%", "/capnhat 11", "/capnhat 5b 80%"]) {
        const asked = await room.hearsWithoutRedis(an, line);
        expect(asked?.text).toContain("Tạm thời tôi không hỏi đáp từng bước được");
        expect(asked?.choices).toEqual([]);
      }
      const asked = await room.hearsWithoutRedis(an, "/capnhat 5b 80%");
      const inOneLine = /\/capnhat 5b 80% !/.exec(asked?.text ?? "")?.[0] ?? "not shown";
      expect((await room.hearsWithoutRedis(an, inOneLine))?.text).toContain("→ 80 %");
    });

    it("lookups keep their buttons", async () => {
      const list = await room.hearsWithoutRedis(an, "/viec");
      expect(list?.text).not.toContain("Tạm thời");
      expect(list?.choices.length).toBeGreaterThan(0);
    });

    it("an answer to a question asked before is not guessed at", async () => {
      await room.says(an, "/capnhat 7");
      const before = await room.entryCount();
      expect((await room.hearsWithoutRedis(an, "82"))?.text).toContain("của nhiệm vụ nào");
      expect(await room.entryCount()).toBe(before);
    });
  });

  describe("in a group", () => {
    it.each([
      "cap nhat 7 82%",
      "7 82%",
      "82%",
      "xong rồi nhé",
      "/abcxyz",
      "/abcxyz 7",
      "ok",
      "chào cả nhà",
      "hủy họp nhé",
      "",
    ])("people's own talk is none of its business: “%s”", async (text) => {
      const before = await room.entryCount();
      expect(await room.hears(an, text, { group: "VP" })).toBeNull();
      expect(await room.entryCount()).toBe(before);
    });

    it.each([
      ["/capnhat 7 82%", "✔ 7 · "],
      ["/viec", "Văn phòng Sở còn"],
      ["/trogiup", "có thể gõ"],
    ])("a known command is answered without a mention: %s", async (text, phrase) => {
      expect((await room.says(an, text, { group: "VP" })).text).toContain(phrase);
    });

    it.each([
      ["cap nhat 7 82%", "✔ 7 · "],
      ["82%", "của nhiệm vụ nào"],
      ["/abcxyz", "chưa có lệnh /abcxyz"],
      ["hôm nay thế nào", "chưa hiểu"],
    ])("what is said to it is answered: “%s”", async (text, phrase) => {
      expect((await room.says(an, text, { group: "VP", addressed: true })).text).toContain(phrase);
      expect((await room.says(an, text, { group: "VP", reply: "m1" })).text).toContain(phrase);
    });

    it.each(["ok", "Vâng ạ", "cảm ơn bot", "Đã nhận"])("“%s” in reply to it wants no answer", async (text) => {
      expect(await room.hears(an, text, { group: "VP", reply: "m1" })).toBeNull();
    });

    it("the unit whose group it is decides for whom a person of two units speaks", async () => {
      const code = /\/lienket (\w{8})/.exec(
        (await room.says({ userId: "admin", name: "QT" }, "/moi Thanh tra Sở")).text,
      )?.[1];
      const both = room.person("Vân");
      const vp = /\/lienket (\w{8})/.exec(
        (await room.says({ userId: "admin", name: "QT" }, "/moi Văn phòng Sở")).text,
      )?.[1];
      await room.says(both, `/lienket ${code}`);
      await room.says(both, `/lienket ${vp}`);
      expect((await room.says(both, "/capnhat DT xong")).text).toContain("của đơn vị nào ạ?");
      expect((await room.says(both, "/capnhat DT xong", { group: "TTr" })).text).toContain("Thanh tra Sở · chậm nhất");
      expect((await room.says(both, "/capnhat DT xong", { group: "VP" })).text).toContain("Văn phòng Sở · chậm nhất");
    });

    it("a topic has its own question", async () => {
      await room.says(an, "/capnhat 7", { group: "VP", thread: "5" });
      expect(await room.hears(an, "61", { group: "VP", thread: "6" })).toBeNull();
      expect((await room.says(an, "62", { group: "VP", thread: "5" })).text).toContain("→ 62 %");
    });
  });

  describe("an anonymous administrator", () => {
    const GROUP_ITSELF: Person = { userId: "1087968824", name: "Group" };
    it.each(["/capnhat 7 82%", "/start ABCD1234", "/viec", "/ngonngu en"])(
      "is asked to show who they are: %s",
      async (text) => {
        const before = await room.entryCount();
        const answer = await room.says(GROUP_ITSELF, text, { group: "VP", anonymous: true });
        expect(answer.text).toContain("quản trị ẩn danh");
        expect(answer.text).toContain("nhắn riêng");
        expect(await room.entryCount()).toBe(before);
      },
    );

    it("does not use a link code up, nor become somebody by it", async () => {
      const invited = await room.says({ userId: "admin", name: "QT" }, "/moi Thanh tra Sở");
      const code = /\/lienket (\w{8})/.exec(invited.text)?.[1];
      await room.says(GROUP_ITSELF, `/lienket ${code}`, { group: "VP", anonymous: true });
      expect((await room.says({ userId: "real", name: "Người Thật" }, `/lienket ${code}`)).text).toContain(
        "Đã liên kết",
      );
    });
  });

  describe("an edited message", () => {
    it.each(["/capnhat 7 28%", "/xong 1", "/khongphatsinh 12 tháng 3"])("is not carried out: %s", async (text) => {
      const before = await room.entryCount();
      expect((await room.says(an, text, { via: "edit" })).text).toContain("gửi lại thành tin mới");
      expect(await room.entryCount()).toBe(before);
    });

    it.each(["/viec", "hôm nay họp", "/tiendo"])("that changes nothing is not answered: %s", async (text) => {
      expect(await room.hears(an, text, { via: "edit" })).toBeNull();
    });

    it("is not answered in a group's talk", async () => {
      expect(await room.hears(an, "cap nhat 7 28%", { via: "edit", group: "VP" })).toBeNull();
    });
  });

  describe("a file", () => {
    const FILE = [{ kind: "document", reference: "f1", fileName: "KH.pdf" }] as const;

    it("beside an update that can't be fetched is said not to be kept; the update is", async () => {
      const { text } = await room.says(room.person("Dũng"), "/xong 14 số 5/QĐ", { media: FILE });
      expect(text).toContain("→ chờ xác nhận");
      expect(text).toContain("không còn tải được tệp này nữa");
    });

    it("alone is asked about", async () => {
      expect((await room.says(an, "", { media: FILE })).text).toContain("chưa biết của nhiệm vụ nào");
    });
  });

  describe("a flood", () => {
    it("of more than twenty messages in ten seconds gets one answer, and none is recorded past the twentieth", async () => {
      const before = await room.entryCount();
      const answers: (string | undefined)[] = [];
      for (let count = 0; count < 25; count++) answers.push((await room.hears(an, `/capnhat 7 ${count + 1}%`))?.text);
      expect(answers.slice(0, 20).every((text) => text?.includes("7"))).toBe(true);
      expect(answers[20]).toContain("nhắn hơi nhanh");
      expect(answers.slice(21)).toEqual([undefined, undefined, undefined, undefined]);
      expect((await room.entryCount()) - before).toBeLessThanOrEqual(20);
      expect((await room.says(binh, "/viec")).text).toContain("Văn phòng Sở còn");
      room.later(11 / 60);
      expect((await room.says(an, "/viec")).text).toContain("Văn phòng Sở còn");
    });

    it("of a group's own talk is not counted", async () => {
      for (let count = 0; count < 30; count++) await room.hears(an, "chuyện của nhóm", { group: "VP" });
      expect((await room.says(an, "/viec", { group: "VP" })).text).toContain("Văn phòng Sở còn");
    });
  });

  it("a stranger hears how to be known, whatever they say, and nothing about the office", async () => {
    for (const text of ["xin chào", "82%", "", "ok", "/viec", "/abc", "x".repeat(4001), "~12345678.0"]) {
      const { lines } = await room.says(STRANGER, text);
      expect(lines).toEqual([
        "Tài khoản này chưa được liên kết với cán bộ nào nên tôi chưa trả lời được.",
        "Xin mã liên kết ở Văn phòng, rồi gửi cho tôi: /lienket MÃ",
      ]);
      room.later(1);
    }
  });

  it("answers in the language of whoever asks, questions and buttons too", async () => {
    const ha = room.person("Hà");
    await room.says(ha, "/ngonngu en");
    const asked = await room.says(ha, "/capnhat 17 0,4");
    expect(asked.text).toContain("17: 0.4% or 40%?");
    expect(asked.choices.map(({ label }) => label)).toEqual(["0.4%", "40%"]);
    expect((await room.presses(ha, asked, "40%")).text).toContain("Target ≥ 30%: met");
  });
});
