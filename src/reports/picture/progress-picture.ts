import { renderAsync } from "@resvg/resvg-js";
import type { Language } from "../../domain/officer.js";
import type { Snapshot } from "../../domain/summary.js";
import { FONTS } from "./fonts.js";
import type { Words } from "./head.js";
import { progressSvg } from "./progress-svg.js";

/** As many pictures are kept, at about 150 KB each; the one longest unasked for leaves first. */
const MOST_KEPT = 20;
const kept = new Map<string, Promise<Uint8Array>>();

/**
 * The picture of a snapshot, a PNG. It is drawn off the event loop, so other people's messages don't wait for it, and
 * once: what would be drawn the same comes from memory. (The moment in the picture is to the minute.)
 * @param words says a message in `language`, plain
 */
export function progressPicture(summary: Snapshot, language: Language, words: Words): Promise<Uint8Array> {
  const svg = progressSvg(summary, language, words);
  const picture = kept.get(svg) ?? draw(svg);
  kept.delete(svg);
  kept.set(svg, picture);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return picture;
}

async function draw(svg: string): Promise<Uint8Array> {
  try {
    return (await renderAsync(svg, { font: FONTS })).asPng();
  } catch (error) {
    kept.delete(svg);
    throw error;
  }
}
