import { eq } from "drizzle-orm";
import type { WorkCalendar } from "../domain/calendar.js";
import type { Plan } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { readActivePlan, readWorkCalendar } from "./plan.js";
import { organizations } from "./schema.js";

/** What changes a few times a year and is needed by every message: the plan in force and the office's calendar. */
export type PlanFacts = { readonly plan: Plan | null; readonly calendar: WorkCalendar };

/** As many organizations are kept in memory; the one longest unchanged leaves first. */
const MOST_KEPT = 100;

type Kept = PlanFacts & { readonly revision: string };
const kept = new Map<string, Kept>();

/**
 * The plan and the calendar as the transaction sees them, read anew only when the organization's revision is another.
 * The revision is read first: a change that commits in between is found by whoever reads next.
 * @param known the revision, where the transaction has read it already
 */
export async function planFacts(db: Executor, org: string, known?: string): Promise<PlanFacts> {
  const revision = known ?? (await readRevision(db, org));
  const found = kept.get(org);
  if (found?.revision === revision) return found;
  const plan = await readActivePlan(db, org);
  const facts = { revision, plan, calendar: await readWorkCalendar(db, org) };
  kept.delete(org);
  kept.set(org, facts);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return facts;
}

/** Another after every change of the plan, its units and sets, or the calendar. */
export async function readRevision(db: Executor, org: string): Promise<string> {
  const [found] = await db
    .select({ revision: organizations.revision })
    .from(organizations)
    .where(eq(organizations.id, org));
  if (!found) throw new RangeError(`no organization ${org}`);
  return found.revision;
}

/** The plan in force, or null before the first import. */
export async function activePlan(db: Executor, org: string): Promise<Plan | null> {
  return (await planFacts(db, org)).plan;
}

/** The office's working days. */
export async function readCalendar(db: Executor, org: string): Promise<WorkCalendar> {
  return (await planFacts(db, org)).calendar;
}
