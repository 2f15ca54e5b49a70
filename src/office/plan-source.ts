import { readFile, stat } from "node:fs/promises";
import { readTables } from "../catalogue/table/read-tables.js";
import type { Table } from "../catalogue/table/table.js";
import { type Say, say } from "../domain/say.js";

/** No plan is larger; refused before it is read, so that no file can fill the memory. */
const MOST_BYTES = 5 * 1_048_576;

/** What was read out of a file, before anything is asked of the store. */
export type PlanSource =
  | { readonly kind: "catalogue"; readonly text: string }
  | { readonly kind: "tables"; readonly tables: readonly Table[] };

/** Reads the bytes of a file; `.yaml` as text, everything else in a thread of its own. */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly ok: true; readonly source: PlanSource } | { readonly ok: false; readonly problem: Say }> {
  if (/\.ya?ml$/i.test(fileName)) {
    return { ok: true, source: { kind: "catalogue", text: new TextDecoder().decode(bytes) } };
  }
  const read = await readTables(bytes, fileName);
  return read.ok ? { ok: true, source: { kind: "tables", tables: read.tables } } : read;
}

/** The bytes of a plain file of the usual size, or why there are none. */
export async function readBytes(file: string, fileName: string): Promise<Uint8Array | Say> {
  try {
    const found = await stat(file);
    // A folder, a pipe or a device has no size to go by, and some never end.
    if (!found.isFile()) return say("cli-file-not-file", { file: fileName });
    const { size } = found;
    if (size > MOST_BYTES) {
      const megabytes = (bytes: number) => ({ figure: bytes / 1_048_576, unit: "MB" });
      return say("import-file-too-large", { file: fileName, size: megabytes(size), limit: megabytes(MOST_BYTES) });
    }
    return await readFile(file);
  } catch (error) {
    return say("cli-file-missing", { file: fileName, reason: (error as NodeJS.ErrnoException).code ?? "?" });
  }
}
