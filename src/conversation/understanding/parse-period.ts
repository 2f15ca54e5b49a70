import type { LocalDate } from "../../domain/local-date.js";
import type { Period } from "../../domain/period.js";
import { type PeriodRef, resolvePeriod } from "./intent.js";
import { readBareYear, readMonthOfYear, readPeriod } from "./read-period.js";
import { relativePeriod, resolveRelative } from "./relative-period.js";
import { isWord, type Tokens, tokenise } from "./tokens.js";
import { periodLead } from "./vocabulary.js";

const WHOLE_YEAR: PeriodRef = { unit: "year", index: 1, year: null };

/**
 * The period that all of `text` names ("quý I/2025", "t3", "6 tháng đầu năm", "03/2025", "năm", "2025"), for
 * `/baocao`, `/chot`, `/thieu` and `/tiendo`; null when anything else is left over.
 * @param year the plan's, for a period typed without one
 * @param today for "tháng này", "quý trước"
 */
export function parsePeriodWords(text: string, year: number, today: LocalDate): Period | null {
  const tokens = tokenise(text);
  const relative = relativePeriod(tokens, periodLead(tokens, 0)?.next ?? 0);
  if (relative?.next === tokens.list.length) return resolveRelative(relative.value, today);
  const ref = readWhole(tokens, 0) ?? readWhole(tokens, periodLead(tokens, 0)?.next ?? 0);
  return ref && resolvePeriod(ref, year);
}

function readWhole(tokens: Tokens, index: number): PeriodRef | null {
  const found = readPeriod(tokens, index) ?? readMonthOfYear(tokens, index) ?? readBareYear(tokens, index);
  if (found) return found.next === tokens.list.length ? found.value : null;
  return isWord(tokens, index, "nam") && tokens.list.length === index + 1 ? WHOLE_YEAR : null;
}
