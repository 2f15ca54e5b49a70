import { and, asc, eq, gte, isNull, lte, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Delegation, rolesByDelegation } from "../domain/delegation.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Account, Membership, Role } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { accounts, delegations, memberships, officers, organizations, units } from "./schema.js";

const standIns = alias(officers, "stand_ins");

/** A stored delegation, with names. */
export type StoredDelegation = Delegation & {
  readonly id: number;
  readonly standIn: string;
  /** Null: in every unit. */
  readonly unit: string | null;
  readonly createdBy: string;
};

export type NewDelegation = Pick<Delegation, "officerId" | "standInId" | "unitId" | "fromOn" | "untilOn"> & {
  readonly createdBy: string;
};

/** The roles of absent people that this account's officer has on `on`. Asked with every message: one statement. */
export async function rolesStoodInFor(
  db: Executor,
  org: string,
  { channel, userId }: Account,
  on: LocalDate,
): Promise<Membership[]> {
  const rows = await db
    .select({
      delegation: delegations,
      officer: officers.name,
      role: memberships.role,
      unitId: memberships.unitId,
      unitName: units.name,
    })
    .from(delegations)
    .innerJoin(accounts, eq(accounts.officerId, delegations.standInId))
    .innerJoin(officers, eq(officers.id, delegations.officerId))
    .innerJoin(memberships, eq(memberships.officerId, delegations.officerId))
    .leftJoin(units, eq(units.id, memberships.unitId))
    .where(
      and(
        eq(accounts.organizationId, org),
        eq(accounts.channel, channel),
        eq(accounts.userId, userId),
        isNull(delegations.endedAt),
        gte(delegations.untilOn, on),
      ),
    )
    .orderBy(asc(delegations.id), asc(memberships.id));
  return rows.flatMap(({ delegation, officer, role, unitId, unitName }) =>
    rolesByDelegation({ ...delegation, officer, ended: false }, [{ role, unitId, unitName }], on),
  );
}

/** The roles somebody is stood in for at `at`, by the office's own day, and by whom. */
export async function rolesStoodInAt(
  db: Executor,
  org: string,
  at: Date,
): Promise<{ standInId: string; role: Role; unitId: string | null }[]> {
  const today = sql`(${at.toISOString()}::timestamptz at time zone ${organizations.zone})::date`;
  const rows = await db
    .select({
      standInId: delegations.standInId,
      within: delegations.unitId,
      role: memberships.role,
      unitId: memberships.unitId,
    })
    .from(delegations)
    .innerJoin(organizations, eq(organizations.id, delegations.organizationId))
    .innerJoin(memberships, eq(memberships.officerId, delegations.officerId))
    .where(
      and(
        eq(delegations.organizationId, org),
        isNull(delegations.endedAt),
        lte(delegations.fromOn, today),
        gte(delegations.untilOn, today),
        ne(memberships.role, "admin"),
      ),
    );
  return rows.flatMap(({ standInId, within, role, unitId }) =>
    within === null || within === unitId ? [{ standInId, role, unitId }] : [],
  );
}

/** Those in force on `on`, and those still to come; the earliest first. */
export async function openDelegations(db: Executor, org: string, on: LocalDate): Promise<StoredDelegation[]> {
  const rows = await db
    .select({ row: delegations, officer: officers.name, standIn: standIns.name, unit: units.name })
    .from(delegations)
    .innerJoin(officers, eq(officers.id, delegations.officerId))
    .innerJoin(standIns, eq(standIns.id, delegations.standInId))
    .leftJoin(units, eq(units.id, delegations.unitId))
    .where(and(eq(delegations.organizationId, org), isNull(delegations.endedAt), gte(delegations.untilOn, on)))
    .orderBy(asc(delegations.fromOn), asc(delegations.id));
  return rows.map(({ row, officer, standIn, unit }) => {
    const { id, officerId, standInId, unitId, fromOn, untilOn, createdBy } = row;
    return { id, officerId, officer, standInId, standIn, unitId, unit, fromOn, untilOn, createdBy, ended: false };
  });
}

/** Notes a delegation in place of those of the same absent person that overlap with it: what was said last holds. */
export async function addDelegation(db: Executor, org: string, given: NewDelegation, at: Date): Promise<void> {
  const { officerId, fromOn, untilOn } = given;
  await db
    .update(delegations)
    .set({ endedAt: at })
    .where(
      and(
        eq(delegations.officerId, officerId),
        isNull(delegations.endedAt),
        lte(delegations.fromOn, untilOn),
        gte(delegations.untilOn, fromOn),
      ),
    );
  await db.insert(delegations).values({ organizationId: org, ...given, createdAt: at });
}

/** @returns false when it was ended before */
export async function endDelegation(db: Executor, org: string, id: number, at: Date): Promise<boolean> {
  const ended = await db
    .update(delegations)
    .set({ endedAt: at })
    .where(and(eq(delegations.organizationId, org), eq(delegations.id, id), isNull(delegations.endedAt)))
    .returning({ id: delegations.id });
  return ended.length > 0;
}
