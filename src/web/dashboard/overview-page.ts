import { html } from "hono/html";
import { daysBetween } from "../../domain/local-date.js";
import type { Plan } from "../../domain/plan.js";
import type { DutyLine, ProgressSummary, UnitLine } from "../../domain/summary.js";
import type { Unit } from "../../domain/unit.js";
import { countsPanel, momentLine, scrolled, sharesBar, someNames, stateName, targetRow } from "./parts.js";
import { type Html, NOTHING, taskPath, unitPath, type View } from "./view.js";

/** The whole plan: what is late first, then what is near, the targets, and every unit. */
export function overviewBody(view: View, summary: ProgressSummary, plan: Plan): Html {
  const { t } = view;
  const { counts, duties, targets, units } = summary;
  return html`<h1>${summary.plan.title}</h1>
<p class="at">${momentLine(view, summary)}</p>
<section aria-labelledby="states"><h2 id="states">${t("dashboard-states", { count: counts.total })}</h2>${countsPanel(view, summary)}</section>
${dutySections(view, duties, plan)}
${targets.length === 0 ? NOTHING : html`<section aria-labelledby="targets"><h2 id="targets">${t("dashboard-targets")}</h2><ul class="targets">${targets.map((line) => targetRow(view, line))}</ul></section>`}
${units.length === 0 ? NOTHING : html`<section aria-labelledby="units"><h2 id="units">${t("dashboard-units")}</h2>${unitTable(view, units, plan.units)}</section>`}`;
}

/** What is overdue, then what is nearly so, each by its date. */
function dutySections(view: View, duties: readonly DutyLine[], plan: Plan): Html {
  const { t } = view;
  const overdue = duties.filter(({ counts }) => counts.overdue > 0);
  const soon = duties.filter(({ counts }) => counts.dueSoon > 0);
  return html`<section aria-labelledby="overdue"><h2 id="overdue">${t("dashboard-overdue")}</h2>${
    overdue.length === 0 ? html`<p class="empty">${t("dashboard-overdue-none")}</p>` : dutyList(view, overdue, plan)
  }</section>
${soon.length === 0 ? NOTHING : html`<section aria-labelledby="soon"><h2 id="soon">${t("dashboard-soon")}</h2>${dutyList(view, soon, plan)}</section>`}`;
}

function dutyList(view: View, duties: readonly DutyLine[], plan: Plan): Html {
  return html`<ul class="cards">${duties.map((duty) => dutyCard(view, duty, plan))}</ul>`;
}

function dutyCard(view: View, duty: DutyLine, plan: Plan): Html {
  const { t, today } = view;
  const { task, title, dueOn, missing, counts, names } = duty;
  const late = counts.overdue > 0;
  const days = dueOn === null ? 0 : late ? daysBetween(dueOn, today) : daysBetween(today, dueOn);
  return html`<li class="card ${late ? "s-overdue" : "s-dueSoon"}">
<p class="card-title"><a href="${taskPath(task)}"><b>${task}.</b> ${title}</a>${periodMark(view, duty, plan)}</p>
<p class="card-when">${dueOn === null ? NOTHING : t(late ? "dashboard-late-by" : "dashboard-days-left", { days, due: { date: dueOn } })}</p>
<div class="card-who">${missing > 1 ? html`<strong>${t("dashboard-units-missing", { missing, total: counts.total - counts.notApplicable })}</strong> ` : NOTHING}${someNames(view, names)}</div>
</li>`;
}

/** The period, where the task has more than one. */
function periodMark({ words, phrases }: View, { task, period }: DutyLine, plan: Plan): Html {
  const several = (plan.tasks.find(({ code }) => code === task)?.schedule.length ?? 1) > 1;
  return several ? html` <span class="period">${words(phrases.period(period))}</span>` : NOTHING;
}

/** Every unit with something to do, the most pressed first. */
function unitTable(view: View, lines: readonly UnitLine[], units: readonly Unit[]): Html {
  const { t } = view;
  const codeOf = new Map(units.map(({ name, code }) => [name, code]));
  return scrolled(
    t("dashboard-units"),
    html`<table class="units"><caption class="hidden">${t("dashboard-units-caption")}</caption>
<thead><tr><th scope="col">${t("dashboard-unit")}</th><th scope="col" class="number">${stateName(view, "overdue")}</th><th scope="col" class="number">${stateName(view, "dueSoon")}</th><th scope="col" class="number">${t("dashboard-done")}</th><th scope="col" class="wide">${t("dashboard-shares")}</th></tr></thead>
<tbody>${lines.map(({ name, counts }) => {
      const code = codeOf.get(name);
      return html`<tr><th scope="row">${code === undefined ? name : html`<a href="${unitPath(code)}">${name}</a>`}</th><td class="number${counts.overdue > 0 ? " is-overdue" : ""}">${counts.overdue}</td><td class="number${counts.dueSoon > 0 ? " is-soon" : ""}">${counts.dueSoon}</td><td class="number">${counts.doneOnTime + counts.doneLate}/${counts.total - counts.notApplicable}</td><td class="wide">${sharesBar(counts)}</td></tr>`;
    })}</tbody></table>`,
  );
}
