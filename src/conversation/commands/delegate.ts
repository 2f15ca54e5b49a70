import { daysBetween, type LocalDate } from "../../domain/local-date.js";
import type { Officer } from "../../domain/officer.js";
import { groundsFor } from "../../domain/permission.js";
import { type Say, say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { findPeople } from "../find-people.js";
import type { StoredDelegation } from "../ports.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { readDates } from "../understanding/read-dates.js";
import { resolveUntil } from "../understanding/read-until.js";
import { tokenise } from "../understanding/tokens.js";

/** Longer than that somebody has left: their duties are handed over. */
const MOST_DAYS = 184;
const NO_UNIT = { say: say("chat-no-unit") };
const MOST_LISTED = 8;
const MOST_CHOICES = 6;
const END = /^(?:thôi|thoi|hủy|huỷ|huy|kết thúc|ket thuc|dừng|dung|stop|end|off)(?:\s+UQ(\d{1,12}))?\s*$/i;
const FOR = /^(?:(.+?)\s+)?cho\s+(.+)$/i;

/**
 * `/uyquyen Bình 10/3 15/3`: who stands in for me between two days; `/uyquyen An cho Bình 10/3 15/3`, said by the unit's
 * head or a coordinator, for somebody else. Alone it lists what is in force or to come.
 */
export async function delegate(context: LinkedContext, rest: string): Promise<Reply> {
  const end = END.exec(rest.trim());
  if (end) return endOne(context, end[1] === undefined ? null : Number(end[1]));
  const { from, until, words } = readDates(tokenise(rest));
  const [, whose, whom = words] = FOR.exec(words) ?? [];
  if (whom === "" && !until) return listDelegations(context);
  const people = await context.tx.people();
  const absent = whose === undefined ? context.actor : pick(people, whose, (name) => `/uyquyen ${name} cho ${whom}`);
  if ("lines" in absent) return absent;
  const days = readSpan(context, from, until);
  const dated = until ? `${from ? dayWords(from) : "đến"} ${dayWords(until)}` : "";
  const before = whose === undefined ? "" : `${absent.name} cho `;
  if (whom === "") return { lines: [say("delegate-who")], prefix: `/uyquyen ${dated}`.trim() };
  const standIn = pick(people, whom, (name) => `/uyquyen ${before}${name} ${dated}`.trim());
  if ("lines" in standIn) return standIn;
  if (!days) {
    const prefix = `/uyquyen ${before}${standIn.name}`;
    return { lines: [say("delegate-when", { name: standIn.name, line: prefix })], prefix };
  }
  return "lines" in days ? days : arrange(context, absent, standIn, days);
}

export type Span = { readonly fromOn: LocalDate; readonly untilOn: LocalDate };
type Days = ReturnType<typeof readDates>["from"];

/** Two days in order, not over and not too far apart, the first today where it was not said; null where none was. */
export function readSpan({ today }: Pick<LinkedContext, "today">, from: Days, until: Days): Span | Reply | null {
  const untilOn = until && resolveUntil({ kind: "day", ...until }, today);
  const fromOn = from ? resolveUntil({ kind: "day", ...from }, today) : today;
  if (!fromOn || !untilOn) return null;
  const days = { from: { date: fromOn }, until: { date: untilOn } };
  if (untilOn < fromOn) return reply(say("delegate-backwards", days));
  if (untilOn < today) return reply(say("delegate-past", days));
  if (daysBetween(fromOn, untilOn) > MOST_DAYS) return reply(say("delegate-too-long", { ...days, most: MOST_DAYS }));
  return { fromOn, untilOn };
}

/** Notes it, and tells whoever it concerns. */
export async function arrange(
  context: LinkedContext,
  absent: Officer,
  standIn: Officer,
  { fromOn, untilOn }: Span,
): Promise<Reply> {
  const { tx, actor, now } = context;
  const own = absent.memberships.filter(({ role, standsFor }) => role !== "admin" && standsFor === undefined);
  if (own.length === 0) return reply(say("delegate-nothing", { name: absent.name }));
  if (absent.id === standIn.id) return reply(say("delegate-self", { name: absent.name }));
  const units = own.flatMap((membership) => membership.unitId ?? []);
  const grounds = absent.id === actor.id ? null : groundsFor(actor, { act: "name-stand-in", units });
  // A coordinator's powers are not the head's to give, to themselves least of all.
  const within = own.filter((membership) => membership.unitId === grounds?.unitId);
  const beyond = grounds?.role === "head" && within.some(({ role }) => role !== "officer" && role !== "head");
  if (absent.id !== actor.id && (!grounds || beyond)) return reply(say("delegate-refused", { name: absent.name }));
  const unitId = grounds?.role === "head" ? grounds.unitId : null;
  const replaced = (await tx.openDelegations(context.today)).filter(
    (one) => one.officerId === absent.id && one.fromOn <= untilOn && one.untilOn >= fromOn,
  );
  await tx.delegate({ officerId: absent.id, standInId: standIn.id, unitId, fromOn, untilOn, createdBy: actor.id }, now);
  const lines = [
    say("delegate-done", {
      absent: absent.name,
      name: standIn.name,
      from: { date: fromOn },
      until: { date: untilOn },
      unit: grounds?.role === "head" ? (grounds.unitName ?? "") : { say: say("delegate-everywhere") },
    }),
    ...replaced.map((one) => say("delegate-replaced", argsOf(one))),
  ];
  const all = [absent.id, standIn.id, ...replaced.map(({ standInId }) => standInId)];
  const others = [...new Set(all)].filter((id) => id !== actor.id);
  const key = `delegation/${absent.id}/${now.toISOString()}`;
  const told = await tx.announce(
    { to: "people", officerIds: others },
    { key, lines: [...lines, say("delegate-means", { name: standIn.name, absent: absent.name })] },
    now,
  );
  return reply(
    ...lines,
    ...fromElsewhere(standIn, within.length > 0 ? within : own),
    say(told === others.length ? "delegate-told" : "delegate-not-told", { name: standIn.name }),
    say("delegate-how-to-end"),
  );
}

/** A name that two people share, or a slip of it, is seen by the unit: said where it is none of the absent person's. */
function fromElsewhere(standIn: Officer, roles: Officer["memberships"]): Say[] {
  const theirs = standIn.memberships.filter(({ standsFor }) => standsFor === undefined);
  if (theirs.some(({ unitId }) => roles.some((role) => role.unitId === unitId))) return [];
  const units = [...new Set(theirs.flatMap(({ unitName }) => unitName ?? []))];
  return [say("delegate-elsewhere", { name: standIn.name, units: { list: units.length > 0 ? units : [NO_UNIT] } })];
}

/** What this person may see: their own, their unit's for a head, everybody's for a coordinator. */
async function listDelegations(context: LinkedContext): Promise<Reply> {
  const shown = await seen(context);
  if (shown.length === 0) return { lines: [say("delegate-none")], prefix: "/uyquyen" };
  const endable = shown.filter((one) => mayEnd(context, one));
  return {
    lines: [
      say("delegate-title", { count: shown.length }),
      ...shown.slice(0, MOST_LISTED).map((one) => say("delegate-line", argsOf(one))),
      ...(shown.length > MOST_LISTED ? [say("decision-more", { left: shown.length - MOST_LISTED })] : []),
      say("delegate-example"),
    ],
    choices: endable.slice(0, MOST_CHOICES).map((one) => ({
      label: say("delegate-end-choice", argsOf(one)),
      line: `/uyquyen thôi UQ${one.id}`,
    })),
  };
}

async function seen(context: LinkedContext): Promise<StoredDelegation[]> {
  const { tx, actor, today } = context;
  const open = await tx.openDelegations(today);
  const people = await tx.people();
  return open.filter((one) => {
    if (one.officerId === actor.id || one.standInId === actor.id) return true;
    const absent = people.find(({ id }) => id === one.officerId);
    const units = absent?.memberships.flatMap(({ unitId }) => unitId ?? []) ?? [];
    return groundsFor(actor, { act: "name-stand-in", units }) !== null;
  });
}

/** The absent person, whoever said so, and whoever could have said so; the stand-in may hand it back. */
function mayEnd({ actor }: LinkedContext, one: StoredDelegation): boolean {
  return (
    [one.officerId, one.standInId, one.createdBy].includes(actor.id) ||
    actor.memberships.some(({ role, unitId }) => role === "coordinator" || (role === "head" && unitId === one.unitId))
  );
}

async function endOne(context: LinkedContext, id: number | null): Promise<Reply> {
  const { tx, now, actor } = context;
  const endable = (await seen(context)).filter((one) => mayEnd(context, one));
  const [only, ...others] = id === null ? endable : endable.filter((one) => one.id === id);
  if (!only) return reply(say("delegate-none-to-end"));
  if (others.length > 0) return listDelegations(context);
  if (!(await tx.endDelegation(only.id, now))) return reply(say("delegate-none-to-end"));
  const lines = [say("delegate-ended", { ...argsOf(only), by: actor.name })];
  const told = [only.officerId, only.standInId].filter((officerId) => officerId !== actor.id);
  await tx.announce({ to: "people", officerIds: told }, { key: `delegation/${only.id}/ended`, lines }, now);
  return reply(...lines);
}

function argsOf({ id, officer, standIn, unit, fromOn, untilOn }: StoredDelegation) {
  return {
    id: `UQ${id}`,
    absent: officer,
    name: standIn,
    from: { date: fromOn },
    until: { date: untilOn },
    unit: unit ?? { say: say("delegate-everywhere") },
  };
}

/** The one person meant, or the question who is. */
export function pick(people: readonly Officer[], typed: string, line: (name: string) => string): Officer | Reply {
  const found = findPeople(people, typed);
  const [only, ...others] = found;
  if (!only) return reply(say("somebody-unknown", { name: shorten(typed) }));
  if (others.length === 0) return only;
  return {
    lines: [say("somebody-several", { name: shorten(typed), count: found.length })],
    choices: found
      .slice(0, MOST_CHOICES)
      .map(({ name }) => ({ label: say("somebody-choice", { name }), line: line(name) })),
  };
}

function dayWords({ day, month, year }: NonNullable<Days>): string {
  return year === undefined ? `${day}/${month}` : `${day}/${month}/${year}`;
}
