import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkByCode } from "../../src/storage/link-account.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { PreviewShape } from "./shapes.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

describe.each(oneBackend)("the preview of the plan's year on $name", (backend) => {
  let desk: OfficeDesk;
  let year: PreviewShape;

  beforeAll(async () => {
    desk = await officeDesk(backend, "2024-12-02T09:00:00+07:00");
    await desk.json("import", CATALOGUE);
    year = await desk.json<PreviewShape>("preview", "--from", "2024-12-02", "--to", "2025-12-31");
  });
  afterAll(() => desk.close());

  /** "2025-01-14 T0 unit", in the order they leave. */
  function said(task: string, period: string): string[] {
    const lines = year.flatMap(({ at, audience, items }) =>
      items
        .filter((item) => item.task === task && item.period === period)
        .map(({ rung }) => `${at.slice(0, 10)} ${rung} ${audience}`),
    );
    return [...new Set(lines)];
  }

  it("says task 1 fifteen, seven, three, one and no working days before 14/01, then every second day, and escalates", () => {
    expect(said("1", "2025").slice(0, 13)).toEqual([
      "2024-12-23 T-15 unit",
      "2025-01-03 T-7 unit",
      "2025-01-09 T-3 unit",
      "2025-01-13 T-1 unit",
      "2025-01-13 T-1 head",
      "2025-01-14 T0 unit",
      "2025-01-15 T+1 unit",
      "2025-01-15 T+1 coordinator",
      "2025-01-17 T+3 unit",
      "2025-01-17 T+3 leader",
      "2025-01-21 T+5 unit",
      "2025-01-23 T+7 unit",
      // Tết lies between.
      "2025-02-03 T+9 unit",
    ]);
  });

  it("says the first quarter's report last on Friday 07/03, since 09/03 is a Sunday, and is late on Monday", () => {
    const report = said("BC", "2025-Q1");
    expect(report).toContain("2025-03-07 T0 unit");
    expect(report).toContain("2025-03-10 T+1 unit");
    expect(report).toContain("2025-03-10 T+1 coordinator");
    expect(report.filter((line) => line > "2025-03-07 T0" && line < "2025-03-10")).toEqual(["2025-03-07 T0 unit"]);
  });

  it("sends only at 08:00 of working days: no weekend, no Tết, no holiday, but the Saturday worked for 02/05", () => {
    expect(new Set(year.map(({ at }) => at.slice(10)))).toEqual(new Set(["T08:00:00+07:00"]));
    const days = [...new Set(year.map(({ at }) => at.slice(0, 10)))];
    const weekends = days.filter((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
    expect(weekends).toEqual(["2025-04-26"]);
    const holidays = [
      ["2025-01-01", "2025-01-01"],
      ["2025-01-25", "2025-02-02"],
      ["2025-04-07", "2025-04-07"],
      ["2025-04-30", "2025-05-02"],
      ["2025-08-30", "2025-09-02"],
    ] as const;
    const off = days.filter((day) => holidays.some(([from, to]) => day >= from && day <= to));
    expect(off).toEqual([]);
  });

  it("has nothing of the standing duties, which have no day", () => {
    expect(year.flatMap(({ items }) => items).filter(({ task }) => task.startsWith("TX"))).toEqual([]);
  });

  it("gives the contract's fields: who, what, which rung, and the very words", () => {
    for (const { at, audience, unit, items, text } of year) {
      expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T08:00:00\+07:00$/);
      expect(["unit", "head", "coordinator", "leader"]).toContain(audience);
      expect(unit).not.toBe("");
      expect(items.length).toBeGreaterThan(0);
      for (const { rung } of items) expect(rung).toMatch(/^T(0|[-+][1-9]\d*)$/);
      expect(text).toContain(items[0]?.task);
    }
    const first = year.find(({ items }) => items.some(({ task, rung }) => task === "1" && rung === "T-3"));
    expect(first?.text).toContain("chậm nhất 14/01/2025 (còn 3 ngày làm việc)");
  });

  it("is the same whichever way the year is cut into ranges", async () => {
    const part = (from: string, to: string) => desk.json<PreviewShape>("preview", "--from", from, "--to", to);
    const january = [...(await part("2025-01-01", "2025-01-13")), ...(await part("2025-01-14", "2025-01-31"))];
    expect(january).toEqual(year.filter(({ at }) => at.startsWith("2025-01")));
  });

  it("writes nothing: the ledger stays empty", async () => {
    expect(await desk.json("ledger")).toEqual([]);
  });

  it("has the coordinator's list and the leader's week in the words of their day, nothing reported till then", async () => {
    const { organization, database } = desk.office;
    const { db } = database;
    for (const [role, unit] of [
      ["coordinator", "Văn phòng Sở"],
      ["leader", "Ban Giám đốc"],
    ] as const) {
      const { code } = await desk.json<{ code: string }>(
        "invite",
        "--unit",
        unit,
        "--role",
        role,
        "--name",
        `Một ${role}`,
      );
      const newcomer = { account: { channel: "rehearsal", userId: role }, name: role, privateChatId: role } as const;
      await linkByCode(db, organization.id, newcomer, code, desk.clock.now());
    }
    const april = await desk.json<PreviewShape>("preview", "--from", "2025-04-14", "--to", "2025-04-18");
    const lists = april.filter(({ text }) => text.includes("Cần để mắt hôm nay"));
    expect(lists.map(({ at, audience }) => `${at.slice(8, 10)} ${audience}`)).toEqual(
      ["14", "15", "16", "17", "18"].map((day) => `${day} coordinator`),
    );
    const weeks = april.filter(({ audience, text }) => audience === "leader" && text.includes("14/04/2025"));
    expect(weeks).toHaveLength(1);
    expect(weeks[0]?.text).toMatch(/❗ \d+ quá hạn/);
  });
});
