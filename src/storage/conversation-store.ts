import type { WorkCalendar } from "../domain/calendar.js";
import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Officer } from "../domain/officer.js";
import type { FigureRecord, Plan, ProgressEntry } from "../domain/plan.js";
import type { ProgressSummary, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import { bindChat, deactivateChat, moveChat, unitOfChat } from "./chats.js";
import type { Database, Executor } from "./database.js";
import { takeMessage } from "./inbox.js";
import { linkByCode } from "./link-account.js";
import { type Nudged, nudge } from "./nudge.js";
import { activePlan, readCalendar } from "./plan-facts.js";
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
  return {
    takeMessage: (channel: ChannelName, key: string, at: Date): Promise<boolean> =>
      takeMessage(tx, org, channel, key, at),
    findOfficer: (account: Account): Promise<Officer | null> => findOfficer(tx, org, account),
    rememberPrivateChat: (account: Account, chatId: string) => rememberPrivateChat(tx, org, account, chatId),
    setLanguage: (officerId: string, language: Language) => setLanguage(tx, officerId, language),
    units: (): Promise<Unit[]> => listUnits(tx, org),
    plan: (): Promise<Plan | null> => activePlan(tx, org),
    calendar: (): Promise<WorkCalendar> => readCalendar(tx, org),
    occurrences: (planId: string, query: OccurrenceFilter, lock = false): Promise<Occurrence[]> =>
      listOccurrences(tx, planId, query, lock),
    figures: (ids: readonly string[]): Promise<FigureRecord[]> => listFigures(tx, ids),
    entries: (ids: readonly string[]): Promise<ProgressEntry[]> => listEntries(tx, ids),
    lastEntryOf: (officerId: string): Promise<ProgressEntry | null> => lastEntryOf(tx, officerId),
    saveEntry: (entry: NewEntry) => saveEntry(tx, org, entry),
    invite: (invitation: Invitation, at: Date) => createInvite(tx, org, invitation, at),
    link: (account: Account, code: string, name: string, privateChatId: string | null, at: Date) =>
      linkByCode(tx, org, account, code, name, privateChatId, at),
    bindChat: (address: ChatAddress, unitId: string, title: string | null, by: string, at: Date) =>
      bindChat(tx, org, { address, unitId, title }, by, at),
    unitOfChat: (chat: ChatAddress): Promise<string | null> => unitOfChat(tx, org, chat),
    deactivateChat: (chat: ChatAddress) => deactivateChat(tx, org, chat),
    moveChat: (from: ChatAddress, toChatId: string) => moveChat(tx, org, from, toChatId),
    summary: (scope: SummaryScope, at: Date) => summarise(tx, scope, at),
    nudge: (occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<Nudged> =>
      nudge(tx, org, channels, occurrences, notSince, at),
  };
}
