import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADINGS, writeCsv } from "../catalogue/table/support.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { ImportShape, StatusShape } from "./shapes.js";

const SHIPPED = readFileSync(fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url)), "utf8");

type CalendarShape = {
  readonly year: number;
  readonly announced: boolean;
  readonly days: readonly {
    readonly on: string;
    readonly kind: string;
    readonly name: string;
    readonly source?: string;
  }[];
};
type Imported = ImportShape & {
  readonly office: readonly {
    readonly about: string;
    readonly code: string;
    readonly field: string;
    readonly after: string;
  }[];
  readonly warnings: readonly string[];
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-calendar-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The shipped plan with pieces put in the place of others. */
function put(name: string, ...changes: readonly (readonly [before: string, after: string])[]): string {
  const file = path.join(folder, name);
  const text = changes.reduce((all, [before, after]) => {
    if (!all.includes(before)) throw new Error(`the shipped plan has no "${before}"`);
    return all.replace(before, () => after);
  }, SHIPPED);
  writeFileSync(file, text);
  return file;
}

/* One store, one office's history. */
describe.each(oneBackend)("the office's calendar on $name", (backend) => {
  let desk: OfficeDesk;
  let shipped: string;
  beforeAll(async () => {
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    shipped = put("shipped.yaml");
  });
  afterAll(() => desk.close());

  const load = (file: string, ...options: string[]) => desk.json<Imported>("import", file, ...options);
  const dayOf = async (on: string) => {
    const { days } = await desk.json<CalendarShape>("calendar", "--year", on.slice(0, 4));
    return days.find((day) => day.on === on);
  };
  const dueOf = async (task: string, period: string) => {
    const { items } = await desk.json<StatusShape>("status");
    return items.find((item) => item.task === task && item.period === period)?.dueOn;
  };

  it("does not call a year announced for a single day somebody set, and shows that day", async () => {
    const shown = await desk.json<CalendarShape>("calendar", "--off", "2027-06-11", "--name", "Họp");
    expect([shown.year, shown.announced, shown.days.map(({ on }) => on)]).toEqual([2027, false, ["2027-06-11"]]);
    const { stdout } = await desk.cli(["calendar", "--year", "2027"]);
    expect(stdout).toContain("Họp");
    expect(stdout).toContain("Năm 2027 chưa có lịch nghỉ Tết");
  });

  it("comes with the shipped plan, which brings what is beside its tasks once", async () => {
    const first = await load(shipped);
    expect(first.office.filter(({ about }) => about === "unit")).not.toEqual([]);
    expect(first.office.filter(({ about }) => about === "calendar").length).toBeGreaterThan(20);
    expect(first.warnings).toEqual([]);
    const { announced } = await desk.json<CalendarShape>("calendar", "--year", "2025");
    expect(announced).toBe(true);
    expect((await load(shipped)).office).toEqual([]);
    expect((await desk.cli(["import", shipped])).stdout).toContain("Không có gì thay đổi.");
  });

  it("keeps what the coordinator set by hand over every import, and takes it back only by hand", async () => {
    await desk.json("calendar", "--work", "2025-04-07", "--name", "Trực Giỗ Tổ");
    expect((await load(shipped)).office).toEqual([]);
    expect(await dayOf("2025-04-07")).toMatchObject({ kind: "work", name: "Trực Giỗ Tổ" });
    await desk.json("calendar", "--off", "2025-04-07", "--name", "Giỗ Tổ, nghỉ như cũ");
    expect(await dayOf("2025-04-07")).toMatchObject({ kind: "off", name: "Giỗ Tổ, nghỉ như cũ" });
    await desk.json("calendar", "--clear", "2025-04-07");
    expect(await dayOf("2025-04-07")).toBeUndefined();
    await load(shipped);
    expect(await dayOf("2025-04-07")).toMatchObject({ kind: "off", name: "Giỗ Tổ Hùng Vương" });
  });

  it("does not say that nothing changed where only units, sets, days or the ladder did", async () => {
    const changed = put(
      "changed.yaml",
      [
        "name: Thanh tra Sở, kind: office, aliases: [",
        "name: Thanh tra giáo dục, kind: office, aliases: [Thanh tra Sở, ",
      ],
      ["      - Thanh tra Sở\n", "      - { unit: TTr, until: 2025-06-30 }\n"],
      ["    overdueEvery: 2\n", "    overdueEvery: 5\n"],
      ["name: Giỗ Tổ Hùng Vương }", "name: Giỗ Tổ }"],
    );
    const shown = await load(changed, "--dry-run");
    expect(shown.changed).toEqual([]);
    expect(shown.office.map(({ about, code, field }) => `${about} ${code} ${field}`)).toEqual([
      "plan  ladder",
      "unit TTr name",
      "unit TTr aliases",
      "set PCM members",
      "calendar 2025-04-07 name",
    ]);
    const { stdout } = await desk.cli(["import", changed]);
    expect(stdout).toContain("đơn vị TTr · name: “Thanh tra Sở” → “Thanh tra giáo dục”");
    expect(stdout).toContain("Đã nạp.");
    expect((await load(changed)).office).toEqual([]);
    await load(shipped);
  });

  it("moves the due date that is a working day with it, in the plan and in what is owed", async () => {
    const file = put("working-day.yaml", [
      "deadline: { text: Trước ngày 15/01/2025, rule: before 2025-01-15 }",
      "deadline: { text: Ngày làm việc cuối tháng 6, rule: last-working-day 2025-06 }",
    ]);
    const loaded = await load(file);
    expect(loaded.tasks[0]?.deadline).toMatchObject({ rule: "last-working-day 2025-06", dueOn: "2025-06-30" });
    expect(await dueOf("1", "2025")).toBe("2025-06-30");
    await desk.json("calendar", "--off", "2025-06-30", "--name", "Mất điện");
    expect(await dueOf("1", "2025")).toBe("2025-06-27");
    await desk.json("calendar", "--clear", "2025-06-30");
    expect(await dueOf("1", "2025")).toBe("2025-06-30");
    await load(shipped);
    expect(await dueOf("1", "2025")).toBe("2025-01-14");
  });

  it("is short of a year the plan reaches into: the import warns, and the doctor remarks on it", async () => {
    const table = path.join(folder, "next-year.csv");
    writeFileSync(table, writeCsv([HEADINGS, ["1", "Việc năm sau", "Văn phòng Sở", "", "Cả năm 2026", ""]], ","));
    const loaded = await load(table, "--plan", "KH-2026");
    expect(loaded.questions.filter(({ id }) => id.startsWith("holidays-"))).toEqual([]);
    expect(loaded.warnings).toEqual([
      expect.stringContaining("thay kế hoạch đang dùng"),
      expect.stringContaining("năm 2027"),
    ]);
    expect((await desk.cli(["import", table, "--plan", "KH-2026"])).stdout).toContain("rơi vào năm 2027");
    const { stdout, exitCode } = await desk.cli(["doctor"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("• Năm 2027 chưa có lịch nghỉ");
  });
});
