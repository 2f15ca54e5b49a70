import { statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildProgram, type Program, run } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let program: Program;
let folder: string;
let service: ServiceProcess;

beforeAll(async () => {
  program = await buildProgram();
  folder = await program.folder();
  service = await startProcess(program, { DATA_DIR: folder });
});
afterAll(async () => {
  await service?.end("SIGKILL");
  program.remove();
});

it("a backup goes through the service that holds the store, a restore waits for its end, and then both are the program's", async () => {
  const file = path.join(folder, "copy.gz");
  const nhacviec = (...args: string[]) => run(program.cli, args, { DATA_DIR: folder });
  const saved = await nhacviec("backup", file, "--json");
  expect(saved).toMatchObject({ exitCode: 0, stderr: "" });
  const { tables, takenAt } = JSON.parse(saved.stdout) as { tables: Record<string, number>; takenAt: string };
  expect(tables.occurrences).toBeGreaterThan(100);
  // The rehearsal's clock, not the machine's.
  expect(takenAt).toMatch(/^2025-01-06T07:55/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const refused = await nhacviec("restore", file, "--yes");
  expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refused.stderr).toContain("dừng dịch vụ");
  expect(await service.end("SIGTERM")).toBe(0);

  const unasked = await nhacviec("restore", file);
  expect(unasked).toMatchObject({ exitCode: 0, stderr: "" });
  expect(unasked.stdout).toContain("before-restore-");
  const elsewhere = { DATA_DIR: program.bareFolder() };
  const restored = await run(program.cli, ["restore", file, "--json"], elsewhere);
  expect(restored).toMatchObject({ exitCode: 0, stderr: "" });
  expect(JSON.parse(restored.stdout)).toMatchObject({ tables, store: "embedded", owed: 0 });
  const again = await run(program.cli, ["backup", path.join(folder, "second.gz"), "--json"], elsewhere);
  expect(JSON.parse(again.stdout)).toMatchObject({ tables });
});
