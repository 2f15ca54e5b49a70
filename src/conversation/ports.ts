import type { WorkCalendar } from "../domain/calendar.js";
import type { Delegation } from "../domain/delegation.js";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { Extension, PendingExtension } from "../domain/extension.js";
import type { Audience } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress, Document, Download, IncomingMedia, Picture } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Membership, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { PeriodReport } from "../domain/period-report.js";
import type { FigureRecord, Plan, ProgressEntry, ProgressState, Source } from "../domain/plan.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Snapshot, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import type { OfficeTx } from "./office-ports.js";

/** What the conversation asks of the store. One message is one transaction. */
export type ConversationStore = {
  transaction<T>(work: (tx: ConversationTx) => Promise<T>): Promise<T>;
};

type Arrival = {
  readonly key: string;
  readonly account: Account;
  /** Where it was said, if in private: noted, for neither provider lets a bot write to a person first. */
  readonly privateChatId: string | null;
  readonly at: Date;
  readonly on: LocalDate;
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
  readonly corrects?: number | undefined;
  readonly decides?: boolean | undefined;
  readonly officerId: string;
  readonly standsForId?: string | undefined;
  readonly source: Source;
  readonly at: Date;
};

export type ConversationTx = OfficeTx & {
  /** Takes a message and finds out whose it is. `isNew` is false when it was taken before, on any replica. */
  receive(arrival: Arrival): Promise<{ readonly isNew: boolean; readonly officer: Officer | null }>;
  /** With the roles of the people whom they stand in for on `on`. */
  findOfficer(account: Account, on: LocalDate): Promise<Officer | null>;
  setLanguage(officerId: string, language: Language): Promise<void>;
  /** The token of a new one-time link to the dashboard. */
  signInLink(officerId: string, at: Date): Promise<string>;
  /** Since when this officer has a calendar; null without one. */
  feedSince(officerId: string): Promise<Date | null>;
  /** The token of the calendar's new address; the one before stops. */
  renewFeed(officerId: string, at: Date): Promise<string>;
  /** False when there was none. */
  revokeFeed(officerId: string): Promise<boolean>;
  units(): Promise<Unit[]>;
  plan(): Promise<Plan | null>;
  calendar(): Promise<WorkCalendar>;
  /** `lock` keeps others from changing what was read until the transaction ends. */
  occurrences(planId: string, query: OccurrenceQuery, lock?: boolean): Promise<Occurrence[]>;
  figures(occurrenceIds: readonly string[]): Promise<FigureRecord[]>;
  entries(occurrenceIds: readonly string[]): Promise<ProgressEntry[]>;
  lastEntryOf(officerId: string): Promise<ProgressEntry | null>;
  /** What one message of this officer wrote, oldest first. */
  entriesOfMessage(officerId: string, source: Source): Promise<ProgressEntry[]>;
  /** `amends`: it changes what a report that has gone out says. */
  saveEntry(entry: Entry): Promise<{ readonly amends: boolean }>;
  /** `detail` is what a picture needs besides the counts. */
  summary(scope: SummaryScope, at: Date, detail?: "matrix" | "months"): Promise<Snapshot | null>;
  /** One period's report; of a frozen period as it was sent, with what changed since. Null before the first import. */
  periodReport(period: Period, now: Date): Promise<PeriodReport | null>;
  /** Queues a reminder out of turn about each occurrence not nudged since `notSince`. */
  nudge(occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<NudgeResult>;
  /** Of these occurrences those whose unit put off its reminders at that moment. */
  snoozes(occurrenceIds: readonly string[], at: Date): Promise<Snooze[]>;
  /** Until when this officer hears nothing in private; null when they do. */
  mutedUntil(officerId: string, at: Date): Promise<Date | null>;
  /** Mutes one duty for its unit, or everything for the officer, in place of an earlier mute of the same. */
  mute(mute: Mute & { readonly fromAt?: Date; readonly untilAt: Date }, at: Date): Promise<void>;
  /** Ends a leave, begun or not; false when there was none. */
  endLeave(officerId: string, at: Date): Promise<boolean>;
  /** Everybody, with their own roles. */
  people(): Promise<Officer[]>;
  /** Gives posts of one officer to another. */
  handOver(
    given: { readonly from: string; readonly to: string; readonly posts: readonly Post[] },
    at: Date,
  ): Promise<void>;
  removePosts(officerId: string, posts: readonly Post[]): Promise<void>;
  /** Of these roles those that nobody else has in the office. */
  rolesOnlyOf(officerId: string, roles: readonly Role[]): Promise<Role[]>;
  /** In place of those of the same absent person that overlap with it. */
  delegate(
    given: Pick<Delegation, "officerId" | "standInId" | "unitId" | "fromOn" | "untilOn"> & {
      readonly createdBy: string;
    },
    at: Date,
  ): Promise<void>;
  /** Those in force on `on` or to come, the earliest first. */
  openDelegations(on: LocalDate): Promise<StoredDelegation[]>;
  /** False when it was ended before. */
  endDelegation(id: number, at: Date): Promise<boolean>;
  /** False when nothing was muted. */
  endMute(mute: Mute, at: Date): Promise<boolean>;
  /** Who else a unit's reminders reach while `away` hears nothing. */
  standIns(unitId: string, away: string, at: Date): Promise<StandIns>;
  /** What the bot's message in this chat said; null when it was no reminder, or is not known. */
  saidMessage(chat: ChatAddress, messageId: string): Promise<SaidMessage | null>;
  /** The last reminder of this chat about any duty. */
  latestSaid(chat: ChatAddress, since: Date): Promise<SaidMessage | null>;
  /** The last reminder about this occurrence, to anybody. */
  latestSaidAbout(occurrenceId: string): Promise<SaidMessage | null>;
  /** Who reads a chat: the unit whose group it is, or a person; null when nobody is known to. */
  reader(chat: ChatAddress): Promise<Reader | null>;
  /** Notes that somebody has seen reminders; gives the occurrences they had not acknowledged before. */
  acknowledge(
    duties: readonly Pick<SaidDuty, "occurrenceId" | "rung">[],
    officerId: string,
    at: Date,
  ): Promise<string[]>;
  /** Notes a request for a later due date, in place of one that waits; gives its number. */
  askExtension(request: ExtensionRequest, at: Date): Promise<number>;
  pendingExtensions(planId: string): Promise<PendingExtension[]>;
  /** False when it was decided before. */
  decideExtension(
    id: number,
    decision: { readonly approved: boolean; readonly officerId: string; readonly reason: string | null },
    at: Date,
  ): Promise<boolean>;
  extensions(occurrenceIds: readonly string[]): Promise<Extension[]>;
  /** The results that wait to be confirmed, those that wait longest first. */
  waitingResults(planId: string): Promise<WaitingResult[]>;
  /** Who may confirm the unit's results and can be reached, heads first; never the authors. */
  confirmers(unitId: string, authors: readonly string[], on: LocalDate): Promise<Confirmer[]>;
  /** Takes back what was announced under this key and has not left yet. */
  unannounce(key: string, at: Date): Promise<void>;
  /** Queues lines that are no reminder; gives how many chats will hear them. */
  announce(
    audience: Listeners,
    news: { readonly key: string; readonly lines: readonly Say[] },
    at: Date,
  ): Promise<number>;
  /** Takes back what was frozen at that moment. */
  unfreeze(planId: string, at: Date): Promise<void>;
  freeze(planId: string, periods: readonly Period[], officerId: string, at: Date): Promise<number>;
  /** Of these periods those that are frozen. */
  frozen(planId: string, periods: readonly Period[]): Promise<{ period: Period; officer: string; at: Date }[]>;
  acknowledgements(occurrenceIds: readonly string[]): Promise<Acknowledgement[]>;
  /** `kept` is false when the duty, which the caller has locked, has the same already, under `id`. */
  saveEvidence(evidence: NewEvidence, at: Date): Promise<{ readonly kept: boolean; readonly id: number }>;
  /** What stands, oldest first. */
  evidence(occurrenceIds: readonly string[]): Promise<Evidence[]>;
  /** With what was withdrawn. */
  allEvidence(occurrenceIds: readonly string[]): Promise<Evidence[]>;
  withdrawEvidence(
    withdrawal: { readonly evidenceId: number; readonly officerId: string; readonly reason: string },
    at: Date,
  ): Promise<void>;
  /** The bytes of a kept file; null when there is none of that number. */
  evidenceBytes(id: number): Promise<Uint8Array | null>;
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
};

/** Without an occurrence: everything this officer would hear in private. */
type Mute = { readonly officerId: string; readonly occurrenceId: string | null };

type Post = Pick<Membership, "unitId" | "role">;

export type StoredDelegation = Delegation & {
  readonly id: number;
  readonly standIn: string;
  /** Null: in every unit. */
  readonly unit: string | null;
  readonly createdBy: string;
};

export type Snooze = { readonly occurrenceId: string; readonly untilAt: Date; readonly by: string };

export type Acknowledgement = { readonly occurrenceId: string; readonly officer: string; readonly at: Date };

/** Names, in the order people are looked for. */
export type StandIns = {
  readonly group: boolean;
  readonly officers: readonly string[];
  readonly heads: readonly string[];
  readonly coordinators: readonly string[];
};

export type Reader = { readonly kind: "group" | "person"; readonly name: string };

export type SaidDuty = {
  readonly occurrenceId: string;
  /** `T-3`, or `nudge`. */
  readonly rung: string;
  readonly readBy: Audience;
  readonly unreachableUnit: boolean;
};

/** A reminder that was sent: its duties in the order they were said, none in a summary. */
export type SaidMessage = {
  readonly address: ChatAddress;
  readonly sentAt: Date;
  readonly parts: readonly MessagePart[];
  readonly duties: readonly SaidDuty[];
};

type NudgeResult = {
  readonly queued: readonly { readonly occurrence: Occurrence; readonly times: number }[];
  readonly tooSoon: readonly { readonly occurrence: Occurrence; readonly lastAt: Date }[];
  /** Units with no chat and no linked person. */
  readonly unreachable: readonly Occurrence[];
};

/** Fetches what somebody sent over a channel; never throws for what the provider or the wire does. */
export type FileSource = (channel: ChannelName, reference: string, maxBytes: number) => Promise<Download>;

/** A file of the message being answered, with what came of fetching it; null where it was not worth trying. */
export type ReceivedFile = { readonly media: IncomingMedia; readonly download: Download | null };

/** Where people find this service's pages. */
export type Site = {
  /** Without a slash at its end; `onlyHere` where no other machine can open it. Null where no page is served. */
  address(): { readonly url: string; readonly onlyHere: boolean } | null;
};

/** How a summary is put before people. */
export type SummaryForms = {
  lines(summary: Snapshot): Say[];
  missing(summary: Snapshot, period?: Period): Say[];
  /** What is due next, the units that are latest, what changed in a week, the year month by month. */
  soon(summary: Snapshot): Say[];
  worst(summary: Snapshot): Say[];
  changes(summary: Snapshot): Say[];
  year(summary: Snapshot): Say[];
  /** One page, from 1, of what is overdue. */
  overdue(summary: Snapshot, page: number): Say[];
  overduePages(summary: Snapshot): number;
  /** The year where the summary has its months, units × reports where it has a matrix, else states and targets. */
  picture(summary: Snapshot, language: Language): Promise<Picture>;
  report(report: PeriodReport): Say[];
  /** The report as files for office programs. */
  reportFiles(report: PeriodReport): Promise<readonly Document[]>;
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
  /** The answer is words, whatever command they look like. */
  readonly anyWords?: boolean;
  /** Yes takes the only choice, no leaves. */
  readonly yesNo?: boolean;
  /** The line that a file without a command of its own completes. */
  readonly files?: string;
  /** The files that were sent together with the one last kept. */
  readonly album?: string;
  /** How many questions in a row this one is; 1 where it is not said. */
  readonly depth?: number;
};

/** May be lost at any time: nothing in it is the truth. Every call may throw `DialoguesUnavailable`. */
export type DialogueStore = {
  get(key: string): Promise<Dialogue | null>;
  put(key: string, dialogue: Dialogue): Promise<void>;
  delete(key: string): Promise<void>;
};

/** The dialogue store can't be reached; one-line commands go on without it. */
export class DialoguesUnavailable extends Error {}
