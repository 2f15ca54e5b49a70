import type { Period } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { findTask, leadUnitIds } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { CountedScope, MissingStretch, Snapshot } from "../../domain/summary.js";
import type { PlanContext } from "../context.js";
import { nextPage, readPage } from "../pages.js";
import { type Reply, reply } from "../reply.js";
import { parseTaskRef } from "../understanding/read-task.js";
import { findTyped, unknownTask } from "../update/find-task.js";
import { nearPeriods, ownHeadUnit, readPlanPeriod } from "./summary-scope.js";

/** `/thieu [n] [period] [page]`: who has not reported. */
export async function showMissing(context: PlanContext, rest: string): Promise<Reply> {
  const { words, page } = readPage(rest);
  const asked = readAsked(context, words);
  if (!asked) {
    const ref = parseTaskRef(words);
    if (ref?.rest === "") return unknownTask(context, ref.task.typed);
    return {
      lines: [say("missing-bad-period", { text: words, year: String(context.plan.year) })],
      choices: nearPeriods(context, words, "thieu"),
    };
  }
  const own = ownHeadUnit(context);
  const everywhere = may(context.actor, { act: "see-missing", units: "all" });
  if (!everywhere && !(own && may(context.actor, { act: "see-missing", units: [own.unitId ?? ""] }))) {
    return reply(say("missing-refused"));
  }
  const { period, task } = asked;
  // Of another unit's task a head's own unit lacks nothing, which says nothing about that task.
  if (!everywhere && task !== undefined && !leads(context, task, own?.unitId ?? null)) {
    return reply(say("summary-refused-head"));
  }
  const counted: CountedScope = period === undefined ? { kind: "plan" } : { kind: "period", period };
  const scope = !everywhere && own ? ({ kind: "unit", name: own.unitName ?? "" } as const) : counted;
  // The picture is the whole at a glance: it comes with the first page.
  const summary = await context.tx.summary(scope, context.now, page === 1 ? "matrix" : undefined);
  if (!summary) return reply(say("chat-no-plan"));
  const shown = context.forms.missing(summary, asked, page);
  if (page < 1 || page > shown.pages) return reply(say("list-no-page", { page, pages: shown.pages }));
  const names = await readNames(context, summary, counted, shown.stretches);
  const { matrix } = summary;
  const pictured = task === undefined && matrix && matrix.columns.length > 0 && matrix.rows.length > 1;
  const command = ["/thieu", ...(task === undefined ? [] : [task]), ...(period === undefined ? [] : [period])].join(
    " ",
  );
  const more = nextPage(page, shown.pages, command);
  return {
    lines: [...shown.lines(names), ...(more ? [say("missing-next", { line: { say: more.typed } })] : [])],
    choices: more ? [more.choice] : [],
    ...(pictured ? { picture: summary } : {}),
  };
}

function leads({ plan }: PlanContext, code: string, unitId: string | null): boolean {
  const task = findTask(plan, code);
  return task !== null && unitId !== null && leadUnitIds(plan, task).includes(unitId);
}

type Asked = { readonly period?: Period; readonly task?: string };

/** A period, a task, or a task and then a period; nothing is everything. Null for anything else. */
function readAsked(context: PlanContext, words: string): Asked | null {
  if (words === "") return {};
  const period = readPlanPeriod(context, words);
  if (period) return { period };
  const task = findTyped(context, words)?.task.code;
  if (task !== undefined) return { task };
  const typed = words.split(/\s+/);
  for (let at = 1; at < typed.length; at++) {
    const found = findTyped(context, typed.slice(0, at).join(" "))?.task.code;
    const during = readPlanPeriod(context, typed.slice(at).join(" "));
    if (found !== undefined && during) return { task: found, period: during };
  }
  return null;
}

/** The names a page needs: of the summary where it has them all, else read for this page alone. */
export async function readNames(
  { tx }: PlanContext,
  summary: Snapshot,
  scope: CountedScope,
  stretches: readonly MissingStretch[],
): Promise<readonly (readonly string[])[]> {
  return summary.items ? stretches.map((stretch) => namesIn(summary, stretch)) : tx.missingUnits(scope, stretches);
}

function namesIn(
  { duties }: Snapshot,
  { duty: { task, period, dueOn }, skip, most }: MissingStretch,
): readonly string[] {
  const found = duties.find((duty) => duty.task === task && duty.period === period && duty.dueOn === dueOn);
  return found?.names.slice(skip, skip + most) ?? [];
}
