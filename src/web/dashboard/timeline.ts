import { html } from "hono/html";
import type { Extension } from "../../domain/extension.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { metricsEver, type PlannedTask, type ProgressEntry } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { History } from "./desk.js";
import { inPlaceOf } from "./in-place-of.js";
import type { Html, View } from "./view.js";

type Event = { readonly at: Date; readonly line: Html };

/** Who said what, when and where, old → new; the latest first. */
export function timeline(view: View, task: PlannedTask, history: History): Html {
  const { t } = view;
  const duties = new Map(history.occurrences.map((occurrence) => [occurrence.id, occurrence]));
  const events = [
    ...history.entries.map((entry) => entryEvent(view, task, entry, duties.get(entry.occurrenceId))),
    ...history.extensions.flatMap((extension) => extensionEvents(view, extension, duties.get(extension.occurrenceId))),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  return html`<section aria-labelledby="timeline"><h2 id="timeline">${t("dashboard-timeline")}</h2>${
    events.length === 0
      ? html`<p class="empty">${t("dashboard-timeline-none")}</p>`
      : html`<ol class="timeline">${events.map(({ at, line }) => html`<li><time datetime="${at.toISOString()}">${t("dashboard-moment", { at: { at } })}</time>${line}</li>`)}</ol>`
  }</section>`;
}

function entryEvent(view: View, task: PlannedTask, entry: ProgressEntry, duty: Occurrence | undefined): Event {
  const { t, words, phrases } = view;
  const unit = metricsEver(task).find(({ id }) => id === entry.metricId)?.target.unit ?? "";
  const recorded = (state: ProgressEntry["before"]) =>
    t("dashboard-value", { value: phrases.recorded(state, entry.metricId, unit) });
  const remarks = [
    ...(entry.undoes === null ? [] : [t("dashboard-undone")]),
    ...(entry.corrects == null ? [] : [t("dashboard-corrected")]),
    ...(entry.amends ? [t("dashboard-amends")] : []),
    ...(entry.standsFor ? [t("dashboard-stands-for", { name: entry.standsFor.officer })] : []),
  ];
  const line = html`<p><strong>${entry.metricId === null ? "" : `${entry.metricId}: `}${recorded(entry.before)} <span aria-hidden="true">→</span><span class="hidden">${t("dashboard-to")}</span> ${recorded(entry.after)}</strong>${remarks.map((remark) => html` <span class="tag">${remark}</span>`)}</p>
${entry.note === null ? "" : html`<p class="note">${entry.note}</p>`}
<p class="soft">${entry.officer} · ${words(say(`chat-channel-${entry.source.channel}`))}${whose(view, duty)}</p>`;
  return { at: entry.at, line };
}

/** The request and its decision, each when it was made. */
function extensionEvents(view: View, extension: Extension, duty: Occurrence | undefined): Event[] {
  const { t } = view;
  const { fromOn, toOn, askedAt, officer, reason, decision } = extension;
  const dates = { from: { date: fromOn }, to: { date: toOn } };
  const asked = {
    at: askedAt,
    line: html`<p><strong>${t("dashboard-extension-asked", dates)}</strong></p><p class="note">${reason}</p><p class="soft">${officer}${whose(view, duty)}</p>`,
  };
  if (!decision) return [asked];
  const decided = html`<p><strong>${t(decision.approved ? "dashboard-extension-approved" : "dashboard-extension-rejected", dates)}</strong></p>${decision.reason === null ? "" : html`<p class="note">${decision.reason}</p>`}<p class="soft">${decision.officer}${inPlaceOf(view, decision.standsFor)}${whose(view, duty)}</p>`;
  return [asked, { at: decision.at, line: decided }];
}

function whose({ words, phrases }: View, duty: Occurrence | undefined): string {
  return duty ? ` · ${duty.unit} · ${words(phrases.period(duty.period))}` : "";
}
