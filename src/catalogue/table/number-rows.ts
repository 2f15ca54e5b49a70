import { type Say, say } from "../../domain/say.js";
import type { PlanRow } from "./plan-row.js";
import { oneLine, sayPlace } from "./table.js";

type Numbered =
  | { readonly ok: true; readonly rows: readonly PlanRow[] }
  | { readonly ok: false; readonly problems: readonly Say[] };

/**
 * Gives each row the number it is known by. "a)" below row 5 is "5a"; where each group counts from 1 again, the
 * group's mark goes first ("I.1"). A row "1" with nothing but a title above "1.1" is their section, no task.
 */
export function numberRows(rows: readonly PlanRow[]): Numbered {
  const tasks = withoutSections(withLetters(rows));
  const marked = needsMarks(tasks) ? tasks.map((row) => ({ ...row, code: `${row.group?.mark}.${row.code}` })) : tasks;
  const problems = duplicates(marked);
  if (problems.length > 0) return { ok: false, problems };
  if (marked.length === 0) return { ok: false, problems: [say("import-no-rows")] };
  return { ok: true, rows: marked };
}

function withLetters(rows: readonly PlanRow[]): PlanRow[] {
  let parent: string | null = null;
  return rows.map((row) => {
    if (parent !== null && /^[a-zđ]$/.test(row.code)) return { ...row, code: `${parent}${row.code}` };
    parent = row.code;
    return row;
  });
}

function withoutSections(rows: readonly PlanRow[]): PlanRow[] {
  let section: { readonly code: string; readonly text: string } | null = null;
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    if (isEmpty(row) && next && isBelow(next.code, row.code)) {
      section = { code: row.code, text: `${row.code}. ${oneLine(row.title)}` };
      return [];
    }
    if (section && !isBelow(row.code, section.code)) section = null;
    const texts = [row.group?.text, section?.text].filter((text) => text !== undefined);
    return [texts.length > 0 ? { ...row, section: texts.join(" › ") } : row];
  });
}

function isEmpty(row: PlanRow): boolean {
  return row.leads === "" && row.supports === "" && row.deadline === "" && row.products === "";
}

function isBelow(code: string, parent: string): boolean {
  return code.startsWith(parent) && /^(?:\.|[a-zđ]$)/.test(code.slice(parent.length));
}

function needsMarks(rows: readonly PlanRow[]): boolean {
  const groupsOf = new Map<string, Set<string | null>>();
  for (const { code, group } of rows) {
    const groups = groupsOf.get(code) ?? new Set();
    groupsOf.set(code, groups.add(group?.mark ?? null));
  }
  const restarts = [...groupsOf.values()].some((groups) => groups.size > 1);
  return restarts && rows.every((row) => typeof row.group?.mark === "string");
}

function duplicates(rows: readonly PlanRow[]): Say[] {
  const first = new Map<string, PlanRow>();
  return rows.flatMap((row) => {
    const earlier = first.get(row.code);
    if (!earlier) {
      first.set(row.code, row);
      return [];
    }
    const places = { first: { say: sayPlace(earlier.place) }, second: { say: sayPlace(row.place) } };
    return [say("import-number-twice", { code: row.code, ...places })];
  });
}
