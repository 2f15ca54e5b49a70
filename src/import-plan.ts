import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { adoptedCodes } from "./catalogue/adopted-codes.js";
import { diffTasks } from "./catalogue/diff.js";
import { diffCatalogue, type TasksDiff } from "./catalogue/diff-catalogue.js";
import { keepOverlays } from "./catalogue/keep-overlays.js";
import { draftFromTables } from "./catalogue/table/draft-from-tables.js";
import { readTables } from "./catalogue/table/read-tables.js";
import { readYamlCatalogue } from "./catalogue/yaml/read-yaml-catalogue.js";
import type { Catalogue, Question, TaskDraft } from "./domain/catalogue.js";
import { yearOf } from "./domain/local-date.js";
import type { Plan } from "./domain/plan.js";
import { recodeTask } from "./domain/recode-task.js";
import { type Say, say } from "./domain/say.js";
import { dayAt } from "./domain/zone.js";
import type { Office } from "./office.js";
import { shippedCatalogue } from "./rehearsal.js";
import { applyCatalogue } from "./storage/apply-catalogue.js";
import { listSets } from "./storage/plan.js";
import { readCalendar } from "./storage/plan-facts.js";
import { recodeUnits } from "./storage/recode-units.js";
import { listUnits } from "./storage/roster.js";

export type ImportOptions = { readonly file: string; readonly plan?: string; readonly dryRun: boolean };

export type ImportResult =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | {
      readonly ok: true;
      readonly plan: string;
      readonly diff: TasksDiff;
      readonly catalogue: Catalogue;
      readonly applied: boolean;
    };

/** No plan is larger; refused before it is read, so that no file can fill the memory. */
const MOST_BYTES = 5 * 1_048_576;

/**
 * Reads a plan from a file, says what it would change and, unless it is a dry run, changes it: all or nothing, in one
 * transaction. The same file again changes nothing, and progress is never touched.
 */
export async function importPlan(office: Office, { file, plan, dryRun }: ImportOptions): Promise<ImportResult> {
  const fileName = path.basename(file);
  const bytes = await readBytes(file, fileName);
  if (!(bytes instanceof Uint8Array)) return { ok: false, problems: [bytes] };
  const current = await office.plan();
  const read = /\.ya?ml$/i.test(fileName)
    ? readCatalogue(bytes, fileName, plan)
    : await readTable(office, bytes, fileName, plan ?? current?.code, current);
  if (!read.ok) return read;
  const { catalogue, scope } = read;
  const codes = scope === "all" ? adoptedCodes(await namesIn(office), catalogue) : new Map<string, string>();
  const known = current?.code === catalogue.plan.code ? current.tasks.map((task) => recodeTask(task, codes)) : [];
  const diff = scope === "table" ? diffTasks(known, catalogue.tasks) : diffCatalogue(known, catalogue.tasks);
  if (!dryRun) {
    await office.database.db.transaction(async (tx) => {
      await recodeUnits(tx, office.organization.id, codes);
      await applyCatalogue(tx, office.organization.id, catalogue, scope, office.clock.now());
    });
  }
  return { ok: true, plan: catalogue.plan.code, diff, catalogue, applied: !dryRun };
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
  const holidays = await holidaysOf(office, year);
  return {
    ok: true,
    scope: "table",
    catalogue: {
      plan: { code: planCode, title, year },
      units,
      sets,
      tasks: withOverlays(tasks, same),
      questions: [...questions.map((question) => inWords(office, question)), ...holidays.questions],
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

/** A table says nothing of days off: the country's announced ones come along, and a year without any is asked about. */
async function holidaysOf(
  office: Office,
  year: number,
): Promise<Pick<Catalogue, "questions"> & { days: Catalogue["calendar"] }> {
  const calendar = await readCalendar(office.database.db, office.organization.id);
  if (calendar.isAnnounced(year)) return { questions: [], days: [] };
  const days = shippedCatalogue().calendar.filter((day) => yearOf(day.on) === year);
  if (days.length > 0) return { questions: [], days };
  const question = {
    id: `holidays-${year}`,
    about: String(year),
    text: say("import-holidays-unknown", { year: String(year) }),
    default: say("import-holidays-default"),
  };
  return { questions: [inWords(office, question)], days: [] };
}
