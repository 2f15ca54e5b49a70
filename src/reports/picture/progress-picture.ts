import { renderAsync } from "@resvg/resvg-js";
import type { Language } from "../../domain/officer.js";
import type { ProgressSummary } from "../../domain/summary.js";
import { FONTS } from "./fonts.js";
import type { Words } from "./head.js";
import { progressSvg } from "./progress-svg.js";

/**
 * The picture of `/tiendo`, a PNG. It is drawn off the event loop, so other people's messages don't wait for it.
 * @param words says a message in `language`, plain
 */
export async function progressPicture(summary: ProgressSummary, language: Language, words: Words): Promise<Uint8Array> {
  const image = await renderAsync(progressSvg(summary, language, words), { font: FONTS });
  return image.asPng();
}
