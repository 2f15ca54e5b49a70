import type { LocalDate } from "./local-date.js";
import type { Occurrence } from "./occurrence.js";
import type { ChannelName } from "./officer.js";

/** A request for a later due date, and what was decided. */
export type Extension = {
  readonly id: number;
  readonly occurrenceId: string;
  /** The due date when it was asked for. */
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly reason: string;
  readonly officerId: string;
  readonly officer: string;
  readonly askedAt: Date;
  /** Where it was asked for; null: nobody noted it then. */
  readonly channel: ChannelName | null;
  /** Null while nobody has decided. */
  readonly decision: ExtensionDecision | null;
};

type ExtensionDecision = {
  readonly approved: boolean;
  readonly officer: string;
  /** The person in whose place `officer` decided; absent, in their own. */
  readonly standsFor?: { readonly officerId: string; readonly officer: string };
  readonly at: Date;
  /** As where it was asked for. */
  readonly channel: ChannelName | null;
  readonly reason: string | null;
};

/** One that waits to be decided, with the duty it is about as it stands now. */
export type PendingExtension = Extension & { readonly occurrence: Occurrence };
