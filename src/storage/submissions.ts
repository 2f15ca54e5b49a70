import { and, asc, eq, exists, inArray, isNull, or } from "drizzle-orm";
import { rolesByDelegation } from "../domain/delegation.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName, Membership } from "../domain/officer.js";
import { groundsFor } from "../domain/permission.js";
import type { ProgressEntry } from "../domain/plan.js";
import { submissionOf } from "../domain/submission.js";
import type { Executor } from "./database.js";
import { listEntries, listOccurrences } from "./progress.js";
import { accounts, delegations, memberships, occurrences, officers, tasks } from "./schema.js";

/** A result that waits to be confirmed, and the entry that handed it in. */
export type WaitingResult = { readonly occurrence: Occurrence; readonly submission: ProgressEntry };

/** The results of the plan in force that wait to be confirmed, those that wait longest first. */
export async function waitingResults(db: Executor, org: string, planId: string): Promise<WaitingResult[]> {
  const rows = await db
    .select({ id: occurrences.id })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .where(
      and(
        eq(occurrences.organizationId, org),
        eq(occurrences.process, "awaiting_confirmation"),
        isNull(occurrences.withdrawnAt),
        eq(tasks.planId, planId),
      ),
    );
  const ids = rows.map(({ id }) => id);
  const [waiting, entries] = await Promise.all([listOccurrences(db, planId, { ids }), listEntries(db, ids)]);
  const results = waiting.flatMap((occurrence) => {
    const submission = submissionOf(entries.filter(({ occurrenceId }) => occurrenceId === occurrence.id));
    return submission ? [{ occurrence, submission }] : [];
  });
  return results.sort((a, b) => a.submission.id - b.submission.id);
}

/** Somebody who may confirm a result. */
export type Confirmer = { readonly id: string; readonly name: string; readonly role: Membership["role"] };

/**
 * Who may confirm a unit's results on `on` and can be reached: the unit's heads and the coordinators with an account on
 * one of the channels, and who stands in for them; heads first. Never the authors, nor who stands in for one of them.
 */
export async function confirmersOf(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  unitId: string,
  authors: readonly string[],
  on: LocalDate,
): Promise<Confirmer[]> {
  const decides = and(
    eq(memberships.organizationId, org),
    or(eq(memberships.role, "coordinator"), and(eq(memberships.role, "head"), eq(memberships.unitId, unitId))),
  );
  const hasAccount = exists(
    db
      .select({ officerId: accounts.officerId })
      .from(accounts)
      .where(and(eq(accounts.officerId, officers.id), inArray(accounts.channel, [...channels]))),
  );
  const [own, stoodIn] = await Promise.all([
    db
      .select({ id: officers.id, name: officers.name, role: memberships.role, unitId: memberships.unitId })
      .from(memberships)
      .innerJoin(officers, eq(officers.id, memberships.officerId))
      .where(and(decides, hasAccount))
      .orderBy(asc(officers.name), asc(officers.id)),
    db
      .select({
        delegation: delegations,
        id: officers.id,
        name: officers.name,
        role: memberships.role,
        unitId: memberships.unitId,
      })
      .from(delegations)
      .innerJoin(officers, eq(officers.id, delegations.standInId))
      .innerJoin(memberships, eq(memberships.officerId, delegations.officerId))
      .where(and(decides, hasAccount, isNull(delegations.endedAt)))
      .orderBy(asc(officers.name), asc(officers.id)),
  ]);
  const people = [
    ...own.map(({ id, name, role, unitId: unit }) => ({
      id,
      name,
      memberships: [{ role, unitId: unit, unitName: null }],
    })),
    ...stoodIn.map(({ delegation, id, name, role, unitId: unit }) => ({
      id,
      name,
      memberships: rolesByDelegation(
        { ...delegation, officer: "", ended: false },
        [{ role, unitId: unit, unitName: null }],
        on,
      ),
    })),
  ];
  const able = people.flatMap((person) => {
    const action = { act: "confirm", units: [unitId], authors } as const;
    const grounds = groundsFor({ ...person, language: "vi" }, action);
    return grounds ? [{ id: person.id, name: person.name, role: grounds.role }] : [];
  });
  const headsFirst = able.sort((a, b) => Number(b.role === "head") - Number(a.role === "head"));
  return [...new Map(headsFirst.toReversed().map((one) => [one.id, one])).values()].reverse();
}
