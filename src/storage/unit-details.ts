import { and, eq, gt, isNull, notInArray, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress } from "../domain/message.js";
import type { ChannelName, Role } from "../domain/officer.js";
import { spanOf } from "../domain/period.js";
import { boundChats } from "./chats.js";
import type { Executor } from "./database.js";
import { accounts, frozenPeriods, invites, memberships, occurrences, officers } from "./schema.js";

type UnitPerson = {
  readonly officerId: string;
  readonly name: string;
  readonly role: Role;
  /** None: nobody has linked an account yet. */
  readonly channels: readonly ChannelName[];
};
type UnitChat = { readonly address: ChatAddress; readonly title: string | null };
/** Who and what belongs to one unit. */
export type UnitDetails = {
  readonly people: readonly UnitPerson[];
  /** The group that reminders go to first. */
  readonly chats: readonly UnitChat[];
  /** Codes that wait to be used. */
  readonly invited: number;
};

/** People, chats and waiting invitations of every unit that has any, by the unit's id. */
export async function unitDetails(db: Executor, org: string, at: Date): Promise<ReadonlyMap<string, UnitDetails>> {
  const rows = await db
    .select({ officerId: officers.id, name: officers.name, role: memberships.role, unitId: memberships.unitId })
    .from(memberships)
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .where(eq(memberships.organizationId, org))
    .orderBy(officers.name, officers.id);
  const channels = await channelsOf(db, org);
  const waiting = await db
    .select({ unitId: invites.unitId })
    .from(invites)
    .where(and(eq(invites.organizationId, org), isNull(invites.usedAt), gt(invites.expiresAt, at)));
  const bound = await boundChats(db, org);
  const ids = new Set([...rows, ...waiting, ...bound].map(({ unitId }) => unitId));
  return new Map(
    [...ids].flatMap((unitId) => {
      if (unitId === null) return [];
      const people = rows
        .filter((row) => row.unitId === unitId)
        .map(({ officerId, name, role }) => ({ officerId, name, role, channels: channels.get(officerId) ?? [] }));
      const chats = bound.filter((chat) => chat.unitId === unitId).map(({ address, title }) => ({ address, title }));
      const invited = waiting.filter((invite) => invite.unitId === unitId).length;
      return [[unitId, { people, chats, invited }] as const];
    }),
  );
}

async function channelsOf(db: Executor, org: string): Promise<Map<string, ChannelName[]>> {
  const rows = await db
    .selectDistinct({ officerId: accounts.officerId, channel: accounts.channel })
    .from(accounts)
    .where(eq(accounts.organizationId, org))
    .orderBy(accounts.channel);
  const channels = new Map<string, ChannelName[]>();
  for (const { officerId, channel } of rows) channels.set(officerId, [...(channels.get(officerId) ?? []), channel]);
  return channels;
}

/** How many duties of the unit would pass to another one if it ended now: those not handed in yet. */
export async function openDuties(db: Executor, unitId: string): Promise<number> {
  const [found] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.unitId, unitId),
        isNull(occurrences.withdrawnAt),
        notInArray(occurrences.process, ["done", "awaiting_confirmation"]),
      ),
    );
  return found?.count ?? 0;
}

/** The last day of what has been frozen of the plan; null when nothing has. */
export async function frozenUntil(db: Executor, planId: string): Promise<LocalDate | null> {
  const rows = await db
    .select({ period: frozenPeriods.period })
    .from(frozenPeriods)
    .where(eq(frozenPeriods.planId, planId));
  return rows.reduce<LocalDate | null>((latest, { period }) => {
    const { endsOn } = spanOf(period);
    return latest === null || endsOn > latest ? endsOn : latest;
  }, null);
}
