import type { Audience } from "./ladder.js";
import { type LocalDate, localDate } from "./local-date.js";
import type { ChatAddress } from "./message.js";
import type { Language, Role } from "./officer.js";
import { type Period, period } from "./period.js";
import type { Owed } from "./reminder.js";

/** Lines a message carries besides reminders: the leaders' weekly summary, the coordinator's morning list. */
export type LinesPart = "weekly" | "morning";
/** The draft of a period's report for the day it was due when the message was queued. */
export type DraftPart = `draft/${Period}/${LocalDate}`;
export type MessagePart = LinesPart | DraftPart;

/** A report of the office and the day it is due. */
export type DueReport = { readonly period: Period; readonly dueOn: LocalDate };

/** The part of a message that asks for a report's draft; {@link draftAmong} reads it back. */
export function draftPart({ period, dueOn }: DueReport): DraftPart {
  return `draft/${period}/${dueOn}`;
}

/** The report whose draft is among the parts; null when none is. */
export function draftAmong(parts: readonly MessagePart[]): DueReport | null {
  const found = parts.find((part) => part.startsWith("draft/"));
  const [, of = "", day = ""] = found?.split("/") ?? [];
  return found ? { period: period(of), dueOn: localDate(day) } : null;
}

export type Destination = { readonly address: ChatAddress; readonly language: Language };

/** Where people can be reached now. */
export type Contacts = {
  /** The group bound to the unit; null when there is none. */
  group(unitId: string): Destination | null;
  /** Private chats of linked people with this role, in the unit or (null) anywhere. */
  people(role: Role, unitId: string | null): readonly Destination[];
};

/** One line of a message: what is owed, told to whom. */
export type RoutedItem = Owed & {
  /** Who reads it: the unit's own line ends with the coordinator when nobody in the unit can be reached. */
  readonly readBy: Audience;
  readonly unreachableUnit: boolean;
};

/** Everything for one chat in one slot. */
export type RoutedMessage = Destination & { readonly items: readonly RoutedItem[] };

export type Routed = {
  readonly messages: readonly RoutedMessage[];
  /** Nobody could be told: kept in the ledger with the reason. */
  readonly unreachable: readonly Owed[];
};

/**
 * Decides where each owed reminder goes and puts all for one chat into one message. The unit's group first; without
 * one its officers (then its head) in private; without those the coordinators hear of it.
 */
export function route(owed: readonly Owed[], contacts: Contacts): Routed {
  const messages = new Map<string, { to: Destination; items: RoutedItem[] }>();
  const unreachable: Owed[] = [];
  for (const reminder of owed) {
    const { destinations, unreachableUnit } = destinationsOf(reminder, contacts);
    if (destinations.length === 0) unreachable.push(reminder);
    for (const to of destinations) {
      const key = addressKey(to.address);
      const message = messages.get(key) ?? { to, items: [] };
      message.items.push({ ...reminder, readBy: unreachableUnit ? "coordinator" : reminder.audience, unreachableUnit });
      messages.set(key, message);
    }
  }
  return { messages: [...messages.values()].map(({ to, items }) => ({ ...to, items })), unreachable };
}

function destinationsOf(
  { audience, occurrence }: Owed,
  contacts: Contacts,
): { destinations: readonly Destination[]; unreachableUnit: boolean } {
  const { unitId } = occurrence;
  const reached = (destinations: readonly Destination[]) => ({ destinations, unreachableUnit: false });
  switch (audience) {
    case "head":
      return reached(contacts.people("head", unitId));
    case "coordinator":
      return reached(contacts.people("coordinator", null));
    case "leader":
      return reached(contacts.people("leader", null));
    case "unit": {
      const group = contacts.group(unitId);
      if (group) return reached([group]);
      const officers = contacts.people("officer", unitId);
      if (officers.length > 0) return reached(officers);
      const heads = contacts.people("head", unitId);
      if (heads.length > 0) return reached(heads);
      return { destinations: contacts.people("coordinator", null), unreachableUnit: true };
    }
  }
}

/** The items a message has a line for: one person may be officer and head, or coordinator of the unit concerned. */
export function distinctItems<I extends { readonly occurrence: { readonly id: string } }>(items: readonly I[]): I[] {
  const first = new Map<string, I>();
  for (const item of items) if (!first.has(item.occurrence.id)) first.set(item.occurrence.id, item);
  return [...first.values()];
}

/** One string per chat and topic. */
export function addressKey({ channel, chatId, thread }: ChatAddress): string {
  return `${channel}:${chatId}:${thread ?? ""}`;
}
