import type { FormattedText, Span } from "../domain/message.js";

/**
 * Where a cut reads best, from best to worst: between paragraphs, lines, sentences, words. `fill` is how much of
 * a piece must come before it: a heading alone in a message, its list in the next, reads worse than a list cut between lines.
 */
const SEPARATORS = [
  { pattern: /\n\s*\n/g, fill: 0.5 },
  { pattern: /\n/g, fill: 0 },
  { pattern: /(?<=[.!?…:;])\s+/g, fill: 0.5 },
  { pattern: /\s+/g, fill: 0 },
];

/**
 * Cuts `formatted` into pieces of at most `max` UTF-16 units, the way both providers count.
 * The whitespace at a cut is dropped; bold runs go on in the next piece. A word longer than a piece is cut between
 * graphemes, and only a grapheme longer than a piece between its characters (never inside a surrogate pair).
 * @param max at least 2, the length of one character outside the basic plane
 * @returns at least one piece; a text that fits comes back as it is
 */
export function splitText(formatted: FormattedText, max: number): FormattedText[] {
  if (max < 2) throw new RangeError(`a piece of ${max} can't hold every character`);
  const { text } = formatted;
  const pieces: FormattedText[] = [];
  // A first piece of nothing but blanks would be refused as empty.
  let start = text.length > max ? text.length - text.trimStart().length : 0;
  while (text.length - start > max) {
    const cut = findCut(text, start, max);
    pieces.push(slice(formatted, start, cut.end));
    start = cut.next;
  }
  if (start < text.length || pieces.length === 0) pieces.push(slice(formatted, start, text.length));
  return pieces;
}

/** `end` of this piece and the `next` one's start; what lies between is whitespace. */
function findCut(text: string, start: number, max: number): { readonly end: number; readonly next: number } {
  // A separator may begin right after a full piece, so the window is one longer than the piece.
  const window = text.slice(start, start + max + 1);
  for (const { pattern, fill } of SEPARATORS) {
    const last = [...window.matchAll(pattern)].at(-1)?.index ?? 0;
    const kept = window.slice(0, last).trimEnd().length;
    if (kept === 0 || kept < max * fill) continue;
    const blank = /\s*/y;
    blank.lastIndex = start + kept;
    blank.exec(text);
    return { end: start + kept, next: blank.lastIndex };
  }
  const end = start + wholeGraphemes(text.slice(start, start + max + 64), max);
  return { end, next: end };
}

/** How much of `text` fits in `max` without breaking a grapheme ("ệ" may be three characters). */
function wholeGraphemes(text: string, max: number): number {
  let fitting = 0;
  for (const { index, segment } of new Intl.Segmenter("vi").segment(text)) {
    if (index + segment.length > max) break;
    fitting = index + segment.length;
  }
  if (fitting > 0) return fitting;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(max));
  return splitsPair ? max - 1 : max;
}

function slice({ text, bold }: FormattedText, start: number, end: number): FormattedText {
  return { text: text.slice(start, end), bold: bold.flatMap((span) => clip(span, start, end)) };
}

function clip(span: Span, start: number, end: number): Span[] {
  const from = Math.max(span.start, start);
  const to = Math.min(span.start + span.length, end);
  return to > from ? [{ start: from - start, length: to - from }] : [];
}
