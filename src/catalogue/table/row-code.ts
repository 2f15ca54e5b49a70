/** A roman numeral or a capital letter: the mark of a group of rows ("I", "A."). */
const GROUP_MARK = /^([IVX]+|[A-ZĐ])[.)/]?$/;
const GROUP_TITLE = /^([IVX]+|[A-ZĐ])\s?[.)/:-]\s*\S/;

/**
 * A row's number as people type it after a command: "1." → "1", "01)" → "1", "1.10" → "1.10", "(5a)" → "5a".
 * Null when the cell holds no number.
 */
export function readCode(cell: string): string | null {
  const text = cell
    .replace(/\s+/g, "")
    .replace(/^\(/, "")
    .replace(/[.)/,:-]+$/, "");
  if (/^\d{1,4}(?:\.\d{1,4})*[a-zđ]?$/.test(text)) return text.replace(/(^|\.)0+(?=\d)/g, "$1");
  if (/^(?:[\p{L}]{1,6}[-.]?\d{1,4}(?:\.\d{1,4})*|[IVX]{1,5}|[\p{L}])$/u.test(text)) return text;
  return null;
}

/** The mark of a group row's number cell, or null. */
export function groupMark(cell: string): string | null {
  return GROUP_MARK.exec(cell.trim())?.[1] ?? null;
}

/** The mark at the beginning of a group's title ("I. Cải cách thể chế"), or null. */
export function groupMarkOfTitle(title: string): string | null {
  return GROUP_TITLE.exec(title)?.[1] ?? null;
}
