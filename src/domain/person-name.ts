const LONGEST = 80;
const LETTER = /\p{L}/u;
/** "Nguyễn Thị Ánh (mẫu)", "Lê A – PCVP", "D'Arc", "An 2", "Nguyễn Văn A/B", "can_bo_1". */
const OF_NAMES = /^[\p{L}\p{M}\p{N} .,'’()/&_–-]+$/u;
/** What a spreadsheet would take for a formula begins otherwise. */
const BEGINS = /^[\p{L}\p{N}(]/u;

/**
 * Whether a person may be entered under these words, in whatever way: by a list or by the command line. A formula, markup or a
 * line of text is a slip or worse, and would stand in each report and message. How people call themselves is their own matter.
 */
export function isPersonName(words: string): boolean {
  return words.length <= LONGEST && LETTER.test(words) && BEGINS.test(words) && OF_NAMES.test(words);
}
