import type { Clock } from "../domain/clock.js";
import type { Channel, FormattedText } from "../domain/message.js";
import type { ChannelName, Language } from "../domain/officer.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Zone } from "../domain/zone.js";
import type { Ending, Pace } from "./delivery-ports.js";
import type { ReminderStore } from "./ports.js";

export type Sender = Pick<Channel, "name" | "send">;

export type DeliveryOptions = {
  readonly store: ReminderStore;
  readonly channels: readonly Sender[];
  readonly clock: Clock;
  readonly zone: Zone;
  readonly format: (language: Language, lines: readonly Say[]) => FormattedText;
  /** What messages carry besides reminders, as lines. */
  readonly partLines: Readonly<Record<MessagePart, () => Promise<readonly Say[]>>>;
  readonly pace: Pace;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** Told of every try that ended, once it is on record. */
  readonly onEnd?: (channel: ChannelName, state: Ending["state"]) => void;
};
