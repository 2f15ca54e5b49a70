import { Resvg } from "@resvg/resvg-js";
import { FONT_FAMILY, FONTS } from "./fonts.js";
import { clean, escapeXml, type Weight } from "./svg.js";

const SIZE = 100;
/**
 * Widths of single characters at 100 px. Measuring a line costs a millisecond, so only characters are measured, each
 * once in the life of the process; what kerning would change is below a pixel per line. A text's characters are people's
 * choice, so the cache has a limit.
 */
const widths = new Map<string, number>();
const MOST_WIDTHS = 4000;

/** How wide `content` is when drawn, in pixels. */
export function textWidth(content: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const character of clean(content)) sum += advance(character, weight);
  return (sum * size) / SIZE;
}

/** `content` in at most `room` pixels; what is left out is left out of its end. */
export function fitEnd(content: string, room: number, size: number, weight: Weight = 400): string {
  return shorten(content, room, size, weight, (characters, kept) => `${characters.slice(0, kept).join("").trimEnd()}…`);
}

/** The same, left out of the middle: schools' names differ at their ends. */
export function fitMiddle(content: string, room: number, size: number): string {
  return shorten(content, room, size, 400, (characters, kept) => {
    const tail = Math.floor(kept / 2);
    const end = tail === 0 ? "" : characters.slice(-tail).join("").trimStart();
    return `${characters
      .slice(0, kept - tail)
      .join("")
      .trimEnd()}…${end}`;
  });
}

/** `content` in at most `most` lines of `room` pixels, broken between words; the last line takes an ellipsis. */
export function wrap(content: string, room: number, most: number, size: number, weight: Weight = 400): string[] {
  const words = clean(content).split(" ");
  const lines: string[] = [];
  let line = "";
  for (const [index, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, size, weight) <= room) {
      line = longer;
    } else if (lines.length === most - 1) {
      line = [line, ...words.slice(index)].join(" ");
      break;
    } else {
      lines.push(fitEnd(line, room, size, weight));
      line = word;
    }
  }
  return [...lines, fitEnd(line, room, size, weight)];
}

function shorten(
  content: string,
  room: number,
  size: number,
  weight: Weight,
  cut: (characters: readonly string[], kept: number) => string,
): string {
  const whole = clean(content);
  if (textWidth(whole, size, weight) <= room) return whole;
  const characters = [...whole];
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const kept = Math.floor((fits + tooMany) / 2);
    if (textWidth(cut(characters, kept), size, weight) <= room) fits = kept;
    else tooMany = kept;
  }
  return cut(characters, fits);
}

function advance(character: string, weight: Weight): number {
  const key = `${weight}${character}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  // Between two letters, because the box of a space, or of "j", is not its advance.
  const width = drawnWidth(`n${character}n`, weight) - drawnWidth("nn", weight);
  widths.set(key, width);
  return width;
}

function drawnWidth(content: string, weight: Weight): number {
  const style = `font-family="${FONT_FAMILY}" font-size="${SIZE}" font-weight="${weight}" xml:space="preserve"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text ${style}>${escapeXml(content)}</text></svg>`;
  return new Resvg(svg, { font: FONTS }).getBBox()?.width ?? 0;
}
