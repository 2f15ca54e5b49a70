import type { Approval, EvidenceDemand } from "./acceptance.js";
import type { CalendarDay } from "./calendar.js";
import type { DeadlineRule } from "./deadline.js";
import type { Ladder, QuietHours } from "./ladder.js";
import type { LocalDate } from "./local-date.js";
import type { Metric } from "./metric.js";
import type { Role } from "./officer.js";
import type { Period } from "./period.js";
import type { ReportSettings } from "./report-settings.js";

/** A plan and what it needs, as a document gives it: the input of an import, before any of it is stored. */
export type Catalogue = {
  readonly plan: {
    readonly code: string;
    readonly title: string;
    readonly year: number;
    /** The unit reports go through ("qua Văn phòng Sở"); its coordinators are told when a unit can't be reached. */
    readonly coordinatingUnit?: string;
    /** The unit whose members are the leaders ("Ban Giám đốc"). */
    readonly leadingUnit?: string;
    /** Who is told when, for tasks that do not say otherwise; the default ladder where the plan names none. */
    readonly ladder?: Ladder;
    readonly quietHours?: QuietHours;
    /** For tasks that do not say otherwise. */
    readonly approval?: Approval;
    readonly evidence?: EvidenceDemand;
    /**
     * From when this version holds: what was due before it stays as it was. Absent, the version corrects the plan as a
     * whole.
     */
    readonly effectiveOn?: LocalDate;
  };
  readonly organization?: { readonly name: string; readonly place: string };
  /** The report the office sends on the plan. */
  readonly report?: ReportSettings;
  readonly units: readonly UnitDraft[];
  readonly sets: readonly UnitSetDraft[];
  readonly tasks: readonly TaskDraft[];
  readonly questions: readonly Question[];
  readonly calendar: readonly CalendarDay[];
  /** Invented units and people for the rehearsal only; never loaded when a token is set. */
  readonly sample?: { readonly units: readonly SampleUnit[]; readonly officers: readonly SampleOfficer[] };
};

export type UnitDraft = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: "office" | "school" | "district" | "leaders" | "external";
  /** The first day it is no longer there; what is open then follows the unit with the code `successor`. */
  readonly endedOn?: LocalDate;
  readonly successor?: string;
};

/** A named group of units ("các phòng Sở"), by unit codes. */
export type UnitSetDraft = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[];
  /** Members that belong to it only between these days, both included; the others always do. */
  readonly spans?: readonly { readonly unit: string; readonly from?: LocalDate; readonly until?: LocalDate }[];
};

type SampleUnit = UnitDraft & { readonly sets: readonly string[] };
export type SampleOfficer = { readonly name: string; readonly unit: string; readonly role: Role };

/** One period of a duty and when its result is due. */
export type ScheduleEntry = {
  readonly period: Period;
  readonly rule: DeadlineRule;
  /** Nobody is reminded before this day. */
  readonly opensOn?: LocalDate;
  /** The last day on which a late one is chased; it is still taken after, and marked late. */
  readonly closesOn?: LocalDate;
};

export type TaskDraft = {
  readonly code: string;
  /** Verbatim, slips of the source included. */
  readonly title: string;
  /** A few words for a phone screen; falls back to the title's beginning. */
  readonly shortTitle?: string;
  /** Where the plan says so: "DM-7", "V.1.c". */
  readonly clause: string;
  /** The heading it stands under, when the table has group rows. */
  readonly section?: string;
  /** `table` rows are compared by a table import; `body` obligations are left alone by it. */
  readonly origin: "table" | "body";
  /** Codes of units or unit sets; each unit of a set owes its own result. */
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  /** The cell's own words: "Trước ngày 15/01/2025". */
  readonly deadlineText: string;
  /** When the duty as a whole ends. */
  readonly rule: DeadlineRule;
  readonly schedule: readonly ScheduleEntry[];
  readonly products: readonly string[];
  readonly metrics: readonly Metric[];
  /** Who is told when, where that is not the plan's ladder. */
  readonly ladder?: Ladder;
  /** Whether its result has to be confirmed, and shown by something; absent: as the plan says. */
  readonly approval?: Approval;
  readonly evidence?: EvidenceDemand;
  /**
   * When the duty arises, in the plan's words ("khi có yêu cầu"). Until somebody says that it does, nothing is owed: its
   * occurrences begin as `not_applicable`.
   */
  readonly condition?: string;
};

/** Something the plan leaves open: asked, with the default followed until somebody answers. */
export type Question = {
  readonly id: string;
  readonly about: string;
  readonly text: string;
  readonly default: string;
};
