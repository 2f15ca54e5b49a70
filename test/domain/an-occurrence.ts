import { localDate } from "../../src/domain/local-date.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import { period } from "../../src/domain/period.js";

/** An open duty of Văn phòng Sở, due on 14/01/2025 as row 1 of the plan is. */
export function anOccurrence(given: Partial<Omit<Occurrence, "dueOn">> & { dueOn?: string | null } = {}): Occurrence {
  const { dueOn = "2025-01-14", ...others } = given;
  return {
    id: "o1",
    task: "1",
    period: period("2025"),
    unitId: "vp",
    unit: "Văn phòng Sở",
    process: "not_started",
    submittedAt: null,
    version: 0,
    ...others,
    dueOn: dueOn === null ? null : localDate(dueOn),
  };
}
