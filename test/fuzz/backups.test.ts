import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backends } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz } from "./fuzz.js";
import { mutatedBytes, mutatedJson } from "./mutations.js";

const TABLE = fileURLToPath(new URL("../catalogue/fixtures/plan-table-import.md", import.meta.url));

/** With the checksum that belongs to it, as somebody would write it who wants it taken. */
function signed(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `${line}\n`).join("");
  return gzipSync(`${text}${JSON.stringify({ sha256: createHash("sha256").update(text).digest("hex") })}\n`);
}

type Bend = { readonly at: number; readonly bent: unknown };

describe.each(backends)("whatever is given out as a backup, on $name", (backend) => {
  let desk: OfficeDesk;
  let folder: string;
  let packed: Buffer;
  let lines: string[];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-fuzz-"));
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    await desk.json("import", TABLE, "--plan", "CCHC-2025");
    await desk.json("invite", "--unit", "Văn phòng", "--role", "officer");
    await desk.json("backup", path.join(folder, "good.gz"));
    packed = readFileSync(path.join(folder, "good.gz"));
    lines = gunzipSync(packed).toString().trimEnd().split("\n").slice(0, -1);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Restores it; what is refused has changed nothing, what is taken is an office again. */
  async function put(bytes: Uint8Array): Promise<void> {
    const { db } = desk.office.database;
    const before = await digestOf(db);
    writeFileSync(path.join(folder, "bent.gz"), bytes);
    const { stderr, exitCode } = await desk.cli(["restore", "bent.gz", "--yes"], folder);
    if (exitCode === 0) return;
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(/\bundefined\b|\[object |select |insert /);
    expect(await digestOf(db)).toBe(before);
  }

  it(
    "with other bytes is refused as it stands",
    async () => {
      await fuzz(
        fc.oneof(
          mutatedBytes([packed]),
          mutatedBytes([gunzipSync(packed)]).map((bytes) => gzipSync(bytes)),
        ),
        10,
        put,
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it("with rows that the store does not take is refused in one sentence that quotes none of them", async () => {
    const before = await digestOf(desk.office.database.db);
    const wrong = lines.map((line) => line.replace(/^\["\d+","/, '["no number","'));
    expect(wrong).not.toEqual(lines);
    writeFileSync(path.join(folder, "wrong.gz"), signed(wrong));
    const { stderr, exitCode } = await desk.cli(["restore", "wrong.gz", "--yes"], folder);
    expect([exitCode, stderr.trim().split("\n")]).toEqual([1, [expect.stringContaining("kho không nhận")]]);
    expect(stderr).not.toContain("no number");
    expect(await digestOf(desk.office.database.db)).toBe(before);
  });

  it(
    "with a right checksum over wrong rows is taken as a whole or not at all",
    async () => {
      const bend = fc
        .nat(10_000)
        .chain((at) =>
          mutatedJson([JSON.parse(lines[at % lines.length] ?? "")]).map(
            (bent): Bend => ({ at: at % lines.length, bent }),
          ),
        );
      await fuzz(
        fc.array(
          fc.oneof(
            bend,
            bend.map(({ bent }): Bend => ({ at: 0, bent })),
          ),
          { minLength: 1, maxLength: 2 },
        ),
        12,
        (bends) =>
          put(
            signed(
              lines.map((line, index) => {
                const found = bends.find(({ at }) => at === index);
                return found ? JSON.stringify(found.bent) : line;
              }),
            ),
          ),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
