import { isWithin, type Period, spanOf } from "../../domain/period.js";
import type { PeriodReport } from "../../domain/period-report.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { isSubmitted } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { fold } from "../understanding/fold.js";
import { askedPeriod } from "./ask-period.js";

/** Behind the period: it was a slip. */
const REOPEN = "mở lại";
const REOPENS = / (?:mo lai|reopen)$/;
const REOPEN_MINUTES = 15;
const MOST_NAMED = 3;

/**
 * `/chot quý 1`: the period's report has gone out, and with it all periods inside it. What is said of them from now on
 * is taken and marked as an amendment; nobody is reminded of them any more. What speaks against it is said with it, and
 * it can be taken back: for a quarter of an hour, and as long as the period is not over, when it is most likely a slip.
 */
export async function freeze(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, actor, plan, now } = context;
  if (!may(actor, { act: "freeze" })) return reply(say("freeze-refused"));
  const { words, reopens } = readReopen(rest);
  const asked = await askedPeriod(context, words, "chot", (line) => say("freeze-which", { line }));
  if ("reply" in asked) return asked.reply;
  const { period } = asked;
  if (reopens) return reopen(context, period);
  const occurrences = await tx.occurrences(plan.id, {});
  const inside = [...new Set([period, ...occurrences.map((one) => one.period)])].filter((one) => isWithin(one, period));
  const before = await alreadyFrozen(context, period);
  if (before) return before;
  const report = await tx.periodReport(period, now);
  const fresh = await tx.freeze(plan.id, inside, actor.id, now);
  // Somebody else did in this very moment.
  if (fresh === 0) return (await alreadyFrozen(context, period)) ?? reply(say("freeze-means"));
  const owed = occurrences.filter((one) => inside.includes(one.period) && one.process !== "not_applicable");
  const missing = owed.filter(({ process }) => !isSubmitted(process)).length;
  const command = `/chot ${period}`;
  return {
    lines: [
      say("freeze-done", { period: { say: periodPhrase(period) } }),
      ...(owed.length > 0
        ? [say("freeze-count", { reported: owed.length - missing, count: owed.length, missing })]
        : []),
      ...(report ? doubtsAbout(report, context) : []),
      say("freeze-means"),
      isOver(period, context)
        ? say("freeze-undo", { command, minutes: REOPEN_MINUTES })
        : say("freeze-undo-until", { command, ends: { date: spanOf(period).endsOn } }),
    ],
    choices: [
      { label: say("freeze-undo-choice"), line: `${command} ${REOPEN}` },
      { label: say("freeze-report-choice"), line: `/baocao ${period}`, lasting: true },
    ],
  };
}

/** "2025-Q1 mở lại", with or without the marks, "2025-Q1 reopen". */
function readReopen(rest: string): { readonly words: string; readonly reopens: boolean } {
  const words = rest.trim().split(/\s+/);
  const found =
    REOPENS.exec(fold(` ${words.join(" ")}`))?.[0]
      .trim()
      .split(" ").length ?? 0;
  return { words: words.slice(0, words.length - found).join(" "), reopens: found > 0 };
}

function isOver(period: Period, { today }: PlanContext): boolean {
  return spanOf(period).endsOn < today;
}

/** Takes back a freeze: of a period that is over only a fresh one, later its report has gone out and is amended. */
async function reopen(context: PlanContext, period: Period): Promise<Reply> {
  const { tx, plan, now } = context;
  const [frozen] = await tx.frozen(plan.id, [period]);
  const about = { period: { say: periodPhrase(period) } };
  if (!frozen) return reply(say("freeze-not-frozen", about));
  const { at, officer: name } = frozen;
  if (isOver(period, context) && now.getTime() - at.getTime() > REOPEN_MINUTES * 60_000)
    return reply(say("freeze-too-late", { ...about, name, at: { at }, minutes: REOPEN_MINUTES }));
  await tx.unfreeze(plan.id, at);
  return reply(say("freeze-undone", about));
}

/** The refusal where its report has gone out before. */
async function alreadyFrozen({ tx, plan }: PlanContext, period: Period): Promise<Reply | null> {
  const [frozen] = await tx.frozen(plan.id, [period]);
  if (!frozen) return null;
  const { officer, at } = frozen;
  return reply(say("freeze-already", { period: { say: periodPhrase(period) }, name: officer, at: { at } }));
}

function doubtsAbout({ period, missing }: PeriodReport, context: PlanContext): Say[] {
  const { endsOn } = spanOf(period);
  const codes = [...new Set(missing.map(({ task, metric }) => metric ?? task))];
  const named = { list: codes.slice(0, MOST_NAMED) };
  const others = codes.length - MOST_NAMED;
  return [
    ...(isOver(period, context)
      ? []
      : [say("freeze-not-over", { period: { say: periodPhrase(period) }, ends: { date: endsOn } })]),
    ...(codes.length === 0
      ? []
      : [
          others > 0
            ? say("freeze-missing-more", { count: codes.length, codes: named, others })
            : say("freeze-missing", { count: codes.length, codes: named }),
        ]),
  ];
}
