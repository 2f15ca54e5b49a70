import type { WorkCalendar } from "../domain/calendar.js";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { PeriodReport } from "../domain/period-report.js";
import type { FigureRecord, Plan, ProgressEntry, Source } from "../domain/plan.js";
import type { CountedScope, MissingStretch, Snapshot, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import type { Database, Executor } from "./database.js";
import { decisionTx } from "./decision-tx.js";
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
import { feedSince, renewFeed, revokeFeed } from "./feeds.js";
import { type Freeze, freezePeriods, frozenAmong, unfreezePeriods } from "./frozen-periods.js";
import { handOver, removePosts, rolesOnlyOf } from "./hand-over.js";
import { markAnswered } from "./inbox.js";
import { type LockedDuty, lockDuties } from "./lock-duties.js";
import { type Imports, officeTx } from "./office-tx.js";
import { type PlanFacts, planFacts } from "./plan-facts.js";
import { lastEntryOf, listEntries, listFigures, listOccurrences, type OccurrenceFilter } from "./progress.js";
import { type Arrival, type Received, receive } from "./receive.js";
import { reminderTx } from "./reminder-tx.js";
import { findOfficer, listUnits, officersWithRoles, setLanguage } from "./roster.js";
import { type NewEntry, type SavedEntry, saveEntry } from "./save-entry.js";
import { createSignInLink } from "./sessions.js";

/** What is worked out of what the transaction sees: summaries, a period's report, a file that is to be imported. */
export type Workings = {
  summary(tx: Executor, scope: SummaryScope, at: Date, detail?: "matrix" | "months"): Promise<Snapshot | null>;
  missingUnits(tx: Executor, scope: CountedScope, stretches: readonly MissingStretch[]): Promise<(readonly string[])[]>;
  report(tx: Executor, period: Period, now: Date): Promise<PeriodReport | null>;
  readonly imports: Imports;
};

/** The store as one conversation sees it: one message, one transaction. */
export function conversationStore(db: Database, org: string, channels: ReadonlySet<ChannelName>, workings: Workings) {
  return {
    async transaction<T>(work: (tx: ReturnType<typeof conversationTx>) => Promise<T>): Promise<T> {
      const leaving: Promise<unknown>[] = [];
      const done = db.transaction((tx) => work(conversationTx(tx, org, channels, workings, leaving)));
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
  workings: Workings,
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
    ...officeTx(tx, org, channels, workings.imports),
    ...reminderTx(tx, org, channels),
    ...decisionTx(tx, org, channels),
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
    freeze: (planId: string, periods: readonly Period[], officerId: string, at: Date): Promise<number> =>
      freezePeriods(tx, org, planId, periods, officerId, at),
    unfreeze: (planId: string, at: Date) => unfreezePeriods(tx, planId, at),
    frozen: (planId: string, periods: readonly Period[]): Promise<Freeze[]> => frozenAmong(tx, planId, periods),
    summary: (scope: SummaryScope, at: Date, detail?: "matrix" | "months") => workings.summary(tx, scope, at, detail),
    missingUnits: (scope: CountedScope, stretches: readonly MissingStretch[]) =>
      workings.missingUnits(tx, scope, stretches),
    periodReport: (period: Period, now: Date) => workings.report(tx, period, now),
    people: (): Promise<Officer[]> => officersWithRoles(tx, org),
    handOver: (given: Parameters<typeof handOver>[2], at: Date) => handOver(tx, org, given, at),
    removePosts: (officerId: string, posts: Parameters<typeof removePosts>[2]) => removePosts(tx, officerId, posts),
    rolesOnlyOf: (officerId: string, roles: readonly Role[]): Promise<Role[]> => rolesOnlyOf(tx, org, officerId, roles),
    delegate: (given: NewDelegation, at: Date) => addDelegation(tx, org, given, at),
    openDelegations: (on: LocalDate): Promise<StoredDelegation[]> => openDelegations(tx, org, on),
    endDelegation: (id: number, at: Date): Promise<boolean> => endDelegation(tx, org, id, at),
    saveEvidence: (given: NewEvidence, at: Date): Promise<SavedEvidence> => saveEvidence(tx, org, given, at),
    evidence: (ids: readonly string[]): Promise<Evidence[]> => listEvidence(tx, ids),
    allEvidence: (ids: readonly string[]): Promise<Evidence[]> => allEvidence(tx, ids),
    withdrawEvidence: (withdrawal: Withdrawal, at: Date) => withdrawEvidence(tx, org, withdrawal, at),
    evidenceBytes: (id: number): Promise<Uint8Array | null> => evidenceBytes(tx, org, id),
  };
}
