import type { Extension, PendingExtension } from "../domain/extension.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName, Role } from "../domain/officer.js";
import type { ProgressEntry } from "../domain/plan.js";
import type { Say } from "../domain/say.js";

/** What the conversation asks of the store about requests that somebody has to decide. */
export type DecisionTx = {
  /** Notes a request for a later due date, in place of one that waits; gives its number. */
  askExtension(request: ExtensionRequest, at: Date): Promise<number>;
  pendingExtensions(planId: string): Promise<PendingExtension[]>;
  /** False when it was decided before. */
  decideExtension(
    id: number,
    decision: {
      readonly approved: boolean;
      readonly officerId: string;
      readonly standsForId?: string | undefined;
      readonly channel: ChannelName;
      readonly reason: string | null;
    },
    at: Date,
  ): Promise<boolean>;
  extensions(occurrenceIds: readonly string[]): Promise<Extension[]>;
  /** One request, decided or not, with its duty; null where the plan has no such request. */
  findExtension(planId: string, id: number): Promise<PendingExtension | null>;
  /** One entry of the history by its number; null when there is none. */
  findEntry(id: number): Promise<ProgressEntry | null>;
  /** The results that wait to be confirmed, those that wait longest first. */
  waitingResults(planId: string): Promise<WaitingResult[]>;
  /** Who may confirm the unit's results and can be reached, heads first; never the authors. */
  confirmers(unitId: string, authors: readonly string[], on: LocalDate): Promise<Confirmer[]>;
  /** Queues lines that are no reminder; gives how many chats will hear them. `asks` is what they ask to decide. */
  announce(
    audience: Listeners,
    news: { readonly key: string; readonly lines: readonly Say[]; readonly asks?: string },
    at: Date,
  ): Promise<number>;
};

/**
 * `deciders`: the unit's heads in private, where there is none the coordinators, never the person `except`. `unit`: its
 * group, without one its officers and those of `also`, never the chat `except`. `people`: each in private.
 */
type Listeners =
  | {
      readonly to: "deciders" | "unit";
      readonly unitId: string;
      readonly except: string;
      readonly also?: readonly string[];
    }
  | { readonly to: "people"; readonly officerIds: readonly string[] };

export type WaitingResult = { readonly occurrence: Occurrence; readonly submission: ProgressEntry };

export type Confirmer = { readonly id: string; readonly name: string; readonly role: Role };

type ExtensionRequest = {
  readonly occurrence: Occurrence & { readonly dueOn: LocalDate };
  readonly toOn: LocalDate;
  readonly reason: string;
  readonly officerId: string;
  readonly channel: ChannelName;
};
