import { say } from "../domain/say.js";
import { parseInstant } from "../domain/zone.js";
import { progressLines } from "../reports/progress-lines.js";
import { statusDocument } from "../reports/status-document.js";
import { type Command, refuse, textOption } from "./command.js";

export const statusCommand: Command = {
  name: "status",
  usage: "[--at 2025-03-07T08:00:00+07:00] [--json]",
  options: { at: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values }) {
    const text = textOption(values, "at");
    const at = text === undefined ? undefined : parseInstant(text);
    if (at === null) return refuse(say("cli-bad-instant", { found: text ?? "" }));
    const summary = await office.summary({ kind: "plan" }, at);
    if (!summary) return refuse(say("cli-no-plan"));
    return { ok: true, json: statusDocument(summary, office.zone), lines: progressLines(summary) };
  },
};
