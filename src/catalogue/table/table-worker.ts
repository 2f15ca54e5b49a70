import { parentPort, workerData } from "node:worker_threads";
import { type Say, say } from "../../domain/say.js";
import { checkZip, type ZipLimits } from "./check-zip.js";
import { type Format, MalformedFile, type Table } from "./table.js";

/** What the thread is given and what it answers once; anything else it does is a bug and ends it with an error. */
export type WorkerInput = {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly fileName: string;
  readonly limits: ZipLimits;
};
export type WorkerAnswer =
  | { readonly ok: true; readonly tables: readonly Table[] }
  | { readonly ok: false; readonly problem: Say };

/** Far beyond any plan (the first one: 18 rows, 8,000 characters); what is read here is worked on in the main thread. */
const MOST_ROWS = 3000;
const MOST_CHARACTERS = 400_000;

function tooMuch(tables: readonly Table[]): Say | null {
  const rows = tables.flatMap((table) => table.rows);
  if (rows.length > MOST_ROWS) return say("import-too-many-rows", { rows: rows.length, limit: MOST_ROWS });
  const characters = rows.reduce((sum, row) => sum + row.cells.reduce((length, cell) => length + cell.length, 0), 0);
  return characters > MOST_CHARACTERS ? say("import-too-much-text", { characters, limit: MOST_CHARACTERS }) : null;
}

async function read({ bytes, format, fileName, limits }: WorkerInput): Promise<WorkerAnswer> {
  try {
    if (format === "docx" || format === "xlsx") {
      const problem = await checkZip(bytes, format, limits);
      if (problem) return { ok: false, problem };
    }
    const tables = await READERS[format](bytes);
    if ("problem" in tables) return { ok: false, problem: tables.problem };
    const problem = tooMuch(tables);
    if (problem) return { ok: false, problem };
    return { ok: true, tables };
  } catch (error) {
    if (!(error instanceof MalformedFile)) throw error;
    return { ok: false, problem: say("import-file-unreadable", { file: fileName, format }) };
  }
}

/** Loaded when wanted: the libraries of all four formats together take longer to start than most files to read. */
const READERS: Readonly<Record<Format, (bytes: Uint8Array) => Promise<readonly Table[] | { readonly problem: Say }>>> =
  {
    md: async (bytes) => (await import("./read-markdown.js")).readMarkdown(bytes),
    docx: async (bytes) => (await import("./read-docx.js")).readDocx(bytes),
    xlsx: async (bytes) => (await import("./read-xlsx.js")).readXlsx(bytes),
    csv: async (bytes) => (await import("./read-csv.js")).readCsv(bytes),
  };

if (!parentPort) throw new Error("table-worker runs as a worker thread, started by read-tables");
parentPort.postMessage(await read(workerData as WorkerInput));
