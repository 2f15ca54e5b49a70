import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRoom, type Room } from "../conversation/room.js";
import { oneBackend } from "../support/backends.js";

const GUIDE = readFileSync(fileURLToPath(new URL("../../README.vi.md", import.meta.url)), "utf8");
/** Commands in the guide's tables; what only stands for something (a code, a bot's name, “…”) is no example. */
const examples = GUIDE.split("\n")
  .filter((line) => line.startsWith("|"))
  .flatMap((row) => [...row.matchAll(/`(\/[^`…]+)`/g)].map(([, code]) => code ?? ""))
  .filter((line) => !/MÃ|TênBot/.test(line));
/** An officer of the office, one of another unit, the coordinator. */
const PEOPLE = ["An", "Ích", "Cúc"];
const REFUSED =
  /[Cc]hưa hiểu|chưa có lệnh|Không có (?:nhiệm vụ|đơn vị) [“\d]|tôi không thấy|không thuộc|^Chưa (?:ghi|hoãn|sửa|gửi)|^Chỉ |dành cho|phải sau hạn/;

describe.each(oneBackend)("the guide for officers on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());

  it.each([...new Set(examples)])("has an example that somebody may send as it is: %s", async (line) => {
    // Nobody is asked to slow down, and no question of the one before is left.
    room.later(16);
    const refusals: string[] = [];
    for (const name of PEOPLE) {
      const { text } = await room.says(room.person(name), line);
      if (!REFUSED.test(text)) return;
      refusals.push(text);
    }
    expect(refusals).toEqual([]);
  });

  it("has enough examples for this to mean something", () => expect(examples.length).toBeGreaterThan(40));
});
