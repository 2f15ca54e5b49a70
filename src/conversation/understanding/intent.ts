import type { Period } from "../../domain/period.js";
import { period as toPeriod } from "../../domain/period.js";

/** Every command of the chat, by its own name: what is typed after the slash. */
const COMMANDS = [
  "start",
  "lienket",
  "trogiup",
  "viec",
  "nhiemvu",
  "capnhat",
  "xong",
  "khongphatsinh",
  "huy",
  "sua",
  "lichsu",
  "minhchung",
  "giahan",
  "duyet",
  "tuchoi",
  "nhac",
  "hoan",
  "tat",
  "bat",
  "uyquyen",
  "nghi",
  "bangiao",
  "roi",
  "visao",
  "tiendo",
  "thieu",
  "baocao",
  "chot",
  "lich",
  "bangdieukhien",
  "moi",
  "nhom",
  "donvi",
  "nhap",
  "ngonngu",
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** A line that is meant for the bot. `rest` is what follows the command word, clean but otherwise as typed. */
export type Recognised =
  | { readonly command: CommandName; readonly rest: string; readonly slash: boolean }
  | {
      readonly command: "unknown";
      /** The word typed, folded and without the slash. */
      readonly word: string;
      readonly rest: string;
      readonly slash: boolean;
      /** The command it may be a slip for. */
      readonly nearest?: CommandName;
    };

/**
 * The task somebody names. `code` is normalised ("07" → "7", "bc" → "BC"); "10a" is task 10, part a. A plan may
 * also number a task "10a" itself, so `typed` ("10A") is there to be tried first.
 */
export type TaskRef = { readonly code: string; readonly part: string | null; readonly typed: string };

/** A day as typed; without a year it is the plan's. */
export type DayRef = { readonly day: number; readonly month: number; readonly year?: number };

/** A reporting period as typed; `index` counts months, quarters or halves from 1 and is 1 for a year. */
export type PeriodRef = {
  readonly unit: "month" | "quarter" | "half" | "year";
  readonly index: number;
  readonly year: number | null;
};

/** "tháng này", "quý này": the one that today is in. */
export type CurrentPeriod = { readonly unit: "month" | "quarter"; readonly index: "current"; readonly year: null };
/** A period as somebody says it: by its name, or as counted from today. */
export type SaidPeriod = PeriodRef | CurrentPeriod;

/** The period, where it was said by its name. */
export function namedPeriod(said: SaidPeriod | null): PeriodRef | null {
  return said?.index === "current" ? null : said;
}

/** A number given as a figure. `unit` is null when none was typed; n/N gives a percentage with both parts. */
export type FigureReading = {
  readonly value: number;
  readonly unit: string | null;
  readonly numerator?: number;
  readonly denominator?: number;
};

export type StatedProcess = "done" | "in_progress" | "not_started" | "paused" | "nil";

export type InvalidCause = "negative" | "zero-denominator" | "numerator-exceeds" | "not-a-value" | "too-long";

/** What a piece of text says about a task's progress. Nothing is guessed: two readings are `ambiguous`. */
export type Reading =
  | ({ readonly kind: "figure" } & FigureReading)
  | { readonly kind: "state"; readonly process: StatedProcess }
  | { readonly kind: "ambiguous"; readonly readings: readonly FigureReading[]; readonly source: string }
  | {
      readonly kind: "invalid";
      readonly source: string;
      readonly because: InvalidCause;
      /** Values that may have been meant, to be offered, never taken. */
      readonly suggestions: readonly number[];
    }
  | { readonly kind: "missing" };

/** One item of an update: which task, which period, what value, and the words around it. */
export type UpdateItem = {
  /** The item's own piece of the message. */
  readonly source: string;
  readonly task: TaskRef | null;
  readonly period: SaidPeriod | null;
  readonly reading: Reading;
  /** The day the data speaks of: "tính đến 5/3". */
  readonly asOf: DayRef | null;
  /** "ước", "khoảng": the sender says it is not exact. */
  readonly estimate: boolean;
  readonly note: string | null;
  /** A document number: "123/BC-VP". */
  readonly evidence: string | null;
  /** The unit it names; put in where the office is known, for names are no part of the grammar. */
  readonly unitId?: string;
};

/** The period meant, in `year` where none was typed. */
export function resolvePeriod(ref: PeriodRef, year: number): Period {
  const of = ref.year ?? year;
  switch (ref.unit) {
    case "year":
      return toPeriod(`${of}`);
    case "half":
      return toPeriod(`${of}-H${ref.index}`);
    case "quarter":
      return toPeriod(`${of}-Q${ref.index}`);
    case "month":
      return toPeriod(`${of}-${String(ref.index).padStart(2, "0")}`);
  }
}
