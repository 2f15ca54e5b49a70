import { type WorkCalendar, workCalendar } from "../../src/domain/calendar.js";
import type { TaskDraft } from "../../src/domain/catalogue.js";
import { type DeadlineRule, parseRule } from "../../src/domain/deadline.js";
import { type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { Figure, Metric, Operator } from "../../src/domain/metric.js";
import { type Occurrence, planOccurrences } from "../../src/domain/occurrence.js";
import { period } from "../../src/domain/period.js";
import type { Process } from "../../src/domain/progress.js";
import type { ReportedFigure } from "../../src/reports/read-figures.js";
import type { SummaryInput } from "../../src/reports/summarise.js";

export const PLAN = { code: "CCHC-2025", title: "Kế hoạch công tác Cải cách hành chính nhà nước năm 2025" };
export const VP = "Văn phòng Sở";
export const OFFICES = [VP, "Phòng Tổ chức Cán bộ", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính"] as const;

const calendar: WorkCalendar = workCalendar(
  ["2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07"].map((on) => ({
    on: localDate(on),
    kind: "off" as const,
    name: "nghỉ",
  })),
);

type TaskOptions = Partial<Omit<TaskDraft, "code" | "schedule">> & { readonly schedule?: Record<string, string> };

/** A task of the plan; `schedule` is period → rule, and its leads are names of units or the set "schools". */
export function aTask(code: string, title: string, { schedule, ...rest }: TaskOptions = {}): TaskDraft {
  return {
    code,
    title,
    clause: `DM-${code}`,
    origin: "table",
    leads: [VP],
    supports: [],
    deadlineText: "Cả năm 2025",
    rule: rule("end 2025"),
    schedule: Object.entries(schedule ?? { "2025": "end 2025" }).map(([of, text]) => ({
      period: period(of),
      rule: rule(text),
    })),
    products: [],
    metrics: [],
    ...rest,
  };
}

export function aMetric(id: string, label: string, op: Operator, value: number, more: Partial<Metric> = {}): Metric {
  return { id, label, target: { op, value, unit: "%" }, tier: "must", ...more };
}

export function occurrenceId(task: string, of: string, unit: string): string {
  return `${task}/${of}/${unit}`;
}

/** What is changed from "nothing done yet", by occurrence id. */
export type Progress = Record<string, { process: Process; on?: string }>;

/** An input for {@link summarise}: every occurrence of the tasks, as `progress` leaves them. */
export function anOffice(options: {
  readonly tasks: readonly TaskDraft[];
  readonly schools?: readonly string[];
  readonly today?: string;
  readonly progress?: Progress;
  readonly figures?: readonly ReportedFigure[];
}): SummaryInput {
  const { tasks, schools = [], today = "2025-03-12", progress = {}, figures = [] } = options;
  const occurrences = tasks.flatMap((task) =>
    planOccurrences(task, (lead) => (lead === "schools" ? schools : [lead]), calendar).map((planned): Occurrence => {
      const id = occurrenceId(planned.task, planned.period, planned.unit);
      const { process = "not_started", on = today } = progress[id] ?? {};
      const submitted = process === "done" || process === "awaiting_confirmation";
      const submittedAt = submitted ? new Date(`${on}T03:00:00Z`) : null;
      return { ...planned, id, unitId: planned.unit, process, submittedAt, version: 1 };
    }),
  );
  return {
    plan: PLAN,
    tasks,
    occurrences,
    figures,
    updateCounts: new Map(Object.keys(progress).map((id) => [id, 1])),
    calendar,
    today: localDate(today),
    dayOf: (instant) => instant.toISOString().slice(0, 10) as LocalDate,
  };
}

/** A figure as somebody gave it: `820/1000` or a bare percentage. */
export function aFigure(task: string, of: string, unit: string, metricId: string, given: string | number) {
  return {
    occurrenceId: occurrenceId(task, of, unit),
    metricId,
    figure: figureOf(given),
    asOf: localDate("2025-03-10"),
    estimate: false,
    updatedAt: new Date("2025-03-11T02:00:00Z"),
    updatedBy: "Nguyễn Thị Minh",
  } satisfies ReportedFigure;
}

function figureOf(given: string | number): Figure {
  if (typeof given === "number") return { value: given };
  const [numerator = Number.NaN, denominator = Number.NaN] = given.split("/").map(Number);
  return { value: (numerator / denominator) * 100, numerator, denominator };
}

function rule(text: string): DeadlineRule {
  const parsed = parseRule(text);
  if (!parsed) throw new Error(`not a rule: ${text}`);
  return parsed;
}
