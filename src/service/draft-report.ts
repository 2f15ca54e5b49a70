import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Period } from "../domain/period.js";
import { findTask, type Plan } from "../domain/plan.js";
import { dayAt, timeAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { readPeriodReport } from "../office/period-report.js";
import { readyLines } from "../reports/report-lines.js";
import { planFacts } from "../storage/plan-facts.js";
import { listOccurrences } from "../storage/progress.js";
import { queueNotice } from "../storage/queue-notice.js";
import type { Step } from "./scheduler.js";

/** V.1.c leaves the coordinator these to fill in what is missing, have it signed and send it. */
const WORKING_DAYS_BEFORE = 3;

type Draft = { readonly period: Period; readonly dueOn: LocalDate };

/**
 * Tells the coordinators three working days before a report of the office is due that its draft is there, with what is
 * missing in it. Once per period and due date, however many replicas run it: the message's own key lets no second one
 * in. An extended report is drafted again before its new day.
 */
export function draftReport(office: Pick<Office, "database" | "organization" | "channels" | "clock" | "zone">): Step {
  const { database, organization, channels, clock, zone } = office;
  const { db } = database;
  const org = organization.id;
  let lookedOn: LocalDate | null = null;

  async function look(): Promise<void> {
    const now = clock.now();
    const today = dayAt(now, zone);
    if (lookedOn === today) return;
    const { plan, calendar } = await planFacts(db, org);
    const task = plan?.report?.task === undefined ? null : findTask(plan, plan.report.task);
    if (!plan || !task || !calendar.isWorkingDay(today)) return;
    const [firstSlot = "00:00"] = [...(task.ladder ?? plan.ladder).slots].sort();
    if (timeAt(now, zone) < firstSlot) return;
    const owed = await listOccurrences(db, plan.id, { task: task.code });
    const drafts = dueDates(plan, owed).filter(({ dueOn }) => {
      const lastDay = calendar.lastWorkingDayOnOrBefore(dueOn);
      return today <= dueOn && today >= calendar.addWorkingDays(lastDay, -WORKING_DAYS_BEFORE);
    });
    for (const { period, dueOn } of drafts) {
      await db.transaction(async (tx) => {
        const report = await readPeriodReport(tx, organization, period, now);
        if (!report || report.frozen) return;
        const key = `report/${plan.code}/${period}/${dueOn}`;
        await queueNotice(tx, org, "coordinator", key, readyLines(report, dueOn), now, channels);
      });
    }
    lookedOn = today;
  }

  return { name: "draft-report", run: look };
}

/** When the office's own report of each period is due: on the coordinating unit's day, else on the first of any unit. */
function dueDates({ coordinatingUnitId }: Plan, owed: readonly Occurrence[]): Draft[] {
  const found = new Map<Period, LocalDate>();
  // By due date as listed; the coordinating unit's own comes last and so stands.
  const ordered = [...owed].sort(
    (a, b) => Number(a.unitId === coordinatingUnitId) - Number(b.unitId === coordinatingUnitId),
  );
  for (const { period, dueOn, unitId } of ordered) {
    if (dueOn === null) continue;
    if (!found.has(period) || unitId === coordinatingUnitId) found.set(period, dueOn);
  }
  return [...found].map(([period, dueOn]) => ({ period, dueOn }));
}
