import type { Choice, FormattedText, Incoming } from "../../domain/message.js";

/** One bubble of the rehearsal's transcript: what the bot sent, or what a rehearsed person said or pressed. */
export type Entry = {
  /** 1, 2, 3 … over all chats, in the order things were said. */
  readonly sequence: number;
  readonly messageId: string;
  readonly chatId: string;
  readonly from: { readonly kind: "bot" } | { readonly kind: "person"; readonly userId: string; readonly name: string };
  /** A pressed button shows its label, as a phone would. */
  readonly text: FormattedText;
  readonly choices: readonly Choice[];
  readonly via: Incoming["via"];
  readonly picture?: FileReference;
  readonly documents?: readonly FileReference[];
  readonly replyTo?: string;
  readonly at: Date;
};

export type FileReference = { readonly id: string; readonly fileName: string };
export type RehearsalFile = { readonly bytes: Uint8Array; readonly fileName: string; readonly mimeType: string };
