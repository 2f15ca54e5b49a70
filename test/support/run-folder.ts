import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const IN_MEMORY = "/dev/shm";
/** The stores of a few suites at once, 40 MB each, many times over. */
const ROOM = 2 * 1024 ** 3;
const PREFIX = "nhacviec-run-";
/** No run takes this long. */
const LEFT_BEHIND_MS = 6 * 3_600_000;

/** Set by a run's `setup.ts`, which takes the folder away: a worker's end is no place to do so, it is killed. */
export const RUN_FOLDER = process.env.TEST_RUN_FOLDER ?? null;

/** A new folder, gone with the run at the latest; outside a run, whoever asked takes it away. */
export function scratchFolder(name: string): string {
  return mkdtempSync(path.join(RUN_FOLDER ?? tmpdir(), `${name}-`));
}

/**
 * A folder for everything a run writes; takes away what killed runs of long ago left. It is in memory where there is room:
 * a disk's kernel spends more on a store's thousand files than the store on most tests.
 */
export function makeRunFolder(now: number): string {
  for (const parent of [IN_MEMORY, tmpdir()]) removeLeftBehind(parent, now);
  return mkdtempSync(path.join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), PREFIX));
}

function hasRoom(folder: string): boolean {
  if (!isFolder(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ROOM;
}

function removeLeftBehind(parent: string, now: number): void {
  if (!isFolder(parent)) return;
  for (const name of readdirSync(parent).filter((candidate) => candidate.startsWith(PREFIX))) {
    const folder = path.join(parent, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - made > LEFT_BEHIND_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function isFolder(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
