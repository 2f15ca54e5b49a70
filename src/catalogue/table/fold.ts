/** Lower case, no diacritics, single spaces; punctuation stays: "Trước ngày 15/01" → "truoc ngay 15/01". */
export function plain(text: string): string {
  return stripMarks(text).replace(/\s+/g, " ").trim();
}

/** The words of a text for comparison: "Kế hoạch - Tài chính" → ["ke","hoach","tai","chinh"], "GDTX&ĐH" → ["gdtxdh"]. */
export function words(text: string): string[] {
  return (stripMarks(text).match(WORD) ?? []).map((word) => word.replaceAll("&", ""));
}

/** Letters and figures; "&" only inside, as in "GDTX&ĐH". */
const WORD = /[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*/gu;

export type Token = { readonly word: string; readonly start: number; readonly end: number };

/** {@link words} with where each stands in `text`, so that a part can be cut out verbatim. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: stripMarks(match[0]).replaceAll("&", ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** "đ" is a letter of its own, not a "d" with a mark, so decomposing leaves it. */
function stripMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}
