import type { Clock } from "../domain/clock.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import { dayAt, instantAt, type Zone } from "../domain/zone.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { type Watched, type WatchStore, watchReminders } from "../reminders/watch.js";
import type { OpenDatabase } from "../storage/database.js";
import { lastBackup } from "../storage/last-backup.js";
import { queueNotice } from "../storage/queue-notice.js";
import { deliveryState } from "../storage/watch-store.js";
import type { DeliveryFacts } from "./metrics.js";
import type { Step } from "./scheduler.js";

export type WatchdogOptions = {
  readonly store: WatchStore;
  readonly database: OpenDatabase;
  readonly org: string;
  readonly channels: ReadonlySet<ChannelName>;
  readonly clock: Clock & { readonly speed: number };
  readonly zone: Zone;
  readonly log: Logger;
};

export type Watchdog = Step & {
  /** What the last pass found, and when; null before the first. */
  last(): (Watched & { readonly at: Date }) | null;
};

const EVERY_MS = 5 * 60_000;

/** How delivery stands now, for the metrics; "today" is the office's. */
export async function deliveryFacts(
  { database, organization, clock, zone }: Office,
  watch: Watchdog,
): Promise<DeliveryFacts> {
  const now = clock.now();
  const { oldestSlotAt, late, failed, ...counts } = await deliveryState(
    database.db,
    organization.id,
    instantAt(dayAt(now, zone), "00:00", zone),
  );
  const backup = await lastBackup(database.db, organization.id);
  return {
    ...counts,
    oldestSeconds: oldestSlotAt ? Math.max(0, (now.getTime() - oldestSlotAt.getTime()) / 1_000) : 0,
    lateToday: late,
    failedToday: failed,
    missed: watch.last()?.missed ?? null,
    backupSeconds: backup && Math.max(0, (now.getTime() - backup.at.getTime()) / 1_000),
  };
}

/**
 * Every five minutes: was everything said that should have been? What it finds is healed where it can be, logged, shown
 * by `/readyz` and the metrics, and told to the administrators once a day.
 */
export function watchdog({ store, database, org, channels, clock, zone, log }: WatchdogOptions): Watchdog {
  let last: (Watched & { readonly at: Date }) | null = null;
  // A clock that runs fast would have the watch do nothing but look.
  const every = EVERY_MS * clock.speed;

  async function look(): Promise<void> {
    const now = clock.now();
    // A clock set back must not put the watch to sleep.
    if (last && now >= last.at && now.getTime() - last.at.getTime() < every) return;
    const found = await watchReminders(store, clock, zone);
    last = { ...found, at: now };
    if (found.missed === 0) return;
    log.error({ missed: found.missed }, "duties were not spoken of in their slot; the next slot says them");
    const lines = [say("watch-missed", { count: found.missed })];
    await queueNotice(database.db, org, channels, { to: "admin", key: `missed/${dayAt(now, zone)}`, lines }, now);
  }

  return { name: "watchdog", run: look, last: () => last };
}
