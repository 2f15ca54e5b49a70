import type { LocalDate } from "./local-date.js";
import type { Figure, LinkedTarget, Target } from "./metric.js";
import type { Period } from "./period.js";
import type { DueState, Process } from "./progress.js";
import type { Say } from "./say.js";

/**
 * What is true of the plan at one instant. Chat, picture, status, dashboard and report all render this;
 * none of them computes a state or adds figures up itself.
 */
export type Snapshot = {
  readonly plan: { readonly code: string; readonly title: string };
  readonly at: Date;
  readonly today: LocalDate;
  readonly scope: SummaryScope;
  readonly counts: StateCounts;
  /** Units with something to do in this scope, the most overdue first, then the most due soon, then the most to come. */
  readonly units: readonly UnitLine[];
  /** Each task in each period by its due date, the nearest first and standing duties last, then in the plan's order. */
  readonly duties: readonly DutyLine[];
  readonly targets: readonly TargetLine[];
  /** Absent where nobody asked what has changed; the same for the two below it. */
  readonly changes?: Changes;
  readonly months?: readonly MonthLine[];
  readonly matrix?: Matrix;
  /** Duty by duty, unit by unit. Absent where only counts were asked for: of a thousand units they are most of the cost. */
  readonly items?: readonly SummaryItem[];
};

/** A snapshot with its items, in the plan's order, then the due date's, then the unit's name. */
export type ProgressSummary = Snapshot & { readonly items: readonly SummaryItem[] };

export type SummaryScope =
  | { readonly kind: "plan" }
  /** `clause` is where the plan says so ("DM-7"); the summary fills it in. */
  | {
      readonly kind: "task";
      readonly code: string;
      readonly title: string;
      readonly clause?: string;
      /** Only this unit's part of it. */
      readonly unit?: string;
    }
  | { readonly kind: "unit"; readonly name: string }
  | { readonly kind: "period"; readonly period: Period };

/** A scope that is shown by its counts. */
export type CountedScope = Extract<SummaryScope, { kind: "plan" | "period" }>;

/** One occurrence, with its due state and figures worked out. */
export type SummaryItem = {
  readonly task: string;
  readonly title: string;
  readonly period: Period;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly due: DueState;
  readonly metrics: readonly MetricLine[];
  readonly updates: number;
};

export type MetricLine = {
  readonly id: string;
  readonly label: string;
  readonly target: Target;
  readonly tier: "must" | "strive";
  readonly alsoJudgedBy: readonly LinkedTarget[];
  readonly figure: Figure | null;
  readonly met: boolean | null;
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
  /** Older than its period's rhythm of reporting (domain/stale.ts). */
  readonly stale: boolean;
};

/** Every occurrence falls in exactly one: the order is the picture's, worst to best. */
export type StateCounts = {
  readonly overdue: number;
  readonly dueSoon: number;
  /** Neither due soon nor late, and not done. */
  readonly underWay: number;
  readonly doneLate: number;
  readonly doneOnTime: number;
  readonly notApplicable: number;
  readonly total: number;
};

/** One task in one period with one due date, over the units that owe it. */
export type DutyLine = {
  readonly task: string;
  readonly title: string;
  readonly period: Period;
  /** Null for a standing duty, whose `counts` are all zero. */
  readonly dueOn: LocalDate | null;
  readonly counts: StateCounts;
  readonly processes: Readonly<Record<Process, number>>;
  /** Units that have not handed in what they owe: all are overdue, or due soon, or not yet due, for the day is one. */
  readonly missing: number;
  /** Their names in Vietnamese order; in a snapshot without items as many as its text shows. */
  readonly names: readonly string[];
};

/** Of the units that have not handed a duty in, in the order of their names: `most` after the first `skip`. */
export type MissingStretch = {
  readonly duty: Pick<DutyLine, "task" | "period" | "dueOn">;
  readonly skip: number;
  readonly most: number;
};

/** One page of a list that names units: whose names it needs, and its lines with them, a list for each stretch. */
export type NamedPage = {
  readonly pages: number;
  readonly stretches: readonly MissingStretch[];
  lines(names: readonly (readonly string[])[]): Say[];
};

/** What is another than it was on a day. */
export type Changes = {
  readonly since: LocalDate;
  readonly done: readonly TaskCount[];
  /** How many of `done` nobody has confirmed yet. */
  readonly awaiting: number;
  readonly reopened: readonly TaskCount[];
  readonly overdue: readonly TaskCount[];
  readonly figures: readonly FigureChange[];
  /** Names of the units that said anything, in Vietnamese order. */
  readonly reported: readonly string[];
};

/** How many occurrences are due in a month ("2025-03") and how many were handed in in it, whenever they were due. */
export type MonthLine = { readonly month: Period; readonly due: number; readonly handedIn: number };

/** Which units have handed in which reports. */
export type Matrix = {
  readonly columns: readonly Pick<DutyLine, "task" | "period" | "dueOn">[];
  /** The most missing first, then by name; a cell is null where the unit does not owe the report. */
  readonly rows: readonly { readonly unit: string; readonly cells: readonly (State | null)[] }[];
};

/** The one state an occurrence with a day falls in. */
export type State = Exclude<keyof StateCounts, "total">;

/** How many of a task's occurrences; tasks in the plan's order. */
export type TaskCount = { readonly task: string; readonly count: number };

export type FigureChange = {
  readonly id: string;
  readonly unit: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
  /** How many units' figures stood behind it and stand behind it now: several may give none together. */
  readonly reportedBefore: number;
  readonly reported: number;
  readonly owing: number;
};

export type UnitLine = { readonly name: string; readonly counts: StateCounts };

/** One metric over all units that report it. */
export type TargetLine = {
  readonly id: string;
  readonly task: string;
  readonly label: string;
  readonly target: Target;
  readonly tier: "must" | "strive";
  readonly alsoJudgedBy: readonly LinkedTarget[];
  /** Σn/ΣN, or the one figure there is; null when nothing (or nothing that can be combined) was reported. */
  readonly figure: Figure | null;
  readonly met: boolean | null;
  readonly estimate: boolean;
  readonly unitsReported: number;
  readonly unitsOwing: number;
  /** Of those that reported, how many figures are stale. */
  readonly unitsStale: number;
};
