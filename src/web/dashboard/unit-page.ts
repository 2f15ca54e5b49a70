import { html } from "hono/html";
import type { Plan } from "../../domain/plan.js";
import type { ProgressSummary, SummaryItem } from "../../domain/summary.js";
import type { Unit } from "../../domain/unit.js";
import { chip, countsPanel, momentLine, stateWords } from "./parts.js";
import { type Html, NOTHING, taskPath, unitPath, type View } from "./view.js";

/** One unit: what it owes, the most pressing first. `others` are the viewer's further units. */
export function unitBody(view: View, summary: ProgressSummary, unit: Unit, plan: Plan, others: readonly Unit[]): Html {
  const { t } = view;
  return html`<h1>${unit.name}</h1>
<p class="at">${summary.plan.title} · ${momentLine(view, summary)}</p>
${others.length === 0 ? NOTHING : html`<p class="others">${t("dashboard-other-units")} ${others.map(({ code, name }) => html`<a href="${unitPath(code)}">${name}</a> `)}</p>`}
${unit.endedOn === undefined ? NOTHING : html`<p class="remark">${t("dashboard-unit-ended", { on: { date: unit.endedOn } })}</p>`}
<section aria-labelledby="states"><h2 id="states">${t("dashboard-states", { count: summary.counts.total })}</h2>${countsPanel(view, summary)}</section>
<section aria-labelledby="duties"><h2 id="duties">${t("dashboard-duties")}</h2>${
    summary.items.length === 0
      ? html`<p class="empty">${t("dashboard-duties-none")}</p>`
      : html`<ul class="cards">${pressingFirst(view, summary.items).map((item) => itemCard(view, item, plan))}</ul>`
  }</section>`;
}

const RANK = { overdue: 0, dueSoon: 1, underWay: 2, doneLate: 4, doneOnTime: 4, notApplicable: 5 } as const;
const STANDING = 3;

function pressingFirst({ phrases }: View, items: readonly SummaryItem[]): SummaryItem[] {
  const rank = (item: SummaryItem) => {
    const state = phrases.stateOf(item);
    return state === null ? STANDING : RANK[state];
  };
  return [...items].sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
}

function itemCard(view: View, item: SummaryItem, plan: Plan): Html {
  const { words, phrases } = view;
  const state = phrases.stateOf(item);
  const several = (plan.tasks.find(({ code }) => code === item.task)?.schedule.length ?? 1) > 1;
  return html`<li class="card s-${state ?? "standing"}">
<p class="card-title"><a href="${taskPath(item.task)}"><b>${item.task}.</b> ${item.title}</a>${several ? html` <span class="period">${words(phrases.period(item.period))}</span>` : NOTHING}</p>
<p class="card-when">${chip(view, state)}</p>
<p class="card-who">${stateWords(view, item)}</p>
${item.metrics.length === 0 ? NOTHING : html`<ul class="figures">${item.metrics.map((metric) => html`<li>${metric.id}: ${metric.figure ? html`<strong>${words(phrases.figure(metric.figure, metric.target.unit))}</strong>` : view.t("dashboard-no-figure")} <span class="soft">${view.t(metric.tier === "strive" ? "dashboard-goal-strive" : "dashboard-goal", { target: words(phrases.target(metric.target)) })}${metric.estimate ? ` · ${view.t("dashboard-estimate")}` : ""}${metric.asOf === null ? "" : ` · ${view.t("dashboard-figure-as-of", { on: { date: metric.asOf } })}`}</span></li>`)}</ul>`}
</li>`;
}
