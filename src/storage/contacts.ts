import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { ContactBook } from "../domain/fallback.js";
import type { ChannelName, Role } from "../domain/officer.js";
import { addressKey, type Destination } from "../domain/route.js";
import { boundChats } from "./chats.js";
import type { Executor } from "./database.js";
import { rolesStoodInAt } from "./delegations.js";
import { accounts, memberships, officers } from "./schema.js";

/** Groups speak Vietnamese: the plan is, and so are the people who read it together. */
const GROUP_LANGUAGE = "vi";

/**
 * Where people can be reached now: the unit's latest bound chat, and each person's latest private chat.
 * @param channels those this service runs: a chat on another is out of reach
 * @param at the moment whose stand-ins hear what those they stand in for would; null: nobody stands in
 * @param muted officers who asked for no reminders now: as if they were not there, so that the next in line hears
 */
export async function readContacts(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  muted: ReadonlySet<string> = new Set(),
  at: Date | null = null,
): Promise<ContactBook & Accounts> {
  const groups = new Map<string, Destination[]>();
  for (const { unitId, address } of await boundChats(db, org)) {
    if (!channels.has(address.channel)) continue;
    groups.set(unitId, [...(groups.get(unitId) ?? []), { address, language: GROUP_LANGUAGE }]);
  }
  const own = await linkedPeople(db, org);
  const linked = at === null ? own : [...own, ...(await standInPeople(db, org, own, at))];
  const people = linked.filter(
    ({ officerId, destination }) => channels.has(destination.address.channel) && !muted.has(officerId),
  );
  return {
    group: (unitId) => groups.get(unitId)?.[0] ?? null,
    groups: (unitId) => groups.get(unitId) ?? [],
    accountsOf(officerId) {
      const own = people.filter((person) => person.officerId === officerId);
      return [...new Map(own.map(({ destination }) => [addressKey(destination.address), destination])).values()];
    },
    people: (role, unitId) => {
      const found = new Map<string, Destination>();
      for (const person of people) {
        const matches = person.role === role && (unitId === null || person.unitId === unitId);
        if (matches && !found.has(person.officerId)) found.set(person.officerId, person.destination);
      }
      return [...found.values()];
    },
  };
}

/** Every private chat of one person, the latest first. */
type Accounts = { accountsOf(officerId: string): readonly Destination[] };

type LinkedPerson = {
  readonly officerId: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly destination: Destination;
};

/** Whoever stands in for somebody, in the role they stand in for. */
async function standInPeople(
  db: Executor,
  org: string,
  linked: readonly LinkedPerson[],
  at: Date,
): Promise<LinkedPerson[]> {
  const roles = await rolesStoodInAt(db, org, at);
  return roles.flatMap(({ standInId, role, unitId }) =>
    linked
      .filter(({ officerId }) => officerId === standInId)
      .map(({ officerId, destination }) => ({ officerId, role, unitId, destination })),
  );
}

async function linkedPeople(db: Executor, org: string): Promise<LinkedPerson[]> {
  const rows = await db
    .select({ account: accounts, role: memberships.role, unitId: memberships.unitId, language: officers.language })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .innerJoin(memberships, eq(memberships.officerId, officers.id))
    .where(and(eq(accounts.organizationId, org), isNotNull(accounts.privateChatId)))
    .orderBy(desc(accounts.linkedAt), desc(accounts.userId));
  return rows.flatMap(({ account, role, unitId, language }) =>
    account.privateChatId === null
      ? []
      : [
          {
            officerId: account.officerId,
            role,
            unitId,
            destination: { address: { channel: account.channel, chatId: account.privateChatId }, language },
          },
        ],
  );
}
