import type { Clock } from "../domain/clock.js";
import { latestMorning } from "../domain/morning.js";
import type { ChannelName } from "../domain/officer.js";
import { slotTimes } from "../domain/plan.js";
import { slotsBetween } from "../domain/slot.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { heartbeatLine } from "../reports/heartbeat-lines.js";
import type { Database } from "../storage/database.js";
import { backupsInTrouble } from "../storage/last-backup.js";
import { morningTally } from "../storage/morning-tally.js";
import { readSetting, writeSetting } from "../storage/organization.js";
import { planFacts } from "../storage/plan-facts.js";
import { queueNotice } from "../storage/queue-notice.js";
import type { Step } from "./scheduler.js";

export type HeartbeatOptions = {
  readonly db: Database;
  readonly org: string;
  readonly channels: ReadonlySet<ChannelName>;
  readonly clock: Clock;
  readonly zone: Zone;
  /** How many duties the watch found that nobody had been told of. */
  readonly missed: () => number;
};

/** The day of the last line. */
const TOLD_ON = "heartbeat-on";
/** After the day's first slot: by then its messages have left, or something is wrong. */
const AFTER_SLOT_MS = 15 * 60_000;
/** What was queued this long ago and still waits is worth telling; what is younger is waited for. */
const STUCK_MS = 10 * 60_000;

/**
 * Tells the administrators once on every working day how the morning's reminders went, or that none was owed, so that
 * silence means that the service is down. A day on which it was down all day is not made up for. Any number of replicas
 * may run it: the day is noted in the store, and the message's own key lets no second one in.
 */
export function heartbeat({ db, org, channels, clock, zone, missed }: HeartbeatOptions): Step {
  let toldOn: string | null = null;

  async function tell(): Promise<void> {
    const now = clock.now();
    const today = dayAt(now, zone);
    // Compared for being the same, not for being later: a clock that was set back must not silence the days between.
    if (toldOn === today) return;
    const { plan, calendar } = await planFacts(db, org);
    if (!plan) return;
    const slot = latestMorning(now, plan, calendar, zone);
    if (slot.day !== today || now.getTime() < slot.at.getTime() + AFTER_SLOT_MS) return;
    const before = new Date(slot.at.getTime() - 1);
    const slots = slotsBetween(before, now, slotTimes(plan), calendar, zone).map(({ at }) => at);
    const told = await db.transaction(async (tx) => {
      if ((await readSetting(tx, org, TOLD_ON, true)) === today) return true;
      const tally = await morningTally(tx, org, slots, new Date(now.getTime() - STUCK_MS));
      // After a restart the morning's messages were queued a moment ago: they leave first.
      if (tally.waiting > tally.stuck) return false;
      await writeSetting(tx, org, TOLD_ON, today);
      const lines = [
        heartbeatLine({ ...tally, missed: missed(), backupsInTrouble: await backupsInTrouble(tx, org, now) }),
      ];
      await queueNotice(tx, org, channels, { to: "admin", key: `heartbeat/${today}`, lines }, now);
      return true;
    });
    if (told) toldOn = today;
  }

  return { name: "heartbeat", run: tell };
}
