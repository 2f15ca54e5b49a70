import { type Say, say } from "../../domain/say.js";
import type { Format } from "./table.js";

const FORMATS: Readonly<Record<string, Format>> = {
  md: "md",
  markdown: "md",
  docx: "docx",
  xlsx: "xlsx",
  csv: "csv",
};

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** OLE container: Word and Excel before 2007, and password-protected files of today. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

/** The format the name promises, refused when the first bytes say otherwise. */
export function detectFormat(
  bytes: Uint8Array,
  fileName: string,
): { readonly ok: true; readonly format: Format } | { readonly ok: false; readonly problem: Say } {
  const extension = /\.([^.\\/]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const format = FORMATS[extension];
  if (bytes.length === 0) return { ok: false, problem: say("import-file-empty", { file: fileName }) };
  if (startsWith(bytes, OLE)) return { ok: false, problem: say("import-file-old-office", { file: fileName }) };
  if (!format) return { ok: false, problem: say("import-format-unknown", { file: fileName }) };
  const isZip = startsWith(bytes, ZIP);
  const wantsZip = format === "docx" || format === "xlsx";
  if (isZip !== wantsZip || startsWith(bytes, PDF))
    return { ok: false, problem: say("import-format-mismatch", { file: fileName, format }) };
  return { ok: true, format };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
