import { say } from "../../domain/say.js";
import { excerpt } from "./excerpt.js";
import { type Finding, repeated } from "./finding.js";
import { nearest } from "./nearest.js";
import { each, type Place, textOf, under } from "./place.js";

/** Tasks the report names that are not there, and tasks that stand under two of its headings. */
export function checkReport(root: Place): Finding[] {
  const report = under(root, "report");
  const listed = each(under(report, "sections")).flatMap((section) => each(under(section, "tasks")));
  const codes = each(under(root, "tasks")).flatMap((task) => textOf(under(task, "code")) ?? []);
  const known = new Set(codes.map((code) => code.toLowerCase()));
  const unknown = [under(report, "task"), ...listed].flatMap((place): Finding[] => {
    const found = textOf(place);
    if (found === null || known.has(found.toLowerCase())) return [];
    const meant = nearest(found, codes);
    const args = { found: excerpt(found) };
    const problem = meant
      ? say("catalogue-report-task-nearest", { ...args, nearest: meant })
      : say("catalogue-report-task", args);
    return [{ path: place.path, problem }];
  });
  return [...unknown, ...repeated(listed)];
}
