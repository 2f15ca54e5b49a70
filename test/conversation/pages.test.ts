import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageOf, readPage } from "../../src/conversation/pages.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

/** Telegram's message, and two of Zalo's. */
const ONE_SCREEN = 3_500;

describe("pages", () => {
  it("give every item of a list once, in its order, each page but the last full", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 12 }), (count, size) => {
        const all = Array.from({ length: count }, (_, index) => index);
        const shown: number[] = [];
        for (let page = 1; ; page++) {
          const one = pageOf(all, page, size, "/lichsu 7");
          if (!one.ok) throw new Error(`there is no page ${page}`);
          shown.push(...one.items);
          if (one.choices.length === 0) break;
          expect(one.items).toHaveLength(size);
          expect(readPage(one.choices[0]?.line ?? "")).toEqual({ words: "/lichsu 7", page: page + 1 });
        }
        expect(shown).toEqual(all);
      }),
    );
  });

  it.each([
    ["7 trang 2", "7", 2],
    ["TRANG 12", "", 12],
    ["7 page 3", "7", 3],
    ["7", "7", 1],
    ["", "", 1],
  ])("are read from “%s”", (typed, words, page) => {
    expect(readPage(typed)).toEqual({ words, page });
  });
});

describe.each(oneBackend)("long lists in chat on $name", (backend) => {
  let room: Room;
  let an: Person;
  const LONG = "đã họp với các phòng và thống nhất số liệu, ".repeat(9);

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    for (let entry = 0; entry < 23; entry++) {
      room.later(1);
      await room.says(an, `/capnhat 7 ${50 + entry}% lần ${entry + 1}: ${LONG}`);
      if (entry < 20) await room.says(an, `/minhchung 8 số ${entry + 1}/BC-${"VP".repeat(30)}`);
    }
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  it("the history goes on page by page, each one screen, and says how", async () => {
    const first = await room.says(an, "/lichsu 7");
    expect(first.text.length).toBeLessThan(ONE_SCREEN);
    expect(first.lines[1]).toContain("lần 23:");
    expect(first.lines.at(-1)).toBe("… và 13 mục nữa: /lichsu 7 trang 2");
    const second = await room.presses(an, first, "Trang 2");
    expect(second.lines[1]).toContain("lần 13:");
    const last = await room.says(an, "/lichsu 7 trang 3");
    expect(last.text).toContain("lần 1:");
    expect(last.choices).toEqual([]);
    expect((await room.says(an, "/lichsu 7 trang 4")).text).toBe("Không có trang 4; danh sách có 3 trang.");
  });

  it("so does the evidence kept", async () => {
    const first = await room.says(an, "/minhchung 8");
    expect(first.text.length).toBeLessThan(ONE_SCREEN);
    expect(first.text).toContain("20/BC-");
    expect(first.text).toContain("… và 10 mục nữa: /minhchung 8 trang 2");
    const last = await room.presses(an, first, "Trang 2");
    expect(last.text).toMatch(/ 1\/BC-/);
    expect(last.text).not.toContain("20/BC-");
  });
});
