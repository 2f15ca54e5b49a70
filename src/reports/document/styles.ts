/*
 * The form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4; 20–25 mm above and below, 30–35 mm left, 15–20 mm right; Times
 * New Roman; body 13–14 points, justified, its first line set in by 1–1.27 cm; page numbers centred above, not on the
 * first page.
 */

export const FONT = "Times New Roman";
/** Half points, as Word counts. */
export const SIZE = {
  state: 24,
  number: 26,
  motto: 28,
  body: 28,
  table: 20,
  recipientsHead: 24,
  recipients: 22,
} as const;
export const MARK = { missing: "yellow", amended: "cyan" } as const;

/** Twentieths of a point in a millimetre. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) };
const A4 = { width: mm(210), height: mm(297) };
export const PORTRAIT = { size: A4, margin: MARGIN } as const;
export const LANDSCAPE = { size: { ...A4, orientation: "landscape" }, margin: MARGIN } as const;
/** What is left between the margins. */
export const TEXT_WIDTH = { portrait: mm(165), landscape: mm(252) } as const;
