import { html } from "hono/html";
import { addDays, isoWeekday, type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { period } from "../../domain/period.js";
import { say } from "../../domain/say.js";
import { dayAt, timeAt, type Zone } from "../../domain/zone.js";
import type { LedgerLine, LedgerPage } from "./desk.js";
import { someNames } from "./parts.js";
import { type Sending, sendingsOf } from "./sendings.js";
import { type Html, NOTHING, taskPath, type View } from "./view.js";

const DAYS = 7;
/** Of a week; the office's own days have far fewer. */
export const MOST_LINES = 400;

/** The week that ends on the day asked for, or today. */
export function weekOf(
  until: string | undefined,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const to = (until === undefined ? null : parseLocalDate(until)) ?? today;
  return { from: addDays(to, 1 - DAYS), to };
}

/** What was sent in a week, to whom and why: by day, the latest first. */
export function ledgerBody(
  view: View,
  { lines, total }: LedgerPage,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  zone: Zone,
): Html {
  const { t } = view;
  const days = new Map<LocalDate, LedgerLine[]>();
  for (const line of lines) {
    const day = dayAt(line.at, zone);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return html`<h1>${t("dashboard-nav-ledger")}</h1>
<p class="at">${t("dashboard-ledger-range", { from: { date: from }, to: { date: to } })}</p>
<nav class="months" aria-label="${t("dashboard-weeks")}"><a href="/bang/so-gui?den=${addDays(from, -1)}" rel="prev">← ${t("dashboard-week-before")}</a>${to < view.today ? html`<a href="/bang/so-gui?den=${addDays(to, DAYS)}" rel="next">${t("dashboard-week-after")} →</a>` : NOTHING}</nav>
${total > lines.length ? html`<p class="remark">${t("dashboard-ledger-more", { shown: lines.length, total })}</p>` : NOTHING}
${lines.length === 0 ? html`<p class="empty">${t("dashboard-ledger-none")}</p>` : NOTHING}
${[...days].map(([day, said]) => daySection(view, day, said, zone))}`;
}

function daySection(view: View, day: LocalDate, lines: readonly LedgerLine[], zone: Zone): Html {
  const { t } = view;
  return html`<section class="day" aria-labelledby="d${day}">
<h2 id="d${day}">${t("dashboard-weekday", { day: isoWeekday(day) })} ${t("dashboard-day", { on: { date: day } })}</h2>
<ol class="ledger">${sendingsOf(lines).map((sending) => sendingRow(view, sending, zone))}</ol></section>`;
}

function sendingRow(view: View, { first, said }: Sending, zone: Zone): Html {
  const { t, words } = view;
  const { at, channel, audience, state, reason } = first;
  const unsent = state === "failed" || state === "uncertain" || reason === "no-channel";
  return html`<li class="sending${unsent ? " unsent" : ""}">
<time datetime="${at.toISOString()}">${timeAt(at, zone)}</time>
<ul class="said">${said.map(
    ({ line, units }) =>
      html`<li><a href="${taskPath(line.task)}"><b>${line.task}</b> ${words(view.phrases.period(period(line.period)))}</a> <span class="soft">${t("dashboard-ledger-rung", { rung: view.phrases.rung(line.rung) })}</span><div class="card-who">${someNames(view, units)}</div></li>`,
  )}</ul>
<p class="sending-end"><span class="tag">${t("dashboard-ledger-state", { state })}</span> ${t("dashboard-ledger-to", { audience })}${channel === null ? "" : ` · ${words(say(`chat-channel-${channel}`))}`}${reason === null || reason === "" ? NOTHING : html`<br><span class="soft">${reasonWords(view, reason)}</span>`}</p>
</li>`;
}

/** The ledger's own reasons in people's words; what a provider answered stays as it answered it. */
const REASONS: Readonly<Record<string, string>> = {
  "no-channel": "no-channel",
  snoozed: "snoozed",
  "same message": "same-message",
  "a later rung was said instead": "later-rung",
  "done before it was sent": "done",
  "not_applicable before it was sent": "not-applicable",
  "paused before it was sent": "paused",
  "no longer in the plan": "not-in-plan",
  "due on another day now": "other-day",
  "muted before it was sent": "muted",
};

function reasonWords({ t }: View, reason: string): string {
  const known = REASONS[reason];
  return known === undefined ? reason : t("dashboard-ledger-reason", { reason: known });
}
