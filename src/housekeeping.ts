import { type ScheduledTask, schedule } from "node-cron";
import type { Clock } from "./domain/clock.js";
import type { Zone } from "./domain/zone.js";
import type { Logger } from "./log.js";
import type { OpenDatabase } from "./storage/database.js";
import { forgetMessages } from "./storage/inbox.js";

/** No provider delivers a message again after so long; until then its key must be remembered. */
const REMEMBER_DAYS = 7;

/** Each night: old message keys go, and the embedded store, which has nobody else to do it, is vacuumed. */
export function housekeeping(database: OpenDatabase, clock: Clock, zone: Zone, log: Logger): { stop(): Promise<void> } {
  const task: ScheduledTask = schedule(
    "0 3 * * *",
    async () => {
      try {
        await forgetMessages(database.db, new Date(clock.now().getTime() - REMEMBER_DAYS * 86_400_000));
        await database.vacuum();
      } catch (err) {
        log.error({ err }, "the nightly housekeeping failed; tomorrow's tries again");
      }
    },
    { name: "housekeeping", timezone: zone, noOverlap: true },
  );
  return { stop: async () => void (await task.destroy()) };
}
