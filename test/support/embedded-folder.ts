import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../src/storage/database.js";

/** What decides how a new data folder looks. */
const SOURCES = ["../../src/storage/database.ts", "../../node_modules/@electric-sql/pglite/package.json"];

/**
 * A folder with an embedded store that has just been made and holds nothing, not even a schema. Making one costs
 * seconds of work, copying it a fraction of one: so one is made per machine and version, and copied ever after.
 */
export async function embeddedFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-"));
  cpSync(await template(), folder, { recursive: true });
  return folder;
}

async function template(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) hash.update(readFileSync(fileURLToPath(new URL(source, import.meta.url))));
  const made = path.join(tmpdir(), `nhacviec-empty-store-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(made)) return made;
  const making = mkdtempSync(path.join(tmpdir(), "nhacviec-"));
  await (await openDatabase({ kind: "embedded", folder: making })).close();
  try {
    renameSync(making, made);
  } catch (error) {
    // Another worker was first: its folder is as good.
    if (!existsSync(made)) throw error;
    rmSync(making, { recursive: true });
  }
  return made;
}
