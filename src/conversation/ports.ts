import type { WorkCalendar } from "../domain/calendar.js";
import type { Delegation } from "../domain/delegation.js";
import type { Evidence, NewEvidence } from "../domain/evidence.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Document, Download, Incoming, IncomingMedia, Picture } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Account, ChannelName, Language, Membership, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import type { PeriodReport } from "../domain/period-report.js";
import type { FigureRecord, Plan, ProgressEntry, ProgressState, Source } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import type { CountedScope, MissingStretch, NamedPage, Snapshot, SummaryScope } from "../domain/summary.js";
import type { Unit } from "../domain/unit.js";
import type { DecisionTx } from "./decision-ports.js";
import type { OfficeTx } from "./office-ports.js";
import type { ReminderTx } from "./reminder-ports.js";

/** What the conversation asks of the store. One message is one transaction. */
export type ConversationStore = {
  transaction<T>(work: (tx: ConversationTx) => Promise<T>): Promise<T>;
};

type AnswerPlace = Pick<Incoming["chat"], "kind" | "chatId" | "thread"> & Pick<Incoming, "messageId">;

type Arrival = {
  readonly key: string;
  readonly account: Account;
  /** Where it was said, if in private: noted, for neither provider lets a bot write to a person first. */
  readonly privateChatId: string | null;
  readonly at: Date;
  readonly on: LocalDate;
  /** Where the answer belongs: on record until it was given. Null where it can't get lost on the way. */
  readonly answerTo: AnswerPlace | null;
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

export type ConversationTx = OfficeTx &
  ReminderTx &
  DecisionTx & {
    /** Takes a message and finds out whose it is. `isNew` is false when it was taken before, on any replica. */
    receive(arrival: Arrival): Promise<{ readonly isNew: boolean; readonly officer: Officer | null }>;
    /** The message is taken and nothing is said to it: no answer is missing. */
    stayedSilent(channel: ChannelName, key: string): Promise<void>;
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
    /** Names of a stretch each, in the order of the stretches. */
    missingUnits(scope: CountedScope, stretches: readonly MissingStretch[]): Promise<(readonly string[])[]>;
    /** One period's report; of a frozen period as it was sent, with what changed since. Null before the first import. */
    periodReport(period: Period, now: Date): Promise<PeriodReport | null>;
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
    /** Takes back what was frozen at that moment. */
    unfreeze(planId: string, at: Date): Promise<void>;
    freeze(planId: string, periods: readonly Period[], officerId: string, at: Date): Promise<number>;
    /** Of these periods those that are frozen. */
    frozen(planId: string, periods: readonly Period[]): Promise<{ period: Period; officer: string; at: Date }[]>;
    /** `kept` is false when the duty, which the caller has locked, has the same already, under `id`. */
    saveEvidence(evidence: NewEvidence, at: Date): Promise<{ readonly kept: boolean; readonly id: number }>;
    /** What stands, oldest first. */
    evidence(occurrenceIds: readonly string[]): Promise<Evidence[]>;
    /** With what was withdrawn. */
    allEvidence(occurrenceIds: readonly string[]): Promise<Evidence[]>;
    withdrawEvidence(
      withdrawal: {
        readonly evidenceId: number;
        readonly officerId: string;
        readonly channel: ChannelName;
        readonly reason: string;
      },
      at: Date,
    ): Promise<void>;
    /** The bytes of a kept file; null when there is none of that number. */
    evidenceBytes(id: number): Promise<Uint8Array | null>;
  };

type Post = Pick<Membership, "unitId" | "role">;

export type StoredDelegation = Delegation & {
  readonly id: number;
  readonly standIn: string;
  /** Null: in every unit. */
  readonly unit: string | null;
  readonly createdBy: string;
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
  /** One page, from 1, of who has not reported: of the period, the task, or what is late or due soon. */
  missing(
    summary: Snapshot,
    asked: { readonly period?: Period | undefined; readonly task?: string | undefined },
    page: number,
  ): NamedPage;
  /** What is due next, the units that are latest, what changed in a week, the year month by month. */
  soon(summary: Snapshot): Say[];
  worst(summary: Snapshot): Say[];
  changes(summary: Snapshot): Say[];
  year(summary: Snapshot): Say[];
  /** One page, from 1, of what is overdue. */
  overdue(summary: Snapshot, page: number): NamedPage;
  /** The year where the summary has its months, units × reports where it has a matrix, else states and targets. */
  picture(summary: Snapshot, language: Language): Promise<Picture>;
  report(report: PeriodReport): Say[];
  /** The report as files for office programs. */
  reportFiles(report: PeriodReport): Promise<readonly Document[]>;
};
