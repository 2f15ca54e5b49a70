import { realTimers } from "../channels/timers.js";
import type { Config } from "../config.js";
import type { SummaryForms } from "../conversation/ports.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import type { Sender } from "../reminders/delivery-options.js";
import type { PlanningOptions } from "../reminders/plan-due.js";
import { reminderStore } from "../storage/reminder-store.js";
import { quickBeat, steadyBeat } from "./beat.js";
import { draftFiles } from "./draft-files.js";
import type { Guard } from "./guard.js";
import type { ServiceMetrics } from "./metrics.js";
import { paceOf } from "./pacing.js";
import { partLines } from "./part-lines.js";
import { type Scheduler, type Step, scheduler } from "./scheduler.js";
import type { Trace } from "./tracing.js";

/** A reminder leaves at most this long after its slot. */
const TICK_SECONDS = 5;

/** What planning reminders needs of an office. */
export function planningOf({ database, organization, channels, clock, zone }: Office): PlanningOptions {
  return { store: reminderStore(database.db, organization.id, channels), clock, zone };
}

export type RemindingOptions = {
  readonly config: Config;
  readonly office: Office;
  readonly planning: PlanningOptions;
  readonly channels: readonly Sender[];
  readonly forms: SummaryForms;
  readonly metrics: ServiceMetrics;
  readonly steps: readonly Step[];
  readonly log: Logger;
  readonly trace: Trace;
  readonly guard: Guard;
};

/** The heartbeat over this office, sending through `channels`. */
export function createScheduler(options: RemindingOptions): Scheduler {
  const { config, office, planning, channels, forms, metrics, steps, log, trace, guard } = options;
  const { database, organization, clock, zone, texts } = office;
  return scheduler({
    planning,
    delivery: {
      store: planning.store,
      channels,
      clock,
      zone,
      format: texts.format,
      partLines: partLines({
        db: database.db,
        organization,
        channels: office.channels,
        clock,
        summaryLines: forms.lines,
      }),
      draft: draftFiles(office),
      pace: paceOf(clock),
      log,
      onEnd: metrics.reminder,
    },
    steps,
    log,
    beat: config.clock.speed > 1 ? quickBeat(realTimers) : steadyBeat(TICK_SECONDS, log),
    trace,
    guard,
  });
}
