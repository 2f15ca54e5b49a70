/** What a run of digits, points and commas may mean. Two readings are never settled by preference. */
export type NumberReading =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "either"; readonly decimal: number; readonly grouped: number }
  | { readonly kind: "malformed" }
  | { readonly kind: "too-long" };

const POINT = 46;
const COMMA = 44;

/** Beyond 15 digits a double is no longer exact. */
export const MOST_DIGITS = 15;

/**
 * Reads "82", "82,5", "82.5", "1.234,5", "1,234.5", "1.234.567". A single mark before exactly three digits
 * ("1.234", "82,500") may group thousands or begin a fraction: `either`.
 */
export function readNumber(text: string): NumberReading {
  const points = count(text, POINT);
  const commas = count(text, COMMA);
  if (text.length - points - commas > MOST_DIGITS) return { kind: "too-long" };
  if (points + commas === 0) return { kind: "number", value: Number(text) };
  if (points + commas === 1) return singleMark(text.replace(",", "."));
  if (points === 0 || commas === 0) {
    const parts = text.split(/[.,]/);
    return isGrouped(parts) ? { kind: "number", value: Number(parts.join("")) } : { kind: "malformed" };
  }
  const decimalMark = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
  const [whole = "", fraction = "", ...more] = text.split(decimalMark);
  const groups = whole.split(/[.,]/);
  if (more.length > 0 || !isGrouped(groups)) return { kind: "malformed" };
  return { kind: "number", value: Number(`${groups.join("")}.${fraction}`) };
}

function count(text: string, mark: number): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === mark) found++;
  return found;
}

function singleMark(text: string): NumberReading {
  const parts = text.split(".");
  return isGrouped(parts)
    ? { kind: "either", decimal: Number(text), grouped: Number(parts.join("")) }
    : { kind: "number", value: Number(text) };
}

/** "1", "234" and "82", "500", but not "0", "125": no grouped number begins with a zero. */
function isGrouped([first = "", ...rest]: readonly string[]): boolean {
  return first.length <= 3 && !first.startsWith("0") && rest.every((part) => part.length === 3);
}

/** A number as a person here would type it, in a form {@link readNumber} reads as this number and no other. */
export function writeNumber(value: number): string {
  // Nine decimals are what a share of two counts can need; further digits are noise of the division.
  const [whole = "", fraction = ""] = value.toFixed(9).replace(/0+$/, "").split(".");
  if (fraction === "") return whole;
  // "1,234" could group thousands; "1,2340" can't.
  return `${whole},${fraction}${fraction.length === 3 ? "0" : ""}`;
}
