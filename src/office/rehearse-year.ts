import type { ServiceClock } from "../clock.js";
import type { CalendarDay } from "../domain/calendar.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import type { Channel } from "../domain/message.js";
import { ladderOf, type Plan, slotTimes } from "../domain/plan.js";
import { plannedRungs } from "../domain/planned-rungs.js";
import { type Slot, slotsBetween } from "../domain/slot.js";
import { instantAt, type Zone } from "../domain/zone.js";
import { deliverDue } from "../reminders/deliver-due.js";
import { planDue } from "../reminders/plan-due.js";
import { applyCatalogue } from "../storage/apply-catalogue.js";
import { bindChat } from "../storage/chats.js";
import { type Database, openDatabase } from "../storage/database.js";
import { saidStates } from "../storage/ledger.js";
import { ensureOrganization } from "../storage/organization.js";
import { saveCalendarDays } from "../storage/plan.js";
import { activePlan, readCalendar } from "../storage/plan-facts.js";
import { listOccurrences } from "../storage/progress.js";
import { reminderStore } from "../storage/reminder-store.js";
import { addOfficer, linkAccount, listUnits } from "../storage/roster.js";
import type { Texts } from "../text/texts.js";

export type RehearsalPlan = {
  readonly plan: Plan;
  readonly days: readonly CalendarDay[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: Zone;
  readonly texts: Texts;
  /** Called after each day that had a slot. */
  readonly onDay: (day: LocalDate) => Promise<void>;
};

/**
 * What was planned and what became of it. `residual` is what nobody can account for and has to be 0; `unplanned` is what
 * fell due before the range began and was said at its first slot.
 */
export type Reconciliation = {
  readonly planned: number;
  readonly states: Readonly<Record<string, number>>;
  readonly residual: number;
  readonly unplanned: number;
  readonly messages: number;
  readonly slots: number;
};

/**
 * Lives the days from `from` to `to` on a store of its own, with a group for every unit and nobody reporting anything,
 * and holds the ledger against what the calendar asked for. The real store is not touched and nothing leaves.
 */
export async function rehearseYear(rehearsal: RehearsalPlan): Promise<Reconciliation> {
  const { plan, days, from, to, zone } = rehearsal;
  const database = await openDatabase({ kind: "embedded", folder: "memory" });
  try {
    await database.migrate();
    const { id: org } = await ensureOrganization(database.db);
    const began = new Date(instantAt(from, "00:00", zone).getTime() - 1);
    await copyPlan(database.db, org, plan, days, began);
    const calendar = await readCalendar(database.db, org);
    const slots = slotsOf(from, to, zone, (after, until) =>
      slotsBetween(after, until, slotTimes(plan), calendar, zone),
    );
    const messages = await liveThrough(database.db, org, rehearsal, slots, began);
    return await reconcile(database.db, org, rehearsal, messages, slots.length);
  } finally {
    await database.close();
  }
}

/** The plan as it stands, with a group bound to every unit and one head, coordinator and leader to escalate to. */
async function copyPlan(db: Database, org: string, plan: Plan, days: readonly CalendarDay[], at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { code, title, year, ladder, units, sets, tasks } = plan;
    const catalogue = { plan: { code, title, year, ladder }, units, sets, tasks, questions: [], calendar: days };
    await applyCatalogue(tx, org, catalogue, "all", at);
    await saveCalendarDays(tx, org, days);
    for (const unit of await listUnits(tx, org)) {
      const address = { channel: "rehearsal", chatId: `group:${unit.code}` } as const;
      await bindChat(tx, org, { address, unitId: unit.id, title: unit.name }, null, at);
      // One coordinator and one leader are enough: everything that concerns them comes together.
      const roles = unit.code === units[0]?.code ? (["head", "coordinator", "leader"] as const) : (["head"] as const);
      for (const role of roles) {
        const id = await addOfficer(tx, org, { name: `${role} ${unit.name}`, unitId: unit.id, role }, at);
        await linkAccount(tx, org, { channel: "rehearsal", userId: id }, id, id, at);
      }
    }
  });
}

/** Month by month: the slots of a longer span are not asked for at once. */
function slotsOf(from: LocalDate, to: LocalDate, zone: Zone, ask: (after: Date, until: Date) => Slot[]): Slot[] {
  const slots: Slot[] = [];
  for (let day = from; day <= to; day = addDays(day, 30)) {
    const last = addDays(day, 29) < to ? addDays(day, 29) : to;
    const after = new Date(instantAt(day, "00:00", zone).getTime() - 1);
    slots.push(...ask(after, new Date(instantAt(addDays(last, 1), "00:00", zone).getTime() - 1)));
  }
  return slots;
}

async function liveThrough(
  db: Database,
  org: string,
  { zone, texts, onDay }: RehearsalPlan,
  slots: readonly Slot[],
  began: Date,
): Promise<number> {
  const clock = standingClock(began);
  const store = reminderStore(db, org, new Set(["rehearsal"]));
  const { channel, count } = countingChannel();
  const planning = { store, clock, zone };
  const delivery = {
    store,
    channels: [channel],
    clock,
    zone,
    format: texts.format,
    partLines: { weekly: async () => [], morning: async () => [] },
    pace: { gapMs: () => 0, leaseMs: 60_000 },
    log: { info: () => undefined, warn: () => undefined },
  };
  await planDue(planning);
  for (const slot of slots) {
    clock.advanceTo(slot.at);
    await planDue(planning);
    while ((await deliverDue(delivery)) > 0);
    await onDay(slot.day);
  }
  return count();
}

function standingClock(start: Date): ServiceClock {
  let now = start;
  return {
    speed: 1,
    now: () => now,
    advanceTo(at) {
      now = at;
    },
  };
}

/** Accepts everything, keeps nothing but the count. */
function countingChannel(): { channel: Pick<Channel, "name" | "send">; count(): number } {
  let sent = 0;
  return {
    channel: {
      name: "rehearsal",
      async send() {
        sent++;
        return { outcome: "sent", messageIds: [String(sent)] };
      },
    },
    count: () => sent,
  };
}

async function reconcile(
  db: Database,
  org: string,
  { plan, from, to }: RehearsalPlan,
  messages: number,
  slots: number,
): Promise<Reconciliation> {
  const calendar = await readCalendar(db, org);
  const copied = await activePlan(db, org);
  const occurrences = copied ? await listOccurrences(db, copied.id, { remindable: true }) : [];
  const planned = new Set(
    occurrences.flatMap((occurrence) => {
      const ladder = ladderOf(copied ?? plan, occurrence);
      return plannedRungs(occurrence, from, to, ladder, calendar).map((rung) => rung.key);
    }),
  );
  const rows = await saidStates(db, org);
  const states: Record<string, number> = {};
  const accounted = new Set<string>();
  let unplanned = 0;
  for (const row of rows) {
    if (planned.has(row.saidKey)) {
      if (!accounted.has(row.saidKey)) states[row.state] = (states[row.state] ?? 0) + 1;
      accounted.add(row.saidKey);
    } else unplanned++;
  }
  return { planned: planned.size, states, residual: planned.size - accounted.size, unplanned, messages, slots };
}
