import type { DutyLine, State, StateCounts, SummaryItem } from "../domain/summary.js";

export type { State };

/** Worst to best: the order of the picture, of the counts line and of the entries. */
export const STATES: readonly State[] = ["overdue", "dueSoon", "underWay", "doneLate", "doneOnTime", "notApplicable"];

const BY_DUE = {
  overdue: "overdue",
  due_soon: "dueSoon",
  upcoming: "underWay",
  done_late: "doneLate",
  done_on_time: "doneOnTime",
} as const;

/** The state of an item; null for a standing duty, which is listed but never counted. */
export function stateOf(item: Pick<SummaryItem, "dueOn" | "process" | "due">): State | null {
  return item.dueOn === null ? null : datedState(item);
}

/** The state of an item that has a day. */
export function datedState({ process, due }: Pick<SummaryItem, "process" | "due">): State {
  return process === "not_applicable" ? "notApplicable" : BY_DUE[due];
}

export const NO_COUNTS: StateCounts = {
  overdue: 0,
  dueSoon: 0,
  underWay: 0,
  doneLate: 0,
  doneOnTime: 0,
  notApplicable: 0,
  total: 0,
};

/** How many items are in each state. The parts add up to `total`. */
export function countStates(items: readonly SummaryItem[]): StateCounts {
  const counts = { ...NO_COUNTS };
  for (const item of items) {
    const state = stateOf(item);
    if (state === null) continue;
    counts[state]++;
    counts.total++;
  }
  return counts;
}

/** How many of what counts as done nobody has confirmed yet. */
export function countAwaiting(duties: readonly Pick<DutyLine, "dueOn" | "processes">[]): number {
  return duties.reduce(
    (sum, { dueOn, processes }) => (dueOn === null ? sum : sum + processes.awaiting_confirmation),
    0,
  );
}

/** Several units' counts as one: "49 other units". */
export function addCounts(all: readonly StateCounts[]): StateCounts {
  const sum = (state: keyof StateCounts) => all.reduce((total, counts) => total + counts[state], 0);
  return {
    overdue: sum("overdue"),
    dueSoon: sum("dueSoon"),
    underWay: sum("underWay"),
    doneLate: sum("doneLate"),
    doneOnTime: sum("doneOnTime"),
    notApplicable: sum("notApplicable"),
    total: sum("total"),
  };
}
