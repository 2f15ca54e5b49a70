import { addDays } from "../domain/local-date.js";
import { slotTimes } from "../domain/plan.js";
import { slotsBetween } from "../domain/slot.js";
import { dayAt } from "../domain/zone.js";
import { planFacts } from "../storage/plan-facts.js";
import type { Office } from "./office.js";
import { keepRehearsalClock } from "./rehearsal.js";

/** Further ahead than a year nothing is looked for: the plan is over. */
const LOOK_AHEAD_DAYS = [14, 60, 400];
const DAYS = { day: 1, week: 7 } as const;

/**
 * Moves a rehearsal's clock on: to the next reminder, or by a day or a week. It stops at each slot on the way, so that
 * every message leaves at its own time.
 * @param run plans and sends what is due
 * @returns false, and the clock stays, where no reminder is to come
 */
export async function advanceClock(
  office: Office,
  run: () => Promise<void>,
  to: "next" | "day" | "week",
): Promise<boolean> {
  const { database, organization, clock, zone } = office;
  const target = to === "next" ? await nextReminder(office) : new Date(clock.now().getTime() + DAYS[to] * 86_400_000);
  if (!target) return false;
  const { plan, calendar } = await planFacts(database.db, organization.id);
  await run();
  for (const slot of slotsBetween(clock.now(), target, slotTimes(plan), calendar, zone)) {
    clock.advanceTo(slot.at);
    await run();
  }
  clock.advanceTo(target);
  await run();
  await keepRehearsalClock(office);
  return true;
}

/** Looks a little ahead first: in most weeks something is due. */
async function nextReminder(office: Office): Promise<Date | null> {
  const now = office.clock.now();
  const today = dayAt(now, office.zone);
  for (const days of LOOK_AHEAD_DAYS) {
    const [next] = (await office.preview(today, addDays(today, days))).filter((message) => message.at > now);
    if (next) return next.at;
  }
  return null;
}
