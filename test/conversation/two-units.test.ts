import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const ADMIN: Person = { userId: "admin", name: "Quản trị" };

describe.each(oneBackend)("somebody of two units that lead one task, in private on $name", (backend) => {
  let room: Room;
  let both: Person;
  let cuc: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    both = { userId: "both", name: "Đỗ Hai Nơi" };
    cuc = room.person("Cúc");
    for (const unit of ["Thanh tra Sở", "Phòng Tổ chức Cán bộ"]) {
      const code = /\/lienket (\w{8})/.exec((await room.says(ADMIN, `/moi ${unit}`)).text)?.[1];
      await room.says(both, `/lienket ${code}`);
    }
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** Of the last entry about a task: whose it is, its value and its words. */
  async function last(task: string) {
    const entry = (await room.history(task)).toSorted((a, b) => a.id - b.id).at(-1);
    const of = (await room.occurrences(task)).find(({ id }) => id === entry?.occurrenceId);
    return entry && { unit: of?.unit, period: of?.period, figure: entry.after.figure?.value, note: entry.note };
  }

  it("is asked whose figure it is, word for word, and a press completes the line", async () => {
    const asked = await room.says(both, "/capnhat 4 82% đã họp với phòng TCCB");
    expect(asked.text).toBe(
      [
        "Chưa ghi: việc 4 (Số hóa hồ sơ, kết quả TTHC) của đơn vị nào ạ?",
        "Hoặc gõ: /capnhat 4 đv TCCB 82% đã họp với phòng TCCB",
      ].join("\n"),
    );
    expect(asked.choices.map(({ label }) => label)).toEqual(["Phòng Tổ chức Cán bộ", "Thanh tra Sở"]);
    expect(await last("4")).toBeUndefined();
    await room.presses(both, asked, "Thanh tra");
    expect(await last("4")).toMatchObject({ unit: "Thanh tra Sở", figure: 82, note: "đã họp với phòng TCCB" });
    await room.says(both, "/capnhat 4 83%");
    expect((await room.says(both, "1")).text).toContain("Phòng Tổ chức Cán bộ · chậm nhất");
    expect(await last("4")).toMatchObject({ unit: "Phòng Tổ chức Cán bộ", figure: 83, note: null });
  });

  it.each([
    ["/capnhat 4 84% phòng TCCB", "Phòng Tổ chức Cán bộ", 84, null],
    ["/capnhat 4 85% (thanh tra)", "Thanh tra Sở", 85, null],
    ["/capnhat 4 86% của Thanh tra Sở", "Thanh tra Sở", 86, null],
    ["/capnhat 4 tccb 84%", "Phòng Tổ chức Cán bộ", 84, null],
    ["/capnhat 4 đv TTr 86% đã họp với phòng TCCB", "Thanh tra Sở", 86, "đã họp với phòng TCCB"],
    ["4 to chuc can bo 85,5%", "Phòng Tổ chức Cán bộ", 85.5, null],
  ])("may name it at once: %s", async (line, unit, figure, note) => {
    await room.says(both, line);
    expect(await last("4")).toMatchObject({ unit, figure, note });
  });

  it.each([
    ["/capnhat 4 86% chờ phòng TCCB", "của đơn vị nào"],
    ["/capnhat 4 86% phòng TCCB chưa gửi", "của đơn vị nào"],
    ["/capnhat 4 86% vì phòng TCCB", "của đơn vị nào"],
    ["/capnhat 4 phòng TCCB chưa gửi số liệu", "của đơn vị nào"],
    ["/capnhat 4 87% Văn phòng Sở", "không phụ trách việc này ở Văn phòng Sở"],
    ["/capnhat 4 đv KHTC 87%", "không phụ trách việc này ở Phòng Kế hoạch - Tài chính"],
  ])("stores nothing where another unit may be meant: %s", async (line, phrase) => {
    const before = await room.entryCount();
    expect((await room.says(both, line)).text).toContain(phrase);
    expect(await room.entryCount()).toBe(before);
  });

  it("names each unit in a message about several", async () => {
    const said = await room.says(both, "4 88% TCCB\n4 89% thanh tra");
    expect(said.lines.filter((line) => line.startsWith("✔ 4"))).toHaveLength(2);
    expect(said.text).toContain("86 % → 89 %");
    expect(await last("4")).toMatchObject({ unit: "Thanh tra Sở", figure: 89 });
    const before = await room.entryCount();
    expect((await room.says(both, "4 87% TCCB\n4 86% TCCB")).text).not.toContain("✔");
    expect(await room.entryCount()).toBe(before);
  });

  it("goes on with the same unit through the questions that follow", async () => {
    const asked = await room.says(both, "/capnhat 4 đv TTr");
    expect(asked.text).toContain("/capnhat 4 đv TTr 82%");
    expect((await room.says(both, "90")).text).toContain("Thanh tra Sở · chậm nhất");
  });

  it("is asked in every command about a duty, and answers with the unit in the line", async () => {
    const done = await room.says(both, "/xong DT số 12/TTr-TCCB");
    expect(done.text).toContain("Hoặc gõ: /capnhat DT đv TCCB xong số 12/TTr-TCCB");
    expect((await room.presses(both, done, "Thanh tra")).text).toContain("Thanh tra Sở · chậm nhất");
    expect((await room.says(both, "/khongphatsinh BC quý 1 phòng TCCB")).text).toContain(
      "Phòng Tổ chức Cán bộ, quý I/2025",
    );
    const kept = await room.says(both, "/minhchung DT https://example.vn/a");
    expect((await room.presses(both, kept, "Tổ chức")).text).toContain("Phòng Tổ chức Cán bộ");
    expect((await room.says(both, "/minhchung DT đv TTr số 5/BC")).text).toContain("Thanh tra Sở");
    const later = await room.says(both, "/giahan DT 10/2 chờ phòng TCCB");
    expect(later.text).toContain("đơn vị nào");
    expect(later.choices.map(({ label }) => label)).toEqual(["Phòng Tổ chức Cán bộ", "Thanh tra Sở"]);
    expect((await room.says(both, "1")).text).toContain("chờ phòng TCCB");
    expect((await room.says(both, "/giahan BC quý 1 TTr 20/3 chờ số liệu")).text).toContain("Thanh tra Sở");
    const quiet = await room.says(both, "/hoan BC 8/1");
    expect(quiet.text).toContain("Chưa hoãn: việc BC");
    expect((await room.presses(both, quiet, "Thanh tra")).text).toContain("/hoan BC 2025-Q1 đv TTr thôi");
  });

  it("and a coordinator put right what the unit they name entered, never another's", async () => {
    await room.says(both, "/capnhat 4 đv TCCB 90%");
    await room.says(both, "/capnhat 4 đv TTr 91%");
    const asked = await room.says(cuc, "/sua 4 80% nhập nhầm");
    expect(asked.text).toContain("Hoặc gõ: /sua 4 đv TCCB 80% nhập nhầm");
    await room.presses(cuc, asked, "Thanh tra");
    expect(await last("4")).toMatchObject({ unit: "Thanh tra Sở", figure: 80, note: "nhập nhầm" });
    const why = await room.says(both, "/sua 4 phòng TCCB 81%");
    expect(why.text).toContain("/sua 4 đv TCCB 81%");
    await room.says(both, "gõ nhầm số");
    expect(await last("4")).toMatchObject({ unit: "Phòng Tổ chức Cán bộ", figure: 81, note: "gõ nhầm số" });
  });
});
