import type { LocalDate } from "./local-date.js";
import type { Figure, LinkedTarget, Target } from "./metric.js";
import type { Period } from "./period.js";
import type { DueState, Process } from "./progress.js";

/**
 * What is true of the plan at one instant. Chat, picture, status, dashboard and report all render this;
 * none of them computes a state or adds figures up itself.
 */
export type ProgressSummary = {
  readonly plan: { readonly code: string; readonly title: string };
  readonly at: Date;
  readonly today: LocalDate;
  readonly scope: SummaryScope;
  readonly items: readonly SummaryItem[];
  readonly counts: StateCounts;
  /** Units with something to do in this scope, the most overdue first, then by name. */
  readonly units: readonly UnitLine[];
  readonly targets: readonly TargetLine[];
};

export type SummaryScope =
  | { readonly kind: "plan" }
  /** `clause` is where the plan says so ("DM-7"); the summary fills it in. */
  | { readonly kind: "task"; readonly code: string; readonly title: string; readonly clause?: string }
  | { readonly kind: "unit"; readonly name: string }
  | { readonly kind: "period"; readonly period: Period };

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
};
