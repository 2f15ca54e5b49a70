import type { WorkCalendar } from "../../domain/calendar.js";
import type { Evidence } from "../../domain/evidence.js";
import type { Extension } from "../../domain/extension.js";
import type { Audience } from "../../domain/ladder.js";
import type { LocalDate } from "../../domain/local-date.js";
import type { Figure, LinkedTarget, Target } from "../../domain/metric.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { ChannelName, Officer } from "../../domain/officer.js";
import type { Period } from "../../domain/period.js";
import type { Plan, ProgressEntry, ProgressState } from "../../domain/plan.js";
import type { Arg, Say } from "../../domain/say.js";
import type {
  Changes,
  ProgressSummary,
  StateCounts,
  SummaryItem,
  SummaryScope,
  TargetLine,
} from "../../domain/summary.js";
import type { Zone } from "../../domain/zone.js";

/** What became of a one-time link. */
export type LinkState = "open" | "used" | "expired" | "unknown";

/** The plan in force with the calendar its days are reckoned by. */
export type Board = { readonly plan: Plan; readonly calendar: WorkCalendar };

/** Duties with all that was said about them. */
export type History = {
  readonly occurrences: readonly Occurrence[];
  /** Each oldest first. */
  readonly entries: readonly ProgressEntry[];
  readonly evidence: readonly Evidence[];
  readonly extensions: readonly Extension[];
};

/** A kept file; `unitId` is the unit whose duty it belongs to. */
type EvidenceFile = {
  readonly unitId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
};

/** What was said to one chat (or not, and why) about one duty. */
export type LedgerLine = {
  readonly at: Date;
  readonly channel: ChannelName | null;
  readonly audience: Audience;
  readonly unit: string;
  readonly task: string;
  readonly period: string;
  readonly dueOn: string | null;
  readonly rung: string;
  readonly state: string;
  readonly reason: string | null;
  /** Lines with one number went in one message. */
  readonly message: number | null;
};

export type LedgerPage = {
  /** The latest first, at most `most`. */
  readonly lines: readonly LedgerLine[];
  /** How many there are in all. */
  readonly total: number;
};

/** What the dashboard asks of the service behind it. It only reads; who may see what, the pages decide. */
export type DashboardDesk = {
  readonly zone: Zone;
  now(): Date;
  /** How a one-time link stands; does not use it. */
  linkState(token: string): Promise<LinkState>;
  /** Uses a link up. @returns the token of a new session; null when the link is not open */
  signIn(token: string): Promise<string | null>;
  /** Who is signed in, as they are now; null for nobody. */
  viewer(session: string): Promise<Officer | null>;
  signOut(session: string): Promise<void>;
  /** In a rehearsal: a session for a person of the sample; null when there is no such person. */
  rehearse?(personId: string): Promise<string | null>;
  /** Null before the first import. */
  board(): Promise<Board | null>;
  summary(scope: SummaryScope): Promise<ProgressSummary>;
  history(planId: string, task: string): Promise<History>;
  file(evidenceId: number): Promise<EvidenceFile | null>;
  ledger(from: LocalDate, to: LocalDate, most: number): Promise<LedgerPage>;
  counted(what: "link" | "feed" | "api", outcome: string): void;
};

/** The states an item falls in, worst to best; null is a standing duty, which is listed and never counted. */
export type State = Exclude<keyof StateCounts, "total">;
export const STATES: readonly State[] = ["overdue", "dueSoon", "underWay", "doneLate", "doneOnTime", "notApplicable"];

/** How targets, periods and states are said, the same as in chat and report. */
export type Phrases = {
  target(target: Target): Say;
  figure(figure: Figure, unit: string): Say;
  linked(linked: LinkedTarget, line: Pick<TargetLine, "figure" | "met">): Say;
  verdict(line: TargetLine): string;
  behind(line: TargetLine): readonly Say[];
  period(period: Period): Say;
  /** "Từ 28/02/2025: +5 xong, +1 quá hạn". */
  week(changes: Changes): Say;
  /** "Trong số việc xong còn 13 chờ xác nhận"; null where nothing waits. */
  awaiting(summary: ProgressSummary): Say | null;
  /** "T-3: còn 3 ngày làm việc". */
  rung(rung: string): Arg;
  /** How far the work is, and where it stands against its day. */
  state(item: SummaryItem, today: LocalDate): readonly Say[];
  stateOf(item: Pick<SummaryItem, "dueOn" | "process" | "due">): State | null;
  /** A state of the history: "chưa có", "82 % (ước)", "đã xong". */
  recorded(state: ProgressState, metricId: string | null, unit: string): Arg;
};
