import type { Language } from "../../domain/officer.js";
import { say } from "../../domain/say.js";
import type { ProgressSummary } from "../../domain/summary.js";
import { HEADING_HEIGHT, headingBlock, tilesBlock, titleBlock, type Words } from "./head.js";
import { itemRows } from "./item-rows.js";
import { type Block, page } from "./svg.js";
import { targetBars } from "./target-bars.js";
import { unitBars } from "./unit-bars.js";

const MIN_HEIGHT = 1080;
const MAX_HEIGHT = 1900;
const BOTTOM = 32;

/** The summary as a portrait for a phone, 1080 wide and 1080 to 1900 high; no text below 26 px. */
export function progressSvg(summary: ProgressSummary, language: Language, words: Words): string {
  const { scope, units, items, targets } = summary;
  const heading = (id: string) => headingBlock(words(say(id)));
  const blocks: Block[] = [titleBlock(summary, words), tilesBlock(summary, words)];
  if (scope.kind === "unit" && items.length > 0) {
    blocks.push(heading("reports-picture-items"), itemRows(items, words));
  } else if (units.length > 0) {
    blocks.push(heading("reports-picture-units"), unitBars(units, words));
  }
  if (targets.length > 0) {
    const used = blocks.reduce((sum, { height }) => sum + height, 0);
    const room = MAX_HEIGHT - used - HEADING_HEIGHT - BOTTOM;
    blocks.push(heading("reports-picture-targets"), targetBars(targets, room, words));
  }
  return page([...blocks, { svg: "", height: BOTTOM }], MIN_HEIGHT, language);
}
