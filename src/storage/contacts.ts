import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { ChannelName, Role } from "../domain/officer.js";
import type { Contacts, Destination } from "../domain/route.js";
import { boundChats } from "./chats.js";
import type { Executor } from "./database.js";
import { accounts, memberships, officers } from "./schema.js";

/** Groups speak Vietnamese: the plan is, and so are the people who read it together. */
const GROUP_LANGUAGE = "vi";

/**
 * Where people can be reached now: the unit's latest bound chat, and each person's latest private chat.
 * @param channels those this service runs: a chat on another is out of reach
 */
export async function readContacts(db: Executor, org: string, channels: ReadonlySet<ChannelName>): Promise<Contacts> {
  const groups = new Map<string, Destination>();
  for (const { unitId, address } of await boundChats(db, org)) {
    const reachable = channels.has(address.channel) && !groups.has(unitId);
    if (reachable) groups.set(unitId, { address, language: GROUP_LANGUAGE });
  }
  const linked = await linkedPeople(db, org);
  const people = linked.filter((person) => channels.has(person.destination.address.channel));
  return {
    group: (unitId) => groups.get(unitId) ?? null,
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

type LinkedPerson = {
  readonly officerId: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly destination: Destination;
};

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
