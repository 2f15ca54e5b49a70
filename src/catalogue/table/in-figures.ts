const ONE_TO_TEN = "mot hai ba bon nam sau bay tam chin muoi".split(" ");
const OTHERS: Readonly<Record<string, number>> = { tu: 4, gieng: 1, chap: 12, "muoi mot": 11, "muoi hai": 12 };
/** "Sáu tháng đầu năm" counts months; in "tháng năm 2025" the year is meant. */
const NUMBERED = /\b(thang|quy) (muoi (?:mot|hai)|mot|hai|ba|bon|tu|nam(?! \d)|sau|bay|tam|chin|muoi|gieng|chap)\b/g;

/** "thang ba" → "thang 3", "quy tu" → "quy 4": months and quarters said in words, marks taken off. */
export function inFigures(text: string): string {
  return text.replace(NUMBERED, (_, length: string, word: string) => {
    return `${length} ${OTHERS[word] ?? ONE_TO_TEN.indexOf(word) + 1}`;
  });
}
