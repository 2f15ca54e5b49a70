import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import { type Owed, saidIn } from "../domain/reminder.js";
import { say } from "../domain/say.js";
import { scarceChannels } from "./channel-usage.js";
import { readContacts } from "./contacts.js";
import type { Database, Executor } from "./database.js";
import { deliveryTx } from "./delivery-tx.js";
import { followSuccessors } from "./follow-successors.js";
import { hasMorningNews } from "./morning-news.js";
import { mutedOfficers, snoozedUntil } from "./mutes.js";
import { renameDue } from "./name-unit.js";
import { readSetting, writeSetting } from "./organization.js";
import { recordUnsaid, saidKeys, type Unsaid } from "./outbox.js";
import { planFacts } from "./plan-facts.js";
import { listOccurrences } from "./progress.js";
import { type NewMessage, queueMessages, slotMessage } from "./queue-messages.js";
import { queueNotice } from "./queue-notice.js";
import { type RemindNext, remindNext } from "./remind-next.js";
import { leftForLater, lookAgain } from "./watch-store.js";

const WATERMARK = "reminder-watermark";

/** After an import every duty of the plan is looked at: so many at a time, however many there are. */
const PAGE = 2_000;

/** The store as the reminders see it. */
export function reminderStore(db: Database, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    transaction: <T>(work: (tx: ReturnType<typeof reminderTx>) => Promise<T>): Promise<T> =>
      db.transaction((tx) => work(reminderTx(tx, org, channels))),
  };
}

function reminderTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    async watermark(lock: boolean): Promise<Date | null> {
      const value = await readSetting(tx, org, WATERMARK, lock);
      return typeof value === "string" ? new Date(value) : null;
    },
    setWatermark: (at: Date) => writeSetting(tx, org, WATERMARK, at.toISOString()),
    facts: () => planFacts(tx, org),
    toRemind: (planId: string, day: LocalDate, after: string | null) =>
      listOccurrences(tx, planId, { remindBy: { org, day }, page: { after, most: PAGE } }),
    async said(occurrences: readonly Occurrence[]) {
      const ids = occurrences.map((occurrence) => occurrence.id);
      return saidIn(await saidKeys(tx, ids));
    },
    contacts: async (at: Date) => readContacts(tx, org, channels, await mutedOfficers(tx, org, at), at),
    followSuccessors: (today: LocalDate, at: Date) => followAndTell(tx, org, channels, today, at),
    snoozed: (occurrences: readonly Occurrence[], at: Date) =>
      snoozedUntil(
        tx,
        org,
        occurrences.map(({ id }) => id),
        at,
      ),
    hasMorningNews: (at: Date) => hasMorningNews(tx, org, channels, at),
    queue: (messages: readonly NewMessage[], slotAt: Date, now: Date) =>
      queueMessages(
        tx,
        org,
        messages.map((message) => slotMessage(message, slotAt)),
        now,
      ),
    record: (owed: readonly Owed[], end: Unsaid, slotAt: Date, now: Date) =>
      recordUnsaid(tx, org, owed, end, slotAt, now),
    async leftForLater(planId: string, day: LocalDate, dueBy: LocalDate): Promise<Occurrence[]> {
      return listOccurrences(tx, planId, { ids: await leftForLater(tx, org, day, dueBy) });
    },
    scarceChannels: (month: string) => scarceChannels(tx, org, month),
    lookAgain: (ids: readonly string[]) => lookAgain(tx, ids),
    remindNext: (looks: readonly RemindNext[]) => remindNext(tx, looks),
    ...deliveryTx(tx, org, channels),
  };
}

/** Renames the units whose day has come and passes on what is open of those that have ended; coordinators are told once. */
async function followAndTell(
  tx: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  today: LocalDate,
  at: Date,
): Promise<void> {
  for (const { unit, renaming } of await renameDue(tx, org, today)) {
    const lines = [say("unit-renamed-on", { unit: unit.name, name: renaming.to, on: { date: renaming.on } })];
    const key = `rename/${unit.id}/${renaming.on}/${renaming.to}`;
    await queueNotice(tx, org, channels, { to: "coordinator", key, lines }, at);
  }
  for (const { from, to, count } of await followSuccessors(tx, org, today, at)) {
    const lines = [say("reminder-succession", { from: from.name, to: to.name, count })];
    const key = `succession/${from.id}/${to.id}`;
    await queueNotice(tx, org, channels, { to: "coordinator", key, lines }, at);
  }
}
