import path from "node:path";
import { keepOverlays } from "../catalogue/keep-overlays.js";
import { draftFromTables } from "../catalogue/table/draft-from-tables.js";
import type { Table } from "../catalogue/table/table.js";
import { readYamlCatalogue } from "../catalogue/yaml/read-yaml-catalogue.js";
import type { Catalogue, Question, TaskDraft } from "../domain/catalogue.js";
import { DEFAULT_LADDER } from "../domain/ladder.js";
import type { Plan } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";
import { dayAt } from "../domain/zone.js";
import type { Executor } from "../storage/database.js";
import { listSets } from "../storage/plan.js";
import { readCalendar } from "../storage/plan-facts.js";
import { listUnits } from "../storage/roster.js";
import { holidaysOf } from "./import-calendar.js";
import type { Office } from "./office.js";

/** What the import needs of the office, in the caller's transaction or outside of one. */
export type ImportOffice = Pick<Office, "organization" | "clock" | "zone" | "texts"> & { readonly db: Executor };

type Read =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | { readonly ok: true; readonly catalogue: Catalogue; readonly scope: "all" | "table" };

/** A catalogue file is the whole plan; `code` names it otherwise. */
export function readCatalogue(text: string, fileName: string, code: string | undefined): Read {
  const read = readYamlCatalogue(text, fileName);
  if (!read.ok) return { ok: false, problems: read.faults.map((fault) => fault.problem) };
  const { catalogue } = read;
  const plan = code === undefined ? catalogue.plan : { ...catalogue.plan, code };
  return { ok: true, catalogue: { ...catalogue, plan }, scope: "all" };
}

/** A table is the plan's rows: what it does not say is kept from the plan in force, or asked. */
export async function readTable(
  office: ImportOffice,
  tables: readonly Table[],
  fileName: string,
  code: string | undefined,
  current: Plan | null,
): Promise<Read> {
  const planCode = code ?? path.parse(fileName).name;
  const same = current?.code === planCode ? current : null;
  const drafted = draftFromTables(tables, {
    plan: { code: planCode, ...(same ? { year: same.year } : {}) },
    known: await namesIn(office),
    today: dayAt(office.clock.now(), office.zone),
  });
  if (!drafted.ok) return drafted;
  const { year, tasks, units, sets, questions } = drafted.draft;
  const title = same?.title ?? office.texts.plain("vi", say("import-plan-title", { code: planCode }));
  const ladder = same?.ladder ?? DEFAULT_LADDER;
  const stored = await readCalendar(office.db, office.organization.id);
  const holidays = await holidaysOf({ year, tasks, ladder }, stored, dayAt(office.clock.now(), office.zone));
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

/** The units and sets there are. */
export async function namesIn({ db, organization }: ImportOffice) {
  return {
    units: await listUnits(db, organization.id),
    sets: await listSets(db, organization.id),
  };
}

function withOverlays(tasks: readonly TaskDraft[], current: Plan | null): TaskDraft[] {
  return tasks.map((task) => {
    const old = current?.tasks.find(({ code, origin }) => code === task.code && origin === "table");
    return old ? keepOverlays(old, task) : task;
  });
}

function inWords({ texts }: ImportOffice, question: { id: string; about: string; text: Say; default: Say }): Question {
  const { id, about } = question;
  return { id, about, text: texts.plain("vi", question.text), default: texts.plain("vi", question.default) };
}
