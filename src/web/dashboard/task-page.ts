import { html } from "hono/html";
import type { Plan, PlannedTask } from "../../domain/plan.js";
import type { ProgressSummary, SummaryItem } from "../../domain/summary.js";
import { leadNames } from "./catalogue-page.js";
import type { Board, History } from "./desk.js";
import { evidenceList } from "./evidence-list.js";
import { chip, momentLine, scrolled, stateWords, targetRow } from "./parts.js";
import { timeline } from "./timeline.js";
import { type Html, NOTHING, seesAll, unitPath, type View } from "./view.js";

/**
 * One task: what the plan says, who owes what by when, and what was said about it.
 * @param summary of the task, all units; the viewer's own are taken out of it
 * @param history of the units the viewer may look into, and no other
 */
export function taskBody(
  view: View,
  task: PlannedTask,
  { plan, calendar }: Board,
  summary: ProgressSummary,
  history: History,
): Html {
  const { t } = view;
  const visible = new Set(history.occurrences.map(({ unit }) => unit));
  const items = summary.items.filter(({ unit }) => visible.has(unit));
  const workingDay = (item: SummaryItem) =>
    item.dueOn === null ? null : calendar.lastWorkingDayOnOrBefore(item.dueOn);
  return html`<h1><span class="code">${task.code}.</span> ${task.title}</h1>
<p class="at">${seesAll(view.viewer) ? momentLine(view, summary) : t("dashboard-as-of", { at: { at: summary.at } })}</p>
<section aria-labelledby="facts"><h2 id="facts">${t("dashboard-facts")}</h2>
<dl class="facts">
<div><dt>${t("dashboard-clause")}</dt><dd>${task.clause}</dd></div>
<div><dt>${t("dashboard-leads")}</dt><dd>${leadNames(plan, task.leads)}</dd></div>
${task.supports.length === 0 ? NOTHING : html`<div><dt>${t("dashboard-supports")}</dt><dd>${leadNames(plan, task.supports)}</dd></div>`}
<div><dt>${t("dashboard-deadline")}</dt><dd>${task.deadlineText}</dd></div>
${task.products.length === 0 ? NOTHING : html`<div><dt>${t("dashboard-products")}</dt><dd>${task.products.join("; ")}</dd></div>`}
${task.condition === undefined ? NOTHING : html`<div><dt>${t("dashboard-condition")}</dt><dd>${task.condition}</dd></div>`}
</dl></section>
${targets(view, task, summary)}
<section aria-labelledby="owed"><h2 id="owed">${t("dashboard-owed")}</h2>${
    items.length === 0
      ? html`<p class="empty">${t("dashboard-owed-none")}</p>`
      : owedTable(view, items, plan, workingDay)
  }${items.length < summary.items.length ? html`<p class="remark">${t("dashboard-own-units-only")}</p>` : NOTHING}</section>
${evidenceList(view, history)}
${timeline(view, task, history)}`;
}

function targets(view: View, task: PlannedTask, summary: ProgressSummary): Html {
  const goals = summary.targets.length > 0 ? summary.targets : task.metrics;
  if (goals.length === 0) return NOTHING;
  const { t, words, phrases } = view;
  const body = seesAll(view.viewer)
    ? html`<ul class="targets">${summary.targets.map((line) => targetRow(view, line))}</ul>`
    : html`<ul class="plain">${goals.map(({ id, label, target, tier }) => html`<li><b>${id}</b> ${label}: ${t(tier === "strive" ? "dashboard-goal-strive" : "dashboard-goal", { target: words(phrases.target(target)) })}</li>`)}</ul>`;
  return html`<section aria-labelledby="targets"><h2 id="targets">${t("dashboard-targets")}</h2>${body}</section>`;
}

function owedTable(
  view: View,
  items: readonly SummaryItem[],
  plan: Plan,
  workingDay: (item: SummaryItem) => string | null,
): Html {
  const { t, words, phrases } = view;
  const codeOf = new Map(plan.units.map(({ name, code }) => [name, code]));
  return scrolled(
    t("dashboard-owed"),
    html`<table class="owed"><caption class="hidden">${t("dashboard-owed")}</caption>
<thead><tr><th scope="col">${t("dashboard-unit")}</th><th scope="col">${t("dashboard-state")}</th><th scope="col">${t("dashboard-period")}</th><th scope="col">${t("dashboard-figures")}</th></tr></thead>
<tbody>${items.map((item) => {
      const code = codeOf.get(item.unit);
      const last = workingDay(item);
      return html`<tr><th scope="row">${code === undefined ? item.unit : html`<a href="${unitPath(code)}">${item.unit}</a>`}</th><td>${chip(view, phrases.stateOf(item))}<br><span class="soft">${stateWords(view, item)}${last !== null && last !== item.dueOn ? ` · ${t("dashboard-last-working-day", { on: { date: last as NonNullable<typeof item.dueOn> } })}` : ""}</span></td><td>${words(phrases.period(item.period))}</td><td>${figures(view, item)}</td></tr>`;
    })}</tbody></table>`,
  );
}

function figures(view: View, item: SummaryItem): Html {
  const { words, phrases, t } = view;
  const given = item.metrics.filter(({ figure }) => figure !== null);
  if (given.length === 0)
    return html`<span class="soft">${item.metrics.length === 0 ? "" : t("dashboard-no-figure")}</span>`;
  return html`${given.map(
    ({ id, figure, target, estimate, asOf, updatedBy, updatedAt }) =>
      html`<p>${id}: <strong>${figure ? words(phrases.figure(figure, target.unit)) : ""}</strong>${estimate ? ` (${t("dashboard-estimate")})` : ""}<br><span class="soft">${asOf === null ? "" : `${t("dashboard-figure-as-of", { on: { date: asOf } })} · `}${updatedBy === null || updatedAt === null ? "" : t("dashboard-said-by", { name: updatedBy, at: { at: updatedAt } })}</span></p>`,
  )}`;
}
