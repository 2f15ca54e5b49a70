import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { ImportShape, StatusShape } from "./shapes.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

describe.each(oneBackend)("importing a version that holds from a day on, on $name", (backend) => {
  let folder: string;
  let desk: OfficeDesk;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-effective-"));
    desk = await officeDesk(backend, "2025-06-20T08:00:00+07:00");
    await desk.json("import", CATALOGUE);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  const dueOf = async (task: string) =>
    (await desk.json<StatusShape>("status")).items.filter((item) => item.task === task).map(({ dueOn }) => dueOn);

  /** The shipped plan with row 1 put off to 20 January, and row 2 to 20 December. */
  function changed(): string {
    const file = path.join(folder, "changed.yaml");
    const text = readFileSync(CATALOGUE, "utf8")
      .replace("rule: before 2025-01-15 }", "rule: before 2025-01-21 }")
      .replace("rule: end 2025 }", "rule: on 2025-12-20 }");
    writeFileSync(file, text);
    return file;
  }

  it("refuses a day that is none", async () => {
    const { exitCode, stderr } = await desk.cli(["import", CATALOGUE, "--effective", "30/06/2025"]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("--effective")]);
  });

  it("moves what is due from that day on, leaves what was due before it, and says so no second time", async () => {
    const first = await desk.json<ImportShape>("import", changed(), "--effective", "2025-07-01");
    expect(first.changed).toEqual(["1", "2"]);
    expect(await dueOf("1")).toEqual(["2025-01-14"]);
    expect(await dueOf("2")).toEqual(["2025-12-20"]);
    const again = await desk.json<ImportShape>("import", changed(), "--effective", "2025-07-01");
    expect([again.added, again.changed, again.removed]).toEqual([[], [], []]);
    expect((await desk.cli(["import", changed()])).stdout).toContain("Đã nạp.");
    expect((await desk.cli(["import", changed()])).stdout).toContain("Không có gì thay đổi.");
    expect(await dueOf("1")).toEqual(["2025-01-20"]);
  });

  it("names each target that changes with the day it holds from, and says how to name one", async () => {
    const file = path.join(folder, "target.yaml");
    writeFileSync(
      file,
      readFileSync(CATALOGUE, "utf8").replace(
        'id: 7\n        label: hồ sơ luân chuyển nội bộ bằng điện tử\n        target: ">=80 %"',
        'id: 7\n        label: hồ sơ luân chuyển nội bộ bằng điện tử\n        target: ">=90 %"',
      ),
    );
    const read = async (...argv: string[]) => (await desk.cli(["import", file, ...argv])).stdout.normalize("NFKC");
    expect(await read("--dry-run")).toContain("7 · mục tiêu ≥ 80 % → ≥ 90 %, tính lại cho cả các kỳ đã qua");
    expect(await read("--dry-run")).toContain("--effective");
    const dated = await read("--dry-run", "--effective", "2025-07-01");
    expect(dated).toContain("7 · mục tiêu ≥ 80 % → ≥ 90 %, tính cho việc có hạn từ 01/07/2025");
    expect(dated).not.toContain("--effective");
    const targets = async (...argv: string[]) =>
      (await desk.json<ImportShape>("import", file, ...argv)).targets.map(({ id, before, after, from }) => [
        id,
        before?.target.value,
        after?.target.value,
        from,
      ]);
    expect(await targets("--effective", "2025-07-01")).toEqual([["7", 80, 90, "2025-07-01"]]);
    expect(await targets("--effective", "2025-07-01")).toEqual([]);
    expect(await targets("--dry-run")).toEqual([]);
  });
});
