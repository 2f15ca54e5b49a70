import { type Figure, type Metric, rangeOf } from "../../domain/metric.js";
import { type Say, say } from "../../domain/say.js";
import { fold } from "./fold.js";
import type { FigureReading } from "./intent.js";

/** One thing that may have been meant. */
type FigureOption = { readonly label: Say; readonly figure: Figure };

export type FigureCheck =
  | { readonly kind: "fine"; readonly figure: Figure }
  /** Can't be stored. `suggestions` lie in the metric's range. */
  | { readonly kind: "refused"; readonly say: Say; readonly suggestions: readonly Figure[] }
  | { readonly kind: "ask"; readonly say: Say; readonly options: readonly FigureOption[] };

/** Larger than this, a cut is more likely what remains: “còn 80 %” where the plan wants “cắt giảm tối thiểu 20 %”. */
const LARGE_CUT = 50;
/** A slipped decimal mark makes a figure ten times larger or smaller; the old figure is only near the new one. */
const TENFOLD = 9;
/** In đồng; the folded beginnings of the units people write. */
const MONEY: readonly (readonly [string, number])[] = [
  ["dong", 1],
  ["nghin", 1e3],
  ["trieu", 1e6],
  ["ty", 1e9],
];

/**
 * Judges a figure for a metric before it is stored: the unit and the range first, then what is possible but looks like
 * a slip. Nothing outside the metric's range is ever `fine`, or offered.
 * @param current the figure that stands for the same period, null when there is none
 * @param confirmed the sender answered the question already: only refusals remain
 */
export function checkFigure(
  reading: FigureReading,
  metric: Metric,
  current: Figure | null,
  confirmed = false,
): FigureCheck {
  const factor = factorBetween(reading.unit, metric.target.unit);
  if (factor === null) return wrongUnit(reading, metric);
  const figure = toFigure(reading, factor);
  if (!isInRange(figure.value, metric)) return outOfRange(figure.value, metric);
  const doubt = confirmed ? null : slipIn(figure, reading, metric, current);
  return doubt ?? { kind: "fine", figure };
}

/** The first thing about the figure that looks like a slip; one question at a time. */
function slipIn(figure: Figure, reading: FigureReading, metric: Metric, current: Figure | null): FigureCheck | null {
  const { value } = figure;
  const percent = metric.target.unit === "%";
  if (percent && reading.unit === null && value > 0 && value < 1) return askShare(figure, metric);
  if (metric.isCut === true && percent && value > LARGE_CUT) return askCut(figure, metric);
  if (!current || current.value <= 0) return null;
  const was = { figure: current.value, unit: metric.target.unit };
  // Only where the other number could have been meant: 110 % can't.
  const tenfold = round(value * 10);
  if (value > 0 && value * TENFOLD <= current.value && isInRange(tenfold, metric))
    return ask("understanding-tenfold", value, metric, [figure, { value: tenfold }], { was });
  if (value >= current.value * TENFOLD)
    return ask("understanding-tenfold", value, metric, [figure, { value: round(value / 10) }], { was });
  if (metric.cumulative === true && value < current.value)
    return ask("understanding-fall", value, metric, [figure, current], { was });
  return null;
}

function ask(
  id: string,
  value: number,
  metric: Metric,
  figures: readonly Figure[],
  args: NonNullable<Say["args"]> = {},
): FigureCheck {
  const { unit } = metric.target;
  const options = figures
    .filter((figure) => isInRange(figure.value, metric))
    .map((figure) => ({
      label: say("understanding-option", { value: { figure: figure.value, unit, exact: true } }),
      figure,
    }));
  return { kind: "ask", say: say(id, { id: metric.id, value: { figure: value, unit }, ...args }), options };
}

/** "0,3": a small percentage, or the share that is 30 %? */
function askShare(figure: Figure, metric: Metric): FigureCheck {
  const percent = { value: round(figure.value * 100) };
  const other = { figure: percent.value, unit: "%" };
  return ask("understanding-share-or-percent", figure.value, metric, [figure, percent], { other });
}

/** "80": cut by 80 %, or cut to 80 %? */
function askCut(figure: Figure, metric: Metric): FigureCheck {
  const remaining = { figure: figure.value, unit: "%" };
  const cut = remainderOf(figure);
  return {
    kind: "ask",
    say: say("understanding-cut-or-rest", { id: metric.id, value: remaining }),
    options: [
      { label: say("understanding-option-cut", { value: remaining }), figure },
      {
        label: say("understanding-option-rest", { value: remaining, cut: { figure: cut.value, unit: "%" } }),
        figure: cut,
      },
    ],
  };
}

function remainderOf({ value, numerator, denominator }: Figure): Figure {
  const rest = { value: round(100 - value) };
  return numerator === undefined || denominator === undefined
    ? rest
    : { ...rest, numerator: round(denominator - numerator), denominator };
}

function wrongUnit(reading: FigureReading, metric: Metric): FigureCheck {
  const id = metric.target.unit === "%" ? "understanding-wrong-unit-percent" : "understanding-wrong-unit";
  const value = { figure: reading.value, unit: reading.unit ?? "" };
  return { kind: "refused", say: say(id, { id: metric.id, value, unit: metric.target.unit }), suggestions: [] };
}

/** 182 for a percentage may be 82 with a digit too many, or 18,2 with its comma lost. */
function outOfRange(value: number, metric: Metric): FigureCheck {
  const { unit } = metric.target;
  const { min, max } = rangeOf(metric.target);
  const shown = { id: metric.id, value: { figure: value, unit }, min, max: { figure: max, unit } };
  if (unit !== "%" || value < 0)
    return { kind: "refused", say: say("understanding-out-of-range", shown), suggestions: [] };
  const lastDigits = Number(String(value).replace(/^\d/, ""));
  const smaller = [lastDigits, value / 10, value / 100].map(round);
  const likely = [...new Set(smaller)]
    .filter((candidate) => candidate >= 1 && isInRange(candidate, metric))
    .slice(0, 2);
  if (likely.length === 0) return { kind: "refused", say: say("understanding-out-of-range", shown), suggestions: [] };
  return {
    kind: "refused",
    say: say("understanding-out-of-range-near", { ...shown, near: { say: either(likely, unit) } }),
    suggestions: likely.map((candidate) => ({ value: candidate })),
  };
}

function either([first = 0, second]: readonly number[], unit: string): Say {
  const one = { figure: first, unit };
  if (second === undefined) return say("understanding-option", { value: one });
  return say("understanding-either", { first: one, second: { figure: second, unit } });
}

function isInRange(value: number, metric: Metric): boolean {
  const { min, max } = rangeOf(metric.target);
  return Number.isFinite(value) && value >= min && value <= max;
}

/** What to multiply by to reach the wanted unit; null when one can't be turned into the other. */
function factorBetween(given: string | null, wanted: string): number | null {
  if (given === null || fold(given) === fold(wanted)) return 1;
  const [from, to] = [moneyOf(given), moneyOf(wanted)];
  if (from !== null && to !== null) return from / to;
  // "hồ sơ" for "hồ sơ trực tuyến".
  return wanted !== "%" && given !== "%" && fold(wanted).startsWith(fold(given)) ? 1 : null;
}

function moneyOf(unit: string): number | null {
  const folded = fold(unit);
  return MONEY.find(([word]) => folded === word || folded === `${word} dong`)?.[1] ?? null;
}

function toFigure({ value, numerator, denominator }: FigureReading, factor: number): Figure {
  const figure = { value: factor === 1 ? value : round(value * factor) };
  return numerator === undefined || denominator === undefined ? figure : { ...figure, numerator, denominator };
}

/** Takes the noise of binary fractions away: 100 − 79.9 is 20.1. */
function round(value: number): number {
  return Number(value.toFixed(9));
}
