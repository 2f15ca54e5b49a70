import { html } from "hono/html";
import type { ProgressSummary, SummaryItem } from "../../domain/summary.js";
import type { Unit } from "../../domain/unit.js";
import { compareUnits } from "./compare-units.js";
import { STATES } from "./desk.js";
import { chip, scrolled, stateName } from "./parts.js";
import { type Html, taskPath, unitPath, type View } from "./view.js";

/** What at least so many units owe is a report to be ticked off unit by unit. */
const FEW = 3;

type Column = { readonly key: string; readonly task: string; readonly title: string; readonly item: SummaryItem };

/** Who has handed in which report: a row for each unit, a column for each duty many units share. */
export function matrixBody(view: View, summary: ProgressSummary, units: readonly Unit[]): Html {
  const { t } = view;
  const columns = columnsOf(summary);
  const wanted = new Set(columns.map(({ key }) => key));
  const cells = new Map<string, Map<string, SummaryItem>>();
  for (const item of summary.items) {
    if (!wanted.has(keyOf(item))) continue;
    const row = cells.get(item.unit) ?? new Map<string, SummaryItem>();
    cells.set(item.unit, row.set(keyOf(item), item));
  }
  const rows = units.filter(({ name }) => cells.has(name)).sort(compareUnits);
  return html`<h1>${t("dashboard-nav-matrix")}</h1>
<p class="at">${t("dashboard-as-of", { at: { at: summary.at } })}</p>
${
  rows.length === 0
    ? html`<p class="empty">${t("dashboard-matrix-none")}</p>`
    : html`<ul class="legend">${STATES.map((state) => html`<li>${chip(view, state)}</li>`)}</ul>
${scrolled(
  t("dashboard-nav-matrix"),
  html`<table class="matrix"><caption class="hidden">${t("dashboard-matrix-caption")}</caption>
<thead><tr><th scope="col">${t("dashboard-unit")}</th>${columns.map((column) => html`<th scope="col"><a href="${taskPath(column.task)}">${column.task} <span>${periodOf(view, column.item)}</span></a></th>`)}</tr></thead>
<tbody>${rows.map(
    (unit) =>
      html`<tr><th scope="row"><a href="${unitPath(unit.code)}">${unit.name}</a></th>${columns.map(({ key }) => cell(view, cells.get(unit.name)?.get(key)))}</tr>`,
  )}</tbody></table>`,
)}
<dl class="keys">${[...new Map(columns.map((column) => [column.task, column.title]))].map(([task, title]) => html`<div><dt>${task}</dt><dd>${title}</dd></div>`)}</dl>`
}`;
}

const MARKS = {
  overdue: "!",
  dueSoon: "●",
  underWay: "○",
  doneLate: "✓",
  doneOnTime: "✓",
  notApplicable: "–",
} as const;

function cell(view: View, item: SummaryItem | undefined): Html {
  const state = item && view.phrases.stateOf(item);
  if (!item || !state) return html`<td><span class="hidden">${view.t("dashboard-owes-not")}</span></td>`;
  return html`<td class="s-${state}"><span aria-hidden="true">${MARKS[state]}</span><span class="hidden">${stateName(view, state)}</span></td>`;
}

function columnsOf({ items }: ProgressSummary): Column[] {
  const sharers = new Map<string, { count: number; item: SummaryItem }>();
  for (const item of items) {
    if (item.dueOn === null) continue;
    const known = sharers.get(keyOf(item));
    sharers.set(keyOf(item), { count: (known?.count ?? 0) + 1, item: known?.item ?? item });
  }
  return [...sharers]
    .filter(([, { count }]) => count >= FEW)
    .map(([key, { item }]) => ({ key, task: item.task, title: item.title, item }));
}

function keyOf({ task, period }: SummaryItem): string {
  return `${task}/${period}`;
}

/** "Q1", "T3": what fits over a narrow column. */
function periodOf({ t }: View, { period }: SummaryItem): string {
  const part = period.split("-")[1] ?? "";
  return /^\d+$/.test(part) ? t("dashboard-month-short", { month: Number(part) }) : part || period;
}
