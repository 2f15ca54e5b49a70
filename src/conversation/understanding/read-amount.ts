import { type Amount, candidatesOf, figureOf, readUnit, refuse, toReadings } from "./amount.js";
import type { FigureReading } from "./intent.js";
import { MOST_DIGITS, readNumber } from "./number.js";
import { readDocument } from "./read-document.js";
import { readMonthOfYear } from "./read-period.js";
import { readSlip } from "./read-slip.js";
import { isSign, type Tokens } from "./tokens.js";
import { outOf } from "./vocabulary.js";

/**
 * Reads "82%", "82,5 phần trăm", "1.234,5 triệu", "820/1000 hồ sơ", "820 trên tổng số 1000", "-5%".
 * Null where no number stands, and inside dates of three parts and document numbers.
 */
export function readAmount(tokens: Tokens, index: number): Amount | null {
  const sign = readSign(tokens, index);
  if (sign === "fraction-without-whole") return fractionWithoutWhole(tokens, index);
  const at = sign === "minus" ? index + 1 : index;
  const slip = readSlip(tokens, at);
  if (slip) return slip;
  const token = tokens.list[at];
  if (token?.kind !== "number" || readDocument(tokens, at) || isThreePartDate(tokens, at)) return null;
  // "0912345678" is somebody's telephone.
  if (token.text.length > 8 && /^0\d{8,}$/.test(token.text)) return refuse(tokens, index, at + 1, "not-a-value", []);
  const number = readNumber(token.text);
  const values = candidatesOf(number);
  if (values.length === 0)
    return refuse(tokens, index, at + 1, number.kind === "too-long" ? "too-long" : "not-a-value", []);
  // "3/2025" is March or three of 2025.
  const month = readMonthOfYear(tokens, at);
  if (month) return refuse(tokens, index, month.next, "not-a-value", []);
  const unit = readUnit(tokens, at + 1);
  if (sign === "minus") return refuse(tokens, index, unit.next, "negative", values);
  const below = readDenominator(tokens, unit);
  if (below) return divide(tokens, at, values, below);
  return { value: figureOf(tokens, at, unit.next, toReadings(values, unit.value)), next: unit.next };
}

/** "-" before a digit is a minus only where it can't be the dash of "7-82%" or "7 - 82%". */
function readSign(tokens: Tokens, index: number): "minus" | "fraction-without-whole" | null {
  const next = tokens.list[index + 1];
  if (next?.kind !== "number" || !next.glued) return null;
  if (isSign(tokens, index, "-")) return "minus";
  return isSign(tokens, index, ".,") ? "fraction-without-whole" : null;
}

/** ",5%" is a lost "0,5%" or a comma that stuck to a 5. */
function fractionWithoutWhole(tokens: Tokens, index: number): Amount {
  const digits = tokens.list[index + 1]?.text ?? "";
  const unit = readUnit(tokens, index + 2);
  if (/[.,]/.test(digits)) return refuse(tokens, index, unit.next, "not-a-value", []);
  if (digits.length > MOST_DIGITS) return refuse(tokens, index, unit.next, "too-long", []);
  const readings = toReadings([Number(`0.${digits}`), Number(digits)], unit.value);
  return { value: figureOf(tokens, index, unit.next, readings), next: unit.next };
}

type Denominator = { readonly values: readonly number[]; readonly next: number; readonly percent: number | null };

/** What follows "820" or "820 hồ sơ" in "820/1000 hồ sơ", "820 trên tổng số 1000" and "820 (trên 1000)". */
function readDenominator(
  tokens: Tokens,
  unit: { readonly value: string | null; readonly next: number },
): Denominator | null {
  if (unit.value === "%") return null;
  const bracketed = isSign(tokens, unit.next, "(");
  const words = outOf(tokens, bracketed ? unit.next + 1 : unit.next);
  const at = isSign(tokens, unit.next, "/") ? unit.next + 1 : words?.next;
  const token = at === undefined ? undefined : tokens.list[at];
  if (at === undefined || token?.kind !== "number" || readDocument(tokens, at)) return null;
  const below = readUnit(tokens, at + 1);
  return {
    values: candidatesOf(readNumber(token.text)),
    next: bracketed && isSign(tokens, below.next, ")") ? below.next + 1 : below.next,
    percent: below.value === "%" ? at : null,
  };
}

/**
 * n/N as a percentage. Where a mark may group thousands or begin a fraction, both sides are read the same way, and a
 * reading that no part of a whole can have falls out: "820/1.000" can only be 820 of 1000.
 */
function divide(tokens: Tokens, from: number, numerators: readonly number[], below: Denominator): Amount {
  const { values: denominators, next } = below;
  // "7/82%" is neither a part of a whole nor a percentage.
  if (below.percent !== null || denominators.length === 0)
    return refuse(tokens, from, next, "not-a-value", below.percent === null ? [] : denominators);
  const count = Math.max(numerators.length, denominators.length);
  const pairs = Array.from({ length: count }, (_, way) => ({
    numerator: numerators[Math.min(way, numerators.length - 1)] ?? 0,
    denominator: denominators[Math.min(way, denominators.length - 1)] ?? 0,
  }));
  // The last way reads the marks as grouping: counts are whole numbers, so of equal shares it is the one kept.
  const shares = new Map<number, FigureReading>();
  for (const { numerator, denominator } of pairs)
    if (denominator > 0 && numerator <= denominator) {
      // 8.2 × 100 ÷ 10 is 81.99999999999999 in binary fractions.
      const value = Number(((numerator * 100) / denominator).toFixed(9));
      shares.set(value, { value, unit: "%", numerator, denominator });
    }
  if (shares.size > 0) return { value: figureOf(tokens, from, next, [...shares.values()]), next };
  const last = pairs.at(-1);
  if (!last || last.denominator === 0) return refuse(tokens, from, next, "zero-denominator", []);
  return refuse(tokens, from, next, "numerator-exceeds", [
    Number(((last.denominator * 100) / last.numerator).toFixed(9)),
  ]);
}

/** "05/3/2025" and "5-3-2025". */
function isThreePartDate(tokens: Tokens, index: number): boolean {
  const mark = tokens.list[index + 1];
  return (
    isSign(tokens, index + 1, "/-") &&
    tokens.list[index + 2]?.kind === "number" &&
    tokens.list[index + 3]?.text === mark?.text &&
    tokens.list[index + 4]?.kind === "number"
  );
}
