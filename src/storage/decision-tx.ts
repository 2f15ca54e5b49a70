import type { Extension, PendingExtension } from "../domain/extension.js";
import type { LocalDate } from "../domain/local-date.js";
import type { ChannelName } from "../domain/officer.js";
import type { ProgressEntry } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import { announce, type Listeners } from "./announce.js";
import type { Executor } from "./database.js";
import {
  askExtension,
  type Decision,
  decideExtension,
  type ExtensionRequest,
  findExtension,
  listExtensions,
  pendingExtensions,
} from "./extensions.js";
import { findEntry } from "./progress.js";
import { type Confirmer, confirmersOf, type WaitingResult, waitingResults } from "./submissions.js";

/** Requests that somebody has to decide, as one conversation sees them. */
export function decisionTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    askExtension: (request: ExtensionRequest, at: Date): Promise<number> => askExtension(tx, org, request, at),
    pendingExtensions: (planId: string): Promise<PendingExtension[]> => pendingExtensions(tx, planId),
    decideExtension: (id: number, decision: Decision, at: Date): Promise<boolean> =>
      decideExtension(tx, org, id, decision, at),
    extensions: (ids: readonly string[]): Promise<Extension[]> => listExtensions(tx, ids),
    findExtension: (planId: string, id: number) => findExtension(tx, org, planId, id),
    findEntry: (id: number): Promise<ProgressEntry | null> => findEntry(tx, org, id),
    waitingResults: (planId: string): Promise<WaitingResult[]> => waitingResults(tx, org, planId),
    confirmers: (unitId: string, authors: readonly string[], on: LocalDate): Promise<Confirmer[]> =>
      confirmersOf(tx, org, channels, unitId, authors, on),
    announce: (
      audience: Listeners,
      news: { readonly key: string; readonly lines: readonly Say[]; readonly asks?: string },
      at: Date,
    ): Promise<number> => announce(tx, org, channels, audience, news, at),
  };
}
