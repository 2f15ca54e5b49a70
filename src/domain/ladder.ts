export type Audience = "unit" | "head" | "coordinator" | "leader";

/** Working days from the due date: −3 is "T-3", 0 the last working day, +1 the first working day after it. */
export type Offset = number;

/**
 * Who is told when. Before the due date the offsets are listed; after it the unit is told on the first working day
 * and then every `overdueEvery` working days. An escalation adds one audience to one rung.
 */
export type Ladder = {
  readonly before: readonly Offset[];
  readonly overdueEvery: number;
  readonly escalations: readonly { readonly offset: Offset; readonly audience: Exclude<Audience, "unit"> }[];
  /** Times of the day, "HH:mm" in the organization's zone, on working days. */
  readonly slots: readonly string[];
};

/** Between these times of the day ("HH:mm", the second usually in the morning after) no message leaves on its own. */
export type QuietHours = { readonly from: string; readonly to: string };

/** Contract 5: 15, 7, 3, 1 and 0 working days before; T-1 also to the head, T+1 to the coordinator, T+3 to leaders. */
export const DEFAULT_LADDER: Ladder = {
  before: [-15, -7, -3, -1, 0],
  overdueEvery: 2,
  escalations: [
    { offset: -1, audience: "head" },
    { offset: 1, audience: "coordinator" },
    { offset: 3, audience: "leader" },
  ],
  slots: ["08:00"],
};
