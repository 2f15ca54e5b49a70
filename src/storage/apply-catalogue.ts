import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Catalogue } from "../domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "../domain/ladder.js";
import { replaceMetrics } from "../domain/metrics-in-force.js";
import type { PlannedTask } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { holdPlan } from "./hold-plan.js";
import { nameOrganization } from "./organization.js";
import { saveCalendarDays } from "./plan.js";
import { listUnits } from "./roster.js";
import { saveOccurrences } from "./save-occurrences.js";
import { type Scope, saveSets, saveUnits } from "./save-units.js";
import { plans, planVersions, questions, tasks } from "./schema.js";

/**
 * Makes the catalogue the plan in force, in the caller's transaction: all of it or nothing. Progress is never
 * touched: a task or occurrence that is no longer asked for is withdrawn with its history, and comes back with it.
 * Where the catalogue holds from a day on, what was due before that day stays exactly as it was.
 * @param scope `all` for a catalogue file; `table` leaves the obligations of the body, and whatever else a table can't
 *   say, as they are
 */
export async function applyCatalogue(
  db: Executor,
  org: string,
  catalogue: Catalogue,
  scope: Scope,
  at: Date,
): Promise<void> {
  await holdPlan(db, org);
  if (catalogue.organization) {
    await nameOrganization(db, org, catalogue.organization.name, catalogue.organization.place);
  }
  await saveUnits(db, org, catalogue.units, false, scope);
  await saveSets(db, org, catalogue.sets, scope);
  await saveCalendarDays(db, org, catalogue.calendar);
  const before = await laddersOf(db, org, catalogue.plan.code);
  const planId = await savePlan(db, org, catalogue, scope, at);
  await saveTasks(db, org, planId, catalogue, scope, at);
  await saveQuestions(db, org, planId, catalogue);
  const { effectiveOn = null } = catalogue.plan;
  await db.insert(planVersions).values({ organizationId: org, planId, effectiveOn, appliedAt: at });
  const after = await laddersOf(db, org, catalogue.plan.code);
  const changed = [...after].filter(([code, ladder]) => !isDeepStrictEqual(before.get(code), ladder));
  await saveOccurrences(db, org, planId, at, new Set(changed.map(([code]) => code)));
}

/** The ladder of each task of the plan. */
async function laddersOf(db: Executor, org: string, plan: string): Promise<Map<string, Ladder>> {
  const rows = await db
    .select({ code: tasks.code, draft: tasks.draft, ladder: plans.ladder })
    .from(tasks)
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .where(and(eq(plans.organizationId, org), eq(plans.code, plan)));
  return new Map(rows.map(({ code, draft, ladder }) => [code, draft.ladder ?? ladder ?? DEFAULT_LADDER]));
}

async function savePlan(db: Executor, org: string, catalogue: Catalogue, scope: Scope, at: Date): Promise<string> {
  const known = await listUnits(db, org);
  const idOf = (code: string | undefined) => known.find((unit) => unit.code === code)?.id ?? null;
  const { plan, report = null } = catalogue;
  const { ladder = null, quietHours = null, approval = null, evidence = null } = plan;
  const row = { title: plan.title, year: plan.year, active: true, appliedAt: at };
  await db
    .update(plans)
    .set({ active: false })
    .where(and(eq(plans.organizationId, org), eq(plans.active, true), ne(plans.code, plan.code)));
  const [saved] = await db
    .insert(plans)
    .values({
      id: randomUUID(),
      organizationId: org,
      code: plan.code,
      coordinatingUnitId: idOf(plan.coordinatingUnit),
      leadingUnitId: idOf(plan.leadingUnit),
      ladder,
      quietHours,
      approval,
      evidence,
      report,
      ...row,
    })
    .onConflictDoUpdate({
      target: [plans.organizationId, plans.code],
      set: {
        ...row,
        // A table names none of these: what the catalogue said stays.
        ...(scope === "all" ? { ladder, quietHours, approval, evidence, report } : {}),
        ...(plan.coordinatingUnit === undefined ? {} : { coordinatingUnitId: idOf(plan.coordinatingUnit) }),
        ...(plan.leadingUnit === undefined ? {} : { leadingUnitId: idOf(plan.leadingUnit) }),
      },
    })
    .returning({ id: plans.id });
  if (!saved) throw new Error("the plan was not saved");
  return saved.id;
}

async function saveTasks(
  db: Executor,
  org: string,
  planId: string,
  { plan: { effectiveOn }, tasks: drafts }: Catalogue,
  scope: Scope,
  at: Date,
): Promise<void> {
  const known = await measuredBefore(db, planId);
  const rows = drafts.map((draft, position) => {
    const { code, metrics } = draft;
    const before = known.get(code);
    const earlier = before ? replaceMetrics(before, metrics, effectiveOn ?? null, at) : [];
    const measured = earlier.length > 0 ? earlier : null;
    return { id: randomUUID(), organizationId: org, planId, code, position, draft, earlier: measured };
  });
  // A table import can't place rows among the body's obligations: known rows keep their place.
  const position = scope === "all" ? sql`excluded.position` : sql`${tasks.position}`;
  if (rows.length > 0) {
    await db
      .insert(tasks)
      .values(rows)
      .onConflictDoUpdate({
        target: [tasks.planId, tasks.code],
        set: { draft: sql`excluded.draft`, earlier: sql`excluded.earlier`, withdrawnAt: null, position },
        setWhere: sql`(${tasks.draft}, ${tasks.earlier}, ${tasks.position}, ${tasks.withdrawnAt}) is distinct from
          (excluded.draft, excluded.earlier, ${position}, null::timestamptz)`,
      });
  }
  const kept = new Set(drafts.map((draft) => draft.code));
  const stored = await db
    .select({ id: tasks.id, code: tasks.code, draft: tasks.draft })
    .from(tasks)
    .where(and(eq(tasks.planId, planId), isNull(tasks.withdrawnAt)));
  const gone = stored.filter(({ code, draft }) => !kept.has(code) && (scope === "all" || draft.origin === "table"));
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await db.update(tasks).set({ withdrawnAt: at }).where(inArray(tasks.id, ids));
}

/** What each task of the plan measures, those withdrawn too: they may come back. */
async function measuredBefore(
  db: Executor,
  planId: string,
): Promise<Map<string, Pick<PlannedTask, "metrics" | "earlier">>> {
  const { code, draft, earlier } = tasks;
  const rows = await db.select({ code, draft, earlier }).from(tasks).where(eq(tasks.planId, planId));
  return new Map(rows.map((row) => [row.code, { metrics: row.draft.metrics, earlier: row.earlier ?? [] }]));
}

async function saveQuestions(db: Executor, org: string, planId: string, catalogue: Catalogue): Promise<void> {
  const rows = new Map(
    catalogue.questions.map((question) => [question.id, { organizationId: org, planId, ...question }]),
  );
  if (rows.size === 0) return;
  const { about, text, default: fallback } = questions;
  await db
    .insert(questions)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [questions.planId, questions.id],
      set: { about: sql`excluded.about`, text: sql`excluded.text`, default: sql`excluded."default"` },
      setWhere: sql`(${about}, ${text}, ${fallback}) is distinct from
        (excluded.about, excluded.text, excluded."default")`,
    });
}
