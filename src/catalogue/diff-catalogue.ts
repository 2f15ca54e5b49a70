import type { TaskDraft } from "../domain/catalogue.js";
import { formatRule } from "../domain/deadline.js";
import { ladderText, metricsText, scheduleText } from "./in-words.js";

type TaskChange = {
  readonly code: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
};
export type TasksDiff = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly TaskChange[];
};

/** What a whole catalogue file would change: every task, every field. Codes in the order of the new file. */
export function diffCatalogue(current: readonly TaskDraft[], next: readonly TaskDraft[]): TasksDiff {
  const before = new Map(current.map((task) => [task.code, task]));
  const codes = new Set(next.map(({ code }) => code));
  const changes = next.flatMap((task) => {
    const old = before.get(task.code);
    return old ? changedFields(old, task) : [];
  });
  return {
    added: next.filter(({ code }) => !before.has(code)).map(({ code }) => code),
    changed: [...new Set(changes.map(({ code }) => code))],
    removed: [...before.keys()].filter((code) => !codes.has(code)),
    changes,
  };
}

function changedFields(before: TaskDraft, after: TaskDraft): TaskChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof TaskDraft)[];
  return fields.flatMap((field) => {
    const [was, is] = [shown(before, field), shown(after, field)];
    if (was === is) return [];
    const [said, says] = [inWords(before, field) ?? was, inWords(after, field) ?? is];
    // What a summary leaves out is told whole.
    const told = said === says ? { before: was, after: is } : { before: said, after: says };
    return [{ code: after.code, field, ...told }];
  });
}

/** For people; null where the field's own text is for them. */
function inWords(task: TaskDraft, field: keyof TaskDraft): string | null {
  if (field === "metrics") return metricsText(task.metrics);
  if (field === "leads" || field === "supports") return task[field].join(", ");
  return field === "products" ? task.products.join("; ") : null;
}

/** The field as the file writes it, where JSON would be hard to read. */
function shown(task: TaskDraft, field: keyof TaskDraft): string {
  if (field === "rule") return formatRule(task.rule);
  if (field === "schedule") return scheduleText(task.schedule);
  if (field === "ladder") return task.ladder ? ladderText(task.ladder) : "";
  return canonical(task[field]);
}

/** One text per value whatever the order of keys: the store's JSON does not keep it. */
function canonical(value: unknown): string {
  if (typeof value === "string") return value;
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ""
  );
}
