import type { WorkCalendar } from "../domain/calendar.js";
import type { TaskDraft } from "../domain/catalogue.js";
import { dueOn, formatRule } from "../domain/deadline.js";

type Names = {
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly sets: readonly { readonly code: string; readonly name: string }[];
};

/** A task as `import --json` and `tasks --json` show it; units by name. */
export function taskJson(task: TaskDraft, { units, sets }: Names, calendar: WorkCalendar) {
  const nameOf = (code: string) => [...units, ...sets].find((candidate) => candidate.code === code)?.name ?? code;
  return {
    code: task.code,
    title: task.title,
    clause: task.clause,
    leadUnits: task.leads.map(nameOf),
    supportingUnits: task.supports.map(nameOf),
    deadline: { text: task.deadlineText, rule: formatRule(task.rule), dueOn: dueOn(task.rule, calendar) },
    periods: task.schedule.map(({ period, rule }) => ({
      period,
      rule: formatRule(rule),
      dueOn: dueOn(rule, calendar),
    })),
    products: task.products,
    metrics: task.metrics.map(({ id, label, target, tier }) => ({
      id,
      op: target.op,
      value: target.value,
      unit: target.unit,
      label,
      tier,
    })),
  };
}
