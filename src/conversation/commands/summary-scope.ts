import type { Membership } from "../../domain/officer.js";
import { type Period, parsePeriod } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { leadUnitIds, shortTitle } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { SummaryScope } from "../../domain/summary.js";
import { findUnit, nearestUnits } from "../../domain/unit.js";
import type { PlanContext } from "../context.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { parsePeriodWords } from "../understanding/parse-period.js";
import { findTyped } from "../update/find-task.js";
import { ownUnits } from "./bind-chat.js";

export type Asked =
  | { readonly ok: true; readonly scope: SummaryScope; readonly units: readonly string[] | "all" }
  | { readonly ok: false; readonly reply: Reply };

/** What of the plan `word` names: a task, a unit or a period; nothing is the whole of it, or a head's own unit. */
export function readScope(context: PlanContext, word: string): Asked {
  const { plan } = context;
  const own = ownPart(context);
  if (word === "") {
    return own
      ? { ok: true, scope: { kind: "unit", name: own.unitName ?? "" }, units: [own.unitId ?? ""] }
      : { ok: true, scope: { kind: "plan" }, units: "all" };
  }
  const found = findTyped(context, word);
  if (found) {
    const { code } = found.task;
    const units = leadUnitIds(plan, found.task);
    const scope = { kind: "task", code, title: shortTitle(found.task) } as const;
    // Of a task that several units lead, a head sees their own unit's part.
    if (own?.unitId && units.length > 1 && units.includes(own.unitId)) {
      return { ok: true, scope: { ...scope, unit: own.unitName ?? "" }, units: [own.unitId] };
    }
    return { ok: true, scope, units };
  }
  const unit = findUnit(plan.units, word);
  if (unit) return { ok: true, scope: { kind: "unit", name: unit.name }, units: [unit.id] };
  const period = readPlanPeriod(context, word);
  if (!period) return { ok: false, reply: unknown(context, word) };
  return { ok: true, scope: { kind: "period", period }, units: "all" };
}

/** The unit of a head who sees that unit alone; nobody has to type its name. */
function ownPart(context: PlanContext): Membership | null {
  return may(context.actor, { act: "see-summary", units: "all" }) ? null : ownHeadUnit(context);
}

/** The unit this person heads, the first of several; null where they head none. */
export function ownHeadUnit({ actor }: PlanContext): Membership | null {
  return actor.memberships.find((membership) => membership.role === "head" && membership.unitId !== null) ?? null;
}

/** The period `word` names, of a year the plan speaks of; null for any other. */
export function readPlanPeriod(context: PlanContext, word: string): Period | null {
  const period = readPeriod(context, word);
  return period && planPeriods(context).some((one) => one.startsWith(period.slice(0, 4))) ? period : null;
}

function readPeriod({ plan, today }: PlanContext, word: string): Period | null {
  return parsePeriod(word.toUpperCase()) ?? parsePeriodWords(word, plan.year, today);
}

/** What was not found, and what is nearest to it as things to press. */
function unknown(context: PlanContext, text: string): Reply {
  const units = nearestUnits(ownUnits(context.plan.units), text, MOST_NEAR);
  if (units.length > 0) {
    return {
      lines: [say("summary-unknown-near", { text, near: { list: units.map(({ name }) => name) } })],
      choices: units.map(({ name, code }) => look(say("summary-unit-choice", { name }), code)),
    };
  }
  const near = nearest(context, text);
  if (near.length === 0) return reply(say("summary-unknown", { text }));
  return { lines: [say("views-near", { text })], choices: near };
}

const MOST_NEAR = 3;

function nearest(context: PlanContext, text: string): ReplyChoice[] {
  const { plan } = context;
  const number = /^\D{0,12}(\d{1,3})$/.exec(text.trim())?.[1];
  if (number !== undefined && !speaksOfPeriod(text)) {
    return nearestNumbers(plan.tasks, Number(number)).map((task) =>
      look(say("views-choice-task", { task: task.code, title: shortTitle(task) }), task.code),
    );
  }
  return readPeriod(context, text) || speaksOfPeriod(text) ? nearPeriods(context, text, "tiendo") : [];
}

/** For a period of another year, or none there is ("quý 5"): the plan's own of the same name, else those that run. */
export function nearPeriods(context: PlanContext, text: string, command: "tiendo" | "thieu"): ReplyChoice[] {
  const periods = planPeriods(context);
  const wanted = readPeriod(context, text);
  const alike = periods.filter((one) => wanted !== null && one.slice(4) === wanted.slice(4));
  const offered = alike.length > 0 ? alike : currentPeriods(context, periods);
  return offered.slice(0, MOST_NEAR).map((one) => ({
    label: say("views-choice-period", { period: { say: periodPhrase(one) } }),
    line: `/${command} ${one}`,
    lasting: true,
  }));
}

function look(label: ReplyChoice["label"], word: string): ReplyChoice {
  return { label, line: `/tiendo ${word}`, lasting: true };
}

function nearestNumbers<T extends { readonly code: string }>(tasks: readonly T[], wanted: number): T[] {
  return tasks
    .filter(({ code }) => /^\d+$/.test(code))
    .sort((a, b) => Math.abs(Number(a.code) - wanted) - Math.abs(Number(b.code) - wanted))
    .slice(0, 2);
}

function planPeriods({ plan }: PlanContext): Period[] {
  return [...new Set(plan.tasks.flatMap(({ schedule }) => schedule.map(({ period }) => period)))].sort();
}

/** The plan's periods that are not over yet, by the plan's own spelling. */
function currentPeriods({ today }: PlanContext, periods: readonly Period[]): Period[] {
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  return [
    ...periods.filter((one) => one === quarter),
    ...periods.filter((one) => one !== quarter && one.includes("-")),
  ];
}

function speaksOfPeriod(text: string): boolean {
  return /qu[yý]|th[aá]ng|n[aă]m|\d{4}|^[qth]\s*\d/iu.test(text.normalize("NFC"));
}
