import { type Operator, rangeOf, type Target } from "../../domain/metric.js";

// More than two decimals is refused: "1.234" may mean 1,234 or 1234.
const PATTERN = /^(>=|<=|>|<|=)\s*(\d+(?:[.,]\d{1,2})?)(?:\s*([^\s\d.,].*))?$/;

/** Reads ">=80 %", ">90 %", "=100 %", "<= 5 ngày"; null when `text` is no target or no such figure can exist. */
export function parseTarget(text: string): Target | null {
  const match = PATTERN.exec(text.trim());
  if (!match?.[1] || !match[2]) return null;
  const target = { op: match[1] as Operator, value: Number(match[2].replace(",", ".")), unit: match[3] ?? "" };
  const { min, max } = rangeOf(target);
  return target.value >= min && target.value <= max ? target : null;
}
