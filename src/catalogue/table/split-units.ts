import { tokens, words } from "./fold.js";

/** Something the office is known to be called, as {@link words} joined by spaces. */
export type Phrases = ReadonlySet<string>;

/** Alone after a comma these go on with the group before: "quận, huyện", "các cơ quan, tổ chức có liên quan". */
const CONTINUES =
  /^(?:quan|huyen|thi xa|thi tran|thanh pho|xa|phuong|dac khu|(?:co quan|to chuc|don vi|ca nhan|dia phuong|so|ban|nganh|doanh nghiep|doan the)(?: (?:co )?lien quan| khac)?)$/;
const OPENS_GROUP = /^(?:cac|nhung)\b|\b(?:quan|huyen|xa|phuong|thi xa)$/;

/**
 * The units a cell names, verbatim. ";" and new lines part them; "," does where it does not belong to a known phrase
 * or an enumeration inside one ("Phòng GDĐT quận, huyện").
 */
export function splitUnits(cell: string, known: Phrases): string[] {
  return joinLines(cell, known)
    .split(";")
    .flatMap((part) => splitCommas(part, known))
    .map(tidy)
    .filter((piece) => words(piece).length > 0);
}

/** A line that goes on in small letters, after a dash, or with what makes a known name, was wrapped. */
function joinLines(cell: string, known: Phrases): string {
  return cell.split("\n").reduce((text, line) => `${text}${isWrapped(text, line, known) ? " " : ";"}${line}`);
}

function isWrapped(before: string, line: string, known: Phrases): boolean {
  if (/[;,]\s*$/.test(before) || /^[-+•–]\s/.test(line)) return false;
  // "Sở" alone is never a unit beside its own departments: it ends "Văn phòng / Sở".
  if (/(?:\s[-–]|(?:^|[\s;,])Văn)$/iu.test(before) || /^Sở(?=\s*(?:[;,.]|$))/u.test(line)) return true;
  const joined = `${before.split(/[;,]/).at(-1)} ${line.split(/[;,]/)[0]}`;
  if (known.has(words(joined).join(" "))) return true;
  return /^\p{Ll}/u.test(line) && !/^(?:các|những|phòng)(?!\p{L})/u.test(line);
}

function splitCommas(part: string, known: Phrases): string[] {
  const pieces = part.split(",");
  const units: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const end = endOfKnown(pieces, at, known) ?? endOfGroup(pieces, at);
    units.push(pieces.slice(at, end).join(","));
    at = end;
  }
  return units;
}

/** Commas inside the longest phrase that is looked for: "các sở, ban, ngành, đoàn thể, địa phương, đơn vị". */
const MOST_PIECES = 6;

/** Where the pieces from `at` stop making one known phrase; null when they make none. */
function endOfKnown(pieces: readonly string[], at: number, known: Phrases): number | null {
  for (let end = Math.min(pieces.length, at + MOST_PIECES); end > at + 1; end--)
    if (known.has(words(pieces.slice(at, end).join(" ")).join(" "))) return end;
  return null;
}

function endOfGroup(pieces: readonly string[], at: number): number {
  const folded = (index: number) => words(pieces[index] ?? "").join(" ");
  let end = at + 1;
  if (OPENS_GROUP.test(folded(at))) while (end < pieces.length && CONTINUES.test(folded(end))) end++;
  return end;
}

/** List marks before, marks after, and numbering of the source's own. */
function tidy(piece: string): string {
  return piece
    .replace(/\s+/g, " ")
    .replace(/^[\s\-+•–*.]+/, "")
    .replace(/^và\s+/iu, "")
    .replace(/[\s.,;:]+$/, "");
}

/** Parts of names, whoever wrote them alone in some cell: "Văn phòng Sở" is not "Văn phòng" and "Sở". */
const SHORTHAND: Phrases = new Set(["so", "phong"]);

/** In words: longer phrases, or longer runs of them, are sentences, and searching those would take long. */
const LONGEST_PHRASE = 20;
const MOST_WORDS = 100;

/**
 * Parts a piece in which a ";" was forgotten ("Kế hoạch tài chính các cơ quan, tổ chức có liên quan") into known
 * phrases, longest first; "và" and commas may stand between. The piece itself, whole, when that can't be done.
 */
export function segment(piece: string, known: Phrases): string[] {
  const all = tokens(piece);
  if (all.length > MOST_WORDS) return [piece];
  const folded = all.map(({ word }) => word);
  const whole = folded.join(" ");
  // From each position, the fewest known phrases to the end; fewest means longest.
  const best: (readonly (readonly [number, number])[] | null)[] = Array(all.length + 1).fill(null);
  best[all.length] = [];
  for (let from = all.length - 1; from >= 0; from--) {
    for (let to = Math.min(all.length, from + LONGEST_PHRASE); to > from; to--) {
      const phrase = folded.slice(from, to).join(" ");
      const skip = folded[to] === "va" ? 1 : 0;
      const rest = best[to + skip];
      if (!rest || phrase === whole || SHORTHAND.has(phrase) || !known.has(phrase)) continue;
      const current = best[from];
      if (!current || rest.length + 1 < current.length) best[from] = [[from, to], ...rest];
    }
  }
  const parts = best[0];
  if (!parts || parts.length < 2) return [piece];
  return parts.map(([from, to]) => piece.slice(all[from]?.start, all[to - 1]?.end));
}
