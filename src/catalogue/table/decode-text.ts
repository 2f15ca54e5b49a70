import { MalformedFile } from "./table.js";

/**
 * Text of a file whose encoding nobody declared: a byte order mark decides, else UTF-8 when it is valid, else
 * windows-1258, in which Vietnamese Excel still saves CSV. Windows-1258 stores tones as combining marks: hence NFC.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes).normalize("NFC");
  if (text.includes("\0")) throw new MalformedFile("NUL characters: not a text file");
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder("windows-1258").decode(bytes);
  }
}
