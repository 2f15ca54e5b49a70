import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, lstatSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, createGzip } from "node:zlib";
import { type Say, say } from "../domain/say.js";
import { BackupRefused } from "./backup-format.js";

/** Of people's data only its owner may read a copy. */
const OWNER_ONLY = 0o600;
/** Far over any row: a line that does not end must not fill the memory. */
const LONGEST_LINE = 64 * 1_048_576;
const NO_ROOM = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const NO_FOLDER = new Set(["ENOENT", "ENOTDIR"]);

export type WriteOptions = { readonly overwrite: boolean };

/**
 * Writes the chunks gzipped, aside, and gives the file its name when all of it is on the disk: under that name there is
 * never half a file.
 * @throws BackupRefused when it can't be written, or is there already and may not be overwritten
 */
export async function writeAside(file: string, chunks: AsyncIterable<string>, options: WriteOptions): Promise<void> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}.part`);
  try {
    refuseExisting(file, options);
    const target = createWriteStream(aside, { flags: "wx", mode: OWNER_ONLY, flush: true });
    // A place that can't be written is known before anything is read.
    await once(target, "open");
    await pipeline(Readable.from(chunks), createGzip(), target);
    refuseExisting(file, options);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw writeProblem(error, file);
  }
}

function refuseExisting(file: string, { overwrite }: WriteOptions): void {
  if (!overwrite && lstatSync(file, { throwIfNoEntry: false })) throw new BackupRefused(say("backup-exists", { file }));
}

/** What a file system says, in words; what the store says stays as it is. */
function writeProblem(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  const folder = path.dirname(file);
  if (NO_ROOM.has(code)) return new BackupRefused(say("backup-no-room", { folder, reason: code }), error);
  if (NO_FOLDER.has(code)) return new BackupRefused(say("backup-no-folder", { folder }), error);
  return new BackupRefused(say("backup-unwritable", { file, reason: code }), error);
}

/**
 * The lines of a gzipped file, one after the other.
 * @throws BackupRefused when it can't be read, is no gzip file, or ends too early
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.once("error", (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  const decoder = new StringDecoder("utf8");
  // Grows by what is new alone: the line of a kept file comes in more than a thousand chunks.
  let rest = "";
  let lines = 0;
  try {
    for await (const chunk of unzipped) {
      const [first = "", ...others] = decoder.write(chunk).split("\n");
      const found = others.length > 0 ? [rest + first, ...others] : [];
      rest = found.pop() ?? rest + first;
      if (rest.length > LONGEST_LINE) throw new BackupRefused(say("backup-not-one", { file }));
      lines += found.length;
      yield* found;
    }
  } catch (error) {
    throw readProblem(error, file, lines);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
  if (rest !== "") throw new BackupRefused(say(lines === 0 ? "backup-not-one" : "backup-truncated", { file }));
}

function readProblem(error: unknown, file: string, lines: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const refused = (problem: Say) => new BackupRefused(problem, error);
  if (code === "Z_BUF_ERROR") return refused(say("backup-truncated", { file }));
  if (code?.startsWith("Z_")) return refused(say(lines === 0 ? "backup-not-one" : "backup-damaged", { file }));
  const reason = systemCode(error);
  return reason === null ? error : refused(say("backup-unreadable", { file, reason }));
}

/** A code of the file system; the store's errors have codes of their own. */
function systemCode(error: unknown): string | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return error instanceof Error && syscall !== undefined && code !== undefined ? code : null;
}
