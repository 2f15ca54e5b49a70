import type { TaskDraft } from "../../domain/catalogue.js";
import { fold } from "../../domain/fold.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import { leadUnitIds } from "../../domain/plan.js";
import type { Unit } from "../../domain/unit.js";
import type { PlanContext } from "../context.js";
import type { UpdateItem } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";
import { codeOf, findByCode } from "./find-task.js";

/** Stands before the unit in the lines that are offered: "7 đv TCCB 82%". */
const MARK = "đv";
/** What people put before a unit's name, folded: "của phòng TCCB". Not "cho", which may be "chờ". */
const LEAD = /^(?:cua )?(?:(dv|don vi) )?(?:phong )?/;
const MOST_LEAD_WORDS = 5;

/** A unit read off the front of some words. `marked`: "đv" stood before it, so that nothing else can be meant. */
type InFront = { readonly unit: Unit; readonly rest: string; readonly marked: boolean };

/** Of the units that owe a task those this person may speak for, without the ended where others are left. */
export function unitsToSpeakFor(
  { plan, actor, today }: PlanContext,
  task: TaskDraft,
  act: "update" | "correct",
): Unit[] {
  const allowed = new Set(
    leadUnitIds(plan, task).filter((id) =>
      may(actor, act === "update" ? { act, units: [id] } : { act, units: [id], author: actor.id }),
    ),
  );
  const own = plan.units.filter(({ id }) => allowed.has(id));
  const there = own.filter(({ endedOn }) => endedOn === undefined || endedOn > today);
  return there.length > 0 ? there : own;
}

/** How the duty's unit is said in a line about it: " đv TCCB" to somebody who may speak for several, else "". */
export function unitWords(
  context: PlanContext,
  task: TaskDraft,
  { unitId }: Pick<Occurrence, "unitId">,
  act: "update" | "correct" = "update",
): string {
  const own = unitsToSpeakFor(context, task, act);
  const unit = context.plan.units.find(({ id }) => id === unitId);
  return own.length > 1 && unit ? wordsFor(unit) : "";
}

/** How a unit is said behind a task. */
export function wordsFor({ code }: Pick<Unit, "code">): string {
  return ` ${MARK} ${code}`;
}

/**
 * Finds the unit that an item names: "7 phòng TCCB 82%", "7 82% (phòng TCCB)", by its name, code or another name. Only
 * where the name stands alone, or before all the rest: "chờ phòng TCCB" is a note.
 */
export function withUnits(
  context: PlanContext,
  items: readonly UpdateItem[],
  parse: Parse = parseUpdates,
): UpdateItem[] {
  const named = items.flatMap((item) => withUnit(context, item, parse));
  return named.map((item) => (isOnlyOne(item, named) ? saidAlone(item, parse) : item));
}

/** How the words behind the unit are read again: those of a correction are read as one. */
type Parse = (words: string) => readonly UpdateItem[];

function isOnlyOne({ task, unitId }: UpdateItem, among: readonly UpdateItem[]): boolean {
  const same = among.filter((one) => one.unitId === unitId && one.task?.typed === task?.typed);
  return unitId !== undefined && same.length === 1;
}

/** "7 82% TCCB, 7 60% TTr" contradict each other only as long as nobody knows that they are of two units. */
function saidAlone(item: UpdateItem, parse: Parse): UpdateItem {
  if (item.reading.kind !== "invalid" || item.reading.because !== "not-a-value") return item;
  const [alone, ...others] = parse(item.source);
  return alone && others.length === 0 ? { ...item, reading: alone.reading } : item;
}

function withUnit(context: PlanContext, item: UpdateItem, parse: Parse): UpdateItem[] {
  const { task, note, reading } = item;
  const found = task && findByCode(context, codeOf(context, task));
  const named = found && note !== null ? unitInFront(context, found.task, note) : null;
  if (!named) return [item];
  const unitId = named.unit.id;
  if (named.rest === "") return [{ ...item, note: null, unitId }];
  if (reading.kind !== "missing" && reading.kind !== "invalid") return [item];
  const [first, ...others] = parse(`${task?.typed ?? ""} ${named.rest}`);
  if (!first || !(named.marked || isPlain(first))) return [item];
  const { period, asOf } = item;
  const said = { ...first, source: item.source, unitId, period: period ?? first.period, asOf: first.asOf ?? asOf };
  return [said, ...withUnits(context, others, parse)];
}

/** Nothing but a value, or the value's own note: a state with words behind it may be said of the unit by somebody else. */
function isPlain({ reading, note }: UpdateItem): boolean {
  return reading.kind === "figure" || reading.kind === "ambiguous" || note === null;
}

/** The unit that owes the task and whose name some words begin with; null where none does, or two might. */
function unitInFront({ plan, today }: PlanContext, task: TaskDraft, words: string): InFront | null {
  const typed = words.split(/\s+/).filter((word) => word !== "");
  const folded = typed.map(fold);
  const [lead = "", mark] = LEAD.exec(`${folded.slice(0, MOST_LEAD_WORDS).filter(Boolean).join(" ")} `) ?? [];
  const from = behind(folded, 0, lead.split(" ").filter(Boolean)) ?? 0;
  const leading = leadUnitIds(plan, task);
  const found = plan.units
    .filter(({ id, endedOn }) => leading.includes(id) && (endedOn === undefined || endedOn > today))
    .flatMap((unit) => [unit.code, unit.name, ...unit.aliases].map((name) => ({ unit, form: bare(name) })))
    .flatMap(({ unit, form }) => {
      const next = form.length === 0 ? null : behind(folded, from, form);
      return next === null ? [] : [{ unit, next }];
    })
    .sort((a, b) => b.next - a.next);
  const [longest] = found;
  if (!longest || found.some(({ unit, next }) => next === longest.next && unit !== longest.unit)) return null;
  const rest = typed.slice(longest.next).join(" ");
  return { unit: longest.unit, rest: fold(rest) === "" ? "" : rest, marked: mark !== undefined };
}

/** The words of a unit's name without what may be left away before it. */
function bare(name: string): string[] {
  const folded = fold(name);
  const without = folded.replace(LEAD, "");
  return (without === "" ? folded : without).split(" ").filter(Boolean);
}

/** Where the words go on behind a form; null where they do not say it. One typed word may fold to several: "VP-TH". */
function behind(folded: readonly string[], from: number, form: readonly string[]): number | null {
  let at = from;
  let said: string[] = [];
  while (said.length < form.length && at < folded.length)
    said = [...said, ...(folded[at++] ?? "").split(" ")].filter(Boolean);
  return said.join(" ") === form.join(" ") ? at : null;
}

/** The words behind a task without the unit they name: at their front, or alone. */
type WithoutUnit = { readonly words: string; readonly unitId: string };

/**
 * Takes the unit out of words behind a task that are no note: a day, or evidence.
 * @param mayFollow whether such words go on like this behind a bare name; behind "đv" they may be any
 */
export function withoutUnit(
  context: PlanContext,
  task: TaskDraft,
  words: string,
  mayFollow: (rest: string) => boolean,
): WithoutUnit | null {
  const named = unitInFront(context, task, words);
  if (!named || !(named.marked || named.rest === "" || mayFollow(named.rest))) return null;
  return { words: named.rest, unitId: named.unit.id };
}
