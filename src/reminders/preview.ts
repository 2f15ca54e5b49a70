import type { WorkCalendar } from "../domain/calendar.js";
import type { Audience, Offset } from "../domain/ladder.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import { isReachable, LOOK_AHEAD_DAYS } from "../domain/morning.js";
import type { Occurrence } from "../domain/occurrence.js";
import { ladderOf, type Plan, slotTimes } from "../domain/plan.js";
import { nextRungOn, type Owed, owedOn, rungName, type Said } from "../domain/reminder.js";
import {
  type Contacts,
  type Destination,
  distinctItems,
  type MessagePart,
  type RoutedItem,
  route,
} from "../domain/route.js";
import { isFirstWorkingDayOfWeek, type Slot, slotsBetween } from "../domain/slot.js";
import { dayAt, instantAt, type Zone } from "../domain/zone.js";
import { withPart } from "./with-part.js";

export type PreviewInput = {
  readonly plan: Plan;
  readonly occurrences: readonly Occurrence[];
  readonly said: Said;
  /** Whether the service has ever ticked: only then is there anything it has failed to say so far. */
  readonly running: boolean;
  readonly contacts: Contacts;
  readonly calendar: WorkCalendar;
  readonly zone: Zone;
  readonly now: Date;
};

type PreviewedItem = RoutedItem & { readonly rung: string };

export type PreviewedMessage = {
  readonly at: Date;
  readonly day: LocalDate;
  /** Null when nobody is bound or linked yet: the message would go to this audience of this unit. */
  readonly to: Destination | null;
  readonly audience: Audience;
  /** The units it is about. */
  readonly units: readonly string[];
  readonly items: readonly PreviewedItem[];
  readonly parts: readonly MessagePart[];
  /** For the coordinator's list: units whom no message reaches by then. */
  readonly unreached: readonly string[];
};

/**
 * Every message that would be sent in [from, to] if nobody reported anything: the same rules as the real thing, run
 * slot by slot without writing. A range in the past shows what the calendar asks for, as if from its first day.
 */
export function previewMessages(from: LocalDate, to: LocalDate, input: PreviewInput): PreviewedMessage[] {
  const { zone, now } = input;
  const today = dayAt(now, zone);
  const past = from < today;
  const climbing = climbs(input, input.running && !past ? input.said : () => null);
  // What was due before the range began is taken as said, unless a running service still owes it.
  if (past || !input.running) climbing.owedAt(addDays(past ? from : today, -1), null);
  const messages: PreviewedMessage[] = [];
  const begin = past ? new Date(instantAt(from, "00:00", zone).getTime() - 1) : now;
  const end = instantAt(addDays(to, 1), "00:00", zone);
  for (const slot of slotsOf(begin, end, input)) {
    const owed = climbing.owedAt(slot.day, slot.time);
    if (slot.day >= from && slot.day <= to) messages.push(...messagesOf(slot, owed, input));
  }
  return messages;
}

/** Every duty on its ladder, as the planner keeps them in the store: looked at again when its next rung comes. */
function climbs({ plan, occurrences, calendar }: PreviewInput, before: Said) {
  const duties = occurrences.map((occurrence) => ({
    occurrence,
    ladder: ladderOf(plan, occurrence),
    told: new Map<Audience, Offset>(),
    lookOn: null as LocalDate | null,
  }));
  return {
    /** What is owed in the day's slot at `time` (any, where null), noted as told. */
    owedAt(day: LocalDate, time: string | null): Owed[] {
      return duties.flatMap((duty) => {
        const { occurrence, ladder, told } = duty;
        if ((duty.lookOn !== null && duty.lookOn > day) || (time !== null && !ladder.slots.includes(time))) return [];
        const said: Said = (_, audience) => told.get(audience) ?? before(occurrence, audience);
        const owed = owedOn(day, occurrence, said, ladder, calendar);
        for (const { audience, offset } of owed) told.set(audience, offset);
        duty.lookOn = nextRungOn(day, occurrence, ladder, calendar);
        return owed;
      });
    },
  };
}

/** The slots of the whole range: {@link slotsBetween} looks back two months at most, so it is asked month by month. */
function slotsOf(begin: Date, end: Date, { plan, calendar, zone }: PreviewInput): Slot[] {
  const slots: Slot[] = [];
  const times = slotTimes(plan);
  const step = 30 * 86_400_000;
  for (let at = begin.getTime(); at < end.getTime(); at += step) {
    const until = new Date(Math.min(at + step, end.getTime() - 1));
    slots.push(...slotsBetween(new Date(at), until, times, calendar, zone));
  }
  return slots;
}

function messagesOf(slot: Slot, owed: readonly Owed[], input: PreviewInput): PreviewedMessage[] {
  const { contacts, calendar, plan, occurrences } = input;
  const { messages, unreachable } = route(owed, contacts);
  const queued = messages.map((message) => ({ ...message, parts: [] }));
  const first = slot.time === [...plan.ladder.slots].sort()[0];
  const weekly = first && isFirstWorkingDayOfWeek(slot.day, calendar);
  // What else the coordinator's list may tell, what did not arrive or was put off, nobody knows yet.
  const unreached = first ? unreachedOn(slot.day, input) : [];
  const isLate = occurrences.some(({ dueOn }) => dueOn !== null && dueOn < slot.day);
  const morning = first && (isLate || unreached.length > 0);
  const withWeek = withPart(queued, "weekly", weekly ? contacts.people("leader", null) : []);
  const withAll = withPart(withWeek, "morning", morning ? contacts.people("coordinator", null) : []);
  const routed = withAll.map((message) => ({
    ...slotFacts(slot),
    to: { address: message.address, language: message.language },
    audience: message.items[0]?.readBy ?? (message.parts.includes("weekly") ? "leader" : "coordinator"),
    units: unitsOf(message.items),
    items: distinctItems(message.items).map(withRung),
    parts: message.parts,
    unreached: message.parts.includes("morning") ? unreached : [],
  }));
  return [...routed, ...nobodyLinked(slot, unreachable)];
}

/** Units of which somebody should be reminded by then or within weeks, and whom no message reaches. */
function unreachedOn(day: LocalDate, { occurrences, contacts }: PreviewInput): string[] {
  const horizon = addDays(day, LOOK_AHEAD_DAYS);
  const owing = occurrences.filter(
    ({ dueOn, opensOn = day, closesOn = day }) =>
      dueOn !== null && dueOn <= horizon && opensOn <= horizon && closesOn >= day,
  );
  return [...new Set(owing.flatMap(({ unit, unitId }) => (isReachable(unitId, contacts) ? [] : [unit])))];
}

/** Reminders nobody can be told of yet, as the messages they will be: one per unit, one for all coordinators or leaders. */
function nobodyLinked(slot: Slot, unreachable: readonly Owed[]): PreviewedMessage[] {
  const groups = new Map<string, Owed[]>();
  for (const owed of unreachable) {
    const own = owed.audience === "unit" || owed.audience === "head";
    const key = `${owed.audience}/${own ? owed.occurrence.unitId : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), owed]);
  }
  return [...groups.values()].map((items) => ({
    ...slotFacts(slot),
    to: null,
    audience: items[0]?.audience ?? "unit",
    units: unitsOf(items),
    items: items.map((item) => withRung({ ...item, readBy: item.audience, unreachableUnit: false })),
    parts: [],
    unreached: [],
  }));
}

function withRung(item: RoutedItem): PreviewedItem {
  return { ...item, rung: rungName(item.offset) };
}

function slotFacts(slot: Slot) {
  return { at: slot.at, day: slot.day };
}

function unitsOf(items: readonly Owed[]): string[] {
  return [...new Set(items.map((item) => item.occurrence.unit))];
}
