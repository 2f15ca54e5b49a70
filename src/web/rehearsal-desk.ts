import type { FormattedText } from "../domain/message.js";
import type { Role } from "../domain/officer.js";
import type { ProgressSummary } from "../domain/summary.js";
import type { Zone } from "../domain/zone.js";

/** Somebody of the sample roster. Their private chat with the bot has their `id` as its chat id. */
export type DeskPerson = { readonly id: string; readonly name: string; readonly role: Role; readonly unit: string };
export type DeskGroup = { readonly chatId: string; readonly title: string; readonly unit: string };
export type DeskAct = {
  readonly personId: string;
  readonly chatId: string | "private";
  readonly text: string;
  readonly via: "text" | "button";
  readonly replyTo?: string;
};

/** How far to move the clock: to the next moment at which something is sent, or by so much. */
export const ADVANCES = ["next", "day", "week"] as const;
type Advance = (typeof ADVANCES)[number];

/** What the rehearsal page can do with the service behind it. */
export type RehearsalDesk = {
  people(): Promise<readonly DeskPerson[]>;
  groups(): Promise<readonly DeskGroup[]>;
  /** Resolves once the words are taken; the answer comes through the {@link RoomTranscript}. */
  say(act: DeskAct): Promise<void>;
  clock(): { readonly now: Date; readonly zone: Zone };
  /** Moves the clock and sends what falls due on the way. Never called twice at once. `note` is shown as it is. */
  advance(to: Advance): Promise<{ readonly now: Date; readonly note: string }>;
  summary(): Promise<ProgressSummary>;
};

/** What was said in the rehearsal, oldest first. */
export type RoomTranscript = {
  entries(sinceSequence: number): readonly RoomEntry[];
  /** Called after each new entry. @returns the function that ends the subscription */
  subscribe(listener: () => void): () => void;
  file(id: string): { readonly bytes: Uint8Array; readonly fileName: string; readonly mimeType: string } | null;
};

export type RoomEntry = {
  readonly sequence: number;
  readonly messageId: string;
  readonly chatId: string;
  readonly from: { readonly kind: "bot" } | { readonly kind: "person"; readonly userId: string; readonly name: string };
  readonly text: FormattedText;
  readonly choices: readonly { readonly label: string; readonly value: string }[];
  readonly via: string;
  readonly picture?: { readonly id: string; readonly fileName: string };
  readonly documents?: readonly { readonly id: string; readonly fileName: string }[];
  readonly replyTo?: string;
  readonly at: Date;
};
