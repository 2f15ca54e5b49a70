import { contextAt } from "./read-context.js";
import { readValue } from "./read-value.js";
import type { Tokens } from "./tokens.js";

/** Whether a value follows once separators and hedges are passed. */
export function valueAfter(tokens: Tokens, index: number): boolean {
  return readValue(tokens, contextAt(tokens, index).next, true) !== null;
}

/** Whether a percentage, n/N or state follows, or a doubt about one: beyond doubt meant as a value. */
export function clearValueAfter(tokens: Tokens, index: number): boolean {
  const value = readValue(tokens, contextAt(tokens, index).next, true)?.value;
  if (!value || value.kind === "missing") return false;
  if (value.kind === "invalid") return value.source.includes("%") || value.because !== "not-a-value";
  return value.kind !== "figure" || value.unit === "%";
}
