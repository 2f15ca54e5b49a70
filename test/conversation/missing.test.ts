import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const SCHOOLS = 1_000;
/** Telegram's message, and two of Zalo's. */
const ONE_SCREEN = 3_500;

describe.each(oneBackend)("who has not reported, of a thousand units, on $name", (backend) => {
  let room: Room;
  let leader: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    const { database, organization } = room.office;
    const org = organization.id;
    await database.db.execute(sql`
      insert into units (id, organization_id, code, name, aliases, kind)
      select gen_random_uuid(), ${org}, 'T' || n, 'Trường Tiểu học số ' || n, '{}', 'school'
      from generate_series(1, ${SCHOOLS}::int) n`);
    // Every tenth has handed it in.
    await database.db.execute(sql`
      insert into occurrences (id, organization_id, task_id, period, unit_id, due_on, process, submitted_at, version)
      select gen_random_uuid(), ${org}, t.id, period, u.id, due, case when tenth then 'done' else 'not_started' end,
        case when tenth then '2025-02-01'::timestamptz end, 1
      from units u
      cross join lateral (select substr(u.code, 2)::int % 10 = 0 as tenth) handed
      cross join tasks t
      cross join (values ('2025-Q2', '2025-06-09'::date), ('2025-H1', '2025-06-20'::date)) duties(period, due)
      where u.code ~ '^T[0-9]+$' and t.code = '1' and t.organization_id = ${org} and u.organization_id = ${org}`);
    const { officersWithRoles } = await import("../../src/storage/roster.js");
    const found = (await officersWithRoles(database.db, org)).find(({ memberships }) =>
      memberships.some(({ role }) => role === "leader"),
    );
    if (!found) throw new Error("the sample has no leader");
    leader = { userId: found.id, name: found.name };
    room.clock.set("2025-06-25T09:00:00+07:00");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const schoolsIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith("• Trường Tiểu học số "));

  it("names every one of them once, page by page, each one screen", async () => {
    const expected = Array.from({ length: SCHOOLS }, (_, index) => index + 1)
      .filter((number) => number % 10 !== 0)
      .map((number) => `• Trường Tiểu học số ${number}`);
    let page = await room.says(leader, "/thieu 1 quý 2");
    const [, pages] = / \(trang 1\/(\d+)\) · /.exec(page.lines[0] ?? "") ?? [];
    expect(page.lines[0]).toMatch(/^Chưa báo cáo quý II\/2025 · còn 900 đơn vị \(trang 1\/\d+\) · /);
    const named = schoolsIn(page.lines);
    for (let number = 2; page.choices.length > 0; number++) {
      expect(page.lines).toHaveLength(30);
      expect(page.lines.at(-1)).toBe(`… xem tiếp: /thieu 1 2025-Q2 trang ${number}`);
      room.later(1);
      page = await room.presses(leader, page, `Trang ${number}`);
      expect(page.lines[0]).toContain(`(trang ${number}/${pages})`);
      expect(page.text.length).toBeLessThan(ONE_SCREEN);
      expect(page.picture).toBe(false);
      named.push(...schoolsIn(page.lines));
    }
    expect(named).toEqual(expected);
  });

  it("has a picture with the first page, and every duty in it before the names go on", async () => {
    const first = await room.says(leader, "/thieu");
    expect(first.picture).toBe(true);
    expect(first.lines[0]).toMatch(/^Chưa báo cáo · còn [\d.]+ lượt nộp ở \d+ việc \(trang 1\/\d+\) · /);
    expect(first.lines.filter((line) => line.includes(": 900/1.000 đơn vị chưa nộp"))).toHaveLength(2);
    const last = Number(/\/(\d+)\)/.exec(first.lines[0] ?? "")?.[1]);
    const end = await room.says(leader, `/thieu trang ${last}`);
    expect(end.choices).toEqual([]);
    expect(end.lines.at(-1)).not.toContain("xem tiếp");
    expect((await room.says(leader, `/thieu trang ${last + 1}`)).text).toBe(
      `Không có trang ${last + 1}; danh sách có ${last} trang.`,
    );
  });

  it("goes on from a question in plain words too", async () => {
    const first = await room.says(leader, "6 tháng đầu năm còn ai chưa nộp");
    expect(schoolsIn(first.lines).length).toBeGreaterThan(0);
    const second = await room.presses(leader, first, "Trang 2");
    expect(second.lines[0]).toContain("(trang 2/");
    expect(second.lines).toEqual((await room.says(leader, "/thieu 2025-H1 trang 2")).lines);
  });

  it("reads the same in English", async () => {
    await room.says(leader, "/ngonngu en");
    const first = await room.says(leader, "/thieu 1 2025-Q2");
    expect(first.lines[0]).toMatch(/^Not reported, Q2 2025 · 900 units to go \(page 1 of \d+\) · /);
    expect(first.lines.at(-1)).toBe("… more: /thieu 1 2025-Q2 page 2");
    expect((await room.presses(leader, first, "Page 2")).lines[0]).toContain("(page 2 of ");
    await room.says(leader, "/ngonngu vi");
  });

  it("tells a head of their own unit alone", async () => {
    const heard = await room.says(room.person("Bình"), "/thieu 2025");
    expect(heard.text).not.toContain("Trường Tiểu học");
    expect(heard.lines.length).toBeGreaterThan(2);
  });

  it("names a unit of every overdue duty, on the last page as on the first", async () => {
    const { database, organization } = room.office;
    await database.db.execute(sql`
      insert into occurrences (id, organization_id, task_id, period, unit_id, due_on, process, version)
      select gen_random_uuid(), ${organization.id}, t.id, '2025-' || to_char(month, 'fm00'), u.id,
        make_date(2025, month, 20), 'not_started', 1
      from tasks t cross join generate_series(1, 12) month cross join units u
      where t.code in ('1', '2', '3') and u.code = 'T1' and t.organization_id = ${organization.id}`);
    room.clock.set("2025-12-31T09:00:00+07:00");
    let page = await room.says(leader, "/tiendo quá hạn");
    const pages = Number(/\(trang 1\/(\d+)\)/.exec(page.lines[0] ?? "")?.[1]);
    expect(pages).toBeGreaterThan(3);
    for (let number = 1; number <= pages; number++) {
      for (const line of page.lines.slice(1)) expect(line).toMatch(/ – [A-ZĐ(][^,]+, hạn /u);
      if (number < pages) page = await room.presses(leader, page, `Trang ${number + 1}`);
    }
  });
});
