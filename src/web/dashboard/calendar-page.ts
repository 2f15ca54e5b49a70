import { html } from "hono/html";
import type { WorkCalendar } from "../../domain/calendar.js";
import { isoWeekday, type LocalDate, localDate } from "../../domain/local-date.js";
import { period, spanOf } from "../../domain/period.js";
import type { ProgressSummary, SummaryItem } from "../../domain/summary.js";
import { chip } from "./parts.js";
import { type Html, NOTHING, taskPath, type View } from "./view.js";

const MONTH = /^(20\d\d|19\d\d)-(0[1-9]|1[0-2])$/;

/** The month asked for ("2025-03"), or that of `today`. */
export function monthOf(text: string | undefined, today: LocalDate): string {
  return text !== undefined && MONTH.test(text) ? text : today.slice(0, 7);
}

/** The due dates of a month as a list: on a phone a grid of days has no room for words. */
export function calendarBody(view: View, summary: ProgressSummary, calendar: WorkCalendar, month: string): Html {
  const { t } = view;
  const { startsOn, endsOn } = spanOf(period(month));
  const days = new Map<LocalDate, SummaryItem[]>();
  for (const item of summary.items) {
    if (item.dueOn === null || item.dueOn < startsOn || item.dueOn > endsOn || item.process === "not_applicable")
      continue;
    days.set(item.dueOn, [...(days.get(item.dueOn) ?? []), item]);
  }
  const dates = [...days.keys()].sort();
  return html`<h1>${t("dashboard-calendar-title", { month: Number(month.slice(5)), year: month.slice(0, 4) })}</h1>
<nav class="months" aria-label="${t("dashboard-months")}"><a href="/bang/lich?thang=${shifted(month, -1)}" rel="prev">← ${monthName(view, shifted(month, -1))}</a>${month === view.today.slice(0, 7) ? NOTHING : html`<a href="/bang/lich">${t("dashboard-this-month")}</a>`}<a href="/bang/lich?thang=${shifted(month, 1)}" rel="next">${monthName(view, shifted(month, 1))} →</a></nav>
${calendar.isAnnounced(Number(month.slice(0, 4))) ? NOTHING : html`<p class="remark">${t("dashboard-not-announced", { year: month.slice(0, 4) })}</p>`}
${dates.length === 0 ? html`<p class="empty">${t("dashboard-calendar-none")}</p>` : NOTHING}
${dates.map((day) => daySection(view, day, days.get(day) ?? [], calendar))}`;
}

function daySection(view: View, day: LocalDate, items: readonly SummaryItem[], calendar: WorkCalendar): Html {
  const { t, words, phrases, today } = view;
  const last = calendar.lastWorkingDayOnOrBefore(day);
  const duties = new Map<string, SummaryItem[]>();
  for (const item of items) {
    const key = `${item.task}/${item.period}/${phrases.stateOf(item)}`;
    duties.set(key, [...(duties.get(key) ?? []), item]);
  }
  return html`<section class="day${day < today ? " past" : ""}" aria-labelledby="d${day}">
<h2 id="d${day}">${t("dashboard-weekday", { day: isoWeekday(day) })} ${t("dashboard-day", { on: { date: day } })}${day === today ? html` <span class="tag">${t("dashboard-today")}</span>` : NOTHING}</h2>
${last === day ? NOTHING : html`<p class="remark">${t("dashboard-day-off", { on: { date: last } })}</p>`}
<ul class="cards">${[...duties.values()].map((same) => {
    const [first] = same;
    if (!first) return NOTHING;
    const state = phrases.stateOf(first);
    return html`<li class="card s-${state ?? "standing"}"><p class="card-title"><a href="${taskPath(first.task)}"><b>${first.task}.</b> ${first.title}</a> <span class="period">${words(phrases.period(first.period))}</span></p><p class="card-when">${chip(view, state)}</p><p class="card-who">${same.length > 1 ? t("dashboard-units-count", { count: same.length }) : first.unit}</p></li>`;
  })}</ul></section>`;
}

function monthName({ t }: View, month: string): string {
  return t("dashboard-month-name", { month: Number(month.slice(5)), year: month.slice(0, 4) });
}

function shifted(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return localDate(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`).slice(0, 7);
}
