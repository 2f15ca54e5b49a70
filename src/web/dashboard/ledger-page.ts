import { html } from "hono/html";
import { addDays, type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { say } from "../../domain/say.js";
import type { LedgerLine, LedgerPage } from "./desk.js";
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

/** What was sent in a week, to whom and why, the latest first; lines of one message together. */
export function ledgerBody(
  view: View,
  { lines, total }: LedgerPage,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Html {
  const { t } = view;
  return html`<h1>${t("dashboard-nav-ledger")}</h1>
<p class="at">${t("dashboard-ledger-range", { from: { date: from }, to: { date: to } })}</p>
<nav class="months" aria-label="${t("dashboard-weeks")}"><a href="/bang/so-gui?den=${addDays(from, -1)}" rel="prev">← ${t("dashboard-week-before")}</a>${to < view.today ? html`<a href="/bang/so-gui?den=${addDays(to, DAYS)}" rel="next">${t("dashboard-week-after")} →</a>` : NOTHING}</nav>
${total > lines.length ? html`<p class="remark">${t("dashboard-ledger-more", { shown: lines.length, total })}</p>` : NOTHING}
${lines.length === 0 ? html`<p class="empty">${t("dashboard-ledger-none")}</p>` : html`<ol class="cards ledger">${messagesOf(lines).map((message) => messageCard(view, message))}</ol>`}`;
}

function messagesOf(lines: readonly LedgerLine[]): LedgerLine[][] {
  const messages = new Map<string, LedgerLine[]>();
  for (const [index, line] of lines.entries()) {
    const key = line.message === null ? `single ${index}` : `${line.message} ${line.state}`;
    messages.set(key, [...(messages.get(key) ?? []), line]);
  }
  return [...messages.values()];
}

function messageCard(view: View, lines: readonly LedgerLine[]): Html {
  const { t, words } = view;
  const [first] = lines;
  if (!first) return NOTHING;
  const { at, channel, audience, state, reason } = first;
  const units = [...new Set(lines.map(({ unit }) => unit))];
  return html`<li class="card l-${state}">
<p class="card-title"><time datetime="${at.toISOString()}">${t("dashboard-moment", { at: { at } })}</time> <span class="tag">${t("dashboard-ledger-state", { state })}</span></p>
<p class="card-when">${t("dashboard-ledger-to", { audience })}${channel === null ? "" : ` · ${words(say(`chat-channel-${channel}`))}`}</p>
<ul class="said">${lines.map((line) => html`<li><a href="${taskPath(line.task)}"><b>${line.task}</b></a> <span class="soft">${line.period} · ${line.rung}</span>${units.length > 1 ? ` ${line.unit}` : ""}</li>`)}</ul>
${units.length === 1 ? html`<p class="card-who">${units[0] ?? ""}</p>` : NOTHING}
${reason === null || reason === "" ? NOTHING : html`<p class="soft">${reason}</p>`}
</li>`;
}
