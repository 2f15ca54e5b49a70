import { daysBetween, type LocalDate } from "../../domain/local-date.js";
import { type Period, spanOf } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { isSubmitted } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { periodPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { parsePeriodWords } from "../understanding/parse-period.js";

const MOST_OFFERED = 4;

/**
 * `/chot quý 1`: the period's report has gone out, and with it all periods inside it. What is said of them from now on
 * is taken and marked as an amendment; nobody is reminded of them any more.
 */
export async function freeze(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, actor, plan, now } = context;
  if (!may(actor, { act: "freeze" })) return reply(say("freeze-refused"));
  const period = parsePeriodWords(rest, plan.year);
  const occurrences = await tx.occurrences(plan.id, {});
  const known = [...new Set(occurrences.map((occurrence) => occurrence.period))];
  const inside = period ? known.filter((other) => isInside(other, period)) : [];
  if (!period || inside.length === 0) return unknownPeriod(context, period, known);
  const frozen = await tx.frozen(plan.id, inside);
  const [before] = frozen;
  if (before && frozen.length === inside.length) {
    const { officer, at } = frozen.find((one) => one.period === period) ?? before;
    return reply(say("freeze-already", { period: periodPhrase(period), name: officer, at: { at } }));
  }
  await tx.freeze(plan.id, inside, actor.id, now);
  const owed = occurrences.filter((one) => inside.includes(one.period) && one.process !== "not_applicable");
  const missing = owed.filter(({ process }) => !isSubmitted(process)).length;
  return reply(
    say("freeze-done", { period: periodPhrase(period) }),
    say("freeze-count", { reported: owed.length - missing, count: owed.length, missing }),
    say("freeze-means"),
  );
}

function isInside(inner: Period, outer: Period): boolean {
  const [a, b] = [spanOf(inner), spanOf(outer)];
  return a.startsOn >= b.startsOn && a.endsOn <= b.endsOn;
}

/** The plan's periods that end nearest to the one named, or to today where none was understood. */
function unknownPeriod({ today }: PlanContext, period: Period | null, known: readonly Period[]): Reply {
  const near: LocalDate = period ? spanOf(period).endsOn : today;
  const distance = (of: Period) => Math.abs(daysBetween(near, spanOf(of).endsOn));
  const offered = [...known].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_OFFERED);
  const example = `/chot ${offered[0] ?? ""}`.trim();
  return {
    lines: [
      period
        ? say("freeze-no-such-period", { period: periodPhrase(period), line: example })
        : say("freeze-which", { line: example }),
    ],
    choices: offered.map((of) => ({
      label: say("update-period-choice", { period: periodPhrase(of) }),
      line: `/chot ${of}`,
    })),
    prefix: "/chot",
  };
}
