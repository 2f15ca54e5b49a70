import { and, asc, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { ChannelName, Role } from "../domain/officer.js";
import { boundChats } from "./chats.js";
import type { Executor } from "./database.js";
import { mutedOfficers } from "./mutes.js";
import { accounts, memberships, officers } from "./schema.js";

/** Who else a unit's reminders reach while one person's are muted: names, in the order people are looked for. */
export type StandIns = {
  /** The unit has a group, which goes on hearing. */
  readonly group: boolean;
  readonly officers: readonly string[];
  readonly heads: readonly string[];
  readonly coordinators: readonly string[];
};

/** @param channels those this service runs: a chat on another is out of reach */
export async function standIns(
  db: Executor,
  org: string,
  unitId: string,
  away: string,
  channels: ReadonlySet<ChannelName>,
  at: Date,
): Promise<StandIns> {
  const muted = await mutedOfficers(db, org, at);
  const rows = await db
    .selectDistinct({
      id: officers.id,
      name: officers.name,
      role: memberships.role,
      unitId: memberships.unitId,
    })
    .from(memberships)
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .innerJoin(accounts, eq(accounts.officerId, officers.id))
    .where(
      and(
        eq(memberships.organizationId, org),
        ne(officers.id, away),
        isNotNull(accounts.privateChatId),
        inArray(accounts.channel, [...channels]),
        inArray(memberships.role, ["officer", "head", "coordinator"]),
      ),
    )
    .orderBy(asc(officers.name), asc(officers.id));
  const named = (role: Role, where: string | null) =>
    rows
      .filter((row) => row.role === role && (where === null || row.unitId === where) && !muted.has(row.id))
      .map(({ name }) => name);
  const bound = await boundChats(db, org);
  return {
    group: bound.some((chat) => chat.unitId === unitId && channels.has(chat.address.channel)),
    officers: named("officer", unitId),
    heads: named("head", unitId),
    coordinators: [...new Set(named("coordinator", null))],
  };
}
