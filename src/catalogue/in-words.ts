import type { ScheduleEntry, UnitSetDraft } from "../domain/catalogue.js";
import { formatRule } from "../domain/deadline.js";
import type { Ladder } from "../domain/ladder.js";
import { rungName } from "../domain/reminder.js";
import type { ReportSettings } from "../domain/report-settings.js";

/* Values of a catalogue as its file writes them, for showing what changed. One text per value, so that they compare. */

export function ladderText({ before, overdueEvery, escalations, slots }: Ladder): string {
  const rungs = before.map(rungName).join(" ");
  const steps = escalations.map(({ offset, audience }) => `${rungName(offset)} ${audience}`).join(", ");
  return [rungs, `overdueEvery ${overdueEvery}`, steps, slots.join(" ")].filter((part) => part !== "").join("; ");
}

export function scheduleText(schedule: readonly ScheduleEntry[]): string {
  return schedule
    .map(({ period, rule, opensOn, closesOn }) => {
      const window = [opensOn && `opens ${opensOn}`, closesOn && `closes ${closesOn}`].filter(Boolean);
      return [`${period}: ${formatRule(rule)}`, ...window].join(", ");
    })
    .join("; ");
}

export function membersText({ members, spans = [] }: Pick<UnitSetDraft, "members" | "spans">): string {
  return members
    .map((unit) => {
      const span = spans.find((each) => each.unit === unit);
      return [unit, span?.from && `from ${span.from}`, span?.until && `until ${span.until}`].filter(Boolean).join(" ");
    })
    .sort()
    .join(", ");
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
