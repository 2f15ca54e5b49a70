import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

export type ServiceMetrics = {
  readonly registry: Registry;
  answer(channel: string, outcome: string): void;
  reminder(channel: string, state: string): void;
};

/** What Prometheus may ask. `waiting` counts the messages still on their way. */
export function serviceMetrics(waiting: () => Promise<number>): ServiceMetrics {
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
  new Gauge({
    name: "nhacviec_outbox_waiting",
    help: "Reminder messages queued, being sent or held",
    registers: [registry],
    async collect() {
      this.set(await waiting());
    },
  });
  return {
    registry,
    answer: (channel, outcome) => answers.inc({ channel, outcome }),
    reminder: (channel, state) => reminders.inc({ channel, state }),
  };
}
