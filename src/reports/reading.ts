import type { LocalDate } from "../domain/local-date.js";
import type { Figure } from "../domain/metric.js";

/** What there is to say about a metric: a figure, how fresh it is, and how many of the units that owe it gave one. */
export type Reading = {
  readonly figure: Figure | null;
  /** The oldest part's: a sum is no fresher than what is in it. */
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
  readonly unitsReported: number;
  readonly unitsOwing: number;
  readonly unitsStale: number;
};

/** Nobody has said anything. */
export const NO_READING: Reading = {
  figure: null,
  asOf: null,
  estimate: false,
  updatedAt: null,
  updatedBy: null,
  unitsReported: 0,
  unitsOwing: 0,
  unitsStale: 0,
};
