import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";

/*
 * PostgreSQL's first start (initdb) costs seconds and always gives the same folder, so the build does it once and ships
 * the result: a tar of the folder, schema included, 1.5 MB small because Brotli's window sees that its databases are
 * almost copies of each other. Unpacked it is 40 MB in a tenth of a second.
 */

const SHIPPED = fileURLToPath(new URL("../prepared-store.tar.br", import.meta.url));
const COMPRESSION = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };

/** The tar of a migrated store that came with the build; null where nothing was built: a run from the sources. */
export async function readPreparedStore(file = SHIPPED): Promise<Buffer<ArrayBuffer> | null> {
  if (!existsSync(file)) return null;
  return promisify(brotliDecompress)(await readFile(file));
}

/** Writes that tar; `fill` migrates a store in the folder it is handed and closes it. */
export async function writePreparedStore(fill: (folder: string) => Promise<void>, file = SHIPPED): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-prepare-"));
  try {
    await fill(folder);
    const tar = await packStore(path.join(folder, "postgres"));
    writeFileSync(file, await promisify(brotliCompress)(tar, { params: COMPRESSION }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Lets `make` lay out a new store in `where` unless one is there. It works aside and the result is renamed into place:
 * one that was broken off is never taken for a store, and is done anew by the next start. Only for the lock's holder.
 */
export async function makeStoreOnce(where: string, make: (aside: string) => void | Promise<void>): Promise<void> {
  if (existsSync(where)) return;
  const aside = `${where}.unfinished`;
  rmSync(aside, { recursive: true, force: true });
  // PGlite makes its files writable for everybody: the folder has to keep others out.
  mkdirSync(aside, { mode: 0o700 });
  await make(aside);
  renameSync(aside, where);
}

/** Unpacks what {@link readPreparedStore} read into an existing folder. */
export function unpackStore(tar: Buffer, folder: string): void {
  for (const { name, isFolder, content } of entriesOf(tar)) {
    const target = path.join(folder, name);
    if (isFolder) mkdirSync(target, { recursive: true });
    else writeFileSync(target, content);
  }
}

/** Opened without starting its server, so that what is packed is a store that was shut down in peace. */
async function packStore(store: string): Promise<Buffer> {
  const { PGlite } = await import("@electric-sql/pglite");
  const client: PGlite = await PGlite.create(store, { noInitDb: true });
  try {
    const tar = await client.dumpDataDir("none");
    return Buffer.from(await tar.arrayBuffer());
  } finally {
    await client.close();
  }
}

const BLOCK = 512;

/** The files and folders of a tar as PGlite writes it: ustar, short names, each folder before what is in it. */
function* entriesOf(tar: Buffer) {
  for (let at = 0; tar[at]; ) {
    const name = tar.toString("utf8", at, tar.indexOf(0, at));
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    yield { name, isFolder: String.fromCharCode(tar[at + 156] ?? 0) === "5", content };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
