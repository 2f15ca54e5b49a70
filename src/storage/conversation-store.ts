import type { WorkCalendar } from "../domain/calendar.js";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { Extension, PendingExtension } from "../domain/extension.js";
import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { PeriodReport } from "../domain/period-report.js";
import type { FigureRecord, Plan, ProgressEntry, Source } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import type { CountedScope, MissingStretch, Snapshot, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import { type Acknowledgement, acknowledge, acknowledgementsOf, type Seen } from "./acknowledgements.js";
import { announce, type Listeners } from "./announce.js";
import { type Reader, readerOf } from "./chat-reader.js";
import type { Database, Executor } from "./database.js";
import {
  addDelegation,
  endDelegation,
  type NewDelegation,
  openDelegations,
  rolesStoodInFor,
  type StoredDelegation,
} from "./delegations.js";
import { entriesOfMessage } from "./entries-of-message.js";
import {
  allEvidence,
  evidenceBytes,
  listEvidence,
  type SavedEvidence,
  saveEvidence,
  type Withdrawal,
  withdrawEvidence,
} from "./evidence.js";
import {
  askExtension,
  type Decision,
  decideExtension,
  type ExtensionRequest,
  findExtension,
  listExtensions,
  pendingExtensions,
} from "./extensions.js";
import { feedSince, renewFeed, revokeFeed } from "./feeds.js";
import { type Freeze, freezePeriods, frozenAmong, unfreezePeriods } from "./frozen-periods.js";
import { handOver, removePosts, rolesOnlyOf } from "./hand-over.js";
import { markAnswered } from "./inbox.js";
import { type LockedDuty, lockDuties } from "./lock-duties.js";
import { addMute, endLeave, endMute, mutedUntil, type NewMute, type Snooze, snoozesOf } from "./mutes.js";
import { type Nudged, nudge } from "./nudge.js";
import { type Imports, officeTx } from "./office-tx.js";
import { type PlanFacts, planFacts } from "./plan-facts.js";
import {
  findEntry,
  lastEntryOf,
  listEntries,
  listFigures,
  listOccurrences,
  type OccurrenceFilter,
} from "./progress.js";
import { type Arrival, type Received, receive } from "./receive.js";
import { findOfficer, listUnits, officersWithRoles, setLanguage } from "./roster.js";
import { latestSaid, latestSaidAbout, type SaidMessage, saidMessage } from "./said-message.js";
import { type NewEntry, type SavedEntry, saveEntry } from "./save-entry.js";
import { createSignInLink } from "./sessions.js";
import { type StandIns, standIns } from "./stand-ins.js";
import { type Confirmer, confirmersOf, type WaitingResult, waitingResults } from "./submissions.js";

/** What summaries say, worked out of what the transaction sees. */
export type Summaries = {
  summary(tx: Executor, scope: SummaryScope, at: Date, detail?: "matrix" | "months"): Promise<Snapshot | null>;
  missingUnits(tx: Executor, scope: CountedScope, stretches: readonly MissingStretch[]): Promise<(readonly string[])[]>;
};
/** Puts a period's report together from what the transaction sees. */
export type ReportOf = (tx: Executor, period: Period, now: Date) => Promise<PeriodReport | null>;

/** The store as one conversation sees it: one message, one transaction. */
export function conversationStore(
  db: Database,
  org: string,
  channels: ReadonlySet<ChannelName>,
  summaries: Summaries,
  reportOf: ReportOf,
  imports: Imports,
) {
  return {
    async transaction<T>(work: (tx: ReturnType<typeof conversationTx>) => Promise<T>): Promise<T> {
      const leaving: Promise<unknown>[] = [];
      const done = db.transaction((tx) =>
        work(conversationTx(tx, org, channels, summaries, reportOf, imports, leaving)),
      );
      await done.catch(() => undefined);
      // First, for what went wrong here made the rest go wrong.
      await Promise.all(leaving);
      return done;
    },
  };
}

function conversationTx(
  tx: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  summaries: Summaries,
  reportOf: ReportOf,
  imports: Imports,
  /** Takes what was sent to the store and not waited for. */
  leaving: Promise<unknown>[],
) {
  // A conversation changes no plan: what its transaction has read of it once stays so.
  let read: Promise<PlanFacts> | null = null;
  let revision: string | undefined;
  const facts = () => {
    read ??= planFacts(tx, org, revision);
    return read;
  };
  // Asked for at each step of an answer; only what this transaction has locked is known to stay as it was read.
  const locked = new Map<string, LockedDuty>();
  return {
    receive: async (arrival: Arrival): Promise<Received> => {
      const received = await receive(tx, org, arrival);
      revision = received.revision;
      return received;
    },
    stayedSilent: (channel: ChannelName, key: string) => markAnswered(tx, org, [{ channel, key }]),
    findOfficer: async (account: Account, on: LocalDate): Promise<Officer | null> => {
      const [officer, roles] = await Promise.all([
        findOfficer(tx, org, account),
        rolesStoodInFor(tx, org, account, on),
      ]);
      return officer && roles.length > 0 ? { ...officer, memberships: [...officer.memberships, ...roles] } : officer;
    },
    setLanguage: (officerId: string, language: Language) => setLanguage(tx, officerId, language),
    signInLink: (officerId: string, at: Date): Promise<string> => createSignInLink(tx, org, officerId, at),
    feedSince: (officerId: string): Promise<Date | null> => feedSince(tx, officerId),
    renewFeed: (officerId: string, at: Date): Promise<string> => renewFeed(tx, org, officerId, at),
    revokeFeed: (officerId: string): Promise<boolean> => revokeFeed(tx, officerId),
    units: (): Promise<Unit[]> => listUnits(tx, org),
    plan: async (): Promise<Plan | null> => (await facts()).plan,
    calendar: async (): Promise<WorkCalendar> => (await facts()).calendar,
    occurrences: async (planId: string, query: OccurrenceFilter, lock = false): Promise<Occurrence[]> => {
      const { task, unitIds, ...more } = query;
      if (!lock || task === undefined || !unitIds?.length || Object.keys(more).length > 0)
        return listOccurrences(tx, planId, query, lock);
      const duties = await lockDuties(tx, planId, task, unitIds);
      for (const duty of duties) locked.set(duty.occurrence.id, duty);
      return duties.map(({ occurrence }) => occurrence);
    },
    figures: async (ids: readonly string[]): Promise<FigureRecord[]> =>
      ids.every((id) => locked.has(id)) ? ids.flatMap((id) => locked.get(id)?.figures ?? []) : listFigures(tx, ids),
    entries: (ids: readonly string[]): Promise<ProgressEntry[]> => listEntries(tx, ids),
    entriesOfMessage: (officerId: string, source: Source): Promise<ProgressEntry[]> =>
      entriesOfMessage(tx, officerId, source),
    findEntry: (id: number): Promise<ProgressEntry | null> => findEntry(tx, org, id),
    lastEntryOf: (officerId: string): Promise<ProgressEntry | null> => lastEntryOf(tx, officerId),
    saveEntry: async (entry: NewEntry): Promise<SavedEntry> => {
      const known = locked.get(entry.occurrence.id);
      locked.delete(entry.occurrence.id);
      const saving = saveEntry(tx, org, entry);
      if (!known) return saving;
      // Nothing it says is news: COMMIT follows it without a wait, and is refused should it fail.
      saving.catch(() => undefined);
      leaving.push(saving);
      return { amends: known.frozen };
    },
    askExtension: (request: ExtensionRequest, at: Date): Promise<number> => askExtension(tx, org, request, at),
    findExtension: (planId: string, id: number) => findExtension(tx, org, planId, id),
    pendingExtensions: (planId: string): Promise<PendingExtension[]> => pendingExtensions(tx, planId),
    decideExtension: (id: number, decision: Decision, at: Date): Promise<boolean> =>
      decideExtension(tx, org, id, decision, at),
    waitingResults: (planId: string): Promise<WaitingResult[]> => waitingResults(tx, org, planId),
    confirmers: (unitId: string, authors: readonly string[], on: LocalDate): Promise<Confirmer[]> =>
      confirmersOf(tx, org, channels, unitId, authors, on),
    extensions: (ids: readonly string[]): Promise<Extension[]> => listExtensions(tx, ids),
    announce: (audience: Listeners, news: { key: string; lines: readonly Say[] }, at: Date): Promise<number> =>
      announce(tx, org, channels, audience, news, at),
    freeze: (planId: string, periods: readonly Period[], officerId: string, at: Date): Promise<number> =>
      freezePeriods(tx, org, planId, periods, officerId, at),
    unfreeze: (planId: string, at: Date) => unfreezePeriods(tx, planId, at),
    frozen: (planId: string, periods: readonly Period[]): Promise<Freeze[]> => frozenAmong(tx, planId, periods),
    ...officeTx(tx, org, channels, imports),
    summary: (scope: SummaryScope, at: Date, detail?: "matrix" | "months") => summaries.summary(tx, scope, at, detail),
    missingUnits: (scope: CountedScope, stretches: readonly MissingStretch[]) =>
      summaries.missingUnits(tx, scope, stretches),
    periodReport: (period: Period, now: Date) => reportOf(tx, period, now),
    nudge: (occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<Nudged> =>
      nudge(tx, org, channels, occurrences, notSince, at),
    snoozes: (ids: readonly string[], at: Date): Promise<Snooze[]> => snoozesOf(tx, org, ids, at),
    mutedUntil: (officerId: string, at: Date): Promise<Date | null> => mutedUntil(tx, org, officerId, at),
    mute: (mute: NewMute, at: Date) => addMute(tx, org, mute, at),
    people: (): Promise<Officer[]> => officersWithRoles(tx, org),
    handOver: (given: Parameters<typeof handOver>[2], at: Date) => handOver(tx, org, given, at),
    removePosts: (officerId: string, posts: Parameters<typeof removePosts>[2]) => removePosts(tx, officerId, posts),
    rolesOnlyOf: (officerId: string, roles: readonly Role[]): Promise<Role[]> => rolesOnlyOf(tx, org, officerId, roles),
    delegate: (given: NewDelegation, at: Date) => addDelegation(tx, org, given, at),
    openDelegations: (on: LocalDate): Promise<StoredDelegation[]> => openDelegations(tx, org, on),
    endDelegation: (id: number, at: Date): Promise<boolean> => endDelegation(tx, org, id, at),
    endLeave: (officerId: string, at: Date): Promise<boolean> => endLeave(tx, org, officerId, at),
    endMute: (mute: Pick<NewMute, "officerId" | "occurrenceId">, at: Date): Promise<boolean> =>
      endMute(tx, org, mute, at),
    standIns: (unitId: string, away: string, at: Date): Promise<StandIns> =>
      standIns(tx, org, unitId, away, channels, at),
    saidMessage: (chat: ChatAddress, messageId: string): Promise<SaidMessage | null> =>
      saidMessage(tx, org, chat, messageId),
    latestSaid: (chat: ChatAddress, since: Date): Promise<SaidMessage | null> => latestSaid(tx, org, chat, since),
    latestSaidAbout: (occurrenceId: string): Promise<SaidMessage | null> => latestSaidAbout(tx, occurrenceId),
    reader: (chat: ChatAddress): Promise<Reader | null> => readerOf(tx, org, chat),
    acknowledge: (duties: readonly Seen[], officerId: string, at: Date): Promise<string[]> =>
      acknowledge(tx, org, duties, officerId, at),
    saveEvidence: (given: NewEvidence, at: Date): Promise<SavedEvidence> => saveEvidence(tx, org, given, at),
    evidence: (ids: readonly string[]): Promise<Evidence[]> => listEvidence(tx, ids),
    allEvidence: (ids: readonly string[]): Promise<Evidence[]> => allEvidence(tx, ids),
    withdrawEvidence: (withdrawal: Withdrawal, at: Date) => withdrawEvidence(tx, org, withdrawal, at),
    evidenceBytes: (id: number): Promise<Uint8Array | null> => evidenceBytes(tx, org, id),
    acknowledgements: (ids: readonly string[]): Promise<Acknowledgement[]> => acknowledgementsOf(tx, ids),
  };
}
