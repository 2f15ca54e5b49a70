import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import { shortTitle } from "../../domain/plan.js";
import { dueState, isOpen } from "../../domain/progress.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import { findUnit } from "../../domain/unit.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, namesUpTo } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { findTyped, unknownTask } from "../update/find-task.js";
import { unknownUnit } from "./bind-chat.js";

const HOURS_BETWEEN = 4;
const MOST_NAMED = 4;
const MOST_TASKS = 2;

/** `/nhac 7`, `/nhac Thanh tra`: reminds now whoever still owes; counted, at most once in four hours for each duty. */
export async function nudge(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, actor, now } = context;
  if (!may(actor, { act: "nudge", units: [] })) return reply(say("nudge-refused"));
  if (rest.trim() === "") return reply(say("nudge-which"));
  const asked = await openDuties(context, rest.trim());
  if (!asked) return unknown(context, rest.trim());
  const { about, open } = asked;
  if (open.length === 0) return reply(say("nudge-nothing", { about }));
  const result = await tx.nudge(open, new Date(now.getTime() - HOURS_BETWEEN * 3_600_000), now);
  const lines: Say[] = [];
  if (result.queued.length > 0) {
    const times = Math.max(...result.queued.map(({ times }) => times));
    const queued = result.queued.map(({ occurrence }) => occurrence);
    lines.push(say("nudge-done", { tasks: tasksOf(context, queued), units: unitsOf(queued), times }));
  }
  const [recent] = result.tooSoon;
  if (recent) {
    const units = unitsOf(result.tooSoon.map(({ occurrence }) => occurrence));
    lines.push(say("nudge-too-soon", { units, at: { at: recent.lastAt }, hours: HOURS_BETWEEN }));
  }
  if (result.unreachable.length > 0) lines.push(say("nudge-unreachable", { units: unitsOf(result.unreachable) }));
  return reply(...lines);
}

/** What is still owed now: of each duty and unit the nearest period; null when the words name nothing. */
async function openDuties(context: PlanContext, text: string): Promise<{ about: string; open: Occurrence[] } | null> {
  const { tx, plan } = context;
  const task = findTyped(context, text)?.task;
  const unit = task ? null : findUnit(plan.units, text);
  if (!task && !unit) return null;
  const query = task ? { task: task.code } : { unitIds: unit ? [unit.id] : [] };
  const nearest = new Map<string, Occurrence>();
  for (const occurrence of await tx.occurrences(plan.id, query)) {
    const key = `${occurrence.task}/${occurrence.unitId}`;
    if (isOpen(occurrence.process) && occurrence.dueOn !== null && !nearest.has(key)) nearest.set(key, occurrence);
  }
  const open = [...nearest.values()];
  return task
    ? { about: `${task.code} · ${shortTitle(task)}`, open }
    : { about: unit?.name ?? text, open: pressing(context, open) };
}

/** Of a whole unit's duties those due soon or late, else the nearest one: not December's in January. */
function pressing({ today, calendar }: PlanContext, open: readonly Occurrence[]): Occurrence[] {
  const urgent = open.filter((occurrence) =>
    ["due_soon", "overdue"].includes(dueState({ ...occurrence, submittedOn: null }, today, calendar)),
  );
  return urgent.length > 0 ? urgent : open.slice(0, 1);
}

function unknown(context: PlanContext, text: string): Reply {
  if (/^\w{1,5}$/.test(text) && /\d/.test(text)) return unknownTask(context, text);
  return unknownUnit(context, context.plan.units, text, "nudge-which");
}

/** "BC (quý I/2025)", "DT và 2 việc khác". */
function tasksOf({ plan }: PlanContext, occurrences: readonly Occurrence[]): Arg {
  const duties = [...new Map(occurrences.map((occurrence) => [occurrence.task, occurrence])).values()];
  const named = duties.slice(0, MOST_TASKS).map((occurrence) => ({
    say: say("duties-choice", { code: occurrence.task, title: dutyPhrase(plan, occurrence) }),
  }));
  const others = duties.length - named.length;
  return others > 0 ? { say: say("nudge-tasks", { tasks: { list: named }, count: others }) } : { list: named };
}

function unitsOf(occurrences: readonly Occurrence[]): Arg {
  return namesUpTo([...new Set(occurrences.map((occurrence) => occurrence.unit))], MOST_NAMED);
}
