import { html } from "hono/html";
import type { Plan } from "../../domain/plan.js";
import type { ProgressSummary, StateCounts } from "../../domain/summary.js";
import { sharesBar, stateName } from "./parts.js";
import { type Html, NOTHING, taskPath, type View } from "./view.js";

/** Every task of the plan, in its order. Its state stands beside it where the viewer sees every unit's. */
export function catalogueBody(view: View, plan: Plan, summary: ProgressSummary | null): Html {
  const { t } = view;
  const counts = countsByTask(summary);
  return html`<h1>${t("dashboard-nav-tasks")}</h1>
<p class="at">${plan.title}</p>
${plan.tasks.length === 0 ? html`<p class="empty">${t("dashboard-tasks-none")}</p>` : NOTHING}
<ol class="cards tasks">${plan.tasks.map((task) => {
    const stood = counts.get(task.code);
    return html`<li class="card">
<p class="card-title"><a href="${taskPath(task.code)}"><b>${task.code}.</b> ${task.shortTitle ?? task.title}</a></p>
<p class="card-when">${task.deadlineText}</p>
<p class="card-who">${leadNames(plan, task.leads)}${stood ? html`${sharesBar(stood)}<span class="soft">${countsText(view, stood)}</span>` : NOTHING}</p>
</li>`;
  })}</ol>`;
}

/** Leads by name; a set is said by its own name. */
export function leadNames({ units, sets }: Pick<Plan, "units" | "sets">, codes: readonly string[]): string {
  const nameOf = (code: string) => [...units, ...sets].find((candidate) => candidate.code === code)?.name ?? code;
  return codes.map(nameOf).join(", ");
}

function countsText(view: View, counts: StateCounts): string {
  const done = counts.doneOnTime + counts.doneLate;
  const parts = [view.t("dashboard-done-of", { done, total: counts.total - counts.notApplicable })];
  if (counts.overdue > 0) parts.push(`${stateName(view, "overdue")}: ${counts.overdue}`);
  return parts.join(" · ");
}

/** The summary's own duties, put together by task: its counts are added, never made anew. */
function countsByTask(summary: ProgressSummary | null): ReadonlyMap<string, StateCounts> {
  const counts = new Map<string, StateCounts>();
  for (const duty of summary?.duties ?? []) {
    if (duty.counts.total === 0) continue;
    const known = counts.get(duty.task);
    counts.set(duty.task, known ? sum(known, duty.counts) : duty.counts);
  }
  return counts;
}

function sum(a: StateCounts, b: StateCounts): StateCounts {
  return {
    overdue: a.overdue + b.overdue,
    dueSoon: a.dueSoon + b.dueSoon,
    underWay: a.underWay + b.underWay,
    doneLate: a.doneLate + b.doneLate,
    doneOnTime: a.doneOnTime + b.doneOnTime,
    notApplicable: a.notApplicable + b.notApplicable,
    total: a.total + b.total,
  };
}
