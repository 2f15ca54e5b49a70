import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importPlan } from "../src/office/import-plan.js";
import type { Office } from "../src/office/office.js";

/** A plan in which each of `count` units owes figures of its own, as in an office: nobody waits for another's row. */
export async function importForUnits(office: Office, count: number, tasks: readonly string[]): Promise<void> {
  const units = Array.from({ length: count }, (_, index) => `Trường ${index + 1}`);
  const catalogue = {
    plan: { code: "BENCH", title: "Kế hoạch thử", year: 2025 },
    units: units.map((name, index) => ({ code: `T${index + 1}`, name, kind: "school" })),
    sets: [{ code: "TRUONG", name: "Các trường", members: units }],
    tasks: tasks.map((code) => ({
      code,
      title: `Nhiệm vụ ${code}`,
      clause: `DM-${code}`,
      origin: "table",
      lead: ["Các trường"],
      deadline: { text: "31/12/2025", rule: "on 2025-12-31" },
      products: [],
      metrics: [{ id: code, label: `Tỷ lệ ${code}`, target: ">=80 %" }],
    })),
  };
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-bench-"));
  const file = path.join(folder, "plan.yaml");
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(catalogue));
  const imported = await importPlan(office, { file, dryRun: false });
  rmSync(folder, { recursive: true });
  if (!imported.ok) throw new Error(`the plan was refused: ${JSON.stringify(imported)}`);
}
