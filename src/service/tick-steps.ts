import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { reminderStore } from "../storage/reminder-store.js";
import { draftReport } from "./draft-report.js";
import { heartbeat } from "./heartbeat.js";
import { lateAnswers } from "./late-answers.js";
import type { PersonMenus } from "./person-menus.js";
import type { Step } from "./scheduler.js";
import { type Watchdog, watchdog } from "./watchdog.js";

/** The watch over this office's reminders. */
export function watchOver({ database, organization, channels, clock, zone }: Office, log: Logger): Watchdog {
  const store = reminderStore(database.db, organization.id, channels);
  return watchdog({ store, database, org: organization.id, channels, clock, zone, log });
}

/** What every tick of this office does between planning and delivering, in order. */
export function tickSteps(office: Office, watch: Watchdog, menus: PersonMenus | null, log: Logger): Step[] {
  const { database, organization, channels, clock, zone } = office;
  const missed = () => watch.last()?.missed ?? 0;
  const pulse = heartbeat({ db: database.db, org: organization.id, channels, clock, zone, missed });
  return [watch, pulse, draftReport(office), lateAnswers(office, log), ...(menus ? [menus] : [])];
}
