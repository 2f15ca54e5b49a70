import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLines, writeAside } from "../../src/storage/backup-file.js";
import { BACKUP_FORMAT, BackupRefused } from "../../src/storage/backup-format.js";
import { checkBackup } from "../../src/storage/read-backup.js";

const WRITER = fileURLToPath(new URL("write-to-limit.ts", import.meta.url));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-file-"));
  file = path.join(folder, "văn phòng.gz");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* of(...chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error("it was taken"),
    (refused: unknown) => refused,
  );
  if (!(error instanceof BackupRefused)) throw error;
  return error.say.id;
}

describe("a file written aside", () => {
  it("has its name only when it is whole, and leaves nothing beside it", async () => {
    const seen: string[][] = [];
    async function* watched() {
      yield "một\n";
      seen.push(readdirSync(folder));
      yield "hai\n";
    }
    await writeAside(file, watched(), { overwrite: false });
    expect(seen).toEqual([[expect.stringMatching(/\.part$/)]]);
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
    expect(gunzipSync(readFileSync(file)).toString()).toBe("một\nhai\n");
  });

  it("is not there at all when what is written breaks off, and the error stays its own", async () => {
    async function* broken() {
      yield "một\n";
      throw new Error("the store is gone");
    }
    await expect(writeAside(file, broken(), { overwrite: false })).rejects.toThrow("the store is gone");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("replaces another only when asked to, and keeps that one when it fails", async () => {
    writeFileSync(file, "the one before");
    expect(await refusalOf(writeAside(file, of("x\n"), { overwrite: false }))).toBe("backup-exists");
    async function* broken() {
      yield "một\n";
      throw new Error("no");
    }
    await expect(writeAside(file, broken(), { overwrite: true })).rejects.toThrow("no");
    expect(readFileSync(file, "utf8")).toBe("the one before");
    await writeAside(file, of("the one after\n"), { overwrite: true });
    expect(gunzipSync(readFileSync(file)).toString()).toBe("the one after\n");
  });

  it("does not replace one that came while it was written", async () => {
    async function* slow() {
      yield "mine\n";
      writeFileSync(file, "theirs");
    }
    expect(await refusalOf(writeAside(file, slow(), { overwrite: false }))).toBe("backup-exists");
    expect(readFileSync(file, "utf8")).toBe("theirs");
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
  });

  it.each([
    ["no such folder", (at: string) => path.join(at, "không có", "a.gz"), "backup-no-folder"],
    ["a file where a folder is wanted", (at: string) => path.join(at, "tệp", "a.gz"), "backup-no-folder"],
    ["a folder in its place", (at: string) => path.join(at, "mục"), "backup-unwritable"],
  ])("is refused with advice: %s", async (_, place, id) => {
    writeFileSync(path.join(folder, "tệp"), "");
    mkdirSync(path.join(folder, "mục"));
    expect(await refusalOf(writeAside(place(folder), of("x\n"), { overwrite: true }))).toBe(id);
  });

  it.skipIf(process.platform === "win32")("says that there is no room, and leaves nothing behind", () => {
    // A limit on the size of files stands for a full disk: the write fails half way.
    const command = `ulimit -f 64; exec "$0" --import tsx "$1" "$2"`;
    const said = execFileSync("bash", ["-c", command, process.execPath, WRITER, file], { encoding: "utf8" });
    expect(said).toBe("backup-no-room");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file read back", () => {
  const header = {
    format: BACKUP_FORMAT,
    version: 1,
    schema: { name: "0000_first", hash: "h" },
    organizations: [],
    takenAt: "2025-01-07T09:00:00.000Z",
    tables: [{ name: "units", columns: ["id", "name"], rows: 2 }],
  };
  const rows = ['["1","Văn phòng"]', '["2",null]'];

  function backup(lines: readonly string[], sum?: string): Buffer {
    const body = lines.map((line) => `${line}\n`).join("");
    const sha256 = sum ?? createHash("sha256").update(body).digest("hex");
    return gzipSync(`${body}${JSON.stringify({ sha256 })}\n`);
  }
  const whole = () => backup([JSON.stringify(header), ...rows]);

  it("is whole, and its header says what is in it", async () => {
    writeFileSync(file, whole());
    expect(await checkBackup(file)).toEqual(header);
  });

  it.each<[string, () => Buffer | string, string]>([
    ["an empty file", () => "", "backup-truncated"],
    ["a text", () => "không phải", "backup-not-one"],
    ["a gzip file of something else", () => gzipSync("a,b\n1,2\n"), "backup-not-one"],
    ["a gzip file of nothing", () => gzipSync(""), "backup-not-one"],
    ["another program's JSON", () => gzipSync('{"format":"other"}\n'), "backup-not-one"],
    ["a header that lacks its tables", () => backup([JSON.stringify({ ...header, tables: null })]), "backup-not-one"],
    ["a later form", () => backup([JSON.stringify({ ...header, version: 2 })]), "backup-newer-form"],
    ["bytes cut off", () => whole().subarray(0, -20), "backup-truncated"],
    ["rows cut off", () => gzipSync(`${JSON.stringify(header)}\n${rows[0]}\n`), "backup-truncated"],
    ["a line cut off", () => gzipSync(`${JSON.stringify(header)}\n${rows[0]}\n["2`), "backup-truncated"],
    ["no checksum", () => gzipSync(`${[JSON.stringify(header), ...rows].join("\n")}\n`), "backup-truncated"],
    ["a row changed", () => backup([JSON.stringify(header), ...rows], "0".repeat(64)), "backup-damaged"],
    ["a row too many", () => backup([JSON.stringify(header), ...rows, rows[0] ?? ""]), "backup-damaged"],
    ["more after its end", () => Buffer.concat([whole(), gzipSync("more\n")]), "backup-damaged"],
  ])("is refused: %s", async (_, made, id) => {
    writeFileSync(file, made());
    expect(await refusalOf(checkBackup(file))).toBe(id);
  });

  it("is refused wherever one byte of it is changed", async () => {
    const bytes = whole();
    // Ten bytes of gzip's own head hold the time and the system, which change nothing.
    for (let at = 10; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(file, changed);
      expect(await refusalOf(checkBackup(file))).toMatch(/^backup-(damaged|truncated|not-one)$/);
    }
  });

  it("is refused with its reason where it can't be read", async () => {
    expect(await refusalOf(checkBackup(file))).toBe("backup-unreadable");
    expect(await refusalOf(checkBackup(folder))).toBe("backup-unreadable");
  });

  it("comes line by line, however its bytes fall", async () => {
    const lines = Array.from({ length: 5_000 }, (_, n) => `${n} ${"ữ".repeat(n % 50)}`);
    writeFileSync(file, gzipSync(`${lines.join("\n")}\n`));
    const read: string[] = [];
    for await (const line of readLines(file)) read.push(line);
    expect(read).toEqual(lines);
  });
});
