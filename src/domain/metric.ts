import type { LocalDate } from "./local-date.js";

/** `>` is the plan's "trên", `>=` its "tối thiểu / ít nhất / trở lên", `=` its bare "100%". */
export type Operator = ">" | ">=" | "=" | "<=" | "<";

export type Target = {
  readonly op: Operator;
  readonly value: number;
  readonly unit: string;
};

/** A further target that speaks of the same figure, e.g. II.7's ≥ 95 % beside row 10's > 90 %. */
export type LinkedTarget = Target & { readonly source: string };

/** One measurable part of a task. `id` is the task's code, with a letter when it has several ("10a"). */
export type Metric = {
  readonly id: string;
  /** Short, for a question on a phone: "hồ sơ toàn trình / tổng hồ sơ". */
  readonly label: string;
  readonly target: Target;
  /** `strive` is "phấn đấu": missing it is no failure. */
  readonly tier: "must" | "strive";
  /** What is counted over what, printed where two metrics could be swapped (rows 8/9, 17/18). */
  readonly denominator?: string;
  readonly alsoJudgedBy?: readonly LinkedTarget[];
  /** The figure is entered under another metric ("10a") and only judged here. */
  readonly figureOf?: string;
  /** The system works the figure out itself; nobody may enter it. */
  readonly computed?: "tasks-done";
  /** The figure is the size of a cut ("cắt giảm 20 %"), which people confuse with what remains. */
  readonly isCut?: boolean;
  /** The figure only grows within its period (units inspected, procedures reviewed): a fall is asked about. */
  readonly cumulative?: boolean;
};

/** What a task measured, and by which targets, before a version of the plan changed it. The oldest stands first. */
export type EarlierMetrics = {
  readonly metrics: readonly Metric[];
  /** The day from which the next ones hold; null: they correct these, wherever these held. */
  readonly until: LocalDate | null;
  /** When the next ones took effect: an ISO 8601 instant in UTC. Whoever speaks of a moment before it knows only these. */
  readonly replacedAt: string;
};

/** A figure as somebody gave it; `numerator`/`denominator` where it came as n/N. */
export type Figure = {
  readonly value: number;
  readonly numerator?: number;
  readonly denominator?: number;
};

const TOLERANCE = 1e-9;

/** Whether `value` meets the target. 90 does not meet "> 90"; 90.0000000001 from a division does not either. */
export function meets(target: Target, value: number): boolean {
  switch (target.op) {
    case ">":
      return value - target.value > TOLERANCE;
    case ">=":
      return value - target.value > -TOLERANCE;
    case "=":
      return Math.abs(value - target.value) <= TOLERANCE;
    case "<=":
      return value - target.value < TOLERANCE;
    case "<":
      return value - target.value < -TOLERANCE;
  }
}

/**
 * Combines several units' figures of one metric: Σn/ΣN when each gave n/N, never a mean of percentages.
 * Null when the figures can't be combined honestly (one of several came without its n/N).
 */
export function combine(figures: readonly Figure[]): Figure | null {
  const [first] = figures;
  if (!first) return null;
  if (figures.length === 1) return first;
  let numerator = 0;
  let denominator = 0;
  for (const figure of figures) {
    if (figure.numerator === undefined || figure.denominator === undefined) return null;
    numerator += figure.numerator;
    denominator += figure.denominator;
  }
  return denominator === 0 ? null : { value: (numerator / denominator) * 100, numerator, denominator };
}

/** The values a figure may take: a percentage lies in 0–100, a count is not negative. */
export function rangeOf(target: Target): { readonly min: number; readonly max: number } {
  return { min: 0, max: target.unit === "%" ? 100 : Number.MAX_SAFE_INTEGER };
}
