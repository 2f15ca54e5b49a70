import { type html, raw } from "hono/html";
import type { LocalDate } from "../../domain/local-date.js";
import type { Officer } from "../../domain/officer.js";
import { may } from "../../domain/permission.js";
import type { Plan } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { Unit } from "../../domain/unit.js";
import type { Phrases } from "./desk.js";

export type Html = ReturnType<typeof html>;
export const NOTHING: Html = raw("");

/** What every part of a page has at hand: who looks, when, and how things are said to them. */
export type View = {
  readonly viewer: Officer;
  readonly now: Date;
  readonly today: LocalDate;
  readonly phrases: Phrases;
  /** Plain words in the viewer's language. */
  words(line: Say): string;
  /** The same of a message by its id. */
  t(id: string, args?: Readonly<Record<string, Arg>>): string;
};

/** A view that speaks to this person. */
export function viewOf(
  viewer: Officer,
  now: Date,
  today: LocalDate,
  phrases: Phrases,
  plain: (language: Officer["language"], line: Say) => string,
): View {
  const words = (line: Say) => plain(viewer.language, line);
  return { viewer, now, today, phrases, words, t: (id, args) => words(say(id, args)) };
}

/** Whether this person may look into every unit. */
export function seesAll(viewer: Officer): boolean {
  return may(viewer, { act: "see-unit", units: "all" });
}

/** Whether this person may look into this unit. */
export function seesUnit(viewer: Officer, unitId: string): boolean {
  return may(viewer, { act: "see-unit", units: [unitId] });
}

/** Whether this person may see what was sent to whom. */
export function seesLedger(viewer: Officer): boolean {
  return may(viewer, { act: "see-ledger" });
}

/** The units this person may look into, in the plan's order; those of their own first asked for are few. */
export function visibleUnits(viewer: Officer, plan: Pick<Plan, "units">): Unit[] {
  return plan.units.filter(({ id }) => seesUnit(viewer, id));
}

export const taskPath = (code: string) => `/bang/nhiem-vu/${encodeURIComponent(code)}`;
export const unitPath = (code: string) => `/bang/don-vi/${encodeURIComponent(code)}`;
