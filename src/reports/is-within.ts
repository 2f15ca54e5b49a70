import { type Period, spanOf } from "../domain/period.js";

/** Whether all of `inner` lies in `outer`: March in the first quarter, a quarter in its year, each in itself. */
export function isWithin(inner: Period, outer: Period): boolean {
  if (inner === outer) return true;
  const [a, b] = [spanOf(inner), spanOf(outer)];
  return a.startsOn >= b.startsOn && a.endsOn <= b.endsOn;
}
