import type { Period } from "../domain/period.js";
import type {
  Amendment,
  MissingResult,
  PeriodReport,
  ReportRow,
  ReportSection,
  ReportSource,
} from "../domain/period-report.js";
import { metricsEver, type Plan } from "../domain/plan.js";
import type { ProgressSummary, SummaryItem, TargetLine } from "../domain/summary.js";
import type { Zone } from "../domain/zone.js";
import { comingDuties } from "./coming-duties.js";
import { countStates } from "./count-states.js";
import { reportTarget } from "./report-target.js";

export type ReportInput = {
  readonly plan: Pick<Plan, "code" | "title" | "tasks" | "units" | "sets" | "report">;
  readonly organization: { readonly name: string; readonly place: string };
  readonly zone: Zone;
  readonly period: Period;
  /** The summary of the period itself, then those of the periods around it, the shortest first. Never empty. */
  readonly snapshots: readonly [ProgressSummary, ...ProgressSummary[]];
  readonly frozen: PeriodReport["frozen"];
  /** Of any duty of the plan, as are what follow. */
  readonly sources: readonly ReportSource[];
  readonly amendments: readonly (Amendment & { readonly task: string })[];
  readonly evidence: readonly (DutyName & { readonly text: string })[];
};

/** What of a task belongs in the report, and the target lines worked out over just that. */
type Slice = { readonly items: readonly SummaryItem[]; readonly targets: readonly TargetLine[] };

/**
 * The report of one period. Of each task it has what falls in the period; of a task that has nothing there, what runs
 * through it ("Cả năm 2025" in a quarter's report), from the shortest period around that has any.
 */
export function periodReport(input: ReportInput): PeriodReport {
  const { plan, period, snapshots, frozen, organization } = input;
  const [snapshot] = snapshots;
  const { recipients = [], sections: _, task: __, ...letterhead } = plan.report ?? {};
  const rows = plan.tasks.flatMap((task): ReportRow[] => {
    const { items, targets } = sliceOf(task.code, input);
    if (items.length === 0) return [];
    return [
      {
        task: task.code,
        title: task.title,
        clause: task.clause,
        leads: namesOf(plan, task.leads),
        supports: namesOf(plan, task.supports),
        deadline: task.deadlineText,
        products: task.products,
        items,
        targets: targets.map((line) => reportTarget(line, items, input)),
        note: lastNote(items, input.sources),
        evidence: input.evidence.filter((one) => items.some((item) => isSameDuty(item, one))).map(({ text }) => text),
        amendments: input.amendments.filter((one) => one.task === task.code),
      },
    ];
  });
  const entered = new Set(
    plan.tasks.flatMap((task) =>
      metricsEver(task).flatMap(({ id, figureOf, computed }) => ((figureOf ?? computed) ? [] : id)),
    ),
  );
  const spoken = rows.filter(({ items }) => items.some((item) => item.dueOn !== null || item.updates > 0));
  return {
    plan: { code: plan.code, title: plan.title },
    period,
    at: snapshot.at,
    today: snapshot.today,
    letterhead: {
      ...letterhead,
      recipients,
      organization: organization.name,
      place: organization.place,
    },
    frozen,
    counts: countStates(spoken.flatMap(({ items }) => items)),
    sections: inSections(spoken, input),
    unspoken: rows.length - spoken.length,
    missing: spoken.flatMap((row) => missingOf(row, entered)),
    next: comingDuties(period, snapshots),
    sources: sourcesOf(spoken, input.sources),
  };
}

function sliceOf(task: string, { snapshots, period }: ReportInput): Slice {
  for (const { items, targets, scope } of snapshots) {
    const around = scope.kind === "period" ? scope.period : period;
    // Of a period around only what bears its own name: a half-year's June is no part of its first quarter.
    const own = items.filter((item) => item.task === task && (around === period || item.period === around));
    if (own.length > 0) return { items: own, targets: targets.filter((line) => line.task === task) };
  }
  return { items: [], targets: [] };
}

function namesOf({ units, sets }: Pick<Plan, "units" | "sets">, codes: readonly string[]): string[] {
  return codes.map(
    (code) => sets.find((set) => set.code === code)?.name ?? units.find((unit) => unit.code === code)?.name ?? code,
  );
}

type DutyName = Pick<SummaryItem, "task" | "period" | "unit">;

function isSameDuty(a: DutyName, b: DutyName): boolean {
  return a.task === b.task && a.period === b.period && a.unit === b.unit;
}

function sourcesOf(rows: readonly ReportRow[], sources: readonly ReportSource[]): ReportSource[] {
  const key = ({ task, period, unit }: DutyName) => JSON.stringify([task, period, unit]);
  const told = new Set(rows.flatMap(({ items }) => items.map(key)));
  return sources.filter((source) => told.has(key(source)));
}

/** What one unit said last: of many units' notes none stands for the task. */
function lastNote(items: readonly SummaryItem[], sources: readonly ReportSource[]): string | null {
  const [only, ...others] = items;
  if (!only || others.length > 0) return null;
  const own = sources.filter((one) => isSameDuty(only, one));
  return (
    own.reduce<ReportSource | null>(
      (last, one) => (one.note !== null && (last === null || one.entry > last.entry) ? one : last),
      null,
    )?.note ?? null
  );
}

/** Under the plan's own headings for the report, else under those of its table. */
function inSections(rows: readonly ReportRow[], { plan }: ReportInput): ReportSection[] {
  const wanted = plan.report?.sections ?? [];
  if (wanted.length === 0) {
    const headings = new Map(plan.tasks.map(({ code, section }) => [code, section ?? null]));
    return gather(rows, ({ task }) => headings.get(task) ?? null);
  }
  const named = new Map(wanted.flatMap(({ title, tasks }) => tasks.map((task) => [task.toUpperCase(), title])));
  const order = [...wanted.map(({ title }) => title), null];
  return gather(rows, ({ task }) => named.get(task.toUpperCase()) ?? null).sort(
    (a, b) => order.indexOf(a.title) - order.indexOf(b.title),
  );
}

function gather(rows: readonly ReportRow[], headingOf: (row: ReportRow) => string | null): ReportSection[] {
  const sections = new Map<string | null, ReportRow[]>();
  for (const row of rows) {
    const title = headingOf(row);
    sections.set(title, [...(sections.get(title) ?? []), row]);
  }
  return [...sections].map(([title, of]) => ({ title, rows: of }));
}

/** A figure nobody gave; without figures to give, a duty nobody has said a word of. */
function missingOf({ task, items, targets }: ReportRow, entered: ReadonlySet<string>): MissingResult[] {
  const title = items[0]?.title ?? "";
  const owed = items.filter(({ process }) => process !== "not_applicable");
  if (targets.length > 0) {
    return targets.flatMap(({ id }) => {
      if (!entered.has(id)) return [];
      const given = new Set(
        owed.filter(({ metrics }) => metrics.some((one) => one.id === id && one.figure)).map(({ unit }) => unit),
      );
      const units = [...new Set(owed.map(({ unit }) => unit))].filter((unit) => !given.has(unit));
      return units.length === 0 ? [] : [{ task, title, metric: id, units }];
    });
  }
  const silent = owed.filter(({ process, dueOn }) => process === "not_started" && dueOn !== null);
  const units = [...new Set(silent.map(({ unit }) => unit))];
  return units.length === 0 ? [] : [{ task, title, metric: null, units }];
}
