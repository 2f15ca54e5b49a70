import type { TaskDraft } from "../domain/catalogue.js";
import { scheduleText } from "./in-words.js";
import { keepOverlays } from "./keep-overlays.js";

export type CatalogueDiff = {
  /** Codes, in the order of the new table; removed ones in the order of the old. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly FieldChange[];
};

type FieldChange = {
  readonly code: string;
  readonly field: "title" | "leads" | "supports" | "deadlineText" | "schedule" | "products" | "metrics";
  readonly before: string;
  readonly after: string;
};

/**
 * What importing `draft` would change in the table rows of `current`. Obligations of the body are not the table's to
 * change; what the table does not say (see {@link keepOverlays}) is never a difference.
 */
export function diffTasks(current: readonly TaskDraft[], draft: readonly TaskDraft[]): CatalogueDiff {
  const before = new Map(current.filter(({ origin }) => origin === "table").map((task) => [task.code, task]));
  const after = draft.filter(({ origin }) => origin === "table");
  const codes = new Set(after.map(({ code }) => code));
  const changes = after.flatMap((task) => {
    const old = before.get(task.code);
    return old ? compare(old, keepOverlays(old, task)) : [];
  });
  return {
    added: after.filter(({ code }) => !before.has(code)).map(({ code }) => code),
    changed: [...new Set(changes.map(({ code }) => code))],
    removed: [...before.keys()].filter((code) => !codes.has(code)),
    changes,
  };
}

type Facet = { readonly show: (task: TaskDraft) => string; readonly key?: (task: TaskDraft) => string };

/** How each field is shown, and compared where that differs from what is shown. */
const FACETS: Readonly<Record<FieldChange["field"], Facet>> = {
  title: { show: ({ title }) => fold(title) },
  leads: { show: ({ leads }) => leads.join(", "), key: ({ leads }) => [...leads].sort().join() },
  supports: { show: ({ supports }) => supports.join(", "), key: ({ supports }) => [...supports].sort().join() },
  deadlineText: { show: ({ deadlineText }) => fold(deadlineText) },
  schedule: { show: ({ schedule }) => scheduleText(schedule) },
  // Where one product ends and the next begins is a reading of the cell, not its words.
  products: {
    show: ({ products }) => products.map(fold).join("; "),
    key: ({ products }) => fold(products.join(" ")).replace(/[;\s+•–-]+/g, " "),
  },
  metrics: {
    show: ({ metrics }) =>
      metrics.map(({ id, target: { op, value, unit } }) => `${id}: ${op} ${value} ${unit}`).join("; "),
  },
};

function compare(before: TaskDraft, after: TaskDraft): FieldChange[] {
  return (Object.keys(FACETS) as FieldChange["field"][]).flatMap((field) => {
    const { show, key = show } = FACETS[field];
    if (key(before) === key(after)) return [];
    return [{ code: before.code, field, before: show(before), after: show(after) }];
  });
}

function fold(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
