import type { Clock } from "../domain/clock.js";
import type { Channel, Document, FormattedText } from "../domain/message.js";
import type { ChannelName, Language } from "../domain/officer.js";
import type { DueReport, LinesPart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Zone } from "../domain/zone.js";
import type { Ending, Pace } from "./delivery-ports.js";
import type { ReminderStore } from "./ports.js";

export type Sender = Pick<Channel, "name" | "send">;

/** A report's draft as it goes out: what is said of it, its files, what to say where a channel carries no files. */
export type Draft = {
  readonly lines: readonly Say[];
  readonly documents: readonly Document[];
  readonly withoutFiles: Say;
};

export type DeliveryOptions = {
  readonly store: ReminderStore;
  readonly channels: readonly Sender[];
  readonly clock: Clock;
  readonly zone: Zone;
  readonly format: (language: Language, lines: readonly Say[]) => FormattedText;
  /** What messages carry besides reminders, as lines. */
  readonly partLines: Readonly<Record<LinesPart, () => Promise<readonly Say[]>>>;
  /** A draft as it stands now; null when it is not wanted any more. Absent: its notice is said as it was queued. */
  readonly draft?: (report: DueReport) => Promise<Draft | null>;
  readonly pace: Pace;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** Told of every try that ended, once it is on record. */
  readonly onEnd?: (channel: ChannelName, state: Ending["state"]) => void;
};
