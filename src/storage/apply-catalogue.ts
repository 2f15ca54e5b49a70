import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import type { Catalogue, TaskDraft, UnitDraft } from "../domain/catalogue.js";
import { planOccurrences } from "../domain/occurrence.js";
import { unitsBehind } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { nameOrganization } from "./organization.js";
import { listSets, saveCalendarDays } from "./plan.js";
import { listUnits } from "./roster.js";
import { occurrences, plans, questions, tasks, unitSetMembers, unitSets, units } from "./schema.js";

/**
 * Makes the catalogue the plan in force, in the caller's transaction: all of it or nothing. Progress is never
 * touched: a task or occurrence that is no longer asked for is withdrawn with its history, and comes back with it.
 * @param scope `all` for a catalogue file; `table` leaves the obligations of the body as they are
 */
export async function applyCatalogue(
  db: Executor,
  org: string,
  catalogue: Catalogue,
  scope: "all" | "table",
  at: Date,
): Promise<void> {
  if (catalogue.organization) {
    await nameOrganization(db, org, catalogue.organization.name, catalogue.organization.place);
  }
  await saveUnits(db, org, catalogue.units, false);
  await saveSets(db, org, catalogue);
  await saveCalendarDays(db, org, catalogue.calendar);
  const planId = await savePlan(db, org, catalogue, at);
  await saveTasks(db, org, planId, catalogue.tasks, scope, at);
  await saveQuestions(db, org, planId, catalogue);
  await saveOccurrences(db, org, planId, at);
}

/** Adds units and brings the known ones up to date, by code. */
export async function saveUnits(
  db: Executor,
  org: string,
  drafts: readonly UnitDraft[],
  sample: boolean,
): Promise<void> {
  for (const { code, name, aliases, kind } of drafts) {
    const unit = { name, aliases: [...aliases], kind };
    await db
      .insert(units)
      .values({ id: randomUUID(), organizationId: org, code, sample, ...unit })
      .onConflictDoUpdate({ target: [units.organizationId, units.code], set: unit });
  }
}

/** Puts units into a set; those in it stay. */
export async function joinSet(db: Executor, org: string, setCode: string, unitCodes: readonly string[]): Promise<void> {
  const [set] = await db
    .select({ id: unitSets.id })
    .from(unitSets)
    .where(and(eq(unitSets.organizationId, org), eq(unitSets.code, setCode)));
  if (!set) throw new RangeError(`no unit set "${setCode}"`);
  for (const unit of await listUnits(db, org)) {
    if (!unitCodes.includes(unit.code)) continue;
    await db
      .insert(unitSetMembers)
      .values({ organizationId: org, setId: set.id, unitId: unit.id })
      .onConflictDoNothing();
  }
}

async function saveSets(db: Executor, org: string, { sets }: Catalogue): Promise<void> {
  for (const { code, name, aliases, members } of sets) {
    const set = { name, aliases: [...aliases] };
    await db
      .insert(unitSets)
      .values({ id: randomUUID(), organizationId: org, code, ...set })
      .onConflictDoUpdate({ target: [unitSets.organizationId, unitSets.code], set });
    await joinSet(db, org, code, members);
  }
}

async function savePlan(db: Executor, org: string, { plan }: Catalogue, at: Date): Promise<string> {
  const known = await listUnits(db, org);
  const idOf = (code: string | undefined) => known.find((unit) => unit.code === code)?.id ?? null;
  const row = { title: plan.title, year: plan.year, active: true, appliedAt: at };
  await db.update(plans).set({ active: false }).where(eq(plans.organizationId, org));
  const [saved] = await db
    .insert(plans)
    .values({
      id: randomUUID(),
      organizationId: org,
      code: plan.code,
      coordinatingUnitId: idOf(plan.coordinatingUnit),
      leadingUnitId: idOf(plan.leadingUnit),
      ...row,
    })
    .onConflictDoUpdate({
      target: [plans.organizationId, plans.code],
      set: {
        ...row,
        // A table names neither: what the catalogue said stays.
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
  drafts: readonly TaskDraft[],
  scope: "all" | "table",
  at: Date,
): Promise<void> {
  const stored = await db.select().from(tasks).where(eq(tasks.planId, planId));
  for (const [position, draft] of drafts.entries()) {
    await db
      .insert(tasks)
      .values({ id: randomUUID(), organizationId: org, planId, code: draft.code, position, draft })
      .onConflictDoUpdate({
        target: [tasks.planId, tasks.code],
        // A table import can't place rows among the body's obligations: known rows keep their place.
        set: { draft, withdrawnAt: null, ...(scope === "all" ? { position } : {}) },
      });
  }
  const kept = new Set(drafts.map((draft) => draft.code));
  const gone = stored.filter((row) => !kept.has(row.code) && (scope === "all" || row.draft.origin === "table"));
  if (gone.length === 0) return;
  await db
    .update(tasks)
    .set({ withdrawnAt: at })
    .where(
      inArray(
        tasks.id,
        gone.filter((row) => row.withdrawnAt === null).map((row) => row.id),
      ),
    );
}

async function saveQuestions(db: Executor, org: string, planId: string, catalogue: Catalogue): Promise<void> {
  for (const question of catalogue.questions) {
    const { about, text, default: fallback } = question;
    await db
      .insert(questions)
      .values({ organizationId: org, planId, ...question })
      .onConflictDoUpdate({ target: [questions.planId, questions.id], set: { about, text, default: fallback } });
  }
}

/** Plans every occurrence of the plan's tasks for the whole year; called again when a set gains members. */
export async function saveOccurrences(db: Executor, org: string, planId: string, at: Date): Promise<void> {
  const roster = { units: await listUnits(db, org), sets: await listSets(db, org) };
  const idOf = new Map(roster.units.map((unit) => [unit.code, unit.id]));
  for (const task of await db.select().from(tasks).where(eq(tasks.planId, planId))) {
    const planned =
      task.withdrawnAt === null
        ? planOccurrences(task.draft, (lead) => unitsBehind(roster, [lead]).map((unit) => unit.code))
        : [];
    const ids: string[] = [];
    for (const { period, dueOn, unit } of planned) {
      const unitId = idOf.get(unit);
      if (unitId === undefined) throw new RangeError(`task ${task.code}: no unit "${unit}"`);
      const [row] = await db
        .insert(occurrences)
        .values({
          id: randomUUID(),
          organizationId: org,
          taskId: task.id,
          period,
          unitId,
          dueOn,
          process: "not_started",
          version: 1,
        })
        .onConflictDoUpdate({
          target: [occurrences.taskId, occurrences.period, occurrences.unitId],
          set: { dueOn, withdrawnAt: null },
        })
        .returning({ id: occurrences.id });
      if (row) ids.push(row.id);
    }
    await db
      .update(occurrences)
      .set({ withdrawnAt: at })
      .where(
        and(
          eq(occurrences.taskId, task.id),
          isNull(occurrences.withdrawnAt),
          ids.length > 0 ? notInArray(occurrences.id, ids) : undefined,
        ),
      );
  }
}
