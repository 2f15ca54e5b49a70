import type { LocalDate } from "../domain/local-date.js";
import { findTask } from "../domain/plan.js";
import { draftPart } from "../domain/route.js";
import { dayAt, timeAt } from "../domain/zone.js";
import { dueReports } from "../office/due-reports.js";
import type { Office } from "../office/office.js";
import { readPeriodReport } from "../office/period-report.js";
import { readyLines } from "../reports/report-lines.js";
import { planFacts } from "../storage/plan-facts.js";
import { queueNotice } from "../storage/queue-notice.js";
import type { Step } from "./scheduler.js";

/** V.1.c leaves the coordinator these to fill in what is missing, have it signed and send it. */
const WORKING_DAYS_BEFORE = 3;

/**
 * Queues the draft of a report of the office for the coordinators three working days before it is due; its files are
 * made when it is sent. Once per period and due date, however many replicas run it: the message's own key lets no second
 * one in. An extended report is drafted again before its new day.
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
    const drafts = (await dueReports(db, plan)).filter(({ dueOn }) => {
      const lastDay = calendar.lastWorkingDayOnOrBefore(dueOn);
      return today <= dueOn && today >= calendar.addWorkingDays(lastDay, -WORKING_DAYS_BEFORE);
    });
    for (const { period, dueOn } of drafts) {
      await db.transaction(async (tx) => {
        const report = await readPeriodReport(tx, organization, period, now);
        if (!report || report.frozen) return;
        const key = `report/${plan.code}/${period}/${dueOn}`;
        const lines = readyLines(report, dueOn);
        const parts = [draftPart({ period, dueOn })];
        await queueNotice(tx, org, channels, { to: "coordinator", key, lines, parts }, now);
      });
    }
    lookedOn = today;
  }

  return { name: "draft-report", run: look };
}
