import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Catalogue } from "../domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import { replaceMetrics } from "../domain/metrics-in-force.js";
import type { PlannedTask } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { holdPlan } from "./hold-plan.js";
import { latestVersion } from "./latest-version.js";
import { nameOrganization } from "./organization.js";
import { saveCalendarDays } from "./plan.js";
import { readRevision } from "./plan-facts.js";
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
 * @returns false where all of it was so already: then it is no version of the plan
 */
export async function applyCatalogue(
  db: Executor,
  org: string,
  catalogue: Catalogue,
  scope: Scope,
  at: Date,
): Promise<boolean> {
  await holdPlan(db, org);
  // Triggers renew it with every row of the plan, its units, sets or days that changes.
  const revision = await readRevision(db, org);
  const { name, place } = catalogue.organization ?? {};
  const isRenamed = name !== undefined && place !== undefined && (await nameOrganization(db, org, name, place));
  await saveUnits(db, org, catalogue.units, false, scope);
  await saveSets(db, org, catalogue.sets, scope);
  await saveCalendarDays(db, org, catalogue.calendar);
  const before = await laddersOf(db, org, catalogue.plan.code);
  const planId = await savePlan(db, org, catalogue, scope, at);
  await saveTasks(db, org, planId, catalogue, scope, at);
  await saveQuestions(db, org, planId, catalogue);
  const isOther = isRenamed || (await readRevision(db, org)) !== revision;
  const isVersion = await saveVersion(db, org, planId, catalogue.plan.effectiveOn ?? null, isOther, at);
  const after = await laddersOf(db, org, catalogue.plan.code);
  const changed = [...after].filter(([code, ladder]) => !isDeepStrictEqual(before.get(code), ladder));
  const isPlanned = !(await saveOccurrences(db, org, planId, at, new Set(changed.map(([code]) => code))));
  return isVersion || !isPlanned;
}

/** Puts the version on record, unless it says and holds what the last one did. @returns whether it is a version */
async function saveVersion(
  db: Executor,
  org: string,
  planId: string,
  effectiveOn: LocalDate | null,
  isOther: boolean,
  at: Date,
): Promise<boolean> {
  const latest = await latestVersion(db, planId);
  if (!isOther && latest?.effectiveOn === effectiveOn) return false;
  await db.insert(planVersions).values({ organizationId: org, planId, effectiveOn, appliedAt: at });
  await db.update(plans).set({ appliedAt: at }).where(eq(plans.id, planId));
  return true;
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
  const row = { title: plan.title, year: plan.year, active: true };
  const values = { ...row, ladder, quietHours, approval, evidence, report };
  await db
    .update(plans)
    .set({ active: false })
    .where(and(eq(plans.organizationId, org), eq(plans.active, true), ne(plans.code, plan.code)));
  const said = [
    ...(["title", "year", "active"] as const),
    // A table names none of these: what the catalogue said stays.
    ...(scope === "all" ? (["ladder", "quietHours", "approval", "evidence", "report"] as const) : []),
    ...(plan.coordinatingUnit === undefined ? [] : (["coordinatingUnitId"] as const)),
    ...(plan.leadingUnit === undefined ? [] : (["leadingUnitId"] as const)),
  ];
  const given = (field: (typeof said)[number]) => sql`excluded.${sql.identifier(plans[field].name)}`;
  const units = { coordinatingUnitId: idOf(plan.coordinatingUnit), leadingUnitId: idOf(plan.leadingUnit) };
  await db
    .insert(plans)
    .values({ id: randomUUID(), organizationId: org, code: plan.code, ...values, ...units, appliedAt: at })
    .onConflictDoUpdate({
      target: [plans.organizationId, plans.code],
      set: Object.fromEntries(said.map((field) => [field, given(field)])),
      setWhere: sql.join(
        said.map((field) => sql`${plans[field]} is distinct from ${given(field)}`),
        sql` or `,
      ),
    });
  const [saved] = await db
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.organizationId, org), eq(plans.code, plan.code)));
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
