import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Outgoing } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import { isQuiet } from "../domain/quiet-hours.js";
import { draftAmong } from "../domain/route.js";
import { say } from "../domain/say.js";
import { LATE_AFTER_MS } from "../domain/slot.js";
import { dayAt } from "../domain/zone.js";
import { composeReminder } from "./compose.js";
import type { DeliveryOptions } from "./delivery-options.js";
import type { ClaimedMessage, ItemEnd, LedgerItem, MessageEnd } from "./delivery-ports.js";
import type { Item } from "./message-facts.js";
import type { ReminderTx } from "./ports.js";
import { whyMoot } from "./why-moot.js";

/** A claimed message with what it still has to say. */
export type Letter = {
  readonly message: ClaimedMessage;
  readonly items: readonly Item[];
  /** Null before the first import: then there are notices at most. */
  readonly plan: Plan | null;
  readonly calendar: WorkCalendar;
  /** The office's day when it was read. */
  readonly today: LocalDate;
};

export type Letters = {
  readonly letters: readonly Letter[];
  /** How many messages were claimed, those with nothing left to say among them. */
  readonly claimed: number;
  readonly nextAt: Date | null;
};

const NONE: Letters = { letters: [], claimed: 0, nextAt: null };

/**
 * Claims messages of a channel and reads what they say again, in one transaction: what is done by then is ended, and so
 * is a message with nothing left. Nothing is claimed in the plan's quiet hours.
 */
export async function claimLetters(
  { store, clock, zone, pace }: DeliveryOptions,
  channel: ChannelName,
  most: number,
): Promise<Letters> {
  return store.transaction(async (tx) => {
    const now = clock.now();
    const { plan, calendar } = await tx.facts();
    if (plan?.quietHours && isQuiet(now, plan.quietHours, zone)) return NONE;
    const { messages, nextAt } = await tx.claim(channel, most, now, pace);
    if (messages.length === 0) return { ...NONE, nextAt };
    const letters = await readAgain(tx, messages, { plan, calendar, today: dayAt(now, zone) }, now);
    return { letters, claimed: messages.length, nextAt };
  });
}

async function readAgain(
  tx: ReminderTx,
  messages: readonly ClaimedMessage[],
  facts: Pick<Letter, "plan" | "calendar" | "today">,
  now: Date,
): Promise<Letter[]> {
  const items = await tx.items(
    messages.map(({ id }) => id),
    now,
  );
  const asked = messages.flatMap(({ asks }) => asks ?? []);
  const undecided = asked.length > 0 ? await tx.undecided(asked) : new Set<string>();
  const moot: ItemEnd[] = [];
  const empty: MessageEnd[] = [];
  const letters: Letter[] = [];
  for (const claimed of messages) {
    const message = stillAsked(claimed, undecided);
    const standing = stillOwed(items.get(message.id) ?? [], moot);
    const nothing = standing.length + message.parts.length + message.notice.length === 0;
    if (!nothing) letters.push({ message, items: standing, ...facts });
    else empty.push({ message, ending: { state: "satisfied", reason: NOTHING_LEFT } });
  }
  await tx.settleItems(moot, now);
  await tx.settle(empty, now);
  return letters;
}

/** What somebody decided meanwhile is asked of nobody; what else the message says stays. */
function stillAsked(message: ClaimedMessage, undecided: ReadonlySet<string>): ClaimedMessage {
  const decided = message.asks !== null && !undecided.has(message.asks);
  return decided ? { ...message, notice: [], asks: null } : message;
}

export const NOTHING_LEFT = "nothing left to say";

/** The items still owed; the others are added to `moot`. */
function stillOwed(items: readonly LedgerItem[], moot: ItemEnd[]): Item[] {
  return items.flatMap((item) => {
    const why = whyMoot(item);
    if (why) moot.push({ id: item.id, ...why });
    return why || !item.occurrence ? [] : [{ ...item, occurrence: item.occurrence }];
  });
}

/** The letter as it goes out; null when the parts it carries turn out to have nothing to say either. */
export async function writeLetter(
  { message, items, plan, calendar, today }: Letter,
  options: DeliveryOptions,
): Promise<Outgoing | null> {
  const { clock, format, partLines } = options;
  const { parts, language } = message;
  const { notice, files } = await noticeOf(message, options);
  const weekly = parts.includes("weekly") ? await partLines.weekly() : [];
  const morning = parts.includes("morning") ? await partLines.morning() : [];
  if (items.length + weekly.length + morning.length + notice.length === 0) return null;
  const choices = choicesOf(message, options);
  if (!plan) return { text: format(language, notice), ...choices };
  const now = clock.now();
  const lines = composeReminder(items, {
    plan,
    calendar,
    today,
    now,
    late: now.getTime() - message.slotAt.getTime() > LATE_AFTER_MS,
    shortCode: `N-${String(message.id).padStart(4, "0")}`,
    repeated: message.wasUncertain,
    weekly,
    morning,
    notice,
  });
  return { text: format(language, lines), ...files, ...choices };
}

/**
 * A press says what the text says how to type: whether its sender may is judged then, and of what is decided by then they
 * are told by whom. Zalo has no buttons, and its numbers would need a dialogue.
 */
function choicesOf(
  { asks, address, language }: ClaimedMessage,
  { format }: DeliveryOptions,
): Pick<Outgoing, "choices"> {
  if (asks === null || address.channel === "zalo") return {};
  const label = (id: string) => format(language, [say(id)]).text;
  return {
    choices: [
      { label: label("reminder-approve"), value: `/duyet ${asks}` },
      { label: label("reminder-reject"), value: `/tuchoi ${asks}` },
    ],
  };
}

/** What the message has to tell; of a draft as it stands now, with its files. */
async function noticeOf({ parts, notice, language }: ClaimedMessage, { draft, format }: DeliveryOptions) {
  const report = draftAmong(parts);
  if (!report || !draft) return { notice, files: {} };
  const made = await draft(report);
  if (!made) return { notice: [], files: {} };
  const { lines, documents, withoutFiles } = made;
  return { notice: lines, files: { documents, withoutFiles: format(language, [withoutFiles]).text } };
}
