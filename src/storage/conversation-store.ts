import type { WorkCalendar } from "../domain/calendar.js";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { Extension, PendingExtension } from "../domain/extension.js";
import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Officer } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { FigureRecord, Plan, ProgressEntry, Source } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import type { ProgressSummary, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import { type Acknowledgement, acknowledge, acknowledgementsOf, type Seen } from "./acknowledgements.js";
import { announce, type Listeners } from "./announce.js";
import { type Reader, readerOf } from "./chat-reader.js";
import { bindChat, unitOfChat } from "./chats.js";
import type { Database, Executor } from "./database.js";
import { entriesOfMessage } from "./entries-of-message.js";
import { evidenceBytes, listEvidence, type SavedEvidence, saveEvidence } from "./evidence.js";
import {
  askExtension,
  type Decision,
  decideExtension,
  type ExtensionRequest,
  listExtensions,
  pendingExtensions,
} from "./extensions.js";
import { type Freeze, freezePeriods, frozenAmong } from "./frozen-periods.js";
import { takeMessage } from "./inbox.js";
import { linkByCode } from "./link-account.js";
import { addMute, endMute, mutedUntil, type NewMute, type Snooze, snoozesOf } from "./mutes.js";
import { type Nudged, nudge } from "./nudge.js";
import { type PlanFacts, planFacts } from "./plan-facts.js";
import {
  lastEntryOf,
  listEntries,
  listFigures,
  listOccurrences,
  type NewEntry,
  type OccurrenceFilter,
  saveEntry,
} from "./progress.js";
import { createInvite, findOfficer, type Invitation, listUnits, rememberPrivateChat, setLanguage } from "./roster.js";
import { latestSaid, latestSaidAbout, type SaidMessage, saidMessage } from "./said-message.js";
import { type StandIns, standIns } from "./stand-ins.js";

/** Works a summary out of what the transaction sees. */
export type Summarise = (tx: Executor, scope: SummaryScope, at: Date) => Promise<ProgressSummary | null>;

/** The store as one conversation sees it: one message, one transaction. */
export function conversationStore(db: Database, org: string, channels: ReadonlySet<ChannelName>, summarise: Summarise) {
  return {
    transaction: <T>(work: (tx: ReturnType<typeof conversationTx>) => Promise<T>): Promise<T> =>
      db.transaction((tx) => work(conversationTx(tx, org, channels, summarise))),
  };
}

function conversationTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>, summarise: Summarise) {
  // A conversation changes no plan: what its transaction has read of it once stays so.
  let read: Promise<PlanFacts> | null = null;
  const facts = () => {
    read ??= planFacts(tx, org);
    return read;
  };
  // Asked for at each step of an answer, and changed by this transaction alone: the caller has locked the occurrences.
  const readFigures = new Map<string, Promise<FigureRecord[]>>();
  const figures = (ids: readonly string[]): Promise<FigureRecord[]> => {
    const key = ids.join();
    const found = readFigures.get(key) ?? listFigures(tx, ids);
    readFigures.set(key, found);
    return found;
  };
  return {
    takeMessage: (channel: ChannelName, key: string, at: Date): Promise<boolean> =>
      takeMessage(tx, org, channel, key, at),
    findOfficer: (account: Account): Promise<Officer | null> => findOfficer(tx, org, account),
    rememberPrivateChat: (account: Account, chatId: string) => rememberPrivateChat(tx, org, account, chatId),
    setLanguage: (officerId: string, language: Language) => setLanguage(tx, officerId, language),
    units: (): Promise<Unit[]> => listUnits(tx, org),
    plan: async (): Promise<Plan | null> => (await facts()).plan,
    calendar: async (): Promise<WorkCalendar> => (await facts()).calendar,
    occurrences: (planId: string, query: OccurrenceFilter, lock = false): Promise<Occurrence[]> => {
      // What was read before the lock may have changed while it was waited for.
      if (lock) readFigures.clear();
      return listOccurrences(tx, planId, query, lock);
    },
    figures,
    entries: (ids: readonly string[]): Promise<ProgressEntry[]> => listEntries(tx, ids),
    entriesOfMessage: (officerId: string, source: Source): Promise<ProgressEntry[]> =>
      entriesOfMessage(tx, officerId, source),
    lastEntryOf: (officerId: string): Promise<ProgressEntry | null> => lastEntryOf(tx, officerId),
    saveEntry: (entry: NewEntry) => {
      readFigures.clear();
      return saveEntry(tx, org, entry);
    },
    askExtension: (request: ExtensionRequest, at: Date): Promise<number> => askExtension(tx, org, request, at),
    pendingExtensions: (planId: string): Promise<PendingExtension[]> => pendingExtensions(tx, planId),
    decideExtension: (id: number, decision: Decision, at: Date): Promise<boolean> =>
      decideExtension(tx, org, id, decision, at),
    extensions: (ids: readonly string[]): Promise<Extension[]> => listExtensions(tx, ids),
    announce: (audience: Listeners, news: { key: string; lines: readonly Say[] }, at: Date): Promise<number> =>
      announce(tx, org, channels, audience, news, at),
    freeze: (planId: string, periods: readonly Period[], officerId: string, at: Date): Promise<number> =>
      freezePeriods(tx, org, planId, periods, officerId, at),
    frozen: (planId: string, periods: readonly Period[]): Promise<Freeze[]> => frozenAmong(tx, planId, periods),
    invite: (invitation: Invitation, at: Date) => createInvite(tx, org, invitation, at),
    link: (account: Account, code: string, name: string, privateChatId: string | null, at: Date) =>
      linkByCode(tx, org, account, code, name, privateChatId, at),
    bindChat: (address: ChatAddress, unitId: string, title: string | null, by: string, at: Date) =>
      bindChat(tx, org, { address, unitId, title }, by, at),
    unitOfChat: (chat: ChatAddress): Promise<string | null> => unitOfChat(tx, org, chat),
    summary: (scope: SummaryScope, at: Date) => summarise(tx, scope, at),
    nudge: (occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<Nudged> =>
      nudge(tx, org, channels, occurrences, notSince, at),
    snoozes: (ids: readonly string[], at: Date): Promise<Snooze[]> => snoozesOf(tx, org, ids, at),
    mutedUntil: (officerId: string, at: Date): Promise<Date | null> => mutedUntil(tx, org, officerId, at),
    mute: (mute: NewMute, at: Date) => addMute(tx, org, mute, at),
    endMute: (mute: Omit<NewMute, "untilAt">, at: Date): Promise<boolean> => endMute(tx, org, mute, at),
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
    evidenceBytes: (id: number): Promise<Uint8Array | null> => evidenceBytes(tx, org, id),
    acknowledgements: (ids: readonly string[]): Promise<Acknowledgement[]> => acknowledgementsOf(tx, ids),
  };
}
