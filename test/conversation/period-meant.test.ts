import { describe, expect, it } from "vitest";
import type { PlanContext } from "../../src/conversation/context.js";
import type { CurrentPeriod } from "../../src/conversation/understanding/intent.js";
import { periodMeant } from "../../src/conversation/update/period-meant.js";
import { localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import type { PlannedTask } from "../../src/domain/plan.js";

const MONTH: CurrentPeriod = { unit: "month", index: "current", year: null };
const QUARTER: CurrentPeriod = { unit: "quarter", index: "current", year: null };

function meant(said: CurrentPeriod | null, day: string, owed: readonly string[]): string | null {
  const context = { plan: { year: 2025 }, today: localDate(day) } as Pick<PlanContext, "plan" | "today">;
  const task = { schedule: owed.map((one) => ({ period: period(one) })) } as unknown as PlannedTask;
  return periodMeant(context, said, task);
}

describe("“tháng này” said of a task", () => {
  it("owed by the month is today's month, though it be none of its own", () => {
    expect(meant(MONTH, "2025-03-31", ["2025", "2025-02", "2025-03"])).toBe("2025-03");
    expect(meant(MONTH, "2026-01-02", ["2025-11", "2025-12"])).toBe("2026-01");
  });

  it("owed by the quarter or the year only says when", () => {
    expect(meant(MONTH, "2025-04-02", ["2025-Q1", "2025-Q2"])).toBeNull();
    expect(meant(QUARTER, "2025-04-02", ["2025"])).toBeNull();
  });

  it("“quý này” of one owed by the month names no duty of it", () => {
    expect(meant(QUARTER, "2025-04-02", ["2025-04", "2025-05"])).toBe("2025-Q2");
  });
});
