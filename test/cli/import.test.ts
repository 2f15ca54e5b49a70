import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAdministrators } from "../../src/storage/link-account.js";
import { listOfficeActs } from "../../src/storage/office-acts.js";
import { HEADINGS, planPages, writeCsv, writeDocx, writeXlsx } from "../catalogue/table/support.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { ImportShape, StatusShape, UnitShape } from "./shapes.js";

const TABLE = fileURLToPath(new URL("../catalogue/fixtures/plan-table.md", import.meta.url));
const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const ROWS = Array.from({ length: 18 }, (_, index) => String(index + 1));
const NO_CHANGE = { added: [], changed: [], removed: [] };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-import-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/* One store, one office's history: each import meets what the ones before it left. */
describe.each(oneBackend)("importing on $name", (backend) => {
  let desk: OfficeDesk;
  beforeAll(async () => {
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
  });
  afterAll(() => desk.close());

  const load = (file: string, ...options: string[]) => desk.json<ImportShape>("import", file, ...options);

  it("shows on a dry run what the plan's table would bring, and writes nothing", async () => {
    const shown = await load(TABLE, "--plan", "CCHC-2025", "--dry-run");
    expect(shown.added).toEqual(ROWS);
    expect(shown.tasks).toHaveLength(18);
    expect((await desk.cli(["tasks"])).stderr).toContain("Chưa có kế hoạch");
    expect(await desk.json("units")).toEqual([]);
  });

  it("tells an administrator in chat how to bring the plan that is missing", async () => {
    const { database, organization, clock } = desk.office;
    await ensureAdministrators(database.db, organization.id, [{ channel: "telegram", userId: "1001" }], clock.now());
    const { stdout } = await desk.cli(["chat", "--as", "1", "--say", "/viec"]);
    expect(stdout).toContain("/nhap");
  });

  it("takes the table alone on an empty store: exactly its 18 rows, units proposed from its cells", async () => {
    const loaded = await load(TABLE, "--plan", "CCHC-2025");
    expect(loaded).toMatchObject({ plan: "CCHC-2025", added: ROWS, changed: [], removed: [] });
    expect(loaded.questions.length).toBeGreaterThan(0);
    expect(loaded.tasks.map(({ code }) => code)).toEqual(ROWS);
    expect(loaded.tasks[0]).toMatchObject({
      title: "Ban hành Kế hoạch CCHC năm 2025",
      leadUnits: ["Văn phòng Sở"],
      deadline: { text: "Trước ngày 15/01/2025", rule: "before 2025-01-15", dueOn: "2025-01-14" },
      products: ["Kế hoạch của Sở GDĐT"],
      metrics: [],
    });
    expect(loaded.tasks[6]?.metrics).toMatchObject([{ id: "7", op: ">=", value: 80, unit: "%" }]);
    expect(loaded.tasks[9]?.metrics).toMatchObject([
      { id: "10a", op: ">", value: 90, unit: "%" },
      { id: "10b", op: ">", value: 90, unit: "%" },
    ]);
    const names = (await desk.json<UnitShape[]>("units")).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("changes nothing when the same table comes again", async () => {
    const { database, organization } = desk.office;
    const acts = () => listOfficeActs(database.db, organization.id, { most: 10, skip: 0 });
    const [units, before] = [await desk.json("units"), await acts()];
    expect(await load(TABLE)).toMatchObject(NO_CHANGE);
    expect((await desk.cli(["import", TABLE])).stdout).toContain("Không có gì thay đổi.");
    expect(await desk.json("units")).toEqual(units);
    expect(await acts()).toEqual(before);
  });

  it("finds the table's units again when the catalogue file names them, rather than having each twice", async () => {
    const before = await desk.json<UnitShape[]>("units");
    const loaded = await load(CATALOGUE);
    expect(loaded.added).not.toContain("1");
    expect(loaded.removed).toEqual([]);
    const after = await desk.json<UnitShape[]>("units");
    const names = after.map(({ name }) => name.toLowerCase());
    expect(names.filter((name) => name.includes("thanh tra"))).toHaveLength(1);
    expect(names.filter((name) => name.includes("giáo dục trung học"))).toHaveLength(1);
    // The table names all departments; only the leaders are the catalogue's own.
    expect(after).toHaveLength(before.length + 1);
    const status = await desk.json<StatusShape>("status");
    const keys = status.items.map(({ task, period, unit }) => `${task}/${period}/${unit}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("sees no difference when the table comes over the catalogue, and none when the catalogue comes again", async () => {
    expect(await load(TABLE)).toMatchObject({ plan: "CCHC-2025", ...NO_CHANGE });
    expect(await load(CATALOGUE)).toMatchObject({ plan: "CCHC-2025", ...NO_CHANGE });
  });

  it("leaves progress alone, also where a task goes and comes back", async () => {
    const { code } = await desk.json<{ code: string }>("invite", "--unit", "Văn phòng Sở", "--role", "officer");
    expect(code).toMatch(/^[A-Z0-9]{8}$/);
    const said = { key: "k1", messageId: "m1", addressed: true, via: "text" } as const;
    const chat = { channel: "rehearsal", chatId: "u1", kind: "private" } as const;
    const talk = (text: string, key: string) =>
      desk.talk.answer({ ...said, key, chat, from: { userId: "u1", name: "Lan" }, text });
    await talk(`/lienket ${code}`, "k1");
    await talk("/capnhat 18 85%", "k2");
    const rows = planPages().flatMap((page, index) => (index === 0 ? page : page.slice(1)));
    const seventeen = put(
      "17-rows.csv",
      writeCsv(
        rows.filter(([tt]) => tt !== "18."),
        ";",
      ),
    );
    const before = await desk.json<StatusShape>("status");
    expect(await load(seventeen)).toMatchObject({ added: [], changed: [], removed: ["18"] });
    expect((await desk.json<StatusShape>("status")).items.some(({ task }) => task === "18")).toBe(false);
    expect(await load(TABLE)).toMatchObject({ added: ["18"], changed: [], removed: [] });
    expect((await desk.json<StatusShape>("status")).items).toEqual(before.items);
  });

  it("names the field, the old and the new words of a change", async () => {
    const rows = planPages().flatMap((page, index) => (index === 0 ? page : page.slice(1)));
    const later = rows.map((row) => row.map((cell) => cell.replace("Trước ngày 15/01/2025", "Trước ngày 20/01/2025")));
    const file = put("later.csv", writeCsv(later, ","));
    const shown = await desk.cli(["import", file, "--dry-run"]);
    expect(shown.stdout).toContain("“Trước ngày 15/01/2025” → “Trước ngày 20/01/2025”");
    expect(await load(file)).toMatchObject({ added: [], changed: ["1"], removed: [] });
    const one = (await desk.json<StatusShape>("status")).items.find(({ task }) => task === "1");
    expect(one?.dueOn).toBe("2025-01-19");
    expect(await load(TABLE)).toMatchObject({ changed: ["1"] });
  });

  it("reads the same 18 rows from .docx, .xlsx and .csv, by a path relative to where the person stands", async () => {
    const pages = planPages();
    const rows = pages.flatMap((page, index) => (index === 0 ? page : page.slice(1)));
    const cells = rows.map((row) => row.map((value) => ({ value })));
    put("plan.docx", await writeDocx(pages));
    put("plan.xlsx", await writeXlsx([{ sheet: "Danh mục", data: cells }]));
    put("plan.csv", writeCsv(rows, ";"));
    for (const name of ["plan.docx", "plan.xlsx", "plan.csv"]) {
      const { stdout } = await desk.cli(["import", name, "--json"], folder);
      expect({ name, ...(JSON.parse(stdout) as ImportShape) }).toMatchObject({ name, ...NO_CHANGE });
    }
  });

  it("keeps a second plan apart, and goes back to the first with its progress", async () => {
    const first = await desk.json<StatusShape>("status");
    const small = put(
      "small.csv",
      writeCsv([HEADINGS, ["1", "Việc khác", "Văn phòng Sở", "", "Quý II/2026", ""]], ","),
    );
    const loaded = await load(small, "--plan", "KHAC-2026");
    expect(loaded).toMatchObject({ plan: "KHAC-2026", added: ["1"], removed: [] });
    // The 58 tasks are not removed, but nobody is reminded of them any more: that is said.
    const said = expect.stringContaining("KHAC-2026 thay kế hoạch đang dùng CCHC-2025");
    expect(loaded).toMatchObject({ warnings: expect.arrayContaining([said]) });
    expect(loaded.tasks[0]?.deadline).toEqual({ text: "Quý II/2026", rule: "end 2026-Q2", dueOn: "2026-06-30" });
    expect((await desk.json<StatusShape>("status")).plan).toBe("KHAC-2026");
    await load(CATALOGUE);
    expect((await desk.json<StatusShape>("status")).items).toEqual(first.items);
  });
});
