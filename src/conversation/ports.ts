import type { WorkCalendar } from "../domain/calendar.js";
import type { ChatAddress, Picture } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { FigureRecord, Plan, ProgressEntry, ProgressState, Source } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import type { ProgressSummary, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";

/** What the conversation asks of the store. One message is one transaction. */
export type ConversationStore = {
  transaction<T>(work: (tx: ConversationTx) => Promise<T>): Promise<T>;
};

type OccurrenceQuery = {
  readonly task?: string;
  readonly unitIds?: readonly string[];
  readonly ids?: readonly string[];
};

type Entry = {
  readonly occurrence: Occurrence;
  readonly metricId: string | null;
  readonly before: ProgressState;
  readonly after: ProgressState;
  readonly note: string | null;
  readonly undoes: number | null;
  readonly officerId: string;
  readonly source: Source;
  readonly at: Date;
};

export type ConversationTx = {
  /** True the first time a message is seen; false when it was taken before, on any replica. */
  takeMessage(channel: ChannelName, key: string, at: Date): Promise<boolean>;
  findOfficer(account: Account): Promise<Officer | null>;
  rememberPrivateChat(account: Account, chatId: string): Promise<void>;
  setLanguage(officerId: string, language: Language): Promise<void>;
  units(): Promise<Unit[]>;
  plan(): Promise<Plan | null>;
  calendar(): Promise<WorkCalendar>;
  /** `lock` keeps others from changing what was read until the transaction ends. */
  occurrences(planId: string, query: OccurrenceQuery, lock?: boolean): Promise<Occurrence[]>;
  figures(occurrenceIds: readonly string[]): Promise<FigureRecord[]>;
  entries(occurrenceIds: readonly string[]): Promise<ProgressEntry[]>;
  lastEntryOf(officerId: string): Promise<ProgressEntry | null>;
  saveEntry(entry: Entry): Promise<void>;
  invite(
    invitation: { unitId: string | null; role: Role; name: string | null },
    at: Date,
  ): Promise<{ code: string; expiresAt: Date }>;
  /** Uses the code up and links the account to the officer it stands for; null when it is not a valid code. */
  link(account: Account, code: string, name: string, privateChatId: string | null, at: Date): Promise<Officer | null>;
  bindChat(chat: ChatAddress, unitId: string, title: string | null, by: string, at: Date): Promise<void>;
  unitOfChat(chat: ChatAddress): Promise<string | null>;
  deactivateChat(chat: ChatAddress): Promise<void>;
  moveChat(from: ChatAddress, toChatId: string): Promise<void>;
  summary(scope: SummaryScope, at: Date): Promise<ProgressSummary | null>;
  /** Queues a reminder out of turn about each occurrence not nudged since `notSince`. */
  nudge(occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<NudgeResult>;
};

type NudgeResult = {
  readonly queued: readonly { readonly occurrence: Occurrence; readonly times: number }[];
  readonly tooSoon: readonly { readonly occurrence: Occurrence; readonly lastAt: Date }[];
  /** Units with no chat and no linked person. */
  readonly unreachable: readonly Occurrence[];
};

/** How a summary is put before people. */
export type SummaryForms = {
  lines(summary: ProgressSummary): Say[];
  missing(summary: ProgressSummary, period?: Period): Say[];
  picture(summary: ProgressSummary, language: Language): Promise<Picture>;
};

/**
 * Where a person is in a dialogue. An answer completes a command line: a number picks from `choices`, anything else
 * is put behind `prefix`. `nonce` ties buttons to this dialogue, so that an old one is recognised as old.
 */
export type Dialogue = {
  readonly nonce: string;
  readonly prefix: string | null;
  readonly choices: readonly string[];
  /** Whether it waits for an answer, rather than only offer more to look at. */
  readonly asks: boolean;
};

/** May be lost at any time: nothing in it is the truth. Every call may throw `DialoguesUnavailable`. */
export type DialogueStore = {
  get(key: string): Promise<Dialogue | null>;
  put(key: string, dialogue: Dialogue): Promise<void>;
  delete(key: string): Promise<void>;
};

/** The dialogue store can't be reached; one-line commands go on without it. */
export class DialoguesUnavailable extends Error {}
