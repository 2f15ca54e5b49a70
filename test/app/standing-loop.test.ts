import { afterAll, expect, it, vi } from "vitest";
import { buildProgram, type Program } from "../support/program.js";
import { startProcess } from "../support/service-process.js";

// A start of the program, seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Loaded before the program: minutes of its patience pass in three seconds, and a signal never returns. */
const PRELOAD = `
  import { syncBuiltinESMExports } from "node:module";
  import threads from "node:worker_threads";
  const later = globalThis.setInterval;
  globalThis.setInterval = (work, ms, ...rest) => later(work, ms === 5_000 ? 10 : ms, ...rest);
  threads.Worker = class extends threads.Worker {
    constructor(file, { workerData, ...options }) {
      super(file, { ...options, workerData: workerData.lookMs ? { ...workerData, lookMs: 50, looks: 60 } : workerData });
    }
  };
  syncBuiltinESMExports();
  process.on("SIGUSR2", () => { for (;;); });
`;

let program: Program;
afterAll(() => program.remove());

it("is killed with a line that says so when its event loop stands still, and not while it turns", async () => {
  program = await buildProgram();
  const service = await startProcess(program, {
    DATA_DIR: await program.folder(),
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(PRELOAD)}`,
  });
  await expect.poll(async () => (await fetch(`${service.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  // Longer than the patience: what turns is left alone.
  for (const until = performance.now() + 4_000; performance.now() < until; )
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);

  expect(await service.end("SIGUSR2")).toBeNull();
  expect(service.output()).toMatch(/^stuck: the event loop has not turned for 60 minutes\./m);
});
