import { createHash } from "node:crypto";
import type { Table } from "../catalogue/table/table.js";
import type { BroughtFile, ImportOutcome, ImportPreview } from "../conversation/office-ports.js";
import type { Catalogue } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Plan } from "../domain/plan.js";
import { type Arg, type Say, say } from "../domain/say.js";
import type { Executor } from "../storage/database.js";
import { latestVersion } from "../storage/latest-version.js";
import type { Office } from "./office.js";
import type { PlanSource } from "./plan-source.js";
import { type TargetChange, targetChangeLines } from "./target-changes.js";

/** What was read out of a file: a plan, or a list of people. */
type Content = PlanSource | { readonly kind: "roster"; readonly tables: readonly Table[] };

/** How a file handed in by chat is read, shown and applied. */
export type ImportSteps = {
  /** Before any transaction: it may take seconds. */
  read(bytes: Uint8Array, fileName: string): Promise<BroughtFile>;
  preview(tx: Executor, content: unknown, fileName: string): Promise<ImportPreview>;
  /** Only of what its preview found nothing against. */
  apply(tx: Executor, content: unknown, fileName: string, officerId: string): Promise<ImportOutcome>;
};

/** What fits a phone screen. */
const MOST_CODES = 12;
const MOST_PEOPLE = 8;
const MOST_QUESTIONS = 3;
const MOST_TARGETS = 3;

/**
 * The steps on this office's store. What reads documents is loaded when somebody hands one in.
 * @param startLink a link that opens the bot with a code typed in
 */
export function importSteps(office: Office, startLink: (code: string) => string | null): ImportSteps {
  return {
    async read(bytes, fileName) {
      const { readSource } = await import("./plan-source.js");
      const { isRoster } = await import("../catalogue/roster/read-roster.js");
      const read = await readSource(bytes, fileName);
      if (!read.ok) return { ok: false, problem: read.problem };
      const { source } = read;
      const isList = source.kind === "tables" && isRoster(source.tables);
      const content: Content = isList ? { kind: "roster", tables: source.tables } : source;
      return { ok: true, fileName, content, private: isList };
    },

    async preview(tx, content, fileName) {
      const from = content as Content;
      return from.kind === "roster" ? previewRoster(office, tx, from.tables) : previewPlan(office, tx, from, fileName);
    },

    async apply(tx, content, fileName, officerId) {
      const from = content as Content;
      if (from.kind === "roster") return applyList(office, tx, from.tables, fileName, officerId, startLink);
      const { applyDraft, draftImport } = await import("./import-plan.js");
      const drafted = await draftImport({ ...office, db: tx }, from, { fileName });
      if (!drafted.ok) throw new Error("what was previewed can't be imported");
      await applyDraft({ ...office, db: tx }, drafted, fileName, officerId);
      return { lines: [say("nhap-plan-done", { plan: drafted.plan, count: drafted.catalogue.tasks.length })] };
    },
  };
}

async function previewPlan(office: Office, tx: Executor, source: PlanSource, fileName: string): Promise<ImportPreview> {
  const { draftImport } = await import("./import-plan.js");
  const { activePlan } = await import("../storage/plan-facts.js");
  const drafted = await draftImport({ ...office, db: tx }, source, { fileName });
  if (!drafted.ok) return drafted;
  const { diff, catalogue, plan, replaces } = drafted;
  const { added, changed, removed } = diff;
  const { questions } = catalogue;
  const current = await activePlan(tx, office.organization.id);
  const isSame = current?.code === plan;
  const day = await newDay(tx, isSame ? current.id : null, catalogue);
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  const lines: Say[] = [
    say("nhap-plan-title", { plan, count: catalogue.tasks.length, file: fileName }),
    ...(replaces === null ? [] : [say("nhap-plan-replaces", { current: replaces, plan })]),
    say("nhap-plan-counts", { ...counts, questions: questions.length }),
    ...(day === null ? [] : [say("nhap-holds-from", { day: { date: day } })]),
    ...(added.length > 0 ? [say("nhap-list-added", { codes: upTo(added) })] : []),
    ...(changed.length > 0 ? [say("nhap-list-changed", { codes: upTo(changed) })] : []),
    ...(removed.length > 0 ? [say("nhap-list-removed", { codes: upTo(removed) })] : []),
    ...targetLines(drafted.targets),
    ...(drafted.office.length > 0 ? [say("nhap-office", { count: drafted.office.length })] : []),
    ...questions
      .slice(0, MOST_QUESTIONS)
      .map(({ about, text, default: fallback }) => say("nhap-question", { about, text, fallback })),
    ...(questions.length > MOST_QUESTIONS
      ? [say("nhap-more-questions", { left: questions.length - MOST_QUESTIONS })]
      : []),
  ];
  const answered = isSame ? otherQuestions(current, questions) : 0;
  const changes =
    added.length + changed.length + removed.length + drafted.office.length + answered + (day === null ? 0 : 1);
  const digest = digestOf({ plan, diff, office: drafted.office, catalogue });
  return { ok: true, lines, digest, changes: isSame ? changes : Math.max(1, changes) };
}

/** The day the catalogue holds from, unless the plan's latest version holds from it already. */
async function newDay(tx: Executor, planId: string | null, { plan }: Catalogue): Promise<LocalDate | null> {
  const { effectiveOn = null } = plan;
  const latest = planId === null ? null : await latestVersion(tx, planId);
  return latest?.effectiveOn === effectiveOn ? null : effectiveOn;
}

/** How many questions the plan in force does not have, or not with this default. */
function otherQuestions(current: Plan, asked: Catalogue["questions"]): number {
  const wordsOf = ({ id, about, text, default: fallback }: Plan["questions"][number]) =>
    JSON.stringify([id, about, text, fallback]);
  const known = new Set(current.questions.map(wordsOf));
  return asked.filter((question) => !known.has(wordsOf(question))).length;
}

function targetLines(changes: readonly TargetChange[]): Say[] {
  const left = changes.length - MOST_TARGETS;
  const shown = targetChangeLines(changes.slice(0, MOST_TARGETS));
  return left > 0 ? [...shown, say("nhap-more-targets", { left })] : shown;
}

async function previewRoster(office: Office, tx: Executor, tables: readonly Table[]): Promise<ImportPreview> {
  const { planRoster } = await import("./import-roster.js");
  const planned = await planRoster(office, tx, tables);
  if (!planned.ok) return planned;
  const { toInvite, known, waiting, gone } = planned.diff;
  const named = (list: readonly { readonly name: string }[]) =>
    upTo(
      list.map(({ name }) => name),
      MOST_PEOPLE,
    );
  const lines: Say[] = [
    say("roster-counts", {
      invite: toInvite.length,
      known: known.length,
      waiting: waiting.length,
      gone: gone.length,
    }),
    ...(toInvite.length > 0 ? [say("nhap-invites", { names: named(toInvite) })] : []),
    ...(gone.length > 0 ? [say("nhap-gone", { names: named(gone) })] : []),
  ];
  const posts = (list: readonly { name: string; unitId: string; role: string }[]) =>
    list.map(({ name, unitId, role }) => [name, unitId, role]);
  const digest = digestOf([toInvite, known, waiting, gone].map(posts));
  return { ok: true, lines, digest, changes: toInvite.length };
}

async function applyList(
  office: Office,
  tx: Executor,
  tables: readonly Table[],
  fileName: string,
  officerId: string,
  startLink: (code: string) => string | null,
): Promise<ImportOutcome> {
  const { applyRoster, planRoster, rosterFile } = await import("./import-roster.js");
  const planned = await planRoster(office, tx, tables);
  if (!planned.ok) throw new Error("what was previewed can't be imported");
  const invited = await applyRoster(office, tx, fileName, planned.diff, officerId);
  const bytes = await rosterFile(office, invited, "csv", startLink);
  return {
    lines: [say("nhap-roster-done", { count: invited.length })],
    document: { bytes, fileName: "ma-lien-ket.csv", mimeType: "text/csv" },
  };
}

function upTo(list: readonly string[], most = MOST_CODES): Arg {
  const left = list.length - most;
  return left <= 0 ? { list } : { say: say("nhap-and-more", { list: { list: list.slice(0, most) }, left }) };
}

function digestOf(shown: unknown): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}
