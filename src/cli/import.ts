import path from "node:path";
import type { OfficeChange } from "../catalogue/diff-office.js";
import { type Say, say } from "../domain/say.js";
import { targetChangeLines } from "../office/target-changes.js";
import { listSets } from "../storage/plan.js";
import { listUnits } from "../storage/roster.js";
import { type Command, refuse, textOption } from "./command.js";
import { dayOption } from "./dates.js";
import { taskJson } from "./plan-json.js";

export const importCommand: Command = {
  name: "import",
  usage: "FILE [--plan CODE] [--effective DATE] [--dry-run] [--json]",
  options: { plan: { type: "string" }, effective: { type: "string" }, "dry-run": { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ office, values, positionals, directory }) {
    const plan = textOption(values, "plan")?.trim();
    if (plan === "") return refuse(say("cli-plan-code-empty"));
    const effective = dayOption(values, "effective");
    if (!effective.ok) return refuse(effective.problem);
    const { importPlan } = await import("../office/import-plan.js");
    const result = await importPlan(office, {
      file: path.resolve(directory, positionals[0] ?? ""),
      dryRun: values["dry-run"] === true,
      ...(plan === undefined ? {} : { plan }),
      ...(effective.day === null ? {} : { effectiveOn: effective.day }),
    });
    if (!result.ok) return refuse(...result.problems);
    const { diff, catalogue } = result;
    const { db } = office.database;
    const org = office.organization.id;
    const names = {
      units: [...catalogue.units, ...(await listUnits(db, org))],
      sets: [...catalogue.sets, ...(await listSets(db, org))],
    };
    const warnings = [
      ...(result.replaces === null
        ? []
        : [say("cli-import-replaces", { current: result.replaces, plan: result.plan })]),
      ...result.unannounced.map((year) => say("cli-import-unannounced", { year: String(year) })),
    ];
    const outcome = result.changed === null ? "cli-import-dry" : result.changed ? "cli-import-done" : "cli-import-same";
    return {
      ok: true,
      json: {
        plan: result.plan,
        applied: result.applied,
        added: diff.added,
        changed: diff.changed,
        removed: diff.removed,
        changes: diff.changes,
        targets: result.targets,
        office: result.office,
        warnings: warnings.map((line) => office.texts.plain("vi", line)),
        questions: catalogue.questions,
        tasks: catalogue.tasks.map((task) => taskJson(task, names, result.calendar)),
      },
      lines: [
        say("cli-import-title", { plan: result.plan, count: catalogue.tasks.length }),
        say("cli-import-counts", {
          added: diff.added.length,
          changed: diff.changed.length,
          removed: diff.removed.length,
          questions: catalogue.questions.length,
        }),
        ...diff.changes.map((change) => say("cli-import-change", { ...change })),
        ...targetChangeLines(result.targets),
        ...(result.targets.some(({ from }) => from === null) ? [say("cli-import-effective")] : []),
        ...diff.removed.map((code) => say("cli-import-removed", { code })),
        ...officeLines(result.office),
        ...catalogue.questions.map(({ about, text, default: fallback }) =>
          say("cli-import-question", { about, text, default: fallback }),
        ),
        ...warnings,
        say(outcome),
      ],
    };
  },
};

/** What is new beside the tasks is counted, what becomes another is named. */
function officeLines(changes: readonly OfficeChange[]): Say[] {
  if (changes.length === 0) return [];
  const count = (about: OfficeChange["about"]) =>
    new Set(changes.filter((change) => change.about === about).map(({ code }) => code)).size;
  return [
    say("cli-import-office", { units: count("unit"), sets: count("set"), days: count("calendar") }),
    ...changes
      .filter(({ field }) => field !== "")
      .map(({ about, code, field, before, after }) =>
        say(`cli-import-office-${about}`, { ...(about === "plan" ? {} : { code }), field, before, after }),
      ),
  ];
}
