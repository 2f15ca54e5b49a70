import { and, eq, isNotNull, isNull, like, type SQL, sql } from "drizzle-orm";
import type { ChannelName, Language, Role } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { writeSetting } from "./organization.js";
import { accounts, memberships, officers, settings } from "./schema.js";

/** A private chat whose menu is not the one its person should have. */
export type StaleMenu = {
  readonly chatId: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  /** What to note once the menu is set. */
  readonly mark: string;
};

/**
 * The private chats whose menu has to be set: their person is new, or has another role or language than when it was.
 * @param version of the menus themselves: another one makes every chat's stale
 * @param who only this person's; everybody's without
 */
export async function staleMenus(
  db: Executor,
  org: string,
  channel: ChannelName,
  version: string,
  most: number,
  who: string | null = null,
): Promise<StaleMenu[]> {
  const roles = sql<string>`string_agg(distinct ${memberships.role}, ',' order by ${memberships.role})`;
  const mark = sql<string>`${`${version}:`}::text || ${officers.language} || ':' || coalesce(${roles}, '')`;
  const rows = await db
    .select({ chatId: accounts.privateChatId, language: officers.language, roles, mark })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .leftJoin(settings, and(eq(settings.organizationId, org), eq(settings.key, keyOf(channel))))
    .where(
      and(
        eq(accounts.organizationId, org),
        eq(accounts.channel, channel),
        isNotNull(accounts.privateChatId),
        who === null ? undefined : eq(accounts.userId, who),
      ),
    )
    .groupBy(accounts.privateChatId, officers.id, settings.value)
    .having(sql`${settings.value} is null or ${settings.value} #>> '{}' <> ${mark}`)
    .limit(most);
  return rows.flatMap(({ chatId, language, roles, mark }) =>
    chatId === null ? [] : [{ chatId, language, roles: (roles ?? "").split(",").filter(Boolean) as Role[], mark }],
  );
}

/** Chats that have a menu of their own and nobody linked any more. */
export async function orphanedMenus(db: Executor, org: string, channel: ChannelName, most: number): Promise<string[]> {
  const prefix = `menu/${channel}/`;
  const rows = await db
    .select({ key: settings.key })
    .from(settings)
    .leftJoin(
      accounts,
      and(eq(accounts.organizationId, org), eq(accounts.channel, channel), eq(settings.key, keyOf(channel))),
    )
    .where(and(eq(settings.organizationId, org), like(settings.key, `${prefix}%`), isNull(accounts.userId)))
    .limit(most);
  return rows.map(({ key }) => key.slice(prefix.length));
}

/** Notes which menu a chat has now; null when it has none of its own. */
export async function noteMenu(
  db: Executor,
  org: string,
  channel: ChannelName,
  chatId: string,
  mark: string | null,
): Promise<void> {
  const key = `menu/${channel}/${chatId}`;
  if (mark !== null) return writeSetting(db, org, key, mark);
  await db.delete(settings).where(and(eq(settings.organizationId, org), eq(settings.key, key)));
}

/** The setting that notes the menu of an account's private chat. */
function keyOf(channel: ChannelName): SQL<string> {
  return sql<string>`${`menu/${channel}/`}::text || ${accounts.privateChatId}`;
}
