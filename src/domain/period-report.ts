import type { LocalDate } from "./local-date.js";
import type { Figure } from "./metric.js";
import type { Occurrence } from "./occurrence.js";
import type { ChannelName } from "./officer.js";
import { isWithin, type Period, periodsOf, RHYTHMS, spanOf } from "./period.js";
import type { Process } from "./progress.js";
import type { ReportSettings } from "./report-settings.js";
import type { StateCounts, SummaryItem, TargetLine } from "./summary.js";

/** Who sends the report: the office's own names with the plan's settings. */
type Letterhead = Omit<ReportSettings, "task" | "sections"> & {
  readonly organization: string;
  readonly place: string;
};

/** One period's report as data. Document, workbook and chat render it; none of them works anything out. */
export type PeriodReport = {
  readonly plan: { readonly code: string; readonly title: string };
  readonly period: Period;
  /** The moment it speaks of: that of the freeze once the period is frozen. */
  readonly at: Date;
  readonly today: LocalDate;
  readonly letterhead: Letterhead;
  readonly frozen: { readonly by: string; readonly at: Date } | null;
  readonly counts: StateCounts;
  readonly sections: readonly ReportSection[];
  /** Standing duties of which nobody has said anything: counted, not listed. */
  readonly unspoken: number;
  readonly missing: readonly MissingResult[];
  /** What falls due in the period that follows, nearest first. */
  readonly next: readonly ComingDuty[];
  readonly sources: readonly ReportSource[];
};

export type ReportSection = { readonly title: string | null; readonly rows: readonly ReportRow[] };

/** One task, with all that is owed of it in this report. */
export type ReportRow = {
  readonly task: string;
  readonly title: string;
  readonly clause: string;
  /** Names, sets by their own. */
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  readonly deadline: string;
  readonly products: readonly string[];
  readonly items: readonly SummaryItem[];
  readonly targets: readonly ReportTarget[];
  /** What the unit said last, where one alone owes the task. */
  readonly note: string | null;
  /** What shows that it was done, each in a few words. */
  readonly evidence: readonly string[];
  readonly amendments: readonly Amendment[];
};

export type ReportTarget = TargetLine & {
  /** The oldest day the figure speaks of; null without a figure. */
  readonly asOf: LocalDate | null;
  /** Some unit's figure is older than its rhythm of reporting. */
  readonly stale: boolean;
  readonly origin: FigureOrigin;
};

/** Under which entries of the history a figure was said, and of which metric; or worked out of how the duties stand. */
export type FigureOrigin = { readonly metric: string; readonly entries: readonly number[] } | "computed";

/** A figure, or (`metric` null) any word at all, that was not given; `units` are those that owe it. */
export type MissingResult = {
  readonly task: string;
  /** In a few words. */
  readonly title: string;
  readonly metric: string | null;
  readonly units: readonly string[];
};

/** What changed in a frozen report after it had gone out. */
export type Amendment = {
  readonly unit: string;
  readonly period: Period;
  /** Null for a change of state. */
  readonly metric: string | null;
  /** The metric's; empty for a change of state. */
  readonly measure: string;
  readonly before: { readonly process: Process; readonly figure: Figure | null };
  readonly after: { readonly process: Process; readonly figure: Figure | null };
  readonly by: string;
  readonly at: Date;
};

export type ComingDuty = {
  readonly task: string;
  readonly title: string;
  readonly period: Period;
  readonly dueOn: LocalDate;
  readonly units: readonly string[];
};

/** Where a number or a state comes from. `where` is a group's title; null in private. */
export type ReportSource = {
  readonly task: string;
  readonly period: Period;
  readonly unit: string;
  /** Null for a state. */
  readonly metric: string | null;
  readonly measure: string;
  readonly figure: Figure | null;
  readonly process: Process;
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  /** The entry's number in the history. */
  readonly entry: number;
  readonly by: string;
  readonly at: Date;
  readonly channel: ChannelName;
  readonly where: string | null;
  /** The unit's own words, not a decider's or a corrector's. */
  readonly note: string | null;
  /** The duty's, each in a few words. */
  readonly evidence: readonly string[];
};

/** Every period of the year, months first. */
function allPeriods(year: number): Period[] {
  return RHYTHMS.flatMap((every) => periodsOf(year, every));
}

/** The periods of the plan's year that hold `period` without being it, the shortest first. */
export function periodsAround(period: Period, year: number): Period[] {
  return allPeriods(year).filter((outer) => outer !== period && isWithin(period, outer));
}

/** The periods of which there is something to report: a period of the plan lies in them, or something falls due. */
export function reportablePeriods(duties: readonly Pick<Occurrence, "period" | "dueOn">[], year: number): Period[] {
  const spans = [...new Map(duties.map((duty) => [`${duty.period} ${duty.dueOn}`, duty])).values()];
  return allPeriods(year).filter((period) => {
    const { startsOn, endsOn } = spanOf(period);
    return spans.some(
      (duty) =>
        isWithin(duty.period, period) || (duty.dueOn !== null && duty.dueOn >= startsOn && duty.dueOn <= endsOn),
    );
  });
}

/** Of the reportable periods those that end nearest to `near`, the longest first where several end alike. */
export function nearestPeriods(periods: readonly Period[], near: LocalDate, most: number): Period[] {
  const distance = (of: Period) => Math.abs(Date.parse(spanOf(of).endsOn) - Date.parse(near));
  return [...periods].sort((a, b) => distance(a) - distance(b) || a.length - b.length).slice(0, most);
}
