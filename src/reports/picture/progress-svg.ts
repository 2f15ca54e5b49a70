import type { Language } from "../../domain/officer.js";
import { say } from "../../domain/say.js";
import type { Matrix, MonthLine, Snapshot } from "../../domain/summary.js";
import { HEADING_HEIGHT, headingBlock, tilesBlock, titleBlock, type Words } from "./head.js";
import { itemRows } from "./item-rows.js";
import { matrixGrid, matrixLegend } from "./matrix-grid.js";
import { type Block, page } from "./svg.js";
import { targetBars } from "./target-bars.js";
import { unitBars } from "./unit-bars.js";
import { yearChart } from "./year-chart.js";

const MIN_HEIGHT = 1080;
const MAX_HEIGHT = 1900;
const MIN_MATRIX_HEIGHT = 600;
const BOTTOM = 32;

/**
 * The summary as a portrait for a phone, 1080 wide; no text below 26 px. States by unit and targets are 1080 to 1900
 * high; units × reports, where the summary has a matrix, as high as its units are many. With months: the year.
 */
export function progressSvg(summary: Snapshot, language: Language, words: Words): string {
  if (summary.months) return yearSvg(summary, summary.months, language, words);
  if (summary.matrix) return matrixSvg(summary, summary.matrix, language, words);
  const { scope, units, items = [], targets } = summary;
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

function matrixSvg(summary: Snapshot, matrix: Matrix, language: Language, words: Words): string {
  const blocks = [titleBlock(summary, words), matrixLegend(matrix, words), matrixGrid(matrix, words)];
  return page([...blocks, { svg: "", height: BOTTOM }], MIN_MATRIX_HEIGHT, language);
}

function yearSvg(summary: Snapshot, months: readonly MonthLine[], language: Language, words: Words): string {
  const blocks = [titleBlock(summary, words), yearChart(months, summary.today, words)];
  return page([...blocks, { svg: "", height: BOTTOM }], MIN_MATRIX_HEIGHT, language);
}
