import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("corrections, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;
  let ich: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    binh = room.person("Bình");
    cuc = room.person("Cúc");
    ich = room.person("Ích");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const lastOf = async (task: string) => (await room.history(task)).at(-1);

  describe("/sua", () => {
    it("answers with before → after, the target, the reason and how to take it back; the history keeps both", async () => {
      await room.says(an, "/capnhat 7 28%");
      room.later(60);
      const { lines, text } = await room.says(an, "/sua 7 82% gõ ngược số");
      expect(lines[0]).toMatch(/^✎ Đã sửa 7 · /);
      expect(lines[1]).toBe("28 % → 82 %");
      expect(text).toMatch(/Mục tiêu ≥ 80 %: đạt/);
      expect(text).toContain("Lý do: gõ ngược số");
      expect(text).toContain("Ghi nhầm: /huy (15 phút)");
      const [first, second] = (await room.history("7")).slice(-2);
      expect(first?.corrects ?? null).toBeNull();
      expect(second).toMatchObject({ corrects: first?.id, note: "gõ ngược số", officer: an.name });
      const history = await room.says(binh, "/lichsu 7");
      expect(history.lines[1]).toContain("sửa lại 28 % → 82 % · “gõ ngược số”");
    });

    it("without a reason asks why, and takes any words for it", async () => {
      await room.says(an, "/capnhat 7 81%");
      const before = await room.entryCount();
      const { text } = await room.says(an, "/sua 7 83%");
      expect(text).toContain("vì sao sửa");
      expect(text).toContain("/sua 7 83% nhập nhầm");
      expect(await room.entryCount()).toBe(before);
      // By itself it would be the command that lists who has not reported.
      expect((await room.says(an, "thiếu quý 1")).text).toContain("Lý do: thiếu quý 1");
      expect(await lastOf("7")).toMatchObject({ after: { figure: { value: 83 } }, note: "thiếu quý 1" });
    });

    it("asks what is missing, one thing after the other", async () => {
      await room.says(an, "/capnhat 7 84%");
      expect((await room.says(an, "/sua")).text).toContain("sửa việc nào");
      expect((await room.says(an, "7")).text).toContain("hiện 84 %");
      expect((await room.says(an, "85%")).text).toContain("vì sao sửa");
      expect((await room.says(an, "cộng sót")).lines[1]).toBe("84 % → 85 %");
    });

    it.each([
      ["/sua 7 182% nhầm", "182"],
      ["/sua 7 -5% nhầm", "số âm"],
      ["/sua 7 1.234 nhầm", "tôi chưa chắc"],
      ["/sua 99 82% nhầm", "Không có nhiệm vụ 99"],
      ["/sua 7 86% nhầm, 8 60% nhầm", "Mỗi lần chỉ sửa một việc"],
      ["/sua 7 nhập nhầm", "chưa thấy con số"],
      ["/sua CT3 50% nhầm", "chưa ai ghi gì"],
    ])("stores nothing for “%s”", async (line, phrase) => {
      await room.says(an, "/capnhat 7 85%");
      const before = await room.entryCount();
      expect((await room.says(an, line)).text).toContain(phrase);
      expect(await room.entryCount()).toBe(before);
    });

    it("to the same figure changes nothing", async () => {
      await room.says(an, "/capnhat 7 87%");
      const before = await room.entryCount();
      expect((await room.says(an, "/sua 7 87% nhầm")).text).toContain("không có gì phải sửa");
      expect(await room.entryCount()).toBe(before);
    });

    it("asks about a slip as an update does, judged by the figure before the wrong one, and keeps the reason", async () => {
      await room.says(an, "/capnhat 7 88%");
      await room.says(an, "/capnhat 7 80%");
      const asked = await room.says(an, "/sua 7 8,8% thêm số 0");
      expect(asked.text).toContain("88");
      const { text } = await room.presses(an, asked, "8,8 %");
      expect(text).toContain("80 % → 8,8 %");
      expect(text).toContain("Lý do: thêm số 0");
    });

    it("asks first which of two numbers is meant, then nothing it was told already", async () => {
      await room.says(room.person("Giang"), "/capnhat 17 35%");
      const asked = await room.says(room.person("Giang"), "/sua 17 0,3 tính lại");
      const { text } = await room.presses(room.person("Giang"), asked, "30 %");
      expect(text).toContain("35 % → 30 %");
      expect(text).toContain("Lý do: tính lại");
    });

    it("is for the author, the unit's head and the coordinator; others hear whose it is and who may", async () => {
      await room.says(binh, "/capnhat 7 70%");
      const before = await room.entryCount();
      for (const other of [an, ich, room.person("Ánh")]) {
        const { text } = await room.says(other, "/sua 7 71% nhầm");
        expect(text).toContain(`do ${binh.name} ghi`);
        expect(text).toContain("trưởng đơn vị Văn phòng Sở hoặc cán bộ tổng hợp");
      }
      expect(await room.entryCount()).toBe(before);
      await room.says(an, "/capnhat 7 72%");
      room.later(60);
      expect((await room.says(binh, "/sua 7 73% đối chiếu lại")).text).toContain(`Thay 72 % của ${an.name}`);
    });

    it("lets the coordinator put another unit's figure right, and take that back", async () => {
      const giang = room.person("Giang");
      await room.says(giang, "/capnhat 17 40%");
      room.later(60);
      expect((await room.says(cuc, "/sua 17 45% theo báo cáo gốc")).text).toContain("40 % → 45 %");
      expect((await room.says(cuc, "/huy")).text).toContain("45 % → 40 %");
      expect(await lastOf("17")).toMatchObject({ after: { figure: { value: 40 } }, officer: cuc.name });
    });

    it("corrects a state, and leaves the state alone when it corrects a figure", async () => {
      await room.says(an, "/xong 1 số 1/KH");
      const { text } = await room.says(an, "/sua 1 đang làm báo nhầm");
      expect(text).toContain("chờ xác nhận → đang thực hiện");
      expect(text).toContain("Lý do: báo nhầm");
      expect((await room.occurrences("1"))[0]).toMatchObject({ process: "in_progress", submittedAt: null });
      await room.says(an, "/capnhat 7 74%");
      await room.says(an, "/capnhat 7 tạm dừng");
      expect((await room.says(an, "/sua 7 75% nhầm")).text).toContain("74 % → 75 %");
      expect((await room.occurrences("7"))[0]?.process).toBe("paused");
    });

    it("of a task entered for several periods asks which", async () => {
      await room.says(ich, "/capnhat 12 tháng 1 xong");
      expect((await room.says(ich, "/sua 12 đang làm báo nhầm")).text).toContain("tháng 1/2025");
      await room.says(ich, "/capnhat 12 tháng 1 xong");
      await room.says(ich, "/khongphatsinh 12 tháng 2");
      const before = await room.entryCount();
      const asked = await room.says(ich, "/sua 12 đang làm báo nhầm");
      expect(asked.choices.map(({ label }) => label)).toEqual(["tháng 2/2025", "tháng 1/2025"]);
      expect(await room.entryCount()).toBe(before);
      const { text } = await room.presses(ich, asked, "tháng 1");
      expect(text).toContain("chờ xác nhận → đang thực hiện");
      expect(text).toContain("tháng 1/2025");
    });

    it("once taken back leaves the earlier entry to be corrected", async () => {
      await room.says(an, "/capnhat 7 76%");
      const [first] = (await room.history("7")).slice(-1);
      await room.says(an, "/sua 7 77% nhầm");
      await room.says(an, "/huy");
      await room.says(an, "/sua 7 78% nhầm");
      expect(await lastOf("7")).toMatchObject({ corrects: first?.id, before: { figure: { value: 76 } } });
    });

    it("said twice by the provider is kept once", async () => {
      await room.says(an, "/capnhat 7 79%");
      const before = await room.entryCount();
      await room.says(an, "/sua 7 80% nhầm", { key: "twice" });
      expect(await room.hears(an, "/sua 7 80% nhầm", { key: "twice" })).toBeNull();
      expect(await room.entryCount()).toBe(before + 1);
    });
  });

  describe("an edited message", () => {
    const edits = (text: string, message: string) => room.says(an, text, { via: "edit", message });

    it("is offered as a correction, and carried out only when that is chosen", async () => {
      await room.says(an, "/capnhat 7 62%", { message: "e1" });
      const before = await room.entryCount();
      const offered = await edits("/capnhat 7 63%", "e1");
      expect(offered.text).toContain("7: 62 % → 63 %?");
      expect(await room.entryCount()).toBe(before);
      const { text } = await room.presses(an, offered, "Sửa 7");
      expect(text).toContain("62 % → 63 %");
      expect(text).toContain("Lý do: sửa tin nhắn");
      expect(await room.entryCount()).toBe(before + 1);
    });

    it("is carried out at a plain yes to the one difference", async () => {
      await room.says(an, "/capnhat 7 61%", { message: "e0" });
      await edits("/capnhat 7 61,5%", "e0");
      expect((await room.says(an, "đúng rồi")).text).toContain("61 % → 61,5 %");
    });

    it("of several items offers those that differ", async () => {
      await room.says(an, "7 64%\n9 50%\n1 xong", { message: "e2" });
      const offered = await edits("7 64%\n9 51%\n1 đang làm", "e2");
      expect(offered.choices.map(({ label }) => label)).toEqual([
        "Sửa 9: 50 % → 51 %",
        "Sửa 1: chờ xác nhận → đang thực hiện",
      ]);
      expect((await room.says(an, "2")).text).toContain("chờ xác nhận → đang thực hiện");
    });

    it("with nothing different is not answered: providers report edits nobody made", async () => {
      await room.says(an, "/capnhat 7 65%", { message: "e3" });
      expect(await room.hears(an, "/capnhat 7 65%", { via: "edit", message: "e3" })).toBeNull();
    });

    it.each([
      ["had been taken back", "/capnhat 7 67%", true],
      ["now names another task", "/capnhat 8 67%", false],
      ["can now be read two ways", "/capnhat 7 1.234", false],
    ])("whose entry %s must be sent again", async (_how, text, undone) => {
      const message = `e4 ${text}`;
      await room.says(an, "/capnhat 7 66%", { message });
      if (undone) await room.says(an, "/huy");
      const before = await room.entryCount();
      expect((await edits(text, message)).text).toContain("gửi lại thành tin mới");
      expect(await room.entryCount()).toBe(before);
    });
  });
});
