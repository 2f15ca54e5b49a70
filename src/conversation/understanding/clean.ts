/** Nothing but printable ASCII and precomposed Latin with single spaces and line ends: already clean, the usual case. */
const CLEAN = /^[!-~\u00C0-\u024F\u1E00-\u1EFF]+(?:[ \n][!-~\u00C0-\u024F\u1E00-\u1EFF]+)*$/;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Invisible: zero-width, soft hyphens, direction overrides, tags (\p{Cf}). Between two digits they joined nothing. */
const INVISIBLE = /\p{Cf}+/gu;
/** "7️⃣" is a digit, an optional presentation mark and an enclosing keycap. */
const KEYCAP = /\uFE0F?\u20E3/g;
/** Controls other than the line feed, and every Unicode space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const SPACES = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2800\u3164\p{Zs}]+/gu;
/** A row out of a spreadsheet whose number has words behind it: its cells stay apart. */
const SHEET_ROW = /^ *\d{1,2}[a-e]?\t+(?=\p{L}).*$/gmu;
/** Full-width and small forms of ASCII. */
const OTHER_WIDTH = /[\uFF01-\uFF5E\uFE50-\uFE6B]/g;
/** Half of a pair is not a character, and PostgreSQL refuses it. */
const LONE_SURROGATE = /\p{Cs}/gu;
/** Marks that NFC could not put on a letter: stacked ("Zalgo") text. No Vietnamese letter needs one. */
const LEFT_OVER_MARKS = /[\u0300-\u036F]+/g;

/**
 * The text as it is kept and read: NFC, full-width letters and digits as ASCII, no invisible or control characters,
 * one space between words, lines kept. `clean(clean(x))` is `clean(x)`.
 */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .replace(LINE_ENDS, "\n")
    .replace(INVISIBLE, "")
    .replace(KEYCAP, " ")
    .replace(OTHER_WIDTH, (character) => character.normalize("NFKC"))
    .replace(SHEET_ROW, (row) => row.replace(/\t+/g, " | "))
    .replace(SPACES, " ")
    .replace(LONE_SURROGATE, "\uFFFD")
    .normalize("NFC")
    .replace(LEFT_OVER_MARKS, "")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .join("\n")
    .trim();
}

const MOST_NAME = 120;

/** A person's or a group's name as it is kept: clean, in one line, and no longer than any real one. */
export function cleanName(name: string): string {
  return [...clean(name).replace(/\s+/g, " ")].slice(0, MOST_NAME).join("").trim();
}
