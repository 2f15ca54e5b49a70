import type { TaskDraft } from "./catalogue.js";

/** The task with its units and sets under the codes they have now; codes that are not in `codes` stay. */
export function recodeTask(task: TaskDraft, codes: ReadonlyMap<string, string>): TaskDraft {
  const now = (code: string) => codes.get(code) ?? code;
  return { ...task, leads: task.leads.map(now), supports: task.supports.map(now) };
}
