import type { Field } from "./heading.js";
import type { RowPlace } from "./table.js";

export type Cells = Readonly<Record<Exclude<Field, "code">, string>>;

/** One task's row, pieces broken by a page put together. */
export type PlanRow = Cells & {
  readonly code: string;
  readonly place: RowPlace;
  readonly group?: { readonly mark: string | null; readonly text: string };
  readonly section?: string;
};

export const TEXT_FIELDS: readonly (keyof Cells)[] = ["title", "leads", "supports", "deadline", "products"];
