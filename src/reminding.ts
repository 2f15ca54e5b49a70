import type { Config } from "./config.js";
import type { SummaryForms } from "./conversation/ports.js";
import type { Channel } from "./domain/message.js";
import { DEFAULT_LADDER } from "./domain/reminder.js";
import type { Logger } from "./log.js";
import type { ServiceMetrics } from "./metrics.js";
import type { Office } from "./office.js";
import type { PlanningOptions } from "./reminders/plan-due.js";
import { type Scheduler, scheduler } from "./scheduler.js";
import { reminderStore } from "./storage/reminder-store.js";

/** How long between messages to one chat: Telegram allows about one a second, twenty a minute in a group. */
const GAP_MS = { private: 1_050, group: 3_050 } as const;
/** Longer than the slowest send (a photo Zalo fetches itself). */
const LEASE_MS = 180_000;

/** What planning reminders needs of an office. */
export function planningOf({ database, organization, channels, clock, zone }: Office): PlanningOptions {
  return { store: reminderStore(database.db, organization.id, channels), clock, zone, ladder: DEFAULT_LADDER };
}

/** The heartbeat over this office, sending through `channels`. */
export function createScheduler(
  config: Config,
  office: Office,
  planning: PlanningOptions,
  channels: readonly Channel[],
  forms: SummaryForms,
  metrics: ServiceMetrics,
  log: Logger,
): Scheduler {
  const { clock, zone, texts } = office;
  return scheduler({
    planning,
    delivery: {
      store: planning.store,
      channels: channels.map((channel) => counted(channel, metrics)),
      clock,
      zone,
      format: texts.format,
      partLines: {
        weekly: async () => {
          const summary = await office.summary({ kind: "plan" });
          return summary ? forms.lines(summary) : [];
        },
        morning: async () => [],
      },
      // Pace is for the provider's real seconds; the service's clock may run faster.
      pace: { gapMs: (address) => gapOf(address) * clock.speed, leaseMs: LEASE_MS * clock.speed },
      log,
    },
    log,
    everySeconds: config.clock.speed > 1 ? 1 : 5,
  });
}

function counted(channel: Channel, metrics: ServiceMetrics): Pick<Channel, "name" | "send"> {
  return {
    name: channel.name,
    async send(to, message) {
      const delivery = await channel.send(to, message);
      metrics.reminder(channel.name, delivery.outcome);
      return delivery;
    },
  };
}

/** Telegram's groups have negative ids; Zalo's limits are unknown, so it gets the careful gap; a rehearsal needs none. */
function gapOf({ channel, chatId }: { channel: string; chatId: string }): number {
  if (channel === "rehearsal") return 0;
  return channel === "telegram" && !chatId.startsWith("-") ? GAP_MS.private : GAP_MS.group;
}
