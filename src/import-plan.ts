import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { adoptedCodes } from "./catalogue/adopted-codes.js";
import { diffTasks } from "./catalogue/diff.js";
import { diffCatalogue, type TasksDiff } from "./catalogue/diff-catalogue.js";
import { diffOffice, type OfficeChange } from "./catalogue/diff-office.js";
import { keepOverlays } from "./catalogue/keep-overlays.js";
import { draftFromTables } from "./catalogue/table/draft-from-tables.js";
import { readTables } from "./catalogue/table/read-tables.js";
import { readYamlCatalogue } from "./catalogue/yaml/read-yaml-catalogue.js";
import type { WorkCalendar } from "./domain/calendar.js";
import type { Catalogue, Question, TaskDraft } from "./domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "./domain/ladder.js";
import type { LocalDate } from "./domain/local-date.js";
import type { Plan } from "./domain/plan.js";
import { recodeTask } from "./domain/recode-task.js";
import { type Say, say } from "./domain/say.js";
import { unannouncedYears } from "./domain/unannounced-years.js";
import { dayAt } from "./domain/zone.js";
import { calendarAfter, holidaysOf, holidaysQuestion } from "./import-calendar.js";
import type { Office } from "./office.js";
import { applyCatalogue } from "./storage/apply-catalogue.js";
import { listCalendarDays } from "./storage/calendar-days.js";
import { listSets } from "./storage/plan.js";
import { readCalendar } from "./storage/plan-facts.js";
import { recodeUnits } from "./storage/recode-units.js";
import { listUnits } from "./storage/roster.js";
import { withdrawnTasks } from "./storage/withdrawn-tasks.js";

export type ImportOptions = {
  readonly file: string;
  readonly plan?: string;
  readonly dryRun: boolean;
  /** From when the version holds, whatever the file says. */
  readonly effectiveOn?: LocalDate;
};

export type ImportResult =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | {
      readonly ok: true;
      readonly plan: string;
      readonly diff: TasksDiff;
      /** What changes beside the tasks. */
      readonly office: readonly OfficeChange[];
      /** The office's calendar once the catalogue is loaded. */
      readonly calendar: WorkCalendar;
      /** Years the plan counts working days in that have no days off announced, those asked about aside. */
      readonly unannounced: readonly number[];
      readonly catalogue: Catalogue;
      readonly applied: boolean;
    };

/** No plan is larger; refused before it is read, so that no file can fill the memory. */
const MOST_BYTES = 5 * 1_048_576;

/**
 * Reads a plan from a file, says what it would change and, unless it is a dry run, changes it: all or nothing, in one
 * transaction. The same file again changes nothing, and progress is never touched.
 */
export async function importPlan(office: Office, options: ImportOptions): Promise<ImportResult> {
  const { file, plan, dryRun } = options;
  const fileName = path.basename(file);
  const bytes = await readBytes(file, fileName);
  if (!(bytes instanceof Uint8Array)) return { ok: false, problems: [bytes] };
  const current = await office.plan();
  const read = /\.ya?ml$/i.test(fileName)
    ? readCatalogue(bytes, fileName, plan)
    : await readTable(office, bytes, fileName, plan ?? current?.code, current);
  if (!read.ok) return read;
  const { scope } = read;
  const catalogue = heldFrom(read.catalogue, options.effectiveOn);
  const codes = scope === "all" ? adoptedCodes(await namesIn(office), catalogue) : new Map<string, string>();
  const inForce = current?.code === catalogue.plan.code ? await tasksInForce(office, current) : [];
  const known = inForce.map((task) => recodeTask(task, codes));
  const diff = scope === "table" ? diffTasks(known, catalogue.tasks) : diffCatalogue(known, catalogue.tasks);
  const stored = await storedBeside(office, catalogue, current, codes);
  const beside = diffOffice(stored, catalogue, scope);
  if (!dryRun) {
    await office.database.db.transaction(async (tx) => {
      await recodeUnits(tx, office.organization.id, codes);
      await applyCatalogue(tx, office.organization.id, catalogue, scope, office.clock.now());
    });
  }
  const calendar = calendarAfter(stored.calendar, catalogue.calendar);
  const ladder = catalogue.plan.ladder ?? (scope === "table" ? stored.plan?.ladder : undefined) ?? DEFAULT_LADDER;
  const unannounced = unannouncedIn(catalogue, ladder, calendar, dayAt(office.clock.now(), office.zone));
  const { code } = catalogue.plan;
  return { ok: true, plan: code, diff, office: beside, calendar, unannounced, catalogue, applied: !dryRun };
}

function unannouncedIn({ tasks, questions }: Catalogue, ladder: Ladder, calendar: WorkCalendar, today: LocalDate) {
  const asked = new Set(questions.map(({ id }) => id));
  return unannouncedYears({ tasks, ladder }, calendar, today).filter((year) => !asked.has(holidaysQuestion(year)));
}

function heldFrom(catalogue: Catalogue, effectiveOn: LocalDate | undefined): Catalogue {
  return effectiveOn === undefined ? catalogue : { ...catalogue, plan: { ...catalogue.plan, effectiveOn } };
}

/** Without the rows that the plan keeps only for what was due before its latest version. */
async function tasksInForce({ database }: Office, { id, tasks }: Plan): Promise<TaskDraft[]> {
  const withdrawn = await withdrawnTasks(database.db, id);
  return tasks.filter(({ code }) => !withdrawn.has(code));
}

/** What the store has beside the tasks, its units and sets under the codes the catalogue knows them by. */
async function storedBeside(office: Office, { plan }: Catalogue, current: Plan | null, codes: Map<string, string>) {
  const { units, sets } = await namesIn(office);
  const codeOf = (code: string) => codes.get(code) ?? code;
  return {
    plan: current?.code === plan.code ? current : null,
    units: units.map(({ successor, ...unit }) => ({
      ...unit,
      code: codeOf(unit.code),
      ...(successor !== undefined && { successor: codeOf(successor) }),
    })),
    sets: sets.map(({ spans = [], ...set }) => ({
      ...set,
      code: codeOf(set.code),
      members: set.members.map(codeOf),
      spans: spans.map((span) => ({ ...span, unit: codeOf(span.unit) })),
    })),
    calendar: await listCalendarDays(office.database.db, office.organization.id),
  };
}

async function readBytes(file: string, fileName: string): Promise<Uint8Array | Say> {
  try {
    const found = await stat(file);
    // A folder, a pipe or a device has no size to go by, and some never end.
    if (!found.isFile()) return say("cli-file-not-file", { file: fileName });
    const { size } = found;
    if (size > MOST_BYTES) {
      const megabytes = (bytes: number) => ({ figure: bytes / 1_048_576, unit: "MB" });
      return say("import-file-too-large", { file: fileName, size: megabytes(size), limit: megabytes(MOST_BYTES) });
    }
    return await readFile(file);
  } catch (error) {
    return say("cli-file-missing", { file: fileName, reason: (error as NodeJS.ErrnoException).code ?? "?" });
  }
}

type Read =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | { readonly ok: true; readonly catalogue: Catalogue; readonly scope: "all" | "table" };

function readCatalogue(bytes: Uint8Array, fileName: string, code: string | undefined): Read {
  const read = readYamlCatalogue(new TextDecoder().decode(bytes), fileName);
  if (!read.ok) return { ok: false, problems: read.faults.map((fault) => fault.problem) };
  const { catalogue } = read;
  const plan = code === undefined ? catalogue.plan : { ...catalogue.plan, code };
  return { ok: true, catalogue: { ...catalogue, plan }, scope: "all" };
}

async function readTable(
  office: Office,
  bytes: Uint8Array,
  fileName: string,
  code: string | undefined,
  current: Plan | null,
): Promise<Read> {
  const tables = await readTables(bytes, fileName);
  if (!tables.ok) return { ok: false, problems: [tables.problem] };
  const planCode = code ?? path.parse(fileName).name;
  const same = current?.code === planCode ? current : null;
  const drafted = draftFromTables(tables.tables, {
    plan: { code: planCode, ...(same ? { year: same.year } : {}) },
    known: await namesIn(office),
    today: dayAt(office.clock.now(), office.zone),
  });
  if (!drafted.ok) return drafted;
  const { year, tasks, units, sets, questions } = drafted.draft;
  const title = same?.title ?? office.texts.plain("vi", say("import-plan-title", { code: planCode }));
  const ladder = same?.ladder ?? DEFAULT_LADDER;
  const stored = await readCalendar(office.database.db, office.organization.id);
  const holidays = holidaysOf({ year, tasks, ladder }, stored, dayAt(office.clock.now(), office.zone));
  return {
    ok: true,
    scope: "table",
    catalogue: {
      plan: { code: planCode, title, year },
      units,
      sets,
      tasks: withOverlays(tasks, same),
      questions: [...questions, ...holidays.questions].map((question) => inWords(office, question)),
      calendar: holidays.days,
    },
  };
}

async function namesIn({ database, organization }: Office) {
  return {
    units: await listUnits(database.db, organization.id),
    sets: await listSets(database.db, organization.id),
  };
}

function withOverlays(tasks: readonly TaskDraft[], current: Plan | null): TaskDraft[] {
  return tasks.map((task) => {
    const old = current?.tasks.find(({ code, origin }) => code === task.code && origin === "table");
    return old ? keepOverlays(old, task) : task;
  });
}

function inWords({ texts }: Office, question: { id: string; about: string; text: Say; default: Say }): Question {
  const { id, about } = question;
  return { id, about, text: texts.plain("vi", question.text), default: texts.plain("vi", question.default) };
}
