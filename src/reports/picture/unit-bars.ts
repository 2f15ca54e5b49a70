import { say } from "../../domain/say.js";
import type { StateCounts, UnitLine } from "../../domain/summary.js";
import { addCounts, STATES } from "../count-states.js";
import type { Words } from "./head.js";
import { fitMiddle, textWidth } from "./measure.js";
import { STATE_FILL } from "./palette.js";
import { type Block, MARGIN, MUTED, RIGHT, rect, text } from "./svg.js";

const MOST_UNITS = 12;
const ROW = 50;
const BAR = 38;
const NAME_WIDTH = 408;
const TOTAL_WIDTH = 76;
const BAR_LEFT = MARGIN + NAME_WIDTH + 16;
const BAR_WIDTH = RIGHT - TOTAL_WIDTH - BAR_LEFT;
const GAP = 3;

/** One bar per unit, shared out by state; past a dozen the rest are one bar. */
export function unitBars(units: readonly UnitLine[], words: Words): Block {
  const shown = units.length <= MOST_UNITS ? units : units.slice(0, MOST_UNITS - 1);
  const rest = units.slice(shown.length);
  const rows = shown.map((unit, index) => bar(index * ROW, unit.name, unit.counts, words));
  if (rest.length > 0) {
    const name = words(say("reports-picture-units-others", { count: rest.length }));
    rows.push(bar(shown.length * ROW, name, addCounts(rest.map((unit) => unit.counts)), words));
  }
  return { svg: rows.join(""), height: rows.length * ROW + 10 };
}

function bar(y: number, name: string, counts: StateCounts, words: Words): string {
  const number = (value: number) => words(say("reports-picture-number", { number: value }));
  const states = STATES.filter((state) => counts[state] > 0);
  const widths = shareOut(
    states.map((state) => ({ part: counts[state], least: textWidth(number(counts[state]), 26, 700) + 14 })),
    BAR_WIDTH - GAP * (states.length - 1),
  );
  let x = BAR_LEFT;
  const segments = states.map((state, index) => {
    const width = widths[index] ?? 0;
    const middle = x + width / 2;
    const segment =
      rect(x, y, width, BAR, STATE_FILL[state], 'rx="4"') +
      text(middle, y + 28, number(counts[state]), { size: 26, weight: 700, anchor: "middle" });
    x += width + GAP;
    return segment;
  });
  const label = text(MARGIN, y + 29, fitMiddle(name, NAME_WIDTH, 28), { size: 28 });
  const total = text(RIGHT, y + 29, number(counts.total), { size: 28, fill: MUTED, anchor: "end" });
  return label + segments.join("") + total;
}

/**
 * Shares `room` out in proportion to the parts, but gives none less than it needs for its number: a state with one
 * duty among two hundred must still be seen.
 */
export function shareOut(parts: readonly { readonly part: number; readonly least: number }[], room: number): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const left = room - [...fixed].reduce((sum, index) => sum + (parts[index]?.least ?? 0), 0);
    const whole = parts.reduce((sum, { part }, index) => (fixed.has(index) ? sum : sum + part), 0);
    const tooSmall = parts.findIndex(
      ({ part, least }, index) => !fixed.has(index) && (left * part) / whole < least && fixed.size < parts.length - 1,
    );
    if (tooSmall < 0) return parts.map(({ part, least }, index) => (fixed.has(index) ? least : (left * part) / whole));
    fixed.add(tooSmall);
  }
}
