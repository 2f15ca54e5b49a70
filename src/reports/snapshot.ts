import type { WorkCalendar } from "../domain/calendar.js";
import type { TaskDraft } from "../domain/catalogue.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import { type DueState, dueState, isSubmitted, type Process, soonUntil } from "../domain/progress.js";
import type { Snapshot, State, StateCounts, SummaryScope, TargetLine, UnitLine } from "../domain/summary.js";
import { addCounts, datedState, NO_COUNTS } from "./count-states.js";
import { type DutyRow, dutyLines } from "./duty-lines.js";
import { NO_READING, type Reading } from "./reading.js";
import { targetLine } from "./target-line.js";
import { type OpenDuties, tasksDone } from "./tasks-done.js";
import { mostOverdueFirst } from "./unit-order.js";

/** So many occurrences of a duty stand alike; of submitted work `late` came after its day. */
export type CountedDuty = {
  readonly task: string;
  readonly period: Period;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly count: number;
  readonly late: number;
};

/** A unit's occurrences in one process: `dated` have a day, `past` of them before today, `near` up to `soonUntil`. */
type CountedUnit = {
  readonly name: string;
  readonly process: Process;
  readonly dated: number;
  readonly past: number;
  readonly near: number;
  readonly late: number;
};

export type SnapshotInput = {
  readonly plan: Snapshot["plan"];
  /** In the plan's order, which the snapshot keeps. */
  readonly tasks: readonly TaskDraft[];
  readonly duties: readonly CountedDuty[];
  /** Who has not handed a duty in, where that was asked, by {@link dutyKey}. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** In the order of their names. */
  readonly units: readonly CountedUnit[];
  readonly calendar: WorkCalendar;
  readonly today: LocalDate;
};

export type TargetsInput = Pick<SnapshotInput, "tasks" | "duties" | "today"> & {
  /** What was read for each metric of the scope, by its id. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Of the whole plan, whatever the scope: the share of its tasks that are done is one figure. */
  readonly open: OpenDuties;
};

/** Tells duties apart: of one task in one period some may be due on another day. */
export function dutyKey({ task, period, dueOn }: Pick<CountedDuty, "task" | "period" | "dueOn">): string {
  return `${task} ${period} ${dueOn}`;
}

/**
 * What is true of the plan or of a period at the instant `at`, out of counts: the same as `summarise` says of the same
 * occurrences, but for the items it does without, and for the targets, whose figures take longer to read
 * ({@link targetLines}).
 */
export function snapshot(input: SnapshotInput, scope: SummaryScope, at: Date): Omit<Snapshot, "targets"> {
  const { plan, tasks, today } = input;
  const units = mostOverdueFirst(unitLines(input));
  return {
    plan,
    at,
    today,
    scope,
    counts: addCounts(units.map(({ counts }) => counts)),
    units,
    duties: dutyLines(dutyRows(input), new Map(tasks.map((task) => [task.code, task]))),
  };
}

function dutyRows({ duties, missing, today, calendar }: SnapshotInput): DutyRow[] {
  const named = new Set<string>();
  const dueOf = dueStates(today, calendar);
  return duties.flatMap((duty): DutyRow[] => {
    const { task, period, dueOn, process, count, late } = duty;
    const row = (due: DueState, of: number, units: readonly string[] = []): DutyRow => {
      return { task, period, dueOn, process, due, count: of, units };
    };
    if (isSubmitted(process)) {
      if (dueOn === null) return [row("done_on_time", count)];
      return [
        ...(late > 0 ? [row("done_late", late)] : []),
        ...(count > late ? [row("done_on_time", count - late)] : []),
      ];
    }
    const due = dueOf(process, dueOn);
    // The names are the duty's: one of its rows carries them.
    const key = dutyKey(duty);
    if (process === "not_applicable" || named.has(key)) return [row(due, count)];
    named.add(key);
    return [row(due, count, missing.get(key))];
  });
}

/** The due state of what is not submitted. Duties share a few days: each is worked out once. */
function dueStates(today: LocalDate, calendar: WorkCalendar): (process: Process, dueOn: LocalDate | null) => DueState {
  const known = new Map<string, DueState>();
  return (process, dueOn) => {
    const key = `${process} ${dueOn}`;
    const state = known.get(key) ?? dueState({ process, dueOn, submittedOn: null }, today, calendar);
    known.set(key, state);
    return state;
  };
}

function unitLines({ units, today, calendar }: SnapshotInput): UnitLine[] {
  const lines = new Map<string, Record<keyof StateCounts, number>>();
  const placesOf = places(today, calendar);
  for (const { name, process, dated, past, near, late } of units) {
    const counts = lines.get(name) ?? { ...NO_COUNTS };
    lines.set(name, counts);
    const at = placesOf[process];
    if (isSubmitted(process)) {
      counts[at.late] += late;
      counts[at.onTime] += dated - late;
    } else {
      counts[at.past] += past;
      counts[at.near] += near - past;
      counts[at.far] += dated - near;
    }
    counts.total += dated;
  }
  return [...lines].map(([name, counts]) => ({ name, counts }));
}

type Places = Readonly<Record<"late" | "onTime" | "past" | "near" | "far", State>>;

/** The state of a unit's work in each process by where its day lies: a day stands for all the rule does not tell from it. */
function places(today: LocalDate, calendar: WorkCalendar): Readonly<Record<Process, Places>> {
  const soon = soonUntil(today, calendar);
  const [yesterday, tomorrow, far] = [addDays(today, -1), addDays(today, 1), addDays(soon, 1)];
  const of = (process: Process): Places => {
    const at = (dueOn: LocalDate, submittedOn: LocalDate | null): State =>
      datedState({ process, due: dueState({ process, dueOn, submittedOn }, today, calendar) });
    return {
      late: at(today, tomorrow),
      onTime: at(today, today),
      past: at(yesterday, null),
      near: at(soon, null),
      far: at(far, null),
    };
  };
  return {
    not_started: of("not_started"),
    in_progress: of("in_progress"),
    awaiting_confirmation: of("awaiting_confirmation"),
    done: of("done"),
    paused: of("paused"),
    not_applicable: of("not_applicable"),
  };
}

/** What the targets of the tasks in scope have come to. */
export function targetLines({ tasks, duties, readings, open, today }: TargetsInput): TargetLine[] {
  const owed = new Set(duties.map(({ task }) => task));
  return tasks.flatMap((task) =>
    owed.has(task.code)
      ? task.metrics.map((metric) => {
          const reading =
            metric.computed === "tasks-done"
              ? tasksDone(task, tasks, open, today)
              : (readings.get(metric.id) ?? NO_READING);
          return targetLine(task, metric, reading);
        })
      : [],
  );
}
