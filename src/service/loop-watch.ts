import { Worker } from "node:worker_threads";
import type { Logger } from "../log.js";
import { LOOK_MS, PATIENCE_MINUTES } from "./guard.js";

/**
 * Looks whether the main thread has turned since the last look, and kills the process when it has not for so many looks.
 * A text, so that it needs no loader and starts as fast as a thread can.
 */
const WATCHER = `
  const { workerData: { turns, lookMs, looks, minutes } } = require("node:worker_threads");
  const { writeSync } = require("node:fs");
  for (let last = -1, still = 0; still < looks; ) {
    Atomics.wait(turns, 1, 0, lookMs);
    const now = Atomics.load(turns, 0);
    still = now === last ? still + 1 : 0;
    last = now;
  }
  // What writes the log lives in the thread that stands still.
  writeSync(2, "stuck: the event loop has not turned for " + minutes + " minutes. The process is killed; what supervises it starts it again, and nothing is lost\\n");
  process.kill(process.pid, "SIGKILL");
`;

/**
 * Kills the process when its event loop stands still: code that does not end lets no timer run, so that neither the guard
 * nor a polite stop gets a turn, and only another thread can see it. Patience is the guard's; looks are counted here too.
 */
export function watchLoop(store: keyof typeof PATIENCE_MINUTES, log: Pick<Logger, "error">): void {
  const minutes = PATIENCE_MINUTES[store];
  const turns = new Int32Array(new SharedArrayBuffer(8));
  const looks = Math.ceil((minutes * 60_000) / LOOK_MS);
  const workerData = { turns, lookMs: LOOK_MS, looks, minutes };
  const watcher = new Worker(WATCHER, { eval: true, workerData, env: {}, execArgv: [] });
  // The service goes on without: nothing it does for people needs the watcher.
  watcher.once("error", (err) =>
    log.error({ err }, "nobody watches the event loop: if it stands still, nothing ends it"),
  );
  watcher.unref();
  setInterval(() => Atomics.add(turns, 0, 1), LOOK_MS / 3).unref();
}
