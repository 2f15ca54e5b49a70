import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildProgram, type Program, run } from "../support/program.js";

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

it("several commands at once on one folder are all carried out, one after the other", async () => {
  const env = { DATA_DIR: await program.folder() };
  const names = ["An", "Bình", "Cúc"];
  const done = await Promise.all(
    names.map((name) => run(program.cli, ["invite", "--role", "admin", "--name", name, "--json"], env)),
  );
  expect(done.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    names.map(() => ({ exitCode: 0, stderr: "" })),
  );
  const codes = done.map(({ stdout }) => (JSON.parse(stdout) as { code: string }).code);
  expect(new Set(codes).size).toBe(names.length);
});
