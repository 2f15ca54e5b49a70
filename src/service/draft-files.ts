import type { DueReport } from "../domain/route.js";
import { say } from "../domain/say.js";
import { dueReports } from "../office/due-reports.js";
import type { Office } from "../office/office.js";
import { readPeriodReport } from "../office/period-report.js";
import { REPORT_FORMATS, reportFile } from "../office/report-files.js";
import type { Draft } from "../reminders/delivery-options.js";
import { readyLines } from "../reports/report-lines.js";
import { activePlan } from "../storage/plan-facts.js";

/**
 * The draft of a report as it stands when it is sent, as files. Null once the period is frozen, or its due date was
 * moved: before the new one it is drafted again.
 */
export function draftFiles(office: Pick<Office, "database" | "organization" | "clock" | "texts">) {
  const { database, organization, clock, texts } = office;
  return async ({ period, dueOn }: DueReport): Promise<Draft | null> => {
    const { db } = database;
    const plan = await activePlan(db, organization.id);
    const stands = plan && (await dueReports(db, plan)).some((due) => due.period === period && due.dueOn === dueOn);
    const report = stands ? await readPeriodReport(db, organization, period, clock.now()) : null;
    if (!report || report.frozen) return null;
    return {
      lines: readyLines(report, dueOn),
      documents: await Promise.all(REPORT_FORMATS.map((format) => reportFile(report, format, texts))),
      withoutFiles: say("report-no-files", { period }),
    };
  };
}
