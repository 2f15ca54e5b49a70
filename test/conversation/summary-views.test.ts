import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { backends } from "../support/backends.js";
import { openRoom, type Room } from "./room.js";

describe.each(backends)("/tiendo seen from every side, on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
    room.clock.set("2025-04-02T09:00:00+07:00");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  async function leader() {
    const { officersWithRoles } = await import("../../src/storage/roster.js");
    const { database, organization } = room.office;
    const found = (await officersWithRoles(database.db, organization.id)).find(({ memberships }) =>
      memberships.some(({ role }) => role === "leader"),
    );
    if (!found) throw new Error("the sample has no leader");
    return { userId: found.id, name: found.name };
  }

  it.each([
    ["/tiendo sắp trễ", /^(Sắp đến hạn \d+ việc|Không có việc nào sắp đến hạn) ·/, false],
    ["/tiendo sap tre", /^(Sắp đến hạn \d+ việc|Không có việc nào sắp đến hạn) ·/, false],
    ["/tiendo tre nhat", /^Quá hạn \d+ việc ở \d+ đơn vị ·/, true],
    ["/tiendo thay doi", /^Thay đổi từ 26\/03\/2025 đến nay/, false],
    ["/tiendo nam", /^Tiến độ trong năm ·/, true],
    ["/tiendo quá hạn", /^Quá hạn \d+ việc \(trang 1\/\d+\)/, false],
    ["/tiendo quý 1", /^Tiến độ quý I\/2025 ·/, true],
    ["/thieu", /^Chưa báo cáo ·/, true],
  ])("%s", async (typed, first, picture) => {
    const heard = await room.says(await leader(), typed);
    expect(heard.lines[0]).toMatch(first);
    expect(heard.picture).toBe(picture);
    expect(heard.lines.length).toBeLessThanOrEqual(30);
  });

  it("says in the whole plan's head line what the week brought, and offers where to look next", async () => {
    const heard = await room.says(await leader(), "/tiendo");
    expect(heard.lines[1]).toMatch(/\(từ 26\/03\/2025: \+\d+ xong, \+\d+ quá hạn\)$/);
    expect(heard.choices.map(({ value }) => value)).toEqual([
      "/thieu",
      expect.stringMatching(/^\/tiendo \S+/),
      "/tiendo quá hạn",
      "/tiendo sắp trễ",
      "/tiendo năm",
    ]);
    expect((await room.presses(await leader(), heard, "quá hạn")).lines[0]).toContain("(trang 1/");
  });

  it.each([
    ["/tiendo 99", ["/tiendo 18"]],
    ["/tiendo 2031-Q1", ["/tiendo 2025-Q1"]],
  ])("offers what is nearest to what does not exist: %s", async (typed, lines) => {
    const heard = await room.says(await leader(), typed);
    expect(heard.lines[0]).toContain("Có phải ý anh/chị là");
    expect(heard.choices.map(({ value }) => value)).toEqual(expect.arrayContaining(lines));
  });

  it("shows a head their own unit's part of a task that several units lead", async () => {
    const heard = await room.says(room.person("Bình"), "/tiendo 4");
    expect(heard.lines.filter((line) => line.startsWith("• "))).toHaveLength(1);
  });

  it("keeps the views of the whole plan from whoever may not see it", async () => {
    expect((await room.says(room.person("Bình"), "/tiendo thay đổi")).text).toContain("đơn vị mình: /tiendo");
    expect((await room.says(room.person("An"), "/tiendo")).text).toContain("Tiến độ dành cho lãnh đạo");
  });

  it.each([
    ["việc nào sắp trễ", /[🔴🟠]/u, /⚪/u],
    ["quá hạn", /🔴/u, /[🟠⚪]/u],
    ["phòng nào trễ nhất", /🔴/u, /[🟠⚪]/u],
  ])("answers an officer's “%s” with their own units' part, and says so", async (question, shown, hidden) => {
    const heard = await room.says(room.person("An"), question);
    expect(heard.lines[0]).toBe(
      "Tiến độ cả cơ quan dành cho lãnh đạo và cán bộ tổng hợp; đây là việc của đơn vị anh/chị.",
    );
    expect(heard.lines[1]).toMatch(/^Văn phòng Sở còn \d+ việc, \d+ quá hạn:$/);
    expect(heard.text).toMatch(shown);
    expect(heard.text).not.toMatch(hidden);
    expect(heard.picture).toBe(false);
  });
});
