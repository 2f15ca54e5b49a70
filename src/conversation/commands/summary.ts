import { fold } from "../../domain/fold.js";
import { may } from "../../domain/permission.js";
import type { DueState } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { Snapshot, SummaryScope } from "../../domain/summary.js";
import type { PlanContext } from "../context.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { listDuties } from "./duties.js";
import { ownHeadUnit, readScope } from "./summary-scope.js";
import { readView, showView, type View } from "./summary-views.js";

/** `/tiendo [n|unit|period|view]`: the picture and its figures in text, for what this person may see. */
export async function showSummary(context: PlanContext, rest: string): Promise<Reply> {
  const view = readView(fold(rest));
  if (view) return sees(context, "all") ? showView(context, view) : ownPart(context, view);
  const asked = readScope(context, rest.trim());
  if (!asked.ok) return asked.reply;
  if (!sees(context, asked.units)) return { ...refused(context), choices: elsewhere(asked.scope) };
  const summary = await context.tx.summary(asked.scope, context.now);
  if (!summary) return reply(say("chat-no-plan"));
  return { lines: context.forms.lines(summary), picture: summary, choices: drillDown(context, asked.scope, summary) };
}

/** To whoever may not see the whole of it: what of the same question is their own units' to answer. */
async function ownPart(context: PlanContext, { kind }: View): Promise<Reply> {
  const states = kind === "soon" ? SOON : kind === "worst" || kind === "overdue" ? LATE : null;
  const hasUnit = context.actor.memberships.some(({ unitId }) => unitId !== null);
  if (!states || !hasUnit || !may(context.actor, { act: "see-own-duties" })) return refused(context);
  const own = await listDuties(context, 1, states);
  return { ...own, lines: [say("summary-own-part"), ...own.lines] };
}

const LATE: ReadonlySet<DueState> = new Set(["overdue"]);
const SOON: ReadonlySet<DueState> = new Set(["overdue", "due_soon"]);

/** Where to look next: never more than a handful, each a look-up that works for ever. */
function drillDown(context: PlanContext, scope: SummaryScope, summary: Snapshot): ReplyChoice[] {
  if (scope.kind !== "plan" && scope.kind !== "period") return [];
  const [worst] = summary.units.filter((unit) => unit.counts.overdue > 0);
  const missing = scope.kind === "period" ? `/thieu ${scope.period}` : "/thieu";
  return [
    { label: say("summary-missing-choice"), line: missing, lasting: true },
    ...(worst
      ? [
          {
            label: say("summary-unit-choice", { name: worst.name }),
            line: `/tiendo ${unitCode(context, worst.name)}`,
            lasting: true,
          },
        ]
      : []),
    ...(scope.kind === "plan"
      ? [
          ...(worst ? [{ label: say("views-choice-overdue"), line: "/tiendo quá hạn", lasting: true }] : []),
          { label: say("views-choice-soon"), line: "/tiendo sắp trễ", lasting: true },
          { label: say("views-choice-year"), line: "/tiendo năm", lasting: true },
        ]
      : []),
  ];
}

function refused(context: PlanContext): Reply {
  return reply(say(ownHeadUnit(context) ? "summary-refused-head" : "summary-refused"));
}

/** What everybody may see of a task: its page and its history. */
function elsewhere(scope: SummaryScope): ReplyChoice[] {
  if (scope.kind !== "task") return [];
  const { code } = scope;
  return [
    { label: say("summary-task-choice", { code }), line: `/nhiemvu ${code}`, lasting: true },
    { label: say("summary-history-choice", { code }), line: `/lichsu ${code}`, lasting: true },
  ];
}

/** Every unit shown must be theirs to see, one by one: a head sees a task that only their unit leads. */
function sees({ actor }: PlanContext, units: readonly string[] | "all"): boolean {
  if (units === "all" || units.length === 0) return may(actor, { act: "see-summary", units: "all" });
  return units.every((unit) => may(actor, { act: "see-summary", units: [unit] }));
}

function unitCode({ plan }: PlanContext, name: string): string {
  return plan.units.find((unit) => unit.name === name)?.code ?? name;
}
