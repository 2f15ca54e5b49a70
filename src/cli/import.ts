import path from "node:path";
import { say } from "../domain/say.js";
import { importPlan } from "../import-plan.js";
import { listSets } from "../storage/plan.js";
import { listUnits } from "../storage/roster.js";
import { type Command, refuse, textOption } from "./command.js";
import { taskJson } from "./plan-json.js";

export const importCommand: Command = {
  name: "import",
  usage: "FILE [--plan CODE] [--dry-run] [--json]",
  options: { plan: { type: "string" }, "dry-run": { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ office, values, positionals, directory }) {
    const plan = textOption(values, "plan")?.trim();
    if (plan === "") return refuse(say("cli-plan-code-empty"));
    const result = await importPlan(office, {
      file: path.resolve(directory, positionals[0] ?? ""),
      dryRun: values["dry-run"] === true,
      ...(plan === undefined ? {} : { plan }),
    });
    if (!result.ok) return refuse(...result.problems);
    const { diff, catalogue } = result;
    const { db } = office.database;
    const org = office.organization.id;
    const names = {
      units: [...catalogue.units, ...(await listUnits(db, org))],
      sets: [...catalogue.sets, ...(await listSets(db, org))],
    };
    const changed = diff.added.length + diff.changed.length + diff.removed.length;
    const outcome = !result.applied ? "cli-import-dry" : changed === 0 ? "cli-import-same" : "cli-import-done";
    return {
      ok: true,
      json: {
        plan: result.plan,
        applied: result.applied,
        added: diff.added,
        changed: diff.changed,
        removed: diff.removed,
        changes: diff.changes,
        questions: catalogue.questions,
        tasks: catalogue.tasks.map((task) => taskJson(task, names)),
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
        ...diff.removed.map((code) => say("cli-import-removed", { code })),
        ...catalogue.questions.map(({ about, text, default: fallback }) =>
          say("cli-import-question", { about, text, default: fallback }),
        ),
        say(outcome),
      ],
    };
  },
};
