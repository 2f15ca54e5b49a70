import type { z } from "zod";
import type { Ladder, Offset } from "../../domain/ladder.js";
import { rungName } from "../../domain/reminder.js";
import { group, list, matching, oneOf, scalar } from "./form.js";

/** About the working days of a year: a rung further off belongs to another plan. */
const FURTHEST_RUNG = 250;
/** Two months and more between two reminders of one overdue duty is silence. */
const LONGEST_OVERDUE_STEP = 60;

const time = matching("catalogue-want-time", /^(?:[01]\d|2[0-3]):[0-5]\d$/);
const AUDIENCES: readonly Ladder["escalations"][number]["audience"][] = ["head", "coordinator", "leader"];

/** `ladder`: who is told when. A task's names only what differs from the plan's, the plan's only what is unusual. */
export const ladderForm = group({
  rungs: list(
    scalar("catalogue-want-rung", (name) => {
      const offset = readRung(name);
      return offset !== null && offset <= 0 ? offset : null;
    }),
  ).exactOptional(),
  overdueEvery: scalar("catalogue-want-overdue-every", (digits) =>
    /^[1-9]\d?$/.test(digits) && Number(digits) <= LONGEST_OVERDUE_STEP ? Number(digits) : null,
  ).exactOptional(),
  escalations: list(
    group({ rung: scalar("catalogue-want-step", readRung), audience: oneOf("catalogue-want-audience", AUDIENCES) }),
  ).exactOptional(),
  slots: list(time)
    .refine((slots) => slots.length > 0, { error: "catalogue-want-slots" })
    .exactOptional(),
});
export type LadderForm = z.infer<typeof ladderForm>;

export const quietForm = group({ from: time, to: time }).superRefine(({ from, to }, context) => {
  if (from === to) context.addIssue({ code: "custom", path: ["to"], message: "catalogue-want-quiet-end" });
});

/** The whole ladder: what `form` leaves out is as in `base`. Rungs and slots in order, however they are listed. */
export function toLadder(form: LadderForm, base: Ladder): Ladder {
  const { rungs, overdueEvery = base.overdueEvery, escalations, slots } = form;
  return {
    before: rungs?.toSorted((a, b) => a - b) ?? base.before,
    overdueEvery,
    escalations:
      escalations
        ?.map(({ rung, audience }) => ({ offset: rung, audience }))
        .toSorted((a, b) => a.offset - b.offset || AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience)) ??
      base.escalations,
    slots: slots?.toSorted() ?? base.slots,
  };
}

/** "T-7" → −7; null for anything {@link rungName} would not write, or too far from the due date. */
function readRung(name: string): Offset | null {
  const offset = /^T(?:0|[+-]\d{1,3})$/.test(name) ? Number(name.slice(1)) : Number.NaN;
  return Math.abs(offset) <= FURTHEST_RUNG && rungName(offset) === name ? offset : null;
}
