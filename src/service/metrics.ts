import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

export type ServiceMetrics = {
  readonly registry: Registry;
  answer(channel: string, outcome: string): void;
  reminder(channel: string, state: string): void;
  /** Somebody came with a one-time link, a calendar's address or a key of the read API. */
  keyUsed(kind: "link" | "feed" | "api", outcome: string): void;
};

/** How delivery stands at the moment of asking: what only the store knows. */
export type DeliveryFacts = {
  readonly waiting: number;
  readonly uncertain: number;
  readonly oldestSeconds: number;
  readonly lateToday: number;
  readonly failedToday: number;
  /** What the watchdog's last pass found; null before the first. */
  readonly missed: number | null;
  /** Since the last backup that was read back whole; null where none was ever taken. */
  readonly backupSeconds: number | null;
};

/** What each number is, for whoever reads the dashboard. */
const GAUGES: Readonly<Record<keyof DeliveryFacts, readonly [name: string, help: string]>> = {
  waiting: ["nhacviec_outbox_waiting", "Reminder messages owed and not ended: queued, being sent or held"],
  uncertain: ["nhacviec_outbox_uncertain", "Messages held because an earlier try may have arrived"],
  oldestSeconds: ["nhacviec_outbox_oldest_seconds", "Seconds since the slot of the message that has waited longest"],
  lateToday: ["nhacviec_reminders_late_today", "Messages sent more than ten minutes after their slot, since midnight"],
  failedToday: ["nhacviec_reminders_failed_today", "Messages that ended without having been sent, since midnight"],
  missed: ["nhacviec_reminders_missed", "Duties not spoken of in their slot, as the watchdog last found"],
  backupSeconds: ["nhacviec_backup_age_seconds", "Seconds since the last backup that was read back whole"],
};

/** How a send to a person and a reminder's can end. */
const OUTCOMES = ["sent", "retry", "refused", "uncertain", "failed"];
const STATES = ["sent", "satisfied", "ready", "uncertain", "failed"];

/** What Prometheus may ask. @param channels those that run */
export function serviceMetrics(
  delivery: () => Promise<DeliveryFacts>,
  channels: Iterable<string> = [],
): ServiceMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "nhacviec_answers_total",
    help: "Answers to people, by channel and how the send ended",
    labelNames: ["channel", "outcome"],
    registers: [registry],
  });
  const reminders = new Counter({
    name: "nhacviec_reminders_total",
    help: "Reminder messages, by channel and how the send ended",
    labelNames: ["channel", "state"],
    registers: [registry],
  });
  // From zero: Prometheus sees no increase in a number that begins with its first event.
  for (const channel of channels) {
    for (const outcome of OUTCOMES) answers.inc({ channel, outcome }, 0);
    for (const state of STATES) reminders.inc({ channel, state }, 0);
  }
  const keys = new Counter({
    name: "nhacviec_keys_total",
    help: "One-time links, calendar addresses and API tokens that were tried, by kind and what came of it",
    labelNames: ["kind", "outcome"],
    registers: [registry],
  });
  // All of them are one question to the store: whichever is asked first asks it for the rest.
  let asked: Promise<DeliveryFacts> | null = null;
  const ask = () => {
    asked ??= delivery().finally(() => {
      asked = null;
    });
    return asked;
  };
  for (const [fact, [name, help]] of Object.entries(GAUGES)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = (await ask())[fact as keyof DeliveryFacts];
        // Left alone it would say 0: a backup that was never taken is not one of this moment.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  }
  return {
    registry,
    answer: (channel, outcome) => answers.inc({ channel, outcome }),
    reminder: (channel, state) => reminders.inc({ channel, state }),
    keyUsed: (kind, outcome) => keys.inc({ kind, outcome }),
  };
}
