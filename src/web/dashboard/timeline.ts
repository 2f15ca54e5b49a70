import { html } from "hono/html";
import type { Extension } from "../../domain/extension.js";
import { measureFor } from "../../domain/metrics-in-force.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { ChannelName } from "../../domain/officer.js";
import type { PlannedTask, ProgressEntry } from "../../domain/plan.js";
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
  const { t, phrases } = view;
  const unit = measureFor(task, entry.metricId, duty, { today: view.today, at: view.now });
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
<p class="soft">${entry.officer}${whence(view, entry.source.channel)}${whose(view, duty)}</p>`;
  return { at: entry.at, line };
}

/** The request and its decision, each when it was made. */
function extensionEvents(view: View, extension: Extension, duty: Occurrence | undefined): Event[] {
  const { t } = view;
  const { fromOn, toOn, askedAt, officer, reason, decision } = extension;
  const dates = { from: { date: fromOn }, to: { date: toOn } };
  const asked = {
    at: askedAt,
    line: html`<p><strong>${t("dashboard-extension-asked", dates)}</strong></p><p class="note">${reason}</p><p class="soft">${officer}${whence(view, extension.channel)}${whose(view, duty)}</p>`,
  };
  if (!decision) return [asked];
  const decided = html`<p><strong>${t(decision.approved ? "dashboard-extension-approved" : "dashboard-extension-rejected", dates)}</strong></p>${decision.reason === null ? "" : html`<p class="note">${decision.reason}</p>`}<p class="soft">${decision.officer}${inPlaceOf(view, decision.standsFor)}${whence(view, decision.channel)}${whose(view, duty)}</p>`;
  return [asked, { at: decision.at, line: decided }];
}

/** Nothing where nobody noted it then. */
function whence({ words }: View, channel: ChannelName | null): string {
  return channel === null ? "" : ` · ${words(say(`chat-channel-${channel}`))}`;
}

function whose({ words, phrases }: View, duty: Occurrence | undefined): string {
  return duty ? ` · ${duty.unit} · ${words(phrases.period(duty.period))}` : "";
}
