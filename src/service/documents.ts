import { taskJson } from "../cli/plan-json.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import { taskToday } from "../domain/metrics-in-force.js";
import { dayAt, instantAt, isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { type StatusDocument, statusDocument } from "../reports/status-document.js";
import { type LedgerRow, listLedger } from "../storage/ledger.js";
import { readCalendar } from "../storage/plan-facts.js";

/** Days of slots, both included; null is open. */
export type LedgerRange = { readonly from: LocalDate | null; readonly to: LocalDate | null };

/** `status --json` and `GET /api/v1/status`, now or at `at`; null before the first import. */
export async function readStatus(office: Office, at?: Date): Promise<StatusDocument | null> {
  const summary = await office.summary({ kind: "plan" }, at);
  return summary && statusDocument(summary, office.zone);
}

/** `tasks --json` and `GET /api/v1/tasks`; null before the first import. */
export async function readTasks(office: Office): Promise<ReturnType<typeof taskJson>[] | null> {
  const plan = await office.plan();
  if (!plan) return null;
  const calendar = await readCalendar(office.database.db, office.organization.id);
  const at = office.clock.now();
  const moment = { today: dayAt(at, office.zone), at };
  return plan.tasks.map((task) => taskJson(taskToday(task, calendar, moment), plan, calendar));
}

/** The rows of `ledger`, oldest first. */
export async function readLedger({ database, organization, zone }: Office, range: LedgerRange): Promise<LedgerRow[]> {
  const start = (day: LocalDate) => instantAt(day, "00:00", zone);
  return listLedger(database.db, organization.id, {
    ...(range.from ? { from: start(range.from) } : {}),
    ...(range.to ? { to: start(addDays(range.to, 1)) } : {}),
  });
}

/** `ledger --json` and `GET /api/v1/ledger`. */
export function ledgerDocument(rows: readonly LedgerRow[], { zone }: Pick<Office, "zone">) {
  return rows.map((row) => ({ ...row, at: isoInstant(row.at, zone), slotAt: isoInstant(row.slotAt, zone) }));
}
