import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../src/storage/database.js";
import { readPreparedStore, unpackStore, writePreparedStore } from "../../src/storage/prepared-store.js";
import { scratchFolder } from "./run-folder.js";

/** What decides how a new store looks. */
const SOURCES = [
  "../../src/storage/database.ts",
  "../../src/storage/prepared-store.ts",
  "../../node_modules/@electric-sql/pglite/package.json",
];
const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));
const PREFIX = "nhacviec-prepared-";
/** A prepared store that nobody has used for this long belongs to migrations that are gone. */
const UNUSED_FOR_MS = 2 * 86_400_000;

/** A folder with an embedded store that has never been opened: migrated, without a row. */
export async function embeddedFolder(): Promise<string> {
  const folder = scratchFolder("store");
  const store = path.join(folder, "postgres");
  mkdirSync(store, { mode: 0o700 });
  unpackStore(await prepared(), store);
  return folder;
}

/** Puts the prepared store beside a program's compiled code, as its build does. */
export async function shipPreparedStore(dist: string): Promise<void> {
  copyFileSync(await preparedFile(), path.join(dist, "prepared-store.tar.br"));
}

/** Takes away what the runs of other days left. */
export function removeOldStores(now: number): void {
  for (const name of readdirSync(tmpdir()).filter((candidate) => candidate.startsWith(PREFIX))) {
    const file = path.join(tmpdir(), name);
    const used = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - used > UNUSED_FOR_MS) rmSync(file, { force: true });
  }
}

let reading: Promise<Buffer> | undefined;

function prepared(): Promise<Buffer> {
  reading ??= preparedFile().then(async (file) => {
    const tar = await readPreparedStore(file);
    if (!tar) throw new Error(`${file} was taken away`);
    return tar;
  });
  return reading;
}

/**
 * The prepared store's file. Making one costs seconds: one is made per machine and set of migrations, and unpacked ever
 * after; before the workers of a run begin, so that they need not each make one.
 */
export async function preparedFile(): Promise<string> {
  const made = path.join(tmpdir(), `${PREFIX}${fingerprint()}.tar.br`);
  if (existsSync(made)) {
    const now = new Date();
    utimesSync(made, now, now);
    return made;
  }
  const making = `${made}.${process.pid}`;
  await writePreparedStore(async (folder) => {
    const database = await openDatabase({ kind: "embedded", folder });
    await database.migrate();
    await database.close();
  }, making);
  try {
    // The first wins: whoever asks gets the very same store, which PostgreSQL gave a number of its own.
    linkSync(making, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
  } finally {
    rmSync(making);
  }
  return made;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) hash.update(readFileSync(fileURLToPath(new URL(source, import.meta.url))));
  const migrations = readdirSync(MIGRATIONS, { recursive: true, encoding: "utf8" }).sort();
  for (const name of migrations.filter((candidate) => /\.(sql|json)$/.test(candidate)))
    hash.update(`${name}\n`).update(readFileSync(path.join(MIGRATIONS, name)));
  return hash.digest("hex").slice(0, 16);
}
