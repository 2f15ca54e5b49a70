import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Room } from "./room.js";

describe.each(oneBackend)("a plain question about one task, on $name", (backend) => {
  let room: Room;

  beforeAll(async () => {
    room = await openRoom(backend);
    await room.says(room.person("An"), "nv 7 82%");
  });

  beforeEach(() => room.later(16));

  afterAll(() => room.close());

  const ask = (who: string, line: string) => room.says(room.person(who), line);

  it.each(["Cúc", "Ánh"])("who has not handed it in is told to %s, who may know of every unit", async (who) => {
    const { text } = await ask(who, "nv 17 còn ai chưa nộp");
    expect(text).toContain("17. Giao dịch thanh toán trực tuyến");
    expect(text).toContain("Phòng Kế hoạch - Tài chính");
  });

  it("a head is told of a task of their own unit, and never that nobody is missing where another unit leads", async () => {
    expect((await ask("Hà", "nv 17 còn ai chưa nộp")).text).toContain("Phòng Kế hoạch - Tài chính");
    const refused = await ask("Bình", "nv 17 còn ai chưa nộp");
    expect(refused.text).toContain("Đơn vị khác dành cho lãnh đạo và cán bộ tổng hợp");
    expect(refused.text).not.toContain("Không còn đơn vị nào thiếu");
  });

  it("a task that isn't there is said to be none", async () => {
    expect((await ask("Cúc", "nv 19 còn ai chưa nộp")).text).toContain("Không có nhiệm vụ 19");
    expect((await ask("Cúc", "/thieu quý 5")).text).toContain("không phải kỳ báo cáo");
  });

  it.each(["nv 7 tới đâu rồi", "việc 7 thế nào", "nv 7 xong chưa", "nv 7 được bao nhiêu phần trăm rồi"])(
    "%j shows a leader where it stands",
    async (line) => {
      expect((await ask("Ánh", line)).text).toContain("Văn phòng Sở: đang làm");
    },
  );

  it("an officer, who sees no progress of others, is shown where the task's own page and history are", async () => {
    const { text, choices } = await ask("An", "nv 7 tới đâu rồi");
    expect(text).toContain("dành cho lãnh đạo");
    expect(choices.map(({ value }) => value)).toEqual(["/nhiemvu 7", "/lichsu 7"]);
  });

  it.each(["hạn của nhiệm vụ 7", "khi nào hết hạn nv 7", "nv 7 còn mấy ngày nữa", "nv 7 là gì"])(
    "%j shows the task with its due day",
    async (line) => {
      expect((await ask("An", line)).text).toContain("đến hết 31/12/2025");
    },
  );

  it("none of them stores anything", async () => {
    const count = await room.entryCount();
    for (const line of ["nv 7 xong chưa", "nv 7 bao nhiêu %", "nv 7 hết hạn chưa", "nv 7 ai chưa nộp?"])
      await ask("An", line);
    expect(await room.entryCount()).toBe(count);
  });

  it("in a group nobody is answered who did not speak to the bot", async () => {
    expect(await room.hears(room.person("Cúc"), "nv 7 tới đâu rồi", { group: "VP" })).toBeNull();
  });
});
