import type { WorkCalendar } from "../domain/calendar.js";
import type { Ladder } from "../domain/ladder.js";
import { addDays } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import { ladderOf, type Plan } from "../domain/plan.js";
import { plannedRungs } from "../domain/planned-rungs.js";
import { nextRungOn, type Owed, owedOn, type Said } from "../domain/reminder.js";
import type { Slot } from "../domain/slot.js";
import type { NextLook } from "./ports.js";

/** The slots that passed since the service last looked, and what was true when it did. */
export type SlotFacts = {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  /** The last one: what is said is said in its name. */
  readonly slot: Slot;
  readonly passed: readonly Slot[];
  readonly lastSeenOn: Slot["day"];
  readonly now: Date;
};

/** What becomes of the duties looked at in a slot. */
export type Considered = {
  readonly owed: readonly Owed[];
  /** Owed to a unit that asked not to hear of it for now; those above the unit hear of it all the same. */
  readonly snoozed: readonly Owed[];
  /** Rungs that fell while nobody looked, below the one that is said now. */
  readonly passedOver: readonly Owed[];
  /** When to look at each again. */
  readonly next: readonly NextLook[];
};

type Known = { readonly said: Said; readonly snoozedUntil: ReadonlyMap<string, Date> };

/** Works out what to say of each duty in this slot, and when to look at it next. Pure. */
export function consider(occurrences: readonly Occurrence[], facts: SlotFacts, known: Known): Considered {
  const result = { owed: [] as Owed[], snoozed: [] as Owed[], passedOver: [] as Owed[], next: [] as NextLook[] };
  for (const occurrence of occurrences) {
    const ladder = ladderOf(facts.plan, occurrence);
    // A duty whose ladder has no slot among those that passed waits for its own.
    const slot = facts.passed.findLast(({ time }) => ladder.slots.includes(time));
    if (!slot) continue;
    const owed = owedOn(slot.day, occurrence, known.said, ladder, facts.calendar);
    const snoozed = known.snoozedUntil.has(occurrence.id);
    for (const each of owed) (snoozed && each.audience === "unit" ? result.snoozed : result.owed).push(each);
    result.passedOver.push(...passedOver(owed, ladder, facts, known.said));
    result.next.push({
      id: occurrence.id,
      on: nextRungOn(slot.day, occurrence, ladder, facts.calendar),
      ladder: owed.length > 0 ? ladder : null,
    });
  }
  return result;
}

/** Only what fell since the service last looked: what lies further back was settled then, or before the plan was here. */
function passedOver(owed: readonly Owed[], ladder: Ladder, facts: SlotFacts, said: Said): Owed[] {
  const { passed, lastSeenOn, slot, calendar } = facts;
  if (passed.length < 2) return [];
  const from = passed[0]?.day === lastSeenOn ? lastSeenOn : addDays(lastSeenOn, 1);
  return owed.flatMap(({ occurrence, audience, offset }) => {
    const highest = said(occurrence, audience) ?? Number.NEGATIVE_INFINITY;
    return plannedRungs(occurrence, from, slot.day, ladder, calendar)
      .filter((rung) => rung.audience === audience && rung.offset < offset && rung.offset > highest)
      .map((rung) => ({ occurrence, audience, offset: rung.offset }));
  });
}
