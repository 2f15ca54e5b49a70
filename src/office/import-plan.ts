import path from "node:path";
import { adoptedCodes } from "../catalogue/adopted-codes.js";
import { diffTasks } from "../catalogue/diff.js";
import { diffCatalogue, type TasksDiff } from "../catalogue/diff-catalogue.js";
import { diffOffice, type OfficeChange } from "../catalogue/diff-office.js";
import { keepUnitOverlays } from "../catalogue/keep-unit-overlays.js";
import type { WorkCalendar } from "../domain/calendar.js";
import type { Catalogue } from "../domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Plan, PlannedTask } from "../domain/plan.js";
import { recodeTask } from "../domain/recode-task.js";
import type { Say } from "../domain/say.js";
import { unannouncedYears } from "../domain/unannounced-years.js";
import { dayAt } from "../domain/zone.js";
import { applyCatalogue } from "../storage/apply-catalogue.js";
import { listCalendarDays } from "../storage/calendar-days.js";
import { unitOverlays } from "../storage/change-units.js";
import { writeOfficeAct } from "../storage/office-acts.js";
import { activePlan } from "../storage/plan-facts.js";
import { recodeUnits } from "../storage/recode-units.js";
import { listUnits } from "../storage/roster.js";
import { withdrawnTasks } from "../storage/withdrawn-tasks.js";
import { calendarAfter, holidaysQuestion } from "./import-calendar.js";
import type { Office } from "./office.js";
import { type PlanSource, readBytes, readSource } from "./plan-source.js";
import { type ImportOffice, namesIn, readCatalogue, readTable } from "./read-draft.js";
import { type TargetChange, targetChanges } from "./target-changes.js";

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
      /** The plan in force that this one takes the place of; null where it is the same, or the first. */
      readonly replaces: string | null;
      readonly diff: TasksDiff;
      /** Which figures are judged otherwise than before. */
      readonly targets: readonly TargetChange[];
      /** What changes beside the tasks. */
      readonly office: readonly OfficeChange[];
      /** The office's calendar once the catalogue is loaded. */
      readonly calendar: WorkCalendar;
      /** Years the plan counts working days in that have no days off announced, those asked about aside. */
      readonly unannounced: readonly number[];
      readonly catalogue: Catalogue;
      readonly applied: boolean;
      /** Whether anything is another for it; null on a dry run. */
      readonly changed: boolean | null;
    };

type Drafted = Extract<ImportResult, { ok: true }> & {
  readonly scope: "all" | "table";
  readonly codes: ReadonlyMap<string, string>;
};

/**
 * Reads a plan from a file, says what it would change and, unless it is a dry run, changes it: all or nothing, in one
 * transaction. The same file again changes nothing, and progress is never touched.
 */
export async function importPlan(office: Office, options: ImportOptions): Promise<ImportResult> {
  const { file, dryRun, ...asked } = options;
  const fileName = path.basename(file);
  const bytes = await readBytes(file, fileName);
  if (!(bytes instanceof Uint8Array)) return { ok: false, problems: [bytes] };
  const read = await readSource(bytes, fileName);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const drafted = await draftImport({ ...office, db: office.database.db }, read.source, { ...asked, fileName });
  if (!drafted.ok) return drafted;
  if (dryRun) return drafted;
  const { db } = office.database;
  const changed = await db.transaction((tx) => applyDraft({ ...office, db: tx }, drafted, fileName, null));
  return { ...drafted, applied: true, changed };
}

/** What importing the source would change, as the store stands in `office.db`. Changes nothing. */
export async function draftImport(
  office: ImportOffice,
  source: PlanSource,
  options: Omit<ImportOptions, "file" | "dryRun"> & { readonly fileName: string },
): Promise<Drafted | Extract<ImportResult, { ok: false }>> {
  const { fileName, plan } = options;
  const current = await activePlan(office.db, office.organization.id);
  const read =
    source.kind === "catalogue"
      ? readCatalogue(source.text, fileName, plan)
      : await readTable(office, source.tables, fileName, plan ?? current?.code, current);
  if (!read.ok) return read;
  const { scope } = read;
  const held = heldFrom(read.catalogue, options.effectiveOn);
  const codes = scope === "all" ? adoptedCodes(await namesIn(office), held) : new Map<string, string>();
  const catalogue = scope === "all" ? await withUnitOverlays(office, held, codes) : held;
  const inForce = current?.code === catalogue.plan.code ? await tasksInForce(office, current) : [];
  const known = inForce.map(({ earlier: _, ...task }) => recodeTask(task, codes));
  const targets = targetChanges(inForce, catalogue, office.clock.now());
  const diff = scope === "table" ? diffTasks(known, catalogue.tasks) : diffCatalogue(known, catalogue.tasks);
  const stored = await storedBeside(office, catalogue, current, codes);
  const beside = diffOffice(stored, catalogue, scope);
  const calendar = calendarAfter(stored.calendar, catalogue.calendar);
  const ladder = catalogue.plan.ladder ?? (scope === "table" ? stored.plan?.ladder : undefined) ?? DEFAULT_LADDER;
  const unannounced = unannouncedIn(catalogue, ladder, calendar, dayAt(office.clock.now(), office.zone));
  return {
    ok: true,
    plan: catalogue.plan.code,
    replaces: current && current.code !== catalogue.plan.code ? current.code : null,
    diff,
    targets,
    office: beside,
    calendar,
    unannounced,
    catalogue,
    applied: false,
    changed: null,
    scope,
    codes,
  };
}

/**
 * Makes the drafted plan the one in force, in the caller's transaction, and notes who did.
 * @returns false where it is in force already: then nobody did anything
 */
export async function applyDraft(
  { db, organization, clock }: ImportOffice,
  { catalogue, scope, codes }: Drafted,
  fileName: string,
  officerId: string | null,
): Promise<boolean> {
  const at = clock.now();
  await recodeUnits(db, organization.id, codes);
  const isApplied = await applyCatalogue(db, organization.id, catalogue, scope, at);
  if (!isApplied && codes.size === 0) return false;
  const act = { act: "import_plan", subject: catalogue.plan.code, details: { file: fileName } } as const;
  await writeOfficeAct(db, organization.id, { officerId, ...act }, at);
  return true;
}

function unannouncedIn({ tasks, questions }: Catalogue, ladder: Ladder, calendar: WorkCalendar, today: LocalDate) {
  const asked = new Set(questions.map(({ id }) => id));
  return unannouncedYears({ tasks, ladder }, calendar, today).filter((year) => !asked.has(holidaysQuestion(year)));
}

function heldFrom(catalogue: Catalogue, effectiveOn: LocalDate | undefined): Catalogue {
  return effectiveOn === undefined ? catalogue : { ...catalogue, plan: { ...catalogue.plan, effectiveOn } };
}

/** What the office changed of its units by itself stands, as long as the file says what it said before. */
async function withUnitOverlays(
  { db, organization }: ImportOffice,
  catalogue: Catalogue,
  codes: ReadonlyMap<string, string>,
): Promise<Catalogue> {
  const codeOf = (code: string) => codes.get(code) ?? code;
  const overlays = await unitOverlays(db, organization.id);
  const stored = (await listUnits(db, organization.id)).map((unit) => ({ ...unit, code: codeOf(unit.code) }));
  const recoded = new Map([...overlays].map(([code, overlay]) => [codeOf(code), overlay]));
  return { ...catalogue, units: keepUnitOverlays(catalogue.units, stored, recoded) };
}

/** Without the rows that the plan keeps only for what was due before its latest version. */
async function tasksInForce({ db }: ImportOffice, { id, tasks }: Plan): Promise<PlannedTask[]> {
  const withdrawn = await withdrawnTasks(db, id);
  return tasks.filter(({ code }) => !withdrawn.has(code));
}

/** What the store has beside the tasks, its units and sets under the codes the catalogue knows them by. */
async function storedBeside(
  office: ImportOffice,
  { plan }: Catalogue,
  current: Plan | null,
  codes: Map<string, string>,
) {
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
    calendar: await listCalendarDays(office.db, office.organization.id),
  };
}
