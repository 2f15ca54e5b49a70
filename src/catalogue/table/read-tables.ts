import { Worker } from "node:worker_threads";
import { type Say, say } from "../../domain/say.js";
import { megabytes } from "./check-zip.js";
import { detectFormat } from "./detect-format.js";
import type { Table } from "./table.js";
import type { WorkerAnswer, WorkerInput } from "./table-worker.js";

/**
 * What one file may cost. The numbers are far above any real plan (the largest seen is 60 KB) and far below what
 * would hurt a small server: a 416 KB workbook was measured to take 97 s and 2.3 GB when nothing stops it.
 */
export type ReadLimits = {
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
  readonly heapMegabytes: number;
  readonly milliseconds: number;
};

const LIMITS: ReadLimits = {
  bytes: 5 * 1_048_576,
  unpackedBytes: 50 * 1_048_576,
  entries: 1000,
  heapMegabytes: 256,
  milliseconds: 15_000,
};

export type ReadTables =
  | { readonly ok: true; readonly tables: readonly Table[] }
  | { readonly ok: false; readonly problem: Say };

/**
 * Reads every table of a `.md`, `.docx`, `.xlsx` or `.csv` file. The libraries run in a thread of their own with a
 * memory and a time limit, so no file can stall or end the process.
 * @param fileName decides the format; its first bytes must agree
 */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<ReadTables> {
  const { bytes: mostBytes, unpackedBytes, entries, heapMegabytes, milliseconds } = { ...LIMITS, ...limits };
  if (bytes.length > mostBytes) {
    const sizes = { size: megabytes(bytes.length), limit: megabytes(mostBytes) };
    return refuse(say("import-file-too-large", { file: fileName, ...sizes }));
  }
  const detected = detectFormat(bytes, fileName);
  if (!detected.ok) return detected;
  const input: WorkerInput = { bytes, format: detected.format, fileName, limits: { unpackedBytes, entries } };
  const worker = startWorker(input, heapMegabytes);
  return new Promise((resolve, reject) => {
    const end = (result: ReadTables) => {
      clearTimeout(watchdog);
      resolve(result);
      void worker.terminate();
    };
    const watchdog = setTimeout(
      () => end(refuse(say("import-file-too-slow", { file: fileName, seconds: Math.ceil(milliseconds / 1000) }))),
      milliseconds,
    );
    worker.once("message", (answer: WorkerAnswer) => end(answer));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        return end(refuse(say("import-file-too-heavy", { file: fileName })));
      clearTimeout(watchdog);
      return reject(error);
    });
  });
}

/** The thread runs `table-worker.js` beside this module once built, `table-worker.ts` under the tests and tsx. */
function startWorker(workerData: WorkerInput, maxOldGenerationSizeMb: number): Worker {
  const options = { workerData, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb } };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./table-worker.js", import.meta.url), options);
  // A thread inherits no loader, and on Node 20 `--import tsx` does not reach its entry file.
  const source = new URL("./table-worker.ts", import.meta.url).href;
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import("${source}"); });`;
  return new Worker(start, { ...options, eval: true });
}

function refuse(problem: Say): ReadTables {
  return { ok: false, problem };
}
