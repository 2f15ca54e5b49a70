import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { startTelegramServer } from "../fakes/telegram-server.js";
import { buildProgram, type Program } from "../support/program.js";

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let program: Program;
let started: ChildProcess | undefined;
beforeAll(async () => {
  program = await buildProgram();
});
afterEach(() => {
  // The whole group: a shell that was killed leaves the service behind.
  if (started?.pid !== undefined) killGroup(started.pid, "SIGKILL");
});
afterAll(() => program.remove());

it.each<[string, NodeJS.Signals, (pid: number, signal: NodeJS.Signals) => void]>([
  ["npm alone is told, as by a supervisor", "SIGTERM", (pid, signal) => process.kill(pid, signal)],
  ["Ctrl-C is pressed, which everything hears", "SIGINT", killGroup],
])("npm start ends with 0, and the service with it, where %s", async (_name, signal, kill) => {
  const npm = startNpm();
  const { port } = await npm.listening;
  kill(npm.pid, signal);
  const [code] = await npm.exited;
  expect(code).toBe(0);
  expect(npm.lines.some(({ because }) => because === signal)).toBe(true);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow("fetch failed");
});

it("somebody who keeps asking need not wait for what is in hand", async () => {
  const telegram = await startTelegramServer();
  telegram.fail({ kind: "hang", done: false }, { method: "getMe" });
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  started = spawn(process.execPath, [program.main], { env: { PORT: "0", DATA_DIR: program.bareFolder(), ...env } });
  const service = started;
  await telegram.nextCall("getMe");
  const asking = setInterval(() => service.kill("SIGTERM"), 100);
  const [code] = await once(service, "exit");
  clearInterval(asking);
  await telegram.close();
  expect(code).toBe(1);
});

function startNpm() {
  const { PATH, HOME } = process.env;
  const npm = spawn("npm", ["start"], {
    cwd: path.dirname(path.dirname(program.main)),
    env: { PATH, HOME, PORT: "0", DATA_DIR: program.bareFolder() },
    detached: true,
  });
  started = npm;
  const lines: Readonly<Record<string, unknown>>[] = [];
  const listening = new Promise<{ port: unknown }>((resolve) => {
    createInterface({ input: npm.stdout }).on("line", (text) => {
      // npm says what it starts, in lines of its own.
      if (!text.startsWith("{")) return;
      const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
      lines.push(line);
      if (line.port !== undefined) resolve({ port: line.port });
    });
  });
  // Its output is read to the end before it counts as over.
  return { pid: npm.pid as number, lines, listening, exited: once(npm, "close") };
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
