import { type ScheduledTask, schedule, setLogger } from "node-cron";
import type { Logger } from "../log.js";
import { deliverDue } from "../reminders/deliver-due.js";
import type { DeliveryOptions } from "../reminders/delivery-options.js";
import { type PlanningOptions, planDue } from "../reminders/plan-due.js";

export type Scheduler = {
  start(): void;
  /** Plans and sends what is due now, to the end of what may leave now. For the tick and for a rehearsal's step. */
  run(): Promise<void>;
  /** Resolves when what is being sent has an end on record; what is still queued waits for the next start. */
  stop(): Promise<void>;
  /** When a run last ended well; null before the first. */
  lastRunAt(): Date | null;
};

export type SchedulerOptions = {
  readonly planning: PlanningOptions;
  readonly delivery: DeliveryOptions;
  /** Run after planning in every tick; each knows itself when it is its time. One that fails hinders nothing else. */
  readonly steps?: readonly Step[];
  readonly log: Logger;
  /** Real seconds between ticks; a clock that runs fast ticks every second. */
  readonly everySeconds: number;
};

export type Step = { readonly name: string; run(): Promise<unknown> };

/**
 * The heartbeat. node-cron only says "look again": what is owed is read from the store, so a tick that is late, lost
 * or doubled changes nothing.
 */
export function scheduler({ planning, delivery, steps = [], log, everySeconds }: SchedulerOptions): Scheduler {
  let task: ScheduledTask | null = null;
  let inHand: Promise<void> | null = null;
  let last: Date | null = null;
  let stopping = false;

  async function work(): Promise<void> {
    try {
      const queued = await planDue(planning);
      if (queued > 0) log.info({ messages: queued }, "reminders are due");
    } finally {
      // What is queued leaves, and the watch looks, even while planning fails.
      for (const { name, run } of steps) {
        await run().catch((err: unknown) => log.error({ err, step: name }, "a step failed; the next tick tries again"));
      }
      while (!stopping && (await deliverDue(delivery, () => !stopping)) > 0);
    }
    last = planning.clock.now();
  }

  async function run(): Promise<void> {
    // A step asked for while a tick is at work must still see what its own time makes due.
    while (inHand) await inHand.catch(() => undefined);
    if (stopping) return;
    inHand = work().finally(() => {
      inHand = null;
    });
    await inHand;
  }

  return {
    run,
    start() {
      quieten(log);
      task = schedule(
        `*/${everySeconds} * * * * *`,
        async () => {
          if (inHand) return;
          await run().catch((err: unknown) => log.error({ err }, "the reminder tick failed; the next one tries again"));
        },
        { name: "reminders", noOverlap: true },
      );
    },
    async stop() {
      stopping = true;
      await task?.destroy();
      await inHand?.catch(() => undefined);
    },
    lastRunAt: () => last,
  };
}

/** node-cron's own words go to our log: on its own it prints coloured lines among the JSON. */
function quieten(log: Logger): void {
  const text = (message: string | Error) => (message instanceof Error ? message.name : message);
  setLogger({
    debug: (message) => log.debug({ from: "node-cron" }, text(message)),
    info: (message) => log.debug({ from: "node-cron" }, text(message)),
    warn: (message) => log.warn({ from: "node-cron" }, text(message)),
    error: (message, err) => log.error({ from: "node-cron", err }, text(message)),
  });
}
