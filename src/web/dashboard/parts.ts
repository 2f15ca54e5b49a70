import { html } from "hono/html";
import { say } from "../../domain/say.js";
import type { ProgressSummary, StateCounts, SummaryItem, TargetLine } from "../../domain/summary.js";
import { STATES, type State } from "./desk.js";
import { type Html, NOTHING, type View } from "./view.js";

/** Read by those who can't tell the colours, and on paper. */
const MARKS: Readonly<Record<State, string>> = {
  overdue: "!",
  dueSoon: "●",
  underWay: "○",
  doneLate: "✓",
  doneOnTime: "✓",
  notApplicable: "–",
};

/** "Quá hạn", as the picture says it. */
export function stateName({ words }: View, state: State): string {
  return words(say("reports-picture-state", { state }));
}

/** At which moment the page was true, and what a week has changed. */
export function momentLine({ t, words, phrases }: View, { at, changes }: ProgressSummary): Html {
  return html`${t("dashboard-as-of", { at: { at } })}${changes ? html` · ${words(phrases.week(changes))}` : NOTHING}`;
}

/** Two classes of one name each: `overdue` is `s-overdue`. */
export function chip(view: View, state: State | null): Html {
  if (state === null) return html`<span class="chip s-standing">${view.t("dashboard-standing")}</span>`;
  return html`<span class="chip s-${state}"><span aria-hidden="true">${MARKS[state]}</span> ${stateName(view, state)}</span>`;
}

/** Each state with its number, largest first to the eye, what of it nobody has confirmed, and the bar of their shares. */
export function countsPanel(view: View, summary: ProgressSummary): Html {
  const { counts } = summary;
  const awaiting = view.phrases.awaiting(summary);
  const shown = STATES.filter((state) => counts[state] > 0 || state === "overdue");
  return html`<ul class="tiles">${shown.map(
    (state) =>
      html`<li class="tile s-${state}"><strong>${view.words(say("reports-picture-number", { number: counts[state] }))}</strong><span>${stateName(view, state)}</span></li>`,
  )}</ul>
${awaiting ? html`<p class="soft">${view.words(awaiting)}</p>` : NOTHING}
${sharesBar(counts)}`;
}

/** The shares of the states, side by side. The numbers stand beside it, so that nobody has to see it. */
export function sharesBar(counts: StateCounts): Html {
  if (counts.total === 0) return NOTHING;
  let at = 0;
  const parts = STATES.flatMap((state) => {
    const width = (counts[state] / counts.total) * 100;
    if (width === 0) return [];
    const part = html`<rect class="s-${state}" x="${round(at)}" width="${round(width)}" height="10"/>`;
    at += width;
    return [part];
  });
  return html`<svg class="shares" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** The figure as a bar, and the target as a line across it; a count is drawn against what it needs. */
function bullet({ figure, target, met }: TargetLine): Html {
  const most = target.unit === "%" ? 100 : Math.max(target.value, figure?.value ?? 0, 1) * 1.15;
  const across = (value: number) => round((Math.min(Math.max(value, 0), most) / most) * 100);
  const line = Math.min(Math.max(Number(across(target.value)), 0.6), 99.4);
  const kind = met === true ? "met" : met === false ? "missed" : "unsure";
  return html`<svg class="bullet" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ground" y="2" width="100" height="8"/>${
    figure ? html`<rect class="${kind}" y="2" width="${across(figure.value)}" height="8"/>` : NOTHING
  }<rect class="goal" x="${round(line - 0.5)}" width="1" height="12"/></svg>`;
}

/** One line of targets: what it is, how far, and whether that is enough. */
export function targetRow(view: View, line: TargetLine): Html {
  const { words, phrases } = view;
  const verdict = phrases.verdict(line);
  const target = words(phrases.target(line.target));
  const { figure } = line;
  const notes = [
    ...phrases.behind(line).map(words),
    ...(line.estimate ? [view.t("dashboard-estimate")] : []),
    ...(line.unitsStale > 0 ? [view.t("dashboard-stale", { count: line.unitsStale })] : []),
    ...line.alsoJudgedBy.map((linked) => words(phrases.linked(linked, line))),
  ];
  return html`<li class="target">
<p class="target-name"><a href="/bang/nhiem-vu/${encodeURIComponent(line.task)}"><b>${line.id}</b> ${line.label}</a></p>
<p class="target-figure">${figure ? html`<strong>${words(phrases.figure(figure, line.target.unit))}</strong> ` : NOTHING}<span class="goal-text">${view.t(line.tier === "strive" ? "dashboard-goal-strive" : "dashboard-goal", { target })}</span></p>
${bullet(line)}
<p class="target-verdict v-${verdict}">${words(say("reports-picture-verdict", { verdict }))}${notes.length > 0 ? html` <span class="soft">· ${notes.join(" · ")}</span>` : NOTHING}</p>
</li>`;
}

/** "đang làm, quá hạn 4 ngày (hạn 09/03/2025)". */
export function stateWords({ words, phrases, today }: View, item: SummaryItem): string {
  return phrases.state(item, today).map(words).join(", ");
}

/** Names said in a row; the others are a click away. */
const MOST_NAMES = 3;

/** The first few names, and the others behind a click. */
export function someNames({ t }: View, names: readonly string[]): Html {
  const first = names.slice(0, MOST_NAMES).join(", ");
  const others = names.slice(MOST_NAMES);
  if (others.length === 0) return html`${first}`;
  return html`<details><summary>${first} ${t("dashboard-and-others", { count: others.length })}</summary><p>${others.join(", ")}</p></details>`;
}

/** A box that scrolls by itself where a table is wider than the screen, by keyboard too. */
export function scrolled(label: string, table: Html): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
