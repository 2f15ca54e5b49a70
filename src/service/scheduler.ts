import type { Logger } from "../log.js";
import { deliverDue } from "../reminders/deliver-due.js";
import type { DeliveryOptions } from "../reminders/delivery-options.js";
import { type PlanningOptions, planDue } from "../reminders/plan-due.js";
import type { ReminderStore } from "../reminders/ports.js";
import type { Beat } from "./beat.js";
import type { Guard, Held } from "./guard.js";
import { type Trace, untraced } from "./tracing.js";

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
  /** When to look. */
  readonly beat: Beat;
  /** Absent: no traces are made. */
  readonly trace?: Trace;
  /** Told of every move from the first run on; absent: nobody watches. */
  readonly guard?: Pick<Guard, "hold">;
};

export type Step = { readonly name: string; run(): Promise<unknown> };

/**
 * The heartbeat. The beat only says "look again": what is owed is read from the store, so a tick that is late, lost or
 * doubled changes nothing.
 */
export function scheduler(options: SchedulerOptions): Scheduler {
  const { planning, steps = [], log, trace = untraced } = options;
  let held: Held | null = null;
  const moves = (at?: string) => held?.moves(at);
  // A pass may send for as long as it takes, as long as one message after the other has an end on record.
  const delivery = { ...options.delivery, store: telling(options.delivery.store, moves) };
  let beating: ReturnType<Beat> | null = null;
  let inHand: Promise<void> | null = null;
  let last: Date | null = null;
  let stopping = false;

  function part<T>(name: string, work: () => Promise<T>): Promise<T> {
    moves(name);
    return trace(name, {}, work);
  }

  async function work(): Promise<void> {
    try {
      const queued = await part("plan", () => planDue(planning));
      if (queued > 0) log.info({ messages: queued }, "reminders are due");
    } finally {
      // What is queued leaves, and the watch looks, even while planning fails.
      for (const { name, run } of steps) {
        await part(name, run).catch((err: unknown) =>
          log.error({ err, step: name }, "a step failed; the next tick tries again"),
        );
      }
      await part("deliver", async () => {
        while (!stopping && (await deliverDue(delivery, () => !stopping)) > 0);
      });
    }
    last = planning.clock.now();
  }

  async function run(): Promise<void> {
    // A step asked for while a tick is at work must still see what its own time makes due.
    while (inHand) await inHand.catch(() => undefined);
    if (stopping) return;
    // Also between ticks: a timer that no longer fires is as silent as a query that never ends.
    held ??= options.guard?.hold("the reminders") ?? null;
    inHand = trace("tick", {}, work).finally(() => {
      moves("the next tick");
      inHand = null;
    });
    await inHand;
  }

  return {
    run,
    start() {
      beating = options.beat(async () => {
        if (inHand) return;
        await run().catch((err: unknown) => log.error({ err }, "the reminder tick failed; the next one tries again"));
      });
    },
    async stop() {
      stopping = true;
      await beating?.stop();
      await inHand?.catch(() => undefined);
      held?.release();
    },
    lastRunAt: () => last,
  };
}

/** The store, with every answer of it told: a refusal is one too. */
function telling(store: ReminderStore, answered: () => void): ReminderStore {
  return { transaction: (work) => store.transaction(work).finally(() => answered()) };
}
