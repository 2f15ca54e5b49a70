import { MONTHLY_BUDGET, monthOf } from "../domain/budget.js";
import type { Channel, Delivery } from "../domain/message.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import type { Sender } from "../reminders/delivery-options.js";
import { countSent } from "../storage/channel-usage.js";
import { departures } from "./departures.js";
import { waitUntil } from "./pacing.js";

/** One channel as answers and as reminders use it: both share its pace and its budget, and answers go first. */
export function sendersOf(channel: Channel, office: Office, log: Logger): { answers: Channel; reminders: Sender } {
  const { name } = channel;
  const { clock } = office;
  const left = departures(name, clock, (at) => waitUntil(clock, at));
  async function send(answered: () => void, ...[to, message]: Parameters<Sender["send"]>): Promise<Delivery> {
    const delivery = await channel.send(to, message);
    answered();
    await count(channel, delivery, office, log);
    return delivery;
  }
  return {
    answers: {
      ...channel,
      send: (to, message) => send(left.leave(), to, message),
    },
    reminders: {
      name,
      send: async (to, message) => send(await left.turn(), to, message),
    },
  };
}

/** Every message a channel with a budget took, the parts of a long one each. A count that fails takes no message back. */
async function count({ name }: Channel, delivery: Delivery, office: Office, log: Logger): Promise<void> {
  if (delivery.outcome !== "sent" || MONTHLY_BUDGET[name] === undefined) return;
  const { database, organization, channels, clock, zone } = office;
  const now = clock.now();
  const usage = { channel: name, month: monthOf(now, zone), sent: Math.max(1, delivery.messageIds.length) };
  try {
    await database.db.transaction((tx) => countSent(tx, organization.id, channels, usage, now));
  } catch (err) {
    log.error({ err, channel: name }, "a message was sent and not counted");
  }
}
