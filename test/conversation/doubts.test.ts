import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("what can't be taken as it stands, on $name", (backend) => {
  let room: Room;
  let an: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
  });

  beforeEach(() => room.later(16));

  afterAll(() => room.close());

  it.each([
    ["nv 7 82% à nhầm 83%", ["7 · 82 %", "7 · 83 %"]],
    ["nv 7 82%, 7 83%", ["7 · 82 %", "7 · 83 %"]],
    ["nv 7 82%\n83%", ["7 · 82 %", "7 · 83 %"]],
    ["nv 7 tám mươi hai phẩy năm phần trăm", ["7 · 82,5 %"]],
    ["nhiệm vụ bảy đạt 82%", ["7 · 82 %"]],
    ["nv 7 trên 80%", ["7 · 80 %"]],
    ["nv 7 -5%", ["7 · 5 %"]],
    ["nv 7 1000/820", ["7 · 82 %"]],
    ["/capnhat 7 mục tiêu 80%, đạt 82%", ["7 · 80 %", "7 · 82 %"]],
    ["nv 7 tăng 500%", []],
  ])("%j is asked about, with the figures it may have meant", async (line, labels) => {
    const count = await room.entryCount();
    const question = await room.says(an, line);
    expect(question.text).toContain("nên");
    expect(question.text).toContain("chưa ghi");
    expect(question.choices.map(({ label }) => label)).toEqual(labels);
    expect(await room.entryCount()).toBe(count);
  });

  it("a press takes the figure and keeps the words beside it", async () => {
    const question = await room.says(an, "nv 7 81% à nhầm 83% đã trình lãnh đạo");
    const saved = await room.presses(an, question, "83");
    expect(saved.text).toContain("→ 83 %");
    expect(saved.text).toContain("đã trình lãnh đạo");
  });

  it("a digit past the last choice is as likely a slip as a figure: it is asked about, and the question goes on", async () => {
    const count = await room.entryCount();
    const question = await room.says(an, "nv 7 0,82");
    expect(question.choices).toHaveLength(2);
    const again = await room.says(an, "3");
    expect(again.lines).toEqual([
      "Ở đây chỉ có 2 lựa chọn, nên “3” tôi chưa ghi. Nếu kết quả đúng là 3, xin gõ: /capnhat 7 3",
    ]);
    expect(again.choices.map(({ label }) => label)).toEqual(["7 0,82%", "7 82%"]);
    expect(await room.entryCount()).toBe(count);
    expect((await room.says(an, "2")).text).toContain("→ 82 %");
  });

  it("words that would raise the question again are not repeated with the figure", async () => {
    const question = await room.says(an, "nv 7 không biết có 82% không");
    const saved = await room.presses(an, question, "82");
    expect(saved.text).toContain("→ 82 %");
  });

  it("a figure that is pressed is still checked for slips", async () => {
    await room.says(an, "nv 7 82%");
    room.later(16);
    const question = await room.says(an, "nv 7 giảm 2%");
    const doubt = await room.presses(an, question, "2");
    expect(doubt.text).toContain("lệch khoảng mười lần");
  });

  it("a task of several figures is answered with its parts and one of them to type", async () => {
    const question = await room.says(an, "nv 10 hài lòng 95%, đúng hạn 93%");
    expect(question.text).toContain("10a — mức độ hài lòng");
    expect(question.text).toContain("/capnhat 10a 82%");
    const saved = await room.says(an, "10a 95%, 10b 93%");
    expect(saved.text).toContain("✔ 10a");
    expect(saved.text).toContain("✔ 10b");
  });

  it.each(["nv 7b 60%", "nv 7 b2%", "/capnhat 10d 60%"])("%j names a part that isn't there", async (line) => {
    const count = await room.entryCount();
    expect((await room.says(an, line)).text).toMatch(/Không có nhiệm vụ (?:7B|10D)/);
    expect(await room.entryCount()).toBe(count);
  });

  it("the letter of a courtesy is no part: “7 ạ”, “7 e”", async () => {
    expect((await room.says(an, "nv 7 a 82%")).text).toContain("✔ 7");
    expect((await room.says(an, "nv 7 e 82%")).text).toContain("✔ 7");
  });

  it("one figure for a task of several is offered for each of them", async () => {
    const question = await room.says(an, "8 hồ sơ toàn trình 55%");
    expect(question.choices.map(({ label }) => label)).toEqual(["8a · 55 %", "8b · 55 %"]);
    expect((await room.says(an, "8b")).text).toContain("✔ 8b");
  });

  it("a part that is named in answer is asked for its figure", async () => {
    await room.says(an, "nv 10 hài lòng 95%, đúng hạn 93%");
    expect((await room.says(an, "b")).text).toContain("10b · hồ sơ giải quyết trước và đúng hạn");
    expect((await room.says(an, "93%")).text).toContain("✔ 10b");
  });

  it("“không phát sinh” of a month that isn't named can be pressed", async () => {
    const ich = room.person("Ích");
    const question = await room.says(ich, "nv 12 tháng trước không phát sinh");
    expect(question.choices.map(({ label }) => label)).toEqual(["Không phát sinh", "Đã xong", "Đang làm"]);
    expect((await room.presses(ich, question, "Không phát sinh")).text).toContain("Không phát sinh");
  });

  it("a figure beside /khongphatsinh is asked about, and “vâng” takes the one offered", async () => {
    const before = await room.entryCount();
    const question = await room.says(an, "/khongphatsinh 7 83%");
    expect(question.choices.map(({ label }) => label)).toEqual(["7 · 83 %"]);
    expect(await room.entryCount()).toBe(before);
    expect((await room.says(an, "vâng")).text).toContain("→ 83 %");
  });

  it("a task without figures is answered with its states", async () => {
    const question = await room.says(an, "nv 1 sắp xong");
    expect(question.choices.map(({ label }) => label)).toEqual(["Đã xong", "Đang làm", "Tạm dừng"]);
    const saved = await room.presses(an, question, "Đang làm");
    expect(saved.text).toContain("→ đang thực hiện");
  });
});
