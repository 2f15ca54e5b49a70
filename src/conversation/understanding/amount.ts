import type { FigureReading, InvalidCause, Reading } from "./intent.js";
import type { NumberReading } from "./number.js";
import type { Found } from "./phrases.js";
import { isSign, type Tokens, textBetween } from "./tokens.js";
import { stateOf, unitOf } from "./vocabulary.js";

/** A number with its unit, or n/N, before anything around it is considered. */
export type Amount = Found<Exclude<Reading, { kind: "state" | "missing" }>>;

/** One reading is a figure, several are a question. */
export function figureOf(
  tokens: Tokens,
  from: number,
  to: number,
  readings: readonly FigureReading[],
): Amount["value"] {
  const [first] = readings;
  if (first && readings.length === 1) return figureReading(first);
  return { kind: "ambiguous", readings, source: textBetween(tokens, from, to) };
}

/** Written out: a spread would give figures many shapes in memory, and every look at one would cost more. */
function figureReading({ value, unit, numerator, denominator }: FigureReading): Amount["value"] {
  if (numerator === undefined || denominator === undefined) return { kind: "figure", value, unit };
  return { kind: "figure", value, unit, numerator, denominator };
}

/** A reading that is asked about, with why. */
export function refuse(
  tokens: Tokens,
  from: number,
  to: number,
  because: InvalidCause,
  suggestions: readonly number[],
): Amount {
  const distinct = [...new Set(suggestions)].filter((value) => Number.isFinite(value));
  return {
    value: { kind: "invalid", source: textBetween(tokens, from, to), because, suggestions: distinct },
    next: to,
  };
}

/** The unit at a token, null when there is none; "%" may be torn off and doubled. */
export function readUnit(tokens: Tokens, index: number): { readonly value: string | null; readonly next: number } {
  // "82,%": a comma too many.
  const sign = isSign(tokens, index, ".,") && tokens.list[index]?.glued ? index + 1 : index;
  if (isSign(tokens, sign, "%")) {
    let next = sign + 1;
    while (isSign(tokens, next, "%") && tokens.list[next]?.glued) next++;
    return { value: "%", next };
  }
  // "12 k ps" is a nil report, not twelve thousand.
  return (stateOf(tokens, index) ? null : unitOf(tokens, index)) ?? { value: null, next: index };
}

/** Each value with the same unit. */
export function toReadings(values: readonly number[], unit: string | null): FigureReading[] {
  return values.map((value) => ({ value, unit }));
}

/** What a number may be; nothing when it is malformed or too long. */
export function candidatesOf(number: NumberReading): readonly number[] {
  if (number.kind === "number") return [number.value];
  return number.kind === "either" ? [number.decimal, number.grouped] : [];
}

/** Something like a value that has to be asked about, with what it may have meant. */
export function doubt(tokens: Tokens, from: number, to: number, suggestions: readonly number[]): Amount {
  return refuse(tokens, from, to, "not-a-value", suggestions);
}

/** Every number a reading holds, offered or taken. */
export function valuesOf(reading: Reading): readonly number[] {
  if (reading.kind === "figure") return [reading.value];
  if (reading.kind === "ambiguous") return reading.readings.map(({ value }) => value);
  return reading.kind === "invalid" ? reading.suggestions : [];
}

function figuresOf(reading: Reading): readonly FigureReading[] {
  if (reading.kind === "figure") return [reading];
  return reading.kind === "ambiguous" ? reading.readings : [];
}

/** Carries a unit or its n/N, and so can't be a task's number. */
export function isMeasured(reading: Reading): boolean {
  return figuresOf(reading).some((figure) => figure.unit !== null);
}

/** Given in per cent. */
export function isPercent(reading: Reading): boolean {
  return figuresOf(reading).some((figure) => figure.unit === "%");
}

/** Given as n/N. */
export function hasAnyParts(reading: Reading): boolean {
  return figuresOf(reading).some(hasParts);
}

/** Given as n/N. */
export function hasParts(figure: FigureReading): boolean {
  return figure.numerator !== undefined;
}

/** Whether two figures can be the ends of one range: "80-85%". */
export function sameUnit(first: FigureReading, second: FigureReading): boolean {
  if (hasParts(first) || hasParts(second)) return false;
  return first.unit === second.unit || first.unit === null || (second.unit === null && first.unit !== "%");
}

/** The figure of a reading. Written out for the same reason as above. */
export function withoutKind({ value, unit, numerator, denominator }: FigureReading): FigureReading {
  if (numerator === undefined || denominator === undefined) return { value, unit };
  return { value, unit, numerator, denominator };
}
