import type { WorkCalendar } from "../domain/calendar.js";
import type { Audience } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Plan } from "../domain/plan.js";
import type { Say } from "../domain/say.js";

/** One thing a message says. */
export type Item = {
  readonly occurrence: Occurrence;
  readonly readBy: Audience;
  readonly rung: string;
  readonly unreachableUnit: boolean;
};

export type MessageFacts = {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  readonly today: LocalDate;
  readonly now: Date;
  readonly late: boolean;
  /** The same code on a repeat shows a person that it is the same message. */
  readonly shortCode: string | null;
  /** An earlier try may have arrived. */
  readonly repeated: boolean;
  /** The week's summary, for leaders. */
  readonly weekly: readonly Say[];
  /** Who is late, who cannot be reached, what was not delivered: the coordinator's day. */
  readonly morning: readonly Say[];
  /** Lines that are not about a duty. */
  readonly notice: readonly Say[];
};
