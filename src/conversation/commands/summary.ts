import type { Membership } from "../../domain/officer.js";
import { type Period, parsePeriod } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { leadUnitIds, shortTitle } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { SummaryScope } from "../../domain/summary.js";
import { findUnit, nearestUnits } from "../../domain/unit.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { parsePeriodWords } from "../understanding/parse-period.js";
import { findTyped } from "../update/resolve-duty.js";
import { ownUnits } from "./bind-chat.js";

type Asked =
  | { readonly ok: true; readonly scope: SummaryScope; readonly units: readonly string[] | "all" }
  | { readonly ok: false; readonly reply: Reply };

/** `/tiendo [n|unit|period]`: the picture and its figures in text, for what this person may see. */
export async function showSummary(context: PlanContext, rest: string): Promise<Reply> {
  const asked = readScope(context, rest.trim());
  if (!asked.ok) return asked.reply;
  if (!sees(context, asked.units)) return reply(say(ownHeadUnit(context) ? "summary-refused-head" : "summary-refused"));
  const summary = await context.tx.summary(asked.scope, context.now);
  if (!summary) return reply(say("chat-no-plan"));
  const overdue = summary.units.filter((unit) => unit.counts.overdue > 0).slice(0, 2);
  return {
    lines: context.forms.lines(summary),
    picture: summary,
    choices:
      asked.scope.kind === "plan"
        ? [
            { label: say("summary-missing-choice"), line: "/thieu", lasting: true },
            ...overdue.map(({ name }) => ({
              label: say("summary-unit-choice", { name }),
              line: `/tiendo ${unitCode(context, name)}`,
              lasting: true,
            })),
          ]
        : [],
  };
}

/** `/thieu [period]`: who has not reported. */
export async function showMissing(context: PlanContext, rest: string): Promise<Reply> {
  const word = rest.trim();
  const period = word === "" ? null : readPeriod(context, word);
  if (word !== "" && period === null)
    return reply(say("missing-bad-period", { text: word, year: String(context.plan.year) }));
  const own = ownHeadUnit(context);
  const everywhere = may(context.actor, { act: "see-missing", units: "all" });
  if (!everywhere && !(own && may(context.actor, { act: "see-missing", units: [own.unitId ?? ""] }))) {
    return reply(say("missing-refused"));
  }
  const scope: SummaryScope = everywhere || !own ? { kind: "plan" } : { kind: "unit", name: own.unitName ?? "" };
  const summary = await context.tx.summary(scope, context.now);
  if (!summary) return reply(say("chat-no-plan"));
  return reply(...context.forms.missing(summary, period ?? undefined));
}

function readScope(context: PlanContext, word: string): Asked {
  const { plan } = context;
  if (word === "") {
    // A head who sees only their own unit means it; nobody has to type its name.
    const own = may(context.actor, { act: "see-summary", units: "all" }) ? null : ownHeadUnit(context);
    return own
      ? { ok: true, scope: { kind: "unit", name: own.unitName ?? "" }, units: [own.unitId ?? ""] }
      : { ok: true, scope: { kind: "plan" }, units: "all" };
  }
  const found = findTyped(context, word);
  if (found) {
    const { code } = found.task;
    const units = leadUnitIds(plan, found.task);
    return { ok: true, scope: { kind: "task", code, title: shortTitle(found.task) }, units };
  }
  const unit = findUnit(plan.units, word);
  if (unit) return { ok: true, scope: { kind: "unit", name: unit.name }, units: [unit.id] };
  const period = readPeriod(context, word);
  if (period) return { ok: true, scope: { kind: "period", period }, units: "all" };
  const near = nearestUnits(ownUnits(plan.units), word).map((candidate) => candidate.name);
  return {
    ok: false,
    reply: reply(
      say(near.length > 0 ? "summary-unknown-near" : "summary-unknown", { text: word, near: { list: near } }),
    ),
  };
}

/** Every unit shown must be theirs to see, one by one: a head sees a task that only their unit leads. */
function sees({ actor }: PlanContext, units: readonly string[] | "all"): boolean {
  if (units === "all" || units.length === 0) return may(actor, { act: "see-summary", units: "all" });
  return units.every((unit) => may(actor, { act: "see-summary", units: [unit] }));
}

function readPeriod({ plan }: PlanContext, word: string): Period | null {
  return parsePeriod(word.toUpperCase()) ?? parsePeriodWords(word, plan.year);
}

function ownHeadUnit({ actor }: PlanContext): Membership | null {
  return actor.memberships.find((membership) => membership.role === "head" && membership.unitId !== null) ?? null;
}

function unitCode({ plan }: PlanContext, name: string): string {
  return plan.units.find((unit) => unit.name === name)?.code ?? name;
}
