import { FONT_FAMILY } from "./fonts.js";

/** A part of the picture, drawn from its own top edge down. Lengths are pixels of the 1080 wide picture. */
export type Block = { readonly svg: string; readonly height: number };

export type Weight = 400 | 700;
export type TextStyle = {
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
};

export const INK = "#1A1A1A";
export const MUTED = "#4A4F57";
const WIDTH = 1080;
export const MARGIN = 52;
export const RIGHT: number = WIDTH - MARGIN;
export const INNER: number = WIDTH - 2 * MARGIN;

/** People's words made fit to draw: composed letters, one line, nothing the font has no glyph for (emoji, controls). */
export function clean(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{C}|\uFE0F|\u20E3/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** One line of text with its baseline at `y`. `content` is cleaned and escaped here and nowhere else. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, weight = 400, fill = INK, anchor = "start" } = style;
  const attributes = `x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"`;
  return `<text ${attributes} text-anchor="${anchor}">${escapeXml(clean(content))}</text>`;
}

/** A filled rectangle; `more` is further attributes. */
export function rect(x: number, y: number, width: number, height: number, fill: string, more = ""): string {
  const box = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  return `<rect ${box} fill="${fill}"${more === "" ? "" : ` ${more}`}/>`;
}

/** Content moved as a whole, its own corner at x, y. */
export function at(x: number, y: number, content: string): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${content}</g>`;
}

/** The blocks one below the other, on a light page at least `minHeight` high. */
export function page(blocks: readonly Block[], minHeight: number, language: string): string {
  let y = 0;
  const parts = blocks.map(({ svg, height }) => {
    const part = at(0, y, svg);
    y += height;
    return part;
  });
  const height = Math.ceil(Math.max(y, minHeight));
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  const root = `xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILY}" xml:lang="${language}"`;
  return `<svg ${root}>${rect(0, 0, WIDTH, height, "#FFFFFF")}${parts.join("")}</svg>`;
}

/** People's words, so that no sign of theirs ends an element or an attribute. */
export function escapeXml(content: string): string {
  return content
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
