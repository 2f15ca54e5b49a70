import type { Occurrence } from "../domain/occurrence.js";
import { type Say, say } from "../domain/say.js";
import { answerHints } from "./answer-hints.js";
import { groupLine, itemLine } from "./item-lines.js";
import type { Item, MessageFacts } from "./message-facts.js";

/** More lines than this do not fit a phone; the rest is counted and one command away. */
const MOST_LINES = 12;

/** The text of one reminder message: what is owed here, the longest due first, and how to answer in one line. */
export function composeReminder(items: readonly Item[], facts: MessageFacts): Say[] {
  const nudged = sorted(items.filter((item) => item.readBy === "unit" && item.rung === "nudge"));
  const own = sorted(items.filter((item) => item.readBy === "unit" && item.rung !== "nudge"));
  const head = sorted(items.filter((item) => item.readBy === "head"));
  const watched = sorted(items.filter((item) => isWatched(item) && !item.unreachableUnit));
  const unreached = sorted(items.filter((item) => item.unreachableUnit));
  const sections = [
    facts.notice,
    facts.weekly.length > 0 ? [say("reminder-weekly"), ...facts.weekly] : [],
    facts.morning.length > 0 ? [say("reminder-morning"), ...facts.morning] : [],
    section("reminder-nudged", nudged, facts),
    section("reminder-own", own, facts),
    section("reminder-head", head, facts),
    sectionByDuty("reminder-watched", watched, facts),
    sectionByDuty("reminder-unreached", unreached, facts),
    answerHints({ own: [...nudged, ...own, ...head], watched, unreached }, facts),
  ].filter((lines) => lines.length > 0);
  const body = sections.flatMap((lines, index) => (index === 0 ? lines : [say("reminder-blank"), ...lines]));
  return [...notices(facts), ...body];
}

/** A repeat explains its lateness itself. */
function notices({ late, repeated }: MessageFacts): Say[] {
  if (repeated) return [say("reminder-repeated")];
  return late ? [say("reminder-late")] : [];
}

/** The unit's own duties, a line each. */
function section(heading: string, items: readonly Item[], facts: MessageFacts): Say[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, MOST_LINES).map(({ occurrence }) => itemLine(occurrence, facts));
  const left = items.length - lines.length;
  const more = left > 0 ? [say("reminder-more", { left })] : [];
  return [say(heading, { count: items.length }), ...lines, ...more];
}

/** Other units' duties: one line for a duty, however many units owe it. */
function sectionByDuty(heading: string, items: readonly Item[], facts: MessageFacts): Say[] {
  if (items.length === 0) return [];
  const groups = new Map<string, Occurrence[]>();
  for (const { occurrence } of items) {
    const key = `${occurrence.task}/${occurrence.period}/${occurrence.dueOn}`;
    groups.set(key, [...(groups.get(key) ?? []), occurrence]);
  }
  const shown = [...groups.values()].slice(0, MOST_LINES);
  const left = items.length - shown.reduce((count, group) => count + group.length, 0);
  const more = left > 0 ? [say("reminder-more-watched", { left })] : [];
  return [say(heading, { count: items.length }), ...shown.map((group) => groupLine(group, facts)), ...more];
}

function sorted(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.occurrence.dueOn ?? "9999").localeCompare(b.occurrence.dueOn ?? "9999"));
}

function isWatched(item: Item): boolean {
  return item.readBy === "coordinator" || item.readBy === "leader";
}
