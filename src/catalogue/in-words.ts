import type { ScheduleEntry, UnitSetDraft } from "../domain/catalogue.js";
import { formatRule } from "../domain/deadline.js";
import type { Ladder } from "../domain/ladder.js";
import type { Metric } from "../domain/metric.js";
import { rungName } from "../domain/reminder.js";
import type { ReportSettings } from "../domain/report-settings.js";

/* Values of a catalogue as its file writes them, for showing what changed. One text per value, so that they compare. */

/** "T-15 T-7; overdueEvery 2; T-1 head; 08:00". */
export function ladderText({ before, overdueEvery, escalations, slots }: Ladder): string {
  const rungs = before.map(rungName).join(" ");
  const steps = escalations.map(({ offset, audience }) => `${rungName(offset)} ${audience}`).join(", ");
  return [rungs, `overdueEvery ${overdueEvery}`, steps, slots.join(" ")].filter((part) => part !== "").join("; ");
}

/** "2025-Q1: before 2025-03-10; …", with the days it opens and closes. */
export function scheduleText(schedule: readonly ScheduleEntry[]): string {
  return schedule
    .map(({ period, rule, opensOn, closesOn }) => {
      const window = [opensOn && `opens ${opensOn}`, closesOn && `closes ${closesOn}`].filter(Boolean);
      return [`${period}: ${formatRule(rule)}`, ...window].join(", ");
    })
    .join("; ");
}

/** "TH1, TH2 from 2025-07-01", in the order of the codes. */
export function membersText({ members, spans = [] }: Pick<UnitSetDraft, "members" | "spans">): string {
  return members
    .map((unit) => {
      const span = spans.find((each) => each.unit === unit);
      return [unit, span?.from && `from ${span.from}`, span?.until && `until ${span.until}`].filter(Boolean).join(" ");
    })
    .sort()
    .join(", ");
}

/** "10a: > 90 %, mức độ hài lòng (hài lòng / được hỏi); …". What else a metric may say is not told. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .map(({ id, label, target: { op, value, unit }, denominator }) => {
      const counted = denominator === undefined ? "" : ` (${denominator})`;
      return `${id}: ${op} ${value} ${unit}, ${label}${counted}`;
    })
    .join("; ");
}

/** What the plan says of its report, in one line; "" where it says nothing. */
export function reportText(report: ReportSettings | undefined): string {
  if (!report) return "";
  const { task, superior, symbol, subject, signer, recipients, sections } = report;
  return [
    ...[task, superior, symbol, subject, signer].filter((part) => part !== undefined),
    ...recipients,
    ...sections.map(({ title, tasks }) => `${title}: ${tasks.join(", ")}`),
  ].join("; ");
}
