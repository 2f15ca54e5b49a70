import { sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Account, Officer } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { rolesStoodInFor } from "./delegations.js";
import type { AnswerPlace } from "./schema.js";
import { written } from "./written.js";

/** A message as it arrives: what makes it the same one delivered again, and whose it is. */
export type Arrival = {
  readonly key: string;
  readonly account: Account;
  /** The chat it was said in, where that is private: neither provider lets a bot write to a person first. */
  readonly privateChatId: string | null;
  readonly at: Date;
  /** The office's day, on which somebody may stand in for others. */
  readonly on: LocalDate;
  /** Where its answer belongs; null where nothing can get lost on the way. */
  readonly answerTo: AnswerPlace | null;
};

export type Received = {
  /** False when it was taken before, here or on another replica. */
  readonly isNew: boolean;
  /** Who says it, with the roles they stand in for; null when the account is not linked. */
  readonly officer: Officer | null;
  /** The organization's revision: it grows with every change of the plan. */
  readonly revision: string;
};

type Row = {
  readonly isNew: boolean;
  readonly revision: string;
  readonly officer: (Officer & { readonly standsIn: boolean }) | null;
};

/** Written out: of what runs with each message the query builder would take longer than the store. */
const taken = written<
  Record<"org" | "channel" | "key" | "userId" | "at" | "on", string> & Record<"owes" | "privateChatId", string | null>,
  { readonly row: Row }
>(
  (given) => sql`
    with taken as (
      insert into inbox (organization_id, channel, key, at, owes)
      values (
        ${given("org")}, ${given("channel")}, ${given("key")}, ${given("at")}::timestamptz, ${given("owes")}::text::jsonb
      )
      on conflict do nothing
      returning 1
    ), noted as (
      update accounts set private_chat_id = ${given("privateChatId")}::text
      where organization_id = ${given("org")} and channel = ${given("channel")} and user_id = ${given("userId")}
        and private_chat_id is distinct from coalesce(${given("privateChatId")}::text, private_chat_id)
    )
    select json_build_object(
      'isNew', exists (select from taken),
      'revision', (select revision::text from organizations where id = ${given("org")}),
      'officer', (
        select json_build_object(
          'id', officers.id,
          'name', officers.name,
          'language', officers.language,
          'memberships', (
            select coalesce(json_agg(
              json_build_object('role', role, 'unitId', unit_id, 'unitName', units.name) order by memberships.id
            ), '[]')
            from memberships left join units on units.id = unit_id
            where officer_id = officers.id
          ),
          'standsIn', exists (
            select from delegations
            where stand_in_id = officers.id and ended_at is null and until_on >= ${given("on")}::date
          )
        )
        from accounts join officers on officers.id = officer_id
        where accounts.organization_id = ${given("org")} and channel = ${given("channel")} and user_id = ${given("userId")}
      )
    ) as row`,
);

/** Takes a message and finds out who says it: what every message needs, asked in one statement. */
export async function receive(db: Executor, org: string, arrival: Arrival): Promise<Received> {
  const { key, account, privateChatId, at, on, answerTo } = arrival;
  const owes = answerTo && JSON.stringify(answerTo);
  const [found] = await taken(db, { ...account, org, key, owes, privateChatId, at: at.toISOString(), on });
  if (!found) throw new RangeError(`no organization ${org}`);
  const { isNew, revision, officer } = found.row;
  if (!officer) return { isNew, revision, officer };
  const { standsIn, ...own } = officer;
  const others = standsIn ? await rolesStoodInFor(db, org, account, on) : [];
  return { isNew, revision, officer: { ...own, memberships: [...own.memberships, ...others] } };
}
