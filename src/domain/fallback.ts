import type { Audience } from "./ladder.js";
import type { ChatAddress } from "./message.js";
import { addressKey, type Contacts, type Destination } from "./route.js";

/** Where people can be reached besides the first place. */
export type ContactBook = Contacts & {
  /** Every group bound to the unit, the latest first. */
  groups(unitId: string): readonly Destination[];
};

/** One line of a message whose place is lost. */
export type StrandedItem = { readonly readBy: Audience; readonly unitId: string; readonly unreachableUnit: boolean };

/** Who else has been told, or will be. */
export type Heard = {
  /** Other private chats of the person whose chat it was; none where it was a group. */
  readonly sameReader: readonly Destination[];
  /** Whether this chat was told of it already, or can't be. */
  told(address: ChatAddress): boolean;
  /** Whether somebody else of those it is meant for still hears of it. */
  readonly elsewhere: boolean;
};

export type Place = { readonly destinations: readonly Destination[]; readonly unreachableUnit: boolean };

/**
 * The next place for a reminder whose chat is gone: the same person's other account; then, unless its other readers
 * hear of it anyway, down the chain — the unit's officers (then its heads) in private, the unit's other group, the
 * coordinators. Never a chat that was told already. Null when nobody is left.
 */
export function nextPlace(item: StrandedItem, heard: Heard, contacts: ContactBook): Place | null {
  for (const { unreachableUnit, destinations } of chainOf(item, heard, contacts)) {
    const untold = destinations.filter(({ address }) => !heard.told(address));
    if (untold.length > 0) return { destinations: untold, unreachableUnit };
  }
  return null;
}

/**
 * The place by another channel for a reminder that can't leave by its own: only its very readers, by their group there
 * or their accounts; nobody new has to hear of it because a line is down. Null when they have none.
 */
export function placeElsewhere(item: StrandedItem, heard: Heard, contacts: ContactBook): Place | null {
  const { readBy, unitId, unreachableUnit } = item;
  const ofUnit = readBy === "unit" && heard.sameReader.length === 0 && !heard.elsewhere;
  const steps = ofUnit
    ? [contacts.groups(unitId).slice(0, 1), contacts.people("officer", unitId), contacts.people("head", unitId)]
    : [heard.sameReader];
  for (const step of steps) {
    const destinations = step.filter(({ address }) => !heard.told(address));
    if (destinations.length > 0) return { destinations, unreachableUnit };
  }
  return null;
}

function chainOf({ readBy, unitId, unreachableUnit }: StrandedItem, heard: Heard, contacts: ContactBook): Place[] {
  const same = { destinations: heard.sameReader, unreachableUnit };
  if (heard.elsewhere) return [same];
  const [other] = contacts.groups(unitId).filter(({ address }) => !heard.told(address));
  const unit = [contacts.people("officer", unitId), contacts.people("head", unitId), other ? [other] : []];
  const coordinators = contacts.people("coordinator", null);
  const rest: Record<Audience, readonly (readonly Destination[])[]> = {
    unit: unit,
    head: [contacts.people("head", unitId)],
    coordinator: [coordinators, contacts.people("admin", null)],
    leader: [contacts.people("leader", null)],
  };
  return [
    same,
    ...rest[readBy].map((destinations) => ({ destinations, unreachableUnit })),
    { destinations: coordinators, unreachableUnit: unreachableUnit || readBy === "unit" || readBy === "head" },
  ];
}

/** One entry per chat. */
export function oncePerChat(destinations: readonly Destination[]): Destination[] {
  return [...new Map(destinations.map((destination) => [addressKey(destination.address), destination])).values()];
}
