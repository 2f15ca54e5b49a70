import yauzl from "yauzl";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { Format } from "./table.js";
import { readOrMalformed } from "./table.js";

export type ZipLimits = { readonly unpackedBytes: number; readonly entries: number };

const MAIN_PART = { docx: "word/document.xml", xlsx: "xl/workbook.xml" } as const;

/**
 * Refuses what would be dangerous or senseless to unpack: the directory's declared sizes first, which costs nothing,
 * then every entry is unpacked once without being kept, because a directory may lie; yauzl stops an entry at the
 * first byte beyond what it declared. After this the readers can't be made to unpack more than the limit.
 * @returns the refusal, or null when the archive is sound
 */
export async function checkZip(
  bytes: Uint8Array,
  format: Exclude<Format, "md" | "csv">,
  limits: ZipLimits,
): Promise<Say | null> {
  const zip = await readOrMalformed(() =>
    yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }),
  );
  const entries: yauzl.Entry[] = [];
  let unpacked = 0;
  if (zip.entryCount > limits.entries) return tooManyEntries(zip.entryCount, limits);
  await readOrMalformed(async () => {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      unpacked += entry.uncompressedSize;
    }
  });
  if (unpacked > limits.unpackedBytes)
    return say("import-zip-bomb", {
      unpacked: megabytes(unpacked),
      limit: megabytes(limits.unpackedBytes),
    });
  if (!entries.some((entry) => entry.fileName === MAIN_PART[format]))
    return say("import-zip-not-format", { format, part: MAIN_PART[format] });
  await readOrMalformed(async () => {
    for (const entry of entries) {
      for await (const _chunk of await zip.openReadStreamPromise(entry));
    }
  });
  return null;
}

function tooManyEntries(entries: number, limits: ZipLimits): Say {
  return say("import-zip-entries", { entries, limit: limits.entries });
}

/** A size for people. */
export function megabytes(bytes: number): Arg {
  return { figure: bytes / 1_048_576, unit: "MB" };
}
