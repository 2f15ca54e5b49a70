import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diffTasks } from "../../src/catalogue/diff.js";
import { keepOverlays } from "../../src/catalogue/keep-overlays.js";
import { readTables } from "../../src/catalogue/table/read-tables.js";
import { readYamlCatalogue } from "../../src/catalogue/yaml/read-yaml-catalogue.js";
import type { TaskDraft } from "../../src/domain/catalogue.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import { draft, HEADINGS, PLAN_FILE, tablesOf, vi } from "./table/support.js";

const ROWS = [
  ["1", "Ban hành Kế hoạch", "Văn phòng", "Thanh tra; TCCB", "Quý I", "Kế hoạch; Báo cáo"],
  ["2", "Tối thiểu 80% hồ sơ", "Văn phòng", "", "Cả năm", ""],
  ["3", "Rà soát", "Thanh tra", "", "Hằng quý", ""],
];
const tasksOf = (rows: readonly (readonly string[])[]) => draft(tablesOf([HEADINGS, ...rows])).tasks;
const current = tasksOf(ROWS);
const changed = (index: number, column: number, text: string) =>
  tasksOf(ROWS.map((row, at) => (at === index ? row.with(column, text) : row)));

describe("what an import would change", () => {
  it("is nothing for the same table again, and nothing for a body obligation", () => {
    const [first] = current;
    if (!first) throw new Error("no task");
    const body: TaskDraft = { ...first, code: "BC", origin: "body" };
    expect(diffTasks([...current, body], current)).toEqual({ added: [], changed: [], removed: [], changes: [] });
  });

  it("lists added and removed rows in the plan's order", () => {
    const draftTasks = tasksOf([
      ["10", "Mới", "Văn phòng", "", "Quý I", ""],
      ...ROWS.slice(1),
      ["4", "Mới", "TCCB", "", "Quý I", ""],
    ]);
    const { added, removed, changed: others } = diffTasks(current, draftTasks);
    expect([added, removed, others]).toEqual([["10", "4"], ["1"], []]);
  });

  it.each<readonly [string, number, number, string, string, string, string]>([
    ["a title", 0, 1, "Ban hành Kế hoạch năm", "title", "Ban hành Kế hoạch", "Ban hành Kế hoạch năm"],
    ["a lead", 0, 2, "Thanh tra", "leads", "VP", "TT"],
    ["the supporting units", 0, 3, "TCCB", "supports", "TT, TCCB", "TCCB"],
    ["a deadline's words", 0, 4, "Hết quý I", "deadlineText", "Quý I", "Hết quý I"],
    ["the schedule", 0, 4, "Quý II", "schedule", "2025: end 2025-Q1", "2025: end 2025-Q2"],
    ["the products", 0, 5, "Kế hoạch", "products", "Kế hoạch; Báo cáo", "Kế hoạch"],
    ["a target", 1, 1, "Tối thiểu 90% hồ sơ", "metrics", "2: >= 80 %", "2: >= 90 %"],
    ["a target taken back", 1, 1, "Hồ sơ", "metrics", "2: >= 80 %", ""],
  ])("shows %s before and after", (_name, index, column, text, field, before, after) => {
    const { changed: codes, changes } = diffTasks(current, changed(index, column, text));
    expect(codes).toEqual([ROWS[index]?.[0]]);
    expect(changes).toContainEqual({ code: ROWS[index]?.[0], field, before, after });
  });

  it.each([
    ["spaces and Unicode form", 0, 1, "Ban  hành Kế hoạch".normalize("NFD")],
    ["the order of supporting units", 0, 3, "TCCB; Thanh tra"],
    ["how products are parted", 0, 5, "- Kế hoạch\n- Báo cáo"],
  ])("does not call it a change: %s", (_name, index, column, text) => {
    expect(diffTasks(current, changed(index, column, text)).changes).toEqual([]);
  });

  it("leaves what the table can't say: linked targets, added periods, short titles", () => {
    const metric = { id: "1", label: "x", target: { op: ">=", value: 80, unit: "%" }, tier: "must" } as const;
    const linked = { op: ">=", value: 95, unit: "%", source: "II.7" } as const;
    const months = [{ period: period("2025-01"), rule: { kind: "end", period: period("2025-01") } } as const];
    const overlaid = current.map((task) => ({
      ...task,
      shortTitle: "Ngắn",
      ladder: { ...DEFAULT_LADDER, before: [-30, 0] },
      condition: "khi có yêu cầu",
      clause: `${task.clause}; II.8`,
      schedule: [
        ...task.schedule.map((entry) => ({
          ...entry,
          opensOn: localDate("2025-01-02"),
          closesOn: localDate("2026-01-31"),
        })),
        ...(task.code === "2" ? months : []),
      ],
      metrics:
        task.code === "2"
          ? task.metrics.map((each) => ({ ...each, alsoJudgedBy: [linked] }))
          : [{ ...metric, id: task.code }],
    }));
    expect(diffTasks(overlaid, current).changes).toEqual([]);
    for (const [index, task] of current.entries()) {
      const old = overlaid[index];
      if (old) expect(keepOverlays(old, task)).toEqual(old);
    }
    const [, second] = changed(1, 4, "Quý IV");
    const [, old] = overlaid;
    if (second && old) expect(keepOverlays(old, second).schedule).toEqual(second.schedule);
  });

  it("is nothing when the plan's table is imported over the shipped catalogue", async () => {
    const shipped = readYamlCatalogue(
      readFileSync(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url), "utf8"),
      "hai-phong-2025.yaml",
    );
    const read = await readTables(readFileSync(PLAN_FILE), "ke-hoach.md");
    if (!shipped.ok) throw new Error(shipped.faults.map(({ problem }) => vi(problem)).join("\n"));
    if (!read.ok) throw new Error(vi(read.problem));
    const { plan, units, sets, tasks } = shipped.catalogue;
    const result = draft(read.tables, { plan, known: { units, sets } });
    expect([result.units, result.sets]).toEqual([[], []]);
    expect(diffTasks(tasks, result.tasks)).toEqual({ added: [], changed: [], removed: [], changes: [] });
  });
});
