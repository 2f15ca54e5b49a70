import type { Figure } from "../../src/domain/metric.js";
import { type Period, period } from "../../src/domain/period.js";
import { type PeriodReport, periodsAround } from "../../src/domain/period-report.js";
import type { ReportSettings } from "../../src/domain/report-settings.js";
import type { ProgressSummary } from "../../src/domain/summary.js";
import { periodReport, type ReportInput } from "../../src/reports/period-report.js";
import { type SummaryInput, summarise } from "../../src/reports/summarise.js";

const SETTINGS: ReportSettings = {
  task: "BC",
  superior: "UBND thành phố Mẫu",
  symbol: "BC-SM",
  subject: "công tác cải cách hành chính",
  signer: "Giám đốc",
  recipients: ["Sở Nội vụ", "Lưu: VT"],
  sections: [{ title: "Thủ tục hành chính", tasks: ["4", "7", "8", "10"] }],
};

/** The report of a period over what the office's input says, put together as the service does. */
export function aReport(input: SummaryInput, of: string, more: Partial<ReportInput> = {}): PeriodReport {
  const asked = period(of);
  const [first, ...others] = snapshotsOf(input, asked);
  if (!first) throw new Error("no snapshot");
  return periodReport({
    plan: { ...input.plan, tasks: input.tasks, units: [], sets: [], report: SETTINGS },
    organization: { name: "Sở Mẫu", place: "Hải Phòng" },
    zone: "Asia/Ho_Chi_Minh",
    period: asked,
    snapshots: [first, ...others],
    frozen: null,
    sources: [],
    amendments: [],
    evidence: [],
    ...more,
  });
}

/** The summaries a report is made of: the period's own, then those around it. */
export function snapshotsOf(input: SummaryInput, of: Period): ProgressSummary[] {
  const at = new Date(`${input.today}T09:30:00+07:00`);
  return [of, ...periodsAround(of, 2025)].map((one) => summarise(input, { kind: "period", period: one }, at));
}

/** A figure as the paper writes it, in Vietnamese, with its fixed spaces. */
export function onPaper({ value, numerator, denominator }: Figure): string {
  const number = (one: number) =>
    new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2, signDisplay: "negative" }).format(one);
  const share = numerator === undefined ? "" : ` (${number(numerator)}/${number(denominator ?? Number.NaN)})`;
  return `${number(value)}\u00A0%${share}`;
}
