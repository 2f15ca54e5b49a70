import { say } from "../domain/say.js";
import { progressLines } from "../reports/progress-lines.js";
import { statusDocument } from "../reports/status-document.js";
import { type Command, refuse, textOption } from "./command.js";

/** An instant with its offset; a bare day or time would depend on the host's zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

export const statusCommand: Command = {
  name: "status",
  usage: "[--at 2025-03-07T08:00:00+07:00] [--json]",
  options: { at: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values }) {
    const text = textOption(values, "at");
    const at = text === undefined ? undefined : new Date(text);
    if (text !== undefined && (!INSTANT.test(text) || Number.isNaN(at?.getTime()))) {
      return refuse(say("cli-bad-instant", { found: text }));
    }
    const summary = await office.summary({ kind: "plan" }, at);
    if (!summary) return refuse(say("cli-no-plan"));
    return { ok: true, json: statusDocument(summary, office.zone), lines: progressLines(summary) };
  },
};
