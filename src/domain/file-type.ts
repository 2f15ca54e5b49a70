/** A kind of file that is kept as evidence. The first extension is its usual one. */
export type FileType = { readonly mimeType: string; readonly extensions: readonly [string, ...string[]] };

const OFFICE = "application/vnd.openxmlformats-officedocument";
const TYPES = {
  pdf: { mimeType: "application/pdf", extensions: ["pdf"] },
  jpg: { mimeType: "image/jpeg", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  png: { mimeType: "image/png", extensions: ["png"] },
  docx: { mimeType: `${OFFICE}.wordprocessingml.document`, extensions: ["docx"] },
  xlsx: { mimeType: `${OFFICE}.spreadsheetml.sheet`, extensions: ["xlsx"] },
  doc: { mimeType: "application/msword", extensions: ["doc"] },
  xls: { mimeType: "application/vnd.ms-excel", extensions: ["xls"] },
} as const satisfies Record<string, FileType>;

/** "pdf, jpg, …": what people may send. */
export const FILE_TYPE_NAMES: readonly string[] = Object.keys(TYPES);

const LONGEST_NAME = 100;
/** What a file system or a chat could take for something else than a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const UNFIT = /[\u0000-\u001f\u007f-\u009f\p{Cf}\p{Cs}\\/:*?"<>|]+/gu;

/**
 * What the bytes are, whatever the name claims; null for everything that is not kept: other types, plain archives, and
 * today's Office files that bring macros.
 */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const text = latin1(bytes);
  if (text.startsWith("%PDF-")) return TYPES.pdf;
  if (text.startsWith("\xff\xd8\xff")) return TYPES.jpg;
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return TYPES.png;
  if (text.startsWith("PK\x03\x04")) return officeTypeOf(text);
  if (text.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return oldOfficeTypeOf(text);
  return null;
}

/** The name as it is kept: nothing that could mislead, and an ending that says what the bytes are. */
export function fileNameFor(given: string | undefined, type: FileType, fallback: string): string {
  const cleaned = (given ?? "").normalize("NFC").replace(UNFIT, " ").replace(/\s+/g, " ").trim();
  const dot = cleaned.lastIndexOf(".");
  const fits = dot > 0 && type.extensions.includes(cleaned.slice(dot + 1).toLowerCase());
  const stem = [...(fits ? cleaned.slice(0, dot) : cleaned)]
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/^[.\s]+/, "")
    .trim();
  return `${stem === "" ? fallback : stem}.${fits ? cleaned.slice(dot + 1).toLowerCase() : type.extensions[0]}`;
}

/** The names of an archive's entries stand in it uncompressed. */
function officeTypeOf(text: string): FileType | null {
  if (!text.includes("[Content_Types].xml") || text.includes("vbaProject.bin")) return null;
  if (text.includes("word/document.xml")) return TYPES.docx;
  return text.includes("xl/workbook.xml") ? TYPES.xlsx : null;
}

/** The names of its streams are UTF-16. */
function oldOfficeTypeOf(text: string): FileType | null {
  if (text.includes(wide("WordDocument"))) return TYPES.doc;
  return text.includes(wide("Workbook")) ? TYPES.xls : null;
}

function wide(name: string): string {
  return [...name].map((letter) => `${letter}\0`).join("");
}

/** A character a byte; `TextDecoder`'s latin1 is another table, so the bytes are read as they are. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}
