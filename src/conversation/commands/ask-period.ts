import { type Period, parsePeriod, spanOf } from "../../domain/period.js";
import { nearestPeriods, reportablePeriods } from "../../domain/period-report.js";
import { periodPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import { parsePeriodWords } from "../understanding/parse-period.js";

const MOST_OFFERED = 4;

type Asked = { readonly period: Period } | { readonly reply: Reply };

/**
 * The period a command is about: one in which the plan has something to report. Any other is answered with the nearest
 * that have, to be picked.
 * @param which the question where none was named
 */
export async function askedPeriod(
  { tx, plan, today }: PlanContext,
  rest: string,
  command: "baocao" | "chot",
  which: (line: string) => Say,
): Promise<Asked> {
  const typed = rest.trim();
  const period = parsePeriod(typed.toUpperCase()) ?? parsePeriodWords(typed, plan.year, today);
  const known = reportablePeriods(await tx.occurrences(plan.id, {}), plan.year);
  if (period && known.includes(period)) return { period };
  const offered = nearestPeriods(known, period ? spanOf(period).endsOn : today, MOST_OFFERED);
  const line = `/${command} ${offered[0] ?? plan.year}`;
  const question =
    typed === ""
      ? which(line)
      : period
        ? say("report-nothing-due", { period: { say: periodPhrase(period) }, line })
        : say("report-no-such-period", { text: typed, line });
  return {
    reply: {
      lines: [question],
      choices: offered.map((of) => ({
        label: say("update-period-choice", { period: { say: periodPhrase(of) } }),
        line: `/${command} ${of}`,
      })),
      prefix: `/${command}`,
    },
  };
}
